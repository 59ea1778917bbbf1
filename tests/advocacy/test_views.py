"""The advocacy desk in the browser's words: nothing typed is lost, nothing happens unasked."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from endreprisals.advocacy.models import Ask, Contact, StatementDraft, WithdrawnForecast
from endreprisals.advocacy.services.contacts import years_after
from endreprisals.advocacy.services.drafts import typed
from endreprisals.ledger.models import Forecast, Stance
from endreprisals.record.models import Case, Raise
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import withdraw_case
from endreprisals.states.models import ClosedSession, Statement
from tests.advocacy.world import some_states
from tests.build import NOON, a_case, a_raise, a_statement
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
TODAY = now().date()
# Of a session that is over whenever this runs.
GOOD = {
    "forum": "HRC60", "date": "2025-09-24", "speaker": "Luxembourg", "on_behalf_of": "benelux",
    "shown_for": "BEL LUX NLD", "made_for": ["BEL", "LUX", "NLD"],
    "text_url": "https://source.example/benelux",
}  # fmt: skip
ALONE = {
    "forum": "HRC60", "date": "2025-09-24", "speaker": "DEU", "source": "A/HRC/60/2, para. 5",
}  # fmt: skip
# Contacts are kept for some years only, so their days hang on the day of the test.
HELD, SAID, DUE = (TODAY - timedelta(days=days) for days in (60, 20, 10))
ASKED = {
    "state": "Germany", "kind": "meeting", "held_on": HELD.isoformat(), "outcome": "open",
    "ask-0-kind": "name_a_case", "ask-0-session": "hrc60", "promised": "Will name a case.",
    "due_on": DUE.isoformat(),
}  # fmt: skip


@pytest.fixture(autouse=True)
def ready_states() -> None:
    some_states()


@pytest.fixture
def enterer() -> Client:
    return signed_in(a_person("advocate"))


@pytest.fixture
def editor() -> Client:
    return signed_in(a_person("editor"))


def draft_of(client: Client, given: dict[str, Any] | None = None) -> StatementDraft:
    answer = client.post("/statements/enter/", given or GOOD)
    assert answer.status_code == 302, answer.content.decode()
    return StatementDraft.objects.order_by("-pk")[0]


def public(enterer: Client, editor: Client, given: dict[str, Any] | None = None) -> Statement:
    draft = draft_of(enterer, given)
    editor.post(f"/drafts/{draft.pk}/check/", {"revision": "1"})
    draft.refresh_from_db()
    assert draft.statement is not None
    return draft.statement


def test_the_members_of_a_group_are_shown_before_anything_is_kept(enterer: Client) -> None:
    given = {name: GOOD[name] for name in GOOD if name not in ("shown_for", "made_for")}
    answer = enterer.post("/statements/enter/", given)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Look whether it was made for each of these States" in page
    for code in ("BEL", "LUX", "NLD"):
        assert f'value="{code}" id="made-for-{code}" checked' in page
    assert 'name="shown_for" value="BEL LUX NLD"' in page
    assert 'value="2025-09-24"' in page
    assert not StatementDraft.objects.exists()


def test_another_group_or_day_shows_its_members_anew(enterer: Client) -> None:
    answer = enterer.post("/statements/enter/", GOOD | {"on_behalf_of": "nordic"})

    assert answer.status_code == 422
    assert 'id="made-for-NOR" checked' in answer.content.decode()


def test_a_member_is_struck_out_with_a_note(enterer: Client) -> None:
    without = GOOD | {"made_for": ["LUX", "BEL"]}
    refused = enterer.post("/statements/enter/", without)
    assert refused.status_code == 422
    assert "why it was not made for NLD" in refused.content.decode()
    assert 'id="made-for-NLD"> ' in refused.content.decode()

    draft = draft_of(enterer, without | {"note": "The Netherlands spoke for themselves."})
    assert [(one.state, one.basis) for one in typed(draft).made_for] == [
        ("BEL", "member"), ("LUX", "listed"),
    ]  # fmt: skip


def test_a_state_that_speaks_for_itself_needs_no_second_look(enterer: Client) -> None:
    draft = draft_of(enterer, ALONE)

    assert [one.state for one in typed(draft).made_for] == ["DEU"]


def test_states_that_the_source_names_are_listed(enterer: Client) -> None:
    given = ALONE | {"also_for": "Denmark; BLR", "shown_for": "BLR DEU DNK"}
    draft = draft_of(enterer, given | {"made_for": ["BLR", "DEU", "DNK"]})

    assert {one.basis for one in typed(draft).made_for} == {"listed"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"forum": ""}, "Give the meeting"),
        ({"forum": "the Council"}, "is no meeting we can read"),
        ({"date": "24 September"}, "write a date such as"),
        ({"speaker": "Atlantis"}, "“Atlantis” is no State of the list"),
        ({"case-0-id": "EGY-1999-001"}, "EGY-1999-001 is no public case"),
        ({"country-0-about": "lawyers"}, "Give the country that “lawyers” is about"),
        ({"country-0-state": "Atlantis"}, "“Atlantis” is no State"),
        ({"text_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"text_url": ""}, "Give the address of its text"),
    ],
)
def test_a_slip_is_named_and_nothing_typed_is_lost(
    enterer: Client, changes: dict[str, str], words: str
) -> None:
    given = {**GOOD, "note": "As delivered.", "case-1-id": "EGY-1999-002", **changes}
    answer = enterer.post("/statements/enter/", given)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page.replace("&#x27;", "'")
    for kept in ("As delivered.", "EGY-1999-002", 'id="made-for-NLD" checked'):
        assert kept in page
    assert not StatementDraft.objects.exists()


def test_cases_and_countries_are_read_from_their_lines(enterer: Client) -> None:
    case = a_case()
    lines = {
        "case-3-id": case.public_id.lower(), "case-3-how": "welcomed",
        "country-1-state": "Belarus", "country-1-about": "lawyers under pressure",
    }  # fmt: skip
    draft = draft_of(enterer, GOOD | lines)

    spoken = typed(draft)
    assert [(one.case_id, one.how) for one in spoken.cases] == [(case.public_id, "welcomed")]
    told = spoken.countries[0]
    assert (told.state, told.how, told.about) == ("BLR", "named", "lawyers under pressure")


def test_the_number_of_a_case_is_found_without_a_word_in_any_address(enterer: Client) -> None:
    case = a_case()
    rebuild_index(at=NOON)

    given = GOOD | {"then": "find", "find": "Fictiva", "note": "Kept."}
    answer = enterer.post("/statements/enter/", given)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert f"<b>{case.public_id}</b> Testa Fictiva" in page
    assert "Kept." in page
    assert 'id="made-for-BEL" checked' in page
    assert "Please put this right" not in page
    assert not StatementDraft.objects.exists()


def test_a_search_for_nothing_that_is_there_says_so(enterer: Client) -> None:
    for words in ("Nemo", ""):
        answer = enterer.post("/statements/enter/", {"then": "find", "find": words})
        assert "No public case is like it." in answer.content.decode()


def test_a_draft_shows_titles_of_its_cases_and_whom_it_waits_for(
    enterer: Client, editor: Client
) -> None:
    case = a_case()
    draft = draft_of(enterer, GOOD | {"case-0-id": case.public_id})

    own = enterer.get(f"/drafts/{draft.pk}/").content.decode()
    assert "Another person must check it" in own
    assert f"<b>{case.public_id}</b> Testa Fictiva" in own
    assert "Check and publish" in editor.get(f"/drafts/{draft.pk}/").content.decode()
    listed = editor.get("/statements/").content.decode()
    assert f'href="/drafts/{draft.pk}/"' in listed


def test_checking_says_what_will_be_public_then_makes_it_so(
    enterer: Client, editor: Client
) -> None:
    case = a_case()
    draft = draft_of(enterer, GOOD | {"case-0-id": case.public_id})

    asked = editor.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "From now on everybody can read the following" in asked
    assert not Statement.objects.exists()
    answer = editor.post(f"/drafts/{draft.pk}/check/", {"revision": "1"})

    statement = Statement.objects.get()
    assert answer["Location"] == f"/statements/{statement.pk}/"
    assert Raise.objects.get().case == case


@pytest.mark.parametrize("revision", ["", "2", "x"])
def test_a_draft_that_the_person_did_not_see_is_not_published(
    enterer: Client, editor: Client, revision: str
) -> None:
    draft = draft_of(enterer)
    answer = editor.post(f"/drafts/{draft.pk}/check/", {"revision": revision})

    assert answer.status_code == 409
    assert "changed since you opened it" in answer.content.decode()
    assert not Statement.objects.exists()


def test_a_draft_is_changed_with_everything_that_was_typed_before_it(enterer: Client) -> None:
    case = a_case()
    draft = draft_of(enterer, GOOD | {"case-0-id": case.public_id, "country-0-state": "BLR"})

    page = enterer.get(f"/drafts/{draft.pk}/edit/").content.decode()
    for kept in (
        'value="HRC60"', 'value="LUX"', f'value="{case.public_id}"', 'value="BLR"',
        'name="shown_for" value="BEL LUX NLD"', 'id="made-for-NLD" checked',
        '<option value="benelux" selected>', 'name="revision" value="1"',
    ):  # fmt: skip
        assert kept in page, kept
    answer = enterer.post(f"/drafts/{draft.pk}/edit/", GOOD | {"revision": "1", "note": "New."})

    draft.refresh_from_db()
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    assert (typed(draft).note, typed(draft).cases, draft.revision) == ("New.", (), 2)


def test_a_stale_form_of_a_draft_is_refused_with_all_that_was_typed(enterer: Client) -> None:
    draft = draft_of(enterer)
    answer = enterer.post(f"/drafts/{draft.pk}/edit/", GOOD | {"revision": "7", "note": "New."})

    assert answer.status_code == 409
    assert "New." in answer.content.decode()
    draft.refresh_from_db()
    assert typed(draft).note == ""


def test_a_draft_is_dropped_and_then_neither_changed_nor_checked(
    enterer: Client, editor: Client
) -> None:
    draft = draft_of(enterer)
    assert enterer.post(f"/drafts/{draft.pk}/drop/", {"revision": "7"}).status_code == 409
    assert enterer.post(f"/drafts/{draft.pk}/drop/", {"revision": "1"}).status_code == 302

    assert enterer.get(f"/drafts/{draft.pk}/edit/").status_code == 409
    assert editor.post(f"/drafts/{draft.pk}/check/", {"revision": "1"}).status_code == 409
    assert "dropped" in editor.get(f"/drafts/{draft.pk}/").content.decode()


def test_a_statement_like_one_of_the_ledger_is_asked_about(enterer: Client, editor: Client) -> None:
    held = public(enterer, editor, ALONE)
    answer = enterer.post("/statements/enter/", ALONE)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Is it one of these?" in page
    assert held.number in page
    second = draft_of(enterer, ALONE | {"another": "on"})
    editor.post(f"/drafts/{second.pk}/check/", {"revision": "1"})
    assert Statement.objects.count() == 2


def test_a_correction_shows_both_sides_and_keeps_the_history(
    enterer: Client, editor: Client
) -> None:
    wrong, right = a_case(title="Falsa Fictiva"), a_case(title="Vera Fictiva")
    statement = public(enterer, editor, GOOD | {"case-0-id": wrong.public_id})
    address = f"/statements/{statement.pk}/correct/"

    form = enterer.get(address).content.decode()
    assert f'value="{wrong.public_id}"' in form
    given = GOOD | {"case-0-id": right.public_id}
    assert enterer.post(address, given).status_code == 422, "a correction says why"
    enterer.post(address, given | {"reason": "It named another case."})

    draft = StatementDraft.objects.get(corrects=True)
    page = editor.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Falsa Fictiva" in page
    assert "Vera Fictiva" in page
    assert "It named another case." in page
    assert "A correction waits" in editor.get(f"/statements/{statement.pk}/").content.decode()
    assert enterer.get(address).status_code == 409
    editor.post(f"/drafts/{draft.pk}/check/", {"revision": "1"})

    page = editor.get(f"/statements/{statement.pk}/").content.decode()
    assert page.index("Vera Fictiva") < page.index("What it said before")
    assert page.index("What it said before") < page.index("Falsa Fictiva")
    assert "It named another case." in page


def test_an_open_correction_is_changed_with_its_reason(enterer: Client, editor: Client) -> None:
    statement = public(enterer, editor, ALONE)
    given = ALONE | {"note": "One.", "reason": "A note."}
    enterer.post(f"/statements/{statement.pk}/correct/", given)
    draft = StatementDraft.objects.get(corrects=True)

    page = enterer.get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert 'value="A note."' in page
    assert f"Correct {statement.number}" in page
    answer = enterer.post(
        f"/drafts/{draft.pk}/edit/", given | {"revision": "1", "reason": "Better."}
    )
    draft.refresh_from_db()
    assert (answer.status_code, draft.reason) == (302, "Better.")


def test_a_statement_of_the_tables_says_where_it_is_corrected(enterer: Client) -> None:
    loaded = a_statement("HRC60", "2025-09-24", ("DEU",))

    page = enterer.get(f"/statements/{loaded.pk}/").content.decode()
    assert "state_actions.csv" in page
    assert "Correct it</a>" not in page
    answer = enterer.get(f"/statements/{loaded.pk}/correct/")
    assert (answer.status_code, "state_actions.csv" in answer.content.decode()) == (409, True)


def test_taking_back_says_what_goes_from_where_and_needs_a_reason(
    enterer: Client, editor: Client
) -> None:
    case = a_case()
    statement = public(enterer, editor, GOOD | {"case-0-id": case.public_id})
    address = f"/statements/{statement.pk}/withdraw/"

    page = editor.get(address).content.decode()
    assert "no longer shown as raised by it" in page
    assert "Testa Fictiva" in page
    assert editor.post(address, {"reason": ""}).status_code == 422
    assert Raise.objects.exists()
    assert editor.post(address, {"reason": "Never made."}).status_code == 302

    assert not Raise.objects.exists()
    page = editor.get(f"/statements/{statement.pk}/").content.decode()
    assert "withdrawn" in page
    assert "Never made." in page
    assert editor.post(address, {"reason": "Again."}).status_code == 409


@pytest.mark.parametrize("many", [1, 10, 60])
def test_the_list_of_statements_asks_the_database_as_often_however_long_it_is(
    enterer: Client, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for _ in range(many):
        a_statement()

    with django_assert_max_num_queries(14):
        page = enterer.get("/statements/?session=HRC48&state=LIE").content.decode()
    assert f"<b>{many}</b> statement" in page


@pytest.mark.parametrize(
    "query", ["session=x%27", "state=<b>", "page=x", "page=99999999", "case=x"]
)
def test_an_address_that_cannot_be_read_shows_everything(enterer: Client, query: str) -> None:
    a_statement()

    for place in ("/statements/", "/contacts/"):
        assert enterer.get(f"{place}?{query}").status_code == 200


def test_markup_that_was_typed_is_shown_as_text(enterer: Client) -> None:
    draft = draft_of(enterer, GOOD | {"note": "<script>alert(1)</script>"})
    page = enterer.get(f"/drafts/{draft.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("address", ["/statements/999999/", "/drafts/999999/", "/contacts/999999/"])
def test_what_is_not_there_is_not_found(enterer: Client, address: str) -> None:
    assert enterer.get(address).status_code == 404


def test_a_contact_is_noted_shown_and_changed(enterer: Client) -> None:
    case = a_case()
    answer = enterer.post("/contacts/note/", ASKED | {"ask-0-case": case.public_id.lower()})
    contact = Contact.objects.get()

    assert answer["Location"] == f"/contacts/{contact.pk}/"
    page = enterer.get(f"/contacts/{contact.pk}/").content.decode()
    gone = f"{years_after(HELD, 3):%Y}</dd>"
    for shown in ("Germany", "Will name a case.", case.public_id, "HRC60", gone):
        assert shown in page, shown
    form = enterer.get(f"/contacts/{contact.pk}/change/").content.decode()
    for kept in ('value="DEU"', f'value="{case.public_id}"', f'value="{DUE}"'):
        assert kept in form, kept
    given = ASKED | {"revision": "1", "outcome": "not_kept"}
    assert enterer.post(f"/contacts/{contact.pk}/change/", given).status_code == 302
    assert enterer.post(f"/contacts/{contact.pk}/change/", given).status_code == 409
    assert "not kept" in enterer.get("/contacts/").content.decode()


def test_what_the_ledger_shows_stands_beside_what_we_say(enterer: Client) -> None:
    case = a_case()
    enterer.post("/contacts/note/", ASKED | {"ask-0-case": case.public_id})
    assert "The ledger shows nothing of it" in enterer.get("/contacts/").content.decode()

    a_raise(case, SAID.isoformat(), ("DEU",), forum="HRC60")
    rebuild_index(at=NOON)

    for place in ("/contacts/", "/contacts/due/", f"/contacts/{Contact.objects.get().pk}/"):
        page = " ".join(enterer.get(place).content.decode().split())
        assert f"The ledger now shows: Germany named {case.public_id} in HRC60" in page
        assert ">open<" in page or place == "/contacts/due/"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "Atlantis"}, "This is no State of the list"),
        ({"held_on": "June"}, "“June” is no day we can read"),
        ({"due_on": "soon"}, "“soon” is no day we can read"),
        ({"keep_until": "never"}, "“never” is no day"),
        ({"promised": "Mr. Fictivus will speak"}, "“Mr. Fictivus” points at a person"),
        ({"note": "call +41 22 000 00 00"}, "points at a person"),
        ({"ask-0-words": "as H.E. said"}, "points at a person"),
        ({"ask-0-kind": "", "ask-0-session": "HRC60"}, "Choose what was asked on each line"),
        ({"ask-0-session": "soon"}, "“soon” is no session"),
        ({"ask-0-kind": "speak", "ask-0-case": "EGY-2019-001"}, "only where a case was asked"),
    ],
)
def test_a_slip_in_a_contact_is_named_and_nothing_is_lost(
    enterer: Client, changes: dict[str, str], words: str
) -> None:
    answer = enterer.post("/contacts/note/", {**ASKED, "note": "Kept.", **changes})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert "Kept." in page or "note" in changes
    assert not Contact.objects.exists()


def test_a_contact_without_an_ask_is_refused(enterer: Client) -> None:
    given = {name: text for name, text in ASKED.items() if not name.startswith("ask-")}
    answer = enterer.post("/contacts/note/", given)

    assert answer.status_code == 409
    assert "nothing was asked" in answer.content.decode()


def test_the_form_says_that_no_person_is_written_down(enterer: Client) -> None:
    page = enterer.get("/contacts/note/").content.decode()

    assert "Write the mission, not the person." in page
    assert page.count("the mission, not the person") + page.count("The mission, not the") >= 2


def test_deleting_a_contact_says_what_goes_then_deletes_it(enterer: Client) -> None:
    enterer.post("/contacts/note/", ASKED)
    contact = Contact.objects.get()
    address = f"/contacts/{contact.pk}/forget/"

    assert "nobody can bring it back" in enterer.get(address).content.decode()
    assert enterer.post(address)["Location"] == "/contacts/"
    assert enterer.get(address).status_code == 404


def test_promises_due_are_a_list_and_a_file_for_staff_only(enterer: Client, editor: Client) -> None:
    enterer.post("/contacts/note/", ASKED)
    coming = (TODAY + timedelta(days=30)).isoformat()
    enterer.post("/contacts/note/", ASKED | {"due_on": coming})

    page = enterer.get("/contacts/due/").content.decode()
    assert page.index(DUE.isoformat()) < page.index("To come") < page.index(coming)
    assert "overdue" in page
    file = enterer.get("/contacts/due.ics")
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file["Content-Disposition"] == 'attachment; filename="promises.ics"'
    assert "no-store" in file["Cache-Control"]
    assert file.content.count(b"BEGIN:VEVENT") == 2
    assert editor.get("/contacts/due.ics").status_code == 404


def forecast_given(**changes: str) -> dict[str, str]:
    """A forecast for the next session of the Council in some year to come."""
    year = TODAY.year + 1
    number = (year - 2006 + 1) * 3
    given = {
        "session": f"hrc {number}", "begins_on": f"{year}-09-10", "state": "Germany",
        "step": "speaks", "percent": "70", "reason": "It spoke before.",
    }  # fmt: skip
    return given | changes


def test_a_forecast_is_made_listed_and_taken_back_with_a_reason(enterer: Client) -> None:
    assert enterer.post("/forecasts/make/", forecast_given()).status_code == 302
    forecast = Forecast.objects.get()
    assert forecast.probability == Decimal("0.70")
    page = enterer.get("/forecasts/").content.decode()
    assert "0.70" in page
    assert "take back" in page

    address = f"/forecasts/{forecast.pk}/withdraw/"
    assert "It will not be scored" in enterer.get(address).content.decode()
    assert enterer.post(address, {"reason": ""}).status_code == 422
    assert enterer.post(address, {"reason": "Wrong State."}).status_code == 302
    assert WithdrawnForecast.objects.get().because == "Wrong State."
    assert "Wrong State." in enterer.get("/forecasts/").content.decode()


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"session": "the Council"}, 422, "is no session"),
        ({"begins_on": "soon"}, 422, "is no day we can read"),
        ({"state": "Atlantis"}, 422, "This is no State"),
        ({"percent": "101"}, 422, "less than or equal to 100"),
        ({"percent": "many"}, 422, "Give a whole number"),
        ({"begins_on": "2025-09-10"}, 409, "Too late"),
        ({"step": "names_this_case"}, 409, "Give a case"),
    ],
)
def test_a_slip_in_a_forecast_is_named_and_nothing_is_lost(
    enterer: Client, changes: dict[str, str], status: int, words: str
) -> None:
    answer = enterer.post("/forecasts/make/", forecast_given(**changes))
    page = answer.content.decode()

    assert answer.status_code == status
    assert words in page
    assert "It spoke before." in page
    assert not Forecast.objects.exists()


def test_another_persons_forecast_stands(enterer: Client) -> None:
    enterer.post("/forecasts/make/", forecast_given())
    other = signed_in(a_person("advocate"))
    address = f"/forecasts/{Forecast.objects.get().pk}/withdraw/"

    assert "take back" not in other.get("/forecasts/").content.decode()
    answer = other.post(address, {"reason": "Not mine."})
    assert (answer.status_code, Forecast.objects.count()) == (409, 1)


def test_closing_a_session_names_what_happens_to_whom_then_scores(editor: Client) -> None:
    Forecast.objects.create(
        session="HRC60", begins_on=date(2025, 9, 8), state_id="DEU", step="speaks",
        probability=Decimal("0.9"), entered_at=NOON, forecaster="account-0",
    )  # fmt: skip
    a_statement("HRC60", "2025-09-24", ("BEL", "LUX"))
    rebuild_index(at=NOON)

    chosen = editor.post("/sessions/choose/", {"session": "hrc60"})
    assert chosen["Location"] == "/sessions/HRC60/close/"
    page = editor.get("/sessions/HRC60/close/").content.decode()
    assert "holds 1 statements made for 2 States" in page
    assert "every other State is then shown as silent" in page
    assert "not in the ledger" in page
    assert editor.post("/sessions/HRC60/close/", {"source": ""}).status_code == 422
    assert not ClosedSession.objects.exists()
    editor.post(
        "/sessions/HRC60/close/",
        {"source": "The whole recording was heard: https://source.example/tv"},
    )

    assert Forecast.objects.get().brier == Decimal("0.8100")
    page = editor.get("/forecasts/").content.decode()
    assert "0.8100" in page
    assert "1 scored forecast: too few for a mean." in page
    a_statement("HRC60", "2025-09-24", ("DEU",))
    rebuild_index(at=NOON)
    editor.post("/sessions/HRC60/close/")
    assert Forecast.objects.get().brier == Decimal("0.0100"), "a closed session is scored again"


def test_what_is_no_session_is_not_closed(editor: Client) -> None:
    assert editor.post("/sessions/choose/", {"session": "x"}).status_code == 422
    for text in ("x", "hrc60", "HRC60 item 5"):
        assert editor.get(f"/sessions/{text}/close/").status_code == 404


def test_a_session_that_has_not_begun_is_not_closed(editor: Client, enterer: Client) -> None:
    enterer.post("/forecasts/make/", forecast_given())
    session = Forecast.objects.get().session

    answer = editor.post(f"/sessions/{session}/close/", {"source": "All heard: A/HRC/66/2"})

    assert answer.status_code == 409
    assert "has not begun" in answer.content.decode()


def test_a_stance_is_judged_beside_the_ledgers_level(enterer: Client) -> None:
    case = a_case()
    a_statement("HRC60", "2025-09-24", ("DEU",))
    rebuild_index(at=NOON)
    given = {
        "level": "named_a_case", "as_of": "2025-10-01", "source": "https://source.example/x",
        "confidence": "high", "note": "Read again.",
    }  # fmt: skip

    page = enterer.get("/stances/DEU/").content.decode()
    assert '<span id="computed">Spoke in general</span>' in page
    answer = enterer.post("/stances/DEU/judge/", given)
    assert answer["Location"] == "/stances/DEU/"
    answer = enterer.post("/stances/DEU/judge/", given | {"case_id": case.public_id})
    assert answer["Location"] == f"/stances/DEU/?case={case.public_id}"

    assert Stance.objects.count() == 2
    page = enterer.get("/stances/").content.decode()
    assert "differs" in page
    assert "Read again." in enterer.get(f"/stances/DEU/?case={case.public_id}").content.decode()


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"source": ""}, 422, "Name the step that it rests on"),
        ({"as_of": "soon"}, 422, "is no day we can read"),
        ({"level": "sang"}, 422, "Select a valid choice"),
        ({"as_of": "9999-01-01"}, 409, "a day that has not come"),
    ],
)
def test_a_slip_in_a_judgement_is_named_and_nothing_is_lost(
    enterer: Client, changes: dict[str, str], status: int, words: str
) -> None:
    given = {
        "level": "joined", "as_of": "2025-10-01", "source": "x", "confidence": "high",
        "note": "Kept.", **changes,
    }  # fmt: skip
    answer = enterer.post("/stances/DEU/judge/", given)

    assert (answer.status_code, words in answer.content.decode()) == (status, True)
    assert "Kept." in answer.content.decode()
    assert not Stance.objects.exists()


@pytest.mark.parametrize("address", ["/stances/XXX/", "/stances/DEU/?case=EGY-1999-001"])
def test_a_stance_of_nothing_is_not_found(enterer: Client, address: str) -> None:
    assert enterer.get(address).status_code == 404


def test_readers_of_the_ledger_are_offered_nothing_that_they_may_not_do() -> None:
    auditor = signed_in(a_person("auditor"))
    statement = a_statement("HRC60", "2025-09-24", ("DEU",), source_key="desk:statement-1")
    Case.objects.count()

    page = auditor.get(f"/statements/{statement.pk}/").content.decode()
    for words in ("Correct it</a>", "Take it back</a>"):
        assert words not in page
    assert "Enter a statement" not in auditor.get("/statements/").content.decode()
    assert "Make a forecast" not in auditor.get("/forecasts/").content.decode()
    assert 'id="judge"' not in auditor.get("/stances/DEU/").content.decode()
    assert "Advocacy</a>" not in auditor.get("/statements/").content.decode()


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("advocate", "/contacts/due/"), ("editor", "/queue/"), ("administrator", "/people/"),
        ("none", "/second-factor/"),
    ],
)  # fmt: skip
def test_everybody_begins_with_the_page_they_are_there_for(role: str, first: str) -> None:
    person = a_person() if role == "none" else a_person(role)

    assert signed_in(person).get("/")["Location"] == first


def test_a_mistyped_case_shows_the_judgement_again_with_all_that_was_typed(enterer: Client) -> None:
    given = {
        "case_id": "EGY-1999-001", "level": "joined", "as_of": "2025-10-01",
        "source": "https://source.example/x", "confidence": "high", "note": "Kept words.",
    }  # fmt: skip
    answer = enterer.post("/stances/DEU/judge/", given)

    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("This is no public case", "Kept words.", 'value="EGY-1999-001"'):
        assert words in page
    assert not Stance.objects.exists()


def test_the_form_says_that_a_judgement_is_public_at_once_and_how_it_is_taken_back(
    enterer: Client,
) -> None:
    assert 'href="/stances/DEU/judge/"' in enterer.get("/stances/DEU/").content.decode()
    assert "public at once" in enterer.get("/stances/DEU/judge/").content.decode()
    enterer.post(
        "/stances/DEU/judge/",
        {"level": "joined", "as_of": "2025-10-01", "source": "x", "confidence": "high"},
    )
    address = f"/judgements/{Stance.objects.get().pk}/withdraw/"
    assert address in enterer.get("/stances/DEU/").content.decode()

    assert "does not come back by itself" in enterer.get(address).content.decode()
    assert enterer.post(address, {"reason": ""}).status_code == 422
    assert enterer.post(address, {"reason": "Misread."})["Location"] == "/stances/DEU/"
    assert enterer.post(address, {"reason": "Misread."}).status_code == 409
    page = enterer.get("/stances/DEU/").content.decode()
    assert "taken back" in page
    assert "Misread." in page
    assert address not in page


def test_a_judgement_asks_for_the_second_factor_and_comes_back_to_its_case() -> None:
    late = signed_in(a_person("advocate"), seconds_ago=20 * 60)

    answer = late.get("/stances/DEU/judge/?case=EGY-2019-001")

    assert answer.status_code == 302
    assert "judge%2F%3Fcase%3DEGY-2019-001" in answer["Location"]


def test_a_closed_session_is_reopened_with_a_reason(editor: Client) -> None:
    ClosedSession.objects.create(session="HRC60", closed_at=NOON, closed_by="a", source="x")
    assert "/sessions/HRC60/reopen/" in editor.get("/forecasts/").content.decode()

    assert "Closed on" in editor.get("/sessions/HRC60/reopen/").content.decode()
    assert editor.post("/sessions/HRC60/reopen/", {"reason": ""}).status_code == 422
    assert editor.post("/sessions/HRC60/reopen/", {"reason": "Not all."}).status_code == 302
    assert not ClosedSession.objects.exists()
    assert "Not all." in editor.get("/forecasts/").content.decode()
    assert editor.get("/sessions/HRC60/reopen/").status_code == 404


def test_control_characters_of_a_line_are_not_kept(enterer: Client) -> None:
    case = a_case()
    lines = {
        "case-0-id": f"{case.public_id}\0", "case-0-how": "named",
        "country-0-state": "BLR\0", "country-0-about": "lawyers\0under\x1fpressure",
    }  # fmt: skip
    draft = draft_of(enterer, ALONE | lines)
    enterer.post("/contacts/note/", ASKED | {"ask-0-words": "a\0b"})

    assert [one.case_id for one in typed(draft).cases] == [case.public_id]
    assert [one.about for one in typed(draft).countries] == ["lawyers under pressure"]
    assert list(Ask.objects.values_list("words", flat=True)) == ["a b"]


@pytest.mark.parametrize("where", ["note", "country-0-about"])
def test_words_that_point_at_a_person_are_refused(enterer: Client, where: str) -> None:
    given = ALONE | {"country-0-state": "BLR", where: "Thanked Mr. Fictivus"}

    answer = enterer.post("/statements/enter/", given)

    assert answer.status_code == 422
    assert "points at a person" in answer.content.decode()


def test_statements_with_words_that_readers_do_not_see_are_listed(
    enterer: Client, editor: Client
) -> None:
    case = a_case()
    given = ALONE | {"case-0-id": case.public_id, "note": "A lawyer."}
    statement = public(enterer, editor, given)
    assert 'id="silenced"' not in editor.get("/statements/").content.decode()

    withdraw_case(public_id=case.public_id, because=Case.WithdrawnBecause.CONSENT, by="x", at=NOON)

    page = editor.get("/statements/").content.decode().partition('id="silenced"')[2]
    assert statement.number in page.partition("</ul>")[0]
    assert 'id="silenced"' in editor.get(f"/statements/{statement.pk}/").content.decode()
