"""Single promises of the router, one situation each."""

from datetime import date
from typing import Any

import pytest

from endreprisals.domain.routing.answers import read_answers
from endreprisals.domain.routing.engine import route
from endreprisals.domain.routing.facts import ContactFact, TreatyFact, WayFact
from endreprisals.domain.routing.route import Avenue, Route

TODAY = date(2026, 11, 20)
YES = {"informed": True, "agreed": True}


def routed(
    facts: dict[str, TreatyFact] | None = None,
    contacts: dict[str, ContactFact] | None = None,
    *,
    language: str = "en",
    today: date = TODAY,
    **document: Any,
) -> Route:
    answers = read_answers(document, today=today)
    return route(
        answers, treaties=facts or {}, contacts=contacts or {}, today=today, language=language
    )


def at(found: Route, mechanism: str) -> Avenue:
    return next(one for one in found.avenues if one.mechanism == mechanism)


def fact(status: str, **changes: Any) -> TreatyFact:
    return TreatyFact(status, "1990-05-09", "2022-05-29", "an invented table", **changes)


def test_one_body_with_several_reasons_is_one_avenue() -> None:
    found = routed(cooperation=["special_procedures"], detained=True)

    assert [one.code for one in at(found, "special-procedures").reasons] == [
        "urgent-letter", "met-expert", "letter-of-experts",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "state"),
    [("party", "open"), ("signatory", "closed"), ("none", "closed"), ("declaration", "question")],
)
def test_only_what_a_state_accepted_opens_a_complaint(status: str, state: str) -> None:
    found = routed({"ICCPR-OP1": fact(status)}, country="BDI", acts=["threats"])

    closed = [one.condition.treaty for one in found.not_open]
    assert closed == (["ICCPR-OP1"] if state == "closed" else [])
    if state != "closed":
        (condition,) = at(found, "treaty-body-petitions").conditions
        assert (condition.state, condition.status) == (state, status)


def test_a_missing_declaration_is_a_question_and_no_refusal() -> None:
    found = routed(country="TUN", cooperation=["treaty_body:CAT"])

    condition = at(found, "treaty-body-petitions").conditions[0]
    assert (condition.treaty, condition.state) == ("CAT art. 22", "question")
    assert condition.text.startswith("Tunisia: has it accepted complaints under the Convention")
    assert "CAT art. 22" in [one.treaty for one in found.questions]


def test_without_a_state_no_treaty_is_told_of_though_facts_are_at_hand() -> None:
    found = routed({"CAT": fact("party")}, cooperation=["treaty_body:CAT"])

    (condition,) = at(found, "treaty-bodies-focal-points").conditions
    assert (condition.status, condition.state, condition.date) == ("unknown", "question", "")
    assert condition.text.startswith("Which State is it? ")


def test_what_a_state_accepted_is_told_with_both_days() -> None:
    found = routed({"CAT": fact("party")}, country="BDI", cooperation=["treaty_body:CAT"])

    (condition,) = at(found, "treaty-bodies-focal-points").conditions
    assert condition.text == (
        "Burundi: the Convention against Torture: accepted (1990-05-09), as read on 2022-05-29. "
        "That was long ago and may have changed: check first."
    )


def test_what_a_state_has_not_accepted_may_have_changed_since() -> None:
    found = routed({"ICCPR-OP1": fact("none")}, country="CHN", acts=["threats"])

    (left_out,) = found.not_open
    assert left_out.mechanism == "treaty-body-petitions"
    assert left_out.condition.text == (
        "China: complaints under the Covenant on Civil and Political Rights: "
        "not accepted as read on 2022-05-29. "
        "That may have changed: check before you give this up."
    )


def test_a_day_that_no_row_gives_is_told_as_not_known() -> None:
    bare = TreatyFact("party", "", "", "an invented table")

    found = routed({"CAT": bare}, country="BDI", cooperation=["treaty_body:CAT"])

    text = at(found, "treaty-bodies-focal-points").conditions[0].text
    assert "accepted (date not known), as read on date not known. That was long ago" in text


def test_two_sources_that_differ_are_a_question_even_where_one_says_no() -> None:
    found = routed({"CED": fact("none", differs=True)}, country="CHN", missing=True)

    (condition,) = at(found, "ced-urgent-action").conditions
    assert (condition.state, found.not_open) == ("question", ())
    assert "two sources differ" in condition.text


def test_the_committee_one_spoke_to_stays_though_the_state_is_not_bound() -> None:
    found = routed({"CED": fact("none")}, country="CHN", cooperation=["treaty_body:CED"])

    avenue = at(found, "treaty-bodies-focal-points")
    assert (avenue.order, avenue.committees) == (1, ("CED",))
    assert avenue.conditions[0].state == "closed"


def test_a_committee_that_is_not_named_is_asked_for() -> None:
    found = routed(cooperation=["treaty_body"])

    assert "which-committee" in [one.code for one in found.questions]
    assert "Which committee, and at which stage" in at(found, "treaty-bodies-focal-points").missing


def test_a_closed_urgent_procedure_says_what_remains() -> None:
    found = routed(missing=True, when="2025-01", country="EGY")

    avenue = at(found, "wgeid")
    assert avenue.deadline.state == "closed"
    assert "ordinary procedure" in avenue.deadline.remains
    assert "ordinary procedure stays open" in avenue.why


def test_an_open_limit_gives_its_last_day_and_basis() -> None:
    found = routed(missing=True, when="2026-11-01", country="EGY")

    deadline = at(found, "wgeid").deadline
    assert (deadline.state, deadline.date) == ("open", "2027-01-31")
    assert deadline.basis
    assert not deadline.remains


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        (None, "unverified"),
        (date(2026, 8, 21), "stale"),
        (date(2026, 8, 22), "verified"),
        (date(2026, 11, 20), "verified"),
        (date(2026, 11, 21), "unverified"),
    ],
)
def test_a_contact_is_certain_for_ninety_days(seen: date | None, state: str) -> None:
    found = routed(contacts={"help-lines": ContactFact(phone="+000", verified_on=seen)})

    contact = at(found, "help-lines").contact
    assert (contact.state, bool(contact.warning)) == (state, state != "verified")
    assert contact.phone == "+000"


def test_a_stale_contact_says_when_it_was_seen_last() -> None:
    old = ContactFact(url="https://body.example/", verified_on=date(2026, 1, 2))

    assert "2026-01-02" in at(routed(contacts={"help-lines": old}), "help-lines").contact.warning


def test_a_language_that_the_body_does_not_take_asks_for_a_translation() -> None:
    arabic = at(routed(languages=["ar"]), "special-procedures").missing
    several = at(routed(languages=["ar", "fr-BE"]), "special-procedures").missing

    assert "A translation: this body is said to take en, fr, es" in arabic
    assert not [text for text in several if text.startswith("A translation")]


def test_the_steps_are_the_body_then_the_report_then_the_copy() -> None:
    found = routed(cooperation=["HRC"], consent=YES, wishes="public")

    assert [(step.code, step.mechanisms) for step in found.sequence] == [
        ("body-first", ("hrc-president-bureau",)),
        ("yearly", ("un-sg-report",)),
        ("copy", ("un-senior-official",)),
    ]


def test_somebody_who_wants_it_quiet_decides_on_the_report_last() -> None:
    found = routed(cooperation=["HRC"], consent=YES, wishes="confidential")

    assert [step.code for step in found.sequence] == ["body-first", "copy", "yearly-last"]
    assert found.avenues[-1].mechanism == "un-sg-report"


def test_a_refusal_leaves_help_first_and_no_step_towards_a_filing() -> None:
    found = routed(cooperation=["HRC"], in_danger_now=True, consent={"agreed": False})

    assert found.first == "help-lines"
    assert [step.code for step in found.sequence] == ["help-before-letters"]
    assert at(found, "hrc-president-bureau").status == "not_before_consent"
    assert at(found, "help-lines").status == "open"


def test_what_answers_contradict_is_said() -> None:
    both = routed(missing=True, detained=True, in_danger_now=False, acts=["killing_death"])
    self_held = routed(person="self", detained=True)

    assert {"missing-safe", "missing-held", "dead-and-held"} <= {one.code for one in both.warnings}
    assert "held-writes" in [one.code for one in self_held.warnings]


def test_an_act_that_may_go_on_counts_until_somebody_says_otherwise() -> None:
    perhaps = routed(acts=["arbitrary_detention"])
    ended = routed(acts=["arbitrary_detention"], detained=False)

    assert at(perhaps, "wgad").urgent
    assert "still-held" in [one.code for one in perhaps.questions]
    assert not at(ended, "wgad").urgent
    assert "still-held" not in [one.code for one in ended.questions]


def test_a_body_that_counts_as_another_leads_to_both() -> None:
    assert routed(cooperation=["high_commissioner"]).first == "un-senior-official"
    assert routed(cooperation=["HRC:investigation"]).first == "hrc-president-bureau"


def test_nothing_but_help_says_why() -> None:
    found = routed(cooperation=["ASEAN"])

    assert found.none_because
    assert found.none_because.code == "no-procedure"


def test_a_language_without_texts_is_answered_in_english_and_says_so() -> None:
    french, arabic = routed(language="fr"), routed(language="ar")

    assert french.untranslated == ()
    assert "advice" in arabic.untranslated
    assert [one.why for one in arabic.avenues] == [one.why for one in routed().avenues]
    assert [one.why for one in french.avenues] != [one.why for one in routed().avenues]


def test_a_state_is_called_by_its_name_in_the_language() -> None:
    found = routed(country="DEU", cooperation=["treaty_body:CAT"], language="es")

    assert at(found, "treaty-body-petitions").conditions[0].text.startswith("Alemania: ")


def test_what_remains_is_told_of_a_limit_that_is_over_and_else_only_as_a_perhaps() -> None:
    over = at(routed(missing=True, when="2025-01"), "wgeid").deadline
    perhaps = at(routed(missing=True), "wgeid").deadline
    some_day = at(routed(missing=True, when="2026"), "wgeid").deadline
    margin = at(routed(missing=True, when="2026-08-20"), "wgeid").deadline
    law = at(routed(acts=["threats"]), "treaty-body-petitions").deadline

    assert over.remains.startswith("Only the urgent procedure is over.")
    assert perhaps.remains == f"If it was earlier: {over.remains}"
    assert some_day.remains == perhaps.remains
    assert (margin.state, margin.remains) == ("depends", f"If it is over: {over.remains}")
    assert law.remains.startswith("Urgent measures of protection")
    assert not at(routed(acts=["deportation"], in_danger_now=True), "ecthr").deadline.remains


@pytest.mark.parametrize(
    "situation",
    [
        {"missing": True},
        {"acts": ["killing_death"]},
        {"detained": True, "without_contact": True},
        {"without_contact": True},
        {"acts": ["enforced_disappearance"], "person": "relative"},
    ],
)
def test_a_no_about_somebody_who_cannot_be_asked_shuts_nothing(situation: dict[str, Any]) -> None:
    unasked = {"informed": False, "agreed": False}
    found = routed(cooperation=["HRC"], consent=unasked, **situation)
    said = {one.code for one in found.warnings}

    assert "urgent-together" in [step.code for step in found.sequence]
    assert {"consent-of-family", "family-refused"} <= said
    assert "consent-refused" not in said
    assert "close family" in at(found, "special-procedures").not_before
    assert [one.urgent for one in found.avenues] == sorted(
        (one.urgent for one in found.avenues), reverse=True
    )


def test_a_refusal_and_an_open_question_are_told_in_different_words() -> None:
    refused = at(routed(consent={"agreed": False}), "special-procedures").not_before
    unknown = at(routed(), "special-procedures").not_before

    assert refused.startswith("The person said no")
    assert unknown.startswith("Not before the person agrees.")


def test_somebody_held_who_is_said_to_refuse_may_only_be_out_of_reach() -> None:
    found = routed(detained=True, person="relative", consent={"agreed": False})

    assert "consent-of-held" in [one.code for one in found.warnings]


@pytest.mark.parametrize(
    "act",
    [
        "killing_attempt", "killing_death", "torture_ill_treatment", "physical_attack",
        "sexual_violence", "denial_of_medical_care", "worsened_detention_conditions",
        "forced_psychiatric_treatment", "deportation",
    ],
)  # fmt: skip
def test_an_act_against_life_or_body_is_urgent_until_somebody_says_otherwise(act: str) -> None:
    perhaps, safe = routed(acts=[act]), routed(acts=[act], in_danger_now=False, detained=False)

    assert perhaps.first == "help-lines"
    assert at(perhaps, "special-procedures").urgent
    assert "still-in-danger" in [one.code for one in perhaps.questions]
    assert not any(one.urgent for one in safe.avenues)


def test_who_writes_for_themselves_is_not_missing_now() -> None:
    found = routed(person="self", acts=["enforced_disappearance"])

    assert "still-missing" not in [one.code for one in found.questions]
    assert not any(one.urgent for one in found.avenues)


def test_what_was_read_lately_is_told_without_a_doubt() -> None:
    lately = TreatyFact("party", "1990-05-09", "2025-11-20", "an invented table")
    found = routed({"CAT": lately}, country="BDI", cooperation=["treaty_body:CAT"])

    (condition,) = at(found, "treaty-bodies-focal-points").conditions
    assert (condition.state, condition.stale) == ("open", False)
    assert condition.text.endswith("as read on 2025-11-20.")


@pytest.mark.parametrize(
    ("accepted", "when", "state"),
    [
        ("2017", "2001", "question"),
        ("2017", "2017-06", "question"),
        ("2017-06-01", "2017-06-01", "open"),
        ("2017", "2018", "open"),
        ("", "2001", "open"),
        ("2017", None, "open"),
    ],
)
def test_an_act_from_before_acceptance_is_a_question(
    accepted: str, when: str | None, state: str
) -> None:
    accepts = TreatyFact("party", accepted, "2022-05-29", "an invented table")
    found = routed({"CED": accepts}, country="BEN", missing=True, when=when)

    (condition,) = at(found, "ced-urgent-action").conditions
    assert condition.state == state
    assert ("lies before that day" in condition.text) is (state == "question")


def test_a_state_that_left_a_treaty_after_our_data_was_read_is_a_question() -> None:
    before = date(2023, 2, 7)
    left = routed({"ICCPR-OP1": fact("party")}, country="BLR", acts=["fine"])
    still = routed({"ICCPR-OP1": fact("party")}, country="BLR", acts=["fine"], today=before)
    newer = TreatyFact("party", "2025-01-01", "2026-01-01", "an invented table")
    back = routed({"ICCPR-OP1": newer}, country="BLR", acts=["fine"])

    (condition,) = at(left, "treaty-body-petitions").conditions
    assert condition.state == "question"
    assert "left it with effect from 2023-02-08" in condition.text
    assert "un-human-rights-committee-says" in condition.source
    assert at(still, "treaty-body-petitions").conditions[0].state == "open"
    assert at(back, "treaty-body-petitions").conditions[0].state == "open"


def test_another_nationality_keeps_the_committee_though_the_state_is_not_bound() -> None:
    found = routed({"CED": fact("none")}, country="CHN", missing=True)

    avenue = at(found, "ced-urgent-action")
    assert (avenue.conditions[0].state, found.not_open) == ("closed", ())
    assert "nationality" in avenue.why
    assert avenue.order > at(found, "emergency-funds").order


def test_the_two_bodies_on_disappearances_come_with_a_caution() -> None:
    found = routed(missing=True)

    assert "one-at-a-time" in [one.code for one in found.questions]
    for code in ("wgeid", "ced-urgent-action"):
        assert any("another body on disappearances" in risk for risk in at(found, code).risks)


def test_who_may_be_sent_back_is_told_of_measures_that_stop_it() -> None:
    found = routed(acts=["transnational_repression"], in_danger_now=True, country="IRN")

    assert at(found, "ecthr").urgent
    assert at(found, "treaty-body-petitions").urgent
    assert "where-now" in [one.code for one in found.questions]
    assert "own-embassy" in [one.code for one in found.warnings]
    assert all(one.standing == "unverified" for one in at(found, "ecthr").reasons)


def test_danger_in_a_state_of_the_council_of_europe_leads_to_its_court() -> None:
    assert at(routed(country="TUR", in_danger_now=True), "ecthr").urgent
    assert at(routed(cooperation=["ECtHR"], detained=True), "ecthr").urgent
    assert not at(routed(cooperation=["ECtHR"]), "ecthr").urgent


def test_an_unanswered_wish_puts_what_is_public_last() -> None:
    found = routed(cooperation=["HRC"], consent=YES)

    assert found.avenues[-1].mechanism == "un-sg-report"
    assert "yearly-last" in [step.code for step in found.sequence]


def test_a_closed_report_is_told_as_a_follow_up_alone() -> None:
    for wish in (None, "public", "confidential"):
        found = routed(cooperation=["HRC"], consent=YES, when="2025-01", wishes=wish)
        steps = [step.code for step in found.sequence]
        assert "yearly-follow-up" in steps
        assert not {"yearly", "yearly-last"} & set(steps)


def test_urgent_letters_may_be_public_within_two_days() -> None:
    found = routed(in_danger_now=True)
    said = {one.code: one for one in found.warnings}

    assert said["urgent-public-soon"].standing == "unverified"
    assert "48 hours (not verified)" in at(found, "special-procedures").public_consequence


def test_a_child_is_asked_about_and_heard() -> None:
    assert "how-old" in [one.code for one in routed(acts=["threats"]).questions]
    child = routed(acts=["threats"], child=True)
    assert "how-old" not in [one.code for one in child.questions]
    assert "child" in [one.code for one in child.warnings]


def test_a_body_that_has_ended_is_no_avenue_and_is_told() -> None:
    answers = read_answers({"cooperation": ["ASEAN"]}, today=TODAY)
    ended = {"help-lines": TODAY, "asean-aichr": date(2026, 11, 21), "spt": date(2020, 1, 1)}
    found = route(answers, treaties={}, contacts={}, today=TODAY, ended=ended)

    assert [one.mechanism for one in found.avenues] == ["asean-aichr"]
    (told,) = [one for one in found.warnings if one.code == "body-ended"]
    assert told.text.startswith("Help lines of defenders' organisations: this body has ended")
    assert "2026-11-20" in told.text


def test_every_way_to_reach_a_body_is_told_with_its_own_day() -> None:
    ways = (
        WayFact("email", "old@body.example", "Until 2020", differs=True),
        WayFact("url", "https://body.example/", verified_on=TODAY),
    )
    one = ContactFact("old@body.example", "https://body.example/", name="A line", ways=ways)
    found = at(routed(contacts={"help-lines": one}), "help-lines")

    assert found.contact.name == "A line"
    assert [(way.kind, way.label, way.state, way.differs) for way in found.contacts] == [
        ("email", "Until 2020", "unverified", True),
        ("url", "", "verified", False),
    ]
