"""Groups that speak as one expand to who belonged to them on the day."""

from datetime import date

import pytest

from endreprisals.domain.state_groups import UnknownGroup, find_group, group, groups
from endreprisals.domain.states import state

IN_2022 = date(2022, 9, 29)


def test_benelux_and_canz_are_three_states_each() -> None:
    assert group("benelux").on(IN_2022) == ("BEL", "LUX", "NLD")
    assert group("canz").on(IN_2022) == ("AUS", "CAN", "NZL")


def test_the_european_union_has_its_members_of_the_day() -> None:
    union = group("european_union")

    assert len(union.on(date(2012, 1, 1))) == 27
    assert len(union.on(date(2013, 7, 1))) == 28
    assert "GBR" in union.on(date(2020, 1, 31))
    assert "GBR" not in union.on(date(2020, 2, 1))
    assert len(union.on(IN_2022)) == 27


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Benelux", "benelux"),
        ("BENELUX", "benelux"),
        ("the European Union", "european_union"),
        ("AUS;CAN;NZL", "canz"),
        ("BEL; LUX; NLD", "benelux"),
        ("nordic_baltic", "nordic_baltic"),
    ],
)
def test_a_group_is_found_by_name_code_or_members(text: str, code: str) -> None:
    assert find_group(text) == code


@pytest.mark.parametrize("text", ["", "like-minded States", "BEL;NLD", "Bene"])
def test_an_unknown_group_is_not_guessed(text: str) -> None:
    assert find_group(text) is None


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownGroup, match="warsaw"):
        group("warsaw")


def test_every_member_is_a_state_and_every_group_has_a_source() -> None:
    for one in groups():
        assert one.source
        assert [state(member.state).iso3 for member in one.members]
