"""The queue: what was read in reports, to be decided, checked and published."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from endreprisals.review.models import Extraction, ReportFile

PER_PAGE = 100
TO_CHECK = "to_check"  # decided, and no second person yet
TO_PUBLISH = "to_publish"  # checked, not public yet
STATES = (*Extraction.State.values, TO_CHECK, TO_PUBLISH)
_DECIDED = (Extraction.State.ACCEPTED, Extraction.State.CORRECTED)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What part of the queue is asked for; blank or None means everything."""

    file_id: int | None = None
    country: str = ""
    state: str = Extraction.State.WAITING

    def rows(self) -> QuerySet[Extraction]:
        """The rows asked for, those of replaced files left out."""
        rows = Extraction.objects.filter(file__replaced_by=None)
        if self.file_id is not None:
            rows = rows.filter(file=self.file_id)
        if self.country:
            rows = rows.filter(country=self.country)
        if self.state == TO_CHECK:
            return rows.filter(state__in=_DECIDED, decision__checked_at=None)
        if self.state == TO_PUBLISH:
            return rows.filter(state__in=_DECIDED, decision__checked_at__isnull=False)
        return rows.filter(state=self.state) if self.state else rows


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One extraction in the queue."""

    pk: int
    symbol: str
    part: str
    paragraph: str
    country: str
    about: str
    state: str
    reopened: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue with what its filters offer."""

    lines: tuple[QueueLine, ...]
    total: int
    page: int
    pages: int
    files: tuple[tuple[int, str], ...]
    countries: tuple[str, ...]
    chosen: QueueFilter


def queue_page(chosen: QueueFilter, *, page: int = 1) -> QueuePage:
    """A page of the queue in printed order. Four queries, however long the queue is."""
    rows = chosen.rows()
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    shown = rows.order_by("file_id", "position", "nth", "id").values_list(
        "pk", "file__symbol", "part", "paragraph", "country", "about", "state", "reopened",
        "decision__checked_at",
    )[(page - 1) * PER_PAGE : page * PER_PAGE]  # fmt: skip
    files = ReportFile.objects.filter(state=ReportFile.State.READ, replaced_by=None)
    countries = Extraction.objects.order_by("country").values_list("country", flat=True).distinct()
    return QueuePage(
        lines=tuple(QueueLine(*row[:8], checked=row[8] is not None) for row in shown),
        total=total,
        page=page,
        pages=pages,
        files=tuple(files.order_by("-year", "symbol").values_list("pk", "symbol")),
        countries=tuple(countries),
        chosen=chosen,
    )


def next_waiting(after: Extraction) -> int | None:
    """The next undecided extraction of the report, after this one or else from its beginning."""
    rows = Extraction.objects.filter(file=after.file_id, state=Extraction.State.WAITING)
    rows = rows.exclude(pk=after.pk).order_by("position", "nth", "id")
    later = Q(position__gt=after.position) | Q(position=after.position, nth__gt=after.nth)
    found = rows.filter(later).first() or rows.first()
    return found.pk if found else None


def state_counts() -> Mapping[str, int]:
    """How many extractions are in each state, or wait for a second person. Two queries."""
    rows = Extraction.objects.filter(file__replaced_by=None)
    counts = dict(rows.order_by().values_list("state").annotate(many=Count("pk")))
    decided = rows.filter(state__in=_DECIDED).aggregate(
        to_check=Count("pk", filter=Q(decision__checked_at=None)),
        to_publish=Count("pk", filter=Q(decision__checked_at__isnull=False)),
    )
    return {**counts, TO_CHECK: decided["to_check"], TO_PUBLISH: decided["to_publish"]}
