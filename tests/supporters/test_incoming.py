"""What comes in is tied to what went out, is never answered, and a forger reaches nobody."""

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.adapters.mail_relays import FolderRelay
from endreprisals.adapters.mail_signing import DnsOfARound, dns_record, make_key, signed
from endreprisals.states.models import Mailbox
from endreprisals.supporters.envelopes import (
    bounce_address,
    mail_of_bounce_address,
    mail_of_message_ids,
    message_id,
)
from endreprisals.supporters.models import Mail, Subscriber
from endreprisals.supporters.services import delivery, incoming, tidying
from tests.adapters.test_mail_in import a_report
from tests.build import NOON
from tests.build_campaigns import a_mailbox
from tests.supporters.mailroom import Clock, a_mail

RECEIVED: list[dict[str, Any]] = []
LATER = NOON + timedelta(hours=1)


def receive(**given: Any) -> None:
    if b"break" in given["raw"]:
        raise RuntimeError("zanzaribaldo@supporter.example")
    RECEIVED.append(given)


@pytest.fixture(autouse=True)
def incoming_settings(settings: Any, tmp_path: Path) -> Any:
    RECEIVED.clear()
    settings.MAIL_RECEIVERS = (f"{__name__}.receive",)
    settings.MAIL_KINDS = {"test": "tests.supporters.mailroom.words"}
    settings.MAIL_DIR = tmp_path / "mail"
    settings.MAIL_IN_DIR = tmp_path / "in"
    settings.MAIL_DKIM_DIR = tmp_path / "dkim"
    (tmp_path / "in" / "new").mkdir(parents=True)
    return settings


def sent(**changes: Any) -> Mail:
    """A mail that left into the folder."""
    mail = a_mail(**changes)
    relay = FolderRelay(tidying.refused_dir().parent)
    delivery.deliver(mail.stream, relay=relay, clock=Clock())
    mail.refresh_from_db()
    assert mail.state == "sent"
    return mail


def a_reply(mail: Mail | None = None, /, **heads: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Mission <mission@mission.example>"
    message["To"] = "letters@letters.example"
    message["Subject"] = "Your letter"
    if mail is not None:
        message["In-Reply-To"] = f"<{mail.message_id}>"
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content("We take note.\n")
    return message.as_bytes()


def bounce(mail: Mail, action: str = "failed", status: str = "5.1.1") -> bytes:
    return a_report(action, status, to=bounce_address(mail.pk, stream=mail.stream))


@given(st.integers(1, 2**62), st.sampled_from(["news", "letters"]))
def test_a_token_leads_back_to_its_mail_in_any_case_and_to_no_other(
    number: int, stream: str
) -> None:
    bounced = bounce_address(number, stream=stream)
    ours = f"<{message_id(number, 'a-key', stream=stream)}>"

    assert mail_of_bounce_address(f"<{bounced}>") == number
    assert mail_of_bounce_address(bounced.upper()) == number
    assert mail_of_message_ids(f"<x@y.example>\n{ours}") == number
    assert str(number) not in bounced.partition("+")[2] or number < 10**4
    assert len(bounced.partition("@")[0]) <= 64


@given(st.from_regex(r"[a-z2-7]{26}", fullmatch=True))
def test_nobody_makes_up_a_token(token: str) -> None:
    assert mail_of_bounce_address(f"bounce+{token}@news.example") is None


def test_a_token_at_another_domain_is_not_ours() -> None:
    assert mail_of_bounce_address(f"{bounce_address(3, stream='news')}.evil.example") is None
    assert mail_of_bounce_address("no address at all") is None


@pytest.mark.django_db
def test_a_mail_that_came_back_for_good_is_failed_and_its_mailbox_stopped() -> None:
    mail = sent(mailbox=a_mailbox())
    for hours in range(2):  # a second report tells nothing new
        incoming.take_in(bounce(mail), look_up=None, at=LATER + timedelta(hours=hours))
    mail.refresh_from_db()
    mailbox = Mailbox.objects.get()

    assert (mail.state, mail.because, mail.answer) == ("failed", "bounced_hard", "5.1.1")
    assert (mail.sent_at, mail.ended_at) == (None, LATER)
    assert (mailbox.stopped_at, mailbox.hard_bounced_at) == (LATER, LATER)
    assert not RECEIVED


@pytest.mark.django_db
def test_whoever_knows_the_message_id_of_a_letter_cannot_stop_the_mission() -> None:
    mail = sent(mailbox=a_mailbox())
    token = mail.message_id.partition(".")[2].partition("@")[0]
    known = f"<{mail.message_id}>"
    for raw in (
        a_report(to="postmaster@letters.example", original=known),
        a_report(to=f"bounce+{token}@letters.example", original=known),
        b"In-Reply-To: " + known.encode() + b"\r\n" + a_report(to="letters@letters.example"),
    ):
        incoming.take_in(raw, look_up=None, at=LATER)
    mail.refresh_from_db()

    assert (mail.state, Mailbox.objects.get().stopped_at) == ("sent", None)
    assert [(one["mail_pk"], one["automatic"]) for one in RECEIVED] == [
        (None, True), (None, True), (mail.pk, True),
    ], "each waits for a person"  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["To", "Cc", "X-Original-To", "Delivered-To"])
def test_a_bounce_address_counts_only_in_what_our_server_wrote_on_top(field: str) -> None:
    mail = sent(mailbox=a_mailbox())
    bounced = bounce_address(mail.pk, stream="letters")
    raw = a_report(to="letters@letters.example").replace(
        b"From:", f"{field}: {bounced}\r\nFrom:".encode(), 1
    )
    incoming.take_in(raw, look_up=None, at=LATER)
    mail.refresh_from_db()

    assert mail.state == "sent"


@pytest.mark.django_db
def test_a_report_about_a_mail_that_has_not_left_changes_nothing() -> None:
    mail = a_mail(mailbox=a_mailbox())
    incoming.take_in(bounce(mail), look_up=None, at=LATER)
    mail.refresh_from_db()

    assert (mail.state, Mailbox.objects.get().stopped_at) == ("queued", None)


@pytest.mark.django_db
def test_a_delay_changes_nothing() -> None:
    mail = sent(mailbox=a_mailbox())
    incoming.take_in(bounce(mail, "delayed", "4.4.1"), look_up=None, at=LATER)
    mail.refresh_from_db()

    assert (mail.state, RECEIVED) == ("sent", [])


@pytest.mark.django_db
def test_three_soft_bounces_in_a_row_stop_a_mailbox_and_a_reply_begins_the_row_anew(
    settings: Any,
) -> None:
    mailbox = a_mailbox()
    mails = [sent(mailbox=mailbox) for _ in range(5)]
    for mail in mails[:2]:
        incoming.take_in(bounce(mail, status="4.4.7"), look_up=None, at=LATER)
    incoming.take_in(a_reply(mails[2]), look_up=None, at=LATER)
    mailbox.refresh_from_db()
    assert (mailbox.soft_bounces, mailbox.stopped_at) == (0, None)
    for mail in mails[2:]:
        incoming.take_in(bounce(mail, status="4.4.7"), look_up=None, at=LATER)
    mailbox.refresh_from_db()

    assert (mailbox.soft_bounces, mailbox.stopped_at) == (3, LATER)


@pytest.mark.django_db
def test_a_subscriber_whose_mails_come_back_is_off_the_list() -> None:
    mail = a_mail(stream="news", kind="test")
    Subscriber.objects.create(
        supporter=mail.supporter, address=mail.address, language="en", state="active",
        asked_at=NOON, confirmed_at=NOON,
    )  # fmt: skip
    delivery.deliver("news", relay=FolderRelay(tidying.refused_dir()), clock=Clock())
    incoming.take_in(bounce(mail), look_up=None, at=LATER)

    assert Subscriber.objects.get().state == "bounced"


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["In-Reply-To", "References", "bounce"])
def test_a_reply_is_handed_over_with_the_letter_it_answers(way: str) -> None:
    mail = sent(mailbox=a_mailbox())
    heads = {
        "In-Reply-To": {"In_Reply_To": f"<{mail.message_id}>"},
        "References": {"References": f"<x@y.example> <{mail.message_id}>"},
        "bounce": {"Delivered_To": bounce_address(mail.pk, stream="letters")},
    }[way]
    raw = a_reply(**heads)
    incoming.take_in(raw, look_up=None, at=LATER)

    assert [
        {"raw": raw, "mail_pk": mail.pk, "authentic": "unchecked", "automatic": False, "at": LATER}
    ] == RECEIVED


@pytest.mark.django_db
def test_an_answer_of_a_machine_is_told_as_such() -> None:
    mail = sent(mailbox=a_mailbox())
    incoming.take_in(a_reply(mail, Auto_Submitted="auto-replied"), look_up=None, at=LATER)

    assert RECEIVED[0]["automatic"]


@pytest.fixture
def theirs(tmp_path: Path) -> bytes:
    """A key of the domain that missions have in these tests."""
    make_key(tmp_path / "theirs.pem")
    return (tmp_path / "theirs.pem").read_bytes()


def signed_by(domain: str, key: bytes, raw: bytes, selector: str = "s") -> bytes:
    return signed(raw.replace(b"\n", b"\r\n"), domain=domain, selector=selector, key=key)


@pytest.mark.django_db
def test_the_senders_domain_is_checked_against_its_own_key(theirs: bytes) -> None:
    mail = sent(mailbox=a_mailbox())
    real = signed_by("mission.example", theirs, a_reply(mail))
    dns = {b"s._domainkey.mission.example.": dns_record(theirs).encode()}
    for raw in (real, real.replace(b"take note", b"will pay!"), a_reply(mail)):
        incoming.take_in(raw, look_up=dns.get, at=LATER)

    assert [one["authentic"] for one in RECEIVED] == ["pass", "fail", "none"]


@pytest.mark.django_db
def test_a_good_signature_of_somebody_else_is_not_that_of_the_mission(theirs: bytes) -> None:
    mail = sent(mailbox=a_mailbox("mission@other.example"))
    private = sent(mailbox=a_mailbox("mission@mail.example", consumer=True, verified_again_on=NOON))
    lookups = []

    def look_up(name: bytes) -> bytes:
        lookups.append(name)
        return dns_record(theirs).encode()

    neighbour = a_reply(private).replace(b"mission@mission.example", b"somebody@mail.example")
    themselves = a_reply(private).replace(b"mission@mission.example", b"Mission@mail.example")
    for raw, domain in (
        (a_reply(mail), "mission.example"), (neighbour, "mail.example"),
        (themselves, "mail.example"),
    ):  # fmt: skip
        incoming.take_in(signed_by(domain, theirs, raw), look_up=look_up, at=LATER)

    assert [one["authentic"] for one in RECEIVED] == ["other_sender", "other_sender", "pass"]
    assert len(lookups) == 1


@pytest.mark.django_db
def test_nobody_is_asked_about_a_mail_that_belongs_to_no_mailbox(theirs: bytes) -> None:
    def look_up(name: bytes) -> bytes:
        raise AssertionError(name)

    incoming.take_in(signed_by("mission.example", theirs, a_reply()), look_up=look_up, at=LATER)

    assert RECEIVED[0]["authentic"] == "unchecked"


@pytest.mark.django_db
@pytest.mark.parametrize("selector", ["a..b", "x" * 64])
def test_a_signature_that_no_resolver_can_ask_for_is_taken_in(theirs: bytes, selector: str) -> None:
    mail = sent(mailbox=a_mailbox())
    raw = signed_by("mission.example", theirs, a_reply(mail), selector)
    incoming.take_in(raw, look_up=DnsOfARound(), at=LATER)

    assert RECEIVED[0]["authentic"] == "unchecked"


@pytest.mark.django_db
def test_hundreds_of_forged_replies_and_reports_send_nothing_back_and_stop_nobody(
    incoming_settings: Any,
) -> None:
    mail = sent(mailbox=a_mailbox())
    token = bounce_address(mail.pk, stream="letters").partition("@")[0].partition("+")[2]
    for number in range(150):
        forged = (
            f"bounce+{token[1:]}a@letters.example" if number % 2 else "bounce+x@letters.example"
        )
        for name, raw in (
            ("reply", a_reply(References=f"<{number}.{token}@letters.example>")),
            ("report", a_report(to=forged, original=f"<{number}@letters.example>")),
            ("reply-to", a_reply(Reply_To="victim@supporter.example")),
        ):
            (incoming_settings.MAIL_IN_DIR / "new" / f"{number}.{name}").write_bytes(raw)
    before = Mail.objects.count()
    assert incoming.pick_up(at=LATER) == 450
    mail.refresh_from_db()

    assert Mail.objects.count() == before, "nothing was put into the outbox"
    assert len(RECEIVED) == 450, "each waits for a person"
    assert {one["mail_pk"] for one in RECEIVED} == {None}
    assert (mail.state, Mailbox.objects.get().stopped_at) == ("sent", None)
    assert not list((incoming_settings.MAIL_IN_DIR / "new").iterdir())


@pytest.mark.django_db
def test_a_mail_that_cannot_be_taken_in_holds_up_no_other_and_is_set_aside_at_last(
    incoming_settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    new = incoming_settings.MAIL_IN_DIR / "new"
    (new / "1").write_bytes(b"Subject: break\r\n\r\n")
    (new / "2").write_bytes(a_reply())
    for tried in range(1, incoming.TRIES + 1):
        with pytest.raises(incoming.NotAllTakenIn):
            incoming.pick_up(at=LATER)
        assert bool(list(new.iterdir())) is (tried < incoming.TRIES)
        assert len(RECEIVED) == 1

    assert incoming.pick_up(at=LATER) == 0
    assert (tidying.refused_dir() / "1").read_bytes() == b"Subject: break\r\n\r\n"
    assert "supporter.example" not in caplog.text
