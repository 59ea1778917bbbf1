"""What programs and people of ill will send to the list."""

import logging
from typing import Any

import pytest
from django.db.models import Sum
from django.test import Client

from endreprisals.audit.models import Event
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.models import Consent, Mail, Subscriber, Written
from endreprisals.supporters.services import subscribing
from endreprisals.supporters.services.mailings import queue_due
from tests.build import NOON
from tests.contracts.answers import body_of
from tests.supporters.list.world import (
    a_mailing,
    asked,
    change_path,
    confirm_path,
    key_of,
    leave_path,
    mails,
    on_the_list,
    rendered,
)

pytestmark = pytest.mark.django_db
PAGE = "/en/list/"
TYPED: dict[str, Any] = {
    "email": "testa@supporter.example", "topics": ["campaigns"], "language": "en", "agreed": "yes",
}  # fmt: skip
CANARY = "zanzaribaldo"
SCANNERS: list[dict[str, str]] = [
    {}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}, {"X-Moz": "prefetch"},
    {"User-Agent": "Invented link scanner/1.0", "Accept": "*/*"},
]  # fmt: skip


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("headers", SCANNERS)
def test_a_scanner_that_opens_every_link_confirms_nothing_and_ends_nothing(
    client: Client, method: str, headers: dict[str, str]
) -> None:
    active = on_the_list("active@supporter.example")
    waiting = asked(at=NOON)
    assert waiting is not None
    Subscriber.objects.filter(pk=waiting.pk).update(keep_until=NOON.date().replace(year=2030))
    before = list(Subscriber.objects.order_by("pk").values())
    for path in (
        confirm_path(waiting), leave_path(active.pk), change_path(active.pk),
        f"{leave_path(active.pk)}?leave=yes&List-Unsubscribe=One-Click",
        f"{confirm_path(waiting)}?topics=campaigns&language=en",
    ):  # fmt: skip
        answer = getattr(client, method)(path, headers=headers)
        assert answer.status_code == 200

    assert list(Subscriber.objects.order_by("pk").values()) == before
    assert not Consent.objects.exists()


def test_an_address_that_is_typed_a_thousand_times_gets_two_mails() -> None:
    for number in range(1_000):
        spelling = ("testa", "TESTA", "testa+news", f"testa+{number}")[number % 4]
        asked(f"{spelling}@supporter.example")

    assert len(mails("confirm-news")) == 2
    assert Subscriber.objects.count() == 1
    turns = Written.objects.filter(kind="confirm-news")
    assert turns.aggregate(all=Sum("times"))["all"] == 2


def test_flooding_does_not_break_the_link_of_who_asked_nor_change_what_they_chose(
    client: Client,
) -> None:
    row = asked(topics=("reports",))
    assert row is not None
    asked(topics=("reports",))
    for _ in range(20):
        asked(topics=("urgent",), language="fr")
    row.refresh_from_db()

    assert (row.topics, row.language) == (["reports"], "en")
    assert subscribing.confirm(
        row.pk, asked=subscribing.asked_number(row), topics=["reports"], language="en", at=NOON
    )


def test_somebody_on_the_list_is_not_bombed_either() -> None:
    on_the_list()
    for _ in range(50):
        asked()

    assert len(mails("confirm-news")) == 2


def test_a_week_later_the_address_can_be_written_to_again() -> None:
    for days in (0, 0, 0, 6, 7, 7, 7):
        asked(at=NOON.replace(month=11, day=1 + days))

    assert len(mails("confirm-news")) == 4


def test_many_addresses_are_many_people() -> None:
    for number in range(100):
        asked(f"testa-{number}@supporter.example")

    assert len(mails("confirm-news")) == 100


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "testa@supporter.example\r\nBcc: other@supporter.example"),
        ("email", "testa@supporter.example\nSubject: x"),
        ("email", "testa@supporter.example,other@supporter.example"),
        ("email", "testa@supporter.example%0ABcc:other@supporter.example"),
        ("email", '"<script>alert(1)</script>"@supporter.example'),
        ("email", "tеsta@supporter.example"),  # a Cyrillic letter
        ("email", "testa@supporter.example\u202eelpmaxe"),
        ("email", "testa\x00@supporter.example"),
        ("email", "a" * 1_000_000 + "@supporter.example"),
        ("email", "<" * 50_000),
        ("topics", "campaigns\r\nBcc: other@supporter.example"),
        ("topics", "<script>alert(1)</script>"),
        ("language", "en\r\nBcc: other@supporter.example"),
        ("language", "../../etc"),
        ("language", "<b>en</b>"),
        ("language", "e" * 1_000_000),
    ],
)
def test_what_is_no_address_topic_or_language_is_refused_whole(
    client: Client, field: str, value: str
) -> None:
    answer = client.post(PAGE, TYPED | {field: value})

    words = body_of(answer)
    assert answer.status_code in {400, 422}
    assert "<script>alert" not in words
    assert "<b>en</b>" not in words
    assert len(words) < 60_000
    assert not Mail.objects.exists()
    assert not Subscriber.objects.exists()


FORGED = [
    "x", "~~~", "confirm~x~news-1~y",
    "unsubscribe~AAAAAAAAAAAAAAAAAAAAAA~news~AAAAAAAAAAAAAAAAAAAAAA",
    "é", "%00", "a" * 4_000,
]  # fmt: skip


@pytest.mark.parametrize("page", ["confirm", "leave", "change"])
@pytest.mark.parametrize("token", FORGED)
def test_a_forged_link_does_nothing_and_says_how_to_go_on(
    client: Client, page: str, token: str
) -> None:
    on_the_list()
    path = f"/en/list/{page}/{token}/"
    for answer in (client.get(path), client.post(path, {"List-Unsubscribe": "One-Click"})):
        assert answer.status_code == 404
        assert "This link does nothing" in body_of(answer)
    assert Subscriber.objects.get().state == "active"


@pytest.mark.parametrize("page", ["confirm", "leave", "change"])
def test_a_link_of_one_page_opens_no_other(client: Client, page: str) -> None:
    row = on_the_list()
    right = {"confirm": "confirm", "leave": "unsubscribe", "change": "unsubscribe"}[page]
    for purpose in {"confirm", "unsubscribe", "erase", "postcard", "letter"} - {right}:
        token = written_token(Token(purpose, row.pk, "news-1"))
        answer = client.post(f"/en/list/{page}/{token}/", {"leave": "yes"})
        assert answer.status_code == 404, purpose
    assert Subscriber.objects.get().state == "active"


@pytest.mark.parametrize("about", ["", "news-", "news-x", "news--1", "news-²", "action-12"])
def test_a_confirmation_about_something_else_confirms_nothing(client: Client, about: str) -> None:
    row = asked()
    assert row is not None
    token = written_token(Token("confirm", row.pk, about))

    assert client.get(f"/en/list/confirm/{token}/").status_code in {404, 410}


def test_the_link_of_one_person_does_nothing_for_another(client: Client) -> None:
    row = asked()
    assert row is not None
    asked("other@supporter.example")
    subscribing.confirm(
        row.pk, asked=subscribing.asked_number(row), topics=["campaigns"], language="en", at=NOON
    )

    states = dict(Subscriber.objects.values_list("pk", "state"))
    assert states == {row.pk: "active", key_of("other@supporter.example"): "waiting"}


def test_a_mail_address_reaches_no_log_no_link_no_audit_row_and_no_page(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "endreprisals"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    address = f"{CANARY}@supporter.example"
    answers = [client.post(PAGE, TYPED | {"email": address})]
    row = Subscriber.objects.get()
    said = [rendered(mails("confirm-news")[0], row.asked_at)]
    given = {"topics": ["campaigns"], "language": "en"}
    answers += [client.get(confirm_path(row)), client.post(confirm_path(row), given)]
    a_mailing()
    queue_due(NOON)
    said.append(rendered(mails()[0]))
    answers += [client.get(change_path(row.pk)), client.post(change_path(row.pk), given)]
    subscribing.bounced(row.pk, hard=True, at=NOON)
    answers.append(client.post(leave_path(row.pk), {"leave": "yes"}))
    subscribing.forget_due(NOON.date().replace(year=2030))

    assert [one.status_code for one in answers] == [200] * 6
    seen = "".join(map(body_of, answers)) + str(said) + str(list(Event.objects.values()))
    kept = "".join(str(list(model.objects.values())) for model in (Mail, Written, Consent))
    quiet = [one for one in caplog.records if one.name != "django.db.backends"]
    logged = "".join(f"{one.getMessage()} {one.__dict__}" for one in quiet)
    for text in (seen, kept, logged):
        assert CANARY not in text
