"""What leaves, once; what does not, and why; and that nobody's address stays behind."""

import logging
from collections import Counter
from datetime import date, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import dkim
import pytest
from django.conf import settings as ours

from endreprisals.adapters.mail_relays import Envelope, FolderRelay, Relay
from endreprisals.adapters.mail_signing import dns_record, make_key
from endreprisals.audit.models import Event
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Allowance, Mail, Pause, Subscriber
from endreprisals.supporters.services import pauses, subscribing
from endreprisals.supporters.services.delivery import Round, claim, deliver, has_work
from tests.build import NOON
from tests.build_campaigns import a_mailbox
from tests.supporters.mailroom import Clock, Handler, a_mail, a_relay, content

pytestmark = pytest.mark.django_db
KINDS = {"test": "tests.supporters.mailroom.words"}


@pytest.fixture(autouse=True)
def mail_settings(settings: Any, tmp_path: Path) -> Any:
    settings.MAIL_KINDS = ours.MAIL_KINDS | KINDS
    settings.MAIL_DKIM_DIR = tmp_path / "dkim"
    settings.MAIL_DIR = tmp_path / "mail"
    return settings


@pytest.fixture
def handler() -> Handler:
    return Handler()


def a_round(handler: Handler, stream: str = "confirm", clock: Clock | None = None) -> Round:
    with a_relay(handler) as relay:
        return deliver(stream, relay=relay, clock=clock or Clock())


def test_a_due_mail_leaves_once_and_its_address_goes(handler: Handler) -> None:
    mail = a_mail("reader@supporter.example")
    told = [a_round(handler), a_round(handler)]
    mail.refresh_from_db()

    assert [one.sent for one in told] == [1, 0]
    assert [one.rcpt_tos for one in handler.taken] == [["reader@supporter.example"]]
    assert (mail.state, mail.sent_at, mail.ended_at) == ("sent", NOON, NOON)
    assert (mail.answer, mail.address) == ("250 2.0.0", None)
    message = message_from_bytes(content(handler.taken[0]))
    assert message["Message-ID"] == f"<{mail.message_id}>"
    assert message["From"] == "#EndReprisals <confirm@confirm.example>"
    assert (handler.taken[0].mail_from or "").startswith("bounce+")
    assert (handler.taken[0].mail_from or "").endswith("@confirm.example")


def test_a_mail_waits_for_its_hour_and_others_do_not_wait_for_it(handler: Handler) -> None:
    a_mail("late@supporter.example", not_before=NOON + timedelta(seconds=1))
    a_mail("now@supporter.example")
    a_mail("news@supporter.example", stream=Mail.Stream.NEWS)
    a_round(handler)

    assert [one.rcpt_tos for one in handler.taken] == [["now@supporter.example"]]
    assert not has_work("confirm", NOON)
    assert has_work("news", NOON)


def test_each_stream_signs_with_its_own_key_and_domain(
    handler: Handler, mail_settings: Any
) -> None:
    for stream in ("confirm", "news"):
        make_key(mail_settings.MAIL_DKIM_DIR / f"{stream}.pem")
    a_mail(stream="news", detail={"unsubscribe": "https://site.example/en/list/leave/" + "x" * 120})
    a_mail()
    a_round(handler, "news")
    a_round(handler, "confirm")
    dns = {
        f"er1._domainkey.{stream}.example.".encode(): dns_record(
            (mail_settings.MAIL_DKIM_DIR / f"{stream}.pem").read_bytes()
        ).encode()
        for stream in ("confirm", "news")
    }

    for taken in handler.taken:
        assert dkim.verify(taken.content, dnsfunc=lambda name, **_: dns.get(name))
    assert b"d=news.example" in content(handler.taken[0])
    assert b"\r\nList-Unsubscribe: <https://site.example" in content(handler.taken[0])


def test_a_mail_whose_reason_is_gone_is_stopped_with_the_code(handler: Handler) -> None:
    mail = a_mail(detail={"stop": "case_withdrawn"})
    a_round(handler)
    mail.refresh_from_db()

    assert (mail.state, mail.because, mail.address) == ("stopped", "case_withdrawn", None)
    assert not handler.taken


def test_a_soft_no_is_tried_again_later_and_in_the_end_is_a_failure(handler: Handler) -> None:
    handler.say = lambda step, _: "451 4.3.0 later" if step == "rcpt" else ""
    mail, clock, waits = a_mail(), Clock(), []
    for _ in range(ours.MAIL_ATTEMPTS):
        a_round(handler, clock=clock)
        mail.refresh_from_db()
        waits.append(mail.not_before - clock.at)
        assert a_round(handler, clock=clock).later == 0, "not before its time"
        clock.at = max(clock.at, mail.not_before)

    assert waits[0] == timedelta(minutes=5)
    assert (mail.state, mail.because, mail.attempts) == ("failed", "refused_softly", 6)
    assert (mail.answer, mail.address, mail.sent_at) == ("451 4.3.0", None, None)


def test_greylisting_costs_time_and_nothing_else(handler: Handler) -> None:
    seen: Counter[str] = Counter()

    def greylist(step: str, address: str) -> str:
        seen[address] += step == "rcpt"
        return "451 4.7.1 greylisted" if step == "rcpt" and seen[address] == 1 else ""

    handler.say = greylist
    mailbox = a_mailbox()
    mail, clock = a_mail(mailbox=mailbox), Clock()
    a_round(handler, "letters", clock)
    clock.later(minutes=6)
    a_round(handler, "letters", clock)
    mail.refresh_from_db()
    mailbox.refresh_from_db()

    assert (mail.state, mailbox.soft_bounces, mailbox.stopped_at) == ("sent", 0, None)


def test_an_address_that_is_refused_for_good_stops_the_mailbox_and_tells_people(
    handler: Handler,
) -> None:
    handler.say = lambda step, _: "550 5.1.1 unknown" if step == "rcpt" else ""
    mailbox = a_mailbox()
    first, second = a_mail(mailbox=mailbox), a_mail(mailbox=mailbox)
    a_round(handler, "letters")
    for row in (first, second, mailbox):
        row.refresh_from_db()

    assert (first.state, first.answer) == ("failed", "550 5.1.1")
    assert (second.state, second.because) == ("stopped", "mailbox_stopped")
    assert (mailbox.stopped_at, mailbox.stopped_by) == (NOON, "worker")
    assert mailbox.hard_bounced_at == NOON
    assert "@" not in mailbox.stopped_because
    event = Event.objects.get(kind=Event.Kind.MAILBOX_STOPPED)
    assert (event.target, event.actor) == (f"mailbox-{mailbox.pk}", "worker")


def test_a_subscriber_whose_address_is_refused_for_good_is_off_the_list(handler: Handler) -> None:
    handler.say = lambda step, _: "550 5.1.1 unknown" if step == "rcpt" else ""
    mail = a_mail(stream="news")
    Subscriber.objects.create(
        supporter=mail.supporter, address=mail.address, language="en", state="active",
        asked_at=NOON, confirmed_at=NOON,
    )  # fmt: skip
    a_round(handler, "news")

    assert Subscriber.objects.get().state == "bounced"


def test_addresses_that_do_not_exist_hold_nobody_elses_mail_back(handler: Handler) -> None:
    handler.say = lambda step, to: (
        "550 5.1.1 unknown" if step == "rcpt" and to.startswith("nobody") else ""
    )
    for number in range(30):
        a_mail(f"nobody@host-{number}.example")
    a_mail("other@supporter.example", detail={"subject": "x\r\nBcc: c@d.example"})
    a_mail("reader@supporter.example")
    told = a_round(handler)

    assert (told.failed, told.sent) == (31, 1)
    assert not Pause.objects.exists()


@pytest.mark.parametrize(("hosts", "paused"), [(19, False), (20, True)])
def test_where_anybody_types_addresses_a_stream_bears_some_refusals(
    handler: Handler, hosts: int, *, paused: bool
) -> None:
    handler.say = lambda step, to: (
        "554 5.7.1 blocked" if step == "data" and to.startswith("x") else ""
    )
    for number in range(10):  # one host counts once in a round
        a_mail(f"x{number}@host-0.example")
    for number in range(hosts):
        a_mail(f"x@host-{number}.example")
    a_mail("reader@supporter.example")
    told = a_round(handler)

    assert told.sent == (0 if paused else 1)
    assert Pause.objects.filter(what="stream:confirm").exists() is paused


def test_three_missions_in_a_row_that_refuse_us_hold_the_letters_back_over_rounds(
    handler: Handler,
) -> None:
    handler.say = lambda step, _: "554 5.7.1 blocked" if step == "data" else ""
    again = a_mailbox("mission@host-0.example")
    a_mail(mailbox=again)
    for number in range(1, 5):
        a_mail(mailbox=a_mailbox(f"mission@host-{number}.example"))
    a_mail(mailbox=again, not_before=NOON - timedelta(seconds=1))  # the first of all
    for _ in range(6):
        with a_relay(handler) as relay:
            deliver("letters", relay=relay, clock=Clock(), most=1)

    assert Pause.objects.get().what == "stream:letters"
    assert Mail.objects.filter(state="queued").count() == 2, "a mission counts once a day"
    assert not Mailbox.objects.exclude(stopped_at=None).exists(), "it is not about the addresses"


def test_a_mail_that_we_cannot_write_is_no_bounce_of_the_mission(handler: Handler) -> None:
    mailbox, clock = a_mailbox(), Clock()
    mail = a_mail(mailbox=mailbox, detail={"break": 1}, attempts=ours.MAIL_ATTEMPTS - 1)
    a_round(handler, "letters", clock)
    mail.refresh_from_db()
    mailbox.refresh_from_db()

    assert (mail.state, mail.because, mailbox.soft_bounces) == ("failed", "cannot_be_written", 0)


def test_a_relay_that_is_down_costs_no_attempt(handler: Handler) -> None:
    handler.say = lambda step, _: "421 4.3.2 closing" if step == "rcpt" else ""
    mail = a_mail()
    told = a_round(handler)
    mail.refresh_from_db()

    assert told.relay_down
    assert (mail.state, mail.attempts, mail.not_before) == ("queued", 0, NOON)


def test_a_line_cut_after_the_last_byte_is_unknown_and_never_tried_again(handler: Handler) -> None:
    handler.hang_up = True
    mail = a_mail()
    told = a_round(handler)
    handler.hang_up = False
    a_round(handler)
    mail.refresh_from_db()

    assert told.unknown == 1
    assert (mail.state, mail.because, mail.sent_at) == ("unknown", "connection_lost", None)
    assert mail.address is not None, "a person may want to send it again"
    assert len(handler.taken) == 1


class Dead:
    """A relay whose worker dies while it hands over."""

    def __init__(self, inner: Relay, *, after: bool) -> None:
        self.inner, self.after = inner, after

    def hand_over(self, mail: Envelope) -> str:
        if self.after:
            self.inner.hand_over(mail)
        raise KeyboardInterrupt

    def took(self, stream: str, message_id: str) -> bool | None:
        return self.inner.took(stream, message_id)

    def close(self) -> None:
        self.inner.close()


@pytest.mark.parametrize("after", [True, False])
def test_the_folder_says_what_a_dead_worker_had_done(tmp_path: Path, *, after: bool) -> None:
    mail, folder = a_mail(), FolderRelay(tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        deliver("confirm", relay=Dead(folder, after=after), clock=Clock())
    mail.refresh_from_db()
    assert mail.state == "sending"
    assert has_work("confirm", NOON)
    deliver("confirm", relay=folder, clock=Clock())
    mail.refresh_from_db()

    assert (mail.state, mail.address) == ("sent", None)
    assert len(list((tmp_path / "out").rglob("*.eml"))) == 1


def test_a_relay_cannot_say_it_so_a_person_must(handler: Handler) -> None:
    mail = a_mail()
    with a_relay(handler) as relay, pytest.raises(KeyboardInterrupt):
        deliver("confirm", relay=Dead(relay, after=True), clock=Clock())
    told = a_round(handler)
    mail.refresh_from_db()

    assert (mail.state, mail.because, told.sent) == ("unknown", "worker_died", 0)
    assert len(handler.taken) == 1


@pytest.mark.parametrize("what", ["all", "stream:letters", "mailbox"])
def test_what_is_paused_stays_as_it_is_until_it_goes_on(handler: Handler, what: str) -> None:
    mailbox = a_mailbox()
    mail = a_mail(mailbox=mailbox)
    other = a_mail(mailbox=a_mailbox())
    what = f"mailbox:{mailbox.pk}" if what == "mailbox" else what
    pauses.pause(what, because="a doubt", by="account-1", at=NOON)
    a_round(handler, "letters")
    mail.refresh_from_db()
    other.refresh_from_db()
    assert mail.state == "queued"
    assert other.state == ("sent" if what.startswith("mailbox") else "queued")
    pauses.resume(what, by="account-1", at=NOON)
    a_round(handler, "letters")
    mail.refresh_from_db()

    assert mail.state == "sent"
    assert [event.kind for event in Event.objects.order_by("pk")] == ["mail_paused", "mail_resumed"]


def test_a_switch_that_is_pressed_in_mid_round_holds_at_the_next_mail(handler: Handler) -> None:
    a_mail(), a_mail()
    with a_relay(handler) as relay:

        class Pausing(Dead):
            def hand_over(self, mail: Envelope) -> str:
                pauses.pause("all", because="x", by="account-1", at=NOON)
                return self.inner.hand_over(mail)

        told = deliver("confirm", relay=Pausing(relay, after=True), clock=Clock())

    assert told.sent == 1


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"wish": "stop", "wished_on": NOON.date()}, "mission_said_stop"),
        ({"wish": "digest_only", "wished_on": NOON.date()}, "digest_only"),
        ({"stopped_at": NOON, "stopped_because": "a doubt"}, "mailbox_stopped"),
        ({"checked_by": "", "checked_at": None}, "mailbox_not_checked"),
        ({"consumer": True}, "mailbox_not_checked"),
    ],
)
def test_what_a_mission_wishes_is_looked_at_as_the_letter_leaves(
    handler: Handler, changes: dict[str, Any], because: str
) -> None:
    mailbox = a_mailbox()
    mail = a_mail(mailbox=mailbox)
    Mailbox.objects.filter(pk=mailbox.pk).update(**changes)
    a_round(handler, "letters")
    mail.refresh_from_db()

    assert (mail.state, mail.because) == ("stopped", because)
    assert not handler.taken


def test_a_mission_that_wants_digests_alone_gets_one(handler: Handler) -> None:
    mailbox = a_mailbox(wish="digest_only", wished_on=NOON.date())
    a_mail(mailbox=mailbox, stream="digests")
    a_mail(mailbox=mailbox, stream="digests")
    told = a_round(handler, "digests")

    assert (told.sent, told.later) == (1, 1), "one a day, whatever was queued"


def test_no_mailbox_gets_a_21st_letter_on_one_day_in_geneva_whatever_is_queued(
    handler: Handler,
) -> None:
    mailbox, clock = a_mailbox(), Clock()
    for _ in range(25):
        a_mail(mailbox=mailbox)
    a_round(handler, "letters", clock)
    clock.later(hours=10)
    a_round(handler, "letters", clock)
    assert len(handler.taken) == 20
    assert not has_work("letters", clock.at)
    clock.at = NOON + timedelta(days=1)
    a_round(handler, "letters", clock)

    assert len(handler.taken) == 25


def test_the_users_of_one_host_are_not_flooded(handler: Handler, mail_settings: Any) -> None:
    mail_settings.MAIL_PER_HOST_HOUR = 12  # one at once, then one every five minutes
    for number in range(3):
        a_mail(f"reader-{number}@busy.example")
    a_mail("reader@other.example")
    clock = Clock()
    a_round(handler, clock=clock)
    assert sorted(one.rcpt_tos[0].partition("@")[2] for one in handler.taken) == [
        "busy.example", "other.example",
    ]  # fmt: skip
    waits = sorted(Mail.objects.filter(state="queued").values_list("not_before", flat=True))
    assert [wait - NOON for wait in waits] == [timedelta(minutes=5), timedelta(minutes=10)]
    for _ in range(2):
        clock.later(minutes=5)
        a_round(handler, clock=clock)

    assert len(handler.taken) == 4
    assert not [row for row in Allowance.objects.all() if "busy" in row.what]


@pytest.mark.parametrize(
    ("domain", "stream", "left"),
    [("small.example", "confirm", 1), ("gmail.com", "confirm", 3), ("small.example", "news", 3)],
)
def test_made_up_addresses_of_one_small_domain_are_written_to_slowly(
    handler: Handler, mail_settings: Any, domain: str, stream: str, left: int
) -> None:
    mail_settings.MAIL_PER_SMALL_HOST_HOUR = 12
    for number in range(3):
        a_mail(f"made-up-{number}@{domain}", stream=stream)
    clock = Clock()
    a_round(handler, stream, clock)
    assert len(handler.taken) == left
    clock.later(hours=1)
    a_round(handler, stream, clock)

    assert len(handler.taken) >= min(3, left + 1), "the others wait and are not lost"
    assert not Mail.objects.filter(state="stopped").exists()


def test_a_stream_keeps_its_hour_and_a_new_domain_starts_slowly(
    handler: Handler, mail_settings: Any
) -> None:
    mail_settings.MAIL_PER_HOUR = ours.MAIL_PER_HOUR | {"news": 768}  # 64 at once when warm
    mail_settings.MAIL_WARM_UP = {"news": date(2026, 11, 20).isoformat()}
    for _ in range(10):
        a_mail(stream="news")
    clock = Clock()
    a_round(handler, "news", clock)
    assert len(handler.taken) == 1, "12 an hour on its first day"
    clock.later(minutes=5)
    a_round(handler, "news", clock)
    assert len(handler.taken) == 2
    mail_settings.MAIL_WARM_UP = {}
    clock.later(minutes=5)
    a_round(handler, "news", clock)

    assert len(handler.taken) == 10


@pytest.mark.parametrize(
    ("detail", "because"),
    [
        ({"subject": "x\r\nBcc: c@d.example"}, "control_character"),
        ({"from_local": "a@b"}, "bad_sender"),
        ({"reply_to": "a@b.example, c@d.example"}, "bad_address"),
    ],
)
def test_words_that_cannot_be_a_mail_fail_and_stop_no_mailbox(
    handler: Handler, detail: dict[str, str], because: str
) -> None:
    mail = a_mail(mailbox=(mailbox := a_mailbox()), detail=detail)
    a_round(handler, "letters")
    mail.refresh_from_db()
    mailbox.refresh_from_db()

    assert (mail.state, mail.because, mailbox.stopped_at) == ("failed", because, None)
    assert not handler.taken


def test_a_letter_says_which_case_it_is_about_before_the_at(handler: Handler) -> None:
    a_mail(mailbox=a_mailbox(), detail={"from_local": "case-CHN-2017-001"})
    a_round(handler, "letters")
    message = message_from_bytes(content(handler.taken[0]))

    assert "<case-CHN-2017-001@letters.example>" in message["From"]
    assert "Auto-Submitted" not in message
    assert "supporter.example" not in str(message)


def test_a_room_that_fails_holds_up_nobody_and_its_words_reach_no_log(
    handler: Handler, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("endreprisals"), "propagate", True)
    caplog.set_level(logging.DEBUG, logger="endreprisals")
    broken = a_mail(detail={"break": 1})
    a_mail("reader@supporter.example")
    told = a_round(handler)
    broken.refresh_from_db()

    assert (told.sent, told.later, broken.state, broken.attempts) == (1, 1, "queued", 1)
    assert "mails of kind test: RuntimeError" in caplog.text
    assert "supporter.example" not in caplog.text
    assert "anzaribaldo" not in caplog.text


def test_a_mail_that_was_erased_while_it_left_keeps_nothing(handler: Handler) -> None:
    mail = a_mail()
    with a_relay(handler) as relay:

        class Erasing(Dead):
            def hand_over(self, mail: Envelope) -> str:
                subscribing.erase(Mail.objects.get().supporter, NOON)
                return self.inner.hand_over(mail)

        deliver("confirm", relay=Erasing(relay, after=True), clock=Clock())
    mail.refresh_from_db()

    assert (mail.state, mail.supporter, mail.address) == ("sent", "", None)


def test_a_mail_that_was_erased_on_its_way_and_not_taken_is_stopped_and_holds_up_no_other(
    tmp_path: Path,
) -> None:
    erased, mission, other = a_mail(), a_mail(mailbox=a_mailbox()), a_mail()
    Mail.objects.filter(pk=mission.pk).update(
        supporter=erased.supporter, kind="letter", stream="confirm", detail={"letter": 1}
    )
    assert claim("confirm", NOON) == erased
    assert claim("confirm", NOON) == mission
    subscribing.erase(erased.supporter, NOON)
    told = deliver("confirm", relay=FolderRelay(tmp_path / "out"), clock=Clock())

    assert (told.sent, told.stopped) == (1, 2)
    for mail, because in ((erased, "no_address"), (mission, "text_erased"), (other, "")):
        mail.refresh_from_db()
        assert mail.because == because


def test_a_person_decides_on_an_erased_mail_as_on_any_other(handler: Handler) -> None:
    mail = a_mail()
    with a_relay(handler) as relay, pytest.raises(KeyboardInterrupt):
        deliver("confirm", relay=Dead(relay, after=True), clock=Clock())
    subscribing.erase(mail.supporter, NOON)
    a_round(handler)
    mail.refresh_from_db()

    assert (mail.state, mail.address, mail.supporter) == ("unknown", None, "")
    assert mail.key == f"erased:{mail.pk}"


def test_what_a_person_decided_meanwhile_stands(handler: Handler) -> None:
    """A worker that was thought dead comes back with its answer."""
    mail = a_mail()
    with a_relay(handler) as relay:

        class Slow(Dead):
            def hand_over(self, mail: Envelope) -> str:
                Mail.objects.update(state="failed", because="decided", ended_at=NOON, address=None)
                return self.inner.hand_over(mail)

        told = deliver("confirm", relay=Slow(relay, after=True), clock=Clock())
    mail.refresh_from_db()

    assert (mail.state, mail.because, told.sent) == ("failed", "decided", 0)


def test_the_day_of_a_mailbox_begins_at_midnight_in_geneva(handler: Handler) -> None:
    mailbox, at = a_mailbox(), NOON.replace(hour=0) - timedelta(minutes=30)
    for _ in range(20):  # at half past midnight in Geneva, which is the day before in UTC
        a_mail(mailbox=mailbox, state="sent", sent_at=at, ended_at=at)
    a_mail(mailbox=mailbox)

    assert a_round(handler, "letters").later == 1
    assert not handler.taken


def test_a_claim_is_taken_once_and_in_order() -> None:
    first = a_mail(not_before=NOON - timedelta(hours=1))
    second = a_mail(not_before=NOON - timedelta(hours=2))
    claimed = [claim("confirm", NOON) for _ in range(3)]

    assert [mail and mail.pk for mail in claimed] == [second.pk, first.pk, None]


@pytest.mark.parametrize("stream", ["confirm", "news", "staff"])
def test_nothing_goes_to_a_mission_because_somebody_typed_its_address(
    handler: Handler, stream: str
) -> None:
    a_mailbox("mission@mission.example", wish="stop", wished_on=NOON.date())
    mail = a_mail("Mission+x@mission.example", stream=stream)
    a_round(handler, stream)
    mail.refresh_from_db()

    assert (mail.state, mail.because, mail.address) == ("stopped", "address_of_a_mission", None)
    assert not handler.taken
