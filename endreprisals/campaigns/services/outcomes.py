"""Results: what changed for a person, a State or a text, with its source and in fair words."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Campaign, Result
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.services.held import NotPossible, refuse
from endreprisals.campaigns.services.texts import checked_words, refuse_causes
from endreprisals.domain.analysis.wording import CAUSAL
from endreprisals.domain.campaigning.opening import Reason
from endreprisals.domain.partial_dates import NotADate, parse

WORDS_CHARS = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What a person typed. `case` is a row of the long list; None: of the whole campaign."""

    case: int | None
    date_edtf: str
    words: str
    source: str
    language: str


@transaction.atomic
def enter_result(told: Told, *, code: str, by: str, at: datetime) -> Result:
    """Keep a result until another person has read its source. Raises `NotPossible`."""
    campaign = Campaign.objects.select_for_update().get(code=code)
    words = _refuse(told, campaign, at=at)
    result = Result.objects.create(
        campaign=campaign, case_id=told.case, date_edtf=told.date_edtf, words=words,
        source=told.source, language=told.language, entered_by=by, entered_at=at,
    )  # fmt: skip
    _note(Event.Kind.RESULT_ENTERED, result, by, at)
    return result


@transaction.atomic
def check_result(*, result_id: int, by: str, at: datetime) -> Result:
    """Agree with a result as the second person: from now on everybody can read it."""
    result = Result.objects.select_for_update(of=("self",)).get(pk=result_id)
    reasons = []
    if result.entered_by == by:
        reasons.append(Reason("entered_by_you"))
    if result.checked_at or result.withdrawn_at:
        reasons.append(Reason("is_so_already"))
    if reasons:
        raise NotPossible(*reasons)
    result.checked_by, result.checked_at = by, at
    result.save(update_fields=["checked_by", "checked_at"])
    _note(Event.Kind.RESULT_CHECKED, result, by, at)
    return result


@transaction.atomic
def withdraw_result(*, result_id: int, by: str, at: datetime) -> Result:
    """Take a result back, checked or not; the row stays for staff."""
    result = Result.objects.select_for_update(of=("self",)).get(pk=result_id)
    if result.withdrawn_at:
        raise refuse("is_so_already")
    result.withdrawn_at = at
    result.save(update_fields=["withdrawn_at"])
    _note(Event.Kind.RESULT_CHECKED, result, by, at, withdrawn=1)
    return result


def _refuse(told: Told, campaign: Campaign, *, at: datetime) -> str:
    """The cleaned words. A language is taken only if words of cause can be found in it."""
    try:
        when = parse(told.date_edtf)
    except NotADate:
        raise refuse("not_a_date") from None
    if when.lower > at.astimezone(GENEVA).date():
        raise refuse("still_to_come")
    if told.language not in CAUSAL:
        raise refuse("language_without_rules", told.language)
    if not told.source.startswith("https://") and not told.source.startswith("A/"):
        raise refuse("source_missing")
    if told.case is not None and not campaign.cases.filter(pk=told.case).exists():
        raise refuse("case_not_on_list")
    words = checked_words(told.words, most=WORDS_CHARS, links=False)
    refuse_causes(words, told.language)
    return words


def _note(kind: Event.Kind, result: Result, by: str, at: datetime, **detail: int) -> None:
    audit(kind, actor=by, at=at, target=f"result-{result.pk}", **detail)
