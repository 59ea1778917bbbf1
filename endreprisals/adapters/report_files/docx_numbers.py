"""Works out the automatic numbers of a DOCX, which stand nowhere in its text."""

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


class Numbers:
    """Counts on through the document, list by list and level by level."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        self.of_style: dict[str, tuple[str, int]] = {}
        self.based_on: dict[str, str] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_numbering(self, root: Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {_int(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}
            self.levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for num in root.iter(f"{W}num"):
            overrides = {
                _int(over.get(f"{W}ilvl")): _int(start.get(f"{W}val"), 1)
                for over in num.iter(f"{W}lvlOverride")
                for start in over.iter(f"{W}startOverride")
            }
            self.lists[num.get(f"{W}numId", "")] = (_value(num, "abstractNumId"), overrides)

    def _read_styles(self, root: Element) -> None:
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self.based_on[name] = _value(style, "basedOn")
            if (num := _value(style, "numId")) and num != "0":
                self.of_style[name] = (num, _int(_value(style, "ilvl")))

    def label(self, paragraph: Element) -> str:
        """The number that Word prints before this paragraph, with a space after it, or nothing."""
        num, level = self._list_of(paragraph)
        if num not in self.lists:
            return ""
        abstract, overrides = self.lists[num]
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if num not in self.begun:
            self.begun.add(num)
            counts.update({lvl: start - 1 for lvl, start in overrides.items()})
        counts[level] = counts.get(level, levels[level][0] - 1) + 1
        for deeper in [lvl for lvl in counts if lvl > level]:
            del counts[deeper]
        return _shown(levels, counts, level)

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        if num := _value(properties, "numId"):
            return num, min(_int(_value(properties, "ilvl")), _LEVELS)
        style = _value(properties, "pStyle")
        for _ in range(_LEVELS):
            if style in self.of_style:
                return self.of_style[style]
            style = self.based_on.get(style, "")
        return "", 0


def _level(level: Element) -> tuple[int, str, str]:
    return _int(_value(level, "start"), 1), _value(level, "numFmt"), _value(level, "lvlText")


def _shown(levels: dict[int, tuple[int, str, str]], counts: dict[int, int], level: int) -> str:
    text = levels[level][2]
    if levels[level][1] in ("bullet", "none"):
        return ""
    for lvl, (start, form, _) in levels.items():
        text = text.replace(f"%{lvl + 1}", _numeral(counts.get(lvl, start), form))
    return text + " "


def _numeral(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, numeral in _ROMAN:
        while number >= value:
            out += numeral
            number -= value
    return out


def _value(parent: Element, name: str) -> str:
    found = next(parent.iter(f"{W}{name}"), None)
    return "" if found is None else found.get(f"{W}val", "")


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else default
