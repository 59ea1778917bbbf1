"""A filing for every body, written by the page's own scripts and opened by LibreOffice.

One start of LibreOffice reads all files: Word and OpenDocument, in English, French and Spanish.
"""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from endreprisals.domain import filings
from endreprisals.domain.filings import account_from, spec
from tests.node import ROOT, run_js

RUNNER = ROOT / "tests" / "mechanisms" / "writing.mjs"
NEEDED = "soffice is not here: install Debian's libreoffice-writer-nogui, or run `make setup-dev`"
SECONDS = 180  # many times what it takes on a busy machine
MAIN_BODIES = {
    "un-senior-official", "un-sg-report", "hrc-president-bureau", "special-procedures", "wgad",
    "wgeid", "treaty-bodies-focal-points", "treaty-body-petitions", "ced-urgent-action",
    "achpr-srhrd", "iachr", "coe-private-office",
}  # fmt: skip
ARABIC = "اعتُقل الشاهد في 12 مارس من قبل الشرطة (police)."
TIBETAN = "ཁོང་ལ་དྲི་བ་མང་པོ་བཏང་།"
CHINESE = "他被告知不要再去日内瓦。"
ACCOUNT: dict[str, Any] = {
    "version": 1,
    "language": "en",
    "person": {
        "kind": "colleague", "name": "Amina Example", "name_original": "أمينة المثال",
        "born": "1980", "nationality": "BDI", "residence": "BDI", "gender": "woman",
        "occupation": "lawyer", "organisation": "An invented bar association",
    },
    "events": [
        {
            "what": f"They asked <who> paid & why.\n{ARABIC}\n{TIBETAN}\n{CHINESE}",
            "acts": ["arbitrary_detention"], "when": "2026-10-04", "where": "Bujumbura",
            "country": "BDI", "by_whom": "two officers", "by_kind": "police",
        },
        {
            "what": "Her office was closed.", "acts": [], "when": "2026-10", "where": "",
            "country": "BDI", "by_whom": "", "by_kind": "",
        },
    ],
    "cooperation": [
        {
            "body": "treaty_body:CAT", "what": "She spoke before the committee.",
            "when": "2026-07", "where": "Geneva", "reference": "",
        },
    ],
    "link": "The officers named the session.",
    "earlier_un_action": [
        {"body": "special_procedures", "reference": "BDI 1/2026", "date": "2026-08"},
    ],
    "state_answer": "",
    "domestic_steps": "A complaint to the public prosecutor.",
    "detention": {
        "authority": "intelligence service", "place": "not known", "since": "2026-10-04",
        "legal_basis": "", "last_seen": "2026-10-04", "last_seen_by": "a colleague",
    },
    "requested": "That the State explains and ends this.",
    "submitter": {
        "name": "Jean Example", "organisation": "An invented league", "relation": "colleague",
        "contact": "jean@supporter.example",
    },
    "consent": {
        "given_by": "victim", "informed": True, "agreed": True, "name_to_state": True,
        "name_public": False, "on": "2026-11-01",
        "uses": dict.fromkeys(sorted(MAIN_BODIES), "named"),
    },
    "confidential": ["submitter.name"],
    "attachments": [{"label": "Letter", "kind": "document", "language": "fr", "names": False}],
}  # fmt: skip
LANGUAGES = ("en", "fr", "es")
TODAY = date(2026, 11, 20)


GOLDEN = sorted((ROOT / "tests" / "golden" / "filings").glob("*.json"))


def _cases() -> dict[str, dict[str, Any]]:
    """What is filed, by name of its file: the account above with every body, then the golden."""
    unasked = ACCOUNT | {"consent": ACCOUNT["consent"] | {"agreed": None}}
    cases = {
        f"{mechanism}-{language}": (mechanism, language, ACCOUNT)
        for mechanism in filings.specs()
        for language in LANGUAGES
    } | {"unasked": ("wgad", "en", unasked)}
    for path in GOLDEN:
        golden = json.loads(path.read_text(encoding="utf-8"))
        cases[path.stem] = (golden["mechanism"], golden["language"], golden["account"])
    return {
        name: {
            "mechanism": mechanism,
            "language": language,
            "account": account,
            "today": TODAY.isoformat(),
        }
        for name, (mechanism, language, account) in cases.items()
    }


@pytest.fixture(scope="module")
def drafts() -> dict[str, dict[str, Any]]:
    """What each file must say, from the engine that did not write it."""
    return {
        name: filings.draft(
            spec(case["mechanism"]), account_from(case["account"]), case["language"], today=TODAY
        ).as_json()
        for name, case in _cases().items()
    }


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with what LibreOffice read in each file: `docx-text/wgad-en.txt`, and some PDFs."""
    soffice = shutil.which("soffice")
    assert soffice, NEEDED
    folder = tmp_path_factory.mktemp("filings")
    cases = _cases()
    exports = {language: filings.export(language) for language in LANGUAGES}
    asked = {"exports": exports, "cases": list(cases.values())}
    for name, files in zip(cases, run_js(RUNNER, asked, function="filed"), strict=True):
        for kind in ("docx", "odt"):
            (folder / f"{name}.{kind}").write_bytes(base64.b64decode(files[kind]))
    text = "txt:Text (encoded):UTF8"
    for kind in ("docx", "odt"):  # files of one name would be written over each other
        _convert(soffice, text, folder.glob(f"*.{kind}"), folder / f"{kind}-text")
    _convert(soffice, "pdf", [folder / "wgad-en.docx", folder / "wgad-fr.odt"], folder / "pdf")
    yield folder
    shutil.rmtree(folder)


def _convert(soffice: str, kind: str, files: Any, into: Path) -> None:
    profile = (into.parent / "profile").as_uri()
    subprocess.run(  # noqa: S603 -- a system program, with files of ours
        [
            soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
            "--outdir", str(into), *map(str, sorted(files)),
        ],
        capture_output=True, check=True, timeout=SECONDS,
    )  # fmt: skip


def lines_of(draft: dict[str, Any]) -> list[str]:
    """What must be read in a file, in this order."""
    words = filings.export(draft["language"])["writer_words"]["seen_by_state"]
    lines: list[str] = []
    titled = False
    for block in draft["blocks"]:
        lines += [draft["title"]] if block["kind"] != "mark" and not titled else []
        titled = titled or block["kind"] != "mark"
        lines += [block["label"]] if block["label"] else []
        lines += [words[block["seen_by_state"]]] if block["seen_by_state"] else []
        lines += block["items"] or block["text"].split("\n")
    return [line.strip() for text in lines for line in text.split("\n") if line.strip()]


def read_back(opened: Path, name: str, kind: str) -> list[str]:
    text = (opened / f"{kind}-text" / f"{name}.txt").read_text(encoding="utf-8-sig")
    return [re.sub(r"^[•☐]\s*", "", line.strip()) for line in text.splitlines() if line.strip()]


def test_every_main_body_has_a_filing_that_could_be_sent(drafts: dict[str, dict[str, Any]]) -> None:
    assert {name.removesuffix("-en") for name in drafts if name.endswith("-en")} >= MAIN_BODIES
    assert all(drafts[f"{mechanism}-en"]["sendable"] for mechanism in MAIN_BODIES)
    assert len(GOLDEN) >= 10


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_reads_every_field_of_every_filing_in_order(
    kind: str, drafts: dict[str, dict[str, Any]], opened: Path
) -> None:
    for name, draft in drafts.items():
        assert read_back(opened, name, kind) == lines_of(draft), name


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("words", [ARABIC, TIBETAN, CHINESE], ids=["Arabic", "Tibetan", "Chinese"])
def test_words_in_every_script_come_through_whole(kind: str, words: str, opened: Path) -> None:
    for mechanism in sorted(MAIN_BODIES):
        read = "\n".join(read_back(opened, f"{mechanism}-en", kind))
        assert words in read, mechanism


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_filing_without_consent_says_so_first_and_last(kind: str, opened: Path) -> None:
    lines = read_back(opened, "unasked", kind)

    assert lines[0] == lines[-1] == "NOT TO BE SENT: consent missing"


@pytest.mark.parametrize("name", ["wgad-en", "wgad-fr"])
def test_a_filing_prints_on_a4_with_its_pages_numbered(name: str, opened: Path) -> None:
    document = pypdfium2.PdfDocument(opened / "pdf" / f"{name}.pdf")

    assert [round(points) for points in document[0].get_size()] == [595, 842]
    assert document[0].get_textpage().get_text_range().strip().endswith("1")
    document.close()
