"""`endreprisals load-data` as an administrator meets it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from endreprisals.record.models import Case
from tests.record.loading_world import shipped_files

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, what was told, and what was complained about."""
    out, err = StringIO(), StringIO()
    try:
        call_command("load-data", *arguments, stdout=out, stderr=err)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables."""
    for name, content in shipped_files().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_load_data_loads_the_shipped_tables_and_says_what_it_did() -> None:
    code, out, err = run()

    assert (code, err) == (0, "")
    assert out.startswith("loaded: 183 cases, ")
    assert out.endswith("; 183 cases added, 0 corrected\n")
    assert run()[1].startswith("unchanged: 183 cases, ")


def test_load_data_check_loads_nothing(folder: Path) -> None:
    files = len(shipped_files())

    assert run(str(folder), "--check") == (0, f"checked: {files} files, no problem\n", "")
    assert not Case.objects.exists()


def test_load_data_names_every_problem_and_loads_nothing(folder: Path) -> None:
    table = folder / "case_events.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    rows[2] = rows[2].replace("2019-10", "2019-13")
    table.write_text("".join(rows), encoding="utf-8")
    (folder / "states.csv").unlink()

    code, out, err = run(str(folder))

    assert (code, out) == (2, "")
    assert err.splitlines()[0] == (
        "case_events.csv:3:date: '2019-13' is not in the calendar: write a date such as 2014, "
        "2014-09, 2014-09-22, 2014-09-01/2014-09-30, 2014-09/.. or 2017~"
    )
    assert "states.csv:1:-: the file is missing: put it into the folder" in err
    assert err.splitlines()[-1].endswith("problems in the tables. Nothing was loaded.")
    assert not Case.objects.exists()


def test_load_data_of_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    missing = tmp_path / "missing"

    assert run(str(missing)) == (
        2,
        "",
        f"{missing}: is not a folder: name the folder with the tables.\n",
    )
