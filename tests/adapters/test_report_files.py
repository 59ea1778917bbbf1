"""All four kinds of file hand over the same lines."""

from pathlib import Path

import pytest

from endreprisals.adapters.report_files.docx_numbers import Numbers
from endreprisals.adapters.report_files.kinds import open_pages
from endreprisals.adapters.report_files.limits import Limits
from endreprisals.adapters.report_files.read import read_pages
from endreprisals.domain.sg_report.read import read
from tests.golden.sg_reports.hostile import a_docx
from tests.golden.sg_reports.write_docx import element

LIMITS = Limits()


def lines(data: bytes) -> list[str]:
    return [line for page in open_pages(data, LIMITS) for line in page.lines]


def run(text: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_html_gives_blocks_as_lines_and_raised_marks() -> None:
    data = b"""<!doctype html><html><head><title>No</title><script>no()</script></head><body>
    <h2>Annex&nbsp;I</h2><p>1. He was <b>fined</b>.<sup>12</sup><br>And more.</p>
    <ol start="3"><li>She was fined.</li></ol><ol start="x"><li>One.</li></ol>
    <ul><li>Loose.</li></ul><table><tr><td>Cell</td></tr></table></p></body></html>"""

    assert lines(data) == [
        "Annex I", "1. He was fined.¹²", "And more.", "3. She was fined.", "1. One.",
        "Loose.", "Cell",
    ]  # fmt: skip


def test_text_pages_end_at_form_feeds_in_any_encoding() -> None:
    for data in (
        "é\n1. A\f2. B".encode(),
        "é\n1. A\f2. B".encode("cp1252"),
        "é\n1. A\f2. B".encode("utf-16"),
    ):
        pages = open_pages(data, LIMITS)
        assert [page.lines for page in pages] == [("é", "1. A"), ("2. B",)]


def test_docx_gives_tabs_breaks_hyphens_and_pages() -> None:
    body = (
        f"<w:p>{run('1.')}<w:r><w:tab/><w:t>He</w:t><w:noBreakHyphen/><w:t>she</w:t><w:br/>"
        f'<w:t>left.</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r>{run("2. Two.")}</w:p>'
    )
    pages = open_pages(
        a_docx(body, **{"word/header1.xml": element("hdr", f"<w:p>{run('A/HRC/1/2')}</w:p>")}),
        LIMITS,
    )

    assert [page.lines for page in pages] == [("1. He-she", "left."), ("A/HRC/1/2", "2. Two.")]


def test_docx_notes_stand_small_at_the_foot_with_their_numbers() -> None:
    body = f'<w:p>{run("1. Text.")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    note = f'<w:footnote w:id="7"><w:p>{run("See there.")}</w:p></w:footnote>'
    page = open_pages(a_docx(body, **{"word/footnotes.xml": element("footnotes", note)}), LIMITS)[0]

    assert page.lines == ("1. Text.¹", "1 See there.")
    assert page.small == {1}


def numbered(style: str, num: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{num}</w:pPr>{run("x")}</w:p>'


def test_docx_automatic_numbers_are_counted_as_word_prints_them() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(
            [("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%3."), ("bullet", "-"),
             ("upperLetter", "%5)"), ("lowerRoman", "%1.%6")]
        )
    )  # fmt: skip
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>'
        for n, a in (("1", "0"), ("2", "9"))
    )
    styles = (
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style><w:style w:styleId="Plain"/>'
    )
    at = [f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>' for n in range(8)]
    body = (
        numbered("Child", "") + numbered("", at[1]) + numbered("", at[1]) + numbered("", at[2])
        + numbered("", at[3]) + numbered("Base", "") + numbered("", at[1]) + numbered("", at[4])
        + numbered("", at[5]) + numbered("Plain", "") + numbered("", at[7])
        + numbered("", '<w:numPr><w:numId w:val="2"/></w:numPr>') + "<w:p>" + run("y") + "</w:p>"
    )  # fmt: skip
    data = a_docx(
        body,
        **{
            "word/numbering.xml": element("numbering", numbering),
            "word/styles.xml": element("styles", styles),
        },
    )

    assert lines(data) == [
        "1. x", "(a) x", "(b) x", "I. x", "x", "2. x", "(a) x", "A) x", "2.i x", "x", "x", "x", "y",
    ]  # fmt: skip


def test_docx_without_numbering_has_no_numbers() -> None:
    assert Numbers(None, None).of_style == {}


@pytest.mark.parametrize("name", ["report.txt", "report.html", "report.docx"])
def test_read_pages_goes_by_content_and_reads_the_same_story(name: str, tmp_path: Path) -> None:
    text = ["Annex I", "1. Bahrain", "1. Ms. Amina Testova was fined on 3 May 2019."]
    contents = {
        "report.txt": "\n".join(text).encode(),
        "report.html": f"<html>{''.join(f'<p>{line}</p>' for line in text)}</html>".encode(),
        "report.docx": a_docx("".join(f"<w:p>{run(line)}</w:p>" for line in text)),
    }
    file = tmp_path / "without-a-suffix"
    file.write_bytes(contents[name])

    mention = read(read_pages(file), symbol="A/HRC/42/30").mentions[0]

    assert (mention.country, mention.acts, mention.dates) == ("BHR", ("fine",), ("2019-05-03",))
