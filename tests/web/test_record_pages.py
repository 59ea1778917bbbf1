"""The pages of the record: whole, honest, closed, and light, with invented cases."""

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.record.models import Case
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_name,
    a_raise,
    a_reply,
    a_state,
    a_status,
    a_subject,
    an_act,
)
from tests.web.test_pages import Outline

pytestmark = pytest.mark.django_db
HOSTILE = 'Testa </script><b>"Fictiva"</b> & co'
PAGES = (
    "", "cases/", "cases/?view=table", "cases/?view=map", "cases/?state=EGY&from=2019&when=overlap",
    "cases/EGY-2019-001/", "cases/EGY-2019-002/", "subjects/S-EGY-0001/", "states/", "states/EGY/",
    "states/LIE/", "documents/", "documents/A/HRC/48/28/", "acts/", "acts/threats/",
    "acts/surveillance/", "bodies/", "bodies/HRC/", "changes/", "search/", "search/?q=Fictiva",
    "search/?q=zzzqqq", "data/", "cases/?colour=red&year=x", "cases/EGY-1999-999/",
)  # fmt: skip


@pytest.fixture
def record(made_ready: Callable[[], int]) -> None:
    """One case with every kind of fact, one with nothing but a title."""
    subject = a_subject("Testa Fictiva", public_id="S-EGY-0001")
    a_name(subject, "تيستا فيكتيفا", script="Arab", lang="ar")
    case = a_case(public_id="EGY-2019-001", title=HOSTILE, subject=subject)
    a_cooperation(case)
    an_act(case, note="Another source gives the month before.")
    an_act(case, "", codes=("surveillance", "interrogation"))
    a_status(case, last_known_edtf="2022-02")
    a_reply(case)
    a_raise(case, states=("LIE", "DEU"))
    a_mention(case)
    a_mention(case, a_document("A/HRC/51/47", year=2022), paragraph="", basis="inferred")
    a_case(public_id="EGY-2019-002", title="Persona Inventata", summary="", subject=a_subject())
    made_ready()


def text_of(client: Client, path: str, language: str = "en") -> str:
    return str(client.get(f"/{language}/{path}").content.decode())


@pytest.mark.parametrize("path", PAGES)
def test_page_is_well_formed_and_says_what_it_is(record: None, client: Client, path: str) -> None:
    html = text_of(client, path)
    outline = Outline(html)

    assert outline.faults == []
    assert [outline.tags.count(tag) for tag in ("h1", "main")] == [1, 1]
    assert re.search(r"<title>\s*[^<\s][^<]{2,}</title>", html)
    assert 'class="skip"' in html


@pytest.mark.parametrize("path", PAGES)
def test_page_runs_no_script_and_carries_no_style_of_its_own(
    record: None, client: Client, path: str
) -> None:
    html = text_of(client, path)

    assert set(re.findall(r"<script[^>]*>", html)) <= {'<script type="application/ld+json">'}
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)


def test_page_is_whole_in_every_language(
    record: None, client: Client, all_languages: list[str]
) -> None:
    for code in all_languages:
        for path in ("", "cases/", "cases/EGY-2019-001/", "search/?q=Fictiva"):
            response = client.get(f"/{code}/{path}")
            assert response.status_code == 200, (code, path)
            assert Outline(response.content.decode()).faults == []


@pytest.mark.parametrize("path", ["cases/EGY-2019-001/", "cases/", "data/", "search/?q=Fictiva"])
def test_name_of_a_case_cannot_become_markup(record: None, client: Client, path: str) -> None:
    assert "</script><b>" not in text_of(client, path)


def test_data_for_search_engines_can_be_read_back(record: None, client: Client) -> None:
    html = text_of(client, "cases/EGY-2019-001/")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)

    assert block
    assert json.loads(block[1])["headline"] == HOSTILE


def test_head_of_a_list_names_its_feed_with_the_same_filter(record: None, client: Client) -> None:
    html = text_of(client, "cases/?state=EGY&view=table")

    feed = re.search(r'type="application/atom\+xml"[^>]*href="([^"]+)"', html)
    assert feed
    assert feed[1] == "/en/cases.atom?state=EGY"
    assert client.get(feed[1]).status_code == 200
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/cases/?state=EGY' in html


def test_case_gives_the_facts_in_sentences(record: None, client: Client) -> None:
    lead = _lead(text_of(client, "cases/EGY-2019-001/"))

    assert lead == (
        "Reported detained since 1 May 2019. Last reported so in February 2022. "
        "Acts of reprisal reported, the first dated 1 May 2019: threats and intimidation, "
        "surveillance and interrogation. "
        "Raised by 2 States, last on 29 September 2021. A reply of the Government is on record."
    )


def _lead(html: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', html, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


def test_case_without_facts_says_so_and_claims_nothing(record: None, client: Client) -> None:
    html = text_of(client, "cases/EGY-2019-002/")

    assert _lead(html) == "No reply of the Government is on record."
    assert html.count("no source that we hold") >= 2
    assert 'id="path"' not in html


def test_case_shows_gaps_notes_and_what_is_uncertain(record: None, client: Client) -> None:
    html = text_of(client, "cases/EGY-2019-001/")

    assert "Nothing on record for twenty months" in html
    assert "Another source gives the month before." in html
    assert "Uncertain: inferred, not read in the report" in html
    assert 'id="undated"' in html
    assert '<bdi lang="ar" dir="rtl">تيستا فيكتيفا</bdi>' in html


def test_held_time_is_told_in_words_and_not_by_hatching_alone(record: None, client: Client) -> None:
    html = text_of(client, "cases/EGY-2019-001/")

    assert html.count("held at this time") == len(
        re.findall(r'<li class="lane lane-[^"]* held', html)
    )


def test_withdrawn_case_leaves_a_page_without_its_name(record: None, client: Client) -> None:
    because = Case.WithdrawnBecause.values[0]
    withdraw_case(
        public_id="EGY-2019-001",
        because=Case.WithdrawnBecause(because),
        by="test",
        at=NOON,
    )
    response = client.get("/en/cases/EGY-2019-001/")

    assert response.status_code == 410
    assert "Fictiva" not in response.content.decode()


def test_merged_case_leads_to_the_one_that_is_kept(record: None, client: Client) -> None:
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="same", by="test", at=NOON)

    assert client.get("/en/cases/EGY-2019-002/")["Location"] == "/en/cases/EGY-2019-001/"
    assert "also under: EGY-2019-002" in text_of(client, "cases/EGY-2019-001/")
    assert "Merged into another" in text_of(client, "changes/")


def test_refused_filter_is_named_and_the_rest_is_offered(record: None, client: Client) -> None:
    response = client.get("/en/cases/?state=EGY&year=twenty&colour=red")
    html = response.content.decode()

    assert response.status_code == 400
    assert "Year of the report" in html
    assert "colour" in html
    assert 'href="/en/cases/?state=EGY"' in html


def test_search_says_why_and_marks_the_language_of_what_matched(
    record: None, client: Client
) -> None:
    html = text_of(client, "search/?q=تيستا فيكتيفا")

    assert 'The name is as you typed it: <bdi lang="ar" dir="rtl">تيستا فيكتيفا</bdi>.' in html


def test_search_too_long_to_read_says_what_was_read(record: None, client: Client) -> None:
    assert "Only its beginning was read" in text_of(client, "search/?q=" + "Fictiva " * 300)


def test_every_number_of_the_first_page_says_at_least(record: None, client: Client) -> None:
    html = text_of(client, "")
    counts = re.findall(r"<dd>([^<]+)</dd>", html)

    assert len(counts) == 4
    assert all(count.startswith("at least ") for count in counts)
    assert "Counted on" in html


@pytest.mark.parametrize("path", ["", "states/", "states/EGY/", "cases/?view=map", "cases/"])
def test_state_of_a_case_is_concerned_and_not_called_responsible(
    record: None, client: Client, path: str
) -> None:
    html = text_of(client, path)

    assert "responsible" not in html
    assert "concern" in html


def test_map_and_its_table_give_the_same_numbers(record: None, client: Client) -> None:
    html = text_of(client, "cases/?view=map")

    assert "Egypt: at least 2 cases" in html
    assert re.search(r'states/EGY/">Egypt</a></th><td class="number">2</td>', html)


def test_full_page_of_the_list_stays_light(made_ready: Callable[[], int], client: Client) -> None:
    a_state("EGY")
    for number in range(60):
        case = a_case(public_id=f"EGY-2019-{number + 1:03}", title=f"Testa Fictiva {number}")
        an_act(case, codes=("threats", "surveillance", "interrogation", "disbarment"))
        a_status(case)
    made_ready()

    assert len(text_of(client, "cases/").encode()) < 60_000
    assert text_of(client, "cases/").count("<tr>") == 51
    assert text_of(client, "cases/?page=2").count("<tr>") == 11


def test_the_first_page_tells_what_changed_last(
    made_ready: Callable[[], int], client: Client
) -> None:
    a_case(public_id="EGY-2019-001")
    made_ready()
    withdraw_case(public_id="EGY-2019-001", because=Case.WithdrawnBecause.ERROR, by="test", at=NOON)

    page = client.get("/en/").content.decode()

    assert "Changes to the record" in page
    assert "Withdrawn" in page
    assert "20 November 2026" in page
