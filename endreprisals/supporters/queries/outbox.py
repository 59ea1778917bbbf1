"""The outbox as the desk reads it: numbers and codes; addresses only in mails of the folder."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.parser import BytesParser
from email.policy import default
from typing import Final

from django.conf import settings
from django.db.models import Count

from endreprisals.adapters.mail_relays import file_of
from endreprisals.supporters.models import Job, Mail, Pause

PAGE: Final = 50
SHOWN_BYTES: Final = 500_000
LATE: Final = timedelta(minutes=10)  # a job that is due for so long is not run by anybody


@dataclass(frozen=True, slots=True)
class Line:
    """One mail in the list."""

    pk: int
    stream: str
    kind: str
    state: str
    because: str
    answer: str
    attempts: int
    mailbox: int | None
    not_before: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """One page of the list, and how many there are of each state in each stream."""

    lines: tuple[Line, ...]
    table: tuple[tuple[str, tuple[int, ...]], ...]  # stream, numbers in the order of STATES
    stream: str
    state: str
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A mail as it lies in the folder."""

    heads: tuple[tuple[str, str], ...]
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class JobLine:
    """How one job fares. `standing`: well, failing, late."""

    name: str
    standing: str
    ended_at: datetime | None
    failures: int


STATES: Final = tuple(Mail.State.values)


def outbox_page(*, stream: str, state: str, page: int) -> OutboxPage:
    """Latest first. Codes that are none show everything."""
    rows = Mail.objects.order_by("-pk")
    if stream in Mail.Stream.values:
        rows = rows.filter(stream=stream)
    if state in STATES:
        rows = rows.filter(state=state)
    first = (page - 1) * PAGE
    found = list(rows[first : first + PAGE + 1])
    return OutboxPage(
        lines=tuple(_line(row) for row in found[:PAGE]), table=_table(), stream=stream,
        state=state, page=page, more=len(found) > PAGE,
    )  # fmt: skip


def mail_line(pk: int) -> Line:
    """One mail. Raises `Mail.DoesNotExist`."""
    return _line(Mail.objects.get(pk=pk))


def written(pk: int) -> Written | None:
    """The mail as it lies in the folder; None when it is not there. Raises `Mail.DoesNotExist`."""
    mail = Mail.objects.get(pk=pk)
    path = file_of(settings.MAIL_DIR, mail.stream, mail.message_id)
    if not mail.message_id or not path.is_file():
        return None
    with path.open("rb") as file:
        raw = file.read(SHOWN_BYTES)
    message = BytesParser(policy=default).parsebytes(raw)
    body = message.get_body(("plain",))
    return Written(
        heads=tuple((name, str(value)) for name, value in message.items()),
        text=str(body.get_content()) if body else "", source=raw.decode("ascii", "replace"),
    )  # fmt: skip


def undecided() -> int:
    """Mails that wait for a person."""
    return Mail.objects.filter(state=Mail.State.UNKNOWN).count()


def pauses() -> list[Pause]:
    """What is held back, the oldest first."""
    return list(Pause.objects.order_by("paused_at"))


def jobs(*, at: datetime) -> list[JobLine]:
    """Every job that ever was due, with how it fares."""
    return [
        JobLine(job.name, _standing(job, at), job.ended_at, job.failures)
        for job in Job.objects.filter(pk__in=settings.JOBS)
    ]


def _standing(job: Job, at: datetime) -> str:
    if job.failures:
        return "failing"
    # Delivery is asked for only where something would leave.
    idle = job.name.startswith("deliver-") and job.asked_at is None
    return "late" if job.next_at < at - LATE and not idle else "well"


def _table() -> tuple[tuple[str, tuple[int, ...]], ...]:
    counted = Mail.objects.order_by().values_list("stream", "state").annotate(n=Count("pk"))
    numbers = {(stream, state): n for stream, state, n in counted}
    return tuple(
        (stream, tuple(numbers.get((stream, state), 0) for state in STATES))
        for stream in Mail.Stream.values
    )


def _line(row: Mail) -> Line:
    return Line(
        pk=row.pk, stream=row.stream, kind=row.kind, state=row.state, because=row.because,
        answer=row.answer, attempts=row.attempts, mailbox=row.mailbox_id,
        not_before=row.not_before, ended_at=row.ended_at,
    )  # fmt: skip
