"""DOCX from our own markup: real headings, languages, links; no author and no time of day."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from endreprisals.adapters import docx_out

ARTICLE = '<article lang="{lang}" dir="{direction}"><h1>A paper</h1>{body}</article>'
DAY = date(2026, 11, 20)


def written(body: str = "<p>Words.</p>", lang: str = "en", direction: str = "ltr") -> bytes:
    markup = ARTICLE.format(lang=lang, direction=direction, body=body)
    return docx_out.write_docx(markup, made_on=DAY)


def opened(body: str = "<p>Words.</p>", lang: str = "en", direction: str = "ltr") -> Document:
    return docx.Document(io.BytesIO(written(body, lang, direction)))


def test_headings_are_real_headings() -> None:
    paper = opened("<section><h2>Cases</h2><h3>First</h3><p>It says.</p></section>")

    told = [(one.style and one.style.name, one.text) for one in paper.paragraphs]
    assert told == [
        ("Title", "A paper"),
        ("Heading 1", "Cases"),
        ("Heading 2", "First"),
        ("Normal", "It says."),
    ]


def test_small_print_and_list_items_have_their_styles() -> None:
    paper = opened('<p class="note">Small.</p><ul><li>One</li><li>Two</li></ul>')

    styles = [one.style.name for one in paper.paragraphs if one.style]
    assert styles == ["Title", "Note", "List Bullet", "List Bullet"]


def test_spaces_and_breaks_of_the_markup_are_one_space() -> None:
    paper = opened("<p>\n  One\n  <b>two</b>  three<br>four </p>\n")

    assert paper.paragraphs[1].text.strip() == "One two three four"


def test_bold_raised_and_slanted_words_stay_so() -> None:
    runs = opened("<p>a<b>b</b><sup>[1]</sup><em>c</em></p>").paragraphs[1].runs

    assert [run.text for run in runs] == ["a", "b", "[1]", "c"]
    assert [run.bold for run in runs] == [None, True, None, None]
    assert [run.font.superscript for run in runs] == [None, None, True, None]
    assert runs[3].italic


def test_name_in_another_script_is_marked_with_its_language() -> None:
    runs = opened('<p>Testa <bdi lang="ar" dir="rtl">تستا</bdi></p>').paragraphs[1].runs
    marked = runs[1]._r.find(qn("w:rPr")).find(qn("w:lang"))

    assert marked.get(qn("w:val")) == "ar"
    assert runs[1].font.rtl
    assert runs[0].font.rtl is None


def test_links_lead_out_and_inner_ones_are_words_only() -> None:
    paper = opened('<p><a href="https://source.example/a">there</a> <a href="#n">[1]</a></p>')
    links = paper.paragraphs[1].hyperlinks

    assert [(link.text, link.address) for link in links] == [("there", "https://source.example/a")]
    assert paper.paragraphs[1].text == "there [1]"


def test_paper_speaks_the_language_of_its_article_and_runs_its_way() -> None:
    paper = opened(lang="ar", direction="rtl")
    spoken = next(paper.styles.element.iter(qn("w:lang")))

    assert paper.core_properties.language == "ar"
    assert spoken.get(qn("w:val")) == "ar"
    assert all(one._p.find(qn("w:pPr")).find(qn("w:bidi")) is not None for one in paper.paragraphs)


def test_file_has_no_author_and_only_the_day_it_was_made_for() -> None:
    said = opened().core_properties

    assert (said.title, said.author, said.last_modified_by, said.comments) == (
        "A paper",
        "",
        "",
        "",
    )
    assert said.created is not None
    assert said.created.isoformat().startswith("2026-11-20T00:00:00")
    assert said.modified == said.created


def test_entries_of_the_file_have_no_day_of_writing() -> None:
    entries = zipfile.ZipFile(io.BytesIO(written())).infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert written() == written()


def test_file_does_not_name_a_program_that_did_not_write_it_and_has_no_picture() -> None:
    packed = zipfile.ZipFile(io.BytesIO(written()))

    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(packed.namelist())
    for name in packed.namelist():
        assert b"Macintosh" not in packed.read(name), name
        assert b"thumbnail" not in packed.read(name), name


@pytest.mark.parametrize("body", ["<table><tr><td>a</td></tr></table>", "<script>x</script>"])
def test_element_that_it_cannot_write_is_refused(body: str) -> None:
    with pytest.raises(docx_out.UnknownElement):
        written(body)


def test_words_outside_a_paragraph_are_refused() -> None:
    with pytest.raises(docx_out.UnknownElement, match="outside a paragraph"):
        written("<section>lost words</section>")
