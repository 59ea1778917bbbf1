"""Report files: the list, how far a reading is, and what of a report is done."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from endreprisals.review.models import Extraction, ReadingJob, ReportFile
from endreprisals.review.rules import rules_version

STEPS = (
    ReadingJob.Step.WAITING, ReadingJob.Step.OPENING, ReadingJob.Step.READING,
    ReadingJob.Step.COMPARING, ReadingJob.Step.KEEPING, ReadingJob.Step.READY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A file in the list."""

    pk: int
    symbol: str
    year: int | None
    state: str
    uploaded_at: datetime
    waiting: int
    stories: int


@dataclass(frozen=True, slots=True)
class CountryLine:
    """What of a country's section is done."""

    country: str
    paragraphs: int
    stories: int
    waiting: int
    decided: int
    published: int
    rejected: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: a step of six, and within it so many of so many."""

    step: str
    number: int
    steps: int
    done: int
    total: int
    ended: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A file, its last reading and its coverage."""

    file: ReportFile
    progress: Progress | None
    last_job: ReadingJob | None
    countries: tuple[CountryLine, ...]
    paragraphs: int
    paragraphs_told: int  # in a story
    paragraphs_untold: tuple[tuple[str, str, int], ...]  # under a country, in no story
    withheld: int
    unread: tuple[tuple[int, int, str, str], ...]  # pk, page, text, seen by
    unread_open: int
    newer_rules: bool


def report_lines() -> list[ReportLine]:
    """Every file, newest first. One query."""
    counted = ReportFile.objects.annotate(
        waiting=Count("extractions", filter=Q(extractions__state="waiting")),
        stories=Count("extractions"),
    )
    return [
        ReportLine(row.pk, str(row), row.year, row.state, row.uploaded_at, row.waiting, row.stories)
        for row in counted.order_by("-uploaded_at", "-pk")
    ]


def progress_of(job: ReadingJob) -> Progress:
    """How far a reading is."""
    return Progress(
        step=job.step,
        number=STEPS.index(ReadingJob.Step(job.step)),
        steps=len(STEPS) - 1,
        done=job.done,
        total=job.total,
        ended=job.ended_at is not None,
        failed=job.state == ReadingJob.State.FAILED,
    )


def report_page(file_id: int) -> ReportPage:
    """One file; raises `ReportFile.DoesNotExist`. Five queries."""
    file = ReportFile.objects.select_related("replaces").get(pk=file_id)
    job = file.jobs.first()
    paragraphs = list(file.paragraphs.values_list("part", "number", "country", "page"))
    stories = list(file.extractions.values_list("part", "country", "state", "machine"))
    told = {(part, number) for part, _, _, machine in stories for number in machine["paragraphs"]}
    under = [one for one in paragraphs if one[2]]
    unread = tuple(file.unread_lines.values_list("pk", "page", "text", "seen_by"))
    return ReportPage(
        file=file,
        progress=progress_of(job) if job and not job.ended_at else None,
        last_job=job,
        countries=_countries(under, stories),
        paragraphs=len(paragraphs),
        paragraphs_told=sum((part, number) in told for part, number, _, _ in paragraphs),
        paragraphs_untold=tuple(
            (part, number, page) for part, number, _, page in under if (part, number) not in told
        ),
        withheld=sum(machine["names_withheld"] for _, _, _, machine in stories),
        unread=unread,
        unread_open=sum(not seen for _, _, _, seen in unread),
        newer_rules=bool(file.rules) and file.rules != rules_version(),
    )


def _countries(
    under: list[tuple[str, str, str, int]], stories: list[tuple[str, str, str, dict[str, bool]]]
) -> tuple[CountryLine, ...]:
    lines = []
    for country in dict.fromkeys(one[2] for one in under):
        told = [(state, machine) for _, iso3, state, machine in stories if iso3 == country]
        states = [state for state, _ in told]
        lines.append(
            CountryLine(
                country=country,
                paragraphs=sum(one[2] == country for one in under),
                stories=len(told),
                waiting=states.count("waiting"),
                decided=states.count("accepted") + states.count("corrected"),
                published=states.count(str(Extraction.State.PUBLISHED)),
                rejected=states.count("rejected"),
                withheld=sum(bool(machine["names_withheld"]) for _, machine in told),
            )
        )
    return tuple(lines)
