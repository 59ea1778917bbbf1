"""Filings at the desk: entering them, what came back, the next day, closing. Staff alone see them.

Nothing here makes anything public; that is an act of its own, by another person (`following`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.following import BY_HAND, Done, due_next
from endreprisals.domain.following_dates import Happened, Wrong, read_date, sent_before, wrong_with
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.un_symbols import normal_communication, normal_opinion, normal_symbol
from endreprisals.mechanisms.models import Filing, FilingStep, Mechanism
from endreprisals.mechanisms.services.public_sources import is_public_source
from endreprisals.record.models import Case, Fact
from endreprisals.record.queries.joined import family_of
from endreprisals.record.queries.names_in_text import names_of_everybody

UN_FAMILIES = ("un_charter", "un_treaty", "un_system")
EARLIEST = date(2000, 1, 1)
WRONG_DATES = {
    Wrong.UNREADABLE: "Write a year, a month or a day: 2026, 2026-10 or 2026-10-04.",
    Wrong.TO_COME: "This day has not come yet: enter what happened, not a plan.",
    Wrong.BEFORE_SENT: "This is before it was sent on {sent_on}.",
    Wrong.BEFORE_CODE: "The code is of a later year than this date.",
    Wrong.OUT_OF_ORDER: "An answer or decision comes after the letter that it answers.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: the field that it is about, and words that say how."""

    field: str
    message: str


class FilingRefused(Exception):
    """It cannot be done as asked; `problems` say why, each at its field. Nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(" ".join([*(one.message for one in problems), "Nothing was changed."]))


@dataclass(frozen=True, slots=True)
class FilingDraft:
    """What a person says of a filing that was sent."""

    case_id: str  # public id
    mechanism: str
    kind: str  # Filing.Kind
    basis: str  # Filing.Basis
    basis_note: str
    telling: str  # Filing.Telling; blank where the basis is public
    sent_on: date
    follows: int | None
    note: str
    before_act_because: str = ""  # why it was sent before the first act that the record dates


@dataclass(frozen=True, slots=True)
class StepDraft:
    """What a person says of something that happened to a filing."""

    kind: str  # FilingStep.Kind without sent
    date_edtf: str
    reference: str
    source: str
    note: str


@transaction.atomic
def enter_filing(draft: FilingDraft, *, by: str, at: datetime) -> Filing:
    """Keep a filing about a public case with its first step, that it was sent.

    Raises `FilingRefused` with everything that must be put right.
    """
    case = Case.objects.public().filter(public_id=draft.case_id).first()
    mechanism = Mechanism.objects.filter(pk=draft.mechanism, ended_on=None).first()
    earlier = Filing.objects.filter(pk=draft.follows).first() if draft.follows else None
    if found := [*_problems(draft, case, mechanism, earlier, at.date())]:
        raise FilingRefused(*found)
    assert case is not None  # noqa: S101 -- one that is not there is a problem above
    assert mechanism is not None  # noqa: S101 -- as above
    filing = Filing.objects.create(
        case=case, mechanism=mechanism, kind=draft.kind, basis=draft.basis,
        basis_note=draft.basis_note, telling=draft.telling, sent_on=draft.sent_on,
        follows=earlier, before_act_because=_early_reason(draft, case), note=draft.note,
        entered_by=by, entered_at=at,
    )  # fmt: skip
    FilingStep.objects.create(
        filing=filing, kind=FilingStep.Kind.SENT, date_edtf=draft.sent_on.isoformat(),
        date_lower=draft.sent_on, date_upper=draft.sent_on, entered_by=by, entered_at=at,
    )  # fmt: skip
    _reckon(filing)
    _note(Event.Kind.FILING_ENTERED, filing, by=by, at=at, basis=filing.basis)
    return filing


@transaction.atomic
def add_step(filing_id: int, draft: StepDraft, *, by: str, at: datetime) -> FilingStep:
    """Keep what happened; what is due next is reckoned anew and a day set by hand ends.

    Raises `FilingRefused`, and `Filing.DoesNotExist`.
    """
    filing = _open(filing_id)
    when, reference = read_date(draft.date_edtf), _reference(draft.reference, filing)
    if found := [*_step_problems(draft, filing, when, reference, at.date())]:
        raise FilingRefused(*found)
    assert when is not None  # noqa: S101 -- a date that cannot be read is a problem above
    step = FilingStep.objects.create(
        filing=filing, kind=draft.kind, date_edtf=when.edtf, date_lower=when.lower,
        date_upper=when.upper, reference=reference or "", source=draft.source, note=draft.note,
        entered_by=by, entered_at=at,
    )  # fmt: skip
    _reckon(filing)
    _note(Event.Kind.FILING_STEP, filing, by=by, at=at, step=step.pk, what=step.kind)
    return step


@transaction.atomic
def set_due(filing_id: int, *, on: date, why: str, by: str, at: datetime) -> Filing:
    """Choose another day for what is next. It holds until the next step."""
    filing = _open(filing_id)
    if on < at.date():
        raise FilingRefused(Problem("on", "Choose today or a day to come."))
    if not why.strip():
        raise FilingRefused(Problem("why", "Say why, in a few words."))
    filing.due_on, filing.due_kind, filing.due_note = on, BY_HAND, why
    filing.save(update_fields=["due_on", "due_kind", "due_note"])
    _note(Event.Kind.FILING_CHANGED, filing, by=by, at=at, what="due")
    return filing


@transaction.atomic
def close_filing(filing_id: int, *, because: str, by: str, at: datetime) -> Filing:
    """Expect nothing more of it, for a reason that staff read."""
    filing = _open(filing_id)
    if not because.strip():
        raise FilingRefused(Problem("because", "Say why, in a few words."))
    filing.closed_on, filing.closed_because = at.date(), because
    filing.due_on, filing.due_kind, filing.due_note = None, "", ""
    filing.save()
    _note(Event.Kind.FILING_CLOSED, filing, by=by, at=at)
    return filing


@transaction.atomic
def reopen_filing(filing_id: int, *, by: str, at: datetime) -> Filing:
    """Follow it again; what is due is reckoned from its steps."""
    filing = Filing.objects.select_for_update().get(pk=filing_id)
    if filing.closed_on is None:
        raise FilingRefused(Problem("", "This filing is open."))
    filing.closed_on, filing.closed_because = None, ""
    filing.save(update_fields=["closed_on", "closed_because"])
    _reckon(filing)
    _note(Event.Kind.FILING_CHANGED, filing, by=by, at=at, what="reopened")
    return filing


def done(steps: Sequence[FilingStep]) -> list[Done]:
    """Steps in the order in which they happened, for the rules of what is due.

    A step happened before somebody entered it, whatever else a bare year can mean.
    """
    return [Done(step.kind, _by(step)) for step in in_order(steps)]


def in_order(steps: Sequence[FilingStep]) -> list[FilingStep]:
    """Steps in the order in which they happened."""
    return sorted(steps, key=lambda step: (_by(step), step.pk))


def name_in(text: str) -> str:
    """A name of the record that stands in words which must hold none; blank for none."""
    return names_of_everybody().found_in(text) if text else ""


def _by(step: FilingStep) -> date:
    return max(step.date_lower, min(step.date_upper, step.entered_at.date()))


def _open(filing_id: int) -> Filing:
    filing = (
        Filing.objects.select_for_update(of=("self",)).select_related("mechanism").get(pk=filing_id)
    )
    if filing.closed_on:
        raise FilingRefused(Problem("", "This filing is closed. Open it again first."))
    return filing


def _reckon(filing: Filing) -> None:
    """What is due first by the rules, kept so that a list can be sorted by it."""
    first = next(
        iter(due_next(filing.mechanism_id, filing.kind, done(list(filing.steps.all())))), None
    )
    filing.due_on, filing.due_kind = (first.on, first.kind) if first else (None, "")
    filing.due_note = ""
    filing.save(update_fields=["due_on", "due_kind", "due_note"])


def _problems(
    draft: FilingDraft,
    case: Case | None,
    mechanism: Mechanism | None,
    earlier: Filing | None,
    today: date,
) -> Iterator[Problem]:
    if case is None:
        yield Problem("case_id", "This is no public case: write its number as EGY-2017-001.")
    if mechanism is None:
        yield Problem("mechanism", "Choose a body of the list.")
    if draft.sent_on > today:
        yield Problem("sent_on", "This day has not come yet: enter what was sent, not a plan.")
    if draft.sent_on < EARLIEST:
        yield Problem("sent_on", f"Give a day after {EARLIEST.year}.")
    if case and not draft.before_act_because.strip() and _is_early(draft.sent_on, case):
        yield Problem("sent_on", "Every act that the record dates came later. Look at the day.")
        yield Problem("before_act_because", "If the day is right, say why it was sent before.")
    if name_in(draft.before_act_because):
        yield Problem("before_act_because", "Write no name that stands in this record.")
    yield from _basis_problems(draft)
    yield from _earlier_problems(draft, case, earlier)


def _early_reason(draft: FilingDraft, case: Case) -> str:
    """The reason is kept where it is one."""
    return draft.before_act_because if _is_early(draft.sent_on, case) else ""


def _is_early(sent_on: date, case: Case) -> bool:
    acts = Fact.objects.filter(kind=Fact.Kind.ACT, case__in=family_of(case))
    days = acts.exclude(date_lower=None).values_list("date_lower", "date_upper")
    return sent_before(sent_on, [(lower, upper) for lower, upper in days if lower and upper])


def _basis_problems(draft: FilingDraft) -> Iterator[Problem]:
    """What is more than public sources say needs a consent; it is told without a name."""
    consent = draft.basis == Filing.Basis.CONSENT
    if consent and not draft.basis_note.strip():
        yield Problem("basis_note", "Say who consented to what and when, without a name.")
    if consent != (draft.telling in Filing.Telling.values):
        yield Problem("telling", "Say what the consent lets us tell in public.")
    if words := name_in(draft.basis_note):
        yield Problem("basis_note", f"“{words}” is a name in this record: write no name here.")


def _earlier_problems(
    draft: FilingDraft, case: Case | None, earlier: Filing | None
) -> Iterator[Problem]:
    if draft.follows is None:
        return
    if earlier is None or (case and earlier.case_id != case.pk):
        yield Problem("follows", "This number is no filing about this case.")
    elif earlier.sent_on > draft.sent_on:
        yield Problem("follows", "The earlier filing was sent after this one.")
    if draft.kind == Filing.Kind.NEW:
        yield Problem("kind", "What follows an earlier filing is not the first word.")


def _step_problems(
    draft: StepDraft,
    filing: Filing,
    when: PartialDate | None,
    reference: str | None,
    today: date,
) -> Iterator[Problem]:
    if draft.kind not in FilingStep.Kind.values or draft.kind == FilingStep.Kind.SENT:
        yield Problem("kind", "Choose what happened.")
    others = [
        Happened(one.kind, one.date_lower, one.date_upper, one.reference)
        for one in filing.steps.all()
    ]
    wrong = wrong_with(
        draft.kind, when, reference or "", sent_on=filing.sent_on, others=others, today=today
    )
    if wrong:
        yield Problem("date", WRONG_DATES[wrong].format(sent_on=filing.sent_on.isoformat()))
    if reference is None:
        yield Problem(
            "reference",
            "This is no code of a letter, symbol or opinion: BHR 1/2023, A/HRC/60/62, No. 64/2011.",
        )
    if draft.source and not is_public_source(draft.source):
        yield Problem("source", "Give one web address or one UN symbol, and nothing else.")


def _reference(text: str, filing: Filing) -> str | None:
    """The normal form of a reference; None for one that is none. Other bodies have their own."""
    if not text or filing.mechanism.family not in UN_FAMILIES:
        return text
    return normal_communication(text) or normal_symbol(text) or normal_opinion(text)


def _note(kind: Event.Kind, filing: Filing, *, by: str, at: datetime, **detail: int | str) -> None:
    audit(kind, actor=by, at=at, target=f"filing {filing.pk}", **detail)
