"""Words and forms of charts are light: only what draws loads the libraries that draw."""

import subprocess
import sys

HEAVY = ("vl_convert", "fontTools", "PIL")


def loaded_by(module: str) -> set[str]:
    asked = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(  # noqa: S603 -- our own interpreter and our own words
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_labels_and_forms_load_no_library_that_draws() -> None:
    package = "endreprisals.observatory.charts"

    assert loaded_by(f"{package}.labels") == set()
    assert loaded_by(f"{package}.forms") == set()


def test_drawing_loads_vl_convert_only_when_something_is_drawn() -> None:
    assert "vl_convert" not in loaded_by("endreprisals.observatory.charts.drawing")
    assert "fontTools" in loaded_by("endreprisals.observatory.charts.drawing")
