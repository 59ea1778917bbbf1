"""Every named figure has one function, is what the list says, and is loaded when asked for."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from endreprisals.domain.analysis.catalogue import FIGURES, GROUPS, UnknownFigure, entry, figure
from tests.domain.analysis.shipped import shipped

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", FIGURES)
def test_every_named_figure_is_made_by_its_function(name: str) -> None:
    made = figure(name, shipped())

    assert made.name == name
    assert made.unit == entry(name).unit


@pytest.mark.parametrize("name", FIGURES)
def test_the_source_file_of_every_figure_is_there(name: str) -> None:
    module, _, function = entry(name).dotted.rpartition(".")

    assert (ROOT / entry(name).source_file).is_file()
    assert callable(getattr(import_module(module), function))


def test_every_group_of_figures_has_one() -> None:
    assert {one.group for one in FIGURES.values()} == set(GROUPS)


def test_an_unknown_figure_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnknownFigure, match=r"nothing: .*: list them with `observatory --list`"):
        figure("nothing", shipped())


def test_listing_the_names_loads_no_function() -> None:
    code = (
        "import sys\n"
        "from endreprisals.domain.analysis import catalogue\n"
        "print(*sorted(name for name in sys.modules if '.analysis.' in name))"
    )
    listed = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert {name.rpartition(".")[2] for name in listed.stdout.split()} <= {
        "catalogue", "figure", "rows",
    }  # fmt: skip
