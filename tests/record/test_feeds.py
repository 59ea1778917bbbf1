"""Feeds: valid Atom, ids that never change and hold no name, the latest changes first."""

from collections.abc import Callable
from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from django.test import Client

from endreprisals.record.files.atom import LIMIT
from endreprisals.record.models import Change
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from tests.build import NOON, a_case, an_act

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _feed(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed: Element = ElementTree.fromstring(response.content)
    return feed


def _texts(feed: Element, path: str) -> list[str]:
    return [element.text or "" for element in feed.findall(path.replace("atom:", ATOM))]


def test_a_feed_has_what_atom_requires(made_ready: Ready, client: Client) -> None:
    an_act(a_case(public_id="EGY-2019-001", title="Testa Fictiva"))
    made_ready()

    feed = _feed(client, "/fr/cases.atom?act=threats")

    assert feed.get(LANGUAGE) == "fr"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(ATOM + name)) == 1
        assert len(feed.findall(f"{ATOM}entry/{ATOM}{name}")) == 1
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://127.0.0.1:8000/fr/cases.atom?act=threats"
    assert links["alternate"] == "http://127.0.0.1:8000/fr/cases/?act=threats"
    assert _texts(feed, "atom:entry/atom:id") == ["tag:127.0.0.1,2026:case/EGY-2019-001"]
    entry_link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert entry_link is not None
    assert entry_link.get("href") == "http://127.0.0.1:8000/fr/cases/EGY-2019-001/"


def test_ids_stay_the_same_and_hold_no_name(made_ready: Ready, client: Client) -> None:
    a_case(public_id="EGY-2019-001", title="Testa Fictiva")
    made_ready()
    ids = [
        [*_texts(feed, "atom:id"), *_texts(feed, "atom:entry/atom:id")]
        for feed in (
            _feed(client, "/en/cases.atom?q=Testa"),
            _feed(client, "/fr/cases.atom?q=Testa"),
        )
    ]

    assert ids[0] == ids[1]
    assert len(ids[0]) == 2
    assert "esta" not in "".join(ids[0])
    assert _texts(_feed(client, "/en/cases.atom?q=Fictiva"), "atom:id") != ids[0][:1]


def test_the_case_that_changed_last_comes_first_and_there_is_an_end(
    made_ready: Ready, client: Client
) -> None:
    for number in range(1, LIMIT + 3):
        a_case(public_id=f"EGY-2019-{number:03}")
    later = NOON + timedelta(hours=1)
    Change.objects.create(at=later, kind="corrected", public_id="EGY-2019-007")
    made_ready()

    feed = _feed(client, "/en/cases.atom")
    ids = _texts(feed, "atom:entry/atom:id")

    assert len(ids) == LIMIT
    assert ids[0].endswith("EGY-2019-007")
    assert _texts(feed, "atom:updated") == ["2026-11-20T13:00:00Z"]


def test_an_empty_feed_is_still_a_feed(client: Client) -> None:
    feed = _feed(client, "/en/cases.atom")

    assert _texts(feed, "atom:updated") == ["2010-01-01T00:00:00Z"]
    assert not feed.findall(f"{ATOM}entry")


def test_control_characters_do_not_break_a_feed(made_ready: Ready, client: Client) -> None:
    a_case(title="Tes\x0bta \x1b\ufffeFictiva & <b>")
    made_ready()

    assert _texts(_feed(client, "/en/cases.atom"), "atom:entry/atom:title") == [
        "Testa Fictiva & <b>"
    ]


def test_an_unchanged_feed_is_not_sent_again(made_ready: Ready, client: Client) -> None:
    a_case()
    made_ready()
    first = client.get("/en/cases.atom")

    again = client.get("/en/cases.atom", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_changes_say_what_happened_and_no_name_of_the_withdrawn(
    made_ready: Ready, client: Client
) -> None:
    for number in (1, 2, 3):
        a_case(public_id=f"EGY-2019-00{number}", title=f"Testa {number}")
    Change.objects.create(at=NOON, kind="added", public_id="EGY-2019-001")
    made_ready()
    withdraw_case(public_id="EGY-2019-002", because="safety", by="test", at=NOON)  # type: ignore[arg-type]
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-003", reason="one", by="t", at=NOON)

    feed = _feed(client, "/en/changes.atom")

    assert _texts(feed, "atom:entry/atom:title") == [
        "Merged: EGY-2019-003",
        "Withdrawn: EGY-2019-002",
        "Added: EGY-2019-001",
    ]
    assert _texts(feed, "atom:entry/atom:summary") == ["Testa 1"]
    links = [link.get("href") or "" for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
    assert links[0].endswith("/en/cases/EGY-2019-001/")
    assert links[1].endswith("/en/changes/")


def test_a_feed_follows_the_language_in_its_path(made_ready: Ready, client: Client) -> None:
    made_ready()

    assert _feed(client, "/es/changes.atom").get(LANGUAGE) == "es"
