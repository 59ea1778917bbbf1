"""Starting the doors: the public one needs nothing of the desk, and outlives its reader."""

import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from endreprisals.web import doors
from endreprisals.web.management.commands import serve


def test_each_worker_answers_other_readers_while_one_of_its_threads_writes_a_pdf() -> None:
    command = doors.server("endreprisals.wsgi:application", port=8000, workers=2)

    assert int(command[command.index("--blocking-threads") + 1]) > 1


@pytest.mark.django_db
def test_the_public_door_alone_is_prepared_under_its_own_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[str] = []
    started: list[object] = []

    def run_together(*given: object) -> int:
        started.extend(given)
        return 0

    def no_desk(*_: object, **__: object) -> None:
        raise AssertionError("the desk was asked")

    monkeypatch.setattr(subprocess, "run", no_desk)
    monkeypatch.setattr(serve, "call_command", lambda name, **_: called.append(name))
    monkeypatch.setattr(serve, "current", lambda: SimpleNamespace(size=1))
    monkeypatch.setattr(serve, "run_together", run_together)
    with pytest.raises(SystemExit) as end:
        call_command("serve", door="public")

    assert end.value.code == 0
    assert called == ["migrate", "load-handbook", "collectstatic"], (
        "no body is in the directory yet"
    )
    assert len(started[0]) == 1  # type: ignore[arg-type] # the one door
    (helpers,) = started[1:]
    assert [command[3] for command, _ in helpers] == ["observatory"]  # type: ignore[attr-defined]


def told_to_all(monkeypatch: pytest.MonkeyPatch) -> set[str | None]:
    """Where every door and helper believes the public door to be."""
    told: list[dict[str, str]] = []

    def run_together(*groups: list[tuple[object, dict[str, str]]]) -> int:
        told.extend(more for group in groups for _, more in group)
        return 0

    monkeypatch.setattr(serve, "call_command", lambda *_, **__: None)
    monkeypatch.setattr(serve, "current", lambda: SimpleNamespace(size=1))
    monkeypatch.setattr(serve, "_prepare_desk", lambda _: "")
    monkeypatch.setattr(serve, "run_together", run_together)
    with pytest.raises(SystemExit):
        call_command("serve", port=8123)
    assert len(told) == 5
    return {more.get("SITE_ORIGIN") for more in told}


@pytest.mark.django_db
def test_links_in_mails_lead_to_the_port_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SITE_ORIGIN", raising=False)
    assert told_to_all(monkeypatch) == {"http://127.0.0.1:8123"}


@pytest.mark.django_db
def test_an_address_that_somebody_gave_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_ORIGIN", "https://campaign.example")
    assert told_to_all(monkeypatch) == {None}


def test_a_reader_that_ends_is_started_again_and_closes_no_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doors, "LOOK_EVERY_SECONDS", 0.05)
    monkeypatch.setattr(doors, "RESTART_SECONDS", 0.0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    runs = tmp_path / "runs"
    ends = [sys.executable, "-c", f"open({str(runs)!r}, 'a').write('x')"]
    waits = f"import os, time\nwhile not (os.path.exists({str(runs)!r}) and os.path.getsize("
    door = [sys.executable, "-c", f"{waits}{str(runs)!r}) > 1): time.sleep(0.02)"]

    assert doors.run_together([(door, {})], [(ends, {})]) == 1
    assert len(runs.read_text()) >= 2
    assert "started again" in capfd.readouterr().err
