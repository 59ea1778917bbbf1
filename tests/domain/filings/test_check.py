"""What a filing lacks: consent first, then form, then facts."""

from dataclasses import replace
from typing import Any

import pytest

from endreprisals.domain.filings import blank_account, check, limits_for, spec, specs
from endreprisals.domain.filings.draft import draft
from tests.domain.filings.accounts import SENIOR, TODAY, account, event, lacks, said


def test_a_whole_account_lacks_nothing_that_must_be_there() -> None:
    assert not [one for one in lacks(account()) if one.severity == "must"]


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        ({"informed": None}, "must consent.informed consent_not_informed"),
        ({"agreed": False}, "must consent.agreed consent_not_agreed"),
        ({"uses": {SENIOR: "no"}}, f"must consent.uses.{SENIOR} consent_no_use"),
        ({"uses": {"wgad": "named"}}, f"must consent.uses.{SENIOR} consent_no_use"),
        ({"given_by": "none"}, "must consent.given_by consent_giver"),
        ({"given_by": ""}, "must consent.given_by consent_giver"),
    ],
)
def test_each_part_of_consent_is_asked_for_and_nothing_is_sent_without_it(
    consent: dict[str, object], expected: str
) -> None:
    told = account(consent=consent)
    assert expected in said(told)
    made = draft(spec(SENIOR), told, "en", today=TODAY)
    assert not made.sendable
    assert made.blocks[0].kind == made.blocks[-1].kind == "mark"
    assert made.covering == made.blocks[0].text == "NOT TO BE SENT: consent missing"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"consent": {"given_by": "family"}}, "should consent.given_by consent_by_another"),
        ({"consent": {"on": ""}}, "should consent.on consent_date"),
        ({"consent": {"on": "2025-11-19"}}, "should consent.on consent_old"),
        ({"consent": {"name_to_state": None}}, "should consent.name_to_state name_undecided"),
        ({"person": {"born": "2012"}}, "must consent.given_by child_alone"),
        ({"person": {"born": "2008"}}, "should person.born child_maybe"),
        (
            {"person": {"born": "2012"}, "consent": {"given_by": "family"}},
            "should person.born child_maybe",
        ),
        ({"person": {"name": ""}}, "should person.name useful"),
        ({"link": "x" * 20_001}, "should link long"),
        ({"language": "bo"}, "should language language_not_taken"),
        ({"cooperation": []}, "must cooperation.0.body no_cooperation"),
        ({"cooperation": [{"body": "unclear"}]}, "must cooperation.0.body unknown_body"),
        ({"events": [event(acts=["frowning"])]}, "should events.0.acts unknown_act"),
        ({"events": [event(when="2026-11-21")]}, "must events.0.when date_future"),
        ({"consent": {"on": "2027"}}, "must consent.on date_future"),
        ({"events": [event(when="early May")]}, "should events.0.when date_unreadable"),
        ({"events": [event(country="SUN")]}, "must events.0.country state_gone"),
        ({"events": [event(country="XYZ")]}, "must events.0.country state_unknown"),
        ({"events": [event(what=" ")]}, "must events.0.what missing"),
        ({"attachments": [{"label": "x", "names": True}], "consent": {"name_to_state": False}},
         "must attachments.0.names attachment_names"),
        ({"attachments": [{"label": "Absenda.pdf"}]}, "must attachments.0.label hidden_in_label"),
        ({"confidential": ["person"], "link": "MS ERSONNE!"}, "must link hidden_in_text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(parts: dict[str, object], expected: str) -> None:
    assert expected in said(account(**parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mechanism", "parts", "expected"),
    [
        ("wgad", {"submitter": {"name": ""}}, "must submitter.name anonymous"),
        ("wgad", {"confidential": ["submitter"]}, "must submitter.name sender_kept_back"),
        ("wgad", {"consent": {"name_to_state": False}}, "must person.name name_needed"),
        ("wgeid", {}, "should language language_unknown"),
        ("special-procedures", {"language": "ar"}, "should language language_not_taken"),
        ("hrc-president-bureau", {}, "must cooperation.0.body other_cooperation"),
        ("achpr-srhrd", {}, "should cooperation.0.body other_cooperation"),
        ("achpr-srhrd", {"events": [event(country="NOR")]}, "should events.0.country other_region"),
        ("iachr", {"events": [event(country="NOR")]}, "should events.0.country other_region"),
        ("coe-private-office", {"consent": {"given_by": "family"}},
         "should consent.given_by consent_family"),
        ("wgeid", {"detention": {"since": "2026-01"}}, "must detention.since outside_period"),
        ("wgeid", {"detention": {"since": "2026-08-21"}}, "should detention.since closing"),
        ("wgeid", {"detention": {"since": "2026"}}, "should detention.since period_depends"),
        ("un-sg-report", {"events": [event(when="2019"), event()]},
         "should events.0.when part_outside_period"),
        ("un-sg-report", {"events": [event(when="2019")]}, "must events.0.when outside_period"),
        ("un-sg-report", {"events": [event(when="2019")],
          "earlier_un_action": [{"reference": "A"}]},
         "should events.0.when part_outside_period"),
    ],
)  # fmt: skip
def test_bodies_ask_for_different_things(
    mechanism: str, parts: dict[str, object], expected: str
) -> None:
    assert expected in said(account("named", mechanism, **parts), mechanism)


@pytest.mark.parametrize(
    ("mechanism", "parts", "treaties", "expected"),
    [
        ("ced-urgent-action", {}, {"CED": {"BDI": "none"}}, "must events.0.country not_party"),
        ("ced-urgent-action", {}, {}, "should events.0.country treaty_unknown"),
        ("ced-urgent-action", {}, {"CED": {"BDI": "differs"}},
         "should events.0.country treaty_unknown"),
        ("treaty-body-petitions", {}, {"CAT art. 22": {"BDI": "signatory"}},
         "must events.0.country not_party"),
        ("treaty-bodies-focal-points", {}, {"CAT": {"BDI": "none"}},
         "should events.0.country not_party"),
    ],
)  # fmt: skip
def test_a_treaty_that_the_state_did_not_accept_is_told(
    mechanism: str,
    parts: dict[str, object],
    treaties: dict[str, dict[str, str]],
    expected: str,
) -> None:
    told = account("named", mechanism, **parts)
    assert expected in said(told, mechanism, treaties=treaties)


def test_a_treaty_of_the_persons_own_state_is_enough_where_the_body_says_so() -> None:
    told = account("named", "ced-urgent-action", person={"nationality": "FRA"})
    treaties = {"CED": {"BDI": "none", "FRA": "party"}}
    codes = {one.code for one in lacks(told, "ced-urgent-action", treaties)}
    assert not {"not_party", "treaty_unknown"} & codes


def test_a_text_longer_than_a_body_takes_is_told_with_its_length() -> None:
    body = spec(SENIOR)
    short = replace(body, fields=tuple(replace(one, max_chars=10) for one in body.fields))
    limits = limits_for(SENIOR, TODAY)
    found = check(short, account(), today=TODAY, limits=limits, treaties={})
    texts = {one.where: one.text["en"] for one in found if one.code == "too_long"}
    assert texts["link"] == "Too long for this body: 15 characters, at most 10."


def test_nothing_a_person_wrote_stands_in_any_message() -> None:
    told = account(
        language="bo",
        events=[event(country="Zorro", when="Zorro", what="Zorro", acts=["Zorro"])],
        cooperation=[{"body": "Zorro", "when": "Zorro"}],
        confidential=["events.0.what"],
        link="Zorro",
    )
    for mechanism in specs():
        for one in lacks(told, mechanism):
            assert "Zorro" not in "".join([*one.text.values(), *one.what_to_do.values()])
            assert "{" not in "".join([*one.text.values(), *one.what_to_do.values()])


def test_a_blank_account_lacks_its_consent_for_every_body_and_breaks_none() -> None:
    for mechanism in specs():
        codes = {one.code for one in lacks(blank_account(), mechanism)}
        assert {"consent_not_informed", "consent_not_agreed", "consent_no_use"} <= codes


def test_a_lack_is_plain_json_in_one_language() -> None:
    found = [one.as_json("fr") for one in lacks(account(events=[]))]
    assert {
        "where": "events.0.what",
        "code": "missing",
        "severity": "must",
        "field": "facts",
        "text": "Manque : Ce qui s’est passé.",
        "what_to_do": "Cet organe le demande. Écrivez ce que vous savez, ou « inconnu ».",
    } in found


def test_a_language_that_a_page_rules_out_is_a_must() -> None:
    read = replace(spec(SENIOR), languages_standing="read")
    limits = limits_for(SENIOR, TODAY)
    found = check(read, account(language="bo"), today=TODAY, limits=limits, treaties={})
    assert ("language_not_taken", "must") in {(one.code, one.severity) for one in found}


def test_a_sender_with_another_name_than_the_person_is_not_the_person() -> None:
    must = "must submitter.name sender_not_the_person"
    assert must in said(account(person={"kind": "self"}))
    assert must not in said(account(person={"kind": "self"}, submitter={"name": ""}))
    assert must not in said(account(person={"kind": "self", "name": ""}))
    assert must not in said(account())
    for name in ("PROBANDA ersonne", "Ersonne, Probanda"):
        assert must not in said(account(person={"kind": "self"}, submitter={"name": name}))


def test_a_sender_that_a_state_may_learn_of_is_left_out_and_it_is_said() -> None:
    told = account("named", "iachr")
    assert "should submitter.name sender_left_out" in said(told, "iachr")
    made = draft(spec("iachr"), told, "en", today=TODAY)
    assert "Zweite" not in "".join(block.text for block in made.blocks)
    marked = account("named", "iachr", confidential=["submitter"])
    assert "should submitter.name sender_left_out" not in said(marked, "iachr")


def test_a_reference_that_can_name_the_person_is_asked_about_where_no_name_is_told() -> None:
    parts: dict[str, Any] = {
        "earlier_un_action": [{"body": "", "reference": "999/2020 (P.E. v. Burundi)"}]
    }
    should = "should earlier_un_action.0.reference names_in_reference"
    assert should in said(account("unnamed", **parts))
    assert should not in said(account("named", **parts))
    assert should not in said(account("unnamed", "wgad", **parts), "wgad")
    marked = account("unnamed", confidential=["earlier_un_action.0"], **parts)
    assert should not in said(marked)
    text = draft(spec(SENIOR), account("unnamed", **parts), "en", today=TODAY).as_json()["blocks"]
    assert "P.E." not in str(text)
