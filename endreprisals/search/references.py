"""The forms under which a typed symbol, code, locator or id of the record may be stored."""

import re

from endreprisals.domain.un_symbols import (
    NotALocator,
    find_references,
    normal_communication,
    normal_opinion,
    normal_symbol,
    parse_locators,
)

MAX_CHARS = 80
_CASE_ID = re.compile(r"([A-Z]{3})[\s/_-]*((?:19|20)[0-9]{2})[\s/_-]+0*([0-9]{1,6})")
_SUBJECT_ID = re.compile(r"S[\s/_-]+([A-Z]{3})[\s/_-]*0*([0-9]{1,6})")


def typed_reference(text: str) -> tuple[str, ...]:
    """What the whole of a search may mean as a reference; empty for ordinary words.

    `bhr1/2023` is `BHR 1/2023`, `a hrc 42 30` is `A/HRC/42/30`, `egy 2017 1` is `EGY-2017-001`.
    Never raises.
    """
    if len(text) > MAX_CHARS:
        return ()
    forms = (
        normal_symbol(text),
        normal_communication(text),
        normal_opinion(text),
        _locator(text),
        _own_id(text),
    )
    return tuple(dict.fromkeys(form[:MAX_CHARS] for form in forms if form))


def printed_references(text: str) -> tuple[str, ...]:
    """The normal form of every reference that a text of the record prints, each once."""
    found = (reference.normal[:MAX_CHARS] for reference in find_references(text))
    return tuple(dict.fromkeys(found))


def _locator(text: str) -> str:
    try:
        return str(parse_locators(text.upper())[0])
    except NotALocator:
        return ""


def _own_id(text: str) -> str:
    """The id of a case or a subject as the record writes it: three and four digits at least."""
    typed = text.strip().upper()
    if match := _CASE_ID.fullmatch(typed):
        return f"{match[1]}-{match[2]}-{int(match[3]):03}"
    if match := _SUBJECT_ID.fullmatch(typed):
        return f"S-{match[1]}-{int(match[2]):04}"
    return ""
