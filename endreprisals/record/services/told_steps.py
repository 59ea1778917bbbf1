"""Steps of filings that staff make part of the public path of a case, and take back again.

The words are ours and fixed, so that nothing which somebody typed for staff can stand in them.
The fact tables do not hold these facts and leave them alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet

from endreprisals.documents.models import Source
from endreprisals.documents.services import SourceDraft, hold_sources
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.un_symbols import normal_communication, normal_opinion, normal_symbol
from endreprisals.record.models import Case, Change, Citation, Fact, StateReply, Step, UNAction
from endreprisals.record.queries.joined import family_of
from endreprisals.record.services.consented_steps import (
    KEY,
    key_of,
    keys_of,
    names_somebody,
    number_in,
)
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.loading.sources import read_source

FactT = TypeVar("FactT", bound=Fact)
OWN_RECORD = "#EndReprisals: own list of what it sent"


class StepRefused(Exception):
    """The step cannot stand in the path; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class ToldStep:
    """What becomes a fact. `source` is one web address or UN symbol; blank for our own list."""

    number: int  # of the step at the desk: one step gives one fact
    case: int  # row of the case
    kind: str  # Fact.Kind: un_action, state_reply, step
    event_type: str  # vocabulary event_types
    body: str  # vocabulary prior_un_bodies; blank for other kinds
    reference: str
    date_edtf: str
    actor: str
    description: str
    source: str
    answers_to: int | None = None  # the fact of a UN action that a reply answers
    only_unnamed: bool = False  # to be told only while the case names nobody


@transaction.atomic
def tell_step(told: ToldStep, *, at: datetime) -> Fact:
    """Write one fact with its source; pages, files, lists and the API show it at once.

    Raises `StepRefused` where the case is not shown, or its path has this already: the same letter
    by its code however it is written, or the same thing of the same days from the same source.
    Cases that are shown as one have one path.
    """
    case = (
        Case.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=told.case)
    )
    if not is_shown(case):
        raise StepRefused("The case is not public now. Nothing was changed.")
    if told.only_unnamed and names_somebody(case):
        raise StepRefused("The case names somebody now. Nothing was changed.")
    _refuse_twice(told, case)
    source = _source(told.source)
    _refuse_twin(told, case, source)
    fact = _write(told, case)
    Citation.objects.create(source=source, case=case, fact=fact)
    _tell(case, at)
    return fact


@transaction.atomic
def take_step_back(number: int, *, at: datetime) -> bool:
    """Take the fact of a step off every page; False where the record has none of it."""
    rows = Fact.objects.select_related("case__merged_into")
    fact = rows.filter(source_key__in=keys_of(number)).first()
    if fact is None:
        return False
    case = fact.case
    fact.delete()
    _tell(case, at)
    return True


def is_shown(case: Case) -> bool:
    """Whether readers see this case: itself, or the one that it was joined with."""
    shown = case.merged_into or case
    return all(one.published_at and not one.withdrawn_at for one in (case, shown))


def bind_to_unnamed(number: int, *, only_unnamed: bool) -> None:
    """Say anew whether a told step stays while the case names somebody."""
    facts = Fact.objects.filter(source_key__in=keys_of(number))
    facts.update(source_key=key_of(number, only_unnamed=only_unnamed))


def action_with(case: Case, reference: str) -> UNAction | None:
    """The UN action of a case, or of one shown as one with it, with this symbol or code."""
    wanted = normal_reference(reference)
    if not wanted:
        return None
    rows = _in_path(UNAction.objects.all(), case).exclude(reference="").order_by("pk")
    return next((one for one in rows if normal_reference(one.reference) == wanted), None)


def replies_to(action: int) -> list[int]:
    """The numbers of the steps that were told as replies to this UN action."""
    keys = StateReply.objects.filter(answers_to=action, source_key__startswith=KEY)
    return [number_in(key) for key in keys.order_by("pk").values_list("source_key", flat=True)]


def let_answer(numbers: Iterable[int], action: int) -> None:
    """Let replies that were told before their letter answer it from now on."""
    keys = [key for number in numbers for key in keys_of(number)]
    StateReply.objects.filter(source_key__in=keys, answers_to=None).update(answers_to=action)


def normal_reference(text: str) -> str:
    """One form of a symbol or code, however it is written; others as they are, in small letters."""
    known = normal_opinion(text) or normal_communication(text) or normal_symbol(text)
    return known or " ".join(text.split()).casefold()


def _in_path(rows: QuerySet[FactT], case: Case) -> QuerySet[FactT]:
    """Those that the page which shows this case tells."""
    return rows.filter(Q(case__withdrawn_at=None) | Q(case=case), case__in=family_of(case))


def _refuse_twice(told: ToldStep, case: Case) -> None:
    if Fact.objects.filter(source_key__in=keys_of(told.number)).exists():
        raise StepRefused("This step is public already. Nothing was changed.")
    if told.kind == Fact.Kind.UN_ACTION and action_with(case, told.reference):
        raise StepRefused(
            f"The path of {case.public_id} has {told.reference} already. Nothing was changed."
        )


def _refuse_twin(told: ToldStep, case: Case, source: Source) -> None:
    """The same thing on the same days: from one source, or a second reply to one letter."""
    when = parse(told.date_edtf)
    rows = _in_path(Fact.objects.all(), case).filter(
        kind=told.kind, date_lower__lte=when.upper, date_upper__gte=when.lower
    )
    if told.kind != Fact.Kind.STATE_REPLY:
        rows = rows.filter(event_type=told.event_type)
    if told.kind == Fact.Kind.STEP:
        rows = rows.filter(actor=told.actor, description=told.description)
    rows = rows.select_related("unaction", "statereply").prefetch_related("citations")
    if any(_is_twin(told, fact, source) for fact in rows):
        raise StepRefused(
            f"The path of {case.public_id} tells this already, from the same source or of the "
            "same letter and days. Nothing was changed."
        )


def _is_twin(told: ToldStep, fact: Fact, source: Source) -> bool:
    """Two that name different letters are two, even from one source."""
    if told.kind == Fact.Kind.UN_ACTION:
        letters: tuple[object, object] = (
            normal_reference(told.reference), normal_reference(fact.unaction.reference),
        )  # fmt: skip
    elif told.kind == Fact.Kind.STATE_REPLY:
        letters = told.answers_to, fact.statereply.answers_to_id
        if told.answers_to and letters[0] == letters[1]:
            return True
    else:
        letters = None, None
    if all(letters) and letters[0] != letters[1]:
        return False
    return any(one.source_id == source.pk for one in fact.citations.all())


def _write(told: ToldStep, case: Case) -> Fact:
    when = parse(told.date_edtf)
    model, own = _own(told)
    return model.objects.create(
        case=case,
        kind=told.kind,
        event_type=told.event_type,
        date_edtf=when.edtf,
        date_lower=when.lower,
        date_upper=when.upper,
        actor=told.actor,
        description=told.description,
        source_key=key_of(told.number, only_unnamed=told.only_unnamed),
        **own,
    )


def _own(told: ToldStep) -> tuple[type[Fact], dict[str, Any]]:
    """The table of the kind of fact, with the columns that only it has."""
    if told.kind == Fact.Kind.UN_ACTION:
        return UNAction, {
            "action": told.event_type, "body": told.body, "reference": told.reference,
        }  # fmt: skip
    if told.kind == Fact.Kind.STATE_REPLY:
        return StateReply, {"answer": "yes", "answers_to_id": told.answers_to}
    return Step, {"code": told.event_type}


def _source(text: str) -> Source:
    draft = read_source(text)[0] if text else SourceDraft(OWN_RECORD, Source.Kind.PRINT, OWN_RECORD)
    if not Source.objects.filter(key=draft.key).exists():
        hold_sources([draft], {})
    return Source.objects.get(key=draft.key)


def _tell(case: Case, at: datetime) -> None:
    """Tell readers that the case changed, and make lists and search follow."""
    if is_shown(case):
        shown = case.merged_into or case
        Change.objects.create(at=at, kind=Change.Kind.CORRECTED, public_id=shown.public_id)
    rebuild_index(at=at)
