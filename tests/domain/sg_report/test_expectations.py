"""A reading that misses what its report must show fails loudly, and so does another text."""

import pytest

from endreprisals.domain.sg_report.expectations import (
    NotAReport,
    NotEnglish,
    ReportIncomplete,
    WrongSymbol,
    expected_of,
    misses_of,
    require_a_report,
    require_complete,
)
from endreprisals.domain.sg_report.model import Boxed, Paragraph, Period, Reading
from endreprisals.domain.sg_report.read import read
from tests.domain.sg_report.pages import pages

ENGLISH = "The report of the Secretary-General on acts of reprisal has been sent to all of them. "


def made(
    paragraphs: list[Paragraph], *, symbol: str = "A/HRC/27/38", boxes: tuple[Boxed, ...] = ()
) -> Reading:
    return Reading(symbol, 2014, Period(), tuple(paragraphs), (), (), boxes)


def full(first: str = "Text.") -> list[Paragraph]:
    countries = ["BHR", "CHN", "EGY", "IND", "IRN", "VNM"]
    texts = [first, *["Text."] * 35]
    return [Paragraph("main", str(n), countries[n % 6], 1, t) for n, t in enumerate(texts, 1)]


def test_misses_of_a_full_report_is_nothing() -> None:
    require_complete(made(full("This is the fifth report based on resolution 12/2.")))


def test_require_complete_names_every_miss_at_once() -> None:
    with pytest.raises(ReportIncomplete) as refused:
        require_complete(made(full()[1:4]))

    assert [miss.split(":")[0] for miss in refused.value.misses] == [
        "paragraphs",
        "countries",
        "main",
    ]


def test_misses_of_a_report_name_the_countries_it_must_have() -> None:
    reading = made(full(), symbol="A/HRC/36/31")

    assert any("not found, though the report names them" in miss for miss in misses_of(reading))


def test_misses_of_a_report_count_lines_left_unread() -> None:
    boxes = (Boxed(1, 0, "a", "unread"), Boxed(1, 1, "b", "paragraph"))

    assert "unread: 1 of 2 lines could not be placed" in misses_of(made(full(), boxes=boxes))


def test_misses_of_a_report_notice_a_wrong_ordinal() -> None:
    reading = made(full("The present report is the eighth prepared pursuant to resolution 12/2."))

    assert list(misses_of(reading)) == [
        "ordinal: it calls itself the eighth report, which A/HRC/27/38 of 2014 is not"
    ]


def test_expected_of_an_unknown_report_falls_back_to_its_layout() -> None:
    unknown = Reading("", None, Period(), (), (), ())
    later = Reading("A/HRC/99/9", 2034, Period(), (), (), ())

    assert expected_of(unknown).countries_min == 6
    assert expected_of(later).countries_min == 15


def test_require_a_report_takes_a_report() -> None:
    found = pages(ENGLISH * 5 + "A/HRC/27/38")

    require_a_report(found, symbol="A/HRC/27/38/Corr.1")
    require_a_report(found)


def test_require_a_report_refuses_another_language() -> None:
    text = "Le rapport du Secrétaire général sur les actes de représailles contre des personnes. "

    with pytest.raises(NotEnglish, match="not in English"):
        require_a_report(pages(text * 6))


def test_require_a_report_refuses_another_document() -> None:
    with pytest.raises(NotAReport, match="not a report of the Secretary-General"):
        require_a_report(pages("This is the cookery book of the house and it has many recipes."))


def test_require_a_report_refuses_another_symbol() -> None:
    with pytest.raises(WrongSymbol, match="A/HRC/27/38"):
        require_a_report(pages(f"Distr.: General A/HRC/27/38 {ENGLISH}"), symbol="A/HRC/30/29")


def test_require_a_report_lets_an_excerpt_cite_another_symbol() -> None:
    require_a_report(pages(f"{ENGLISH} (A/HRC/27/38)"), symbol="A/HRC/30/29")


def test_read_takes_the_year_from_what_the_text_shows() -> None:
    period = "1. It has information gathered from 1 May 2033 to 30 April 2034."

    assert read(pages(period)).year == 2034
    assert read(pages("A/HRC/99/9\nDistr.: General 9 September 2034\nSummary")).year == 2034
    assert read(pages("Nothing.")).year is None


def test_read_takes_the_layout_from_the_annexes_when_the_year_is_not_known() -> None:
    text = "1. Bahrain\n1. Ms. Ada Testova was fined.\n2. Ms. Testova appealed."

    assert len(read(pages(text)).mentions) == 1
    assert len(read(pages(text, "Annex I\n1. Bahrain\n1. Mr. Ben Nobody was fined.")).mentions) == 3
