"""Scripts of pages: what is committed is what the sources give, and it talks to nobody."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "endreprisals" / "mechanisms"
SOURCES = sorted((ROOM / "browser").rglob("*.js"))
PAGES = ("composer", "router")
BUILT = [ROOM / "static" / "mechanisms" / f"{page}.js" for page in PAGES]
PACKAGES = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
BYTES_IN_ALL = 150_000  # of all scripts together, as they travel

# What could carry words out of the page, keep them in the browser, or run words as a script.
CARRIES = (
    r"\bfetch\s*\(", r"XMLHttpRequest", r"WebSocket", r"WebTransport", r"RTCPeerConnection",
    r"EventSource", r"sendBeacon", r"\bimport\s*\(", r"importScripts", r"\bWorker\s*\(",
    r"serviceWorker", r"\bpostMessage\b", r"BroadcastChannel", r"window\.open\b",
)  # fmt: skip
KEEPS = (
    r"localStorage", r"sessionStorage", r"indexedDB", r"\bcaches\.", r"document\.cookie",
    r"cookieStore", r"window\.name\b", r"pushState", r"replaceState", r"document\.title",
    r"location\.(hash|search)\s*=",
)  # fmt: skip
RUNS = (
    r"innerHTML", r"outerHTML", r"insertAdjacentHTML", r"document\.write", r"\beval\s*\(",
    r"new Function\b", r"setHTMLUnsafe", r"\bconsole\.", r"\bdebugger\b",
)  # fmt: skip
# The whole words of the source files are read, so a comment cannot hide one either.
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\]|\\.)*)`')
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", re.DOTALL)
MARKUP = re.compile(r"\$\{[^}]*\}|<[^>]*>?")
SENTENCE = re.compile(r"\b[A-Z][a-z]+ [a-z]{2,}\b|[a-z]{2,} [a-z]{2,}[.?!:…](\s|$)")


def _forbidden(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [
        found[0] for pattern in (*CARRIES, *KEEPS, *RUNS) if (found := re.search(pattern, text))
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_source_can_send_keep_or_run_what_is_typed(path: Path) -> None:
    assert not _forbidden(path), path.relative_to(ROOT)


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_no_built_script_can_send_keep_or_run_what_is_typed(path: Path) -> None:
    assert not _forbidden(path), "a package brought it in"


# Office files have styles that programs know by these names; the reader sees their own language.
STYLES = frozenset({"Text body"})


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_source_holds_words_of_a_language(path: Path) -> None:
    code = COMMENT.sub("", path.read_text(encoding="utf-8"))
    texts = ["".join(found) for found in TEXT.findall(code)]
    texts = [text for text in texts if text not in STYLES]
    words = [text for text in texts if SENTENCE.search(MARKUP.sub("", text))]

    assert not words, f"{path.relative_to(ROOT)}: let the template bring these: {words}"


def test_what_is_committed_is_what_the_sources_give() -> None:
    tool = ROOT / "tools" / "bundles.py"
    done = subprocess.run(  # noqa: S603 -- our own tool, with fixed words
        [sys.executable, str(tool), "--check"], capture_output=True, check=False, text=True
    )

    assert done.returncode == 0, done.stderr


def test_every_page_with_a_script_has_it_built_with_its_licences() -> None:
    entries = {path.stem for path in (ROOM / "browser").glob("*.js")} & set(PAGES)
    built = {path.name for path in BUILT[0].parent.iterdir()}

    assert entries == set(PAGES)
    assert built == {f"{page}{end}" for page in PAGES for end in (".js", ".LICENSES.txt")}


def test_every_package_in_a_script_ships_its_licence() -> None:
    told = (BUILT[0].with_name("composer.LICENSES.txt")).read_text(encoding="utf-8")

    for package in ("age-encryption", "fflate", "@noble/hashes", "@noble/ciphers", "@scure/base"):
        version = LOCK["packages"][f"node_modules/{package}"]["version"]
        assert f"{package} {version}\n" in told
    assert told.count("Permission is hereby granted") + told.count("Redistribution and use") >= 5


def test_all_scripts_together_travel_in_less_than_their_budget() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in BUILT}

    assert sum(sizes.values()) < BYTES_IN_ALL, sizes


def test_a_script_is_the_same_whatever_a_page_says_about_its_letters() -> None:
    for path in BUILT:
        assert path.read_bytes().isascii(), path.name
        assert b"sourceMappingURL" not in path.read_bytes()


def test_every_package_says_what_it_is_for_and_has_one_version() -> None:
    for name, version in PACKAGES["devDependencies"].items():
        assert len(PACKAGES["//"].get(name, "")) > 20, f"{name}: say what it is for"
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert LOCK["packages"][f"node_modules/{name}"]["version"] == version
    assert set(PACKAGES["//"]) == set(PACKAGES["devDependencies"])
    assert "scripts" not in PACKAGES


def test_the_lock_file_has_a_hash_of_everything_and_no_address_of_anybody() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert "://" not in text
    assert "://" not in (ROOT / ".npmrc").read_text(encoding="utf-8")
    for name, package in LOCK["packages"].items():
        assert not name or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
