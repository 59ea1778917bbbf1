"""Finds the names of United Nations bodies in a sentence."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

# A name begins only where one of these does, which spares the long pattern most places.
_BEGINS = (
    r"(?<![\w/])(?=[A-Z]|special|mandate|universal|human|treat|peace|"
    r"country|field|regional|joint|independent|fact|"
    r"commission|international|high-level|climate|consultative|interactive|"
    r"reprisals@|office|experts|two experts|staff of|"
    r"representatives of|officials of|monitoring team|its Committee|investigative|"
    r"the (?:[MOCS][a-z]|mandate|mission|experts|independent|peace|"
    r"monitoring|field|observer|office))"
)
# A sentence without any of these names no body at all.
_HINT = re.compile(
    r"[A-Z]{3}|[Cc]ommi|[Cc]ouncil|[Pp]rocedure|[Mm]andate|[Rr]apporteur|"
    r"[Ee]xpert|Group|[Rr]eview|[Bb]od|United|"
    r"[Oo]ffice|[Mm]ission|[Cc]oord|[Tt]eam|[Ff]orum|Conf|status|UN|"
    r"dialogue|Palais|peace|Panel|Secretary|[Mm]echanism"
)


_NO_BODY = "consultative status"  # stands for the body that grants it, but words of acts go with it


@dataclass(frozen=True, slots=True)
class Body:
    """One name of a body in a sentence and the code it stands for."""

    code: str
    start: int
    end: int


def bodies_in(text: str) -> tuple[Body, ...]:
    """The bodies named in a sentence, in order; names inside longer names are not repeated."""
    if not _HINT.search(text):
        return ()
    codes, pattern = _table()
    return tuple(Body(codes[m.lastindex or 0], m.start(), m.end()) for m in pattern.finditer(text))


def blanked(text: str, bodies: tuple[Body, ...]) -> str:
    """The text with the names of bodies replaced by `§`, so that "against Torture" is no act."""
    for body in bodies:
        if text.startswith(_NO_BODY, body.start):
            continue
        text = text[: body.start] + "§" * (body.end - body.start) + text[body.end :]
    return text


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    source = resources.files("endreprisals.domain.sg_report").joinpath("bodies.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["body"]
    codes = {place: row["code"] for place, row in enumerate(rows, 1)}
    return codes, re.compile(_BEGINS + "(?:" + "|".join(f"({row['is']})" for row in rows) + ")")
