"""Taking a report file in: the same bytes twice are nothing new, other bytes ask a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from endreprisals.adapters.report_store import forget_file, keep_file
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.review.models import ReadingJob, ReportFile

CHANGED = "changed"  # a doubt: the record has read another file of this symbol
TRY_AGAIN = (ReportFile.State.FAILED, ReportFile.State.DROPPED)


class DocumentChanged(Exception):
    """A file has the symbol of a report that was read, but other bytes; a person must look."""

    def __init__(self, symbol: str) -> None:
        self.symbol = symbol
        super().__init__(
            f"{symbol} was read before from a file with other bytes. Nothing was read. Say at the "
            "desk whether this file takes its place."
        )


class NothingToAnswer(Exception):
    """The file asks no question any more: somebody answered it."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A file that was taken in; `is_new` is false when the desk had these bytes already."""

    file: ReportFile
    is_new: bool


def register_report(chunks: Iterable[bytes], *, symbol: str, by: str, at: datetime) -> Registered:
    """Keep the bytes of a report and put its reading in line.

    `symbol` is what a person says it is, or blank to ask the file. Bytes that the desk has are
    left as they are; those that failed or were dropped are tried again. Raises `FileTooLarge`.
    """
    folder, most = settings.REPORT_FILES_DIR, settings.REPORT_UPLOAD_MAX_BYTES
    kept = keep_file(chunks, folder=folder, most_bytes=most)
    with transaction.atomic():
        held = ReportFile.objects.select_for_update().filter(sha256=kept.sha256).first()
        if held and held.state not in TRY_AGAIN:
            return Registered(held, is_new=False)
        file = held or ReportFile(sha256=kept.sha256, size=kept.size)
        file.asked_symbol, file.uploaded_by, file.uploaded_at = symbol, by, at
        file.state, file.message, file.doubts, file.confirmed = "waiting", "", [], []
        file.save()
        ask_reading(file, by=by, at=at)
        audit(
            Event.Kind.REPORT_UPLOADED, actor=by, at=at, target=f"file-{file.pk}", bytes=kept.size
        )
    return Registered(file, is_new=True)


def ask_reading(file: ReportFile, *, by: str, at: datetime) -> ReadingJob:
    """Put a reading of this file in line, unless one waits or runs."""
    running = file.jobs.filter(state__in=["waiting", "running"]).first()
    return running or ReadingJob.objects.create(file=file, asked_by=by, asked_at=at)


@transaction.atomic
def read_again(*, file_id: int, by: str, at: datetime) -> ReadingJob:
    """Read a file anew with the rules of today; raises `ReportFile.DoesNotExist`."""
    file = ReportFile.objects.select_for_update().get(pk=file_id, state=ReportFile.State.READ)
    audit(Event.Kind.REPORT_READ_AGAIN, actor=by, at=at, target=f"file-{file.pk}")
    return ask_reading(file, by=by, at=at)


@transaction.atomic
def answer_doubts(*, file_id: int, symbol: str, by: str, at: datetime) -> ReadingJob:
    """Go on in spite of the doubts, under this symbol; raises `NothingToAnswer`."""
    file = _asking(file_id)
    if CHANGED in file.doubts:
        file.replaces = latest_read(symbol, but=file)
    file.confirmed = sorted({*file.confirmed, *file.doubts})
    file.asked_symbol, file.doubts, file.state = symbol, [], ReportFile.State.WAITING
    file.save()
    audit(Event.Kind.REPORT_CONFIRMED, actor=by, at=at, target=f"file-{file.pk}")
    return ask_reading(file, by=by, at=at)


@transaction.atomic
def drop_report(*, file_id: int, by: str, at: datetime) -> None:
    """Forget a file that asks a question: its bytes go, one row stays to say so."""
    file = _asking(file_id)
    file.state, file.doubts = ReportFile.State.DROPPED, []
    file.replaces = None
    file.save(update_fields=["state", "doubts", "replaces"])
    audit(Event.Kind.REPORT_DROPPED, actor=by, at=at, target=f"file-{file.pk}")
    forget_file(file.sha256, folder=settings.REPORT_FILES_DIR)


def latest_read(symbol: str, *, but: ReportFile) -> ReportFile | None:
    """The file from which the report with this symbol was read, other than this one."""
    held = ReportFile.objects.filter(symbol=symbol, state=ReportFile.State.READ, replaced_by=None)
    return held.exclude(pk=but.pk).first()


def _asking(file_id: int) -> ReportFile:
    file = ReportFile.objects.select_for_update().get(pk=file_id)
    if file.state != ReportFile.State.ASKS:
        raise NothingToAnswer
    return file
