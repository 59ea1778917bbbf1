"""A search as typed, taken apart: its words, what may be a name in it, what may be a reference."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from endreprisals.domain.names import block_keys, latin_forms
from endreprisals.domain.names.scripts import script_runs
from endreprisals.domain.text import MAX_QUERY_CHARS, Term, read_query, search_terms
from endreprisals.search.references import typed_reference

MAX_NAME_WORDS = 8  # longer searches are no name as a whole
MAX_PARTS = 12  # stretches of one search that are tried as names
_UNREADABLE = re.compile("[\ud800-\udfff\0]")
_EDGES = " \t\n\r\"'“”„«»「」*()[]{}.,;:!?"


@dataclass(frozen=True)
class Part:
    """A stretch of the search that may be a name, and the words of text that it stands for."""

    text: str
    keys: frozenset[str]
    terms: frozenset[Term]
    is_word: bool  # one word when read aloud: compared with single words of names too


@dataclass(frozen=True)
class Asked:
    """One search. Anything a person can type is allowed; `cut` says that some was not read."""

    text: str
    cut: bool
    terms: tuple[Term, ...]

    @classmethod
    def read(cls, query: str) -> "Asked":
        """Take a search apart. Never raises."""
        read = read_query(query)
        text = _UNREADABLE.sub(" ", query[:MAX_QUERY_CHARS]).strip()
        return cls(text, read.dropped, read.terms)

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Normal forms of the symbol, code or id that the whole search may be."""
        return typed_reference(self.text.strip(_EDGES))

    @cached_property
    def whole(self) -> Part | None:
        """The whole search as a name; None when it is too long for one."""
        words = self.text.split()
        if not self.terms or len(words) > MAX_NAME_WORDS:
            return None
        return _part(self.text, self.terms)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Stretches in one script and single words that may be names beside other words."""
        stretches = [text.strip() for _, text in script_runs(self.text)]
        words = self.text.split()
        if len(words) < 2:
            return ()
        tried = dict.fromkeys([*stretches, *words])
        tried.pop(self.text, None)
        made = (_part(text, search_terms(text)) for text in list(tried)[:MAX_PARTS])
        return tuple(part for part in made if part.keys and part.terms)

    def rest(self, covered: frozenset[Term]) -> list[Term]:
        """The terms that names do not answer for and the text must."""
        return [term for term in self.terms if term not in covered]


def _part(text: str, terms: tuple[Term, ...]) -> Part:
    """江天勇 is typed without a space and yet read as two words."""
    is_word = all(" " not in form for form in latin_forms(text))
    return Part(text, keys_of(text), frozenset(terms), is_word)


@lru_cache(maxsize=20_000)
def keys_of(name: str) -> frozenset[str]:
    """The keys of a name, remembered: the same names come back in search after search."""
    return block_keys(name)


def has_term(body: str, term: Term) -> bool:
    """Whether normal text holds a term, as the full-text index would say."""
    wanted = f" {' '.join(term.tokens)}"
    return wanted in f" {body}" if term.prefix else f"{wanted} " in f" {body} "
