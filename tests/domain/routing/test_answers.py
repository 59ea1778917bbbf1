"""What can be answered, and what is said of answers that cannot be worked with."""

from datetime import date
from typing import Any

import pytest

from endreprisals.domain.deadlines import limits
from endreprisals.domain.deadlines.acts import Span
from endreprisals.domain.routing.answers import (
    Answers,
    BadAnswers,
    cooperation_codes,
    read_answers,
)

TODAY = date(2026, 11, 20)


def read(**document: Any) -> Answers:
    return read_answers(document, today=TODAY)


def problems(document: object) -> tuple[str, ...]:
    with pytest.raises(BadAnswers) as refused:
        read_answers(document, today=TODAY)
    return refused.value.problems


def test_the_document_of_the_interface_is_read() -> None:
    answers = read(
        cooperation=["treaty_body:CAT"], acts=["threats"], country="BDI", when="2026-10",
        person="self", in_danger_now=False, detained=False, wishes="confidential",
        consent={"informed": True, "agreed": True}, languages=["fr"],
    )  # fmt: skip

    assert answers == Answers(
        cooperation=("treaty_body:CAT",), acts=("threats",), country="BDI",
        when=Span(date(2026, 10, 1), date(2026, 10, 31), "2026-10"), person="self",
        in_danger_now=False, detained=False, missing=None, wishes="confidential",
        informed=True, agreed=True, languages=("fr",),
    )  # fmt: skip


def test_every_question_can_be_left_out_or_null_or_blank() -> None:
    nulls = dict.fromkeys(
        ("cooperation", "acts", "country", "when", "person", "in_danger_now", "detained",
         "missing", "wishes", "consent", "languages")
    )  # fmt: skip

    assert read() == read(**nulls) == Answers()
    assert read(country="", when="", person="", wishes="") == Answers()
    assert read(consent={}) == read(consent={"informed": None, "agreed": None}) == Answers()


def test_the_same_answer_twice_counts_once() -> None:
    assert read(acts=["threats", "threats"], languages=["fr", "fr"]) == read(
        acts=["threats"], languages=["fr"]
    )


@pytest.mark.parametrize("document", [None, [], "BDI", 3, True])
def test_a_document_that_is_no_object_is_refused(document: object) -> None:
    assert problems(document) == (
        "answers: not an object: write {} with the keys that you can answer",
    )


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"countries": "BDI"}, "countries: no such question: did you mean 'country'?"),
        ({"acts": ["threat"]}, "acts[0]: 'threat' is not known: did you mean 'threats'?"),
        (
            {"cooperation": ["HRC", "UPRR"]},
            "cooperation[1]: 'UPRR' is not known: did you mean 'UPR'?",
        ),
        ({"cooperation": "HRC"}, "cooperation: not a list: write it in square brackets, or null"),
        ({"acts": [3]}, "acts[0]: not a text: write it in quotation marks"),
        ({"acts": ["threats"] * 61}, "acts: more than 60 entries: keep those that matter"),
        (
            {"languages": ["français"]},
            "languages[0]: 'français' is no language code: write fr, ar or zh-Hant",
        ),
        (
            {"person": "cousin"},
            "person: 'cousin' is not known: use one of self, relative, colleague, organisation",
        ),
        ({"person": 5}, "person: not a text: write it in quotation marks, or null"),
        (
            {"wishes": "both"},
            "wishes: 'both' is not known: use one of confidential, public, unsure",
        ),
        ({"detained": "yes"}, "detained: neither yes nor no: write true, false or null"),
        ({"in_danger_now": 1}, "in_danger_now: neither yes nor no: write true, false or null"),
        ({"consent": True}, 'consent: not an object: write {"informed": null, "agreed": null}'),
        ({"consent": {"signed": True}}, "consent.signed: no such part: use informed and agreed"),
        (
            {"consent": {"agreed": "yes"}},
            "consent.agreed: neither yes nor no: write true, false or null",
        ),
        (
            {"when": "yesterday"},
            "when: yesterday: " + limits.words()["problems"]["not_a_date"]["en"],
        ),
        ({"when": "2026-12"}, "when: 2026-12 is still to come: give the day it happened"),
        ({"when": "2026-11-21"}, "when: 2026-11-21 is still to come: give the day it happened"),
    ],
)
def test_a_wrong_answer_is_named_with_what_to_do(document: Any, problem: str) -> None:
    assert problems(document) == (problem,)


@pytest.mark.parametrize(
    ("country", "advice"),
    [
        ("SUN", "'SUN' was the Soviet Union, which does not exist any more: write RUS or ARM or"),
        ("YUG", "'YUG' was Yugoslavia, which does not exist any more: write BIH or HRV or MKD"),
        ("ZAR", "'ZAR' was Zaire, which does not exist any more: write COD"),
        ("zar", "'zar' was Zaire, which does not exist any more: write COD"),
        ("HKG", "'HKG' (Hong Kong) is not on the list of States: write CHN and name the place"),
        ("TWN", "'TWN' (Taiwan) is not on the list of States: leave it out; the avenues that"),
        ("bdi", "'bdi' is no code of a State: write BDI"),
        ("BI", "'BI' is no code of a State: write BDI"),
        ("Côte d'Ivoire", '"Côte d\'Ivoire" is no code of a State: write CIV'),
        ("XXX", "'XXX' is no code of a State: write three letters such as BDI, or leave it out"),
    ],
)
def test_a_state_that_is_none_of_today_comes_with_what_to_write(country: str, advice: str) -> None:
    (problem,) = problems({"country": country})

    assert problem.startswith(f"country: {advice}")


def test_a_year_or_a_month_that_has_begun_is_no_future_date() -> None:
    assert read(when="2026").when
    assert read(when="2026-11-20").when
    assert read(when="2026-11-01/2026-12-31").when


def test_no_contact_beside_a_body_contradicts_itself() -> None:
    assert problems({"cooperation": ["none", "HRC"]}) == (
        "cooperation: 'none' beside a body: leave out one of them",
    )
    assert read(cooperation=["none"]).cooperation == ("none",)


def test_nobody_writes_about_themselves_as_missing() -> None:
    (problem,) = problems({"person": "self", "missing": True})

    assert problem.startswith("missing: somebody who writes about themselves cannot be missing: ")
    assert read(person="self", missing=False).missing is False


def test_every_problem_is_told_at_once_and_the_exception_repeats_none() -> None:
    with pytest.raises(BadAnswers) as refused:
        read(country="Narnia", acts=["x" * 400], name="Testa Fictiva")

    assert len(refused.value.problems) == 3
    assert "Narnia" not in str(refused.value)
    assert all(len(line) < 1500 for line in refused.value.problems)


def test_what_is_repeated_of_a_wrong_value_cannot_disturb_a_terminal() -> None:
    (problem,) = problems({"country": "\x1b[2J\nB\u202eDI\ud800" + "x" * 200})

    assert problem.isprintable()
    assert "…" in problem


def test_a_narrative_of_a_hundred_thousand_characters_is_no_answer() -> None:
    assert len(problems({"when": "2026-10-01 " * 10_000})[0]) < 300


def test_every_body_of_the_record_and_of_the_regions_can_be_named() -> None:
    codes = cooperation_codes()

    assert {"HRC", "UPR", "special_procedures", "treaty_body:CAT", "OHCHR", "field_presence"} < set(
        codes
    )
    assert {"ACHPR", "IACHR", "IACtHR", "Council_of_Europe", "OSCE", "ECOSOC", "none"} < set(codes)
    assert len(codes) == len(set(codes))


def test_nobody_is_held_and_out_of_reach_is_a_contradiction() -> None:
    with pytest.raises(BadAnswers) as refused:
        read_answers({"detained": False, "without_contact": True}, today=date(2026, 11, 20))

    (problem,) = refused.value.problems
    assert problem.startswith("without_contact: nobody is held")
