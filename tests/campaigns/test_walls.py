"""The wall of cards: asked of no search engine, kept by nobody, safe in every script."""

import pytest
from django.test import Client

from endreprisals.campaigns.models import Action, Campaign, Postcard
from tests.campaigns.signing_world import a_card, a_card_action, a_picture, a_read_card

pytestmark = pytest.mark.django_db
WALL = "/en/campaigns/test-2026/act/1/wall/"


@pytest.fixture
def action() -> Action:
    made = a_card_action()
    Campaign.objects.update(opens_on="2020-01-01", closes_on="2099-12-31")
    return made


def test_no_search_engine_is_let_in_and_no_copy_is_kept(action: Action, client: Client) -> None:
    card = a_read_card(action, drawing=a_picture())
    for place in (WALL, f"{WALL}{card.code}.png"):
        answer = client.get(place)
        assert answer["X-Robots-Tag"].startswith("noindex")
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert '<meta name="robots" content="noindex' in client.get(WALL).content.decode()
    assert "/wall/" in client.get("/robots.txt").content.decode()
    assert "wall" not in client.get("/sitemap.xml").content.decode()


def test_cards_that_nobody_passed_on_hang_nowhere(action: Action, client: Client) -> None:
    a_card(action, "canary waiting", drawing=a_picture())
    Postcard.objects.update(state="to_see")
    card = Postcard.objects.get()

    assert "canary" not in client.get(WALL).content.decode()
    assert client.get(f"{WALL}{card.code}.png").status_code == 404


def test_a_drawing_is_found_by_its_random_code_alone(action: Action, client: Client) -> None:
    card = a_read_card(action, drawing=a_picture())
    answer = client.get(f"{WALL}{card.code}.png")

    assert answer["Content-Type"] == "image/png"
    assert len(card.code) == 22
    for code in (str(card.pk), card.code[:-1], card.supporter, "..%2F..%2Fetc"):
        assert client.get(f"{WALL}{code}.png").status_code == 404


def test_every_script_hangs_in_its_own_direction_and_none_turns_the_page(
    action: Action, client: Client
) -> None:
    a_read_card(action, "བཀྲ་ཤིས་བདེ་ལེགས།", language="bo")
    a_read_card(action, "نحن معكم", language="ar", signed="تيستا")
    a_read_card(action, "Quote \" and & and ' sign")
    page = client.get(WALL).content.decode()

    assert page.count('<blockquote dir="auto">') == 3
    assert "བཀྲ་ཤིས་བདེ་ལེགས།" in page
    assert "<bdi>تيستا</bdi>" in page
    assert "&quot; and &amp; and &#x27;" in page


def test_a_long_wall_has_pages_and_each_is_small(action: Action, client: Client) -> None:
    Postcard.objects.bulk_create(
        Postcard(
            code=f"{number:022}", supporter=f"{number:022}", action=action, language="en",
            wall=True, wall_words=f"card {number:03} " + "w" * 580, state="approved",
            received_at=action.entered_at, seen_at=action.entered_at, keep_until="2099-01-01",
        )
        for number in range(60)
    )  # fmt: skip
    first, last = client.get(WALL), client.get(f"{WALL}?page=99")

    assert "card 059" in first.content.decode()
    assert "card 000" in last.content.decode()
    assert len(first.content) < 60_000


def test_once_an_action_is_one_of_high_risk_cards_hang_without_a_name(
    action: Action, client: Client
) -> None:
    a_read_card(action, "With love.", signed="Zanzaribalda")
    assert "Zanzaribalda" in client.get(WALL).content.decode()
    Action.objects.update(high_risk=True)
    page = client.get(WALL).content.decode()

    assert "Zanzaribalda" not in page
    assert "With love." in page
