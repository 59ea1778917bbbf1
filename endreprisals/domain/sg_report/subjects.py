"""Who is alleged to have suffered: named people and organisations, groups, or a situation."""

from collections.abc import Sequence
from dataclasses import dataclass

from endreprisals.domain.names.keys import exact_key
from endreprisals.domain.sg_report.acts import Act
from endreprisals.domain.sg_report.groups import (
    Group,
    counted_groups,
    loose_groups,
    plural_people,
    refers_back,
    single_people,
)
from endreprisals.domain.sg_report.model import Evidence, Gazetteer, Subject
from endreprisals.domain.sg_report.organisations import Organisations
from endreprisals.domain.sg_report.people import Naming, People
from endreprisals.domain.sg_report.story import Sentence

# Acts that a law or a climate of fear does to all, and the words such a story is told in.
_GENERAL_ACTS = frozenset({"restrictive_legislation", "funding_restriction", "threats"})
_CLIMATE = frozenset(
    [
        "law",
        "laws",
        "legislation",
        "amendments",
        "amendment",
        "act",
        "bill",
        "decree",
        "regulation",
        "regulations",
        "fear",
        "fearing",
        "afraid",
        "climate",
        "chilling",
        "refrain",
        "refrained",
        "refraining",
        "refuse",
        "reluctant",
        "reluctance",
        "declined",
        "decline",
        "self-censor",
        "self-censored",
        "self-censorship",
    ]
)


@dataclass(frozen=True, slots=True)
class Sufferers:
    """The subjects of a story and the words that show each of them."""

    subjects: tuple[Subject, ...]
    evidence: tuple[Evidence, ...]


def subjects_in(
    sentences: Sequence[Sentence], acts: Sequence[Act], gazetteer: Gazetteer
) -> Sufferers:
    """The subjects of a story, in the order in which the text names them."""
    people, organisations = People(gazetteer), Organisations(gazetteer)
    acting = {act.sentence for act in acts} | {s for s in sentences if _tells_of_reprisals(s)}
    namings: dict[Sentence, tuple[Naming, ...]] = {}
    for sentence in sentences:
        namings[sentence] = people.read(sentence)
        organisations.read(sentence, namings[sentence])
    named: list[tuple[Subject, Evidence]] = [
        *(
            _row(Subject(p.name, "person", 1, 1, exact_key(p.name)), p.first, p.end)
            for p in people.victims()
        ),
        *(
            _row(Subject(o.name, "organisation", 1, 1, exact_key(o.name)), o.first, o.end)
            for o in organisations.targets()
        ),
    ]
    groups = (
        []
        if not named and _is_climate(sentences, acts)
        else _groups(sentences, acting, namings, named=bool(named))
    )
    rows = [
        *named,
        *(
            _row(Subject("", "unnamed", g.least, g.most), (g.paragraph, g.start), g.end)
            for g in groups
        ),
    ]
    if not rows:
        return Sufferers((Subject("", "situation", None, None),), ())
    order = [sentence.paragraph for sentence in sentences]
    rows.sort(key=lambda row: (order.index(row[1].paragraph), row[1].start))
    return Sufferers(tuple(subject for subject, _ in rows), tuple(evidence for _, evidence in rows))


def _is_climate(sentences: Sequence[Sentence], acts: Sequence[Act]) -> bool:
    """Whether the story tells of laws or of fear and of nothing done to anyone in particular."""
    return {act.code for act in acts} <= _GENERAL_ACTS and any(
        _CLIMATE & s.words for s in sentences
    )


def _row(subject: Subject, first: tuple[str, int], end: int) -> tuple[Subject, Evidence]:
    return subject, Evidence("subjects", subject.name or subject.kind, first[0], first[1], end)


def _tells_of_reprisals(sentence: Sentence) -> bool:
    return bool(
        {"reprisal", "reprisals", "incidents", "retaliation", "intimidation"} & sentence.words
    )


def _groups(
    sentences: Sequence[Sentence],
    acting: set[Sentence],
    namings: dict[Sentence, tuple[Naming, ...]],
    *,
    named: bool,
) -> list[Group]:
    """Groups with a number first; without one only where nobody else is told of."""
    found: list[Group] = []
    for sentence in sentences:
        for group in counted_groups(sentence, namings[sentence], acts=sentence in acting):
            same = any((g.least, g.most) == (group.least, group.most) for g in found)
            if not same and not (found and refers_back(group)):
                found.append(group)
    for sentence in sentences:
        if not found or named:
            found += _others(sentence, acting, named=named or bool(found))
    return _distinct(found) or ([] if named else _unnumbered(sentences, acting))


def _others(sentence: Sentence, acting: set[Sentence], *, named: bool) -> list[Group]:
    groups = list(loose_groups(sentence, acts=sentence in acting))
    if not named:
        return groups[:1]
    return [
        g
        for g in groups
        if g.text.lower().startswith(("other", "some of", "several of", "several other", "many of"))
    ][:1]


def _unnumbered(sentences: Sequence[Sentence], acting: set[Sentence]) -> list[Group]:
    """The last resorts: one person, people in general, then a number that no act stands beside."""
    for find in (single_people, plural_people):
        for sentence in sentences:
            groups = list(find(sentence, acts=sentence in acting))
            if groups:
                return groups[:1]
    return [g for sentence in sentences for g in counted_groups(sentence, (), acts=True)][:1]


def _distinct(groups: Sequence[Group]) -> list[Group]:
    kept: dict[tuple[int | None, int | None], Group] = {}
    for group in groups:
        kept.setdefault((group.least, group.most), group)
    return list(kept.values())
