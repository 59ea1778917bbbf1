"""What is new in a case since a day: facts dated after it, the latest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from endreprisals.domain.brief import since as new_since
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.domain.spells import known_until
from endreprisals.ledger.queries.citing import Cited, mention_citation
from endreprisals.record.models import Fact, Mention

# A statement is no news of the case, and cooperation no consequence of one.
LEFT_OUT = {Fact.Kind.RAISE, Fact.Kind.COOPERATION}
STEPS_TOLD = {"release", "court_decision", "complaint", "follow_up"}


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One new fact. `codes` are terms of `vocabulary`; `symbol` is of a report that tells it."""

    kind: str  # Fact.Kind, `ended` for the end of a situation, `report`
    date: PartialDate
    is_sure: bool  # certainly after the day; else its date is not exact enough to tell
    vocabulary: str
    codes: tuple[str, ...]
    description: str  # in the words of the record, English; may be blank
    subjects: tuple[str, ...]  # whose situation or outcome it is
    symbol: str
    citations: tuple[Cited, ...]


def news_of(
    facts: Iterable[Fact],
    mentions: Iterable[Mention],
    citations: Mapping[int, Sequence[Cited]],
    *,
    since: PartialDate,
) -> tuple[NewsLine, ...]:
    """Everything dated after a day, the latest first; then what is possibly after it. No query.

    A fact told of several people alike is told once. A report is told by its paragraph.
    """
    told = [*_from_reports(mentions, since), *_from_facts(facts, citations, since)]
    lines: dict[tuple[object, ...], NewsLine] = {}
    for line in told:
        if not new_since(line.date, since):
            continue
        same = (line.kind, line.date.edtf, line.codes, line.description, line.symbol)
        before = lines.get(same)
        lines[same] = _together(before, line) if before else line
    begun = {line.date.edtf for line in lines.values() if line.kind == Fact.Kind.STATUS}
    # Where the next situation begins on the day, the end of the one before says nothing more.
    kept = (one for one in lines.values() if one.kind != "ended" or one.date.edtf not in begun)
    return tuple(sorted(kept, key=_latest_first))


def _latest_first(line: NewsLine) -> tuple[bool, int, str]:
    return not line.is_sure, -known_until(line.date).toordinal(), line.kind


def _together(one: NewsLine, other: NewsLine) -> NewsLine:
    return replace(
        one,
        subjects=tuple(dict.fromkeys(one.subjects + other.subjects)),
        citations=tuple(dict.fromkeys(one.citations + other.citations)),
    )


def told_on(mention: Mention) -> PartialDate | None:
    """When the report with this paragraph came out: as exactly as the table of reports says."""
    document = mention.document
    text = document.published or document.presented_on or str(document.year or "")
    return parse_date(text) if text and mention.basis != Mention.Basis.INFERRED else None


def _from_facts(
    facts: Iterable[Fact], citations: Mapping[int, Sequence[Cited]], since: PartialDate
) -> Iterator[NewsLine]:
    for fact in facts:
        if _is_left_out(fact):
            continue
        told = tuple(citations.get(fact.pk, ()))
        if fact.date_edtf:
            yield _line(fact, str(fact.kind), parse_date(fact.date_edtf), told, since)
        if fact.kind == Fact.Kind.STATUS and fact.status.to_edtf:
            yield _line(fact, "ended", parse_date(fact.status.to_edtf), told, since)


def _is_left_out(fact: Fact) -> bool:
    """A statement, cooperation, a step of an organisation, or a report: that has a paragraph."""
    if fact.kind == Fact.Kind.STEP:
        return fact.step.code not in STEPS_TOLD
    if fact.kind == Fact.Kind.UN_ACTION:
        return fact.unaction.action == "sg_report"
    return fact.kind in LEFT_OUT


def _line(
    fact: Fact, kind: str, when: PartialDate, told: tuple[Cited, ...], since: PartialDate
) -> NewsLine:
    vocabulary, codes = _coded(fact, kind)
    return NewsLine(
        kind=kind,
        date=when,
        is_sure=new_since(when, since) == "after",
        vocabulary=vocabulary,
        codes=codes,
        description=fact.description,
        subjects=_subjects(fact),
        symbol="",
        citations=told,
    )


def _coded(fact: Fact, kind: str) -> tuple[str, tuple[str, ...]]:
    if kind == Fact.Kind.ACT:
        return "act_types", tuple(dict.fromkeys(one.code for one in fact.act.types.all()))
    readers: Mapping[str, Callable[[], tuple[str, str]]] = {
        "ended": lambda: ("statuses", fact.status.code),
        Fact.Kind.UN_ACTION: lambda: ("event_types", fact.unaction.action),
        Fact.Kind.STATE_REPLY: lambda: ("answers", fact.statereply.answer),
        Fact.Kind.STATUS: lambda: ("statuses", fact.status.code),
        Fact.Kind.OUTCOME: lambda: ("outcomes", fact.outcome.code),
        Fact.Kind.STEP: lambda: ("event_types", fact.step.code),
    }
    vocabulary, code = readers[kind]()
    return vocabulary, (code,)


def _subjects(fact: Fact) -> tuple[str, ...]:
    holder = {Fact.Kind.STATUS: "status", Fact.Kind.OUTCOME: "outcome"}.get(Fact.Kind(fact.kind))
    subject = getattr(fact, holder).subject if holder else None
    return (subject.label,) if subject else ()


def _from_reports(mentions: Iterable[Mention], since: PartialDate) -> Iterator[NewsLine]:
    for mention in mentions:
        when = told_on(mention)
        if when:
            yield NewsLine(
                kind="report",
                date=when,
                is_sure=new_since(when, since) == "after",
                vocabulary="",
                codes=(),
                description="",
                subjects=(),
                symbol=mention.document.symbol,
                citations=(mention_citation(mention),),
            )
