"""The outbox at the desk: what leaves nowhere can be read, what is unknown is decided by people."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.adapters.mail_relays import FolderRelay
from endreprisals.audit.models import Event
from endreprisals.campaign_desk.queries.mailbox_health import mailbox_lines
from endreprisals.campaigns.models import MailboxDay, MissionReply
from endreprisals.supporters.models import Job, Mail, Pause
from endreprisals.supporters.queries.outbox import jobs
from endreprisals.supporters.services.deciding import NothingToDecide, decide
from endreprisals.supporters.services.delivery import deliver
from tests.build import NOON
from tests.build_campaigns import a_mailbox
from tests.desk import a_person, signed_in
from tests.supporters.mailroom import Clock, a_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path) -> Iterator[None]:
    kinds = settings.MAIL_KINDS | {"test": "tests.supporters.mailroom.words"}
    with override_settings(**settings.DESK_DOOR, MAIL_KINDS=kinds, MAIL_DIR=tmp_path):
        yield


@pytest.fixture
def client() -> Client:
    return signed_in(a_person("campaign_editor"))


def test_a_mail_of_the_folder_is_read_at_the_desk(client: Client, tmp_path: Path) -> None:
    mail = a_mail("reader@supporter.example", detail={"subject": "<b>Bold</b>"})
    deliver("confirm", relay=FolderRelay(tmp_path), clock=Clock())
    listed = client.get("/mail/").content.decode()
    page = client.get(f"/mail/{mail.pk}/").content.decode()

    assert "Nothing leaves" in listed
    assert "reader@supporter.example" not in listed, "addresses only inside a mail"
    assert "reader@supporter.example" in page
    assert "https://site.example/en/confirm/abc" in page
    assert "<b>Bold" not in page
    assert "&lt;b&gt;Bold" in page


def test_the_list_is_by_stream_and_state_and_has_pages(client: Client) -> None:
    for _ in range(51):
        a_mail(stream="news")
    failed = a_mail(state="failed", because="refused", answer="550 5.1.1", ended_at=NOON)
    first = client.get("/mail/?stream=news").content.decode()
    second = client.get("/mail/?stream=news&page=2").content.decode()
    only = client.get("/mail/?state=failed").content.decode()

    assert (first.count('scope="row"><a'), second.count('scope="row"><a')) == (50, 1)
    assert "page=2" in first
    assert f"/mail/{failed.pk}/" in only
    assert "Refused for good. 550 5.1.1" in only
    assert client.get("/mail/?state=none&stream=none&page=0").status_code == 200


def test_mail_is_held_back_with_a_reason_and_goes_on(client: Client) -> None:
    assert client.post("/mail/pause/", {"what": "stream:news"}).status_code == 422
    assert client.post("/mail/pause/", {"what": "x", "because": "y"}).status_code == 422
    assert client.post("/mail/pause/", {"what": "all", "because": "y" * 301}).status_code == 422
    assert not Pause.objects.exists()
    client.post("/mail/pause/", {"what": "stream:news", "because": "a complaint"})
    assert "a complaint" in client.get("/mail/").content.decode()
    client.post("/mail/pause/", {"what": "stream:news", "because": "again"})
    client.post("/mail/resume/", {"what": "stream:news"})
    client.post("/mail/resume/", {"what": "stream:news"})

    assert not Pause.objects.exists()
    events = Event.objects.order_by("pk").values_list("kind", "target")
    assert list(events) == [("mail_paused", "stream:news"), ("mail_resumed", "stream:news")]


@pytest.mark.parametrize(
    ("decision", "state"), [("sent", "sent"), ("again", "queued"), ("give_up", "failed")]
)
def test_a_person_decides_what_became_of_an_unknown_mail(
    client: Client, decision: str, state: str
) -> None:
    mail = a_mail(state="unknown", claimed_at=NOON, because="connection_lost")
    assert 'id="decide"' in client.get(f"/mail/{mail.pk}/").content.decode()
    answer = client.post(f"/mail/{mail.pk}/decide/", {"decision": decision})
    mail.refresh_from_db()

    assert answer.status_code == 302
    assert mail.state == state
    assert (mail.address is not None) == (state == "queued")
    event = Event.objects.get()
    assert (event.kind, event.target, event.detail) == (
        "mail_decided", f"mail-{mail.pk}", {"decision": decision},
    )  # fmt: skip
    assert client.post(f"/mail/{mail.pk}/decide/", {"decision": "sent"}).status_code == 409


@pytest.mark.parametrize("state", ["queued", "sending", "failed", "stopped", "sent"])
def test_nobody_calls_a_mail_sent_that_is_not_unknown(client: Client, state: str) -> None:
    ended: dict[str, Any] = {"ended_at": NOON} if state in {"failed", "stopped", "sent"} else {}
    mail = a_mail(state=state, sent_at=NOON if state == "sent" else None, **ended)

    assert client.post(f"/mail/{mail.pk}/decide/", {"decision": "sent"}).status_code == 409
    assert client.post(f"/mail/{mail.pk}/decide/", {"decision": "x"}).status_code == 422
    assert client.get("/mail/999999/").status_code == 404
    mail.refresh_from_db()
    assert mail.state == state


def test_a_mail_whose_address_was_erased_cannot_be_sent_again() -> None:
    mail = a_mail(state="unknown", claimed_at=NOON)
    Mail.objects.update(address=None)
    with pytest.raises(NothingToDecide):
        decide(mail.pk, "again", by="account-1", at=NOON)


def test_mailboxes_with_a_trouble_stand_first_with_their_numbers(client: Client) -> None:
    good, bad = a_mailbox("a@mission.example"), a_mailbox("b@mission.example")
    type(bad).objects.filter(pk=bad.pk).update(
        stopped_at=NOON, stopped_because="refused for good: 550", soft_bounces=2
    )
    for state, because in (("sent", ""), ("failed", "refused"), ("failed", "bounced_softly")):
        a_mail(mailbox=bad, state=state, because=because, ended_at=NOON,
               sent_at=NOON if state == "sent" else None, queued_at=NOON)  # fmt: skip
    a_mail(mailbox=bad, queued_at=NOON - timedelta(days=91))
    MailboxDay.objects.create(mailbox=good, day=NOON.date(), letters=7)
    MissionReply.objects.create(
        mailbox=good, file_key="x", received_at=NOON, authentic="none", keep_until=NOON.date()
    )
    first, second = mailbox_lines(at=NOON)

    assert (first.address, first.sent, first.failed, first.hard, first.soft) == (
        "b@mission.example", 1, 2, 1, 1,
    )  # fmt: skip
    assert (first.waiting, first.soft_in_a_row) == (0, 2)
    assert (second.today, second.budget, second.last_reply) == (7, 20, NOON)
    assert "refused for good: 550" in client.get("/mail/mailboxes/").content.decode()


@pytest.mark.parametrize("mailboxes", [1, 12])
def test_pages_ask_the_database_no_more_often_for_more_rows(
    client: Client, mailboxes: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(mailboxes):
        a_mail(mailbox=a_mailbox())
    with django_assert_max_num_queries(12):
        client.get("/mail/mailboxes/")
    with django_assert_max_num_queries(14):
        client.get("/mail/")


def test_a_job_that_fails_or_is_not_run_is_seen(client: Client) -> None:
    Job.objects.create(name="tidy", next_at=now() - timedelta(hours=1))
    Job.objects.create(name="forget", next_at=now(), failures=3, failed_at=now())
    Job.objects.create(name="deliver-news", next_at=now() - timedelta(hours=1))

    assert {job.name: job.standing for job in jobs(at=now())} == {
        "tidy": "late", "forget": "failing", "deliver-news": "well",
    }  # fmt: skip
    assert "is not run" in client.get("/mail/").content.decode()
