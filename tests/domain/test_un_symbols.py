"""References to United Nations papers: every way of typing one has one normal form."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.un_symbols import (
    Locator,
    NotALocator,
    NotASymbol,
    document_url,
    find_references,
    normal_communication,
    normal_opinion,
    normal_symbol,
    parse_locators,
)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("A/HRC/42/30", "A/HRC/42/30"),
        ("a hrc 42 30", "A/HRC/42/30"),
        ("A-HRC-42-30", "A/HRC/42/30"),
        ("a_hrc_42_30", "A/HRC/42/30"),
        ("A/HRC 42/30", "A/HRC/42/30"),
        ("Ａ／ＨＲＣ／４２／３０", "A/HRC/42/30"),
        ("A\\HRC\\42\\30", "A/HRC/42/30"),
        ("  A/HRC/42/30. ", "A/HRC/42/30"),
        ("A/HRC/24/29/Corr.1", "A/HRC/24/29/Corr.1"),
        ("A/HRC/24/29/Corr. 1", "A/HRC/24/29/Corr.1"),
        ("a hrc 24 29 corr 1", "A/HRC/24/29/Corr.1"),
        ("HRI/MC/2020/2/REV.1", "HRI/MC/2020/2/Rev.1"),
        ("A/HRC/52/4/Add.1", "A/HRC/52/4/Add.1"),
        ("A/HRC/RES/24/24", "A/HRC/RES/24/24"),
        ("A/HRC/54/L.30/Rev.1", "A/HRC/54/L.30/Rev.1"),
        ("a hrc wg 6 30 bhr 2", "A/HRC/WG.6/30/BHR/2"),
        ("A/HRC/WGAD/2011/64", "A/HRC/WGAD/2011/64"),
        ("A/HRC/S-17/2", "A/HRC/S-17/2"),
        ("A-HRC-S-17-2", "A/HRC/S-17/2"),
        ("A/ES-10/5", "A/ES-10/5"),
        ("CAT/OP/TUR/R.1", "CAT/OP/TUR/R.1"),
        ("CAT/C/73/D/952/2019", "CAT/C/73/D/952/2019"),
        ("CRC/C/SAU/CO/3-4", "CRC/C/SAU/CO/3-4"),
        ("S/2020/5", "S/2020/5"),
        ("s pv 4072", "S/PV.4072"),
        ("A/75/123", "A/75/123"),
        ("a c 3 74 sr 5", "A/C.3/74/SR.5"),
        ("A/RES/217(III)", "A/RES/217(III)"),
        ("E/CN.4/2004/29", "E/CN.4/2004/29"),
    ],
)
def test_typing_a_symbol_in_any_way_gives_its_normal_form(typed: str, normal: str) -> None:
    assert normal_symbol(typed) == normal


@pytest.mark.parametrize(
    "text",
    [
        "", "A", "A/HRC", "A/HRC/46", "A/42", "S/PV", "Bahrain", "a man 42", "A/HRC/42/30 annex I",
        "A/HRC/42/30 para 5", "A/HRC/42/30, para. 5", "A/Nabeel/1/2", "SG/SM/21141", "CAT/C.3/1",
        "А/HRC/42/30", "A/HRC/42/3o", "A/HRC/RES", "A" + "/1" * 60, "12/2",
    ],
)  # fmt: skip
def test_a_text_that_is_no_whole_symbol_gives_nothing(text: str) -> None:
    assert normal_symbol(text) is None


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("BHR 1/2023", "BHR 1/2023"),
        ("bhr1/2023", "BHR 1/2023"),
        ("bhr 01-2023", "BHR 1/2023"),
        ("AL CHN 13/2018", "CHN 13/2018"),
        ("UA CHN 2/2020", "CHN 2/2020"),
        ("JAL VNM 5/2014", "VNM 5/2014"),
        ("OL ALB 1/2020", "ALB 1/2020"),
        ("ALB 1/2020", "ALB 1/2020"),
        ("OTH 5/2021", "OTH 5/2021"),
        ("ＢＨＲ １／２０２３", "BHR 1/2023"),
    ],
)
def test_typing_a_letter_code_in_any_way_gives_its_normal_form(typed: str, normal: str) -> None:
    assert normal_communication(typed) == normal


@pytest.mark.parametrize("text", ["", "CRL 1/2020", "No. 173/2011", "BHR 1/23", "BHR 0/2023"])
def test_a_text_that_is_no_letter_code_gives_nothing(text: str) -> None:
    assert normal_communication(text) is None


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("No. 64/2011", "No. 64/2011"),
        ("Opinion No. 64/2011", "No. 64/2011"),
        ("WGAD Opinion 78/2022", "No. 78/2022"),
        ("wgad 64/2011", "No. 64/2011"),
        ("A/HRC/WGAD/2011/64", "No. 64/2011"),
        ("64/2011", None),
        ("opinion", None),
    ],
)
def test_typing_an_opinion_gives_its_number_and_a_bare_number_gives_nothing(
    typed: str, normal: str | None
) -> None:
    assert normal_opinion(typed) == normal


def found(text: str) -> list[tuple[str, str]]:
    return [(reference.kind, reference.normal) for reference in find_references(text)]


def test_finding_references_reads_every_kind_in_order_of_place() -> None:
    text = (
        "(A/HRC/28/85, case MDV 2/2014) and in its opinions Nos. 1/2019, 2/2019 and 3/2020, see "
        "AL BHR 2/2021, A/HRC/24/29/Corr.1. The locator is 2020-146-007 (A/HRC/39/41, para. 4)."
    )

    assert found(text) == [
        ("symbol", "A/HRC/28/85"),
        ("communication", "MDV 2/2014"),
        ("opinion", "No. 1/2019"),
        ("opinion", "No. 2/2019"),
        ("opinion", "No. 3/2020"),
        ("communication", "BHR 2/2021"),
        ("symbol", "A/HRC/24/29/Corr.1"),
        ("locator", "2020-146-007"),
        ("symbol", "A/HRC/39/41"),
    ]


def test_finding_references_gives_the_place_and_the_printed_form() -> None:
    text = "Letters: AL BHR 2/2021."

    (reference,) = find_references(text)

    assert reference.printed == "AL BHR 2/2021"
    assert text[slice(*reference.span)] == reference.printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“foreign funding case” (Case No. 173/2011)", []),
        ("Republic Act 9372 and case CRL 12/2019", []),
        ("A/HRC/RES and SA/HRC/1/2 and A/Nabeel", []),
        ("Opinion 000/2011", []),
        ("the report (A/HRC/45/\n36)", [("symbol", "A/HRC/45/36")]),
        ("A/HRC/45/36The present report", [("symbol", "A/HRC/45/36")]),
        ("(see CHN 17/2020 )", [("communication", "CHN 17/2020")]),
        ("in its Opinion No. 10/2009", [("opinion", "No. 10/2009")]),
        ("the record 2019-047-001/EGY", [("locator", "2019-047-001/EGY")]),
        ("on 2019-04-01", []),
    ],
)
def test_finding_references_leaves_look_alikes_alone(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_the_address_of_a_document_is_built_from_its_normal_symbol() -> None:
    assert document_url("a hrc 42 30") == "https://docs.un.org/A/HRC/42/30"
    assert document_url("A/RES/217(III)") == "https://docs.un.org/A/RES/217%28III%29"


def test_the_address_of_what_is_no_document_is_refused() -> None:
    with pytest.raises(NotASymbol, match="write it like A/HRC/42/30"):
        document_url("https://example.org")


def test_reading_a_locator_gives_its_three_numbers_and_prints_back() -> None:
    locator = Locator.parse("2019-047-001/EGY")

    assert locator == Locator(year=2019, paragraph=47, sequence=1, country="EGY")
    assert str(locator) == "2019-047-001/EGY"
    assert str(Locator.parse("2020-146-007")) == "2020-146-007"


@pytest.mark.parametrize("joined", ["2019-094-002; 2019-124-002", "2019-094-002, 2019-124-002"])
def test_reading_joined_locators_gives_each(joined: str) -> None:
    assert parse_locators(joined) == (Locator(2019, 94, 2), Locator(2019, 124, 2))


@pytest.mark.parametrize("text", ["", "2019-94-2", "2019-094-002;", "2012-lka-nimalka"])
def test_reading_what_is_no_locator_is_refused(text: str) -> None:
    with pytest.raises(NotALocator, match="write it like 2020-146-007"):
        parse_locators(text)


letters_and_marks = st.text("AaHhRrCc/SsPVv.0123456789 -_()\n", max_size=40)
symbols = st.builds(
    "A/HRC/{}/{}{}".format,
    st.integers(1, 99),
    st.integers(1, 199),
    st.sampled_from(["", "/Add.1", "/Corr.2", "/Rev.1"]),
)


@given(st.text(max_size=60) | letters_and_marks)
def test_normal_forms_of_arbitrary_text_are_their_own_normal_form(text: str) -> None:
    for normal in (normal_symbol, normal_communication, normal_opinion):
        once = normal(text)
        assert once is None or normal(once) == once


@given(
    symbols, st.sampled_from(["/", " ", "-", " / ", "／"]), st.sampled_from([str.lower, str.upper])
)
def test_any_divider_and_case_gives_the_same_symbol(
    symbol: str, divider: str, in_case: Callable[[str], str]
) -> None:
    typed = symbol.replace("/", divider)

    assert normal_symbol(in_case(typed)) == symbol


@given(st.lists(st.text(max_size=20) | symbols, max_size=6))
def test_references_of_arbitrary_text_lie_in_it_and_do_not_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)

    references = find_references(text)

    assert all(text[slice(*reference.span)] == reference.printed for reference in references)
    ends = [0, *(reference.span[1] for reference in references)]
    starts = [*(reference.span[0] for reference in references), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))


@given(st.builds(Locator, st.integers(1900, 2099), st.integers(0, 999), st.integers(0, 999)))
def test_any_locator_prints_what_reads_back_as_itself(locator: Locator) -> None:
    assert Locator.parse(str(locator)) == locator
