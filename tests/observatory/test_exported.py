"""Whoever has the exported data makes every figure again, number for number."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.domain.analysis import catalogue
from endreprisals.observatory.exported import MissingTable, read_export
from endreprisals.observatory.models import StoredFigure
from endreprisals.observatory.rows import read_rows
from endreprisals.observatory.services import plain
from tests.build import NOON

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "observatory.ipynb"
TELL = '\nPath(os.environ["TOLD"]).write_text(text, encoding="utf-8")\n'

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    call_command("export", format=["csv"], out=tmp_path / "export", stdout=StringIO())
    return tmp_path / "export"


def _written(value: Any) -> Any:
    """Numbers to twelve digits: sums of the same rows in another order differ in the last ones."""
    if isinstance(value, dict):
        return {name: _written(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_written(one) for one in value]
    return float(f"{value:.12g}") if isinstance(value, float) else value


def _cells() -> list[str]:
    notebook: dict[str, Any] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(one["source"]) for one in notebook["cells"] if one["cell_type"] == "code"]


def test_every_figure_from_the_export_is_the_one_from_the_database(folder: Path) -> None:
    exported, recorded = read_export(folder, as_of=NOON.date()), read_rows()

    for name in catalogue.FIGURES:
        made = (plain(catalogue.figure(name, rows)) for rows in (exported, recorded))
        first, second = map(_written, made)
        assert first == second, name


def test_the_notebook_makes_every_stored_figure_again_without_a_database(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "VERSION.txt").write_text(f"at: {NOON:%Y-%m-%dT%H:%M:%SZ}\n", encoding="utf-8")
    told = tmp_path / "told.json"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    subprocess.run(  # noqa: S603 -- the notebook of this repository
        [sys.executable, "-c", "\n".join(_cells()) + TELL],
        env=kept | {"ENDREPRISALS_EXPORT": str(folder), "TOLD": str(told)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    made = json.loads(told.read_text(encoding="utf-8"))

    assert set(made) == set(catalogue.FIGURES)
    for stored in StoredFigure.objects.all():
        assert _written(made[stored.name]) == _written(stored.data), stored.name


def test_the_notebook_holds_no_result_and_no_path_of_a_machine() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))

    assert all(not one.get("outputs") for one in notebook["cells"])
    assert all(one.get("execution_count") is None for one in notebook["cells"])


def test_a_table_that_is_missing_is_named_with_what_to_do(folder: Path) -> None:
    (folder / "statements.csv").unlink()

    with pytest.raises(MissingTable, match=r"statements\.csv: is not there: write it with `export"):
        read_export(folder)


def test_the_day_of_the_version_is_the_day_of_the_record(folder: Path) -> None:
    (folder / "VERSION.txt").write_text("release: 3\nat: 2025-02-03T04:05:06Z\n", encoding="utf-8")

    assert read_export(folder).as_of.isoformat() == "2025-02-03"
    (folder / "VERSION.txt").unlink()
    with pytest.raises(MissingTable, match="VERSION"):
        read_export(folder)


def test_figures_are_plain_json(folder: Path) -> None:
    figure = catalogue.figure("states-raising", read_export(folder))

    assert json.loads(json.dumps(plain(figure))) == plain(figure)
