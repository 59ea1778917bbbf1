"""The codes of time and effect, and that a page which only lists figures loads no heavy library."""

import ast
from importlib import resources

import pytest

from endreprisals.domain import vocabulary
from endreprisals.domain.analysis import codes_time
from endreprisals.domain.analysis.detentions import HELD, KINDS

MODULES = (
    "anticipation", "clustered", "codes_time", "comparing", "cox", "detention_gaps", "detentions",
    "effects", "exposure", "group_cases", "group_statuses", "groups_of_detentions",
    "hidden_shares", "overlap", "private_cases", "releases", "standing_values", "study",
    "survival", "wording",
)  # fmt: skip
HEAVY = {"lifelines", "numpy", "pandas", "scipy"}


@pytest.mark.parametrize("module", MODULES)
def test_module_loads_no_heavy_library_when_imported(module: str) -> None:
    source = resources.files("endreprisals.domain.analysis") / f"{module}.py"
    loaded: set[str] = set()
    for line in ast.parse(source.read_text("utf-8")).body:
        if isinstance(line, ast.Import):
            loaded |= {one.name.partition(".")[0] for one in line.names}
        if isinstance(line, ast.ImportFrom):
            loaded.add((line.module or "").partition(".")[0])

    assert loaded.isdisjoint(HEAVY)


def test_every_way_out_and_status_is_a_term_of_the_vocabulary() -> None:
    assert set(KINDS) == {term.code for term in vocabulary.terms("end_kinds")}
    assert set(HELD) < {term.code for term in vocabulary.terms("statuses")}


def test_reason_that_carries_numbers_has_a_sentence() -> None:
    plain = {"no_spells", "no_cases", "anticipation"}  # the last has one for each sign

    assert set(codes_time.REFUSED) - plain <= set(codes_time.SAYINGS)
