"""Letters, documents and earlier reports that a story cites."""

import pytest

from endreprisals.domain.sg_report.references import citations
from tests.domain.sg_report.pages import sentence


def cited(text: str, *, year: int | None = 2019, before: str = "") -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in citations(sentence(text), year=year, before=before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(BHR 1/2018)", [("communication", "BHR 1/2018")]),
        ("(see CHN 17/2018 )", [("communication", "CHN 17/2018")]),
        ("(AL VNM 5/2014)", [("communication", "VNM 5/2014")]),
        ("(Case No. 173/2011)", []),
        ("in criminal case KEN 4/2018 and docket BHR 3/2018", []),
        ("(A/HRC/WGAD/2011/64)", [("un_document", "A/HRC/WGAD/2011/64")]),
        ("in its Opinion No. 10/2009", []),
        ("(A/HRC/27/38, para. 40)", [("earlier_report", "A/HRC/27/38")]),
        ("in the 2016 and 2018 reports of the Secretary-General", [
            ("earlier_report", "A/HRC/33/19"), ("earlier_report", "A/HRC/39/41")]),
        ("in the reports of 2014 to 2016", [
            ("earlier_report", "A/HRC/27/38"), ("earlier_report", "A/HRC/30/29"),
            ("earlier_report", "A/HRC/33/19")]),
        ("the 2009 and 2030 reports", []),
        ("the 2016 report of the Ministry", []),
        ("the previous report", [("earlier_report", "A/HRC/39/41")]),
        ("in the previous report (A/HRC/27/38)", [("earlier_report", "A/HRC/27/38")]),
        ("the previous two reports", [
            ("earlier_report", "A/HRC/36/31"), ("earlier_report", "A/HRC/39/41")]),
        ("a report", []),
    ],
)  # fmt: skip
def test_citations_name_what_is_cited(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected


def test_citations_of_the_previous_report_need_the_year() -> None:
    assert cited("the previous report", year=None) == []
    assert cited("the 2016 report", year=None) == [("earlier_report", "A/HRC/33/19")]


def test_citations_ibid_repeats_the_citation_before_it() -> None:
    assert cited("It was postponed (ibid.).", before="A/HRC/27/38") == [
        ("earlier_report", "A/HRC/27/38")
    ]
    assert cited("See A/HRC/28/63 (ibid.).")[-1] == ("un_document", "A/HRC/28/63")
    assert cited("It was postponed (ibid.).") == []
