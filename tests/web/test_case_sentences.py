"""Sentences made from data: no more than the data says, and never that something goes on."""

from django.utils.html import strip_tags

from endreprisals.domain import vocabulary
from endreprisals.domain.partial_dates import parse
from endreprisals.record.queries.case_page import StatusLine
from endreprisals.web import case_sentences


def said(status: str, since: str = "", as_of: str = "", end_kind: str = "", ended: str = "") -> str:
    line = StatusLine(
        status=status,
        subject="",
        since=parse(since) if since else None,
        as_of=parse(as_of) if as_of else None,
        end_kind=end_kind,
        citations=(),
        ended_status=ended,
    )
    return " ".join(map(strip_tags, case_sentences.status_sentences(line)))


def test_status_with_a_start_and_a_last_report_gives_both() -> None:
    assert said("detained", "2017-09-12", "2025-06") == (
        "Reported detained since 12 September 2017. Last reported so in June 2025."
    )


def test_start_between_two_dates_is_not_told_as_beginning_and_end() -> None:
    assert said("house_arrest", "2017-11/2019-09", "2022-02").startswith(
        "Reported under house arrest since some time between November 2017 and September 2019."
    )


def test_status_reported_once_is_told_of_that_day_alone() -> None:
    assert said("detained", "2021", "2021") == "Reported detained in 2021."


def test_status_without_any_date_says_so() -> None:
    assert said("exile") == "Reported in exile; no source dates it."
    assert said("exile", as_of="2020") == "Reported in exile in 2020."


def test_status_that_ended_says_when_and_how_and_that_nothing_follows() -> None:
    assert said("unknown", "2018-01-19", "2022-03-01", "end_of_sentence", "detained") == (
        "Reported detained on 19 January 2018. This ended on 1 March 2022: sentence served. "
        "What came after is not known."
    )
    assert said("unknown", "2017", "2018", "unknown", "disappeared").endswith(
        "This ended in 2018; how is not known. What came after is not known."
    )


def test_end_without_a_date_says_no_day_and_death_says_nothing_of_what_follows() -> None:
    assert said("unknown", "", "", "early_release", "detained") == (
        "Reported detained; no source dates it. This ended: early release. "
        "What came after is not known."
    )
    assert "This ended; when and how is not known." in said("unknown", "2017", ended="exile")
    assert said("dead", "2017", "2018", "death", "detained").endswith("This ended in 2018: death.")


def test_open_start_keeps_its_own_words() -> None:
    assert said("restricted", "2018-04-15/..", "2025").startswith(
        "Reported at liberty, but under restrictions, from 15 April 2018 on."
    )


def test_every_status_has_its_sentences_and_none_says_still() -> None:
    codes = {term.code for term in vocabulary.terms("statuses")}

    for messages in (case_sentences.SINCE, case_sentences.THEN, case_sentences.UNDATED):
        assert set(messages) == codes
        assert not [text for text in map(str, messages.values()) if "still" in text.lower()]
