"""Reading cells: what each kind accepts, and how it refuses the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.dataset.problems import BadValue
from endreprisals.domain.dataset.values import READERS, Value
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.un_symbols import Locator

ARGUMENTS = {"shape": "case_id", "code": "act_types", "codes": "act_types"}


def read(kind: str, text: str) -> Value:
    return READERS[kind](text, ARGUMENTS.get(kind, ""))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "نام‌ها", "نام‌ها"),
        ("texts", "one; two", ("one", "two")),
        ("source", 'seed 001; ("https://example.org/a?b=1")', 'seed 001; ("https://example.org/a?b=1")'),
        ("shape", "bhr-one-2", "bhr-one-2"),
        ("integer", "0", 0),
        ("integer", "47", 47),
        ("number", "0.33", 0.33),
        ("year", "2019", 2019),
        ("years", "2014; 2019", (2014, 2019)),
        ("yes_no", "no", False),
        ("date", "2017-05~", parse("2017-05~")),
        ("date", "../2020", parse("../2020")),
        ("date", "2021-08/..", parse("2021-08/..")),
        ("dates", "2014; 2015-02/..", (parse("2014"), parse("2015-02/.."))),
        ("day", "2016-02-29", date(2016, 2, 29)),
        ("state", "BHR", "BHR"),
        ("states", "SAU; YEM", ("SAU", "YEM")),
        ("code", "fine", "fine"),
        ("codes", "fine; threats", ("fine", "threats")),
        ("symbol", "A/HRC/24/29/Corr.1", "A/HRC/24/29/Corr.1"),
        ("locators", "2019-094-002; 2019-124-002", (Locator(2019, 94, 2), Locator(2019, 124, 2))),
        ("paragraphs", "94; 124", (94, 124)),
    ],
)  # fmt: skip
def test_reading_a_cell_of_its_kind_gives_its_value(kind: str, text: str, value: Value) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("text", " x", "begins or ends with a space"),
        ("text", "a\nb", "hidden character"),
        ("text", "a\u202eb", "hidden character"),
        ("texts", "a;b", "is no list"),
        ("texts", "a; ", "is no list"),
        ("texts", "a; a", "has an entry twice"),
        ("source", "see http:/example.org", "is no web address"),
        ("source", "httpx://example.org/x", "is no web address"),
        ("source", "https://example", "is no web address"),
        ("shape", "BHR-one", "is no case_id"),
        ("integer", "07", "is no whole number"),
        ("integer", "-1", "is no whole number"),
        ("integer", "٤٢", "is no whole number"),
        ("number", "1e9", "is no number"),
        ("number", "nan", "is no number"),
        ("year", "1066", "is no year of this record"),
        ("year", "19", "is no year of this record"),
        ("yes_no", "YES", "is neither yes nor no"),
        ("date", "2014-02-30", "is not in the calendar"),
        ("date", "0214", "lies outside 1900 to 2100"),
        ("date", "2014/2900", "lies outside 1900 to 2100"),
        ("date", "../1899", "lies outside 1900 to 2100"),
        ("date", "2101/..", "lies outside 1900 to 2100"),
        ("dates", "2014, 2015", "is not a date in EDTF"),
        ("dates", "2014; 2014", "has an entry twice"),
        ("day", "2014-09", "is not one day"),
        ("day", "2014-09-22~", "is not one day"),
        ("day", "2014-09-22?", "is not one day"),
        ("state", "bhr", "is no State"),
        ("states", "BHR; XXX", "is no State"),
        ("code", "Fine", "is no code of act_types"),
        ("codes", "fine;threats", "is no list"),
        ("symbol", "a/hrc/42/30", "is no document symbol in normal form"),
        ("symbol", "report 42", "is no document symbol in normal form"),
        ("locators", "2019-94-2", "is no locator"),
        ("paragraphs", "94, 124", "is no whole number"),
    ],
)
def test_reading_a_cell_of_another_kind_is_refused(kind: str, text: str, what: str) -> None:
    with pytest.raises(BadValue, match=what) as refused:
        read(kind, text)

    assert refused.value.advice


def test_refusing_a_near_miss_says_what_was_meant() -> None:
    with pytest.raises(BadValue) as state:
        read("state", "BHX")
    with pytest.raises(BadValue) as symbol:
        read("symbol", "a/hrc/42/30")
    with pytest.raises(BadValue) as nothing_near:
        read("state", "?")

    assert state.value.advice.startswith("did you mean 'B")
    assert symbol.value.advice == "write A/HRC/42/30"
    assert nothing_near.value.advice == "write an ISO code"


@given(st.sampled_from(sorted(READERS)), st.text(max_size=30))
def test_arbitrary_text_is_read_or_refused_and_nothing_else(kind: str, text: str) -> None:
    try:
        read(kind, text)
    except BadValue as bad:
        told = str(bad)
    else:
        told = "read"
    assert "\n" not in told
