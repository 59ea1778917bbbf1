"""Drafts as Word, OpenDocument and plain text, written by the scripts of the page."""

import base64
import io
import os
import re
import zipfile
from typing import Any

import pytest
from defusedxml import ElementTree
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.node import ROOT, run_js

RUNNER = ROOT / "tests" / "mechanisms" / "writing.mjs"
WORDS = {
    "seen_by_state": {"yes": "A State may see this", "no": "For this body alone"},
    "covering": "Covering message",
    "checklist": "Before you send",
}
ARABIC = "اعتُقل في 2019 من قبل الشرطة (police) هناك."
TIBETAN = "ཀརྨ་ཕུན་ཚོགས་ was asked"
CHINESE = "曹順利，2013年"
DRAFT = {
    "title": "Letter on reprisals",
    "language": "fr",
    "blocks": [
        {"kind": "mark", "text": "NOT TO BE SENT: consent missing"},
        {"kind": "heading", "label": "The person"},
        {
            "kind": "field", "label": "Name", "lang": "", "seen_by_state": "yes",
            "text": f"{ARABIC}\n{TIBETAN}\n{CHINESE}",
        },
        {
            "kind": "list", "label": "Acts", "seen_by_state": "no",
            "items": ["arrest", "two  spaces, a\ttab & <tags> “quoted”"],
        },
        {"kind": "paragraph", "text": "שלום", "dir": "rtl", "lang": "he", "seen_by_state": ""},
    ],
    "covering": ["Dear colleagues", "With thanks"],
    "checklist": ["Consent was seen."],
}  # fmt: skip
ALL_PARTS = ["filing", "covering", "checklist"]
LINES = [
    "NOT TO BE SENT: consent missing", "Letter on reprisals", "The person", "Name",
    "A State may see this", ARABIC, TIBETAN, CHINESE, "Acts", "For this body alone", "arrest",
    "two  spaces, a\ttab & <tags> “quoted”", "שלום",
]  # fmt: skip
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(draft: object = DRAFT, parts: list[str] | None = None) -> dict[str, Any]:
    (made,) = run_js(RUNNER, [[draft, WORDS, *([parts] if parts else [])]])
    return {
        "docx": base64.b64decode(made["docx"]),
        "odt": base64.b64decode(made["odt"]),
        "txt": made["txt"],
    }


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return written()


def part(file: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name).decode()


def text_of_odt(file: bytes) -> list[str]:
    """The lines of a text document, with its said spaces and tabs as letters."""
    content = part(file, "content.xml").replace("<text:tab/>", "\t")
    content = re.sub(r'<text:s text:c="(\d+)"/>', lambda found: " " * int(found[1]), content)
    body = content[content.index("<office:text>") :]
    lines = re.findall(r"<text:[ph] [^>]*>(.*?)</text:[ph]>", body)
    return [ElementTree.fromstring(f"<p>{_bare(line)}</p>").text or "" for line in lines]


def _bare(line: str) -> str:
    return re.sub(r"</?text:[^>]*>", "", line)


def test_a_word_file_says_every_line_in_order(files: dict[str, Any]) -> None:
    document = Document(io.BytesIO(files["docx"]))

    assert [line.text for line in document.paragraphs] == LINES


def test_a_text_document_says_every_line_in_order(files: dict[str, Any]) -> None:
    assert text_of_odt(files["odt"]) == LINES


def test_plain_text_says_every_line_in_order(files: dict[str, Any]) -> None:
    lines = [line for line in files["txt"].split("\n") if line.strip(" =-*")]
    mark = f"*** {LINES[0]} ***"
    lines = [mark, *(line for line in lines if line != mark)]  # it stands before every field too

    assert [line.removeprefix("- ").strip("*[] ") for line in lines] == LINES


def test_what_must_not_be_sent_says_so_on_every_page_and_before_every_field(
    files: dict[str, Any],
) -> None:
    (section,) = Document(io.BytesIO(files["docx"])).sections
    head = part(files["odt"], "styles.xml").split("<style:header>")[1].split("</style:header>")[0]
    before = files["txt"].split("\n")

    assert [line.text for line in section.header.paragraphs] == [LINES[0]]
    assert LINES[0] in head
    for label in ("Name", "Acts"):
        assert before[before.index(label) - 2] == f"*** {LINES[0]} ***"


def test_a_draft_that_may_be_sent_has_nothing_at_the_head_of_its_pages() -> None:
    free = written(DRAFT | {"blocks": DRAFT["blocks"][1:]})
    (section,) = Document(io.BytesIO(free["docx"])).sections

    assert not [line.text for line in section.header.paragraphs if line.text]
    assert "<style:header>" not in part(free["odt"], "styles.xml")
    assert "***" not in free["txt"]


def test_a_title_stands_once_in_each_file(files: dict[str, Any]) -> None:
    said = [line.text for line in Document(io.BytesIO(files["docx"])).paragraphs]

    for lines in (said, text_of_odt(files["odt"]), files["txt"].split("\n")):
        assert lines.count(str(DRAFT["title"])) == 1


def test_headings_lists_and_fields_have_the_styles_that_programs_know(
    files: dict[str, Any],
) -> None:
    paragraphs = Document(io.BytesIO(files["docx"])).paragraphs
    styles = [line.style.name for line in paragraphs if line.style]

    assert styles[:6] == ["Mark", "Title", "Heading 1", "Heading 2", "Notice", "Body Text Seen"]
    assert styles[10] == "List Bullet"
    assert 'text:outline-level="1"' in part(files["odt"], "content.xml")


def test_what_a_state_may_see_is_told_in_words_and_by_a_bar(files: dict[str, Any]) -> None:
    word, text = part(files["docx"], "word/styles.xml"), part(files["odt"], "styles.xml")

    assert re.search(r'w:styleId="BodyTextSeen".*?<w:pBdr><w:left w:val="single"', word)
    assert re.search(r'"Text_20_body_20_Seen".*?fo:border-left="2pt solid', text)
    assert not set(re.findall(r'w:color="(\w+)"|fo:color="#(\w+)"', word + text)) - {("000000", "")}


def test_right_to_left_lines_run_from_the_right_whatever_the_filing_is(
    files: dict[str, Any],
) -> None:
    paragraphs = Document(io.BytesIO(files["docx"])).element.body.iterfind(f"{WORD}p")
    from_right = [line.find(f"{WORD}pPr/{WORD}bidi") is not None for line in paragraphs]

    assert [line for line, rtl in zip(LINES, from_right, strict=True) if rtl] == [ARABIC, "שלום"]
    assert part(files["odt"], "content.xml").count('style:writing-mode="rl-tb"') == 2


@pytest.mark.parametrize(
    ("text", "dir_", "lang", "runs"),
    [
        ("plain words", "ltr", "fr", "plain words|western|fr"),
        ("قال Ali ثم", "rtl", "ar", "قال |arabic|ar|rtl; Ali|western|; ثم|arabic|ar|rtl"),
        ("گفت", "rtl", "fa", "گفت|arabic|fa|rtl"),
        ("Ali (علي).", "ltr", "en", "Ali (|western|en; علي|arabic|ar|rtl; ).|western|en"),
        ("ཀརྨ། Karma", "ltr", "", "ཀརྨ། |tibetan|bo; Karma|western|"),
        ("東京タワー", "ltr", "ja", "東京|han|ja; タワー|kana|ja"),
        ("2019", "rtl", "ar", "2019|western||rtl"),
        ("Ва́ня", "ltr", "ru", "Ва́ня|western|ru"),
    ],
)
def test_each_run_of_letters_knows_its_way_script_and_language(
    text: str, dir_: str, lang: str, runs: str
) -> None:
    (found,) = run_js(RUNNER, [[text, dir_, lang]], function="runsOf")

    assert "".join(run[0] for run in found) == text
    assert [
        "|".join([said.strip(), script, language, *(["rtl"] if rtl else [])])
        for said, rtl, script, language in found
    ] == [_squeezed(run) for run in runs.split("; ")]


def _squeezed(run: str) -> str:
    said, *rest = run.split("|")
    return "|".join([said.strip(), *rest])


def test_each_script_has_its_kind_of_font_and_language_in_both_files(
    files: dict[str, Any],
) -> None:
    word, text = part(files["docx"], "word/document.xml"), part(files["odt"], "content.xml")

    assert (
        '<w:rFonts w:hint="cs" w:cs="Microsoft Himalaya"/><w:cs/><w:lang w:bidi="bo-CN"/>' in word
    )
    assert (
        '<w:rFonts w:hint="eastAsia" w:eastAsia="Microsoft YaHei"/><w:lang w:eastAsia="zh-CN"/>'
        in word
    )
    assert '<w:rFonts w:hint="cs" w:cs="Arial"/><w:rtl/><w:lang w:bidi="ar-SA"/>' in word
    assert 'style:font-name-complex="Microsoft Himalaya" style:language-complex="bo"' in text
    assert 'style:font-name-asian="Microsoft YaHei" style:language-asian="zh"' in text
    assert '<w:lang w:val="fr-FR"' in part(files["docx"], "word/styles.xml")
    assert 'fo:language="fr" fo:country="FR"' in part(files["odt"], "styles.xml")


def test_no_file_says_who_wrote_it_or_when(files: dict[str, Any]) -> None:
    for kind in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(files[kind])) as archive:
            names, days = archive.namelist(), {entry.date_time for entry in archive.infolist()}
            everything = b"".join(archive.read(name) for name in names).decode()
        assert not [name for name in names if "docProps" in name or name == "meta.xml"]
        assert days == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(
            r"creator|lastModified|rsid|generator|<dc:|20\d\d-\d\d-\d\dT", everything
        )
    settings_of_word = part(files["docx"], "word/settings.xml")
    assert "<w:removePersonalInformation/><w:removeDateAndTime/>" in settings_of_word


def test_a_program_knows_a_text_document_by_its_first_bytes(files: dict[str, Any]) -> None:
    kind = b"application/vnd.oasis.opendocument.text"

    assert files["odt"][30 : 38 + len(kind)] == b"mimetype" + kind


def test_the_same_draft_gives_the_same_bytes_in_every_part_of_the_world(
    files: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for zone in ("Asia/Kathmandu", "America/Los_Angeles"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        assert written() == files


def test_a_checklist_is_for_the_sender_and_leaves_only_when_asked_for(
    files: dict[str, Any],
) -> None:
    whole = written(parts=ALL_PARTS)
    apart = written(parts=["covering", "checklist"])

    assert "Before you send" not in files["txt"]
    assert [line.text for line in Document(io.BytesIO(whole["docx"])).paragraphs] == [
        *LINES, "Covering message", "Dear colleagues", "With thanks", "Before you send",
        "Consent was seen.",
    ]  # fmt: skip
    assert part(whole["docx"], "word/document.xml").count("<w:pageBreakBefore/>") == 2
    assert part(whole["odt"], "content.xml").count('fo:break-before="page"') == 1
    assert "[ ] Consent was seen." in apart["txt"]
    assert "Letter on reprisals" not in apart["txt"]


def test_a_draft_without_words_for_marks_says_none_of_ours() -> None:
    (made,) = run_js(RUNNER, [[DRAFT, {}, ALL_PARTS]])

    assert "State" not in made["txt"]
    assert "Consent was seen." in made["txt"]


def test_a_long_account_is_written_whole() -> None:
    long = "word " * 20_000
    draft = DRAFT | {"blocks": [{"kind": "field", "label": "What happened", "text": long}]}

    document = Document(io.BytesIO(written(draft)["docx"]))

    assert document.paragraphs[-1].text == long


@settings(max_examples=8)
@given(st.lists(st.text(max_size=80), min_size=20, max_size=20))
def test_whatever_is_typed_makes_files_that_open(texts: list[str]) -> None:
    blocks = [{"kind": "field", "label": "Field", "text": text, "lang": ""} for text in texts]

    files = written({"title": "T", "language": "en", "blocks": blocks})

    for kind, names in {
        "docx": ["word/document.xml"],
        "odt": ["content.xml"],
    }.items():
        for name in names:
            ElementTree.fromstring(part(files[kind], name))
    kept = [re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", t) for t in texts]
    said = "\n".join(line.text for line in Document(io.BytesIO(files["docx"])).paragraphs)
    for line in "\n".join(kept).split("\n"):
        assert line.strip() == "" or line.replace("\r", "\n") in said


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("e\u0301te\u0301\r\nline\u2028three", "été\nline\nthree"),
        ("a\u202eevil\u202c b\u200e", "aevil b\u200e"),
        ("\ufeffhid\u200bden\u00ad \u2060copy", "hidden copy"),
        ("zero\u200d\u200cwidth", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧 family", "👩\u200d👧 family"),
        ("ខ្មែរ\u200bភាសា", "ខ្មែរ\u200bភាសា"),
        ("\u2067علي\u2069", "\u2067علي\u2069"),
        ("tab\tstays\u0007", "tab\tstays"),
        ("no\u00a0break\u2009space", "no break space"),
        ("\U000e0041tag\U000e007f", "tag"),
    ],
)
def test_pasted_text_is_plain_and_hides_nothing(pasted: str, kept: str) -> None:
    assert run_js(RUNNER, [pasted], function="cleaned") == [kept]


def test_half_a_letter_becomes_a_mark_that_any_file_can_hold() -> None:
    assert run_js(RUNNER, ["a\ud83db"], function="cleaned") == ["a\ufffdb"]
