"""What a person typed into the search box, read as words and phrases that are all to be found."""

import re
import unicodedata
from dataclasses import dataclass

from endreprisals.domain.text.letters import HAN
from endreprisals.domain.text.normal import normal_text

MAX_QUERY_CHARS = 400
MAX_TERMS = 32

# `normal_text` has folded everything; SQLite shall only split at spaces. Without the categories
# it would cut Tibetan, Thai and Indian words at every vowel sign.
FTS5_TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"

_QUOTED = re.compile('"([^"]*)"|[“„]([^“”]*)[“”]|«([^«»]*)»|「([^「」]*)」')
# A/HRC/42/30/Add.1, S/2019/201, CEDAW/C/BDI/5, BHR 1/2023: in normal form, numbers included.
_SYMBOL = re.compile(
    r"\b(?:a|s|e|st|ccpr|cat|cedaw|cerd|crc|crpd|cmw|ced|cescr|hri)"
    r"(?: (?:hrc|res|wg|c|ngo|sr|cn|sgb|upr|add|corr|rev|op|[a-z]{3}|[0-9]+))* [0-9]+"
    r"(?: (?:add|corr|rev) [0-9]+)?\b"
    r"|\b[a-z]{3} [0-9]{1,3} (?:19|20)[0-9]{2}\b"
)
_PHRASE_SIGN = "\x1f"
_UNSPACED = re.compile(f"[{HAN}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_RUSSIAN_ENDING = re.compile(
    "(?<=.{5})(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ах|ях|ам|ям|ом|ем|ой|ый|ий|ая|яя|ое|ее"
    "|ые|ие|ых|их|[аяоеиыуюьй])$"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: its tokens side by side; with `prefix`, the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Query:
    """All that is to be found. `dropped` says that part of a very long query was not used."""

    terms: tuple[Term, ...]
    dropped: bool


def read_query(query: str) -> Query:
    """Read anything a person types; quotation marks make phrases, operators are plain words.

    Uses the first 400 characters and 32 terms and says so in `dropped`. Never raises. Document
    symbols and letter codes are found as phrases even when typed with spaces.
    """
    terms: dict[Term, None] = {}  # in the order typed, each once
    position, used = 0, query[:MAX_QUERY_CHARS]
    for quoted in _QUOTED.finditer(used):
        terms |= dict.fromkeys(_loose_terms(used[position : quoted.start()]))
        terms |= dict.fromkeys(_phrase(normal_text(quoted[0])))
        position = quoted.end()
    terms |= dict.fromkeys(_loose_terms(used[position:]))
    dropped = len(terms) > MAX_TERMS or bool(query[MAX_QUERY_CHARS:].strip())
    return Query(tuple(terms)[:MAX_TERMS], dropped)


def search_terms(query: str) -> tuple[Term, ...]:
    """The terms of `read_query`, for callers who need not tell anybody what was dropped."""
    return read_query(query).terms


def fts5_query(query: str) -> str:
    """Write a typed query for SQLite's FTS5 so that nothing in it acts as syntax.

    A query without words becomes `""`, which matches nothing. Goes in as a bound parameter.
    """
    terms = search_terms(query)
    return " AND ".join(f'"{" ".join(t.tokens)}"{"*" * t.prefix}' for t in terms) or '""'


def tsquery(query: str) -> str:
    """Write a typed query for PostgreSQL's `to_tsquery('simple', ...)`, free of outside syntax.

    A query without words becomes the empty string, which matches nothing.
    """
    return " & ".join(_tsquery_term(term) for term in search_terms(query))


def _tsquery_term(term: Term) -> str:
    phrase = " <-> ".join(f"'{token}'" for token in term.tokens)
    return f"({phrase}{':*' * term.prefix})"


def _phrase(normal: str, *, prefix: bool = False) -> tuple[Term, ...]:
    tokens = tuple(normal.split())
    return (Term(tokens, prefix),) if tokens else ()


def _loose_terms(typed: str) -> list[Term]:
    """Terms of an unquoted stretch: symbols as phrases, other words each by itself."""
    whole = normal_text(typed)
    symbols = [found[0] for found in _SYMBOL.finditer(whole)]
    terms = [term for symbol in symbols for term in _phrase(symbol)]
    spoken_for = {token for symbol in symbols for token in symbol.split()}
    for word in typed.split():
        normal = normal_text(word)
        if not spoken_for.issuperset(normal.split()):
            terms += _word_terms(normal)
    return terms


def _word_terms(normal: str) -> tuple[Term, ...]:
    """One typed word; it may still hold several tokens (al-Khawaja, 江天勇)."""
    head, _, last = normal.rpartition(" ")
    if not _goes_on(last):
        return _phrase(normal)
    return _phrase(f"{head} {_RUSSIAN_ENDING.sub('', last)}", prefix=True)


def _goes_on(token: str) -> bool:
    """Whether a longer word beginning so is also meant: ھوقۇق finds ھوقۇقتا.

    Not for numbers, pairs of Chinese characters, or very short words, which would find anything.
    """
    if _UNSPACED.match(token):
        return sum(not unicodedata.category(letter).startswith("M") for letter in token) == 1
    shortest = 4 if token.isascii() else 2
    return len(token) >= shortest and not token.isdecimal()
