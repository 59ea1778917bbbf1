"""Live numbers stand apart, as of the moment the counters were written, in a few queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from endreprisals.campaigns.models import Counter, Letter, MailboxDay, SelfReport
from endreprisals.campaigns.queries.live import live_page
from tests.build import NOON
from tests.build_campaigns import a_campaign, a_key, a_recipient, an_action, an_office

pytestmark = pytest.mark.django_db


def test_each_way_of_knowing_is_a_number_of_its_own() -> None:
    campaign, office = a_campaign(), an_office()
    action = an_action("letter", campaign, goal=100)
    a_recipient(action, office)
    assert office.mailbox is not None
    for what, number, minutes in (("mail", 7, 0), ("proof", 3, 2), ("self_mail", 5, 1)):
        Counter.objects.create(
            action=action, what=what, number=number, counted_until=NOON,
            updated_at=NOON - timedelta(minutes=minutes),
        )  # fmt: skip
    for slot in range(2):
        SelfReport.objects.create(
            action=action, way="bluesky", day=NOON.date(), slot=slot, number=2
        )
    for state in ("to_see", "sent", "sent"):
        Letter.objects.create(
            supporter=a_key(), action=action, office=office, mailbox=office.mailbox, language="en",
            state=state, received_at=NOON, keep_until=NOON.date(),
        )  # fmt: skip
    MailboxDay.objects.create(mailbox=office.mailbox, day=NOON.date(), letters=20, digests=1)
    MailboxDay.objects.create(
        mailbox=office.mailbox, day=NOON.date() - timedelta(days=1), letters=9
    )

    page = live_page(campaign.code, today=NOON.date())

    (one,) = page.actions
    assert [(n.what, n.number) for n in one.counted] == [("proof", 3), ("mail", 7)]
    assert [(n.what, n.number) for n in one.said] == [("bluesky", 4)]
    assert [(n.what, n.number) for n in one.letters] == [("sent", 2), ("to_see", 1)]
    assert (one.on_paper, one.goal) == (0, 100)
    assert [(use.letters, use.most, use.digests) for use in page.mailboxes] == [(20, 20, 1)]
    assert page.updated_at == one.updated_at == NOON


def test_nothing_counted_yet_is_said_and_not_shown_as_zero() -> None:
    an_action("share")
    page = live_page("test-2026", today=NOON.date())
    assert page.updated_at is None
    assert page.actions[0].counted == ()


def test_the_page_asks_as_much_of_the_database_for_ten_actions_as_for_one() -> None:
    campaign = a_campaign()
    asked = []
    for more in (1, 9):
        for _ in range(more):
            an_action("share", campaign)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            live_page(campaign.code, today=NOON.date())
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8
