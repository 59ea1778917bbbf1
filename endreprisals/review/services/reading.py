"""Reading waiting files in the background, step by step, so that a person sees how far it is."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from endreprisals.adapters.report_files.limits import UnreadableFile
from endreprisals.adapters.report_files.read import read_pages
from endreprisals.adapters.report_store import forget_file, stored_path
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.sg_report.expectations import (
    NotReadable,
    WrongSymbol,
    misses_of,
    require_a_report,
)
from endreprisals.domain.sg_report.model import PageText, Reading
from endreprisals.domain.sg_report.read import read
from endreprisals.review.models import ReadingJob, ReportFile
from endreprisals.review.proposing import Known, known_record, proposals
from endreprisals.review.rules import rules_version
from endreprisals.review.services.importing import import_reading
from endreprisals.review.services.registering import CHANGED, DocumentChanged

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]
SILENT = timedelta(minutes=3)  # a job without a sign of life for so long was interrupted
BEAT_EVERY = 10  # stories between two signs of life
NO_SYMBOL, OTHER_SYMBOL, INCOMPLETE = "no_symbol", "other_symbol", "incomplete"
FAULT = "The desk could not read this file: the fault is ours. Nothing of it was kept."


@dataclass(frozen=True, slots=True)
class Worker:
    """Who reads, and by which clock."""

    clock: Clock
    name: str = "reader"


@transaction.atomic
def claim(worker: Worker) -> ReadingJob | None:
    """Take the oldest waiting job, or one whose reader has fallen silent; None if there is none."""
    now = worker.clock()
    silent = Q(state=ReadingJob.State.RUNNING, beat_at__lt=now - SILENT)
    jobs = ReadingJob.objects.select_for_update(skip_locked=True, of=("self",))
    waiting = jobs.filter(Q(state=ReadingJob.State.WAITING) | silent).select_related("file")
    job = waiting.order_by("asked_at", "id").first()
    if job is not None:
        job.state, job.beat_at = ReadingJob.State.RUNNING, now
        job.save(update_fields=["state", "beat_at"])
    return job


def run(job: ReadingJob, worker: Worker) -> None:
    """Read one file from its bytes to extractions. What goes wrong is written on the file."""
    try:
        pages = _open(job, worker)
        _step(job, worker, ReadingJob.Step.READING)
        known = known_record()
        reading = read(pages, known.gazetteer, symbol=job.file.asked_symbol)
        found = {
            doubt: words
            for doubt, words in _doubts(pages, reading, job.file.asked_symbol)
            if doubt not in job.file.confirmed
        }
        if found:
            _ask(job, worker, reading.symbol, found)
        else:
            _keep(job, worker, reading, known)
    except (UnreadableFile, NotReadable) as error:
        _fail(job, worker, str(error))
    except DocumentChanged as error:
        _ask(job, worker, error.symbol, {CHANGED: ""})
    except Exception as error:
        # A fault in one file must not end the reader. Its type alone is logged: its words may
        # hold names from the report.
        logger.error("a report could not be read: %s", type(error).__name__)  # noqa: TRY400 -- as above
        _fail(job, worker, FAULT)


def _doubts(pages: Sequence[PageText], reading: Reading, symbol: str) -> Iterator[tuple[str, str]]:
    """What a person must decide before anything is kept; raises `NotReadable` for no report."""
    try:
        require_a_report(pages, symbol=symbol)
    except WrongSymbol as error:
        yield OTHER_SYMBOL, str(error)
    if not reading.symbol:
        yield NO_SYMBOL, ""
    if misses := tuple(misses_of(reading)):
        yield INCOMPLETE, "\n".join(misses)


def _open(job: ReadingJob, worker: Worker) -> Sequence[PageText]:
    _step(job, worker, ReadingJob.Step.OPENING)
    return read_pages(stored_path(job.file.sha256, folder=settings.REPORT_FILES_DIR))


def _keep(job: ReadingJob, worker: Worker, reading: Reading, known: Known) -> None:
    matches: list[list[dict[str, Any]]] = []
    _step(job, worker, ReadingJob.Step.COMPARING, total=len(reading.mentions))
    for number, mention in enumerate(reading.mentions, 1):
        matches.append(proposals(mention, known))
        if number % BEAT_EVERY == 0:
            _beat(job, worker, number)
    _step(job, worker, ReadingJob.Step.KEEPING)
    with transaction.atomic():
        done = import_reading(
            job.file, reading, proposals=matches, rules=rules_version(), by=job.asked_by,
            at=worker.clock(),
        )  # fmt: skip
        job.added, job.reopened, job.unchanged = done.added, done.reopened, done.unchanged
        _end(job, worker, ReadingJob.State.DONE)


def _ask(job: ReadingJob, worker: Worker, symbol: str, found: Mapping[str, str]) -> None:
    """Stop and ask a person: nothing of the text is kept before they answer."""
    file = job.file
    file.state, file.doubts, file.symbol = ReportFile.State.ASKS, list(found), symbol
    file.message = "\n".join(filter(None, found.values()))
    with transaction.atomic():
        file.save(update_fields=["state", "doubts", "symbol", "message"])
        _end(job, worker, ReadingJob.State.DONE)


def _fail(job: ReadingJob, worker: Worker, message: str) -> None:
    """Write down why, and leave nothing of the file behind unless it was read before."""
    file = job.file
    with transaction.atomic():
        if file.read_at is None:
            file.state, file.message = ReportFile.State.FAILED, message
            file.replaces = None
        else:
            file.message = message
        file.save(update_fields=["state", "message", "replaces"])
        _end(job, worker, ReadingJob.State.FAILED)
        audit(
            Event.Kind.REPORT_FAILED,
            actor=job.asked_by,
            at=worker.clock(),
            target=f"file-{file.pk}",
        )
    if file.read_at is None:
        forget_file(file.sha256, folder=settings.REPORT_FILES_DIR)


def _step(job: ReadingJob, worker: Worker, step: ReadingJob.Step, *, total: int = 0) -> None:
    job.step, job.done, job.total, job.beat_at = step, 0, total, worker.clock()
    job.save(update_fields=["step", "done", "total", "beat_at"])


def _beat(job: ReadingJob, worker: Worker, done: int) -> None:
    job.done, job.beat_at = done, worker.clock()
    job.save(update_fields=["done", "beat_at"])


def _end(job: ReadingJob, worker: Worker, state: ReadingJob.State) -> None:
    job.state, job.ended_at = state, worker.clock()
    job.step = ReadingJob.Step.READY
    job.save()
