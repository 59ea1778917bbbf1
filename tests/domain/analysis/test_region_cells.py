"""No figure gives away a regional group that another one hides."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from endreprisals.domain.analysis.comparing import raised_and_not_raised
from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.domain.analysis.region_cells import NO_REGION
from endreprisals.domain.analysis.regions import regional_composition
from endreprisals.domain.analysis.rows import CaseRow, RaiseRow, Rows, StateRow
from endreprisals.domain.analysis.small_cells import is_small
from tests.domain.analysis.invented import a_case, a_group, a_mention

REGION = {"AAA": "WEOG", "BBB": "GRULAC", "CCC": "AFRICAN"}
STATES = (*(StateRow(state, region) for state, region in REGION.items()), StateRow("OBS", ""))
PLACES = ("raised", "not_raised", "neither")
REGIONS = (*REGION.values(), NO_REGION)
CELLS = list(product(PLACES, REGIONS))
Drawn = list[tuple[str, str, bool]]


@st.composite
def worlds(draw: st.DrawFn) -> Drawn:
    """Many cases that name somebody, and in a few places one that does not."""
    drawn: Drawn = []
    for place, state in product(PLACES, [*REGION, "OBS"]):
        drawn += [(place, state, True)] * draw(st.sampled_from([0, 2, 9]))
        drawn += [(place, state, False)] * draw(st.sampled_from([0, 0, 0, 0, 0, 1]))
    return drawn


def the_rows(drawn: Drawn) -> Rows:
    """Cases by what they belong to, their State, and whether they name somebody."""
    cases: list[CaseRow] = []
    for number, (_, state, named) in enumerate(drawn):
        cases.append(a_case(f"c{number}", state) if named else a_group(f"c{number}", state))
    of = {case.case: place for case, (place, _, _) in zip(cases, drawn, strict=True)}
    return Rows(
        states=STATES,
        cases=tuple(cases),
        mentions=tuple(a_mention(case, 2020) for case in of if of[case] == "not_raised"),
        raises=tuple(
            RaiseRow(case, "T", "HRC51", 2022, "named", ("AAA",), None, None)
            for case in of if of[case] == "raised"
        ),
    )  # fmt: skip


def told(rows: Rows) -> list[tuple[set[tuple[str, str]], float]]:
    """Everything a reader can put together: which cells add up to which number."""
    one, two = regional_composition(rows), raised_and_not_raised(rows)
    sums = []
    for value in shown(one, "cases"):
        sums.append(({(place, value.key) for place in PLACES}, number(value)))
        sums.append((set(product(PLACES, REGION.values())), float(value.of or 0)))
    for series in ("raised", "not_raised"):
        for value in shown(two, series):
            if value.key == "cases":
                sums.append(({(series, region) for region in REGIONS}, value.value or 0))
            elif value.key.startswith("region:"):
                sums.append(({(series, value.key.partition(":")[2])}, number(value)))
    for saying in one.says:
        if saying.code == "cases_without_group":
            cells = {(place, NO_REGION) for place in PLACES}
            sums.append((cells, float(saying.args["number"])))
    return sums


def shown(figure: Figure, series: str) -> list[Value]:
    return [one for one in figure.values if one.series == series and one.value is not None]


def number(value: Value) -> float:
    return round((value.value or 0) * (value.of or 0))


def follows(cells: set[tuple[str, str]], sums: list[tuple[set[tuple[str, str]], float]]) -> bool:
    """Whether the sum of some cells can be worked out from the sums that are told."""
    lines = [[cell in told_cells for cell in CELLS] for told_cells, _ in sums]
    matrix = np.array(lines, dtype=float).reshape(len(lines), len(CELLS))
    more = np.vstack([matrix, [cell in cells for cell in CELLS]])
    return bool(np.linalg.matrix_rank(more) == np.linalg.matrix_rank(matrix))


@settings(max_examples=150)
@given(worlds())
def test_no_small_private_group_follows_from_both_figures_together(drawn: Drawn) -> None:
    sums = told(the_rows(drawn))
    for place, region in CELLS:
        own = [one for one in drawn if (one[0], REGION.get(one[1], NO_REGION)) == (place, region)]
        if is_small(len(own)) and not all(named for _, _, named in own):
            assert not follows({(place, region)}, sums), (place, region)


@settings(max_examples=150)
@given(worlds())
def test_no_small_private_group_of_all_cases_follows_either(drawn: Drawn) -> None:
    sums = told(the_rows(drawn))
    for region in REGION.values():
        own = [one for one in drawn if REGION.get(one[1]) == region]
        if is_small(len(own)) and not all(named for _, _, named in own):
            assert not follows({(place, region) for place in PLACES}, sums), region
