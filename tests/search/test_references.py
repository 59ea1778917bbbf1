"""Symbols, codes and ids typed any way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.search.references import printed_references, typed_reference


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("A/HRC/42/30", "A/HRC/42/30"),
        ("a hrc 42 30", "A/HRC/42/30"),
        ("bhr1/2023", "BHR 1/2023"),
        ("AL BHR 01/2023", "BHR 1/2023"),
        ("WGAD 64/2011", "No. 64/2011"),
        ("2019-047-001/egy", "2019-047-001/EGY"),
        ("EGY-2017-001", "EGY-2017-001"),
        ("egy 2017 1", "EGY-2017-001"),
        ("egy2017/12", "EGY-2017-012"),
        ("EGY-2017-012345", "EGY-2017-12345"),
        ("s-egy-0001", "S-EGY-0001"),
        ("s egy 12", "S-EGY-0012"),
    ],
)
def test_a_reference_typed_any_way_has_one_normal_form(typed: str, normal: str) -> None:
    assert normal in typed_reference(typed)


@pytest.mark.parametrize("typed", ["", "detention", "Egypt 2017", "64/2011", "a hrc", "x" * 500])
def test_other_words_are_no_reference(typed: str) -> None:
    assert typed_reference(typed) == ()


def test_references_printed_in_a_text_are_each_given_once() -> None:
    text = "See A/HRC/42/30 and A/HRC/42/30, AL BHR 1/2023, but not case 64/2011."

    assert printed_references(text) == ("A/HRC/42/30", "BHR 1/2023")


@given(st.text(max_size=100))
def test_no_text_makes_reading_a_reference_fail(typed: str) -> None:
    assert all(1 <= len(form) <= 80 for form in typed_reference(typed))
