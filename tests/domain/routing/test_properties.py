"""What holds of every set of answers."""

import json
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.routing.answers import Answers, BadAnswers, read_answers
from endreprisals.domain.routing.engine import route
from endreprisals.domain.routing.facts import ContactFact, TreatyFact
from endreprisals.domain.routing.route import Route, as_json
from endreprisals.domain.routing.signs import signs_of
from endreprisals.domain.routing.tables import LANGUAGES
from tests.domain.routing.made_up import TODAY, contacts, documents, treaties

Document = dict[str, Any]
Treaties = dict[str, TreatyFact]
URGENCY = ("in_danger_now", "detained", "missing")


def read(document: Document, **changed: object) -> Answers:
    return read_answers(document | changed, today=TODAY)


def routed(answers: Answers, facts: Treaties | None = None, days_later: int = 0) -> Route:
    later = TODAY + timedelta(days=days_later)
    return route(answers, treaties=facts or {}, contacts={}, today=later)


def places(found: Route) -> dict[str, int]:
    return {one.mechanism: one.order for one in found.avenues}


@given(documents(), treaties(), contacts(), st.sampled_from(LANGUAGES))
def test_every_set_of_answers_gets_avenues_in_strict_order(
    document: Document, facts: Treaties, ways: dict[str, ContactFact], language: str
) -> None:
    answers = read(document)

    found = route(answers, treaties=facts, contacts=ways, today=TODAY, language=language)

    assert [one.order for one in found.avenues] == list(range(1, len(found.avenues) + 1))
    assert len(places(found)) == len(found.avenues) > 0
    assert found.first == found.avenues[0].mechanism
    able = any(one.can_do and not one.help for one in found.avenues)
    assert able is (found.none_because is None)
    assert json.loads(json.dumps(as_json(found))) == as_json(found)
    again = route(answers, treaties=facts, contacts=ways, today=TODAY, language=language)
    assert again == found


@given(documents(), treaties(), contacts())
def test_no_contact_is_offered_as_certain_that_was_not_seen_of_late(
    document: Document, facts: Treaties, ways: dict[str, ContactFact]
) -> None:
    found = route(read(document), treaties=facts, contacts=ways, today=TODAY)

    for avenue in found.avenues:
        seen = ways.get(avenue.mechanism, ContactFact()).verified_on
        fresh = seen is not None and (TODAY - seen).days <= 90
        assert avenue.contact.warning or (fresh and avenue.contact.state == "verified")
    if any(one.contact.warning for one in found.avenues):
        assert "contacts-to-check" in [one.code for one in found.warnings]


@given(documents(), treaties(), st.sampled_from(URGENCY))
def test_more_urgency_never_puts_more_before_an_urgent_avenue_that_can_wait(
    document: Document, facts: Treaties, urgency: str
) -> None:
    if document.get("person") == "self" and urgency == "missing":
        document = document | {"person": "relative"}
    before = routed(read(document, **{urgency: document.get(urgency) and True}), facts)

    after = routed(read(document, **{urgency: True}), facts)

    assert places(before).keys() <= places(after).keys()
    for avenue in before.avenues:
        if avenue.urgent:
            assert _waiting_before(after, avenue.mechanism) <= _waiting_before(
                before, avenue.mechanism
            )
            assert next(one for one in after.avenues if one.mechanism == avenue.mechanism).urgent


def _waiting_before(found: Route, mechanism: str) -> set[str]:
    place = places(found)[mechanism]
    return {one.mechanism for one in found.avenues if one.order < place and not one.urgent}


@given(documents(), treaties())
def test_urgent_avenues_stand_before_all_that_can_wait_unless_consent_was_refused(
    document: Document, facts: Treaties
) -> None:
    answers = read(document)
    found = routed(answers, facts)

    refused = False in (answers.informed, answers.agreed)
    if refused and "no_voice" not in signs_of(answers, {}):
        order = [one.help for one in found.avenues]
        assert order == sorted(order, reverse=True)
    else:
        order = [one.urgent for one in found.avenues]
        assert order == sorted(order, reverse=True)


@given(documents(), treaties())
def test_consent_opens_filings_and_takes_no_avenue_away(
    document: Document, facts: Treaties
) -> None:
    without = routed(read(document), facts)

    agreed = routed(read(document, consent={"informed": True, "agreed": True}), facts)

    assert places(agreed).keys() == places(without).keys()
    assert {one.status for one in agreed.avenues} == {"open"}
    helped = [one.mechanism for one in agreed.avenues if one.help]
    assert helped == [one.mechanism for one in without.avenues if one.help]


@given(documents(), treaties())
def test_no_filing_is_open_before_consent_and_help_always_is(
    document: Document, facts: Treaties
) -> None:
    answers = read(document)
    agreed = answers.informed is True and answers.agreed is True

    for avenue in routed(answers, facts).avenues:
        assert (avenue.status == "open") is (agreed or avenue.help)
        assert bool(avenue.not_before) is not (agreed or avenue.help)


@given(documents(), treaties(), st.sampled_from([None, "confidential", "unsure"]))
def test_less_publicity_never_moves_a_public_avenue_ahead_of_another(
    document: Document, facts: Treaties, wish: str | None
) -> None:
    public = routed(read(document, wishes="public"), facts)

    other = routed(read(document, wishes=wish), facts)

    assert places(other).keys() == places(public).keys()
    for shown in other.avenues:
        if shown.confidential_or_public == "public":
            ahead = {
                one
                for one, place in places(public).items()
                if place > places(public)[shown.mechanism]
            }
            now = {one for one, place in places(other).items() if place > shown.order}
            assert now <= ahead


@given(documents(), treaties())
def test_an_unknown_state_never_shows_a_fact_of_a_treaty(
    document: Document, facts: Treaties
) -> None:
    found = routed(read(document, country=None), facts)

    assert found.not_open == ()
    for avenue in found.avenues:
        for condition in avenue.conditions:
            assert (condition.status, condition.state) == ("unknown", "question")
            assert condition.date == condition.as_of == condition.source == ""
            assert not condition.differs


@given(documents(), treaties())
def test_a_treaty_that_nobody_knows_of_is_a_question_and_closes_nothing(
    document: Document, facts: Treaties
) -> None:
    answers = read(document)
    known = routed(answers, facts)

    unknown = routed(answers)

    assert places(known).keys() <= places(unknown).keys()
    assert unknown.not_open == ()


@given(documents(), treaties(), st.integers(0, 900))
def test_time_takes_no_avenue_away_and_opens_nothing_again(
    document: Document, facts: Treaties, days: int
) -> None:
    answers = read(document)
    now = routed(answers, facts)

    later = routed(answers, facts, days)

    assert places(later) == places(now)
    grades = ("open", "closing", "depends", "closed")
    for earlier, one in zip(now.avenues, later.avenues, strict=True):
        if (
            answers.when
            and earlier.deadline.state in grades
            and one.mechanism != "treaty-body-petitions"
        ):
            assert grades.index(one.deadline.state) >= grades.index(earlier.deadline.state)


@given(documents())
def test_what_could_be_read_is_read_the_same_way_again(document: Document) -> None:
    assert read(document) == read(json.loads(json.dumps(document)))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=80),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["cooperation", "acts", "country", "when", "person", "in_danger_now", "detained", "missing",
     "wishes", "consent", "languages", "something else"]
)  # fmt: skip


@given(ANYTHING | st.dictionaries(KEYS, ANYTHING, max_size=6))
def test_any_document_is_read_or_refused_line_by_line(document: object) -> None:
    for line in _problems(document) or ["nothing: is: wrong"]:
        assert line.isprintable()
        assert line.count(": ") >= 2


def _problems(document: object) -> tuple[str, ...]:
    try:
        assert routed(read_answers(document, today=TODAY)).avenues
    except BadAnswers as refused:
        return refused.problems
    return ()
