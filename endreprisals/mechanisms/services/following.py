"""From a step of a filing to the public path of its case: an explicit act of a second person."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.following import OWN, Hindrance, Step, Told, hindrances, may_be_told, told
from endreprisals.mechanisms.models import ConsentChange, Filing, FilingStep
from endreprisals.mechanisms.services.public_sources import is_public_source
from endreprisals.record.models import Fact
from endreprisals.record.queries.joined import family_of
from endreprisals.record.services.consented_steps import names_somebody
from endreprisals.record.services.told_steps import (
    StepRefused,
    ToldStep,
    action_with,
    bind_to_unnamed,
    is_shown,
    let_answer,
    normal_reference,
    replies_to,
    take_step_back,
    tell_step,
)


class NotPublic(Exception):
    """The step cannot be made public; `hindrances` are all the reasons. Nothing was changed."""

    def __init__(self, found: tuple[Hindrance, ...]) -> None:
        self.hindrances = found
        super().__init__(f"Not public because of: {', '.join(found)}. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Around:
    """What the rules need to know of the filing of a step and of its case."""

    case_named: bool  # the page that shows the case names somebody
    vouched_by: frozenset[str]


@transaction.atomic
def publish_step(step_id: int, *, by: str, at: datetime) -> Fact:
    """Make a step part of the public path of its case.

    Raises `NotPublic` with every reason, `StepRefused` of the record, `FilingStep.DoesNotExist`.
    Two people at once publish it once: the row is locked, and its fact can be there only once.
    """
    step = _locked(step_id)
    if found := hindrances(known(step, around(step.filing)), by=by):
        raise NotPublic(found)
    fact = tell_step(_told(step), at=at)
    step.fact, step.published_by, step.published_at = fact, by, at
    step.save(update_fields=["fact", "published_by", "published_at"])
    if fact.kind == Fact.Kind.UN_ACTION:
        let_answer(_waiting_replies(step), fact.pk)
    _note(step, by=by, at=at, public=1)
    return fact


@transaction.atomic
def unpublish_step(step_id: int, *, by: str, at: datetime) -> int:
    """Take a step off the path again, and the replies to it that we told; the desk keeps all.

    Returns how many steps were taken back. Raises `StepRefused`.
    """
    step = _locked(step_id)
    if step.fact_id is None:
        raise StepRefused("This step is not public. Nothing was changed.")
    replies = FilingStep.objects.filter(pk__in=replies_to(step.fact_id)).exclude(pk=step.pk)
    gone = [*replies.values_list("pk", flat=True), step.pk]
    for pk in gone:
        _take_back(_locked(pk), by=by, at=at)
    return len(gone)


def take_back_beyond(filing: Filing, *, by: str, at: datetime) -> int:
    """Take off the path what the consent of this filing no longer covers; returns how many.

    What stays is bound anew: a consent without the name goes when the case gets one.
    """
    gone = 0
    for step in FilingStep.objects.filter(filing=filing).exclude(fact=None).order_by("pk"):
        locked = _locked(step.pk)
        one = known(locked, around(locked.filing))
        if one.kind not in OWN:
            continue
        if may_be_told(one):
            bind_to_unnamed(step.pk, only_unnamed=one.telling == "unnamed")
        else:
            _take_back(locked, by=by, at=at)
            gone += 1
    return gone


def around(filing: Filing) -> Around:
    """What holds for every step of a filing. It comes with its case. Three queries."""
    return Around(
        case_named=names_somebody(filing.case),
        vouched_by=frozenset((filing.entered_by, _last_widened(filing))),
    )


def known(step: FilingStep, holds: Around) -> Step:
    """What the rules of publication need to know of a step. It comes with its filing and case."""
    filing = step.filing
    case = filing.case
    return Step(
        kind=step.kind,
        published=step.is_public,
        entered_by=step.entered_by,
        vouched_by=holds.vouched_by,
        has_public_source=is_public_source(step.source),
        case_shown=is_shown(case),
        case_named=holds.case_named,
        basis=filing.basis,
        telling=filing.telling,
    )


def words_of(step: FilingStep) -> Told:
    """What would stand in the path. For a step that is not private."""
    return told(step.filing.mechanism_id, step.kind)


def _locked(step_id: int) -> FilingStep:
    """The step with its filing, which is held too: what the consent covers stays as it was read."""
    row = FilingStep.objects.only("filing_id").get(pk=step_id)
    Filing.objects.select_for_update().get(pk=row.filing_id)
    steps = FilingStep.objects.select_for_update(of=("self",))
    return steps.select_related("filing__case__merged_into", "filing__mechanism").get(pk=step_id)


def _last_widened(filing: Filing) -> str:
    """Who last said that the consent covers more; blank where nobody did."""
    wider = ConsentChange.objects.filter(filing=filing, is_wider=True, checked_at__isnull=False)
    return wider.order_by("-checked_at", "-pk").values_list("entered_by", flat=True).first() or ""


def _waiting_replies(step: FilingStep) -> list[int]:
    """Public replies without a letter that this one is for: by their code, or of this filing."""
    wanted = normal_reference(step.reference)
    rows = FilingStep.objects.filter(
        filing__case__in=family_of(step.filing.case), kind=FilingStep.Kind.STATE_REPLIED,
        fact__statereply__answers_to=None, fact__isnull=False,
    )  # fmt: skip
    found = []
    for row in rows:
        same = normal_reference(row.reference) == wanted
        either_blank = not row.reference or not wanted
        if (same and wanted) or (either_blank and row.filing_id == step.filing_id):
            found.append(row.pk)
    return found


def _told(step: FilingStep) -> ToldStep:
    words = words_of(step)
    return ToldStep(
        number=step.pk,
        case=step.filing.case_id,
        kind=words.fact,
        event_type=words.event_type,
        body=words.body,
        reference=step.reference,
        date_edtf=step.date_edtf,
        actor=words.actor,
        description=words.description,
        source=step.source,
        answers_to=_answered(step) if words.fact == Fact.Kind.STATE_REPLY else None,
        only_unnamed=step.kind in OWN and step.filing.telling == Filing.Telling.UNNAMED,
    )


def _answered(step: FilingStep) -> int | None:
    """The UN action that a reply answers: by its reference, else the last one of this filing."""
    if action := action_with(step.filing.case, step.reference):
        return action.pk
    taken = FilingStep.objects.filter(
        filing=step.filing, kind=FilingStep.Kind.TAKEN_UP, fact__kind=Fact.Kind.UN_ACTION
    )
    return taken.order_by("-date_upper", "-pk").values_list("fact_id", flat=True).first()


def _take_back(step: FilingStep, *, by: str, at: datetime) -> None:
    take_step_back(step.pk, at=at)
    step.fact, step.published_by, step.published_at = None, "", None
    step.save(update_fields=["fact", "published_by", "published_at"])
    _note(step, by=by, at=at, public=0)


def _note(step: FilingStep, *, by: str, at: datetime, public: int) -> None:
    audit(
        Event.Kind.STEP_PUBLISHED, actor=by, at=at, target=step.filing.case.public_id,
        step=step.pk, public=public,
    )  # fmt: skip
