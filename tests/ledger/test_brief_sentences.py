"""Two sentences for each case: read aloud as they are, saying no more than the record."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from endreprisals.domain.sessions import Session
from endreprisals.ledger.queries.brief import brief
from endreprisals.ledger.queries.brief_cases import BriefCase
from endreprisals.record.models import Case
from endreprisals.web import brief_sentences, brief_words
from tests.build import (
    a_case,
    a_cooperation,
    a_mention,
    a_raise,
    a_reply,
    a_statement,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
CAUSE = re.compile(r"led to|thanks to|because of|still", re.IGNORECASE)


def raised(case: Case, made_ready: Ready) -> BriefCase:
    a_raise(case, "2022-09-29", ("DEU",), forum="HRC51")
    made_ready()
    return brief("DEU", Session("HRC", 66), seconds=90, on=date(2026, 11, 20)).own[0]


def first(case: BriefCase) -> str:
    return brief_sentences.plain(brief_sentences.told(case))


def second(case: BriefCase) -> str:
    return brief_sentences.plain(brief_sentences.stands(case))


def test_first_sentence_says_who_where_after_what_when_and_what(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001", title="Testa Fictiva, lawyer")
    a_cooperation(case, "2019-03", ("HRC",))
    an_act(case, "2019-05-01", ("threats", "arbitrary_detention"))

    assert first(raised(case, made_ready)) == (
        "In the case of Testa Fictiva, lawyer, Egypt, these acts of reprisal are reported after "
        "cooperation with the United Nations (Human Rights Council), the first dated 1 May 2019: "
        "threats and intimidation and arbitrary arrest or detention."
    )


def test_first_sentence_does_not_say_after_where_dates_do_not_show_it(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_cooperation(case, "", ("HRC",))
    an_act(case, "2019-05-01")

    assert "for cooperation with the United Nations (Human Rights Council) are reported, the " in (
        first(raised(case, made_ready))
    )


def test_first_sentence_without_dates_and_bodies_says_neither(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "", ())

    assert first(raised(case, made_ready)) == (
        "In the case of Testa Fictiva, Egypt, these acts of reprisal for cooperation with the "
        "United Nations are reported: acts of which no source says the kind."
    )


def test_nobody_is_named_whom_no_public_source_names(made_ready: Ready) -> None:
    subject = a_subject("A student of an invented school", kind="unnamed")
    case = a_case(
        public_id="EGY-2019-001", title="An unnamed student", named=False, subject=subject
    )

    assert "“An unnamed student”" in first(raised(case, made_ready))


def test_time_that_goes_on_gives_its_beginning(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "2020-08/..")

    assert "the first dated August 2020:" in first(raised(case, made_ready))


def test_many_kinds_of_acts_are_counted_after_the_third(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "2019", ("threats", "surveillance", "disbarment", "raid_search", "asset_seizure"))

    assert first(raised(case, made_ready)).endswith("disbarment and 2 more.")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (("2017-09-12", "detained", {"last_known_edtf": "2025-06"}),
         "Reported situation: detained, since 12 September 2017, last reported so in June 2025"),
        (("2021", "detained", {}), "Reported situation: detained, in 2021"),
        (("", "exile", {}), "Reported situation: in exile, without a date"),
        (("2018", "detained", {"end_kind": "end_of_sentence"}),
         "Last reported situation: detained, which ended (sentence served)"),
        (("2018", "detained", {"to_edtf": "2022-03-01", "to_lower": date(2022, 3, 1),
                               "to_upper": date(2022, 3, 1)}),
         "Last reported situation: detained, which ended on 1 March 2022 (not known)"),
    ],
)  # fmt: skip
def test_second_sentence_tells_the_situation_as_last_reported(
    made_ready: Ready, status: tuple[str, str, dict[str, object]], expected: str
) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_status(case, status[0], status[1], **status[2])
    told = second(raised(case, made_ready))

    assert told.startswith(f"{expected}; ")
    assert told.endswith(
        "; raised by 1 State, last on 29 September 2022; no reply of the Government is on record."
    )


def test_second_sentence_counts_the_situations_of_several_people(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    for name in ("Alia Ficta", "Nemo Nusquam"):
        subject = a_subject(name)
        case.case_subjects.create(subject=subject, role="victim", position=1)
        a_status(case, "2024-01-15", "exile", subject=subject)

    assert second(raised(case, made_ready)).startswith(
        "Reported situation of 2 people, last on 15 January 2024: in exile (2); "
    )


def test_second_sentence_of_a_case_of_which_no_situation_is_known_says_so(
    made_ready: Ready,
) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_reply(case)
    told = second(raised(case, made_ready))

    assert told.startswith("No source on record reports the present situation; ")
    assert told.endswith("; a reply of the Government is on record.")


def test_statement_of_a_state_not_named_makes_the_number_a_least(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_raise(case, statement=a_statement("HRC48", "2021-09-29", ()))

    assert "raised by at least 1 State, last on 29 September 2022" in second(
        raised(case, made_ready)
    )


def test_case_that_only_a_state_without_a_name_raised_says_so_in_both_places(
    made_ready: Ready,
) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_mention(case)
    a_raise(case, statement=a_statement("HRC48", "2021-09-29", ()))
    made_ready()
    made = brief("DEU", Session("HRC", 66), seconds=90, on=date(2026, 11, 20))

    assert brief_words.sheet(made).offered[0].why_here == (
        "Raised by States that the source does not name"
    )
    assert "; raised by States that the source does not name; " in second(made.offered[0])


def test_each_is_one_sentence_and_neither_names_a_cause(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_cooperation(case)
    an_act(case)
    a_status(case)
    made = raised(case, made_ready)

    for sentence in (first(made), second(made)):
        assert sentence.count(". ") == 0
        assert sentence.endswith(".")
        assert not CAUSE.search(sentence)


def test_words_of_both_sentences_are_what_is_counted(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case)
    raised(case, made_ready)
    made = brief("DEU", Session("HRC", 66), seconds=90, on=date(2026, 11, 20))
    sheet = brief_words.sheet(made)

    spoken = f"{first(made.own[0])} {second(made.own[0])}"
    assert sheet.own[0].words == len([word for word in spoken.split() if word.strip("().,;:")])
    assert (sheet.words, sheet.pace, sheet.fits) == (195, 130, 1)
