"""The directory as readers see it: what is known, in which language, how sure, and examples."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from endreprisals.mechanisms.models import BodyContact, Mechanism
from endreprisals.mechanisms.queries.directory import (
    Body,
    NoSuchBody,
    ToldLine,
    bodies,
    body,
    names,
)
from endreprisals.mechanisms.services.keeping import LineEntry, check_line, propose_line
from endreprisals.record.models import Case
from tests.build import NOON, a_case
from tests.build_handbook import (
    CHECKED,
    ENTERED,
    a_body_contact,
    a_line,
    a_mechanism,
    a_un_action,
)

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
LATER = NOON + timedelta(days=1)


def _told(language: str = "en") -> Body:
    return body("invented-body", language, today=TODAY)


def _lines(field: str, language: str = "en") -> tuple[ToldLine, ...]:
    return next(one.lines for one in _told(language).fields if one.code == field)


def test_a_field_without_a_line_is_not_known_and_is_shown_in_its_place() -> None:
    a_line(field="handles")
    told = _told()

    assert [field.code for field in told.fields][:3] == ["belongs_to", "handles", "can_do"]
    assert _lines("can_do") == ()
    assert "can_do" in told.unknown
    assert "handles" not in told.unknown


def test_a_body_that_nobody_has_heard_of_is_none() -> None:
    for code in ("no-such-body", "no such", "\x00"):
        with pytest.raises(NoSuchBody):
            body(code, "en", today=TODAY)


def test_a_line_that_waits_for_a_second_person_is_not_shown() -> None:
    a_line(field="handles", text="Waits.", **ENTERED)

    assert _lines("handles") == ()
    assert bodies("en", today=TODAY).families[0].bodies[0].known == 0


def test_a_line_that_was_checked_is_shown_and_one_that_ended_is_not() -> None:
    a_line(field="handles", text="Checked.", **ENTERED | CHECKED)
    a_line(field="needs", ended_at=NOON, ended_by="account-2")

    assert [line.text for line in _lines("handles")] == ["Checked."]
    assert _lines("needs") == ()


def test_a_translation_is_shown_and_english_says_that_there_is_none() -> None:
    a_line(field="handles", text="First.")
    a_line(field="handles", text="Premier.", language="fr")
    a_line(field="handles", text="Second.", position=1)

    told = [(line.text, line.language, line.is_translated) for line in _lines("handles", "fr")]
    assert told == [("Premier.", "fr", True), ("Second.", "en", False)]
    assert _told("fr").not_translated == 2, "the second line, and the name"
    assert _told("en").not_translated == 0


def test_a_translation_of_earlier_words_is_not_shown_whenever_it_was_written() -> None:
    old = a_line(field="handles", text="Old.")
    new = LineEntry("handles", "en", "New.", "unverified", key=old.key)
    waiting = propose_line("invented-body", new, by="account-1", at=NOON)
    french = LineEntry("handles", "fr", "Vieux.", "unverified", key=old.key)
    translated = propose_line("invented-body", french, by="account-1", at=LATER)
    check_line(translated.pk, seen=0, by="account-2", at=LATER)
    assert [line.text for line in _lines("handles", "fr")] == ["Vieux."]

    check_line(waiting.pk, seen=old.pk, by="account-2", at=LATER)
    assert [line.text for line in _lines("handles", "fr")] == ["New."]
    assert [line.is_translated for line in _lines("handles", "fr")] == [False]


def test_a_name_in_earlier_words_is_no_name_either() -> None:
    body_ = a_mechanism()
    old = body_.lines.get(field="name")
    a_line(body_, "name", text="Ancien nom", language="fr")
    assert names(["invented-body"], "fr") == {"invented-body": "Ancien nom"}

    old.ended_at, old.ended_by = NOON, "account-1"
    old.save()
    a_line(body_, "name", text="New name")
    assert names(["invented-body", "nobody"], "fr") == {"invented-body": "New name"}


@pytest.mark.parametrize(
    ("english", "translation", "told"),
    [
        ("read", "unverified", ("unverified", "")),
        ("unverified", "read", ("unverified", "An English page")),
        ("read", "read", ("read", "Une page")),
    ],
)
def test_a_translation_stands_on_the_weaker_word_of_the_two(
    english: str, translation: str, told: tuple[str, str]
) -> None:
    a_line(field="deadlines", text="Six months.", standing=english, source="An English page")
    own = "Une page" if translation == "read" else ""
    a_line(
        field="deadlines", text="Six mois.", language="fr", standing=translation, source=own,
        entered_by="account-1", **CHECKED,
    )  # fmt: skip

    assert [(line.standing, line.source) for line in _lines("deadlines", "fr")] == [told]


def test_a_translation_of_a_line_that_was_taken_out_is_not_shown() -> None:
    english = a_line(field="handles", text="Goes.")
    a_line(field="handles", text="Reste.", language="fr")
    english.ended_at, english.ended_by = NOON, "account-1"
    english.save()

    assert _lines("handles", "fr") == ()


def test_a_language_with_a_region_finds_the_words_of_its_language() -> None:
    a_line(field="handles", text="First.")
    a_line(field="handles", text="Premier.", language="fr")

    assert [line.text for line in _lines("handles", "fr-ca")] == ["Premier."]
    assert [line.is_translated for line in _lines("handles", "en-xa")] == [True]


@pytest.mark.parametrize(
    ("seen", "state"),
    [(None, "never"), (date(2026, 11, 1), "fresh"), (date(2026, 8, 1), "stale")],
)
def test_a_contact_says_how_far_it_can_be_relied_on_and_is_never_hidden(
    seen: date | None, state: str
) -> None:
    a_body_contact(verified_on=seen)

    assert [contact.verified.state for contact in _told().contacts] == [state]


def test_a_contact_that_one_person_entered_is_not_shown() -> None:
    a_body_contact(**ENTERED)

    assert _told().contacts == ()


def test_the_list_counts_what_is_known_and_what_of_it_was_read_nowhere() -> None:
    a_line(field="handles", standing="read")
    a_line(field="handles", position=1)
    a_line(field="needs")
    a_body_contact(verified_on=TODAY)
    a_body_contact()
    line = bodies("en", today=TODAY).families[0].bodies[0]

    assert (line.known, line.unverified, line.contacts, line.fresh_contacts) == (2, 1, 2, 1)


def test_the_list_is_narrowed_by_cooperation_and_family() -> None:
    a_mechanism("one", cooperation=["treaty_body:CAT"], family="un_treaty")
    a_mechanism("two", cooperation=["UPR"])
    a_mechanism("three", family="help")

    def codes(**choice: str) -> list[str]:
        listed = bodies("en", today=TODAY, **choice)
        return [line.code for family in listed.families for line in family.bodies]

    assert codes() == ["two", "one", "three"], "in the order of families"
    assert codes(cooperation="treaty_body") == ["one"]
    assert codes(family="help") == ["three"]
    assert codes(cooperation="UPR", family="help") == []
    assert bodies("en", today=TODAY, family="help").cooperation == ("UPR", "treaty_body")


def test_a_body_that_ended_leaves_the_list_and_keeps_its_page() -> None:
    a_mechanism("invented-body", ended_on=TODAY)

    assert bodies("en", today=TODAY).total == 0
    assert _told().ended_on == TODAY


def test_the_last_change_says_whether_people_made_it() -> None:
    a_mechanism("invented-body")
    assert (_told().changed_at, _told().changed_at_the_desk) == (NOON, False)

    a_line(field="handles", **ENTERED | {"checked_by": "account-2", "checked_at": LATER})
    assert (_told().changed_at, _told().changed_at_the_desk) == (LATER, True)


def test_a_proposal_is_no_change_that_readers_see() -> None:
    a_line(field="handles", entered_by="account-1", entered_at=LATER)

    assert _told().changed_at == NOON


def test_examples_are_public_cases_in_which_the_body_acted() -> None:
    a_mechanism("invented-body", in_record={"bodies": ["treaty_body:CAT"]})
    for number in range(5):
        case = a_case(public_id=f"EGY-2019-00{number}")
        a_un_action(case, body="treaty_body:CAT", edtf=f"201{number}", description="It wrote.")
    a_un_action(a_case(public_id="EGY-2019-010"), body="treaty_body:CERD")
    Case.objects.filter(public_id="EGY-2019-004").update(
        withdrawn_at=NOON, withdrawn_because="safety"
    )

    told = [(example.public_id, example.what) for example in _told().examples]
    assert [public_id for public_id, _ in told] == ["EGY-2019-003", "EGY-2019-002", "EGY-2019-001"]


def test_a_case_is_an_example_once() -> None:
    a_mechanism("invented-body", in_record={"actors": ["Invented working group"]})
    case = a_case()
    for year in ("2018", "2019"):
        a_un_action(case, actor="Invented working group", edtf=year)

    assert len(_told().examples) == 1


def test_a_body_that_the_record_cannot_tell_apart_has_no_examples() -> None:
    a_mechanism("invented-body", in_record={"events": ["sg_report"]})
    a_un_action(a_case(), event_type="sg_report")

    assert _told().examples == ()


def test_the_database_holds_one_live_row_for_each_place_and_contact() -> None:
    a_line(field="handles")
    a_body_contact(value="one@body.example")
    a_line(field="handles", **ENTERED)
    a_body_contact(value="one@body.example", **ENTERED)
    for again in (
        lambda: a_line(field="handles", **ENTERED | CHECKED),
        lambda: a_body_contact(value="one@body.example", **ENTERED | CHECKED),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()

    assert BodyContact.objects.waiting().count() == 1
    assert Mechanism.objects.count() == 1
