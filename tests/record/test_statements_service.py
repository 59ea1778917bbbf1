"""What States said is entered, corrected, taken back: no page lags and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction

from endreprisals.audit.models import Event
from endreprisals.record.models import Case, Change, Citation, FacetValue, Listing, Raise
from endreprisals.record.queries.case_page import CasePage, case_page
from endreprisals.record.services.loading.hold_statements import forget_statements
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from endreprisals.record.services.spoken import (
    MadeFor,
    RaisedCase,
    RaisedCountry,
    Spoken,
    spoken_of,
    spoken_of_json,
)
from endreprisals.record.services.spoken_checks import like_it, members_of
from endreprisals.record.services.statements import (
    AlreadyThere,
    FromTables,
    NotRight,
    StatementRefused,
    correct_statement,
    enter_statement,
    withdraw_statement,
)
from endreprisals.states.models import Statement, StatementVersion
from tests.build import a_case, a_state, a_statement

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 10, 1, 12, tzinfo=UTC)
BENELUX = ("BEL", "LUX", "NLD")


@pytest.fixture(autouse=True)
def some_states() -> None:
    for iso3 in (*BENELUX, "DEU", "DNK", "EGY", "BLR"):
        a_state(iso3)


def benelux(*cases: str, **changes: Any) -> Spoken:
    """Luxembourg for Benelux in HRC66, on an invented day."""
    spoken = Spoken(
        forum="HRC66 item 5",
        date="2027-09-24",
        speaker="LUX",
        on_behalf_of="benelux",
        made_for=tuple(
            MadeFor(state, "listed" if state == "LUX" else "member") for state in BENELUX
        ),
        cases=tuple(RaisedCase(case, "named") for case in cases),
        text_url="https://source.example/benelux",
    )
    return replace(spoken, **changes)


def germany(**changes: Any) -> Spoken:
    """Germany for itself, naming nothing unless told."""
    spoken = Spoken(
        forum="HRC66",
        date="2027-09-24",
        speaker="DEU",
        made_for=(MadeFor("DEU", "listed"),),
        source="A/HRC/66/2, para. 5",
    )
    return replace(spoken, **changes)


def entered(spoken: Spoken, key: str = "desk:statement-1", **more: Any) -> Statement:
    return enter_statement(spoken, key=key, actor="account-2", at=LATER, **more)


def test_enter_statement_shows_it_on_the_case_and_in_lists_at_once() -> None:
    one, other = a_case(), a_case(title="Altera Fictiva")

    statement = entered(benelux(one.public_id, other.public_id))

    page = case_page(one.public_id)
    assert isinstance(page, CasePage)
    assert page.raising_states == BENELUX
    assert [(entry.forum, entry.states) for entry in page.path] == [("HRC66 item 5", BENELUX)]
    assert page.path[0].citations[0].url == "https://source.example/benelux"
    assert Listing.objects.get(case=other).last_raised_on == "2027-09-24"
    assert FacetValue.objects.get(facet="raised", value="yes").count == 2
    assert statement.number == "HRC66-benelux-20270924-501"
    assert (statement.session, statement.item, statement.identified) == ("HRC66", "5", True)


def test_enter_statement_tells_readers_and_the_audit_without_any_name() -> None:
    case = a_case()

    statement = entered(benelux(case.public_id))

    assert list(Change.objects.values_list("kind", "public_id")) == [("corrected", case.public_id)]
    event = Event.objects.get()
    assert (event.kind, event.target) == ("statement_entered", statement.number)
    assert (event.actor, event.detail) == ("account-2", {"cases": 1})


def test_countries_spoken_of_stand_beside_the_cases() -> None:
    spoken = germany(countries=(RaisedCountry("BLR", "named", "lawyers under pressure"),))

    statement = entered(spoken)

    told = statement.countries.get()
    assert (told.state_id, told.how, told.about) == ("BLR", "named", "lawyers under pressure")
    assert told.source == "A/HRC/66/2, para. 5"


def test_a_case_only_welcomed_is_raised_so() -> None:
    case = a_case()
    entered(germany(cases=(RaisedCase(case.public_id, "welcomed"),)))

    fact = Raise.objects.get()
    assert (fact.how, fact.event_type) == ("welcomed", "state_statement")
    cited = Citation.objects.get(fact=fact)
    assert (cited.source.key, cited.place) == ("A/HRC/66/2", "para. 5")


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"forum": "the Council"}, "forum", "is no meeting we can read"),
        ({"date": "24 September"}, "date", "write a date such as"),
        ({"date": "2027-11-01"}, "date", "has not come yet"),
        ({"date": "2026-09-24"}, "date", "HRC66 is a session of 2027"),
        ({"speaker": "", "made_for": ()}, "speaker", "Give the State that spoke"),
        ({"made_for": ()}, "made_for", "at least one State"),
        ({"made_for": (MadeFor("DNK", "listed"),)}, "made_for", "it was made for DEU too"),
        ({"made_for": (MadeFor("DEU", "listed"), MadeFor("XXX", "listed"))}, "made_for", "XXX"),
        ({"on_behalf_of": "martians"}, "on_behalf_of", "had no members"),
        ({"source": ""}, "text_url", "Give the address of its text"),
        ({"source": "x" * 301}, "source", "at most 300"),
        ({"cases": (RaisedCase("EGY-1999-001", "named"),)}, "cases", "is no public case"),
        ({"countries": (RaisedCountry("XXX", "named"),)}, "countries", "is no State"),
        ({"countries": (RaisedCountry("BLR", "sung"),)}, "countries", "is no way"),
        ({"countries": (RaisedCountry("BLR", "named"),) * 2}, "countries", "2 times"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field_and_nothing_is_written(
    changes: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(NotRight) as refused:
        entered(germany(**changes))

    assert [one.field for one in refused.value.problems if words in one.message] == [field]
    assert not Statement.objects.exists()
    assert not Event.objects.exists()


def test_the_third_committee_may_meet_in_the_year_after_its_session_began() -> None:
    entered(germany(forum="UNGA81 Third Committee", date="2027-03-01"))

    assert Statement.objects.get().committee == "third"


def test_a_case_written_twice_is_asked_about() -> None:
    case = a_case()

    with pytest.raises(NotRight, match="stands there 2 times"):
        entered(germany(cases=(RaisedCase(case.public_id, "named"),) * 2))


@pytest.mark.parametrize("hidden", ["withdrawn", "unpublished"])
def test_a_case_that_readers_cannot_see_cannot_be_raised(hidden: str) -> None:
    case = a_case(published_at=None) if hidden == "unpublished" else a_case()
    if hidden == "withdrawn":
        withdraw_case(
            public_id=case.public_id, because=Case.WithdrawnBecause.CONSENT, by="x", at=LATER
        )

    with pytest.raises(NotRight, match="is no public case"):
        entered(benelux(case.public_id))


def test_a_case_joined_with_another_is_written_as_that_one() -> None:
    kept, merged = a_case(), a_case()
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="x", at=LATER)

    with pytest.raises(NotRight, match=f"is shown as {kept.public_id}"):
        entered(benelux(merged.public_id))


def test_members_are_those_of_the_day() -> None:
    spoken = germany(speaker="", on_behalf_of="european_union", date="2019-10-18")

    assert "GBR" in members_of(spoken)
    assert "GBR" not in members_of(replace(spoken, date="2021-10-18"))
    assert members_of(replace(spoken, on_behalf_of="martians")) == frozenset()


def test_a_member_is_struck_out_only_with_a_note() -> None:
    without = benelux(made_for=(MadeFor("LUX", "listed"), MadeFor("BEL", "member")))

    with pytest.raises(NotRight, match="why it was not made for NLD"):
        entered(without)
    statement = entered(replace(without, note="The Netherlands spoke for themselves."))
    assert set(statement.made_for.values_list("state_id", flat=True)) == {"BEL", "LUX"}


@pytest.mark.parametrize("key", ["desk:statement-2", "test-tables-1"])
def test_a_second_statement_of_the_same_session_day_and_speaker_asks(key: str) -> None:
    there = a_statement("HRC66", "2027-09-23/2027-09-24", ("DEU",), source_key=key)

    with pytest.raises(AlreadyThere) as refused:
        entered(germany())

    assert refused.value.held == (there,)
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "2027-09-25"},
        {"forum": "HRC65", "date": "2027-06-24"},
        {"speaker": "DNK", "made_for": (MadeFor("DNK", "listed"),)},
        {"on_behalf_of": "nordic", "note": "Not for all.", "speaker": "", "source": "x"},
        {"forum": "HRC66 item 2"},
    ],
)
def test_another_day_session_speaker_or_item_is_another_statement(changes: dict[str, Any]) -> None:
    entered(germany(forum="HRC66 item 5"))

    assert like_it(germany(**changes)) == []


def test_another_statement_of_the_day_is_entered_when_a_person_says_so() -> None:
    entered(germany())
    second = entered(germany(), key="desk:statement-2", another=True)

    assert second.number == "HRC66-DEU-20270924-502"


def test_a_withdrawn_statement_does_not_stand_in_the_way() -> None:
    first = entered(germany())
    withdraw_statement(statement_id=first.pk, reason="never said", actor="account-1", at=LATER)

    assert entered(germany(), key="desk:statement-2").number.endswith("-502")


def test_correct_statement_keeps_all_that_it_said_before() -> None:
    wrong, right = a_case(), a_case()
    statement = entered(benelux(wrong.public_id))
    before = spoken_of(statement)

    correct_statement(
        benelux(right.public_id, note="As delivered."),
        statement_id=statement.pk,
        reason="It named another case.",
        actor="account-3",
        at=LATER + timedelta(days=1),
    )

    kept = StatementVersion.objects.get()
    spoken = dict(kept.said)
    assert spoken.pop("number") == "HRC66-benelux-20270924-501"
    assert spoken_of_json(spoken) == before
    assert (kept.reason, kept.actor) == ("It named another case.", "account-3")
    assert not Listing.objects.get(case=wrong).raised
    assert Listing.objects.get(case=right).raised
    changed = Change.objects.filter(at=LATER + timedelta(days=1))
    assert {one.public_id for one in changed} == {wrong.public_id, right.public_id}


def test_a_case_that_stays_named_keeps_its_fact_and_takes_the_new_day() -> None:
    case = a_case()
    statement = entered(benelux(case.public_id))
    fact = Raise.objects.get().pk

    correct_statement(
        benelux(case.public_id, date="2027-09-25"),
        statement_id=statement.pk, reason="Next day.", actor="account-3", at=LATER,
    )  # fmt: skip

    assert (Raise.objects.get().pk, Raise.objects.get().date_edtf) == (fact, "2027-09-25")
    statement.refresh_from_db()
    assert statement.number == "HRC66-benelux-20270924-501", "others cite it by this number"
    assert Citation.objects.filter(fact=fact).count() == 1


def test_a_case_withdrawn_since_stays_named_when_something_else_is_corrected(
    made_ready: Callable[[], int],
) -> None:
    case = a_case()
    statement = entered(benelux(case.public_id))
    withdraw_case(public_id=case.public_id, because=Case.WithdrawnBecause.CONSENT, by="x", at=LATER)
    told = Change.objects.count()

    correct_statement(
        benelux(case.public_id, note="Checked."),
        statement_id=statement.pk, reason="A note.", actor="account-3", at=LATER,
    )  # fmt: skip

    assert Raise.objects.get().case == case
    assert Change.objects.count() == told, "nothing is told of a withdrawn case"


def test_statements_of_the_tables_are_corrected_in_the_tables() -> None:
    loaded = a_statement("HRC66", "2027-09-24", ("DEU",))

    with pytest.raises(FromTables, match=r"state_actions\.csv"):
        correct_statement(
            germany(), statement_id=loaded.pk, reason="x", actor="account-3", at=LATER
        )
    with pytest.raises(FromTables):
        withdraw_statement(statement_id=loaded.pk, reason="x", actor="account-3", at=LATER)
    assert not StatementVersion.objects.exists()


def test_loading_the_tables_leaves_statements_of_the_desk_alone() -> None:
    case = a_case()
    entered(benelux(case.public_id))

    assert forget_statements([], at=LATER) == 0
    assert Raise.objects.count() == 1


def test_withdraw_statement_takes_it_off_every_case_and_keeps_what_it_said() -> None:
    case = a_case()
    statement = entered(benelux(case.public_id))

    withdraw_statement(
        statement_id=statement.pk, reason="Not delivered.", actor="account-1", at=LATER
    )

    page = case_page(case.public_id)
    assert isinstance(page, CasePage)
    assert (page.path, page.raising_states) == ((), ())
    assert not FacetValue.objects.filter(facet="raised", value="yes").exists()
    assert not Raise.objects.exists(), "no query that forgets to ask can show it"
    statement.refresh_from_db()
    assert statement.withdrawn_at == LATER
    kept = StatementVersion.objects.get().said
    assert kept["cases"] == [{"case_id": case.public_id, "how": "named"}]
    assert Event.objects.filter(kind="statement_withdrawn", target=statement.number).exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_correction_or_withdrawal_without_a_reason_is_refused(reason: str) -> None:
    statement = entered(germany())

    with pytest.raises(NotRight, match="Say why"):
        correct_statement(
            germany(), statement_id=statement.pk, reason=reason, actor="account-3", at=LATER
        )
    with pytest.raises(NotRight, match="Say why"):
        withdraw_statement(statement_id=statement.pk, reason=reason, actor="account-3", at=LATER)


def test_what_is_withdrawn_is_neither_corrected_nor_withdrawn_again() -> None:
    statement = entered(germany())
    withdraw_statement(statement_id=statement.pk, reason="x", actor="account-3", at=LATER)

    with pytest.raises(StatementRefused, match="was withdrawn"):
        correct_statement(
            germany(), statement_id=statement.pk, reason="x", actor="account-3", at=LATER
        )
    with pytest.raises(StatementRefused, match="was withdrawn"):
        withdraw_statement(statement_id=statement.pk, reason="x", actor="account-3", at=LATER)


def test_a_key_that_is_not_of_the_desk_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="begins with desk:"):
        entered(germany(), key="statement:HRC66")


@pytest.mark.parametrize(
    "change",
    ["UPDATE states_statementversion SET reason = 'x'", "DELETE FROM states_statementversion"],
)
def test_the_database_itself_keeps_what_a_statement_said_before(change: str) -> None:
    statement = entered(germany())
    withdraw_statement(statement_id=statement.pk, reason="why", actor="account-3", at=LATER)

    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert StatementVersion.objects.get().reason == "why"


def test_what_was_said_survives_its_way_through_the_database() -> None:
    case = a_case()
    spoken = benelux(
        case.public_id,
        countries=(RaisedCountry("BLR", "thanked", "lawyers"),),
        source="A/HRC/66/2",
        note="A note.",
    )

    assert spoken_of_json(spoken.as_json()) == spoken
    assert spoken_of(entered(spoken)) == spoken


def test_a_statement_whose_case_was_joined_with_one_withdrawn_since_can_be_corrected() -> None:
    kept, merged = a_case(), a_case()
    statement = entered(benelux(merged.public_id))
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="x", at=LATER)
    withdraw_case(public_id=kept.public_id, because=Case.WithdrawnBecause.CONSENT, by="x", at=LATER)

    correct_statement(
        replace(spoken_of(statement), note="Checked."),
        statement_id=statement.pk, reason="A note.", actor="account-3", at=LATER,
    )  # fmt: skip

    assert Raise.objects.get().case == merged, "it is named again when the two are parted"


def test_a_statement_that_named_two_cases_joined_since_can_be_corrected() -> None:
    one, other = a_case(), a_case()
    statement = entered(benelux(one.public_id, other.public_id))
    merge_cases(kept_id=one.public_id, merged_id=other.public_id, reason="same", by="x", at=LATER)
    shown = spoken_of(statement)
    assert [case.case_id for case in shown.cases] == [one.public_id]

    correct_statement(
        replace(shown, note="Checked."),
        statement_id=statement.pk, reason="A note.", actor="account-3", at=LATER,
    )  # fmt: skip

    assert {fact.case for fact in Raise.objects.all()} == {one, other}
