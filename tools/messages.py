"""Collect every text a reader sees into the catalogues, and compile them.

    python tools/messages.py            write locale/*/LC_MESSAGES/django.po and .mo
    python tools/messages.py --check    write nothing; fail, line by line, on what is not in order

Texts come from templates, from Python, from the labels of the vocabularies and from the names of
States. Compiled catalogues are committed, so the pages speak every language after a clone
without any tool for it; `--check` fails when they are older than what they are made from.
No name, address or date of a translator is kept in a catalogue: such lines have put people in
danger. An entry whose comment is "unreviewed draft" waits for a second reader; replace the
comment by "reviewed" when one has read it.
"""

import argparse
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.template.base import DebugLexer, TokenType
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from endreprisals.domain import states, vocabulary  # noqa: E402 -- the path first
from endreprisals.web import state_names, terms  # noqa: E402

PACKAGE = ROOT / "endreprisals"
LOCALE = PACKAGE / "locale"
DRAFT, REVIEWED = "unreviewed draft", "reviewed"
DESK_ROOMS = ("accounts", "advocacy", "campaign_desk", "handbook_desk", "review")
OFFERED = ("fr", "es")  # complete, or the check fails; English is the text itself
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "zh_Hans": "nplurals=1; plural=0;",
    "zh_Hant": "nplurals=1; plural=0;",
    "ug": "nplurals=2; plural=(n != 1);",
    "bo": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 ? 4 : 5);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
    " (n%100<12 || n%100>14) ? 1 : 2);",
}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
    "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "_": None, "n_": (1, 2),
}  # fmt: skip
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?[a-z][^>]*>|&#?\w+;")
OVERRIDES = re.compile("[\u202a-\u202e]")
# Names that are the same in every language.
NAMES = re.compile(
    r"\b(endreprisals|CSV|PDF|SHA-256|PNG|SVG|XLSX|JSON-LD|JSON|Parquet|FollowTheMoney|Atom|EDTF|OpenAPI)\b"
)
VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "circle", "path"}
SEEN_ATTRIBUTES = {"alt", "title", "aria-label", "placeholder", "label", "summary"}


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a message one and the same: its context and its English text."""

    context: str | None
    text: str
    plural: str | None = None


@dataclass(slots=True)
class Collected:
    """Every message with the files it stands in."""

    places: dict[Key, set[str]] = field(default_factory=dict)

    def add(self, key: Key, place: str) -> None:
        self.places.setdefault(key, set()).add(place)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    messages = collected()
    if wanted.check:
        problems = [*stale(messages), *all_problems(messages)]
        print("\n".join(problems), file=sys.stderr)
        return 2 if problems else 0
    for path, content in written(messages).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(messages.places)} messages")
    return 0


# --- collecting ---------------------------------------------------------------------------------


def collected() -> Collected:
    """Every message of the package, in the order in which a reader of the code meets them."""
    messages = Collected()
    for path in source_files():
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(ROOT).as_posix()
        for key in template_keys(text) if path.suffix in (".html", ".xml") else python_keys(text):
            messages.add(key, place)
    for one in vocabulary.vocabularies():
        messages.add(Key(terms.CONTEXT, one.title), "endreprisals/domain/vocabulary.yaml")
        for term in one.terms:
            messages.add(Key(terms.CONTEXT, term.label), "endreprisals/domain/vocabulary.yaml")
    for state in states.states():
        key = Key(state_names.CONTEXT, state.un_short_name)
        messages.add(key, "endreprisals/domain/states.csv")
    return messages


def source_files() -> list[Path]:
    templates = [*PACKAGE.glob("*/templates/**/*.html"), *PACKAGE.glob("*/templates/**/*.xml")]
    code = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
    return [path for path in sorted(templates) + sorted(code) if not in_english_only(path)]


def in_english_only(path: Path) -> bool:
    """The desk speaks English: its texts are marked, but no catalogue has to have them."""
    return path.relative_to(PACKAGE).parts[0] in DESK_ROOMS


def template_keys(text: str) -> Iterator[Key]:
    """Messages of a template. Django turns its tags into calls; the rest becomes noise."""
    calls = "\n".join(line.strip() for line in templatize(text).splitlines())
    return python_keys(calls)


def python_keys(text: str) -> Iterator[Key]:
    source = io.BytesIO(text.encode())
    for _line, message, _comments, context in extract("python", source, KEYWORDS):
        if isinstance(message, tuple):
            yield Key(context, message[0], message[1])
        else:
            yield Key(context, message)


# --- writing ------------------------------------------------------------------------------------


def written(messages: Collected) -> dict[Path, bytes]:
    """Every file of the catalogues with the content it should have."""
    files: dict[Path, bytes] = {}
    for code in PLURALS:
        folder = LOCALE / code / "LC_MESSAGES"
        catalogue = merged(code, messages)
        files[folder / "django.po"] = f"{catalogue}".encode()
        files[folder / "django.mo"] = catalogue.to_binary()
    for code, change in (("en_XA", accented), ("ar_XB", mirrored)):
        files[LOCALE / code / "LC_MESSAGES" / "django.mo"] = pseudo(messages, change).to_binary()
    return files


def merged(code: str, messages: Collected) -> polib.POFile:
    """The catalogue of a language: every message, with the translations that were there."""
    old = existing(code)
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": code,
        "Plural-Forms": PLURALS[code],
    }
    for key, places in messages.places.items():
        catalogue.append(entry(key, places, old.get((key.context, key.text))))
    return catalogue


def existing(code: str) -> dict[tuple[str | None, str], polib.POEntry]:
    path = LOCALE / code / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return {}
    return {(one.msgctxt, one.msgid): one for one in polib.pofile(str(path))}


def entry(key: Key, places: Iterable[str], old: polib.POEntry | None) -> polib.POEntry:
    new = polib.POEntry(
        msgid=key.text,
        msgid_plural=key.plural or "",
        msgctxt=key.context,
        occurrences=[(place, "") for place in sorted(places)],
        flags=formats(key),
    )
    if old is not None and bool(old.msgid_plural) == bool(key.plural):
        new.msgstr, new.msgstr_plural = old.msgstr, old.msgstr_plural
        new.tcomment = old.tcomment
    if is_translated(new) and not new.tcomment:
        new.tcomment = DRAFT
    return new


def formats(key: Key) -> list[str]:
    if re.search(r"%\(\w+\)", key.text):
        return ["python-format"]
    return ["python-brace-format"] if re.search(r"\{\w+\}", key.text) else []


def is_translated(one: polib.POEntry) -> bool:
    return bool(one.msgstr) or (bool(one.msgstr_plural) and all(one.msgstr_plural.values()))


def pseudo(messages: Collected, change: Callable[[str], str]) -> polib.POFile:
    """An invented language made from English, for finding texts that escaped translation."""
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for key in messages.places:
        new = polib.POEntry(msgid=key.text, msgid_plural=key.plural or "", msgctxt=key.context)
        if key.plural:
            new.msgstr_plural = {0: change(key.text), 1: change(key.plural)}
        else:
            new.msgstr = change(key.text)
        catalogue.append(new)
    return catalogue


ACCENTS = str.maketrans("aceginosuyzACEGINOSUYZ", "àçéğîñöšûÿžÀÇÉĞÎÑÖŠÛŸŽ")


def accented(text: str) -> str:
    """`[Ŝtåtes ~~~]`: longer by two fifths, as many languages are, and plainly not English."""
    changed = outside_places(text, lambda words: words.translate(ACCENTS))
    return f"[{changed} {'~' * (len(text) * 2 // 5)}]"


def mirrored(text: str) -> str:
    """Every word shown from right to left, so that the page can be read as Arabic is."""
    return outside_places(text, lambda words: re.sub(r"[^\W_]+", "\u202e\\g<0>\u202c", words))


def outside_places(text: str, change: Callable[[str], str]) -> str:
    parts = re.split(f"({PLACES.pattern})", text)
    return "".join(part if PLACES.fullmatch(part) else change(part) for part in parts)


# --- checking -----------------------------------------------------------------------------------


def stale(messages: Collected) -> Iterator[str]:
    for path, content in written(messages).items():
        if not path.exists() or path.read_bytes() != content:
            yield f"{path.relative_to(ROOT)}: out of date: run python tools/messages.py"


def all_problems(messages: Collected) -> Iterator[str]:
    for path in source_files():
        if path.suffix == ".html":
            for text in untranslated(path.read_text(encoding="utf-8")):
                yield f"{path.relative_to(ROOT)}: {text!r} escapes translation: put it into a tag"
    for code in PLURALS:
        yield from catalogue_problems(code, merged(code, messages))


def catalogue_problems(code: str, catalogue: Sequence[polib.POEntry]) -> Iterator[str]:
    """What is wrong in one catalogue; a language that readers are offered must be complete."""
    for one in catalogue:
        where = f"locale/{code}: {one.msgid[:60]!r}"
        if not is_translated(one):
            if code in OFFERED:
                yield f"{where}: not translated: translate it"
            continue
        if one.tcomment not in (DRAFT, REVIEWED):
            yield f"{where}: comment {one.tcomment!r}: write {DRAFT!r} or {REVIEWED!r}"
        yield from (f"{where}: {fault}" for fault in entry_faults(one, PLURALS[code]))


def entry_faults(one: polib.POEntry, plurals: str) -> Iterator[str]:
    """Placeholders and tags must be the same, the forms as many as the language has."""
    forms = list(one.msgstr_plural.values()) or [one.msgstr]
    if one.msgid_plural and len(forms) != int(re.findall(r"nplurals=(\d)", plurals)[0]):
        yield f"{len(forms)} plural forms: give as many as the header says"
    wanted = sorted(PLACES.findall(one.msgid_plural or one.msgid))
    allowed = [wanted, sorted(PLACES.findall(one.msgid))]
    for form in forms:
        if sorted(PLACES.findall(form)) not in allowed:
            yield f"placeholders or tags differ: wanted {wanted}"
        if OVERRIDES.search(form):
            yield "holds a character that overrides direction: use isolates"


class _Seen(HTMLParser):
    """Gathers what a reader would see of a template, its tags blanked out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.untranslatable = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.untranslatable or dict(attrs).get("translate") == "no":
            self.untranslatable += tag not in VOID
        self.texts += [value or "" for name, value in attrs if name in SEEN_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        self.untranslatable = max(0, self.untranslatable - 1)

    def handle_data(self, data: str) -> None:
        if not self.untranslatable:
            self.texts.append(data)


def untranslated(template: str) -> list[str]:
    """Words of a template that stand outside every translation tag."""
    kept: list[str] = []
    silent = ""
    for token in DebugLexer(template).tokenize():
        word = token.contents.split()[0] if token.contents.split() else ""
        if token.token_type == TokenType.BLOCK and word in ("blocktranslate", "comment"):
            silent = f"end{word}"
        elif token.token_type == TokenType.BLOCK and word == silent:
            silent = ""
        elif token.token_type == TokenType.TEXT and not silent:
            kept.append(token.contents)
    seen = _Seen()
    seen.feed("".join(kept))
    words = (NAMES.sub("", " ".join(text.split())) for text in seen.texts)
    return [text.strip() for text in words if re.search(r"[^\W\d_]{2,}", text)]


if __name__ == "__main__":
    raise SystemExit(main())
