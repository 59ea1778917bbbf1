"""Filings as the desk sees them: what is due, what is overdue, one filing with its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from django.db.models import F, Q, QuerySet

from endreprisals.domain.following import (
    BY_HAND,
    SOON_DAYS,
    Due,
    Hindrance,
    Standing,
    Told,
    due_kinds,
    due_next,
    hindrances,
    standing,
)
from endreprisals.mechanisms.models import ConsentChange, Filing, FilingStep, Mechanism
from endreprisals.mechanisms.queries.directory import ENGLISH, names
from endreprisals.mechanisms.queries.filing_history import Happening, history_of
from endreprisals.mechanisms.services.filings import done, in_order
from endreprisals.mechanisms.services.following import Around, around, known, words_of

PER_PAGE = 50
Show = Literal["open", "overdue", "soon", "closed", "all"]
SHOWS: tuple[Show, ...] = get_args(Show)


@dataclass(frozen=True, slots=True)
class FilingFilter:
    """What part of the filings is asked for; blank means everything."""

    show: Show = "open"
    state: str = ""
    mechanism: str = ""
    kind: str = ""

    def rows(self, today: date) -> QuerySet[Filing]:
        """The filings asked for: those due first come first, then those with nothing due."""
        rows = Filing.objects.filter(_of(self.show, today))
        if self.state:
            rows = rows.filter(case__state=self.state)
        if self.mechanism:
            rows = rows.filter(mechanism=self.mechanism)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        return rows.order_by(F("due_on").asc(nulls_last=True), "-sent_on", "-pk")


@dataclass(frozen=True, slots=True)
class FilingLine:
    """One filing in a list."""

    pk: int
    case_id: str
    state: str
    mechanism: str  # its name in English
    kind: str
    basis: str
    sent_on: date
    last_step: str  # the kind of what happened last
    due_on: date | None
    due: str  # what is due, in words; blank for nothing
    standing: Standing


@dataclass(frozen=True, slots=True)
class FilingList:
    """One page of the list, with what the filters offer and how many wait."""

    lines: tuple[FilingLine, ...]
    total: int
    page: int
    pages: int
    states: tuple[str, ...]
    mechanisms: tuple[tuple[str, str], ...]  # code, name
    overdue: int
    soon: int
    chosen: FilingFilter


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step, with what it is or would be in public, and why it cannot be."""

    step: FilingStep
    told: Told | None  # None for a step that stays with staff
    hindrances: tuple[Hindrance, ...]  # for the person who looks


@dataclass(frozen=True, slots=True)
class FilingPage:
    """One filing, whole."""

    filing: Filing
    mechanism: str
    standing: Standing
    steps: tuple[StepLine, ...]
    due: tuple[Due, ...]  # by the rules, the earliest first
    by_hand: bool
    due_label: str
    followed_by: tuple[int, ...]
    consent: tuple[ConsentChange, ...]  # what was said of it anew, the oldest first
    waiting: ConsentChange | None  # a wider one that a second person must look at
    history: tuple[Happening, ...]  # the latest first


def filing_list(chosen: FilingFilter, *, today: date, page: int = 1) -> FilingList:
    """A page of filings. A fixed number of queries, however many there are."""
    rows = chosen.rows(today)
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    shown = rows.select_related("case")[(page - 1) * PER_PAGE : page * PER_PAGE]
    used = Filing.objects.order_by("mechanism__position", "mechanism").distinct()
    codes = [code for code, _ in used.values_list("mechanism", "mechanism__position")]
    called = names(codes, ENGLISH)
    return FilingList(
        lines=_lines(list(shown), called, today),
        total=total,
        page=page,
        pages=pages,
        states=tuple(
            Filing.objects.order_by("case__state").values_list("case__state", flat=True).distinct()
        ),
        mechanisms=tuple((code, called.get(code, code)) for code in codes),
        overdue=Filing.objects.filter(_of("overdue", today)).count(),
        soon=Filing.objects.filter(_of("soon", today)).count(),
        chosen=chosen,
    )


def filing_page(filing_id: int, *, by: str, today: date) -> FilingPage:
    """One filing for the person with this number; raises `Filing.DoesNotExist`."""
    filing = Filing.objects.select_related("case__merged_into", "mechanism", "follows").get(
        pk=filing_id
    )
    steps = in_order(list(FilingStep.objects.filter(filing=filing)))
    for step in steps:
        step.filing = filing
    due = due_next(filing.mechanism_id, filing.kind, done(steps))
    holds = around(filing)
    consent = tuple(ConsentChange.objects.filter(filing=filing))
    return FilingPage(
        filing=filing,
        mechanism=_called(filing),
        standing=standing(closed=filing.closed_on is not None, due_on=filing.due_on, today=today),
        steps=tuple(step_line(step, holds, by=by) for step in steps),
        due=() if filing.closed_on else due,
        by_hand=filing.due_kind == BY_HAND,
        due_label=_label(filing),
        followed_by=tuple(filing.followed_by.order_by("pk").values_list("pk", flat=True)),
        consent=consent,
        waiting=next((one for one in consent if one.waits), None),
        history=history_of(filing, steps),
    )


def step_page(step_id: int, *, by: str) -> tuple[Filing, StepLine]:
    """One step with its filing, for somebody who may make it public."""
    step = FilingStep.objects.select_related("filing__case__merged_into", "filing__mechanism").get(
        pk=step_id
    )
    return step.filing, step_line(step, around(step.filing), by=by)


def step_line(step: FilingStep, holds: Around, *, by: str) -> StepLine:
    """A step as the desk shows it. It comes with its filing and case."""
    found = hindrances(known(step, holds), by=by)
    return StepLine(step, None if Hindrance.PRIVATE in found else words_of(step), found)


def open_mechanisms() -> list[tuple[str, str]]:
    """Bodies that one can still turn to, in the order of the directory."""
    codes = list(Mechanism.objects.filter(ended_on=None).values_list("pk", flat=True))
    called = names(codes, ENGLISH)
    return [(code, called.get(code, code)) for code in codes]


def _of(show: Show, today: date) -> Q:
    is_open = Q(closed_on=None)
    soon = today + timedelta(days=SOON_DAYS)
    return {
        "open": is_open,
        "overdue": is_open & Q(due_on__lt=today),
        "soon": is_open & Q(due_on__gte=today, due_on__lte=soon),
        "closed": ~is_open,
        "all": Q(),
    }[show]


def _lines(filings: Sequence[Filing], names: dict[str, str], today: date) -> tuple[FilingLine, ...]:
    steps: dict[int, list[FilingStep]] = {one.pk: [] for one in filings}
    for step in FilingStep.objects.filter(filing__in=steps):
        steps[step.filing_id].append(step)
    return tuple(
        FilingLine(
            pk=one.pk,
            case_id=one.case.public_id,
            state=one.case.state_id,
            mechanism=names.get(one.mechanism_id, one.mechanism_id),
            kind=one.kind,
            basis=one.basis,
            sent_on=one.sent_on,
            last_step=done(steps[one.pk])[-1].kind,
            due_on=one.due_on,
            due=_label(one),
            standing=standing(closed=one.closed_on is not None, due_on=one.due_on, today=today),
        )
        for one in filings
    )


def _called(filing: Filing) -> str:
    return names([filing.mechanism_id], ENGLISH).get(filing.mechanism_id, filing.mechanism_id)


def _label(filing: Filing) -> str:
    if filing.due_kind == BY_HAND:
        return filing.due_note
    return due_kinds().get(filing.due_kind, "")
