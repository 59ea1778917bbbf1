"""The campaign of 2022 as it is shipped: its five cases, whom it asked, and what came of it."""

import re
from html import unescape

import pytest
from django.test import Client

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Campaign, CampaignCase, Recipient, Text
from endreprisals.campaigns.queries.campaigns import campaign_page
from endreprisals.campaigns.queries.results import ResultsPage, results_page
from endreprisals.campaigns.services.basis import recheck
from endreprisals.campaigns.services.loading import load_campaigns
from endreprisals.domain.analysis.wording import causal_words
from tests.build import NOON
from tests.campaigns.shipped import (  # noqa: F401 -- fixtures
    BY,
    CODE,
    _loaded_once,
    shipped,
    shipped_campaigns,
)
from tests.contracts.answers import body_of

pytestmark = pytest.mark.usefixtures("shipped")
VIASNA, LAWYERS, JIANG, METWALLY, NGOS = (
    "BLR-2020-001", "BDI-2016-001", "CHN-2016-001", "EGY-2017-003", "VEN-2020-001",
)  # fmt: skip
SPOKE = {"ARM", "BEL", "DEU", "DNK", "LIE", "LUX", "NAM", "NLD"}


def _results() -> ResultsPage:
    return results_page(CODE, "en", at=NOON)


def test_it_has_the_five_cases_and_asked_76_states() -> None:
    page = campaign_page(CODE, "en", at=NOON)

    assert [case.public_id for case in page.cases] == [VIASNA, LAWYERS, JIANG, METWALLY, NGOS]
    assert [(one.kind, one.standing, one.recipients) for one in page.actions] == [
        ("letter", "closed", 76)
    ]
    assert page.head.standing == "closed"
    assert Recipient.objects.filter(office__isnull=False).count() == 0, "no address is known"


def test_eight_states_spoke_and_four_of_the_five_cases_were_named() -> None:
    page = _results()

    assert {one.state for one in page.spoke} == SPOKE
    assert (page.raised, page.chosen) == (4, 5)
    assert [case.case for case in page.not_raised] == [NGOS]


def test_viasna_was_named_by_five_states_and_metwally_by_two() -> None:
    by_case = {
        case.case: {state for line in case.session for state in line.states}
        for case in _results().cases
    }

    assert by_case[VIASNA] == {"BEL", "DEU", "LIE", "LUX", "NLD"}
    assert by_case[METWALLY] == {"DEU", "LIE"}
    assert by_case[LAWYERS] == by_case[JIANG] == {"BEL", "LUX", "NLD"}
    assert by_case[NGOS] == set()


def test_of_the_76_asked_most_have_no_statement_on_record() -> None:
    page = _results()
    named, silent = len(page.asked_and_named), len(page.asked_and_silent)

    assert len(page.asked) == 76
    assert named + len(page.asked_and_spoke) + silent == 76
    assert {one.state for one in page.asked_and_named} <= SPOKE
    assert {one.state for one in page.spoke_unasked} | {
        one.state for one in page.asked if one.spoke
    } == SPOKE


def test_what_was_said_before_and_after_stands_apart() -> None:
    metwally = next(case for case in _results().cases if case.case == METWALLY)

    assert [line.session for line in metwally.before] == ["HRC45"]
    assert [line.session for line in metwally.after] == ["HRC54", "HRC60"]
    assert {line.session for line in metwally.session} == {"HRC51"}


def test_what_followed_is_read_from_the_record_failures_with_it() -> None:
    by_case = {case.case: case for case in _results().cases}
    codes = {case: {code for entry in one.since for code in entry.codes} for case, one in
             by_case.items()}  # fmt: skip

    assert "exile" in codes[VIASNA]
    assert "detained" in {line.status for line in by_case[METWALLY].statuses}
    assert "arbitrary_detention" in codes[NGOS] or "detained" in codes[NGOS], "new arrests since"
    assert all(entry.citations for one in by_case.values() for entry in one.since)
    assert all(entry.lane != "state" for one in by_case.values() for entry in one.since)


def test_the_long_list_and_the_numbers_are_said_to_be_unknown(client: Client) -> None:
    page = campaign_page(CODE, "en", at=NOON)
    shown = client.get(f"/en/campaigns/{CODE}/").content.decode()

    assert page.considered is None
    assert {"long_list", "numbers"} <= set(page.not_known)
    assert "Which other cases were considered" in shown
    assert "not published here" in shown


def test_loading_again_changes_nothing() -> None:
    events = Event.objects.count()

    assert load_campaigns(shipped_campaigns(), by=BY, at=NOON).changed == 0
    assert Event.objects.count() == events


def test_loading_again_undoes_nothing_that_the_desk_decided() -> None:
    Campaign.objects.update(state=Campaign.State.WITHDRAWN)
    CampaignCase.objects.filter(case__public_id=NGOS).update(choice="withdrawn", reason="asked")
    Recipient.objects.filter(state="AND").update(removed_at=NOON)
    text = Text.objects.filter(part="summary", language="fr")
    text.update(body="Relu.", state=Text.State.REVIEWED, checked_by="account-2", checked_at=NOON)

    load_campaigns(shipped_campaigns(), by=BY, at=NOON)

    assert Campaign.objects.get().state == Campaign.State.WITHDRAWN
    assert CampaignCase.objects.get(case__public_id=NGOS).choice == "withdrawn"
    assert Recipient.objects.filter(state="AND", removed_at=None).count() == 0
    assert text.get().body == "Relu."


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_part_is_written_in_three_languages_and_marked(language: str) -> None:
    page = campaign_page(CODE, language, at=NOON)
    words = [page.head.title, page.summary, page.goals, page.how, *(c.title for c in page.cases)]

    assert all(one and one.language == language and one.mark for one in words)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", ["", "results/", f"cases/{VIASNA}/", f"cases/{NGOS}/"])
def test_a_page_is_below_sixty_kilobytes(client: Client, language: str, page: str) -> None:
    answer = client.get(f"/{language}/campaigns/{CODE}/{page}", headers={"Accept-Encoding": "gzip"})

    assert answer.status_code == 200
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_page_of_it_says_what_caused_what(client: Client, language: str) -> None:
    for page in ("", "results/", f"cases/{VIASNA}/", f"cases/{NGOS}/"):
        answer = client.get(f"/{language}/campaigns/{CODE}/{page}")
        markup = body_of(answer)
        main = markup[markup.index("<main") : markup.index("</main>")]
        words = unescape(re.sub(r"<[^>]+>", " ", main))
        assert answer.status_code == 200
        assert causal_words(words, language) == (), page
        assert causal_words(words, "en") == (), page


def test_the_daily_look_finds_every_one_of_its_cases_on_its_source() -> None:
    done = recheck(at=NOON)

    assert (done.looked_at, done.lost) == (5, ())
