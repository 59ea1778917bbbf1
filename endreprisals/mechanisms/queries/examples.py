"""What a body did in cases of the record: a few public examples, each with its date and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case as When
from django.db.models import Prefetch, Q, Value
from django.db.models import When as If

from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.record.models import Case, Citation, Fact
from endreprisals.record.models.facts import LAST_DAY

MOST = 3
LOOKED_AT = 40  # facts, the best first; several can be of one case


@dataclass(frozen=True, slots=True)
class ExampleSource:
    """Where the fact was read."""

    title: str
    url: str
    symbol: str  # of the UN document; blank for a page


@dataclass(frozen=True, slots=True)
class Example:
    """One thing that the body did, as the record tells it."""

    public_id: str
    title: str  # of the case
    state: str
    event_type: str  # vocabulary event_types
    when: PartialDate | None
    what: str  # English
    reference: str
    sources: tuple[ExampleSource, ...]


def examples(in_record: Mapping[str, Any]) -> tuple[Example, ...]:
    """Up to three public cases in which the body acted, the latest first, one fact of each."""
    wanted = _wanted(in_record)
    if not wanted:
        return ()
    citations = Citation.objects.select_related("source__document")
    facts = (
        Fact.objects.filter(wanted, kind__in=("un_action", "step"))
        .filter(case__in=Case.objects.public())
        .exclude(date_edtf="")
        .select_related("case", "unaction")
        .prefetch_related(Prefetch("citations", citations))
        .annotate(is_told=_IS_TOLD)
        .order_by("-is_told", LAST_DAY.desc(), "-id")[:LOOKED_AT]
    )
    chosen: dict[int, Example] = {}
    for fact in facts:
        if fact.case_id not in chosen and len(chosen) < MOST:
            chosen[fact.case_id] = _example(fact)
    return tuple(sorted(chosen.values(), key=_latest))


# A fact of which nothing but the day is known is no example worth reading.
_ONLY_A_DAY = Q(description="") | Q(description__contains="date in ISHR database")
_IS_TOLD = When(If(_ONLY_A_DAY, then=Value(0)), default=Value(1))


def _wanted(in_record: Mapping[str, Any]) -> Q | None:
    """The facts that show the body at work, or nothing where no fact can be told to be its own."""
    wanted = Q()
    if bodies := in_record.get("bodies"):
        wanted |= Q(unaction__body__in=bodies)
    if actors := in_record.get("actors"):
        wanted |= Q(actor__in=actors)
    if not wanted:
        return None
    if events := in_record.get("events"):
        wanted &= Q(event_type__in=events)
    if references := in_record.get("references"):
        any_of = Q()
        for reference in references:
            any_of |= Q(unaction__reference__contains=reference)
        wanted &= any_of
    return wanted


def _latest(example: Example) -> tuple[int, str]:
    upper = example.when.upper.toordinal() if example.when else 0
    return -upper, example.public_id


def _example(fact: Fact) -> Example:
    action = getattr(fact, "unaction", None)
    return Example(
        public_id=fact.case.public_id,
        title=fact.case.title,
        state=fact.case.state_id,
        event_type=fact.event_type,
        when=parse(fact.date_edtf) if fact.date_edtf else None,
        what=fact.description,
        reference=action.reference if action else "",
        sources=_sources(list(fact.citations.all())),
    )


def _sources(citations: Sequence[Citation]) -> tuple[ExampleSource, ...]:
    return tuple(
        ExampleSource(
            one.source.title,
            one.source.url,
            one.source.document.symbol if one.source.document else "",
        )
        for one in citations
    )
