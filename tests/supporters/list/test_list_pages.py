"""The public pages of the list: a GET never acts, a POST does, and one answer fits all."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client, override_settings

from endreprisals.supporters.models import Consent, Mail, Subscriber, Written
from endreprisals.supporters.services import subscribing
from tests.build import NOON
from tests.contracts.answers import body_of
from tests.supporters.list.world import (
    ADDRESS,
    ALL,
    change_path,
    confirm_path,
    key_of,
    leave_path,
    on_the_list,
)

pytestmark = pytest.mark.django_db
PAGE = "/en/list/"
FORM = "application/x-www-form-urlencoded"
TYPED: dict[str, Any] = {
    "email": ADDRESS, "topics": ["campaigns"], "language": "en", "agreed": "yes", "website": "",
}  # fmt: skip


def waiting(client: Client) -> Subscriber:
    """Somebody who has just typed their address."""
    assert client.post(PAGE, TYPED).status_code == 200
    return Subscriber.objects.get(pk=key_of())


def test_the_form_warns_before_it_asks_and_is_small(client: Client) -> None:
    answer = client.get(PAGE)
    words = body_of(answer)

    assert words.index("Before you subscribe") < words.index("<form")
    assert "Subject lines are neutral" in words
    assert len(answer.content) < 60_000
    assert not answer.cookies
    assert "country" not in words.lower().split("<form")[1].split("</form>")[0]


def test_from_the_form_to_the_list_and_off_it_again(client: Client) -> None:
    row = waiting(client)
    path = confirm_path(row)
    assert body_of(client.get(path)).count('name="topics"') == 3

    answer = client.post(path, {"topics": ["campaigns", "urgent"], "language": "fr"})

    assert "You are on the list" in body_of(answer)
    row.refresh_from_db()
    assert (row.state, row.topics, row.language) == ("active", ["campaigns", "urgent"], "fr")
    assert "You are off the list" in body_of(client.post(leave_path(row.pk), {"leave": "yes"}))
    row.refresh_from_db()
    assert (row.state, row.address) == ("left", None)


def test_the_answer_is_the_same_whoever_the_address_belongs_to(client: Client) -> None:
    on_the_list("active@supporter.example")
    on_the_list("left@supporter.example", state="left", address=None, ended_at=NOON)
    names = ("active", "left", "waiting", "waiting", "waiting", "new")
    answers = [client.post(PAGE, TYPED | {"email": f"{one}@supporter.example"}) for one in names]

    assert {one.status_code for one in answers} == {200}
    assert len({body_of(one) for one in answers}) == 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"email": ""}, "Give your e-mail address"),
        ({"email": "testa"}, "no e-mail address"),
        ({"topics": []}, "Choose at least one topic"),
        ({"topics": ["campaigns", "gossip"]}, "Choose topics of the list"),
        ({"language": "tlh"}, "Choose a language of the list"),
        ({"language": "en-xa"}, "Choose a language of the list"),
        ({"language": ""}, "Choose a language of the list"),
        ({"agreed": ""}, "Tick the box to agree"),
        ({"website": "https://spam.example"}, "Leave this field blank"),
    ],
)
def test_what_cannot_be_kept_is_told_and_what_was_typed_stays(
    client: Client, changes: dict[str, object], problem: str
) -> None:
    answer = client.post(PAGE, TYPED | changes)

    words = body_of(answer)
    assert answer.status_code == 422
    assert problem in words
    assert 'role="alert"' in words
    if "email" not in changes:
        assert f'value="{ADDRESS}"' in words
    assert answer["Cache-Control"] == "no-store"
    assert not Subscriber.objects.exists()
    assert not Mail.objects.exists()


def test_a_double_click_confirms_once(client: Client) -> None:
    row = waiting(client)
    given = {"topics": ["campaigns"], "language": "en"}
    answers = [client.post(confirm_path(row), given) for _ in range(2)]

    assert ["You are on the list" in body_of(one) for one in answers] == [True, True]
    assert Consent.objects.count() == 1


def test_the_button_without_a_topic_says_so_and_confirms_nothing(client: Client) -> None:
    row = waiting(client)

    assert client.post(confirm_path(row), {"language": "en"}).status_code == 422
    row.refresh_from_db()
    assert row.state == "waiting"


def test_a_link_whose_time_is_over_says_so(client: Client) -> None:
    row = waiting(client)
    path = confirm_path(row)
    Subscriber.objects.update(keep_until=NOON.date().replace(year=2020))

    for answer in (client.get(path), client.post(path, {"topics": ALL, "language": "en"})):
        assert answer.status_code == 410
        assert "This link does nothing" in body_of(answer)


@pytest.mark.parametrize("content", ["application/x-www-form-urlencoded", "multipart"])
def test_one_click_of_a_mail_program_acts_at_once(client: Client, content: str) -> None:
    row = on_the_list()
    strict = Client(enforce_csrf_checks=True)
    path = leave_path(row.pk)
    if content == "multipart":
        answer = strict.post(path, {"List-Unsubscribe": "One-Click"})
    else:
        answer = strict.post(path, "List-Unsubscribe=One-Click", content_type=content)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain")
    assert not answer.cookies
    row.refresh_from_db()
    assert row.state == "left"
    again = strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert again.status_code == 200, "twice is harmless"


def test_one_click_of_somebody_who_was_erased_is_answered_all_the_same(client: Client) -> None:
    answer = client.post(leave_path(key_of()), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200


def test_an_empty_post_leaves_nobody_off(client: Client) -> None:
    row = on_the_list()

    assert client.post(leave_path(row.pk)).status_code == 422
    row.refresh_from_db()
    assert row.state == "active"


def test_topics_and_language_are_changed_behind_the_link(client: Client) -> None:
    row = on_the_list()
    path = change_path(row.pk)

    assert body_of(client.get(path)).count(" checked") == 1
    answer = client.post(path, {"topics": ["urgent"], "language": "ug"})

    assert "It is kept" in body_of(answer)
    row.refresh_from_db()
    assert (row.topics, row.language) == (["urgent"], "ug")
    assert client.post(path, {"topics": []}).status_code == 422
    subscribing.leave(row.pk, at=NOON)
    assert client.get(path).status_code == 410


def test_pages_behind_a_link_are_kept_by_nobody_and_found_by_no_engine(client: Client) -> None:
    row = on_the_list()
    for path in (leave_path(row.pk), change_path(row.pk)):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert 'content="noindex"' in body_of(answer)
        assert "supporter.example" not in body_of(answer)
        assert len(answer.content) < 60_000


def test_while_the_door_takes_no_form_what_was_typed_stays(client: Client) -> None:
    row = on_the_list("active@supporter.example")
    asked = waiting(client)
    Written.objects.all().delete()
    posts: list[tuple[str, dict[str, Any]]] = [
        (PAGE, TYPED | {"email": "other@supporter.example"}),
        (confirm_path(asked), {"topics": ["urgent"], "language": "fr"}),
        (change_path(row.pk), {"topics": ["urgent"], "language": "fr"}),
        (leave_path(row.pk), {"List-Unsubscribe": "One-Click"}),
    ]
    before = list(Subscriber.objects.values())
    for path, given in posts:
        with override_settings(READ_ONLY=True):
            answer = client.post(path, urlencode(given, doseq=True), content_type=FORM)
        assert (answer.status_code, answer["Retry-After"]) == (503, "30"), path
        if "email" in given:
            assert 'value="other@supporter.example"' in body_of(answer)
    assert list(Subscriber.objects.values()) == before
    assert not Written.objects.exists()


def test_every_page_offers_the_list(client: Client) -> None:
    assert 'href="/en/list/"' in body_of(client.get("/en/about/"))


@pytest.mark.parametrize("language", ["fr", "ar-xb", "bo"])
def test_the_form_is_there_in_every_language(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/list/")

    assert answer.status_code == 200
    assert f'action="/{language}/list/"' in body_of(answer)
