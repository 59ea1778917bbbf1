"""States, documents, vocabularies, changes and releases over the API."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from endreprisals.domain import vocabulary
from endreprisals.record.models import Change
from endreprisals.releases.services import release
from tests.build import NOON, a_case, a_document, a_mention, a_raise, a_state

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def _get(client: Client, address: str) -> dict[str, Any]:
    response = client.get(f"/api/v1{address}")
    assert response.status_code == 200, response.content
    read: dict[str, Any] = response.json()
    return read


def test_states_are_told_with_their_counts(made_ready: Ready, client: Client) -> None:
    a_raise(a_case(public_id="EGY-2019-001"), states=("LIE",))
    a_state("LIE")
    made_ready()

    lines = {line["iso3"]: line for line in _get(client, "/states")["states"]}

    assert (lines["EGY"]["name"], lines["EGY"]["cases"], lines["EGY"]["raised"]) == ("Egypt", 1, 0)
    assert lines["LIE"]["raised"] == 1
    told = _get(client, "/states/LIE")
    assert told["raised"][0]["public_id"] == "EGY-2019-001"
    assert told["cases"] == 0
    assert client.get("/api/v1/states/XXX").status_code == 404


def test_a_document_is_told_with_its_cases(made_ready: Ready, client: Client) -> None:
    a_mention(a_case(public_id="EGY-2019-001"), a_document("A/HRC/42/30"), paragraph="7")
    made_ready()

    told = _get(client, "/documents/A/HRC/42/30")

    assert told["url"] == "https://docs.un.org/A/HRC/42/30"
    assert [(m["public_id"], m["paragraph"]) for m in told["mentions"]] == [("EGY-2019-001", "7")]
    moved = client.get("/api/v1/documents/a-hrc-42-30")
    assert (moved.status_code, moved["Location"]) == (307, "/api/v1/documents/A/HRC/42/30")
    assert client.get("/api/v1/documents/A/HRC/99/99").status_code == 404


def test_documents_come_page_by_page(client: Client) -> None:
    for number in (30, 36, 48):
        a_document(f"A/HRC/{number}/1")

    first = _get(client, "/documents?limit=2")
    second = _get(client, f"/documents?limit=2&cursor={first['next_cursor']}")

    symbols = [line["symbol"] for line in (*first["documents"], *second["documents"])]
    assert symbols == ["A/HRC/30/1", "A/HRC/36/1", "A/HRC/48/1"]
    assert second["next_cursor"] is None


def test_every_vocabulary_is_told_with_its_codes(client: Client) -> None:
    names = [line["name"] for line in _get(client, "/vocabularies")["vocabularies"]]

    assert names == [one.name for one in vocabulary.vocabularies()]
    told = _get(client, "/vocabularies/act_types")
    assert told["terms"][0]["definition"]
    assert client.get("/api/v1/vocabularies/virtues").status_code == 404


def test_changes_come_latest_first_and_page_by_page(client: Client) -> None:
    for number in range(1, 4):
        Change.objects.create(
            at=NOON + timedelta(hours=number), kind="added", public_id=f"EGY-2019-00{number}"
        )

    first = _get(client, "/changes?limit=2")
    second = _get(client, f"/changes?limit=2&cursor={first['next_cursor']}")

    assert [line["public_id"] for line in (*first["changes"], *second["changes"])] == [
        "EGY-2019-003", "EGY-2019-002", "EGY-2019-001",
    ]  # fmt: skip
    assert first["changes"][0]["into_public_id"] is None
    assert second["next_cursor"] is None


def test_releases_are_told_without_fingerprints(made_ready: Ready, client: Client) -> None:
    a_case(public_id="EGY-2019-001")
    made_ready()
    release(at=NOON)

    (line,) = _get(client, "/releases")["releases"]

    assert (line["number"], line["cases"], line["added"]) == (1, 1, ["EGY-2019-001"])
    assert "fingerprints" not in line
