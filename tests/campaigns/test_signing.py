"""A joint statement in public: its words, its embargo, who stands in the list."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import (
    Action,
    Campaign,
    Counter,
    OrganisationSignature,
    Signatory,
    SupporterAction,
    Text,
)
from endreprisals.campaigns.queries.here import action_here
from endreprisals.campaigns.queries.signing import every_name, names
from endreprisals.campaigns.services import organisations, signing
from endreprisals.record.services.index import rebuild_index
from endreprisals.supporters import identity
from tests.build import NOON
from tests.build_campaigns import a_text
from tests.campaigns.signing_world import (
    WORDS,
    a_signer,
    a_statement,
    an_asked_organisation,
)
from tests.contracts.answers import body_of

pytestmark = pytest.mark.django_db
PLACE = "/en/campaigns/test-2026/act/1/"
NAME = "Testa Signataria"


@pytest.fixture(autouse=True)
def open_for_years(made_ready: object) -> None:
    """Views ask the clock, so the campaign must be open whenever this runs."""
    rebuild_index(at=NOON)


@pytest.fixture
def statement() -> Action:
    action = a_statement()
    Campaign.objects.update(opens_on="2020-01-01", closes_on="2099-12-31")
    return action


def verified(action: Action, **changes: str) -> OrganisationSignature:
    row = an_asked_organisation(action, **changes)
    organisations.verify(row.pk, how="domain_mail", by="account-3", at=NOON)
    return row


def listed(action: Action, name: str = NAME) -> SupporterAction:
    row = a_signer(action, name)
    waiting = signing.waiting_names(action.pk)
    mark = next(one.mark for one in waiting if one.name == name)
    signing.decide_names(action.pk, shown={mark}, refused=(), by="account-3", at=NOON)
    return row


def test_the_statement_is_read_with_its_numbers_each_way_of_knowing_apart(
    statement: Action, client: Client
) -> None:
    for what, number in (("proof", 1200), ("mail", 34), ("organisations", 1)):
        Counter.objects.create(
            action=statement, what=what, number=number, counted_until=NOON, updated_at=NOON
        )
    verified(statement)
    page = client.get(PLACE).content.decode()

    for line in WORDS.splitlines():
        assert line in page
    assert "1,200" in page
    assert "34" in page
    assert "1,234" not in page, "ways of knowing are never added up"
    assert "last updated" in page
    assert "Invented Watch" in page
    assert 'id="count-form"' in page
    assert page.index("Before you act") < page.index('id="count-form"')


def test_who_signs_is_shown_only_after_a_person_has_seen_the_name(
    statement: Action, client: Client
) -> None:
    a_signer(statement)
    place = f"{PLACE}signatories/"
    assert NAME not in client.get(place).content.decode()

    (waiting,) = signing.waiting_names(statement.pk)
    assert waiting.name == NAME
    signing.decide_names(statement.pk, shown={waiting.mark}, refused=(), by="account-3", at=NOON)

    assert NAME in client.get(place).content.decode()
    assert SupporterAction.objects.get().name is None, "the sealed name is not kept twice"
    assert Event.objects.get(kind="signature_verified").detail == {"names": 1}
    assert not signing.waiting_names(statement.pk)


def test_a_refused_name_is_counted_and_never_shown(statement: Action) -> None:
    a_signer(statement, "buy pills")
    (waiting,) = signing.waiting_names(statement.pk)
    signing.decide_names(statement.pk, shown=(), refused={waiting.mark}, by="account-3", at=NOON)

    row = SupporterAction.objects.get()
    assert (row.state, row.listed, row.name) == ("counted", False, None)
    assert not Signatory.objects.exists()


def test_a_name_without_its_own_tick_or_of_one_who_only_waits_is_nobodys_to_read(
    statement: Action,
) -> None:
    a_signer(statement, listed=False)
    a_signer(statement, state="waiting", counted_at=None)
    a_signer(statement, state="removed", counted_at=None)

    assert not signing.waiting_names(statement.pk)


def test_no_name_of_an_action_of_high_risk_is_ever_opened(statement: Action) -> None:
    a_signer(statement)
    Action.objects.update(high_risk=True)

    assert not signing.waiting_names(statement.pk)


def test_a_mark_of_another_action_or_a_made_up_one_shows_nobody(statement: Action) -> None:
    a_signer(statement)
    other = a_statement()
    a_signer(other)
    (mark,) = (one.mark for one in signing.waiting_names(other.pk))

    done = signing.decide_names(
        statement.pk, shown={mark, "made-up", ""}, refused=(), by="account-3", at=NOON
    )

    assert done == (0, 0)
    assert not Signatory.objects.exists()


def test_a_name_sealed_with_another_key_can_be_refused_and_not_shown(statement: Action) -> None:
    a_signer(statement)
    SupporterAction.objects.update(name=b"not sealed by us")
    (waiting,) = signing.waiting_names(statement.pk)
    assert waiting.name is None

    signing.decide_names(statement.pk, shown={waiting.mark}, refused=(), by="a", at=NOON)
    assert not Signatory.objects.exists()
    signing.decide_names(statement.pk, shown=(), refused={waiting.mark}, by="a", at=NOON)
    assert not signing.waiting_names(statement.pk)


def test_a_name_is_taken_off_the_list_by_its_mark(statement: Action) -> None:
    listed(statement)
    mark = signing.listed_mark(Signatory.objects.get())

    assert not signing.take_off(statement.pk, mark="made-up", by="account-3", at=NOON)
    assert signing.take_off(statement.pk, mark=mark, by="account-3", at=NOON)
    assert not Signatory.objects.exists()


@pytest.mark.parametrize("page", ["", "press/", "signatories/", "signatories.csv", "statement.pdf"])
def test_before_the_embargo_ends_nothing_of_the_statement_is_told(
    statement: Action, client: Client, page: str
) -> None:
    verified(statement)
    listed(statement)
    Counter.objects.create(
        action=statement, what="mail", number=7771, counted_until=NOON, updated_at=NOON
    )
    Text.objects.filter(part="title").delete()
    Text.objects.filter(part="statement").update(heading="An invented heading")
    Action.objects.update(embargo_until=now() + timedelta(hours=1))
    told = body_of(client.get(PLACE + page))

    for secret in (*WORDS.splitlines(), "words for the press", "Invented Watch", NAME, "7,771"):
        assert secret not in told
    assert "%PDF" not in told
    assert "An invented heading" not in told
    assert "will be shown from" in told


@pytest.mark.parametrize("page", ["", "press/", "signatories/", "signatories.csv"])
def test_once_the_embargo_is_over_everything_is_told(
    statement: Action, client: Client, page: str
) -> None:
    Action.objects.update(embargo_until=now() - timedelta(seconds=1))
    answer = client.get(PLACE + page)

    assert answer.status_code == 200
    assert "will be shown from" not in body_of(answer)


def test_the_list_as_a_file_cannot_be_a_formula(statement: Action, client: Client) -> None:
    verified(statement, name="=cmd|' /C calc'!A0")
    listed(statement, "+41 Testa")
    rows = list(csv.reader(io.StringIO(body_of(client.get(f"{PLACE}signatories.csv")))))

    assert rows[0][:3] == ["kind", "name", "country"]
    assert [row[1] for row in rows[1:]] == ["'=cmd|' /C calc'!A0", "'+41 Testa"]


def test_markup_in_a_name_stays_words(statement: Action, client: Client) -> None:
    verified(statement, name="<script>alert(1)</script>")
    page = client.get(PLACE).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_statement_is_shown_in_the_language_that_is_asked_for(
    statement: Action, client: Client
) -> None:
    a_text(statement, "statement", "Une déclaration inventée.", language="fr")
    a_text(statement, "statement", "བརྙས་བཅོས་ཀྱི་གསལ་བསྒྲགས།", language="bo")
    a_text(statement, "statement", "A draft nobody may read.", language="es", state="draft")

    assert "Une déclaration inventée." in client.get(PLACE.replace("/en/", "/fr/")).content.decode()
    tibetan = client.get(f"{PLACE}?in=bo").content.decode()
    assert "བརྙས་བཅོས" in tibetan
    assert 'lang="bo"' in tibetan
    assert "A draft nobody" not in client.get(PLACE.replace("/en/", "/es/")).content.decode()
    assert client.get(f"{PLACE}?in=%3Cscript%3E").status_code == 200


def test_two_languages_of_one_statement_are_one_signature(statement: Action) -> None:
    row = a_signer(statement, language="en")

    assert not SupporterAction.objects.filter(supporter=row.supporter, language="fr").exists()
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        a_signer(statement, supporter=row.supporter, language="fr")


def test_the_pdf_holds_the_statement_and_who_signed(statement: Action, client: Client) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    verified(statement)
    listed(statement)
    answer = client.get(f"{PLACE}statement.pdf")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="statement-test-2026.pdf"'
    pages = pdfium.PdfDocument(answer.content)
    words = " ".join(page.get_textpage().get_text_range() for page in pages)

    assert "An invented statement." in words
    assert "Invented Watch" in words
    assert NAME in words


def test_a_campaign_that_was_withdrawn_answers_410_everywhere(
    statement: Action, client: Client
) -> None:
    Campaign.objects.update(state="withdrawn")
    for page in (
        "",
        "press/",
        "signatories/",
        "signatories.csv",
        "statement.pdf",
        "organisations/",
    ):
        assert client.get(PLACE + page).status_code == 410, page


def test_pages_of_a_statement_are_not_there_for_another_kind_of_action(client: Client) -> None:
    action = a_statement()
    Action.objects.filter(pk=action.pk).update(kind="letter")

    assert client.get(f"{PLACE}signatories/").status_code == 404


def test_a_list_of_thousands_stays_small_and_takes_the_same_queries(
    statement: Action, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Signatory.objects.bulk_create(
        Signatory(
            supporter=identity.supporter_key(f"testa-{number}@supporter.example"),
            action=statement, name=f"Testa Signataria {number:04}", country="CHE",
            seen_by="account-3", shown_at=NOON,
        )
        for number in range(1000)
    )  # fmt: skip
    with django_assert_max_num_queries(20):
        answer = client.get(f"{PLACE}signatories/?page=2")

    page = answer.content.decode()
    assert "Testa Signataria 0200" in page
    assert "Testa Signataria 0199" not in page
    assert len(page) < 60_000


@pytest.mark.parametrize("page", ["signatories/", "signatories.csv", "statement.pdf"])
def test_once_an_action_is_one_of_high_risk_no_list_names_anybody(
    page: str, statement: Action, client: Client
) -> None:
    Signatory.objects.create(
        supporter="x" * 22, action=statement, name="Testa Zanzaribalda", country="CHE",
        seen_by="account-1", shown_at=NOON,
    )  # fmt: skip
    Action.objects.update(high_risk=True)
    answer = client.get(f"/en/campaigns/test-2026/act/{statement.number}/{page}")
    assert answer.status_code == 200
    if page == "statement.pdf":
        assert names(statement.pk, page=1).names == ()
        assert tuple(every_name(statement.pk)) == ()
    else:
        assert "Zanzaribalda" not in body_of(answer)


def test_under_an_embargo_people_are_not_counted_and_organisations_that_know_the_words_sign(
    statement: Action, client: Client
) -> None:
    Action.objects.update(embargo_until=now() + timedelta(hours=1))
    here = action_here(statement.campaign.code, statement.number, at=now())
    assert (here.standing, here.under_embargo, here.takes_organisations) == ("not_yet", True, True)
    given = {"email": "testa@supporter.example", "agreed": "yes"}
    answer = client.post(f"{PLACE}count/", given)
    assert answer.status_code >= 400
    assert not SupporterAction.objects.exists()
    assert b"organisation-form" in client.get(f"{PLACE}organisations/").content
    assert b"as-organisation" in client.get(PLACE).content

    after = action_here(statement.campaign.code, statement.number, at=now() + timedelta(hours=2))
    assert (after.standing, after.under_embargo) == ("open", False)
    Action.objects.update(state="paused")
    paused = action_here(statement.campaign.code, statement.number, at=now())
    assert (paused.standing, paused.takes_organisations) == ("paused", False)
