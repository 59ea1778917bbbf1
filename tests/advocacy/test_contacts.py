"""The advocacy log: what was asked and promised, what the ledger shows since, and forgetting."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from endreprisals.advocacy.calendar import calendar
from endreprisals.advocacy.models import Ask, Contact
from endreprisals.advocacy.persons import person_in
from endreprisals.advocacy.queries.contacts import (
    ContactFilter,
    Sign,
    contact_line,
    contact_list,
    due_lines,
)
from endreprisals.advocacy.services.contacts import (
    Asked,
    ContactRefused,
    change_contact,
    forget_contact,
    forget_due,
    note_contact,
    years_after,
)
from endreprisals.audit.models import Event
from endreprisals.domain.partial_dates import parse
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from endreprisals.states.models import (
    Cosponsorship,
    JointStatement,
    JointStatementSignature,
    Resolution,
)
from tests.advocacy.world import AFTER, a_contact, benelux, germany, noted, published, some_states
from tests.build import NOON, a_case

pytestmark = pytest.mark.django_db
TODAY = AFTER.date()


def signs(contact: Contact) -> tuple[Sign, ...]:
    return contact_line(contact.pk, today=TODAY).signs


def test_note_contact_keeps_what_was_asked_and_promised_for_three_years() -> None:
    case = a_case()

    contact = a_contact(asks=(Asked("name_a_case", case.public_id, "HRC66", "by name"),))

    assert contact.keep_until == date(2030, 6, 1)
    ask = Ask.objects.get()
    assert (ask.case, ask.session, ask.words) == (case, "HRC66", "by name")
    event = Event.objects.get()
    assert (event.kind, event.target, event.detail) == (
        "contact_noted", f"contact-{contact.pk}", {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_on": date(2027, 11, 1)}, "has not been held yet"),
        ({"asks": ()}, "nothing was asked"),
        ({"asks": (Asked("name_a_case", "EGY-1999-001"),)}, "EGY-1999-001 is no public case"),
        ({"promised": ""}, "a due date is of a promise"),
        ({"keep_until": date(2027, 9, 1)}, "would be deleted at once"),
        ({"keep_until": date(2032, 6, 2)}, "for 5 years at most"),
    ],
)
def test_a_contact_that_cannot_be_so_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ContactRefused, match=words):
        a_contact(**changes)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"keep_until": date(2027, 6, 1)}, {"promised": "", "due_on": date(2027, 9, 1)}]
)
def test_the_database_itself_asks_for_an_end_and_a_promise(changes: dict[str, Any]) -> None:
    contact = a_contact()

    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(**changes)


def test_change_contact_says_what_became_of_it_and_refuses_a_stale_form() -> None:
    contact = a_contact()

    change_contact(
        noted(outcome="kept"), contact_id=contact.pk, revision=1, actor="account-2", at=AFTER
    )
    with pytest.raises(ContactRefused, match="changed since you opened it"):
        change_contact(
            noted(outcome="not_kept"), contact_id=contact.pk, revision=1, actor="account-3",
            at=AFTER,
        )  # fmt: skip

    contact.refresh_from_db()
    assert (contact.outcome, contact.changed_by) == ("kept", "account-2")
    assert Ask.objects.count() == 1
    assert Event.objects.get(kind="contact_changed").detail == {"outcome": "kept"}


def test_the_ledger_shows_that_the_state_named_the_case_it_was_asked_to_name() -> None:
    case = a_case()
    contact = a_contact(asks=(Asked("name_a_case", case.public_id, "HRC66"),))
    assert signs(contact) == ()

    published(germany(case.public_id))

    day = parse("2027-09-24")
    assert signs(contact) == (Sign("name_a_case", "HRC66", day, case.public_id),)
    assert Contact.objects.get().outcome == "open", "what we say is left to a person"


@pytest.mark.parametrize(
    "changes",
    [
        {"asks": (Asked("name_a_case", "other", "HRC66"),)},
        {"asks": (Asked("speak", session="HRC67"),)},
        {"held_on": date(2027, 9, 24), "due_on": None},
        {"state": "DNK"},
        {"asks": (Asked("other", session="HRC66", words="host an event"),)},
    ],
    ids=["another case", "another session", "the same day", "another State", "something else"],
)
def test_the_ledger_shows_nothing_for(changes: dict[str, Any]) -> None:
    named, other = a_case(), a_case()
    asks = changes.get("asks", (Asked("speak", session="HRC66"),))
    asks = tuple(
        Asked(a.kind, other.public_id if a.case_id else "", a.session, a.words) for a in asks
    )
    contact = a_contact(**changes | {"asks": asks})

    published(germany(named.public_id))

    assert signs(contact) == ()


def test_a_statement_for_a_group_keeps_the_promise_of_a_member() -> None:
    contact = a_contact(state="BEL")
    published(benelux())

    assert [sign.what for sign in signs(contact)] == ["speak"]


def test_a_case_asked_for_is_the_one_it_is_shown_as_and_a_withdrawn_one_is_not_shown() -> None:
    kept, merged = a_case(), a_case()
    contact = a_contact(asks=(Asked("name_a_case", merged.public_id),))
    published(germany(kept.public_id))
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="x", at=AFTER)
    assert [sign.case for sign in signs(contact)] == [kept.public_id]

    withdraw_case(public_id=kept.public_id, because="consent", by="x", at=AFTER)  # type: ignore[arg-type] # a code
    assert signs(contact) == ()


def test_joint_statements_and_resolutions_keep_promises_too() -> None:
    some_states()
    JointStatement.objects.create(year=2027, date="2027-10-13", forum="UNGA82 Third Committee")
    JointStatementSignature.objects.create(
        year=2027, forum="UNGA82 Third Committee", state_id="DEU", name_in_source="Germany"
    )
    Resolution.objects.create(symbol="HRC 66/9", title="x", date="2027-10-08", source="x")
    Cosponsorship.objects.create(
        state_id="DEU", name_in_source="Germany", resolution="HRC 66/9", source="x"
    )
    contact = a_contact(asks=(Asked("join_statement"), Asked("cosponsor")))

    assert signs(contact) == (
        Sign("join_statement", "UNGA82 Third Committee", parse("2027-10-13")),
        Sign("cosponsor", "HRC 66/9", parse("2027-10-08")),
    )


def test_a_resolution_of_the_session_that_was_asked_for_answers_the_ask() -> None:
    some_states()
    Resolution.objects.create(symbol="HRC 66/9", title="x", date="2027-10-08", source="x")
    Cosponsorship.objects.create(
        state_id="DEU", name_in_source="Germany", resolution="HRC 66/9", source="x"
    )
    asked = [a_contact(asks=(Asked("cosponsor", session=code),)) for code in ("HRC66", "HRC65")]

    assert [len(signs(contact)) for contact in asked] == [1, 0]


def test_the_log_says_where_the_record_cannot_show_a_co_sponsorship() -> None:
    """The sources of the record name who co-sponsored, and not which resolution."""
    some_states()
    Cosponsorship.objects.create(
        state_id="DEU", name_in_source="Germany", resolution="one of them", source="x"
    )
    asked, other = a_contact(asks=(Asked("cosponsor"),)), a_contact()

    assert contact_line(asked.pk, today=TODAY).cannot_show
    assert not contact_line(other.pk, today=TODAY).cannot_show


def test_due_lines_part_what_is_overdue_from_what_is_to_come() -> None:
    late = a_contact(due_on=TODAY - timedelta(days=7))
    today = a_contact(due_on=TODAY)
    coming = a_contact(due_on=TODAY + timedelta(days=1))
    a_contact(outcome="kept")
    a_contact(due_on=None, promised="")

    due, to_come = due_lines(today=TODAY)

    assert [one.contact for one in due] == [late, today]
    assert [one.contact for one in to_come] == [coming]


@pytest.mark.parametrize(
    ("chosen", "many"),
    [
        (ContactFilter(), 2),
        (ContactFilter(state="DEU"), 1),
        (ContactFilter(session="HRC66"), 1),
        (ContactFilter(case="EGY-2019-900"), 1),
        (ContactFilter(state="DEU", case="EGY-2019-900"), 0),
    ],
)
def test_the_log_is_narrowed_to_a_state_a_session_or_a_case(
    chosen: ContactFilter, many: int
) -> None:
    case = a_case(public_id="EGY-2019-900")
    a_contact()
    a_contact(state="DNK", asks=(Asked("name_a_case", case.public_id),))

    page = contact_list(chosen, today=TODAY)

    assert (page.total, len(page.lines)) == (many, many)
    assert (page.states, page.sessions, page.cases) == (
        ("DEU", "DNK"), ("HRC66",), ("EGY-2019-900",),
    )  # fmt: skip


@pytest.mark.parametrize("many", [1, 10, 40])
def test_the_log_asks_the_database_as_often_however_long_it_is(
    many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(many):
        a_contact()

    with django_assert_max_num_queries(11):
        assert len(contact_list(ContactFilter(), today=TODAY).lines) == many


def test_a_contact_is_deleted_on_its_day_and_not_shown_even_before_that_is_done() -> None:
    gone, kept = a_contact(keep_until=date(2027, 12, 1)), a_contact()
    later = datetime(2027, 12, 1, 8, tzinfo=UTC)
    assert contact_list(ContactFilter(), today=later.date()).total == 1

    assert forget_due(at=later) == 1

    assert list(Contact.objects.values_list("pk", flat=True)) == [kept.pk]
    assert Ask.objects.count() == 1
    assert not Ask.objects.filter(contact=gone.pk).exists()
    assert Event.objects.get(kind="contacts_forgotten").detail == {"contacts": 1}
    assert forget_due(at=later) == 0
    assert Event.objects.filter(kind="contacts_forgotten").count() == 1


@pytest.mark.parametrize("command", ["forget-contacts", "read-uploads", "prepare-desk"])
def test_commands_that_run_anyway_forget_what_is_due(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    contact = note_contact(noted(), actor="account-1", at=AFTER)
    Contact.objects.filter(pk=contact.pk).update(
        held_on=date(2020, 1, 1), keep_until=NOON.date() - timedelta(days=900)
    )
    options = {"read-uploads": {"once": True}, "prepare-desk": {"tables_only": True}}

    call_command(command, **options.get(command, {}))

    assert not Contact.objects.exists()
    assert ("1 contacts forgotten" in capsys.readouterr().out) == (command == "forget-contacts")


def test_forget_contact_deletes_it_at_once() -> None:
    contact = a_contact()

    forget_contact(contact_id=contact.pk, actor="account-2", at=AFTER)

    assert not Contact.objects.exists()
    assert Event.objects.get(kind="contacts_forgotten").target == f"contact-{contact.pk}"


def test_three_years_after_a_leap_day_is_the_first_of_march() -> None:
    assert years_after(date(2028, 2, 29), 3) == date(2031, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Fictivus agreed", "said Ms Inventa", "H.E. will", "Ambassador Fictiva", "Dr Nemo",
        "Minister Änderung", "write to nobody@mission.example", "call +41 22 000 00 00",
        "Madame Fictive",
    ],
)  # fmt: skip
def test_words_that_point_at_a_person_are_found(text: str) -> None:
    assert person_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ambassador agreed.", "the Minister for Foreign Affairs", "Minister of Justice",
        "Secretary-General's report", "will name EGY-2017-001 on 2027-09-24", "Dr of law", "",
        "Will speak of Ibrahim Metwally in HRC66.",
    ],
)  # fmt: skip
def test_a_mission_an_office_and_a_case_are_no_person(text: str) -> None:
    assert person_in(text) is None


def test_the_calendar_holds_states_sessions_and_numbers_and_no_typed_word() -> None:
    case = a_case()
    a_contact(
        asks=(
            Asked("name_a_case", case.public_id, "HRC66", "Zanzaribaldo"),
            Asked("other", words="Zanzaribaldo"),
        ),
        promised="Zanzaribaldo", note="Zanzaribaldo",
    )  # fmt: skip

    text = calendar(due_lines(today=TODAY)[0], at=AFTER).decode()

    assert "Zanzaribaldo" not in text
    assert "DTSTART;VALUE=DATE:20270924\r\n" in text
    assert "DTEND;VALUE=DATE:20270925\r\n" in text
    assert "SUMMARY:Promise due: DEU\r\n" in text
    unfolded = text.replace("\r\n ", "")
    assert f"DESCRIPTION:name a case\\, {case.public_id}\\, HRC66\\; something else" in unfolded


def test_every_line_of_the_calendar_is_short_enough_and_ends_as_the_standard_says() -> None:
    a_contact(asks=tuple(Asked("speak", session=f"HRC{number}") for number in range(66, 90)))

    lines = calendar(due_lines(today=TODAY)[0], at=AFTER).split(b"\r\n")

    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert sum(line == b"BEGIN:VEVENT" for line in lines) == 1
    assert (lines[0], lines[-2]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")
