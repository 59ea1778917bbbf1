"""Statements of States: put together from the cases they named, with the States of the day."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from endreprisals.domain.sessions import read_session
from endreprisals.domain.states import states
from endreprisals.record.models import Raise
from endreprisals.record.services.loading import load as loading
from endreprisals.states.models import Statement, StatementState
from tests.build import a_statement
from tests.record.loading_world import CASE, PAGE, SCHEMA, Rows, files, shipped_files, world

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STATES = {
    "AUS": "Australia", "BEL": "Belgium", "CAN": "Canada", "LUX": "Luxembourg",
    "NLD": "Netherlands", "NZL": "New Zealand",
}  # fmt: skip


def load(rows: Rows) -> loading.Loaded:
    return loading.load_data(files(rows), actor="test", at=NOON, schema=SCHEMA)


def raised(*rows: dict[str, str], **event: str) -> Rows:
    """The invented world with one event in which States raised the case."""
    given = world()
    state = given["states"][0]
    given["states"] += [
        state | {"iso3": iso3, "name": name, "un_short_name": name} for iso3, name in STATES.items()
    ]
    told = {"id": f"{CASE}-900", "case_id": CASE, "source": PAGE, "confidence": "high"}
    dated = {
        "date": "2022-09-29", "event_type": "state_statement", "reference": "HRC51",
        "description": "An invented event.",
    }  # fmt: skip
    given["case_events"].append(told | dated | event)
    case = given["cases"][0]
    given["state_actions"] = [
        {
            "forum": "HRC51", "date": "2022-09-29", "case_id": CASE, "case_title": case["title"],
            "country_iso3": case["country_iso3"], "event_id": told["id"], "source": PAGE,
        } | row
        for row in rows
    ]  # fmt: skip
    return given


def states_of(statement: Statement) -> list[tuple[str, str]]:
    return list(statement.made_for.values_list("state_id", "basis"))


@pytest.mark.django_db
def test_a_statement_for_a_group_counts_for_its_members_of_the_day() -> None:
    load(raised({"state_iso3": "BEL", "on_behalf_of": "Benelux"}))

    statement = Statement.objects.get()
    assert (statement.number, statement.on_behalf_of) == ("HRC51-benelux-20220929", "benelux")
    assert states_of(statement) == [("BEL", "listed"), ("LUX", "member"), ("NLD", "member")]


@pytest.mark.django_db
def test_a_group_written_as_a_list_of_states_is_that_group() -> None:
    load(raised({"state_iso3": "AUS", "speaker_iso3": "AUS", "on_behalf_of": "AUS;CAN;NZL"}))

    statement = Statement.objects.get()
    assert (statement.on_behalf_of, statement.speaker_id) == ("canz", "AUS")
    assert [state for state, _ in states_of(statement)] == ["AUS", "CAN", "NZL"]


@pytest.mark.django_db
def test_a_group_without_a_table_of_members_has_the_states_that_are_listed() -> None:
    load(raised({"state_iso3": "BEL", "on_behalf_of": "Friends of an invented cause"}))

    assert states_of(Statement.objects.get()) == [("BEL", "listed")]


@pytest.mark.django_db
def test_a_state_that_no_source_names_is_no_statement_to_be_counted() -> None:
    load(raised({"note": "State not identified in the source excerpt"}))

    statement = Statement.objects.get()
    assert (statement.identified, statement.number) == (False, "HRC51-unnamed-20220929")
    assert states_of(statement) == []


def kept_by_columns(statement: Statement) -> bool:
    """Whether every text fits its column: SQLite takes any length, PostgreSQL does not."""
    texts = [one for one in Statement._meta.fields if isinstance(one, models.CharField)]
    return all(len(getattr(statement, one.attname) or "") <= (one.max_length or 0) for one in texts)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    ["Friends of a cause and/or of another", "人权之友", "Friends of a cause, " * 20 + "all"],
)
def test_a_group_in_the_words_of_a_source_makes_a_number_that_an_address_can_hold(
    client: Client, words: str
) -> None:
    load(raised({"state_iso3": "BEL", "on_behalf_of": words}))

    statement = Statement.objects.get()
    assert re.fullmatch(r"HRC51-[a-z-]{5,12}-[0-9a-f]{6}-20220929", statement.number)
    assert kept_by_columns(statement)
    assert client.get(f"/en/ledger/statements/{statement.number}/").status_code == 200


@pytest.mark.django_db
def test_a_statement_of_many_states_has_a_short_number_of_its_own() -> None:
    rows = raised()
    there = {row["iso3"] for row in rows["states"]}
    many = [one.iso3 for one in states() if one.iso3 not in there][:70]
    rows["states"] += [
        rows["states"][0] | {"iso3": iso3, "name": iso3, "un_short_name": iso3} for iso3 in many
    ]
    listed = {"event_id": f"{CASE}-900", "states": "; ".join(many), "forum": "HRC51"}
    rows["raise_states"] = [listed]
    load(rows)

    statement = Statement.objects.get()
    assert statement.made_for.count() == 70
    assert kept_by_columns(statement)


@pytest.mark.django_db
def test_one_state_speaks_twice_on_a_day_under_two_items() -> None:
    rows = raised({"state_iso3": "LUX", "speaker_iso3": "LUX"})
    event, action = rows["case_events"][-1], rows["state_actions"][-1]
    rows["case_events"].append(event | {"id": f"{CASE}-901", "reference": "HRC51 item 5"})
    rows["state_actions"].append(action | {"event_id": f"{CASE}-901", "forum": "HRC51 item 5"})
    load(rows)

    numbers = Statement.objects.values_list("number", flat=True)
    assert sorted(numbers) == ["HRC51-LUX-20220929", "HRC51-item5-LUX-20220929"]


@pytest.mark.django_db
def test_two_meetings_that_cannot_be_read_as_sessions_have_two_numbers() -> None:
    rows = raised({"state_iso3": "LUX", "speaker_iso3": "LUX", "forum": "An invented meeting"})
    event, action = rows["case_events"][-1], rows["state_actions"][-1]
    rows["case_events"].append(event | {"id": f"{CASE}-901"})
    rows["state_actions"].append(action | {"event_id": f"{CASE}-901", "forum": "Another"})
    load(rows)

    numbers = Statement.objects.values_list("number", flat=True)
    assert sorted(numbers) == ["other-LUX-20220929", "other-LUX-20220929-2"]


@pytest.mark.django_db
def test_a_number_given_when_an_older_database_was_moved_is_replaced_by_the_next_load() -> None:
    rows = raised({"state_iso3": "LUX", "speaker_iso3": "LUX"})
    load(rows)
    Statement.objects.update(number="moved-1")
    load(rows)

    assert Statement.objects.get().number == "HRC51-LUX-20220929"


@pytest.mark.django_db
def test_a_welcomed_release_is_not_the_same_as_a_name() -> None:
    rows = raised({"state_iso3": "LUX"})
    rows["raise_kinds"] = [{"event_id": f"{CASE}-900", "how": "welcomed"}]
    load(rows)

    assert Raise.objects.get().how == "welcomed"


@pytest.mark.django_db
def test_a_statement_leads_to_its_own_words_where_they_can_be_read() -> None:
    rows = raised({"state_iso3": "LUX", "speaker_iso3": "LUX"})
    where = {"forum": "HRC51", "date": "2022-09-29", "speaker_iso3": "LUX"}
    rows["statement_texts"] = [where | {"text_url": "https://source.example/words"}]
    load(rows)

    assert Statement.objects.get().text_url == "https://source.example/words"


@pytest.mark.django_db
def test_statements_follow_their_tables_and_leave_those_of_the_desk_alone() -> None:
    load(raised({"state_iso3": "LUX", "speaker_iso3": "LUX"}))
    at_the_desk = a_statement(states=("BEL",), source_key="desk:1")
    rows = raised({"state_iso3": "NLD", "speaker_iso3": "NLD"})

    assert load(rows).changed
    assert not load(rows).changed
    shown = Statement.objects.filter(withdrawn_at=None)
    assert {one.number for one in shown} == {"HRC51-NLD-20220929", at_the_desk.number}
    load(world())
    assert shown.get() == at_the_desk


@pytest.mark.django_db
def test_the_dialogue_of_2022_has_six_statements_for_eight_states_on_seven_countries() -> None:
    loading.load_data(shipped_files(), actor="test", at=NOON)

    said = Statement.objects.filter(session="HRC51", identified=True)
    named = Raise.objects.filter(statement__in=said)
    assert said.count() == 6
    assert StatementState.objects.filter(statement__in=said).values("state").distinct().count() == 8
    assert set(named.values_list("case__state", flat=True)) == {
        "AZE", "BDI", "BHR", "BLR", "CHN", "EGY", "ISR",
    }  # fmt: skip


@pytest.mark.django_db
def test_every_shipped_statement_of_a_session_was_made_in_its_year() -> None:
    loading.load_data(shipped_files(), actor="test", at=NOON)

    for one in Statement.objects.exclude(session=""):
        session = read_session(one.session)
        assert session is not None
        assert session.year in (None, one.date_lower.year if one.date_lower else None), one.number


@pytest.mark.django_db(transaction=True)
def test_an_older_database_keeps_who_raised_a_case() -> None:
    before = [
        ("record", "0003_listing_latest_change"),
        ("states", "0003_statements_and_candidacies"),
    ]
    executor = MigrationExecutor(connection)
    executor.migrate(before)
    try:
        old = executor.loader.project_state(before).apps
        state = old.get_model("states", "State").objects.create(iso3="LIE", name="Liechtenstein")
        case = old.get_model("record", "Case").objects.create(
            public_id="LIE-2019-001", state=state, named=True, entered_on=NOON.date(),
            source_key="invented",
        )  # fmt: skip
        told = old.get_model("record", "Raise").objects.create(
            case=case, kind="raise", source_key="invented", forum="HRC48", speaker=state,
            date_edtf="2021-09-29", date_lower="2021-09-29", date_upper="2021-09-29",
        )  # fmt: skip
        old.get_model("record", "RaiseState").objects.create(statement=told, state=state)
        _raises_without_a_speaker(old, case)
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    statement = Raise.objects.get(source_key="invented").statement
    assert (statement.forum, statement.speaker_id) == ("HRC48", "LIE")
    assert states_of(statement) == [("LIE", "listed")]
    moved = Statement.objects.filter(forum="HRC51").order_by("pk")
    assert [(one.identified, [state for state, _ in states_of(one)]) for one in moved] == [
        (True, ["AUS", "BEL"]), (True, ["NLD"]), (False, []),
    ]  # fmt: skip
    assert moved[0].raises.count() == 2
    long = Statement.objects.filter(forum="HRC52")
    assert (long.count(), all(kept_by_columns(one) for one in long)) == (2, True)


def _raises_without_a_speaker(old: Any, case: object) -> None:
    """Of one day: two of the same two States, one of a third, one of a State that is not named.

    And two for groups whose names are longer than their column, alike at the beginning.
    """
    state = old.get_model("states", "State").objects
    for iso3 in ("AUS", "BEL", "NLD"):
        state.create(iso3=iso3, name=iso3)
    told = [("HRC51", "", listed) for listed in (("AUS", "BEL"), ("BEL", "AUS"), ("NLD",), ())]
    told += [("HRC52", "Friends of a cause, " * 5 + tail, ()) for tail in ("all", "some")]
    for number, (forum, group, listed) in enumerate(told):
        one = old.get_model("record", "Raise").objects.create(
            case=case, kind="raise", source_key=f"invented-{number}", forum=forum, speaker=None,
            date_edtf="2022-09-29", date_lower="2022-09-29", date_upper="2022-09-29",
            on_behalf_of=group,
        )  # fmt: skip
        for iso3 in listed:
            old.get_model("record", "RaiseState").objects.create(statement=one, state_id=iso3)
