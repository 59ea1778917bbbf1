"""Proposes to which subject and case of the record a mention belongs; a person decides.

Nothing is merged here. Each reason has a weight, and the score is what is left of doubt after all
of them: `1 - (1 - weight) * (1 - weight) ...`, a measure for ordering proposals and no probability.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from endreprisals.domain.names.keys import block_keys, exact_key
from endreprisals.domain.names.matching import similarity
from endreprisals.domain.sg_report.model import Mention, Subject


@dataclass(frozen=True, slots=True)
class RecordSubject:
    """A subject of the record: every name it bears, its country, and what the record cites for it.

    `dates` are EDTF, `reports` symbols of reports that mention it, `codes` letters such as
    `BHR 1/2023`. `case` may be blank where a subject has no case yet.
    """

    subject: str
    case: str
    kind: str
    country: str
    names: tuple[str, ...]
    dates: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a match is proposed: a code, the words for a person, and a weight from 0 to 1."""

    code: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """One possible match of one subject of a mention, best first among its like."""

    name: str  # of the subject of the mention, as printed; blank where it has none
    subject: str
    case: str
    score: float
    reasons: tuple[Reason, ...]


_LEAST_SCORE = 0.35
_ALIKE = 0.82  # names less alike than this are not proposed for their names
_AT_MOST = 5
_OTHER_COUNTRY = 0.5  # what a score keeps when the countries differ


@dataclass(slots=True)
class Joiner:
    """The record's subjects, indexed so that a mention is compared with few of them."""

    subjects: Sequence[RecordSubject]
    by_key: dict[str, list[int]] = field(default_factory=dict)
    by_code: dict[str, list[int]] = field(default_factory=dict)
    by_country: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, subject in enumerate(self.subjects):
            keys = {key for name in subject.names for key in _keys(name)}
            _index(self.by_key, keys, place)
            _index(self.by_code, subject.codes, place)
            _index(self.by_country, [subject.country], place)

    def proposals(self, mention: Mention) -> list[Proposal]:
        """Matches for each subject of a mention, best first; empty where nothing speaks for any."""
        return [
            proposal for subject in mention.subjects for proposal in self._for(subject, mention)
        ]

    def _for(self, subject: Subject, mention: Mention) -> list[Proposal]:
        found = []
        for place in sorted(self._candidates(subject, mention)):
            candidate = self.subjects[place]
            reasons = tuple(_reasons(subject, mention, candidate))
            score = _score(reasons, same_country=candidate.country == mention.country)
            if score >= _LEAST_SCORE:
                found.append(
                    Proposal(subject.name, candidate.subject, candidate.case, score, reasons)
                )
        return sorted(found, key=lambda proposal: (-proposal.score, proposal.subject))[:_AT_MOST]

    def _candidates(self, subject: Subject, mention: Mention) -> set[int]:
        """Those that share a name key or a letter; without a name, all of the country."""
        places = {place for code in mention.communications for place in self.by_code.get(code, ())}
        if not subject.name:
            return places | set(self.by_country.get(mention.country, ()))
        return places | {place for key in _keys(subject.name) for place in self.by_key.get(key, ())}


def _keys(name: str) -> frozenset[str]:
    return block_keys(name) | {exact_key(name)}


def _index(index: dict[str, list[int]], keys: Iterable[str], place: int) -> None:
    for key in keys:
        index.setdefault(key, []).append(place)


def _score(reasons: Sequence[Reason], *, same_country: bool) -> float:
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - reason.weight
    score = 1 - doubt
    return round(score if same_country else score * _OTHER_COUNTRY, 3)


def _reasons(subject: Subject, mention: Mention, candidate: RecordSubject) -> Iterator[Reason]:
    yield from _name_reason(subject, candidate)
    if candidate.country == mention.country:
        yield Reason("country", f"same country, {mention.country}", 0.1)
    if codes := sorted(candidate.codes & set(mention.communications)):
        yield Reason("communication", f"same letter, {', '.join(codes)}", 0.6)
    if reports := sorted(candidate.reports & set(mention.earlier_reports)):
        yield Reason(
            "earlier_report",
            f"cited as reported in {', '.join(reports)}, which mentions this subject",
            0.4,
        )
    if days := sorted(candidate.dates & {date for date in mention.dates if len(date) == 10}):
        yield Reason("date", f"same day, {', '.join(days)}", min(0.3 * len(days), 0.6))


def _name_reason(subject: Subject, candidate: RecordSubject) -> Iterator[Reason]:
    if not subject.name or not candidate.names:
        return
    if exact_key(subject.name) in {exact_key(name) for name in candidate.names}:
        yield Reason("same_name", "the same name once folded", 0.8)
        return
    alike, name = max((similarity(subject.name, name), name) for name in candidate.names)
    if alike >= _ALIKE:
        yield Reason("similar_name", f"name like {name} ({alike:.2f})", 0.75 * alike)
