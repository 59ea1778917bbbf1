"""Finding things: the functions behind the box, the list, the API and the command."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from endreprisals.domain.names import MatchKind
from endreprisals.domain.text import normal_text
from endreprisals.search import full_text, named
from endreprisals.search.asked import Asked, has_term
from endreprisals.search.models import Entry, EntryName, Reference

MOST_RANKED = 1000  # hits by words that are put in order; beyond them the answer says "more than"
MOST_NAMES = 6  # spellings shown with a result
MOST_REFERRED = 1000  # entries for one symbol or code
MOST_TITLES = 100  # best hits by words whose titles are looked at


@dataclass(frozen=True, slots=True)
class Found:
    """Cases that a search matches, by primary key."""

    case_ids: "array[int]"
    cut: bool  # part of a long search was not read


@dataclass(frozen=True, slots=True)
class Why:
    """What a result rests on. `code` is a key of `search.why.SENTENCES`; the rest fills it in."""

    code: str
    detail: str  # kind of likeness for names, the normal form for references, words for words
    matched_text: str  # what of the record agrees with the search
    lang: str = ""  # BCP 47
    script: str = ""  # ISO 15924


@dataclass(frozen=True, slots=True)
class NameShown:
    """A name of a result in its own script."""

    text: str
    script: str
    lang: str


@dataclass(frozen=True, slots=True)
class Result:
    """One thing found, why, and how well; scores compare results of one answer only."""

    kind: str  # case, subject, state, document, act_type, body
    public_id: str
    title: str
    about: str
    why: Why
    score: float
    names: tuple[NameShown, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of results, best first."""

    query: str  # as read
    cut: bool  # part of a long search was not read
    total: int
    is_total_exact: bool  # False: there may be more than `total`
    results: tuple[Result, ...]


def matching_cases(query: str) -> Found:
    """Every case that a search matches: each word by text or by name, or its symbol or code.

    A search that is a symbol, code or id the record holds means exactly that. A name counts in
    any script and spelling. Two to four queries; never raises, whatever was typed.
    """
    asked = Asked.read(query)
    referred = _referred_cases(asked)
    if referred:
        return Found(array("q", referred), asked.cut)
    by_text = [row[0] for row in full_text.rows(full_text.cases_statement(asked.text))]
    names = named.named(asked, cases_only=True)
    wholly = {pk for pk, hit in names.wholly.items() if hit.match.reason_code != named.HOMOPHONE}
    case_ids = array("q", by_text)
    if wholly or names.partly:
        seen = wholly.union(by_text)
        added = {hit.entry_id for hit in named.completed(asked, names, seen)}
        case_ids = array("q", sorted(seen | added))
    return Found(case_ids, asked.cut)


def search(query: str, *, limit: int = 20, offset: int = 0) -> Answer:
    """Everything public that a search finds, best first, each with the reason why.

    The same letters come first, then symbols and codes, names in another script, other
    spellings, and last the words of the text. At most nine queries; never raises.
    """
    asked = Asked.read(query)
    hits, complete = _hits(asked)
    order = sorted(hits, key=lambda pk: hits[pk].place)
    page = order[max(offset, 0) : max(offset, 0) + max(limit, 0)]
    return Answer(
        query=asked.text,
        cut=asked.cut,
        total=len(order),
        is_total_exact=complete,
        results=tuple(_results(page, hits)),
    )


@dataclass(frozen=True, slots=True)
class _Hit:
    """An entry with its place in the order: rank of the reason, then score."""

    entry_id: int
    rank: int
    score: float
    why: Why

    @property
    def place(self) -> tuple[int, float, bool, int]:
        is_case = self.entry_id > 0  # the person or State itself comes before its cases
        return self.rank, -self.score, is_case, abs(self.entry_id)


NAMED_KINDS = {Entry.Kind.CASE, Entry.Kind.SUBJECT}  # their names come from sources
RANKS = {
    MatchKind.EXACT: 0,
    MatchKind.ACROSS_SCRIPTS: 2,
    MatchKind.PART_OF_NAME: 3,
    MatchKind.SAME_SCRIPT: 3,
    MatchKind.SPELLING_VARIANT: 3,
}
REFERENCE_RANK, HOMOPHONE_RANK, TITLE_RANK, WORDS_RANK = 1, 4, 5, 6


def _hits(asked: Asked) -> tuple[dict[int, _Hit], bool]:
    """The best hit of each entry, and whether that is all of them."""
    ranked = full_text.rows(full_text.ranked_statement(asked.text, limit=MOST_RANKED))
    names = named.named(asked, cases_only=False)
    known = {*names.wholly, *(pk for pk, _ in ranked)}
    hits = [
        *map(_name_hit, named.same_letters(asked)),
        *_reference_hits(asked),
        *map(_name_hit, names.wholly.values()),
        *map(_name_hit, named.completed(asked, names, known)),
        *_word_hits(asked, ranked),
    ]
    best: dict[int, _Hit] = {}
    for hit in sorted(hits, key=lambda hit: hit.place):
        best.setdefault(hit.entry_id, hit)
    return best, len(ranked) < MOST_RANKED and not names.capped


def _referred_cases(asked: Asked) -> list[int]:
    """Cases that hold the symbol, code or id which the whole search is."""
    if not asked.references:
        return []
    rows = Reference.objects.filter(normal__in=asked.references, entry_id__gt=0)
    return sorted(set(rows.values_list("entry_id", flat=True)))


def _reference_hits(asked: Asked) -> Iterator[_Hit]:
    if not asked.references:
        return
    rows = Reference.objects.filter(normal__in=asked.references).order_by("entry_id")
    for pk, normal in rows.values_list("entry_id", "normal")[:MOST_REFERRED]:
        yield _Hit(pk, REFERENCE_RANK, 1.0, Why("reference", normal, normal))


def _name_hit(hit: named.NameHit) -> _Hit:
    match = hit.match
    rank = HOMOPHONE_RANK if match.reason_code == named.HOMOPHONE else RANKS[match.kind]
    why = Why(match.reason_code, match.kind.value, hit.text, hit.lang, hit.script)
    return _Hit(hit.entry_id, rank, match.score, why)


def _word_hits(asked: Asked, ranked: Sequence[tuple[int, float]]) -> Iterator[_Hit]:
    """Hits by words; those that have them all in what they are called come first."""
    titles = _titles([pk for pk, _ in ranked[:MOST_TITLES]])
    for pk, score in ranked:
        called = next((one for one in titles[pk] if _has_all(asked, one.text)), None)
        if called:
            why = Why("words_in_title", asked.text, called.text, called.lang, called.script)
            yield _Hit(pk, TITLE_RANK, score, why)
        else:
            yield _Hit(pk, WORDS_RANK, score, Why("words_in_text", asked.text, ""))


def _titles(entry_ids: Sequence[int]) -> Mapping[int, list[NameShown]]:
    """What entries are called, first on their page, then by their names and other languages."""
    titles: dict[int, list[NameShown]] = defaultdict(list)
    entries = Entry.objects.filter(pk__in=entry_ids).order_by()
    for pk, title in entries.values_list("pk", "title"):
        titles[pk].append(NameShown(title, "", ""))
    for pk, names in _names(entry_ids).items():
        titles[pk] += names
    return titles


def _has_all(asked: Asked, text: str) -> bool:
    words = normal_text(text)
    return all(has_term(words, term) for term in asked.terms)


def _results(page: Sequence[int], hits: Mapping[int, _Hit]) -> Iterator[Result]:
    entries = Entry.objects.order_by().defer("body").in_bulk(page)
    shown = _names(pk for pk, entry in entries.items() if entry.kind in NAMED_KINDS)
    for pk in page:
        entry, hit = entries[pk], hits[pk]
        yield Result(
            kind=entry.kind,
            public_id=entry.public_id,
            title=entry.title,
            about=entry.about,
            why=hit.why,
            score=round(hit.score, 4),
            names=tuple(name for name in shown[pk] if name.script != "Latn")[:MOST_NAMES],
        )


def _names(entry_ids: Iterable[int]) -> Mapping[int, list[NameShown]]:
    """All names of some entries, in the order of the record."""
    shown: dict[int, list[NameShown]] = defaultdict(list)
    rows = EntryName.objects.filter(entry_id__in=list(entry_ids)).order_by()
    for row in sorted(rows, key=lambda row: abs(row.pk)):
        shown[row.entry_id].append(NameShown(row.text, row.script, row.lang))
    return shown
