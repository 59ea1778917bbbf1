"""Signatures at the desk: who reads what, and what a decision does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, OrganisationSignature, Signatory
from tests.build import NOON
from tests.campaigns.signing_world import (
    PDF,
    WORDS,
    a_signer,
    a_statement,
    an_asked_organisation,
)
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
NAME = "Testa Signataria"


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path) -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR, SIGNING_DOCUMENTS_DIR=tmp_path / "mandates"):
        yield


@pytest.fixture
def moderator() -> Client:
    return signed_in(a_person("moderator"))


@pytest.fixture
def statement() -> Action:
    return a_statement()


def test_names_are_decided_one_by_one_and_no_key_stands_in_the_page(
    statement: Action, moderator: Client
) -> None:
    names = ("Testa Prima", "buy pills", "Testa Later")
    rows = [
        a_signer(statement, name, counted_at=NOON + timedelta(minutes=minutes))
        for minutes, name in enumerate(names)
    ]
    place = f"/signatures/{statement.pk}/names/"
    page = moderator.get(place).content.decode()
    for row in rows:
        assert row.supporter not in page
    marks = dict(zip(("prima", "pills", "later"), _marks(page), strict=True))
    moderator.post(place, {f"name-{marks['prima']}": "show", f"name-{marks['pills']}": "refuse"})

    assert [one.name for one in Signatory.objects.all()] == ["Testa Prima"]
    left = moderator.get(place).content.decode()
    assert "Testa Later" in left
    assert "buy pills" not in left
    details = [event.detail for event in Event.objects.order_by("pk")]
    assert details == [{"names": 1}, {"names": 1}]
    assert "Testa" not in str(list(Event.objects.values_list("target", "detail", "actor")))


def test_a_name_is_taken_off_the_public_list(statement: Action, moderator: Client) -> None:
    a_signer(statement)
    place = f"/signatures/{statement.pk}/names/"
    (mark,) = _marks(moderator.get(place).content.decode())
    moderator.post(place, {f"name-{mark}": "show"})
    page = moderator.get(place).content.decode()
    (listed,) = [part.split('"')[0] for part in page.split('name="mark" value="')[1:]]

    moderator.post(f"/signatures/{statement.pk}/take-off/", {"mark": listed})
    assert not Signatory.objects.exists()


def test_a_mandate_is_opened_and_the_organisation_verified(
    statement: Action, moderator: Client
) -> None:
    row = an_asked_organisation(statement, document=PDF)
    place = f"/organisations/{row.pk}/"
    page = moderator.get(place).content.decode()
    for shown in ("Testa Signataria, director", "office@ngo.example", "Decision of the board"):
        assert shown in page
    file = moderator.get(f"{place}document/")
    assert file.content == PDF
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Content-Type"] == "application/octet-stream"

    assert moderator.post(f"{place}verify/", {"how": "domain_mail"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.verified_how, row.verified_on) == (
        "verified", "domain_mail", now().date(),
    )  # fmt: skip
    assert Event.objects.get().detail == {"how": "domain_mail"}


def test_a_mailbox_elsewhere_or_a_name_in_disguise_is_said_loudly(
    statement: Action, moderator: Client
) -> None:
    row = an_asked_organisation(
        statement, "testa@gmail.com", name="Аmnesty Invented", document=PDF,
        website="https://xn--mnesty-4nf.example/", domain="xn--mnesty-4nf.example",
    )  # fmt: skip
    page = moderator.get(f"/organisations/{row.pk}/").content.decode()

    assert "not at this domain" in page
    assert "look like others" in page
    answer = moderator.post(f"/organisations/{row.pk}/verify/", {"how": "domain_mail"})
    assert answer.status_code == 409
    row.refresh_from_db()
    assert row.state == "to_verify"


def test_refusing_needs_a_reason(statement: Action, moderator: Client) -> None:
    row = an_asked_organisation(statement)
    place = f"/organisations/{row.pk}/refuse/"
    assert moderator.post(place, {"because": " "}).status_code == 422
    assert moderator.post(place, {"because": "No such board."}).status_code == 302

    assert OrganisationSignature.objects.get().state == "refused"
    assert moderator.post(place, {"because": "Again"}).status_code == 409


def test_the_desk_reads_a_statement_before_its_embargo_ends(
    statement: Action, moderator: Client
) -> None:
    Action.objects.update(embargo_until=now() + timedelta(days=2))
    page = moderator.get(f"/signatures/{statement.pk}/statement/").content.decode()

    assert WORDS.splitlines()[0] in page
    assert "Invented words for the press." in page
    assert "Not public before" in page


def test_who_only_plans_sees_how_many_wait_and_no_name_or_mandate(statement: Action) -> None:
    a_signer(statement)
    row = an_asked_organisation(statement)
    advocate = signed_in(a_person("advocate"))
    for place in (
        "/signatures/",
        f"/organisations/{row.pk}/",
        f"/signatures/{statement.pk}/names/",
    ):
        assert advocate.get(place).status_code == 404
    page = signed_in(a_person("campaigner")).get("/signatures/").content.decode()
    assert "1 name waits" in page
    assert NAME not in page


def _marks(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('name="name-')[1:]]
