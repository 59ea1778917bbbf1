"""Evidence in the words of a report: marked where it stands, and no letter lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.review.highlights import pieces, unmarked

TEXT = "Ms. Testa Fictiva was arrested on 2 May."
FIELDS = st.sampled_from(["acts", "dates", "subjects"])
marks = st.builds(
    lambda start, length, field: {
        "field": field, "value": "v", "start": start, "end": start + length,
    },
    st.integers(-5, 50), st.integers(-3, 30), FIELDS,
)  # fmt: skip


def _mark(words: str, field: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"field": field, "value": words, "start": start, "end": start + len(words)}


def test_words_that_are_evidence_are_marked_with_their_field() -> None:
    found = pieces(TEXT, [_mark("Testa Fictiva", "subjects"), _mark("arrested", "acts")])

    assert [(one.text, one.fields) for one in found if one.fields] == [
        ("Testa Fictiva", ("subjects",)),
        ("arrested", ("acts",)),
    ]


def test_words_that_are_evidence_for_two_fields_name_both() -> None:
    found = pieces(TEXT, [_mark("arrested on 2 May", "dates"), _mark("arrested", "acts")])

    assert ("arrested", ("dates", "acts")) in [(one.text, one.fields) for one in found]


@given(st.text(max_size=60), st.lists(marks, max_size=8))
def test_marks_lose_and_add_no_letter(text: str, evidence: list[dict[str, Any]]) -> None:
    assert "".join(one.text for one in pieces(text, evidence)) == text


def test_fields_without_marked_words_are_named() -> None:
    assert unmarked(["acts", "dates"], [_mark("arrested", "acts")]) == ("dates",)
