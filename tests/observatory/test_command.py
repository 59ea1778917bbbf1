"""`observatory` on the command line: lists, one figure, a round, and a watch that can be ended."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from endreprisals.domain.analysis import catalogue
from endreprisals.observatory import services, worker
from endreprisals.observatory.models import StoredFigure
from tests.build import NOON


def _told(*words: str) -> str:
    told = StringIO()
    call_command("observatory", *words, stdout=told)
    return told.getvalue()


def test_list_names_every_figure_with_title_unit_period_version_and_time(shipped: None) -> None:
    lines = [line.split("\t") for line in _told("--list").splitlines()]

    assert [line[0] for line in lines] == list(catalogue.FIGURES)
    assert lines[0][1:] == [
        "States cited in each report", "states", "2010/2025", "version 1", "2026-11-20T12:00:00Z",
    ]  # fmt: skip


def test_list_before_the_first_round_says_that_nothing_is_made(shipped: None) -> None:
    StoredFigure.objects.all().delete()

    assert all("not made yet" in line for line in _told("--list").splitlines())
    listed = json.loads(_told("--list", "--json"))["figures"]
    assert {one["made_at"] for one in listed} == {None}


def test_one_figure_comes_with_numbers_words_caveats_and_sources(shipped: None) -> None:
    told = json.loads(_told("states-raising", "--json"))

    ratio = next(one for one in told["values"] if (one["key"], one["series"]) == ("2023", "ratio"))
    assert ratio["value"] == pytest.approx(1.625)
    assert (round(ratio["low"], 2), round(ratio["high"], 2)) == (0.67, 3.92)
    assert ratio["words"] == "1.62 (95% interval 0.67 to 3.92)"
    assert {one["code"] for one in told["caveats"]} >= {"not_causal", "small_numbers"}
    assert all(one["words"] for one in (*told["caveats"], *told["says"], *told["missing"]))
    assert told["record_version"] == 1
    assert told["made_by"] == "endreprisals.domain.analysis.raising.states_raising"


def test_a_refused_figure_says_why_in_words(shipped: None) -> None:
    told = json.loads(_told("effect-of-raising", "--json"))

    assert told["refused"]["code"] == "too_few_events"
    assert told["sentence"] == told["refused"]["words"]


def test_a_figure_that_is_not_stored_is_made_on_the_spot(shipped: None) -> None:
    kept = _told("acts-by-type", "--json")
    StoredFigure.objects.all().delete()
    made = json.loads(_told("acts-by-type", "--json"))

    assert not StoredFigure.objects.exists()
    assert made["values"] == json.loads(kept)["values"]


def test_without_json_the_title_and_the_sentence_are_told(shipped: None) -> None:
    assert _told("states-cited").startswith("States cited in each report\nThe report of 2025")


@pytest.mark.django_db
@pytest.mark.parametrize("words", [["nothing", "--json"], []])
def test_an_unknown_figure_or_none_is_refused_in_one_line(words: list[str]) -> None:
    told = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("observatory", *words, stderr=told)

    assert end.value.code == 2
    assert re.fullmatch(r"\w+: .*\n", told.getvalue())


def test_refresh_tells_a_line_for_each_figure_and_quietly_only_failures(
    shipped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def once(clock: object, tell: worker.Tell) -> bool:
        services.refresh(at=NOON, tell=tell)
        tell("states-cited: not drawn: an invented fault")
        return False

    monkeypatch.setattr(worker, "once", once)
    for words, lines in (
        (["--refresh"], len(catalogue.FIGURES) + 1),
        (["--refresh", "--quiet"], 1),
    ):
        told = StringIO()
        with pytest.raises(SystemExit) as end:
            call_command("observatory", *words, stderr=told)
        assert end.value.code == 1
        assert len(told.getvalue().splitlines()) == lines


@pytest.mark.django_db
def test_a_record_that_changes_under_a_round_ends_it_with_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def once(*_: object) -> bool:
        raise services.RecordChanges("The record changed while it was read.")

    monkeypatch.setattr(worker, "once", once)
    told = StringIO()
    with pytest.raises(SystemExit):
        call_command("observatory", "--refresh", "--quiet", stderr=told)

    assert told.getvalue() == "figures: not made: The record changed while it was read.\n"


def test_a_watch_makes_the_figures_and_ends_quietly_when_asked(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "ENDREPRISALS_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
    }
    command = [sys.executable, "-m", "endreprisals"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)  # noqa: S603 -- ours
    watch = subprocess.Popen(  # noqa: S603 -- our own command
        [*command, "observatory", "--watch"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert watch.stderr is not None
    told = ""
    deadline = time.monotonic() + 120
    while "figures made from version" not in told and time.monotonic() < deadline:
        told += watch.stderr.readline()
    watch.send_signal(signal.SIGTERM)

    assert watch.wait(timeout=30) == 0
    assert "20 figures made from version 0 of the record" in told
    assert "Traceback" not in told + watch.stderr.read()
    watch.stderr.close()
