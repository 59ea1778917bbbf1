"""Writing what can be found: everything is thrown away and written anew, in bulk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, islice

from django.db import transaction

from endreprisals.domain.names import block_keys, exact_key
from endreprisals.search import full_text
from endreprisals.search.models import Entry, EntryName, NameKey, Reference

CHUNK = 500  # things written at a time
MAX_BODY_CHARS = 100_000  # PostgreSQL refuses a text vector of more than a megabyte
MAX_KEY_CHARS = 40
TABLES = (NameKey, EntryName, Reference, Entry)  # those that point at others first


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing what a thing is called."""

    text: str
    script: str = ""  # ISO 15924
    lang: str = ""  # BCP 47
    by_sound: bool = True  # names of people are compared by sound; States and labels are not


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that a search can find. `body` is normal text (`domain.text`)."""

    kind: Entry.Kind
    public_id: str
    title: str
    body: str
    about: str = ""
    case_id: int | None = None
    spellings: tuple[Spelling, ...] = ()
    references: tuple[str, ...] = ()


@transaction.atomic
def replace_entries(things: Iterable[Findable]) -> int:
    """Make the search index hold exactly these things; returns how many there are.

    The entry of a case has the number of the case and its names have numbers above zero; all
    else counts down from -1. So the question "which cases?" is answered by an index alone.
    `things` may be a stream: only `CHUNK` of them are held in memory.
    """
    full_text.empty([model._meta.db_table for model in TABLES])
    numbers = _Numbers()
    written = 0
    stream = iter(things)
    while chunk := list(islice(stream, CHUNK)):
        _write([(numbers.of(thing), thing) for thing in chunk], numbers)
        written += len(chunk)
    full_text.tidy()
    return written


class _Numbers:
    """Numbers for rows: above zero for what belongs to a case, below for all else."""

    def __init__(self) -> None:
        self._others = count(-1, -1)
        self._names = {True: count(1), False: count(-1, -1)}

    def of(self, thing: Findable) -> int:
        return thing.case_id if thing.case_id is not None else next(self._others)

    def of_name(self, thing: Findable) -> int:
        return next(self._names[thing.case_id is not None])


def _write(numbered: Sequence[tuple[int, Findable]], numbers: _Numbers) -> None:
    Entry.objects.bulk_create([_entry(number, thing) for number, thing in numbered])
    names: list[EntryName] = []
    keys: list[NameKey] = []
    for number, thing in numbered:
        for spelling in _each_once(thing.spellings):
            name = _name(numbers.of_name(thing), number, spelling)
            names.append(name)
            if spelling.by_sound:
                keys += [NameKey(name_id=name.pk, key=key) for key in _block_keys(name.text)]
    EntryName.objects.bulk_create(names)
    NameKey.objects.bulk_create(keys)
    Reference.objects.bulk_create(
        [
            Reference(entry_id=number, normal=normal)
            for number, thing in numbered
            for normal in dict.fromkeys(thing.references)
        ]
    )


def _entry(number: int, thing: Findable) -> Entry:
    return Entry(
        id=number,
        kind=thing.kind,
        public_id=thing.public_id,
        title=thing.title[:300],
        about=thing.about,
        case_id=thing.case_id,
        body=thing.body[:MAX_BODY_CHARS],
    )


def _each_once(spellings: Iterable[Spelling]) -> Iterable[Spelling]:
    """In their order; of two spellings with one text the first is kept."""
    kept: dict[str, Spelling] = {}
    for spelling in spellings:
        kept.setdefault(spelling.text, spelling)
    return kept.values()


def _name(number: int, entry: int, spelling: Spelling) -> EntryName:
    return EntryName(
        id=number,
        entry_id=entry,
        text=spelling.text[:300],
        script=spelling.script,
        lang=spelling.lang,
        exact_key=_exact_key(spelling.text),
    )


@lru_cache(maxsize=50_000)
def _exact_key(text: str) -> str:
    return exact_key(text)[:300]


@lru_cache(maxsize=50_000)
def _block_keys(text: str) -> tuple[str, ...]:
    """The keys of a name; a case and its subject have the same names."""
    return tuple(sorted({key[:MAX_KEY_CHARS] for key in block_keys(text)}))
