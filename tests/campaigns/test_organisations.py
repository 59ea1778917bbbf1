"""Organisations that sign: who confirms, who verifies, and who cannot be shut out."""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.campaigns.mails.signing import confirm_organisation
from endreprisals.campaigns.models import Action, Campaign, OrganisationSignature
from endreprisals.campaigns.services import organisations
from endreprisals.supporters import identity
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.rendering import Stop
from tests.build import NOON
from tests.campaigns.signing_world import PDF, a_statement, an_asked_organisation, an_organisation

pytestmark = pytest.mark.django_db
PLACE = "/en/campaigns/test-2026/act/1/organisations/"
GOOD = {
    "name": "Invented Watch", "country": "CHE", "site": "www.ngo.example",
    "email": "office@ngo.example", "signatory": "Testa Signataria", "office": "Director",
    "mandate": "Decision of the board of 3 May", "agreed": "yes",
}  # fmt: skip


@pytest.fixture(autouse=True)
def a_folder(tmp_path: Path) -> Any:
    with override_settings(SIGNING_DOCUMENTS_DIR=tmp_path / "mandates"):
        yield


@pytest.fixture
def statement() -> Action:
    action = a_statement()
    Campaign.objects.update(opens_on="2020-01-01", closes_on="2099-12-31")
    return action


def a_file(content: bytes = PDF, name: str = "Testa-Signataria.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def link(row: OrganisationSignature) -> str:
    token = written_token(Token("organisation", row.supporter, str(row.pk)))
    return f"/en/organisations/confirm/{token}/"


def kept_files() -> list[Path]:
    folder = Path(settings.SIGNING_DOCUMENTS_DIR)
    return sorted(folder.iterdir()) if folder.exists() else []


def test_an_organisation_signs_from_the_form_to_the_list(statement: Action, client: Client) -> None:
    answer = client.post(PLACE, GOOD)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    row = OrganisationSignature.objects.get()
    assert (row.state, row.domain, row.website) == (
        "waiting", "ngo.example", "https://www.ngo.example/",
    )  # fmt: skip
    mail = Mail.objects.get()
    assert (mail.kind, mail.stream, mail.detail) == (
        "confirm-organisation", "confirm", {"organisation": row.pk},
    )  # fmt: skip

    assert client.post(link(row), {"confirm": "yes"}).status_code == 200
    row.refresh_from_db()
    assert row.state == "to_verify"
    assert Consent.objects.get().purpose == "sign"

    organisations.verify(row.pk, how="domain_mail", by="account-3", at=NOON)
    page = client.get("/en/campaigns/test-2026/act/1/").content.decode()
    assert "Invented Watch" in page
    for secret in ("Testa Signataria", "Director", "office@", "Decision of the board"):
        assert secret not in page


def test_a_program_that_opens_every_link_confirms_and_withdraws_nothing(
    statement: Action, client: Client
) -> None:
    row = an_organisation(statement)
    for method in ("get", "head", "get"):
        assert getattr(client, method)(link(row)).status_code == 200
    assert client.post(link(row)).status_code == 422, "without the button nothing happens"

    row.refresh_from_db()
    assert row.state == "waiting"


def test_the_answer_is_the_same_whoever_the_mailbox_belongs_to(
    statement: Action, client: Client
) -> None:
    first = client.post(PLACE, GOOD).content
    row = OrganisationSignature.objects.get()
    organisations.confirm(row.pk, supporter=row.supporter, at=now())
    again = client.post(PLACE, GOOD).content

    assert first == again


def test_no_document_is_taken_before_its_mailbox_was_seen_to_be_read(
    statement: Action, client: Client
) -> None:
    typed = GOOD | {"email": "testa@gmail.com", "document": a_file()}
    assert client.post(PLACE, typed).status_code == 200
    assert not kept_files()
    row = OrganisationSignature.objects.get()
    assert (row.state, row.document_sha256) == ("waiting", "")
    assert 'type="file"' not in client.get(PLACE).content.decode()
    assert "own domain; else leave it out" in client.get(link(row)).content.decode()


def press(client: Client, row: OrganisationSignature, content: bytes = PDF) -> Any:
    return client.post(link(row), {"confirm": "yes", "document": a_file(content)})


def test_a_document_lies_sealed_on_disk_and_its_name_says_nothing(
    statement: Action, client: Client
) -> None:
    row = an_organisation(statement)
    assert press(client, row).status_code == 200
    row.refresh_from_db()
    (path,) = kept_files()

    assert row.state == "to_verify"
    assert path.name == f"{row.document_sha256}.bin"
    assert path.stat().st_mode & 0o777 == 0o600
    assert PDF not in path.read_bytes()
    assert b"Testa" not in path.read_bytes()
    assert organisations.opened_document(row) == PDF


def test_a_document_may_follow_later_and_is_taken_once(statement: Action, client: Client) -> None:
    row = an_asked_organisation(statement)
    assert "Send the document" in client.get(link(row)).content.decode()
    for content in (PDF, PDF + b"another\n%%EOF"):
        page = press(client, row, content).content.decode()
        assert "Send the document" not in page
    row.refresh_from_db()

    assert organisations.opened_document(row) == PDF
    assert len(kept_files()) == 1


def test_strangers_fill_no_disk_with_documents(
    statement: Action, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organisations, "MOST_ON_DISK", organisations.SEALED_BYTES + 100)
    first, second = an_organisation(statement), an_organisation(statement, "two@ngo.example")
    assert press(client, first).status_code == 200
    answer = press(client, second)

    assert answer.status_code == 503
    assert "Nothing was changed" in answer.content.decode()
    second.refresh_from_db()
    assert second.state == "waiting"
    assert len(kept_files()) == 1
    assert client.post(link(second), {"confirm": "yes"}).status_code == 200


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90" + PDF, "no whole PDF"),
        (b"%PDF-1.7 cut short", "no whole PDF"),
        (b"<html>%PDF-</html>%%EOF", "no whole PDF"),
        (PDF + b"\0" * 2_000_001, "too large"),
    ],
)
def test_what_is_no_small_pdf_is_refused_and_not_kept(
    statement: Action, client: Client, content: bytes, words: str
) -> None:
    row = an_organisation(statement)
    answer = press(client, row, content)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not kept_files()
    row.refresh_from_db()
    assert row.state == "waiting"


def test_a_body_far_over_the_limit_is_refused_before_it_is_read(
    statement: Action, client: Client
) -> None:
    row = an_organisation(statement)
    answer = press(client, row, b"%PDF-" + b"\0" * 5_000_000)

    assert answer.status_code == 413
    row.refresh_from_db()
    assert row.state == "waiting"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "x" * 1_000_000),
        ("name", "Invented \u202eWatch"),
        ("name", "<script>alert(1)</script>"),
        ("name", "Two\nlines"),
        ("name", ""),
        ("site", "https://user:pass@ngo.example/"),
        ("site", "javascript:alert(1)"),
        ("email", "office@ngo.example, other@ngo.example"),
        ("email", "office@ngo.example\r\nBcc: x@y.example"),
        ("email", "office@аmnesty.example"),
        ("signatory", "Testa\x00"),
        ("mandate", ""),
        ("country", "XXX"),
        ("agreed", ""),
        ("website", "https://filled-by-a-program.example"),
    ],
)
def test_hostile_words_are_refused_with_a_word_on_how_to_mend_them(
    statement: Action, client: Client, field: str, typed: str
) -> None:
    answer = client.post(PLACE, GOOD | {field: typed})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not OrganisationSignature.objects.exists()
    assert not Mail.objects.exists()


def test_a_name_with_a_full_stop_is_a_name(statement: Action, client: Client) -> None:
    assert client.post(PLACE, GOOD | {"name": "Invented.org e.V."}).status_code == 200
    assert OrganisationSignature.objects.get().name == "Invented.org e.V."


def test_a_domain_in_disguise_does_not_stand_for_the_one_it_looks_like(
    statement: Action, client: Client
) -> None:
    client.post(PLACE, GOOD | {"site": "www.ngо.example"})  # a Cyrillic letter
    row = OrganisationSignature.objects.get()
    press(client, row)
    row.refresh_from_db()

    assert row.domain != "ngo.example"
    with pytest.raises(organisations.SigningRefused, match="own_domain"):
        organisations.verify(row.pk, how="domain_mail", by="account-3", at=NOON)


def test_who_asks_first_for_a_domain_keeps_its_owner_out_of_nothing(statement: Action) -> None:
    stranger = an_asked_organisation(statement, "testa@gmail.com", document=PDF)
    owner = an_asked_organisation(statement, "office@ngo.example")

    assert (stranger.state, owner.state) == ("to_verify", "to_verify")
    organisations.verify(owner.pk, how="domain_mail", by="account-3", at=NOON)
    with pytest.raises(organisations.SigningRefused, match="already"):
        organisations.verify(stranger.pk, how="document", by="account-3", at=NOON)
    stranger.refresh_from_db()
    assert stranger.state == "to_verify"


def test_nobody_is_verified_by_a_domain_that_is_not_theirs(statement: Action) -> None:
    row = an_asked_organisation(statement, "testa@gmail.com", document=PDF)
    assert not organisations.own_domain(row)
    with pytest.raises(organisations.SigningRefused, match="own_domain"):
        organisations.verify(row.pk, how="domain_mail", by="account-3", at=NOON)

    bare = an_asked_organisation(statement, "office@ngo.example")
    with pytest.raises(organisations.SigningRefused, match="no_document"):
        organisations.verify(bare.pk, how="document", by="account-3", at=NOON)


def test_two_organisations_without_a_website_are_two(statement: Action) -> None:
    rows = [
        an_asked_organisation(
            statement, f"testa{number}@gmail.com", name=f"Invented {number}", website="",
            domain="", document=PDF,
        )
        for number in (1, 2)
    ]  # fmt: skip
    for row in rows:
        organisations.verify(row.pk, how="document", by="account-3", at=NOON)

    assert OrganisationSignature.objects.filter(state="verified").count() == 2


def test_later_words_of_the_same_mailbox_take_the_place_of_the_earlier(statement: Action) -> None:
    first = an_asked_organisation(statement, document=PDF)
    later = an_asked_organisation(statement, name="Invented Watch International")

    assert list(OrganisationSignature.objects.values_list("pk", flat=True)) == [later.pk]
    assert first.pk != later.pk


@pytest.mark.parametrize("token", ["", "~~~", "organisation~x~1~forged", "x" * 3000])
def test_a_forged_or_cut_link_says_so_and_does_nothing(client: Client, token: str) -> None:
    address = f"/en/organisations/confirm/{token or 'none'}/"

    assert client.get(address).status_code == 404
    assert client.post(address, {"confirm": "yes"}).status_code == 404


def test_a_link_for_another_purpose_opens_nothing(statement: Action, client: Client) -> None:
    row = an_organisation(statement)
    for purpose in ("confirm", "erase", "postcard", "unsubscribe"):
        token = written_token(Token(purpose, row.supporter, str(row.pk)))
        address = f"/en/organisations/confirm/{token}/"
        assert client.post(address, {"confirm": "yes"}).status_code == 404
    other = written_token(Token("organisation", identity.supporter_key("x@y.example"), str(row.pk)))
    assert client.get(f"/en/organisations/confirm/{other}/").status_code == 410
    row.refresh_from_db()
    assert row.state == "waiting"


def test_pressing_again_changes_nothing_and_a_withdrawn_link_does_not_come_back(
    statement: Action, client: Client
) -> None:
    row = an_organisation(statement)
    for _ in range(3):
        press(client, row)
    assert Consent.objects.count() == 1
    organisations.verify(row.pk, how="document", by="account-3", at=NOON)

    assert client.post(link(row), {"withdraw": "yes"}).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.address, row.signatory, row.document_sha256, row.mandate) == (
        "removed", None, None, "", "",
    )  # fmt: skip
    client.post(link(row), {"confirm": "yes"})
    row.refresh_from_db()
    assert row.state == "removed"
    assert "Invented Watch" not in client.get("/en/campaigns/test-2026/act/1/").content.decode()


def test_a_statement_that_closed_meanwhile_takes_no_confirmation(
    statement: Action, client: Client
) -> None:
    row = an_organisation(statement)
    Action.objects.update(state="closed")

    assert client.post(link(row), {"confirm": "yes"}).status_code == 410
    assert not OrganisationSignature.objects.exists()
    assert client.post(PLACE, GOOD).status_code == 422


def test_a_refusal_empties_what_was_sealed_and_stays_with_staff(
    statement: Action, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    row = an_asked_organisation(statement, document=PDF)
    with django_capture_on_commit_callbacks(execute=True):
        organisations.refuse(row.pk, because="No such board.", by="account-3", at=NOON)
    row.refresh_from_db()

    assert (row.state, row.address, row.signatory) == ("refused", None, None)
    assert row.keep_until == (NOON + timedelta(days=28)).date()
    assert not kept_files()
    assert "No such board" not in client.get(link(row)).content.decode()


def test_the_mail_holds_links_and_nothing_that_somebody_typed(statement: Action) -> None:
    row = an_organisation(statement)
    said = confirm_organisation(Mail.objects.get(), NOON)

    assert f"/organisations/confirm/organisation~{row.supporter}~{row.pk}~" in said.text
    assert "/forget/" in said.text
    for typed in ("Invented Watch", "Testa", "board", "ngo.example"):
        assert typed not in said.text + said.subject


def test_no_mail_leaves_for_what_was_confirmed_closed_or_erased(statement: Action) -> None:
    row = an_organisation(statement)
    mail = Mail.objects.get()
    Action.objects.update(state="closed")
    with pytest.raises(Stop, match="action_closed"):
        confirm_organisation(mail, NOON)
    Campaign.objects.update(state="withdrawn")
    with pytest.raises(Stop, match="withdrawn"):
        confirm_organisation(mail, NOON)
    row.delete()
    with pytest.raises(Stop, match="signature_gone"):
        confirm_organisation(mail, NOON)


def test_nobody_bombs_a_mailbox_through_the_form(statement: Action, client: Client) -> None:
    answers = {client.post(PLACE, GOOD).content for _ in range(6)}

    assert len(answers) == 1
    assert Mail.objects.count() == organisations.MOST_MAILS
    assert OrganisationSignature.objects.count() == organisations.MOST_MAILS + 3


@override_settings(READ_ONLY=True)
def test_while_the_door_only_reads_nothing_is_taken(statement: Action, client: Client) -> None:
    answer = client.post(PLACE, GOOD)

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert not OrganisationSignature.objects.exists()


def test_documents_that_no_row_names_go_and_others_stay(statement: Action) -> None:
    an_asked_organisation(statement, document=PDF)
    gone = an_asked_organisation(
        statement, "office2@ngo.example", document=PDF + b"\n%%EOF", domain="other.example"
    )
    OrganisationSignature.objects.filter(pk=gone.pk).delete()
    hour_ago = time.time() - 3600
    for path in kept_files():
        os.utime(path, (hour_ago, hour_ago))

    assert organisations.forget_documents(before=hour_ago - 60) == 0
    assert organisations.forget_documents(before=time.time()) == 1
    assert len(kept_files()) == 1
