"""The described parameters of the filter agree with what the filter accepts."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.api.asked import documented_filter
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.domain.text import MAX_QUERY_CHARS
from endreprisals.record.filters import QUERY_LIMIT
from endreprisals.record.filters import parse as parse_filter

ACCEPTED = (
    "", "2019", "201X", "20XX", "2019-XX", "2019-XX-XX", "2019-06", "2019-06-XX", "2019-06-27",
    "2019-21", "2017~", "2017-05?", "2017-05-01%", "2014-09-01/2014-09-30", "2014/2016-03",
    "2014-09/..", "../2014-09-22",
)  # fmt: skip
REFUSED = (
    "soon", "19", "2019-13", "2019-00", "2019-06-32", "2019-21-01", "2019/", "/2019", "../..",
    "2019/2020/2021", "2019-6", "2019 ", "２０１９", "2019\n",
)  # fmt: skip


def _schemas() -> dict[str, Any]:
    return {one["name"]: one["schema"] for one in documented_filter()["parameters"]}


@pytest.mark.parametrize("name", ["from", "to"])
def test_the_pattern_of_a_date_describes_what_is_accepted(name: str) -> None:
    pattern = re.compile(_schemas()[name]["pattern"].replace("$", r"\Z"), re.ASCII)

    assert [text for text in ACCEPTED if not pattern.search(text)] == []
    assert [text for text in REFUSED if pattern.search(text)] == []
    for text in ACCEPTED:
        parse_filter(QueryDict(urlencode({name: text})))


@given(st.text("0123456789X-/.~?%", max_size=14))
def test_every_date_that_can_be_read_fits_the_pattern(text: str) -> None:
    try:
        parse(text)
    except NotADate:
        return
    assert re.search(_schemas()["from"]["pattern"], text)


@given(st.from_regex(_schemas()["from"]["pattern"], fullmatch=True))
def test_what_fits_the_pattern_is_refused_only_for_the_calendar(text: str) -> None:
    assert _why_refused(text.strip()) in {"", "is not in the calendar", "ends before it begins"}


def _why_refused(text: str) -> str:
    try:
        parse(text or "2019")  # no date at all is no period
    except NotADate as told:
        return str(told).partition("' ")[2].partition(":")[0]
    return ""


def test_the_longest_search_that_is_read_is_told(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"]
    searched = {
        parameter["name"]: parameter["schema"]
        for parameter in described["/api/v1/search"]["get"]["parameters"]
    }

    assert _schemas()["q"]["maxLength"] == QUERY_LIMIT
    assert searched["q"]["maxLength"] == MAX_QUERY_CHARS
