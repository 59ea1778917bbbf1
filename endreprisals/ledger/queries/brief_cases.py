"""The cases of a brief: what is told of each, what is new since a day, and where it is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from endreprisals.domain import brief as rules
from endreprisals.domain.brief import Candidate, Place, Reason, Standing
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.domain.spells import known_until
from endreprisals.ledger.queries.brief_news import NewsLine, news_of, told_on
from endreprisals.ledger.queries.citing import Cited, cited, mention_citation
from endreprisals.record.models import Citation, Fact, Listing, Mention
from endreprisals.record.models.facts import IN_ORDER, not_taken_back
from endreprisals.record.queries.cards import COLUMNS, Card, card_of
from endreprisals.record.queries.case_page import StatusLine
from endreprisals.record.raises import Raised, raises
from endreprisals.record.situations import latest_spells

NOT_NEWS = {"campaign", "ngo_action"}  # steps of organisations tell nothing new of the case
CITED_EACH = 2  # sources named after a sentence; the page of the case has all


@dataclass(frozen=True, slots=True)
class OwnRaise:
    """A statement of the State that named the case."""

    date: PartialDate | None
    forum: str
    number: str
    how: str  # vocabulary raise_kinds
    on_behalf_of: str  # vocabulary state_groups, or blank

    @classmethod
    def of(cls, row: Raised) -> "OwnRaise":
        """What the ledger holds of one raise."""
        said = row.said
        return cls(said.date, said.forum, said.number, row.how, said.on_behalf_of)


@dataclass(frozen=True, slots=True)
class PeerRaise:
    """Another State that named the case, and when it did so last."""

    state: str
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class BriefCase:
    """One case of a brief. Codes and dates, no words."""

    card: Card
    candidate: Candidate
    reasons: tuple[Reason, ...]  # why it is not offered; none when it is fit
    place: Place
    is_stale: bool
    last_news: PartialDate | None
    first_act: PartialDate | None
    after_cooperation: bool  # the dates show that cooperation came first
    statuses: tuple[StatusLine, ...]
    own_raises: tuple[OwnRaise, ...]
    last_raised: PartialDate | None  # by any State
    unnamed_raises: bool  # also raised by a State that its source does not name
    peers: tuple[PeerRaise, ...]
    news: tuple[NewsLine, ...]  # dated after the State last raised it, the latest first
    told_by: tuple[Cited, ...]  # sources of the first sentence
    stands_by: tuple[Cited, ...]  # sources of the second

    @property
    def public_id(self) -> str:
        return self.card.public_id

    @property
    def title(self) -> str:
        return self.card.title

    def placed(self, place: Place) -> "BriefCase":
        """The same case in its group."""
        return replace(self, place=place)


@dataclass(slots=True)
class _Material:
    """Everything read about one case."""

    card: Card
    facts: list[Fact] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    raises: tuple[Raised, ...] = ()  # the latest first
    by_fact: dict[int, list[Cited]] = field(default_factory=lambda: defaultdict(list))
    of_case: list[Cited] = field(default_factory=list)


def brief_cases(ordinals: Iterable[int], *, speaker: str, on: date) -> dict[str, BriefCase]:
    """The cases at these places of the default order, by number. Six queries, however many."""
    rows = Listing.objects.filter(ordinal__in=list(ordinals)).values("case_id", *COLUMNS)
    read = {row["case_id"]: _Material(card_of(row)) for row in rows.order_by("ordinal")}
    _read_all(read)
    made = (_case(material, speaker=speaker, on=on) for material in read.values())
    return {case.public_id: case for case in made}


def _read_all(read: dict[int, _Material]) -> None:
    shown = Coalesce("case__merged_into_id", "case_id")
    mine = Q(case__in=read) | Q(case__merged_into__in=read, case__withdrawn_at__isnull=True)
    for fact in _facts(mine).annotate(shown=shown):
        read[fact.shown].facts.append(fact)
    mentions = Mention.objects.filter(mine, superseded_by=None).select_related("document")
    for mention in mentions.annotate(shown=shown):
        read[mention.shown].mentions.append(mention)
    said = raises().of_case
    for material in read.values():
        material.raises = said.get(material.card.public_id, ())
    sources = Citation.objects.filter(mine, mention=None).select_related("source__document")
    for row in sources.annotate(shown=shown):
        material = read[row.shown]
        (material.by_fact[row.fact_id] if row.fact_id else material.of_case).append(cited(row))


def _facts(mine: Q) -> QuerySet[Fact]:
    return (
        Fact.objects.filter(not_taken_back(), mine)
        .select_related(
            "act", "unaction", "statereply", "status__subject", "outcome__subject", "step"
        )
        .prefetch_related("act__types")
        .order_by(*IN_ORDER)
    )


def _case(read: _Material, *, speaker: str, on: date) -> BriefCase:
    card = read.card
    own = tuple(OwnRaise.of(row) for row in read.raises if _made_for(row, speaker))
    last_news = max(_news_dates(read), key=known_until, default=None)
    statuses = tuple(_statuses(read))
    touches = any(
        speaker in (fact.act.state_of_act_id, fact.act.state_of_victim_id)
        for fact in read.facts
        if fact.kind == Fact.Kind.ACT
    )
    first_act = _first(read, Fact.Kind.ACT)
    begun = _first(read, Fact.Kind.COOPERATION)
    unnamed = any(not row.said.identified for row in read.raises)
    last_own = max((one.date for one in own if one.date), key=known_until, default=None)
    return BriefCase(
        card=card,
        candidate=Candidate(
            public_id=card.public_id,
            raised_by=frozenset(card.raising_states) | ({speaker} if own else set()),
            raised_unnamed=unnamed,
            report_years=card.report_years,
            last_news=known_until(last_news) if last_news else None,
            touches_speaker=touches,
        ),
        reasons=rules.reasons_against(_standing(read), speaker=speaker),
        place=Place.NO_REPORT,
        is_stale=rules.is_stale(known_until(last_news) if last_news else None, on=on),
        last_news=last_news,
        first_act=first_act,
        after_cooperation=bool(first_act and begun and begun.lower <= first_act.lower),
        statuses=statuses,
        own_raises=own,
        last_raised=card.last_raised_on,
        unnamed_raises=unnamed,
        peers=_peers(read, speaker),
        news=news_of(read.facts, read.mentions, read.by_fact, since=last_own) if last_own else (),
        told_by=_told_by(read),
        stands_by=_stands_by(read, statuses),
    )


def _standing(read: _Material) -> Standing:
    """Only public cases are read here: none that was withdrawn or joined to another."""
    in_document = any(one.basis != Mention.Basis.INFERRED for one in read.mentions)
    acted = any(fact.kind in (Fact.Kind.UN_ACTION, Fact.Kind.RAISE) for fact in read.facts)
    return Standing(
        state=read.card.state,
        un_source=in_document or acted,
        confidence=read.card.confidence,
    )


def _news_dates(read: _Material) -> Iterator[PartialDate]:
    """Dates of everything that is news of the case: no statement about it, and no campaign."""
    for fact in read.facts:
        if fact.kind == Fact.Kind.RAISE or fact.event_type in NOT_NEWS:
            continue
        if fact.date_edtf:
            yield parse_date(fact.date_edtf)
        if fact.kind == Fact.Kind.STATUS:
            yield from (
                parse_date(edtf)
                for edtf in (fact.status.last_known_edtf, fact.status.to_edtf)
                if edtf
            )
    yield from (when for one in read.mentions if (when := told_on(one)))


def _statuses(read: _Material) -> Iterator[StatusLine]:
    several = len(read.card.subjects) > 1
    by_pk = {fact.pk: fact for fact in read.facts}
    for spell in latest_spells(read.facts, several=several):
        subject = by_pk[spell.place].status.subject
        yield StatusLine(
            status=spell.situation,
            subject=subject.label if subject and several else "",
            since=spell.start,
            as_of=spell.last_report,
            end_kind=spell.end_kind,
            citations=(),
            ended_status=spell.code if spell.has_ended else "",
        )


def _first(read: _Material, kind: Fact.Kind) -> PartialDate | None:
    dates = [parse_date(one.date_edtf) for one in read.facts if one.kind == kind and one.date_edtf]
    return min(dates, key=lambda when: when.lower, default=None)


def _made_for(row: Raised, state: str) -> bool:
    return any(state == one for one, _ in row.said.states)


def _peers(read: _Material, speaker: str) -> tuple[PeerRaise, ...]:
    """Other States that named the case, each with its latest statement, the latest first."""
    last: dict[str, PartialDate | None] = {}
    for row in read.raises:
        for state, _ in row.said.states:
            if state != speaker:
                last.setdefault(state, row.said.date)
    return tuple(PeerRaise(state, when) for state, when in last.items())


def _told_by(read: _Material) -> tuple[Cited, ...]:
    """The latest paragraph of a UN document, then whoever tells of an act, then of the case."""
    places = [
        mention_citation(one)
        for one in sorted(read.mentions, key=lambda one: -(one.document.year or 0))
        if one.basis != Mention.Basis.INFERRED
    ]
    acts = [
        line
        for fact in read.facts
        if fact.kind == Fact.Kind.ACT
        for line in read.by_fact.get(fact.pk, ())
    ]
    return tuple(dict.fromkeys([*places[:1], *acts, *read.of_case]))[:CITED_EACH]


def _stands_by(read: _Material, statuses: Sequence[StatusLine]) -> tuple[Cited, ...]:
    """Who tells of the situation, and of the last statement that named the case."""
    told = [fact for fact in read.facts if fact.kind == Fact.Kind.STATUS] if statuses else []
    raises = [fact for fact in read.facts if fact.kind == Fact.Kind.RAISE]
    lines = [read.by_fact.get(facts[-1].pk, [])[:1] for facts in (told, raises) if facts]
    return tuple(dict.fromkeys(line for some in lines for line in some))
