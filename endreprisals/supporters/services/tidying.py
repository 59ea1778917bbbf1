"""Deleting what has served its time: mails that ended, files, results of tasks, full buckets."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.apps import apps
from django.conf import settings

from endreprisals.adapters.mail_relays import file_of
from endreprisals.supporters.models import Allowance, Mail
from endreprisals.supporters.services.subscribing import ERASED

KEPT: Final = timedelta(days=28)
RESULTS_KEPT: Final = timedelta(hours=1)
AT_ONCE: Final = 5_000  # rows of one go, so that nobody waits for the database
TO_PEOPLE: Final = (Mail.Stream.CONFIRM, Mail.Stream.NEWS, Mail.Stream.STAFF)
UNDECIDED: Final = (Mail.State.QUEUED, Mail.State.UNKNOWN)
ENDED: Final = (Mail.State.SENT, Mail.State.FAILED, Mail.State.STOPPED)


def tidy(*, at: datetime) -> None:
    """Once an hour."""
    _too_old(at)
    _files_of_erased()
    _mails(at)
    for folder in (*(settings.MAIL_DIR / stream for stream in Mail.Stream.values), refused_dir()):
        _files(folder, at)
    Allowance.objects.filter(filled_at__lt=at - timedelta(days=1)).delete()
    if apps.is_installed("django_tasks_db"):
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 -- with SQLite alone

        DBTaskResult.objects.filter(finished_at__lt=at - RESULTS_KEPT).delete()
        DBTaskResult.objects.filter(started_at__lt=at - KEPT).delete()  # its worker died


def refused_dir() -> Path:
    """Where a mail lies that came in and could not be read."""
    return Path(settings.MAIL_DIR) / "refused"


def _too_old(at: datetime) -> None:
    """A mail to a person that was not sent or decided on in time keeps its address no longer."""
    people = Mail.objects.filter(stream__in=TO_PEOPLE, state__in=UNDECIDED)
    old = people.filter(queued_at__lt=at - KEPT)
    for pks in iter(lambda: list(old.values_list("pk", flat=True)[:AT_ONCE]), []):
        old.filter(pk__in=pks).update(
            state=Mail.State.STOPPED, because="kept_too_long", address=None, ended_at=at
        )


def _files_of_erased() -> None:
    """The web process that erases somebody may not touch the folder of mails; this one may."""
    gone = Mail.objects.filter(key__startswith=ERASED).exclude(message_id="")
    for stream, message_id in gone.values_list("stream", "message_id").iterator():
        file_of(Path(settings.MAIL_DIR), stream, message_id).unlink(missing_ok=True)


def _mails(at: datetime) -> None:
    """Mails to people go whole; those to missions keep nothing that points at a supporter."""
    old = Mail.objects.filter(state__in=ENDED, ended_at__lt=at - KEPT)
    people = old.filter(stream__in=TO_PEOPLE)
    Mail.objects.filter(pk__in=list(people.values_list("pk", flat=True)[:AT_ONCE])).delete()
    missions = old.exclude(stream__in=TO_PEOPLE).exclude(supporter="")
    Mail.objects.filter(pk__in=list(missions.values_list("pk", flat=True)[:AT_ONCE])).update(
        supporter=""
    )


def _files(folder: Path, at: datetime) -> None:
    if not folder.is_dir():
        return
    oldest = (at - KEPT).timestamp()
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
