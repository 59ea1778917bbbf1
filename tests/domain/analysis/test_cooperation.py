"""Kinds of cooperation: shares of the cases of which it is known."""

from endreprisals.domain.analysis.cooperation import cooperation_kinds
from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.rows import Rows
from tests.domain.analysis.invented import a_case, a_cooperation, a_group

BODIES, KINDS = "engagement_bodies", "engagement_types"


def test_body_with_a_part_counts_for_the_body_too() -> None:
    rows = Rows(
        cases=(a_case("a"), a_case("b")),
        cooperation=(
            a_cooperation("a", "treaty_body:CAT", "treaty_body:CERD", kinds=("other",)),
            a_cooperation("b", "UPR"),
        ),
    )
    figure = cooperation_kinds(rows)

    shares = {one.key: one.value for one in figure.values if one.series == BODIES}
    assert shares == {"treaty_body": 0.5, "treaty_body:CAT": 0.5, "treaty_body:CERD": 0.5,
                      "UPR": 0.5}  # fmt: skip
    assert (figure.value_of("other", KINDS).value, figure.value_of("other", KINDS).of) == (1, 1)


def test_unclear_cooperation_is_not_known() -> None:
    rows = Rows(
        cases=(a_case("a"), a_case("b")),
        cooperation=(a_cooperation("a", "unclear"), a_cooperation("b", "UPR")),
    )
    figure = cooperation_kinds(rows)

    assert [one.key for one in figure.values] == ["UPR"]
    assert figure.says[0] == Saying(
        "cooperation_known", {"series": BODIES, "known": 1, "unknown": 1}
    )


def test_few_unnamed_people_behind_a_body_are_hidden() -> None:
    rows = Rows(cases=(a_group("a"),), cooperation=(a_cooperation("a", "UPR"),))

    assert cooperation_kinds(rows).value_of("UPR", BODIES).marks == ("small_cell",)


def test_hidden_part_does_not_follow_from_the_body_and_the_part_shown() -> None:
    """Five cases of treaty bodies, four of them CAT: the one of CEDAW would be the rest."""
    cases = (*(a_case(f"c{one}") for one in range(4)), a_group("g"))
    told = [a_cooperation(f"c{one}", "treaty_body:CAT") for one in range(4)]
    rows = Rows(cases=cases, cooperation=(*told, a_cooperation("g", "treaty_body:CEDAW")))
    shares = {one.key: one.value for one in cooperation_kinds(rows).values}

    assert shares == {"treaty_body": 1, "treaty_body:CAT": None, "treaty_body:CEDAW": None}
    assert "suppression_scope" in cooperation_kinds(rows).caveats


def test_body_is_hidden_with_parts_that_are_too_few_together() -> None:
    cases = (a_case("c"), a_group("g"), *(a_case(f"u{one}") for one in range(9)))
    rows = Rows(
        cases=cases,
        cooperation=(
            a_cooperation("c", "treaty_body:CAT"), a_cooperation("g", "treaty_body:CEDAW"),
            *(a_cooperation(f"u{one}", "UPR") for one in range(9)),
        ),
    )  # fmt: skip
    shown = {one.key for one in cooperation_kinds(rows).values if one.value is not None}

    assert shown == {"UPR"}


def test_cases_of_which_no_part_is_known_do_not_follow_from_the_parts() -> None:
    cases = (*(a_case(f"c{one}") for one in range(6)), a_group("g"))
    told = [a_cooperation(f"c{one}", "treaty_body:CAT") for one in range(6)]
    rows = Rows(cases=cases, cooperation=(*told, a_cooperation("g", "treaty_body")))
    shares = {one.key: one.value for one in cooperation_kinds(rows).values}

    assert shares == {"treaty_body": 1, "treaty_body:CAT": None}


def test_no_known_cooperation_is_a_refusal() -> None:
    assert cooperation_kinds(Rows()).refused == "no_cooperation"
