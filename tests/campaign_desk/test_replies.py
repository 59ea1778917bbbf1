"""What missions answered: quarantined, read as plain text, classified by a person."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail as django_mail
from django.test import Client, override_settings

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Digest, MissionReply
from endreprisals.campaigns.services import replies
from endreprisals.campaigns.services.replies import receive
from endreprisals.states.models import Mailbox
from endreprisals.supporters.identity import opened_bytes
from endreprisals.supporters.models import Mail
from tests.build import NOON, a_statement
from tests.build_campaigns import a_mailbox
from tests.campaign_desk.words_world import RAW, a_reply
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def reader() -> Client:
    return signed_in(a_person("campaigner"))


def a_digest_mail(mailbox: Mailbox) -> Mail:
    return Mail.objects.create(
        key="digest:1", stream="digests", kind="digest", language="en", mailbox=mailbox,
        not_before=NOON, queued_at=NOON,
    )  # fmt: skip


def test_a_reply_is_sealed_and_tied_to_the_mailbox_that_it_answers() -> None:
    mailbox = a_mailbox()
    reply = a_reply(mail_pk=a_digest_mail(mailbox).pk)

    assert reply.mailbox == mailbox
    assert reply.kind == "unseen"
    assert reply.words is not None
    assert b"taken note" not in bytes(reply.words)


def test_the_same_mail_twice_is_one() -> None:
    a_reply()
    assert not receive(raw=RAW, mail_pk=None, authentic="none", automatic=False, at=NOON)
    assert MissionReply.objects.count() == 1


def test_a_mail_that_answers_nothing_is_cut_short_and_one_that_answers_is_not() -> None:
    long = RAW + b"x" * 900_000
    sizes = []
    for mail_pk, authentic in ((None, "pass"), (a_digest_mail(a_mailbox()).pk, "none")):
        raw = long + str(authentic).encode()
        reply = a_reply(raw, mail_pk=mail_pk, authentic=authentic)
        assert reply.words is not None
        sizes.append(len(opened_bytes(bytes(reply.words), about="reply.words")))

    assert sizes == [replies.MOST_BYTES_UNTIED, len(long) + 4]


def test_of_mails_that_answer_nothing_so_many_are_kept_a_day(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(replies, "MOST_UNTIED_A_DAY", 2)
    mailbox = a_mailbox("desk@mission.example")

    def came(number: int, sender: bytes = b"nobody@", **more: Any) -> bool:
        raw = RAW.replace(b"desk@", sender) + str(number).encode()
        given = {"mail_pk": None, "authentic": "none", "automatic": False, "at": NOON} | more
        return receive(raw=raw, **given)

    assert [came(number) for number in range(4)] == [True, True, False, False]
    assert [came(number, b"desk@") for number in range(3)] == [True, True, False]
    assert came(9, b"desk@", authentic="pass"), "of a mailbox that showed that it is the one"
    assert came(10, mail_pk=a_digest_mail(mailbox).pk)
    assert came(11, at=NOON + timedelta(days=1, seconds=1))
    assert "nobody" not in caplog.text


def test_a_mail_that_answers_nothing_is_shown_under_its_from_line_and_kept_briefly() -> None:
    mailbox = a_mailbox("desk@mission.example")
    tied = a_reply()
    untied = a_reply(RAW.replace(b"desk@", b"nobody@"))

    assert tied.mailbox == mailbox
    assert untied.mailbox is None
    assert untied.keep_until < tied.keep_until


def test_forged_replies_send_nothing_back_and_change_no_mailbox() -> None:
    mailbox = a_mailbox("desk@mission.example")
    for number in range(50):
        a_reply(RAW + b"STOP %d" % number, authentic="fail")

    mailbox.refresh_from_db()
    assert mailbox.wish == "none"
    assert not Mail.objects.exists()
    assert not getattr(django_mail, "outbox", [])


def test_a_person_reads_it_as_plain_text_with_a_warning(reader: Client) -> None:
    raw = (
        b'From: "<b>Mission</b>" <desk@mission.example>\r\nSubject: Re\r\nMIME-Version: 1.0\r\n'
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
        b"<p>We will <b>speak</b>.</p><script>alert(1)</script>\r\n--x\r\n"
        b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n"
        b"%PDF\r\n--x--\r\n"
    )
    page = reader.get(f"/replies/{a_reply(raw).pk}/").content.decode()

    assert "We will speak." in page
    assert "<b>Mission" not in page
    assert "<script>" not in page
    assert "application/pdf" in page
    assert "anybody may have written it" in page


@pytest.mark.parametrize("kind", ["stop", "digest_only"])
def test_a_wish_holds_from_the_moment_a_person_read_it(reader: Client, kind: str) -> None:
    mailbox = a_mailbox("desk@mission.example")
    reply = a_reply(authentic="pass")
    answer = reader.post(f"/replies/{reply.pk}/classify/", {"kind": kind})

    assert answer.status_code == 302
    mailbox.refresh_from_db()
    assert (mailbox.wish, mailbox.wished_on is not None) == (kind, True)
    assert set(Event.objects.values_list("kind", flat=True)) >= {"reply_classified", "mailbox_wish"}


def test_a_stop_is_not_made_weaker_by_a_later_mail(reader: Client) -> None:
    mailbox = a_mailbox("desk@mission.example", wish="stop", wished_on=NOON.date())
    reader.post(f"/replies/{a_reply().pk}/classify/", {"kind": "digest_only"})

    mailbox.refresh_from_db()
    assert mailbox.wish == "stop"


def test_whose_wish_it_is_must_be_known(reader: Client) -> None:
    mailbox, reply = a_mailbox(), a_reply()
    refused = reader.post(f"/replies/{reply.pk}/classify/", {"kind": "stop"})
    assert refused.status_code == 409
    assert "whose mailbox" in refused.content.decode()

    given = {"kind": "stop", "mailbox": str(mailbox.pk)}
    assert reader.post(f"/replies/{reply.pk}/classify/", given).status_code == 302
    mailbox.refresh_from_db()
    assert mailbox.wish == "stop"


def test_a_position_is_tied_to_the_ledger(reader: Client) -> None:
    said, reply = a_statement(), a_reply()
    wrong = reader.post(
        f"/replies/{reply.pk}/classify/", {"kind": "position", "statement": "HRC99-XXX"}
    )
    assert wrong.status_code == 409
    reader.post(f"/replies/{reply.pk}/classify/", {"kind": "position", "statement": said.number})

    reply.refresh_from_db()
    assert (reply.kind, reply.statement) == ("position", said)
    assert reply.classified_by


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "unseen"}, {"kind": ""}, {"kind": "stop", "mailbox": "x"},
        {"kind": "stop", "mailbox": "99999"}, {"kind": "position", "stance": "99999"},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(reader: Client, given: dict[str, str]) -> None:
    reply = a_reply()
    assert reader.post(f"/replies/{reply.pk}/classify/", given).status_code == 409
    reply.refresh_from_db()
    assert reply.kind == "unseen"


def test_an_automatic_answer_is_marked_by_the_machine_and_goes_soon_once_seen(
    reader: Client,
) -> None:
    a_mailbox("desk@mission.example")
    reply = a_reply(automatic=True)
    kept = reply.keep_until
    assert "as the machine sees it" in reader.get("/replies/").content.decode()
    reader.post(f"/replies/{reply.pk}/classify/", {"kind": "automatic"})

    reply.refresh_from_db()
    assert reply.keep_until < kept


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\xff" * 500, b"From: =?utf-8?b?////?=\r\n\r\n\xff", b"From: a@b\r\n" * 3000],
)
def test_a_mail_that_is_no_mail_can_still_be_shown(reader: Client, raw: bytes) -> None:
    assert reader.get(f"/replies/{a_reply(raw).pk}/").status_code == 200


@pytest.mark.parametrize("sender", [b"desk@", b"nobody@"])
@pytest.mark.parametrize("kind", ["stop", "digest_only"])
def test_who_only_reads_words_follows_no_wish_that_anybody_may_have_written(
    sender: bytes, kind: str
) -> None:
    mailbox = a_mailbox("desk@mission.example")
    moderator = signed_in(a_person("moderator"))
    reply = a_reply(RAW.replace(b"desk@", sender))
    given = {"kind": kind} | ({"mailbox": str(mailbox.pk)} if sender == b"nobody@" else {})
    tied_first = moderator.post(f"/replies/{reply.pk}/classify/", given | {"kind": "acknowledges"})
    assert tied_first.status_code == 302
    refused = moderator.post(f"/replies/{reply.pk}/classify/", {"kind": kind})

    assert refused.status_code == 409
    assert "after asking the mission" in refused.content.decode()
    mailbox.refresh_from_db()
    assert mailbox.wish == "none"


def test_who_only_reads_words_follows_the_wish_in_an_answer_to_our_own_mail() -> None:
    mailbox = a_mailbox()
    mail = a_digest_mail(mailbox)
    Digest.objects.create(
        mailbox=mailbox, day=NOON.date(), counted_until=NOON, made_at=NOON, mail=mail
    )
    reply = a_reply(mail_pk=mail.pk)
    moderator = signed_in(a_person("moderator"))

    assert moderator.post(f"/replies/{reply.pk}/classify/", {"kind": "stop"}).status_code == 302
    mailbox.refresh_from_db()
    assert mailbox.wish == "stop"


def test_a_mail_that_is_tied_to_one_mailbox_stops_no_other(reader: Client) -> None:
    a_mailbox("desk@mission.example")
    other, reply = a_mailbox(), a_reply()
    given = {"kind": "stop", "mailbox": str(other.pk)}
    answer = reader.post(f"/replies/{reply.pk}/classify/", given)

    assert answer.status_code == 409
    assert "cannot be changed here" in answer.content.decode()
    assert 'name="mailbox"' not in answer.content.decode()
    other.refresh_from_db()
    assert other.wish == "none"
