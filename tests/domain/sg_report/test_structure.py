"""Lines of a report become parts, countries and numbered paragraphs, and none is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endreprisals.domain.sg_report.lines import clean, join_lines, words_of
from endreprisals.domain.sg_report.model import PageText, Reading
from endreprisals.domain.sg_report.read import read
from tests.domain.sg_report.pages import pages, reading

FRONT = """United Nations A/HRC/42/30
General Assembly
Distr.: General
9 September 2019
Human Rights Council
Contents
I. Introduction .......... 3
Annex I ..... 20"""
MAIN = """A/HRC/42/30
GE.19-13325(E) 3
I. Introduction
1. The present report is the tenth report based on resolution 12/2.1
II. Activities in response to acts of intimidation and
reprisal
2. The treaty bodies met in 8 States.
1 See resolution 12/2, para. 3."""
ANNEX = """A/HRC/42/30
20
Annex I
Comprehensive information on alleged cases
1. Bahrain
1. A first story ends here.
2. A second story goes on over the
page"""
NEXT = """A/HRC/42/30
21/40
and ends on the next.
2. Venezuela (Bolivarian
Republic of)
3. 15 persons were arrested."""


def placed(result: Reading) -> list[tuple[str, str, str | None]]:
    return [(p.part, p.number, p.country) for p in result.paragraphs]


def boxes(result: Reading, box: str) -> list[str]:
    return [boxed.text for boxed in result.boxes if boxed.box == box]


def test_read_whole_layout_gives_parts_numbers_and_countries() -> None:
    result = reading(FRONT, MAIN, ANNEX, NEXT)

    assert placed(result) == [
        ("main", "1", None),
        ("main", "2", None),
        ("annex I", "1", "BHR"),
        ("annex I", "2", "BHR"),
        ("annex I", "3", "VEN"),
    ]
    assert result.paragraphs[3].text == "A second story goes on over the page and ends on the next."
    assert result.paragraphs[3].page == 3
    assert result.footnote_marks == ("1",)
    assert not result.unread


def test_read_sorts_furniture_into_its_boxes() -> None:
    result = reading(FRONT, MAIN, ANNEX, NEXT)

    assert boxes(result, "footnote") == ["1 See resolution 12/2, para. 3."]
    assert "GE.19-13325(E) 3" in boxes(result, "head")
    assert "21/40" in boxes(result, "head")
    assert boxes(result, "contents")[0] == "Contents"
    assert boxes(result, "country") == ["1. Bahrain", "2. Venezuela (Bolivarian", "Republic of)"]


@pytest.mark.parametrize(
    ("heading", "country"),
    [
        ("1. Viet Nam", "VNM"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("A. Lao People’s Democratic Republic", "LAO"),
        ("(a) Hong Kong Special Administrative Region", "CHN"),
        ("3. State of Palestine*", "PSE"),
        ("Türkiye:", "TUR"),
    ],
)
def test_read_country_heading_in_any_dress_is_recognised(heading: str, country: str) -> None:
    result = reading(f"Annex I\n1. Egypt\n1. A story ends.\n{heading}\n2. On 3 May, it began.")

    assert placed(result)[1] == ("annex I", "2", country)


def test_read_country_name_alone_in_running_text_is_no_heading() -> None:
    result = reading("Annex I\n1. Egypt\n1. He left for\nBahrain\nand came back.\n2. She stayed.")

    assert [p.country for p in result.paragraphs] == ["EGY", "EGY"]
    assert result.paragraphs[0].text == "He left for Bahrain and came back."


def test_read_country_name_that_no_paragraph_follows_is_no_heading() -> None:
    result = reading("Annex I\n1. Egypt\n1. A story ends.\nBahrain\nnothing more")

    assert boxes(result, "country") == ["1. Egypt"]


def test_read_unknown_country_in_the_count_of_headings_is_left_unread() -> None:
    result = reading("Annex I\n1. Egypt\n1. A story ends.\n2. Ruritania\n2. Another story.")

    assert boxes(result, "unread") == ["2. Ruritania"]
    assert placed(result)[1] == ("annex I", "2", None)


def test_read_numbered_heading_outside_countries_is_a_heading() -> None:
    result = reading("1. Text one ends.\n1. Scope\n2. Text two ends.")

    assert boxes(result, "heading") == ["1. Scope"]


def test_read_subheading_keeps_the_country_and_leaves_the_text_alone() -> None:
    text = "Annex I\n1. China\n1. A story ends.\nHong Kong cases\n2. Another story."
    result = reading(text)

    assert placed(result)[1] == ("annex I", "2", "CHN")
    assert result.paragraphs[0].text == "A story ends."


def test_read_conclusions_have_no_country() -> None:
    text = "B. Summary of cases\n1. Egypt\n1. A story ends.\nIV. Conclusions\n2. The end."

    assert placed(reading(text))[1] == ("main", "2", None)


@pytest.mark.parametrize("title", ["ANNEX II", "Annex II*", "Annex 2: Follow-up", "annex two"])
def test_read_annex_title_in_any_dress_starts_the_annex(title: str) -> None:
    result = reading(f"1. Text one ends.\n{title}\n1. Egypt\n1. A story.")

    assert placed(result)[1] == ("annex II", "1", "EGY")


@pytest.mark.parametrize(
    "line", ["Annex I contains more.", "annexes to this", "Annex I, which was added later, has"]
)
def test_read_annex_named_in_a_sentence_starts_nothing(line: str) -> None:
    result = reading(f"1. Text one\n{line}\nand ends.\n2. Text two.")

    assert placed(result) == [("main", "1", None), ("main", "2", None)]


def test_read_number_alone_on_its_line_starts_a_paragraph() -> None:
    result = reading("7.\nIn its note, it said so. 11\n8.\nIn their report, too.")

    assert placed(result) == [("main", "7", None), ("main", "8", None)]
    assert result.footnote_marks == ("11",)


def test_read_note_mark_before_a_number_belongs_to_the_paragraph_before() -> None:
    result = reading("7. Concerning 12 States.\n8 8. The treaty bodies met.")

    assert [p.marks for p in result.paragraphs] == [("8",), ()]


def test_read_note_mark_before_the_first_number_is_dropped_quietly() -> None:
    assert placed(reading("8 8. The treaty bodies met.")) == [("main", "8", None)]


def test_read_number_that_does_not_go_on_stays_in_the_text() -> None:
    result = reading("1. It cites article\n30. The rest follows.\n2. Then this.")

    assert placed(result) == [("main", "1", None), ("main", "2", None)]


def test_read_gap_of_one_number_is_bridged_after_a_closed_sentence() -> None:
    result = reading("1. One ends.\n3. Three is long enough to be a paragraph of its own.")

    assert [p.number for p in result.paragraphs] == ["1", "3"]


def test_read_page_in_one_line_is_cut_at_headings_and_numbers() -> None:
    filler = "It says so at length in very many words that fill the line. " * 5
    text = (
        f"A/HRC/45/36 I. Introduction 1. The Council met. {filler}It ended in 12/2.1 "
        f"II. Activities 2. Forms of reprisal continued (see annex II. Text) of 5. Others. "
        f"{filler}3. The end."
    )
    result = reading(text)

    assert [p.number for p in result.paragraphs] == ["1", "2", "3"]
    assert boxes(result, "head") == ["A/HRC/45/36"]
    assert boxes(result, "heading") == ["I. Introduction", "II. Activities"]


def test_read_short_line_with_a_glued_head_is_parted() -> None:
    result = reading("A/HRC/45/36 6. Successive Presidents met.\nThey spoke.\nMore.\nEven more.")

    assert boxes(result, "head") == ["A/HRC/45/36"]
    assert result.paragraphs[0].text == "Successive Presidents met. They spoke. More. Even more."


def test_read_text_under_a_heading_without_number_is_unread() -> None:
    result = reading("Annex I\nTitle of the annex\nThis sentence has no number.\n1. Egypt\n1. One.")

    assert boxes(result, "unread") == ["This sentence has no number."]


def test_read_excerpt_without_numbers_is_one_paragraph_when_the_country_is_given() -> None:
    result = read(pages("he was arrested\nin May 2019."), part="annex I", country="CHN")

    assert placed(result) == [("annex I", "", "CHN")]
    assert not result.unread


def test_read_nothing_gives_nothing() -> None:
    assert read([], country="CHN").as_json()["paragraphs"] == []


def test_read_notes_by_size_take_the_small_lines_at_the_foot() -> None:
    page = PageText(1, ("1. Text ends.¹", "¹ A note", "that goes on."), frozenset({1, 2}))
    result = read([page])

    assert boxes(result, "footnote") == ["¹ A note", "that goes on."]
    assert result.footnote_marks == ("1",)


def test_read_line_that_begins_with_a_number_is_no_note_without_its_mark() -> None:
    result = reading("1. Text of\n1 May had ended\nhere.\n2 persons went.")

    assert not boxes(result, "footnote")


def test_read_asterisk_note_at_the_foot_is_a_note() -> None:
    result = reading("1. Text ends.\n* The annexes are circulated as received.")

    assert boxes(result, "footnote") == ["* The annexes are circulated as received."]


def test_read_numbers_before_a_paragraph_are_no_notes() -> None:
    result = reading("1. Text ends.1\n1 Some line\n2. Text two.")

    assert not boxes(result, "footnote")


def test_read_title_of_contents_is_not_taken_for_the_introduction() -> None:
    text = "Summary\nContents\nI. Introduction\nII. Methods 4\nI. Introduction\n1. It begins."
    result = reading(text)

    assert "II. Methods 4" in boxes(result, "contents")
    assert boxes(result, "heading") == ["I. Introduction"]


def test_read_far_into_a_document_no_front_page_is_looked_for() -> None:
    result = reading("Summary", *["line"] * 7, "1. It begins.")

    assert boxes(result, "front") == []


def test_join_lines_mends_broken_words_by_the_words_of_the_report() -> None:
    known = words_of(["the cooperation of follow-up groups", "statements"])

    assert join_lines(["their coopera-", "tion"], known) == "their cooperation"
    assert join_lines(["the follow-", "up"], known) == "the follow-up"
    assert join_lines(["the state-", "ments"], known) == "the statements"
    assert join_lines(["a non-", "governmental body"]) == "a non-governmental body"
    assert join_lines(["Al-", "Khawaja"]) == "Al-Khawaja"
    assert join_lines(["from 2014 –", "2015"]) == "from 2014 – 2015"


def test_clean_opens_ligatures_and_odd_spaces() -> None:
    assert clean("of\ufb01ce\u00a0of\u00ad ﬂags") == "office of flags"


LINE = st.one_of(
    st.sampled_from(
        ["1. Bahrain", "2. He left.", "Annex I", "I. Introduction", "A/HRC/42/30", "7", "7.",
         "Egypt", "3 See A/HRC/2/3.", "and went on", "Contents", "Summary",
         "12 A/HRC/36/31 4. The end. "]
    ),
    st.text(alphabet="abz A.1²-", max_size=30),
)  # fmt: skip


@given(st.lists(st.lists(LINE, max_size=12), max_size=4))
@settings(max_examples=150, deadline=None)
def test_read_keeps_every_printed_line_once_and_in_order(texts: list[list[str]]) -> None:
    """A report is evidence: reading may sort its lines into boxes, but drops none."""
    made = [PageText(n, tuple(lines)) for n, lines in enumerate(texts, 1)]
    result = read(made)

    printed = [(p.number, n, line) for p in made for n, line in enumerate(p.lines) if clean(line)]
    kept: dict[tuple[int, int], str] = {}
    for boxed in result.boxes:
        kept[boxed.page, boxed.line] = kept.get((boxed.page, boxed.line), "") + boxed.text
    assert list(kept) == [(page, n) for page, n, _ in printed]
    for page, n, line in printed:
        assert (
            "".join(kept[page, n].split()) == "".join(clean(line).split()) or kept[page, n] == line
        )


@given(st.lists(LINE, max_size=15))
@settings(max_examples=60, deadline=None)
def test_read_twice_says_the_same(lines: list[str]) -> None:
    made = [PageText(1, tuple(lines))]

    assert read(made) == read(made)
