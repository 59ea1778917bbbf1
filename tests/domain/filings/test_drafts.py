"""Drafts: in the order of the body, by the consent, and with nothing that is kept back."""

from dataclasses import replace
from typing import Any

import pytest

from endreprisals.domain.filings import NotReady, draft, spec, specs
from endreprisals.domain.filings.draft import Draft
from tests.domain.filings.accounts import SENIOR, TODAY, account, event


def words(made: Draft) -> str:
    return "\n".join(block.text for block in made.blocks) + made.covering


def field(made: Draft, name: str) -> str:
    return next(block.text for block in made.blocks if block.id == name)


def test_parts_stand_in_the_order_of_the_body_with_its_names() -> None:
    for mechanism, body in specs().items():
        made = draft(body, account("named", mechanism), "fr", today=TODAY)
        fields = [block for block in made.blocks if block.kind in ("field", "list")]
        assert [block.label for block in fields] == [one.label["fr"] for one in body.fields]
        assert made.title == body.title["fr"]
        assert made.sendable


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_a_prepared_language_is_refused_and_said_to_be_prepared(language: str) -> None:
    with pytest.raises(NotReady, match=r"is prepared, but nobody has reviewed") as refused:
        draft(spec(SENIOR), account(), language, today=TODAY)
    assert refused.value.prepared


def test_another_language_is_refused_without_being_repeated() -> None:
    with pytest.raises(NotReady, match=r"^this is no language of drafts: use en, fr, es$"):
        draft(spec(SENIOR), account(), "Probanda", today=TODAY)


@pytest.mark.parametrize(
    ("use", "to_state", "known_to_body", "seen"),
    [
        ("named", True, True, "yes"),
        ("named", False, True, "no"),
        ("named", None, True, "no"),
        ("confidential", True, True, "no"),
        ("unnamed", True, False, "no"),
        ("no", True, False, "no"),
    ],
)
def test_a_name_goes_as_far_as_was_agreed(
    use: str, *, to_state: bool | None, known_to_body: bool, seen: str
) -> None:
    told = account(use, consent={"name_to_state": to_state}, link="Ersonne wrote it.")
    told = told if use != "no" else account("no", link="Ersonne wrote it.")
    made = draft(spec(SENIOR), told, "en", today=TODAY)
    person = next(block for block in made.blocks if block.id == "person")
    assert ("Probanda Ersonne" in person.text) is known_to_body
    assert person.seen_by_state == seen
    assert person.withheld is not known_to_body
    assert ("Ersonne" in field(made, "link")) is (seen == "yes")


def test_what_is_marked_is_nowhere_even_with_every_consent() -> None:
    told = account(
        confidential=["person.name", "events.0.country", "submitter"],
        link="In Burundi, au Burundi: PROBÁNDA-ersonne; ersonne's; a@b.example.",
        attachments=[{"label": "ersonne"}, {"label": "letter", "kind": "PDF", "language": "fr"}],
    )
    for mechanism in specs():
        text = words(draft(spec(mechanism), told, "en", today=TODAY)).lower()
        assert "ersonne" not in text
        assert "burundi" not in text
        assert "a@b.example" not in text


def test_who_sends_it_is_kept_from_what_the_state_reads() -> None:
    told = account(link="I, Absenda Zweite, saw it.")
    made = draft(spec(SENIOR), told, "en", today=TODAY)
    assert field(made, "link") == "I, [withheld], saw it."
    assert "Absenda Zweite" in field(made, "sender")


def test_a_person_who_writes_in_person_and_is_named_keeps_the_name() -> None:
    told = account(
        person={"kind": "self"}, submitter={"name": "Probanda Ersonne"}, link="I, Ersonne, saw."
    )
    assert field(draft(spec(SENIOR), told, "en", today=TODAY), "link") == "I, Ersonne, saw."


def test_a_family_name_that_is_open_is_not_masked_for_a_relative() -> None:
    told = account(
        submitter={"name": "Zweite Ersonne"}, link="Ersonne and Zweite and Zweite Ersonne"
    )
    assert (
        field(draft(spec(SENIOR), told, "en", today=TODAY), "link")
        == "Ersonne and [withheld] and [withheld]"
    )


def test_right_to_left_text_is_kept_and_marked() -> None:
    told = account(language="ar", link="قيل لها\u200f: لا\u202e تكتبي")
    block = next(
        one for one in draft(spec(SENIOR), told, "en", today=TODAY).blocks if one.id == "link"
    )
    assert (block.text, block.dir, block.lang) == ("قيل لها\u200f: لا تكتبي", "rtl", "ar")


def test_text_without_letters_has_no_direction_and_other_has_no_language() -> None:
    told = account(language="other", link="123")
    block = next(
        one for one in draft(spec(SENIOR), told, "en", today=TODAY).blocks if one.id == "link"
    )
    assert (block.dir, block.lang) == ("auto", "")


def test_the_message_states_the_consent_where_the_body_wants_it() -> None:
    made = draft(spec("un-sg-report"), account("unnamed", "un-sg-report"), "en", today=TODAY)
    assert "The security risk was explained and understood." in made.covering
    assert "must not be given to any Government" in made.covering
    assert (
        "explained" not in draft(spec("wgad"), account("named", "wgad"), "en", today=TODAY).covering
    )


def test_a_name_that_may_be_public_is_said_to_be() -> None:
    made = draft(spec(SENIOR), account(consent={"name_public": True}), "en", today=TODAY)
    assert "The name may be made public." in field(made, "consent")


def test_nothing_kept_back_and_nothing_told_is_said_so() -> None:
    told = account(
        submitter={"name": "", "relation": "", "contact": ""}, state_answer="", attachments=[]
    )
    made = draft(spec(SENIOR), told, "en", today=TODAY)
    assert field(made, "confidential") == field(made, "attachments") == "Not given."


def test_a_form_that_was_seen_whole_needs_no_warning() -> None:
    body = spec(SENIOR)
    known = tuple(one for one in body.fields if one.seen_by_state != "unknown")
    seen = replace(body, form_standing="read", fields=known)
    ids = {block.id for block in draft(seen, account(), "en", today=TODAY).blocks}
    assert not {"own_form", "legend_unknown"} & ids
    assert {"own_form", "legend_unknown"} <= {
        one.id for one in draft(body, account(), "en", today=TODAY).blocks
    }


def test_attachments_are_a_list_and_several_events_stand_apart() -> None:
    told = account(
        events=[event(), event(country="odd", acts=["threats", "odd"])],
        attachments=[{"label": "letter", "kind": "PDF", "language": "fr"}],
    )
    made = draft(spec(SENIOR), told, "en", today=TODAY)
    assert next(one for one in made.blocks if one.kind == "list").items == ("letter, PDF, French",)
    assert "\n\n" in field(made, "facts")
    assert "State: odd\nKind of act: Threats and intimidation, odd" in field(made, "facts")


def everything(made: Draft) -> str:
    return "\n".join([made.covering, *(block.text for block in made.blocks)])


@pytest.mark.parametrize(
    ("parts", "mark"),
    [
        ({"person": {"born": "2012"}}, "under 18 and consented alone"),
        ({"consent": {"on": "2026-11-21"}}, "the day of the consent is yet to come"),
    ],
)
def test_consent_that_cannot_count_stops_the_draft(parts: dict[str, Any], mark: str) -> None:
    made = draft(spec(SENIOR), account(**parts), "en", today=TODAY)
    assert not made.sendable
    assert mark in made.blocks[0].text
    assert made.blocks[0] == made.blocks[-1]
    assert made.covering == made.blocks[0].text
    assert draft(spec(SENIOR), account(), "en", today=TODAY).sendable


def test_other_ways_to_write_a_name_are_looked_for_and_never_printed() -> None:
    told = account(
        "unnamed",
        person={"also_written": "Persona, Dritte; пробанда"},
        link="Dritte, Personas and Пробанду",
    )
    for mechanism in specs():
        made = draft(spec(mechanism), told, "en", today=TODAY)
        assert "Dritte" not in everything(made)
        assert "Other ways" not in everything(made)
    made = draft(spec(SENIOR), told, "en", today=TODAY)
    assert field(made, "link") == "[withheld], [withheld] and [withheld]"


def test_whoever_marks_one_way_to_write_a_name_marks_all() -> None:
    told = account(
        "named",
        person={"name_original": "Проба", "also_written": "Dritte"},
        confidential=["person.name"],
        link="Проба, Dritte",
    )
    assert field(draft(spec(SENIOR), told, "en", today=TODAY), "link") == "[withheld], [withheld]"
    assert "Проба" not in everything(draft(spec(SENIOR), told, "en", today=TODAY))


def test_birth_and_home_that_are_withheld_are_in_no_other_part() -> None:
    told = account(
        "unnamed",
        person={"born": "1980-03-02", "residence": "12 Ruyigi Hill, Gitega"},
        link="Born 2 March 1980, at home on Ruyigi Hill.",
        events=[event(where="Gitega")],
    )
    text = everything(draft(spec(SENIOR), told, "en", today=TODAY))
    assert not [word for word in ("March", "Ruyigi", "Gitega") if word in text]


def test_a_sender_who_says_to_be_the_person_but_is_called_otherwise_stays_hidden() -> None:
    told = account("named", "wgad", person={"kind": "self"}, link="I, Absenda Zweite, was held.")
    made = draft(spec("wgad"), told, "en", today=TODAY)
    assert field(made, "link") == "I, [withheld], was held."


def test_of_a_person_who_writes_unnamed_nothing_of_the_sender_is_left_to_read_back() -> None:
    sender = {"name": "P. Ersonne", "organisation": "Ersonne Law", "contact": "p@e.example"}
    told = account("unnamed", person={"kind": "self"}, submitter=sender)
    told_by_another = account("unnamed", submitter=sender)
    for one in (told, told_by_another):
        text = field(draft(spec(SENIOR), one, "en", today=TODAY), "sender")
        assert "P." not in text
        assert "Law" not in text
        assert "[withheld]" not in text
    assert "p@e.example" not in everything(draft(spec(SENIOR), told, "en", today=TODAY))


def test_a_wish_is_named_only_where_somebody_marked_the_place() -> None:
    unnamed = field(draft(spec(SENIOR), account("unnamed"), "en", today=TODAY), "person")
    assert "Name not given; known to the sender." in unnamed
    assert "wish" not in unnamed
    marked = account("unnamed", confidential=["person.name"])
    text = field(draft(spec(SENIOR), marked, "en", today=TODAY), "person")
    assert "Name withheld at the person's wish" in text


def test_a_title_is_told_once() -> None:
    made = draft(spec(SENIOR), account(), "en", today=TODAY)
    assert made.title not in [block.text for block in made.blocks]


def test_the_legend_promises_nothing() -> None:
    made = draft(spec(SENIOR), account(), "en", today=TODAY)
    assert field(made, "legend").startswith("As far as we know")
