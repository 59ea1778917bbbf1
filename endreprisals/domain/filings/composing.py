"""Parts of an account put together as one part of a filing. Twin: `browser/filing/composing.js`."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from endreprisals.domain.filings.leaves import Facts, kind_of, leaves, values
from endreprisals.domain.filings.specs import Field
from endreprisals.domain.filings.tables import Text, bodies, countries, part, pattern, table
from endreprisals.domain.filings.withholding import NAMED, Hiding, View


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a part: what it is called, and its words. `withheld`: others stand instead."""

    label: Text
    text: str
    withheld: bool = False


Row = tuple[Piece, ...]
ALSO_WRITTEN = "person.also_written"  # for looking up alone: no draft even says that it is there


@dataclass(frozen=True, slots=True)
class Composer:
    """Puts parts together in one language, for one body."""

    mechanism: str
    facts: Facts
    hiding: Hiding
    language: str

    def rows(self, field: Field) -> tuple[Row, ...]:
        """What goes into a part: one row for each item of a list, and one for what stands alone."""
        if field.paths == ("consent",):
            return (tuple(self._consent()),)
        view = self.hiding.view(field.seen_by_state)
        if field.paths == ("confidential",):
            return (tuple(self._kept_back()),)
        rows: list[Row] = []
        for root, paths in groupby(field.paths, key=_list_of):
            rows += self._rows(root, tuple(paths), view)
        return tuple(row for row in rows if row)

    def word(self, name: str) -> str:
        """Words of drafts, in the language of this one."""
        return said(table("words")["drafts"][name], self.language)

    def _rows(self, root: str, paths: tuple[str, ...], view: View) -> Iterator[Row]:
        if not root:
            yield tuple(self._pieces(paths, view))
            return
        for nth in range(len(self.facts[root])):
            yield tuple(self._pieces([path.replace("*", str(nth)) for path in paths], view))

    def _pieces(self, places: list[str] | tuple[str, ...], view: View) -> Iterator[Piece]:
        for place in places:
            value = values(self.facts, place)[0]
            if value in ("", [], None):
                continue
            if view.hides(place) or self._readable_back(place, value, view):
                yield Piece(part(place), self.word(_instead(place, view)), withheld=True)
            else:
                yield Piece(part(place), self._words(place, value, view))

    def _readable_back(self, place: str, value: object, view: View) -> bool:
        """Whether what would be left of who sends it still tells who that is: "T. [withheld]"."""
        sender = pattern(place) in table("account")["sources"]
        return sender and bool(view.found_in(str(value)))

    def _words(self, place: str, value: object, view: View) -> str:
        """A value in words: codes by their names, typed words without what is kept back."""
        kind = kind_of(place)
        if kind in ("code", "codes", "choice"):
            codes = value if isinstance(value, list) else [value]
            return ", ".join(self._code(place, str(code), view) for code in codes)
        return view.show(str(value), self.word("masked"))

    def _code(self, place: str, code: str, view: View) -> str:
        known = _names_of(pattern(place)).get(code)
        return said(known, self.language) if known else view.show(code, self.word("masked"))

    def _consent(self) -> Iterator[Piece]:
        called = part("consent")
        if not self.hiding.agreed:
            yield Piece(called, self.word("consent_missing"))
            return
        consent = self.facts["consent"]
        public = consent["name_public"] is True and consent["uses"][self.mechanism] == NAMED
        words = [
            f"consent_{consent['given_by']}",
            "consent_informed",
            "consent_agreed",
            "name_to_state_yes" if self.hiding.named else "name_to_state_no",
            "name_public_yes" if public else "name_public_no",
        ]
        for word in words:
            yield Piece(called, self.word(word))

    def _kept_back(self) -> Iterator[Piece]:
        """What the body is asked to keep, by the names of the parts alone."""
        told = [
            said(part(place), self.language)
            for place, value in leaves(self.facts)
            if self.hiding.state.hides(place)
            and value not in ("", [], None)
            and place != ALSO_WRITTEN
        ]
        if told:
            labels = ", ".join(dict.fromkeys(told))
            text = self.word("kept_back").replace("{labels}", labels)
            yield Piece(part("confidential"), text)


def said(text: Text, language: str) -> str:
    """Words in a language; English where there are none in it."""
    return text.get(language, text["en"])


def written(rows: tuple[Row, ...], language: str) -> str:
    """Rows as text: one line for each piece, labelled where there is more than one."""
    labelled = len({piece.label["en"] for row in rows for piece in row}) > 1
    texts = [
        "\n".join(
            f"{said(piece.label, language)}: {piece.text}" if labelled else piece.text
            for piece in row
        )
        for row in rows
    ]
    return "\n\n".join(texts)


def _instead(place: str, view: View) -> str:
    """Which words stand instead. Only of what somebody marked can we say that it was a wish."""
    word = "name_withheld" if pattern(place) in table("account")["names"] else "withheld"
    return f"{word}_wish" if place in view.marked else word


def _list_of(path: str) -> str:
    root, _, rest = path.partition(".*")
    return root if rest else ""


def _names_of(path: str) -> dict[str, Text]:
    """Names for the codes that can stand at a place."""
    terms = table("terms")
    found: dict[str, dict[str, Text]] = {
        "person.kind": terms["kinds"],
        "events.*.acts": terms["acts"],
        "events.*.by_kind": terms["actors"],
        "events.*.country": dict(countries()),
        "cooperation.*.body": dict(bodies()),
        "attachments.*.language": terms["languages"],
    }
    return found.get(path, {})
