"""What may be asked of the ledger, and how an address that cannot be read is refused."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.ledger.filters import EVERYTHING, FACETS, BadFilter, LedgerFilter, parse


def problems(query: str, allowed: tuple[str, ...] = EVERYTHING) -> list[tuple[str, str]]:
    with pytest.raises(BadFilter) as bad:
        parse(QueryDict(query), allowed)
    return [(problem.parameter, problem.value) for problem in bad.value.problems]


def test_an_address_without_parameters_asks_for_everything() -> None:
    assert parse(QueryDict("")) == LedgerFilter()
    assert LedgerFilter().is_empty()
    assert LedgerFilter().query() == ""


def test_every_facet_is_read_and_written_in_one_order() -> None:
    query = (
        "by=DEU&by=unnamed&state=EGY&session=HRC51&session=UNGA79&year=2022&forum=HRC&how=named"
        "&kind=people&group=benelux&group=none&from=2020&to=2022-09&page=2"
    )

    chosen = parse(QueryDict(query))

    assert chosen.query(paged=True) == f"?{query}"
    assert chosen.chosen["by"] == ("DEU", "unnamed")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("by=XXX", [("by", "XXX")]),
        ("state=unnamed", [("state", "unnamed")]),
        ("session=HRC", [("session", "HRC")]),
        ("session=HRC051", [("session", "HRC051")]),
        ("session=HRC51 item 5", [("session", "HRC51 item 5")]),
        ("year=twenty", [("year", "twenty")]),
        ("forum=UN", [("forum", "UN")]),
        ("kind=person&how=said", [("how", "said"), ("kind", "person")]),
        ("group=G77", [("group", "G77")]),
        ("from=soon", [("from", "soon")]),
        ("from=2022&to=2021", [("to", "2021")]),
        ("page=0", [("page", "0")]),
        ("q=anything", [("q", "")]),
    ],
)
def test_what_cannot_be_used_is_named(query: str, found: list[tuple[str, str]]) -> None:
    assert problems(query) == found


def test_what_can_be_used_is_kept() -> None:
    with pytest.raises(BadFilter) as bad:
        parse(QueryDict("by=DEU&state=XXX&colour=red"))

    assert bad.value.kept == LedgerFilter(chosen={"by": ("DEU",)})
    assert "colour" in str(bad.value)


def test_a_page_takes_only_the_parameters_that_it_has() -> None:
    assert problems("by=DEU&page=2", ("state",)) == [("by", ""), ("page", "")]


def test_too_many_values_are_cut() -> None:
    assert problems("&".join(f"year={1950 + n}" for n in range(61))) == [("year", "")]


def test_toggling_a_value_twice_gives_the_filter_back_on_its_first_page() -> None:
    chosen = LedgerFilter(chosen={"by": ("DEU",)}, page=3)

    twice = chosen.toggled("state", "EGY").toggled("state", "EGY")

    assert twice == LedgerFilter(chosen={"by": ("DEU",)})
    assert chosen.toggled("by", "DEU") == LedgerFilter()


def test_one_end_of_the_period_can_be_taken_away() -> None:
    chosen = LedgerFilter(period_from="2020", period_to="2022")

    assert chosen.without("from") == LedgerFilter(period_to="2022")
    assert chosen.without("to") == LedgerFilter(period_from="2020")


values = st.text(max_size=12) | st.sampled_from(["DEU", "HRC51", "2022", "named", "people"])


@given(st.lists(st.tuples(st.sampled_from([*EVERYTHING, "x"]), values), max_size=6))
def test_what_is_kept_of_any_address_can_be_asked_again(pairs: list[tuple[str, str]]) -> None:
    asked = QueryDict(mutable=True)
    for name, value in pairs:
        asked.appendlist(name, value)
    try:
        kept = parse(asked)
    except BadFilter as bad:
        kept = bad.kept
    again = parse(QueryDict(kept.query(paged=True).removeprefix("?")))

    assert again == kept
    assert set(kept.chosen) <= set(FACETS)
