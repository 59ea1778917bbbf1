"""A hundred thousand people act: what the mission's mailbox gets in a day, over real SMTP."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.smtp import Envelope
from django.db import connection
from django.db.models import Count

from endreprisals.campaigns.models import Action, Digest, Letter, SupporterAction
from endreprisals.campaigns.services.digests import make_due
from endreprisals.campaigns.services.letters import prints
from endreprisals.campaigns.services.scheduling import schedule_due, settle
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.delivery import deliver
from tests.campaigns.letter_world import a_mission, a_queued, an_ask, own_words
from tests.supporters.mailroom import Clock, Handler, a_relay

pytestmark = pytest.mark.django_db
GENEVA = ZoneInfo("Europe/Zurich")
MORNING = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # half past seven in Geneva, a Monday
EVERYBODY = 100_000
WRITERS = 300
TELLTALE = "Zanzaribaldo"


COPY = """
INSERT INTO campaigns_supporteraction
  (supporter, action_id, way, state, country, language, received_at, counted_at, listed, keep_until)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)
SELECT 'key-' || i, one.action_id, CASE WHEN i %% 4 = 0 THEN 'mail' ELSE 'proof' END, one.state,
  CASE WHEN i <= 3 THEN 'LIE' WHEN i %% 5 = 0 THEN '' WHEN i %% 5 = 1 THEN 'CHE'
       WHEN i %% 5 = 2 THEN 'FRA' ELSE 'KEN' END,
  one.language, one.received_at, one.counted_at, one.listed, one.keep_until
FROM n, campaigns_supporteraction one
"""


def everybody_acts(action: Action) -> dict[str, int]:
    """A hundred thousand counted people, three of them in a country with too few to be shown."""
    at = MORNING - timedelta(hours=1)
    SupporterAction.objects.create(
        supporter="key-0", action=action, way="mail", state="counted", country="CHE",
        language="en", received_at=at, counted_at=at, keep_until=at.date(),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(COPY, [EVERYBODY - 1])
    ways = SupporterAction.objects.order_by().values_list("way").annotate(n=Count("action"))
    return dict(ways)


def _content(one: Envelope) -> bytes:
    assert isinstance(one.content, bytes)
    return one.content


def some_write(action: Action, office: Any) -> None:
    """Three through the service, the others as it leaves them; a third pastes one text."""
    for number in range(3):
        a_queued(action, office, words=own_words(number), name=f"{TELLTALE} {number}", at=MORNING)
    pattern = Letter.objects.latest("pk")
    same = prints(own_words(5_000))
    Letter.objects.bulk_create(
        Letter(
            supporter=f"writer-{number:015d}", action=action, office=office,
            mailbox=office.mailbox, language="en", subject=pattern.subject, words=pattern.words,
            words_print=same if number % 3 == 0 else prints(own_words(number)),
            state=Letter.State.QUEUED, received_at=MORNING, confirmed_at=MORNING,
            keep_until=MORNING.date() + timedelta(days=90),
        )
        for number in range(3, WRITERS)
    )  # fmt: skip


def a_day_passes(clock: Clock, relay: Any) -> list[tuple[datetime, str]]:
    """From now to midnight: the worker's jobs every hour, and whenever a mail is due."""
    left: list[tuple[datetime, str]] = []
    today = clock.at.astimezone(GENEVA).date()
    while clock.at.astimezone(GENEVA).date() == today:
        schedule_due(clock.at)
        make_due(clock.at)
        for stream in ("letters", "digests"):
            told = deliver(stream, relay=relay, clock=clock)
            left += [(clock.at, stream)] * told.sent
        coming = Mail.objects.filter(state="queued", not_before__gt=clock.at)
        due = coming.order_by("not_before").values_list("not_before", flat=True).first()
        in_an_hour = clock.at + timedelta(hours=1)
        clock.at = min(due or in_an_hour, in_an_hour)
    return left


def test_one_mailbox_gets_twenty_letters_and_one_digest_when_a_hundred_thousand_act() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    numbers = everybody_acts(action)
    some_write(action, office)
    clock, handler = Clock(MORNING), Handler()

    with a_relay(handler) as relay:
        left = a_day_passes(clock, relay)
    settle(clock.at)

    mails = [message_from_bytes(_content(one), policy=policy.default) for one in handler.taken]
    letters = [one for one in left if one[1] == "letters"]
    assert len(letters) == 20
    assert len(left) - len(letters) == 1
    assert len(handler.taken) == 21
    assert {tuple(one.rcpt_tos) for one in handler.taken} == {(Mailbox.objects.get().address,)}
    hours = [at.astimezone(GENEVA) for at, _ in left]
    assert all(9 <= at.hour < 18 for at in hours), hours
    assert len({mail["Message-ID"] for mail in mails}) == 21
    assert Letter.objects.filter(state=Letter.State.SENT).count() == 20
    assert Mail.objects.filter(state="sent").count() == 21

    told = Digest.objects.get().told[0]
    assert sum(numbers.values()) == EVERYBODY
    assert {way: told["ways"][way] for way in ("mail", "proof")} == numbers
    assert told["ways"]["own_words"] == Letter.objects.filter(state=Letter.State.DIGEST).count()
    assert sum(number for _, number in told["countries"]) <= numbers["mail"]
    assert "LIE" not in [code for code, _ in told["countries"]]
    assert "Liechtenstein" not in str(mails[-1])


def test_a_worker_that_slept_for_a_day_does_not_make_up_for_it() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    some_write(action, office)
    schedule_due(MORNING)
    tomorrow, handler = Clock(MORNING + timedelta(days=1)), Handler()

    with a_relay(handler) as relay:
        left = a_day_passes(tomorrow, relay)

    assert sum(kind == "letters" for _, kind in left) == 20
    waiting = Letter.objects.filter(state__in=("queued", "scheduled", "digest", "sent"))
    assert waiting.count() == WRITERS, "nobody's letter is lost"


@pytest.mark.parametrize(("said", "state"), [("550 5.7.1 no", "failed"), ("", "sent")])
def test_what_the_relay_refused_is_never_called_sent(said: str, state: str) -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MORNING)
    schedule_due(MORNING)
    mail = Mail.objects.get(kind="letter")
    handler = Handler()
    handler.say = lambda step, address: said if step == "data" else ""
    with a_relay(handler) as relay:
        deliver("letters", relay=relay, clock=Clock(mail.not_before))
    settle(mail.not_before)

    letter.refresh_from_db()
    assert letter.state == state


def test_a_stop_in_the_middle_of_the_day_is_the_end_of_it() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    some_write(action, office)
    schedule_due(MORNING)
    handler = Handler()
    with a_relay(handler) as relay:
        noon = Clock(MORNING.replace(hour=11))
        deliver("letters", relay=relay, clock=noon)
        before = len(handler.taken)
        Mailbox.objects.filter(offices=office).update(wish="stop", wished_on=noon().date())
        noon.later(hours=4)
        deliver("letters", relay=relay, clock=noon)
        schedule_due(noon.at)
        noon.later(hours=21 * 24)  # past every day for which one had a place
        deliver("letters", relay=relay, clock=noon)
        schedule_due(noon.at)

    assert 0 < before < 20
    assert len(handler.taken) == before
    assert not Letter.objects.filter(state__in=("queued", "scheduled")).exists()
