"""Letters in own words at the desk: read by a person, decided on once."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Letter
from endreprisals.campaigns.services.letters import empty
from tests.build import NOON
from tests.campaigns.letter_world import a_confirmed, a_mission, an_ask, opened
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
WORDS = "I am a teacher. <script>alert(1)</script> is not here. Please name her."


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def reader() -> Client:
    return signed_in(a_person("campaigner"))


def a_letter(**changes: Any) -> Letter:
    action = an_ask()
    return a_confirmed(action, a_mission(action), **changes)


def test_the_list_shows_no_words_and_no_names(reader: Client) -> None:
    letter = a_letter(words="Zanzaribaldo writes.", name="Zanzaribaldo")
    page = reader.get("/letters/").content.decode()

    assert f'href="/letters/{letter.pk}/"' in page
    assert "Permanent Mission of Germany" in page
    assert "Zanzaribaldo" not in page


def test_a_letter_is_read_as_plain_text_with_what_the_state_would_be_told(reader: Client) -> None:
    letter = a_letter(words=WORDS, name="Testa Fictiva", reply_to="testa@supporter.example")
    page = reader.get(f"/letters/{letter.pk}/").content.decode()

    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "Testa Fictiva" in page
    assert "told the writer" in page
    assert "testa@supporter.example" not in page


def test_a_person_lets_it_go_with_a_sentence_for_the_digest(reader: Client) -> None:
    letter = a_letter(words="I am a teacher. Please name her.")
    answer = reader.post(f"/letters/{letter.pk}/approve/", {"sample": "Please name her."})

    assert answer.status_code == 302
    letter.refresh_from_db()
    assert letter.state == Letter.State.QUEUED
    assert opened(letter.sample, "letter.sample") == "Please name her."


def test_a_person_counts_it_instead_or_refuses_it_with_a_reason(reader: Client) -> None:
    counted = a_letter()
    refused = a_confirmed(counted.action, counted.office)
    reader.post(f"/letters/{counted.pk}/count/")
    assert reader.post(f"/letters/{refused.pk}/refuse/", {"because": "dislike"}).status_code == 409
    reader.post(f"/letters/{refused.pk}/refuse/", {"because": "insults"})

    states = dict(Letter.objects.values_list("pk", "state"))
    assert states == {counted.pk: "digest", refused.pk: "refused"}
    assert [one.detail for one in Event.objects.filter(kind="letter_seen").order_by("pk")] == [
        {"what": "digest"}, {"what": "insults"},
    ]  # fmt: skip


def test_the_second_to_decide_is_told_so(reader: Client) -> None:
    letter = a_letter()
    reader.post(f"/letters/{letter.pk}/approve/")
    answer = reader.post(f"/letters/{letter.pk}/refuse/", {"because": "insults"})

    assert answer.status_code == 409
    assert "Somebody else decided" in answer.content.decode()


def test_an_erased_letter_says_so(reader: Client) -> None:
    letter = a_letter()
    empty(letter, at=NOON)
    letter.save()

    assert "Its words have been erased" in reader.get(f"/letters/{letter.pk}/").content.decode()


def test_a_letter_that_no_key_opens_says_so(reader: Client) -> None:
    letter = a_letter()
    Letter.objects.filter(pk=letter.pk).update(words=b"x" * 2000)

    assert "cannot be opened" in reader.get(f"/letters/{letter.pk}/").content.decode()


def test_what_is_not_there_is_404(reader: Client) -> None:
    assert reader.get("/letters/999/").status_code == 404
    assert reader.post("/letters/999/approve/").status_code == 404
    assert reader.get("/letters/?page=99999").status_code == 200
