"""The last look: what may tell who somebody is."""

from typing import Any

import pytest

from endreprisals.domain.filings import Finding, preflight, spec
from tests.domain.filings.accounts import SENIOR, account, event


def found(use: str = "unnamed", **parts: Any) -> set[tuple[str, str, str]]:
    findings = preflight(spec(SENIOR), account(use, **parts))
    return {(one.where, one.kind, one.excerpt) for one in findings}


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("write to a.b@c.example now", "email", "a.b@c.example"),
        ("see https://a.example/b now", "link", "https://a.example/b"),
        ("by @sample_one", "handle", "@sample_one"),
        ("on 3 October 2026", "date", "3 October"),
        ("le 1er février", "date", "1er février"),
        ("el 3 de mayo", "date", "3 de mayo"),
        ("2026-10-03.", "date", "2026-10-03"),
        ("2026年10月3日", "date", "2026年10月3日"),
        ("call +41 22 000 00 00", "phone", "+41 22 000 00 00"),
        ("with Zed de la Zulu there", "name_like", "Zed de la Zulu"),
        ("the only witness", "single_witness", "only witness"),
        ("seen in testville", "place", "testville"),
        ("Ersonne fled", "name", "Ersonne"),
        ("a\u202eb", "hidden_characters", "U+202E"),
    ],
)
def test_each_kind_is_found_where_it_stands(text: str, kind: str, excerpt: str) -> None:
    assert ("link", kind, excerpt) in found(link=text)


@pytest.mark.parametrize(
    "text", ["Human Rights Council", "One, Two", "Zed.  Zulu", "NATO UN", "Zed de", "12 345"]
)
def test_other_words_and_numbers_are_left_alone(text: str) -> None:
    assert not {one for one in found(link=text) if one[0] == "link"}


def test_day_place_and_a_rare_detail_without_a_name_make_a_mosaic() -> None:
    mosaic = ("events.0.when", "mosaic", "")
    assert mosaic not in found()
    assert mosaic in found(person={"occupation": "notary"})
    assert mosaic in found(person={"kind": "group"})
    assert mosaic in found(events=[event(what="He was the only witness.")])
    assert mosaic not in found(person={"kind": "group"}, events=[event(when="2026-10")])
    assert mosaic not in found("named", person={"kind": "group"})


def test_work_and_references_are_asked_about_where_no_name_is_told() -> None:
    parts: dict[str, Any] = {
        "person": {"occupation": "President of the Invented Bar"},
        "earlier_un_action": [{"reference": "BDI 1/2026"}, {"reference": ""}],
    }
    asked = {("person.occupation", "occupation", ""),
             ("earlier_un_action.0.reference", "reference", "")}  # fmt: skip
    assert asked <= found(**parts)
    assert not asked & found("named", **parts)
    assert not asked & found(confidential=["person.occupation", "earlier_un_action"], **parts)


def test_attachments_are_reminded_of_what_they_hold() -> None:
    kinds = found(attachments=[{"label": "letter", "names": True}, {"label": "photo"}])
    assert ("attachments.0.names", "attachment_names", "") in kinds
    assert ("attachments.1.label", "metadata", "") in kinds


def test_without_a_body_every_text_is_looked_at_as_if_nothing_were_agreed() -> None:
    findings = preflight(None, account("named", link="Ersonne left Testville."))
    kinds = {(one.where, one.kind) for one in findings}
    assert {("link", "name"), ("link", "place")} <= kinds


def test_a_text_that_is_kept_back_whole_is_looked_at_for_hidden_letters_alone() -> None:
    told = found(confidential=["link"], link="a\u200bb@c.example")
    assert {kind for where, kind, _ in told if where == "link"} == {"hidden_characters"}


def test_findings_speak_every_language_of_drafts_and_are_not_endless() -> None:
    findings = preflight(spec(SENIOR), account(link="a@b.example " * 60))
    mails = [one for one in findings if one.kind == "email" and one.where == "link"]
    assert len(mails) == 50
    assert mails[0].as_json("fr")["text"] == "Une adresse électronique."
    assert Finding("", "link").what_to_do["es"]
