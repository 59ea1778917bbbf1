"""Finding things by name: keys lead to a few candidates, comparing them decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, QuerySet

from endreprisals.domain.names import (
    SHOWN_AS_VARIANT,
    Match,
    MatchKind,
    exact_key,
    explain,
    latin_forms,
)
from endreprisals.domain.text import Term
from endreprisals.search.asked import Asked, Part, has_term, keys_of
from endreprisals.search.models import Entry, EntryName, NameKey

MOST_CANDIDATES = 200  # names that are compared; those that share most keys with the search
MOST_KEYS = 60
WORD_VARIANT = 0.88  # one word is little to go by: it must be more alike than a whole name
WORD_SCORE = 0.95  # a word of a name counts for less than the name
HOMOPHONE = "same_sound_other_characters"


@dataclass(frozen=True, slots=True)
class NameHit:
    """An entry that a name leads to: how alike, and the spelling that was compared."""

    entry_id: int
    match: Match
    text: str
    script: str
    lang: str


def same_letters(asked: Asked) -> list[NameHit]:
    """Entries called exactly what was typed. One query, for as many as there are."""
    key = exact_key(asked.text)[:300]
    if not key:
        return []
    match = Match(1.0, MatchKind.EXACT, "same_letters")
    rows = EntryName.objects.filter(exact_key=key).order_by("entry_id")[:MOST_CANDIDATES]
    return [NameHit(row.entry_id, match, row.text, row.script, row.lang) for row in rows]


def candidates(asked: Asked, *, cases_only: bool) -> QuerySet[EntryName]:
    """The names that share most keys with the search or a part of it. One query."""
    shared = NameKey.objects.filter(key__in=_keys(asked))
    if cases_only:
        shared = shared.filter(name_id__gt=0)
    most = (
        shared.values("name_id")
        .annotate(shared=Count("key"))
        .order_by("-shared", "name_id")
        .values("name_id")[:MOST_CANDIDATES]
    )
    return EntryName.objects.filter(pk__in=most).order_by()


def _keys(asked: Asked) -> list[str]:
    parts = [*([asked.whole] if asked.whole else []), *asked.parts]
    keys = dict.fromkeys(key for part in parts for key in sorted(part.keys))
    return list(keys)[:MOST_KEYS]


@dataclass(frozen=True, slots=True)
class Named:
    """What the names say: entries the whole search names, and others that a part of it names."""

    wholly: Mapping[int, NameHit]
    partly: Mapping[int, tuple[NameHit, frozenset[Term]]]  # with the terms the name answers for
    capped: bool = False  # more names share a key than were compared


def named(asked: Asked, *, cases_only: bool) -> Named:
    """Compare the search with the names that may be meant. At most one query."""
    wholly: dict[int, NameHit] = {}
    partly: dict[int, list[tuple[NameHit, Part]]] = defaultdict(list)
    if not _keys(asked):
        return Named({}, {})
    names = sorted(candidates(asked, cases_only=cases_only), key=lambda row: abs(row.pk))
    for name in names:
        hit = _hit(asked.whole, name) if asked.whole else None
        if hit:
            wholly[name.entry_id] = _better(wholly.get(name.entry_id), hit)
            continue
        for part in asked.parts:
            if part_hit := _hit(part, name):
                partly[name.entry_id].append((part_hit, part))
    others = {pk: _joined(hits) for pk, hits in partly.items() if pk not in wholly}
    return Named(wholly, others, capped=len(names) == MOST_CANDIDATES)


def completed(asked: Asked, found: Named, known: Iterable[int]) -> Iterator[NameHit]:
    """Entries that a part of the search names and whose text holds the rest. One query.

    `known` are entries that need no looking at because they were found already.
    """
    open_ids = set(found.partly) - set(known)
    if not open_ids:
        return
    for pk, body in Entry.objects.filter(pk__in=open_ids).order_by().values_list("pk", "body"):
        hit, covered = found.partly[pk]
        if all(has_term(body, term) for term in asked.rest(covered)):
            yield hit


def _joined(hits: list[tuple[NameHit, Part]]) -> tuple[NameHit, frozenset[Term]]:
    covered = frozenset(term for _, part in hits for term in part.terms)
    return max((hit for hit, _ in hits), key=lambda hit: hit.match.score), covered


def _better(one: NameHit | None, other: NameHit) -> NameHit:
    """The better of two hits on one entry.

    Other characters in the same script outweigh a reading: 姜天勇 reads as Jiang Tianyong, but
    an entry that is recorded as 江天勇 is then a homophone and no more.
    """
    if one is None:
        return other
    return max(one, other, key=lambda hit: (_settles(hit), hit.match.score))


def _settles(hit: NameHit) -> int:
    """2: written alike, character for character; 1: a homophone; 0: only read alike."""
    if hit.match.reason_code == HOMOPHONE:
        return 1
    return 2 if hit.match.kind is MatchKind.EXACT else 0


def _hit(part: Part, name: EntryName) -> NameHit | None:
    if not part.keys & keys_of(name.text):
        return None
    match = compare(part.text, name.text, is_word=part.is_word)
    if match is None:
        return None
    return NameHit(name.entry_id, match, name.text, name.script, name.lang)


@lru_cache(maxsize=50_000)
def compare(typed: str, name: str, *, is_word: bool) -> Match | None:
    """How alike a typed name and a recorded one are, or None when that is not worth showing.

    Names of one sound in other Chinese characters are let through: a reader may have the wrong
    character, and what is said about the hit does not claim that they are one.
    """
    match = explain(typed, name)
    if match.score >= SHOWN_AS_VARIANT or match.reason_code == HOMOPHONE:
        return match
    return _word_of(typed, name) if is_word else None


def _word_of(typed: str, name: str) -> Match | None:
    """One typed word against each word of a name, in the name's likeliest readings."""
    words = {word for form in latin_forms(name) for word in form.split()}
    best = max((explain(typed, word).score for word in words), default=0.0)
    if len(words) < 2 or best < WORD_VARIANT:
        return None
    return Match(round(best * WORD_SCORE, 4), MatchKind.PART_OF_NAME, "words_of_the_name")
