"""Jobs that come back: once each, whoever asks; a failure is seen and tried again."""

import inspect
import logging
import os
import signal
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as ours
from django.core.management import call_command
from django.db import connection
from django.utils.module_loading import import_string

from endreprisals.adapters.locks import held
from endreprisals.supporters.models import Job, Mail
from endreprisals.supporters.services import working
from endreprisals.supporters.tasks import run_job
from tests.build import NOON
from tests.supporters.mailroom import Clock, a_mail

RAN: list[str] = []
JOBS = dict(ours.JOBS)


def runs(at: Any) -> None:
    RAN.append("runs")


def breaks(at: Any) -> None:
    raise RuntimeError("Zanzaribaldo, zanzaribaldo@supporter.example")


@pytest.fixture(autouse=True)
def job_settings(settings: Any, tmp_path: Path) -> Any:
    RAN.clear()
    settings.JOBS = {
        "runs": (f"{__name__}.runs", 60),
        "breaks": (f"{__name__}.breaks", 86_400),
    }
    settings.LOCKS_DIR = tmp_path / "locks"
    settings.MAIL_DIR = tmp_path / "mail"
    settings.MAIL_IN_DIR = tmp_path / "mail" / "in"
    return settings


@pytest.mark.parametrize("name", sorted(JOBS))
def test_every_job_is_there_and_takes_the_time(name: str) -> None:
    path, seconds = JOBS[name]

    inspect.signature(import_string(path)).bind(at=NOON)
    assert 1 <= seconds <= 86_400
    assert len(name) <= 40


@pytest.mark.parametrize("path", ours.MAIL_RECEIVERS)
def test_who_is_handed_a_mail_that_came_in_is_there(path: str) -> None:
    inspect.signature(import_string(path)).bind(
        raw=b"", mail_pk=None, authentic="none", automatic=False, at=NOON
    )


@pytest.mark.django_db
def test_a_job_that_is_due_is_asked_for_once_however_many_ask() -> None:
    asked: list[str] = []
    for _ in range(3):
        working.ask_due(NOON, asked.append)

    assert sorted(asked) == ["breaks", "runs"]


@pytest.mark.django_db
def test_a_job_runs_once_and_again_when_its_time_has_come() -> None:
    clock = Clock()
    working.ask_due(clock.at, lambda name: None)
    told = [working.run("runs", clock=clock), working.run("runs", clock=clock)]
    clock.later(seconds=61)
    told.append(working.run("runs", clock=clock))

    assert told == ["done", "not_due", "done"]
    assert len(RAN) == 2
    job = Job.objects.get(pk="runs")
    assert (job.asked_at, job.ended_at, job.failures) == (None, clock.at, 0)


@pytest.mark.django_db
def test_a_job_that_was_lost_with_its_worker_is_asked_for_again() -> None:
    asked: list[str] = []
    working.ask_due(NOON, asked.append)
    working.ask_due(NOON + timedelta(seconds=30), asked.append)
    assert asked.count("runs") == 1
    working.ask_due(NOON + timedelta(seconds=61), asked.append)

    assert asked.count("runs") == 2


@pytest.mark.django_db
def test_a_failing_job_is_logged_by_name_alone_and_tried_again_ever_later(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("endreprisals"), "propagate", True)
    clock, waits = Clock(), []
    for _ in range(9):
        assert working.run("breaks", clock=clock) == "failed"
        job = Job.objects.get(pk="breaks")
        waits.append((job.next_at - clock.at).total_seconds())
        clock.at = job.next_at

    assert waits[:3] == [15, 30, 60]
    assert waits[-1] == 900, "a daily job is not left alone for a day"
    assert "job breaks failed: RuntimeError" in caplog.text
    assert "anzaribaldo" not in caplog.text
    assert working.run("runs", clock=clock) == "done"


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_run_the_same_job_at_once(job_settings: Any) -> None:
    told: list[str] = []

    def other_worker() -> None:
        told.append(working.run("runs", clock=Clock()))
        connection.close()

    if connection.vendor == "postgresql":
        with held("job-runs", folder=job_settings.LOCKS_DIR) as ours_now:
            thread = threading.Thread(target=other_worker)
            thread.start()
            thread.join()
    else:  # locks of files need no second connection
        with held("job-runs", folder=job_settings.LOCKS_DIR) as ours_now:
            told.append(working.run("runs", clock=Clock()))

    assert ours_now
    assert told == ["busy"]
    assert working.run("runs", clock=Clock()) == "done"


@pytest.mark.django_db(transaction=True)
def test_a_lock_ends_with_the_worker_that_holds_it(tmp_path: Path) -> None:
    if connection.vendor == "postgresql":
        dying = threading.Thread(target=_take_and_lose_the_connection, args=(tmp_path,))
        dying.start()
        dying.join()
    else:
        child = os.fork()
        if child == 0:  # pragma: no cover -- another process
            with held("job-x", folder=tmp_path):
                os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
    with held("job-x", folder=tmp_path) as ours_now:
        assert ours_now


def _take_and_lose_the_connection(folder: Path) -> None:
    with held("job-x", folder=folder):
        connection.close()


@pytest.mark.django_db
def test_delivery_is_asked_for_only_where_something_would_leave(job_settings: Any) -> None:
    job_settings.JOBS = {name: one for name, one in JOBS.items() if name.startswith("deliver")}
    a_mail()
    a_mail(stream="news", not_before=NOON + timedelta(days=1))
    asked: list[str] = []
    working.ask_due(NOON, asked.append)

    assert asked == ["deliver-confirm"]


@pytest.mark.django_db(transaction=True)
def test_work_once_does_what_is_due_through_the_real_queue(
    job_settings: Any, tmp_path: Path
) -> None:
    """With the queue in the database on SQLite, with procrastinate's on PostgreSQL."""
    job_settings.MAIL_KINDS = ours.MAIL_KINDS | {"test": "tests.supporters.mailroom.words"}
    job_settings.MAIL_DKIM_DIR = tmp_path / "dkim"
    job_settings.JOBS |= {"deliver-confirm": JOBS["deliver-confirm"]}
    mail = a_mail()
    call_command("work", once=True)
    mail.refresh_from_db()

    assert RAN == ["runs"]
    assert mail.state == "sent"
    assert len(list((tmp_path / "mail" / "confirm").glob("*.eml"))) == 1
    assert Job.objects.get(pk="breaks").failures == 1
    assert _traces() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_name_twice_in_the_queue_runs_once(job_settings: Any) -> None:
    run_job.enqueue("runs")
    run_job.enqueue("runs")
    job_settings.JOBS = {"runs": job_settings.JOBS["runs"]}
    call_command("work", once=True)

    assert RAN == ["runs"]


def _traces() -> list[str]:
    """What the queue keeps about errors: nothing that a job said."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT args::text FROM procrastinate_jobs")
            return [row[0] for row in cursor.fetchall()]
    from django_tasks_db.models import DBTaskResult

    return [one.traceback for one in DBTaskResult.objects.all() if one.traceback]


@pytest.mark.django_db
def test_tidying_deletes_what_has_served_its_time_and_nothing_that_waits(
    job_settings: Any,
) -> None:
    from tests.build_campaigns import a_mailbox

    old = NOON - timedelta(days=29)
    ended = {"state": "sent", "sent_at": old, "ended_at": old}
    gone = a_mail(**ended)
    fresh = a_mail(**ended | {"sent_at": NOON, "ended_at": NOON})
    undecided = a_mail(state="unknown", claimed_at=old)
    letter = a_mail(mailbox=a_mailbox(), supporter="s" * 22, **ended)
    folder = job_settings.MAIL_DIR / "confirm"
    folder.mkdir(parents=True)
    for name, at in (("old.eml", old), ("new.eml", NOON)):
        (folder / name).write_text("x")
        os.utime(folder / name, (at.timestamp(), at.timestamp()))
    import_string(JOBS["tidy"][0])(at=NOON)
    letter.refresh_from_db()

    assert not Mail.objects.filter(pk=gone.pk).exists()
    assert Mail.objects.filter(pk__in=(fresh.pk, undecided.pk)).count() == 2
    assert (letter.supporter, letter.state) == ("", "sent")
    assert [path.name for path in folder.iterdir()] == ["new.eml"]
