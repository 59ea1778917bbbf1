"""Who uses up the mails of an address keeps its owner from nothing."""

from typing import Any

import pytest

from endreprisals.campaigns.mails.my_links import my_links
from endreprisals.campaigns.models import Letter, OrganisationSignature, Postcard
from endreprisals.campaigns.services import letters, postcards, without_mail
from endreprisals.campaigns.services.my_links import ask
from endreprisals.domain.campaigning.addresses import read_address
from endreprisals.supporters.identity import supporter_key
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.written import A_DAY, take_turn
from tests.build import NOON
from tests.campaigns.letter_world import a_mission, a_writer, an_ask, given
from tests.campaigns.signing_world import a_card, a_card_action, a_statement, an_organisation

pytestmark = pytest.mark.django_db
ADDRESS = "testa@supporter.example"


@pytest.fixture(autouse=True)
def me() -> str:
    """The key of an address that has no mail left today."""
    key = supporter_key(ADDRESS)
    for _ in range(A_DAY):
        assert take_turn(key, "confirm-news", most=A_DAY, days=1, at=NOON)
    return key


def test_what_its_owner_writes_waits_and_the_mail_of_links_leads_to_it(me: str) -> None:
    action = an_ask()
    letter = letters.receive(
        given(), a_writer("testa"), action=action.pk, office=a_mission(action), at=NOON
    )
    card = a_card(a_card_action(number=2), supporter=me)
    asked = an_organisation(a_statement(number=3), ADDRESS)
    assert not Mail.objects.exists()

    ask(read_address(ADDRESS), language="en", at=NOON)
    text = my_links(Mail.objects.get(), NOON).text

    for path in (
        f"/letters/confirm/letter~{me}~letter-{letter.pk}~", f"/postcards/confirm/postcard~{me}~",
        f"/organisations/confirm/organisation~{me}~{asked.pk}~",
    ):  # fmt: skip
        assert path in text
    for typed in ("We think", "Invented Watch", ADDRESS):
        assert typed not in text
    assert card.state == "waiting"


def test_only_the_latest_few_wait_without_a_mail_and_none_with_a_picture(me: str) -> None:
    action = a_card_action()
    kept = [a_card(action, f"Card {number}", supporter=me).pk for number in range(6)]

    assert set(Postcard.objects.values_list("pk", flat=True)) == set(kept[-without_mail.MOST :])
    more: dict[str, Any] = {"supporter": me, "address": b"", "action": action.pk, "at": NOON}
    drawn = postcards.NewCard(words="", language="en", drawing=b"dots")
    assert postcards.receive(drawn, **more) is None


def test_strangers_cannot_use_up_the_mail_of_links_by_other_forms() -> None:
    an_organisation(a_statement(), ADDRESS)
    ask(read_address(ADDRESS), language="en", at=NOON)
    assert Mail.objects.get().kind == "my-links"
    for _ in range(5):
        ask(read_address(ADDRESS), language="en", at=NOON)
    assert Mail.objects.count() == 2
    assert not Letter.objects.exists()
    assert OrganisationSignature.objects.count() == 1
