"""Mailboxes: two people, two days where anybody could open one, and the wish of the office."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from endreprisals.audit.models import Event
from endreprisals.states import mailbox_services as services
from endreprisals.states.mailbox_services import MailboxEntry, MailboxRefused
from endreprisals.states.models import Mailbox
from endreprisals.states.office_queries import (
    STANDINGS,
    last_seen,
    mailbox_line,
    mailbox_page,
    office_is_live,
    standing_of,
)
from tests.build import NOON
from tests.build_campaigns import a_mailbox, an_office

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
ENTRY = MailboxEntry("Mission.Geneva@mission.example", "Blue Book", TODAY - timedelta(days=3))
PRIVATE = replace(ENTRY, address="embassy.bern@gmail.com")


def entered(entry: MailboxEntry = ENTRY) -> Mailbox:
    return services.enter_mailbox(entry, by="account-1", at=NOON)


def checked(mailbox: Mailbox, by: str = "account-2") -> Mailbox:
    return services.check_mailbox(mailbox.pk, by=by, at=NOON)


def seen(mailbox: Mailbox, on: date, by: str = "account-2") -> Mailbox:
    return services.verify_mailbox(mailbox.pk, on=on, by=by, at=NOON)


def test_nothing_is_sent_to_an_address_before_a_second_person_saw_it() -> None:
    mailbox = entered()
    assert mailbox.address == "mission.geneva@mission.example"
    assert not mailbox.is_live
    with pytest.raises(MailboxRefused, match="another person"):
        checked(mailbox, by="account-1")
    assert checked(mailbox).is_live
    with pytest.raises(MailboxRefused, match="already"):
        checked(mailbox, by="account-3")


def test_an_address_where_anybody_can_open_one_is_seen_twice_by_two_people_on_two_days() -> None:
    mailbox = checked(entered(PRIVATE))
    assert mailbox.consumer
    assert standing_of(mailbox) == "to_see_again"
    assert not mailbox.is_live
    with pytest.raises(MailboxRefused, match="another person must look again"):
        seen(mailbox, TODAY, by="account-1")
    with pytest.raises(MailboxRefused, match="another day"):
        seen(mailbox, ENTRY.verified_on)
    mailbox = seen(mailbox, TODAY)
    assert mailbox.is_live
    assert (mailbox.verified_on, mailbox.verified_again_on) == (ENTRY.verified_on, TODAY)


def test_an_address_is_looked_at_again_and_grows_old_in_sight_of_all() -> None:
    mailbox = checked(entered(replace(ENTRY, verified_on=TODAY - timedelta(days=91))))
    assert mailbox_line(mailbox, today=TODAY).stale
    assert mailbox.is_live, "old is shown as old and never hidden"
    assert mailbox_page(standing="stale", today=TODAY).total == 1
    with pytest.raises(MailboxRefused, match="future"):
        seen(mailbox, TODAY + timedelta(days=1))
    mailbox = seen(mailbox, TODAY, by="account-1")
    assert last_seen(mailbox) == TODAY
    assert mailbox_page(standing="stale", today=TODAY).total == 0


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "write the address"),
        ("mission", "no mail address"),
        ("mission@mission.example\r\nBcc: x@y.example", "hidden character"),
        ("one@mission.example, two@mission.example", "one address at a time"),
        ("mission@раураl.example", "look alike"),
        ("mission@localhost", "no domain"),
        (f"{'a' * 65}@mission.example", "that long"),
    ],
)
def test_an_address_that_cannot_be_kept_is_refused_with_what_to_do(
    address: str, problem: str
) -> None:
    with pytest.raises(MailboxRefused, match=problem):
        entered(replace(ENTRY, address=address))
    assert not Mailbox.objects.exists()


def test_a_source_and_a_day_of_the_past_are_needed() -> None:
    with pytest.raises(MailboxRefused, match="say where"):
        entered(replace(ENTRY, source=" "))
    with pytest.raises(MailboxRefused, match="future"):
        entered(replace(ENTRY, verified_on=TODAY + timedelta(days=1)))


def test_one_mailbox_is_entered_once_however_it_is_spelt() -> None:
    first = entered(PRIVATE)
    with pytest.raises(MailboxRefused, match=f"mailbox {first.pk}"):
        entered(replace(PRIVATE, address="EmbassyBern+x@googlemail.com"))


def test_another_address_is_another_mailbox_and_the_old_one_is_stopped() -> None:
    old = checked(entered())
    office = an_office("DEU", mailbox=old)
    entry = replace(ENTRY, address="new@mission.example")
    new = services.replace_mailbox(old.pk, entry, by="account-1", at=NOON)
    office.refresh_from_db()
    old.refresh_from_db()
    assert office.mailbox_id == new.pk
    assert (old.is_live, old.stopped_because) == (False, f"replaced by mailbox {new.pk}")
    assert not office_is_live(office), "the new one waits for its check"
    third = replace(ENTRY, address="third@mission.example")
    services.replace_mailbox(old.pk, third, by="account-1", at=NOON)
    old.refresh_from_db()
    assert old.stopped_because == f"replaced by mailbox {new.pk}", "it was stopped before"


def test_what_an_office_asks_holds_at_once() -> None:
    mailbox = checked(entered())

    def wish(code: str, *, on: date = TODAY, before_votes: bool = False) -> Mailbox:
        return services.note_wish(
            mailbox.pk, code, on=on, before_votes=before_votes, by="account-1", at=NOON
        )

    assert standing_of(wish("digest_only")) == "digest_only"
    stopped = wish("stop", before_votes=True)
    assert (standing_of(stopped), stopped.is_live) == ("stop_wish", False)
    assert not stopped.before_votes, "who wants nothing wants nothing before a vote"
    assert wish("none", before_votes=True).before_votes
    with pytest.raises(MailboxRefused, match="future"):
        wish("stop", on=TODAY + timedelta(days=1))


def test_a_stop_of_ours_has_a_reason_and_is_lifted_by_hand() -> None:
    mailbox = checked(entered())

    def stop(because: str) -> Mailbox:
        return services.stop_mailbox(mailbox.pk, because=because, by="account-1", at=NOON)

    with pytest.raises(MailboxRefused, match="Say why"):
        stop(" ")
    with pytest.raises(MailboxRefused, match="not stopped"):
        services.lift_stop(mailbox.pk, by="account-2", at=NOON)
    assert standing_of(stop("a new owner of the domain")) == "stopped"
    with pytest.raises(MailboxRefused, match="already"):
        stop("again")
    assert services.lift_stop(mailbox.pk, by="account-2", at=NOON).is_live


def test_after_a_hard_bounce_the_address_is_seen_again_before_it_is_used() -> None:
    mailbox = checked(entered())
    services.stop_mailbox(mailbox.pk, because="mail came back", by="worker", at=NOON)
    Mailbox.objects.filter(pk=mailbox.pk).update(hard_bounced_at=NOON, soft_bounces=3)
    with pytest.raises(MailboxRefused, match="see it at its source again first"):
        services.lift_stop(mailbox.pk, by="account-2", at=NOON)
    seen(mailbox, TODAY)
    lifted = services.lift_stop(mailbox.pk, by="account-2", at=NOON)
    assert (lifted.hard_bounced_at, lifted.soft_bounces, lifted.is_live) == (None, 0, True)


def test_the_list_says_how_each_mailbox_stands_and_finds_them_by_it() -> None:
    made = {
        "live": a_mailbox(),
        "digest_only": a_mailbox(wish="digest_only", wished_on=TODAY),
        "stop_wish": a_mailbox(wish="stop", wished_on=TODAY),
        "stopped": a_mailbox(stopped_at=NOON, stopped_because="x", wish="stop", wished_on=TODAY),
        "to_check": a_mailbox(checked_by="", checked_at=None),
        "to_see_again": a_mailbox(consumer=True),
    }
    assert set(made) == set(STANDINGS)
    for standing, mailbox in made.items():
        page = mailbox_page(standing=standing, today=TODAY)
        assert [line.mailbox for line in page.lines] == [mailbox]  # type: ignore[union-attr]
        assert page.lines[0].standing == standing
    assert mailbox_page(today=TODAY).total == 6


def test_a_page_of_mailboxes_costs_three_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(60):
        an_office(mailbox=a_mailbox(), code=f"DEU-test-{number}")
    with django_assert_num_queries(3):
        page = mailbox_page(today=TODAY, page=2)
    assert (len(page.lines), page.pages) == (10, 2)


def test_no_address_stands_in_the_audit() -> None:
    mailbox = checked(entered())
    services.stop_mailbox(mailbox.pk, because="secret words", by="account-1", at=NOON)
    services.lift_stop(mailbox.pk, by="account-2", at=NOON)
    seen(mailbox, TODAY)
    told = " ".join(str(vars(event)) for event in Event.objects.all())
    assert "mission.example" not in told
    assert "secret" not in told
    assert Event.objects.count() == 5
