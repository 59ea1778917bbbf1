"""When a contact can be relied on, and which kinds of cooperation belong together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.directory import (
    ASKED,
    COOPERATION,
    FIELD,
    FIELDS,
    FRESH_FOR,
    OF_THE_UN,
    Verified,
    is_within,
    verified,
)
from endreprisals.domain.vocabulary import codes

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_a_contact_seen_today_is_fresh() -> None:
    assert verified(TODAY, today=TODAY) == Verified("fresh", TODAY, None)


def test_a_contact_is_fresh_on_the_ninetieth_day_and_stale_on_the_next() -> None:
    seen = date(2026, 8, 22)

    assert verified(seen, today=date(2026, 11, 20)).state == "fresh"
    assert verified(seen, today=date(2026, 11, 21)) == Verified("stale", seen, date(2026, 11, 21))


def test_a_contact_that_nobody_saw_is_never_fresh() -> None:
    assert verified(None, today=TODAY) == Verified("never", None, None)


def test_a_day_that_is_still_to_come_verifies_nothing() -> None:
    assert verified(date(2026, 11, 21), today=TODAY).state == "never"


@given(DAYS, DAYS)
def test_a_stale_contact_says_since_when_and_never_in_the_future(seen: date, today: date) -> None:
    told = verified(seen, today=today)

    assert (told.stale_since is not None) == (told.state == "stale")
    if told.stale_since:
        assert seen + FRESH_FOR < told.stale_since <= today


@given(DAYS, st.integers(0, 2000), st.integers(0, 2000))
def test_time_alone_never_makes_a_stale_contact_fresh(seen: date, first: int, more: int) -> None:
    before = verified(seen, today=seen + timedelta(days=first))
    after = verified(seen, today=seen + timedelta(days=first + more))

    assert not (before.state == "stale" and after.state == "fresh")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("treaty_body:CAT", "treaty_body"),
        ("treaty_body", "treaty_body"),
        ("other:security_council", "other:security_council"),
        ("HRC:president", "HRC"),
    ],
)
def test_a_part_belongs_to_its_kind(kind: str, asked: str) -> None:
    assert is_within(kind, asked)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("other:security_council", "other"), ("treaty_body", "UPR"), ("ACHPR", "IACHR")],
)
def test_a_kind_of_its_own_belongs_to_no_other(kind: str, asked: str) -> None:
    assert not is_within(kind, asked)


def test_kinds_of_cooperation_with_the_united_nations_are_those_of_the_vocabulary() -> None:
    assert set(OF_THE_UN) <= set(codes("engagement_bodies"))
    assert len(set(COOPERATION)) == len(COOPERATION)


def test_every_field_has_one_code_that_fits_its_column_and_a_definition() -> None:
    assert len(FIELD) == len(FIELDS)
    assert all(len(field.code) <= 24 and field.definition.endswith(".") for field in FIELDS)


def test_the_name_and_notes_do_not_count_as_what_is_known() -> None:
    assert set(FIELD) - set(ASKED) == {"name", "notes"}
