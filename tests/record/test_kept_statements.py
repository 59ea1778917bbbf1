"""What loaded statements keep when the tables change: what they said before, and their numbers."""

from datetime import UTC, datetime

import pytest

from endreprisals.record.services.loading import load as loading
from endreprisals.states.models import Statement, StatementVersion
from tests.record.loading_world import SCHEMA, Rows, files, world
from tests.record.test_loading_statements import raised

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LUXEMBOURG = {"state_iso3": "LUX", "speaker_iso3": "LUX"}
NETHERLANDS = {"state_iso3": "NLD", "speaker_iso3": "NLD"}


def load(rows: Rows) -> loading.Loaded:
    return loading.load_data(files(rows), actor="test", at=NOON, schema=SCHEMA)


def test_a_statement_that_the_tables_no_longer_tell_keeps_what_it_said_and_its_number() -> None:
    load(raised(LUXEMBOURG))
    before = Statement.objects.get()

    assert load(world()).changed
    assert not load(world()).changed

    gone = Statement.objects.get()
    assert (gone.pk, gone.number, gone.withdrawn_at) == (before.pk, before.number, NOON)
    kept = StatementVersion.objects.get()
    assert (kept.reason, kept.actor) == ("tables changed", "test")
    assert kept.said["number"] == before.number
    assert [case["how"] for case in kept.said["cases"]] == ["named"]
    assert kept.said["made_for"] == [{"state": "LUX", "basis": "listed", "note": ""}]


def test_a_statement_told_again_is_shown_again_under_its_number() -> None:
    load(raised(LUXEMBOURG))
    number = Statement.objects.get().number
    load(world())

    load(raised(LUXEMBOURG))

    again = Statement.objects.get()
    assert (again.number, again.withdrawn_at) == (number, None)
    assert StatementVersion.objects.count() == 1


def test_what_a_load_changes_is_kept_and_what_it_does_not_is_not() -> None:
    rows = raised(LUXEMBOURG)
    load(rows)
    where = {"forum": "HRC51", "date": "2022-09-29", "speaker_iso3": "LUX"}
    rows["statement_texts"] = [where | {"text_url": "https://source.example/words"}]

    load(rows)
    load(rows)

    assert StatementVersion.objects.get().said["text_url"] == ""
    assert Statement.objects.get().text_url == "https://source.example/words"


def test_a_state_that_a_load_adds_to_a_statement_is_a_change_of_it() -> None:
    together = {"on_behalf_of": "Friends of an invented cause"}
    load(raised({"state_iso3": "LUX"} | together))

    load(raised({"state_iso3": "LUX"} | together, {"state_iso3": "NLD"} | together))

    said = StatementVersion.objects.get().said
    assert [one["state"] for one in said["made_for"]] == ["LUX"]
    assert Statement.objects.get().made_for.count() == 2


def test_a_number_once_given_is_given_to_no_other_statement() -> None:
    load(raised(NETHERLANDS))
    given = Statement.objects.get().number
    Statement.objects.update(source_key="desk:1")

    load(raised(NETHERLANDS))

    numbers = set(Statement.objects.values_list("number", flat=True))
    assert numbers == {given, f"{given}-2"}


def test_a_number_that_only_a_version_remembers_is_not_given_again() -> None:
    load(raised(NETHERLANDS))
    given = Statement.objects.get().number
    load(world())
    Statement.objects.update(number="HRC51-of-old", source_key="desk:1")

    load(raised(NETHERLANDS))

    numbers = set(Statement.objects.values_list("number", flat=True))
    assert numbers == {"HRC51-of-old", f"{given}-2"}
