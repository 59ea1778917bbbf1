"""A whole page in one file, which works from a disk with no network and asks nobody for anything.

Scripts and stylesheets are written into the page, and the page itself carries the rule that nothing
else may run or load: a policy with the fingerprint of each. What would not work from a disk, or
would ask a server, is refused while the page is made and not found out by the one who needs it.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

DATA_TYPES = frozenset({"application/json", "application/ld+json"})
# Elements that load what they name; `a` names a page, which opens only when somebody asks for it.
LOADING = frozenset(
    {"img", "iframe", "frame", "embed", "object", "source", "video", "audio", "track", "input"}
)
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
LOADED_BY_STYLE = re.compile(r"@import|url\(\s*['\"]?(?!data:|#)", re.IGNORECASE)
ELSEWHERE = re.compile(r"(https:|mailto:|#)", re.IGNORECASE)


class NotOneFile(ValueError):
    """The page needs something that one file cannot bring."""


def one_file(html: str, *, scripts: Mapping[str, str], styles: Mapping[str, str]) -> bytes:
    """The page as UTF-8, with what it names from `scripts` (by `src`) and `styles` (by `href`).

    Shipped fonts are left out: a file uses those of its reader. Raises NotOneFile.
    """
    page = _Page(scripts, styles)
    page.feed(html)
    page.close()
    return page.whole().encode()


class _Page(HTMLParser):
    """Copies a page part by part, and puts in or takes out what a file needs otherwise."""

    def __init__(self, scripts: Mapping[str, str], styles: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self._scripts, self._styles = scripts, styles
        self._parts: list[str] = []
        self._run: list[str] = []  # at the end, where every element is there already
        self._styled: list[str] = []
        self._skips_to: str | None = None
        self._head_at: int | None = None

    def whole(self) -> str:
        """The page, with its policy before anything that it rules."""
        if self._head_at is None:
            raise NotOneFile("the page has no <head>")
        text = self._parts.copy()
        policy = escape(_policy(self._run, self._styled))
        text.insert(
            self._head_at,
            f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">',
        )
        return "".join(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        _refuse_what_a_policy_stops(tag, given)
        if tag == "script":
            self._script(given)
        elif tag == "link":
            self._link(given)
        elif tag == "style":
            raise NotOneFile(
                "a <style> in the page: put it in a file, so that it has a fingerprint"
            )
        elif not (tag == "meta" and ("charset" in given or "http-equiv" in given)):
            self._parts.append(self.get_starttag_text() or "")
        if tag == "head":
            self._head_at = len(self._parts)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skips_to:
            self._skips_to = None
            return
        if tag == "body":
            self._parts += [f"<script>{script}</script>" for script in self._run]
        self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._skips_to is None:
            self._parts.append(data)
        elif data.strip():
            raise NotOneFile("a <script> that has both a file and words of its own")

    def handle_entityref(self, name: str) -> None:
        self._parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._parts.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._parts.append(f"<!{decl}>")

    def _script(self, given: dict[str, str]) -> None:
        if given.get("type") in DATA_TYPES:
            self._parts.append(self.get_starttag_text() or "")
            return
        text = _found(self._scripts, given.get("src", ""), "script")
        if re.search(r"</script|<!--", text, re.IGNORECASE):
            raise NotOneFile("the script holds the end of a script")
        self._run.append(text)
        self._skips_to = "script"

    def _link(self, given: dict[str, str]) -> None:
        """Only stylesheets mean something in a file: icons, feeds and other languages do not."""
        if "stylesheet" not in given.get("rel", "").split():
            return
        text = FONT_FACE.sub("", _found(self._styles, given.get("href", ""), "stylesheet"))
        if LOADED_BY_STYLE.search(text):
            raise NotOneFile("the stylesheet loads another file")
        if re.search(r"</style", text, re.IGNORECASE):
            raise NotOneFile("the stylesheet holds the end of a stylesheet")
        self._styled.append(text)
        self._parts.append(f"<style>{text}</style>")


def _found(texts: Mapping[str, str], name: str, kind: str) -> str:
    if name not in texts:
        raise NotOneFile(f"no text was given for the {kind} {name or 'in the page'}")
    return texts[name]


def _refuse_what_a_policy_stops(tag: str, given: dict[str, str]) -> None:
    for name in given:
        if name.startswith("on") or name in {"style", "srcset"}:
            raise NotOneFile(f"<{tag}> has an attribute {name}, which the policy stops")
    loads = given.get("src") or given.get("data") or given.get("poster") or ""
    if tag == "base" or (tag in LOADING and loads):
        raise NotOneFile(f"<{tag}> loads another file")
    if tag == "a" and "href" in given and not ELSEWHERE.match(given["href"]):
        raise NotOneFile("a link leads into the reader's own disk: give it a whole address")


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Nothing is loaded or sent; what runs is exactly what was put in."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    for kind, texts in (("script-src", scripts), ("style-src", styles)):
        if texts:
            rules.append(f"{kind} {' '.join(_fingerprint(text) for text in texts)}")
    return "; ".join(rules)


def _fingerprint(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
