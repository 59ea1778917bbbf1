"""Who was counted without a mail, or lost it, asks for links; and links to erase end."""

import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlparse

import pytest
from django.test import Client
from django.utils.timezone import now

from endreprisals.campaigns.models import SupporterAction
from endreprisals.supporters.identity import Token, supporter_key, written_token
from endreprisals.supporters.models import Consent, Mail, Subscriber
from endreprisals.supporters.rendering import Stop, render
from tests.campaigns.proofs import a_solved
from tests.campaigns.test_acting import COUNT, TYPED, a_letter, typed

pytestmark = pytest.mark.django_db
PLACE = "/en/links/"
ADDRESS = TYPED["email"]


def counted_by_proof(client: Client, **changes: Any) -> Any:
    action = a_letter(**changes)
    client.post(COUNT, typed(proof=a_solved()))
    return action


def asked(client: Client, email: str = ADDRESS) -> Any:
    return client.post(PLACE, {"email": email})


def links(mail: Mail, at: datetime) -> dict[str, str]:
    """Paths of the links of a mail, by the first word that says what they do."""
    found = re.findall(r"https?://\S+", render(mail, at=at).text)
    paths = [urlparse(one).path for one in found]
    return {path.split("/")[-3]: path for path in paths}


def test_who_was_counted_by_a_proof_takes_it_back_by_a_mail(client: Client) -> None:
    counted_by_proof(client, kind="sign")
    assert not Mail.objects.exists()
    assert client.get(PLACE).status_code == 200
    asked(client)

    withdraw = links(Mail.objects.get(), now())["withdraw"]
    assert b"It is taken back" in client.post(withdraw).content
    assert SupporterAction.objects.get().state == "removed"


def test_who_was_counted_by_a_proof_has_everything_erased_by_a_mail(client: Client) -> None:
    counted_by_proof(client, kind="sign")
    asked(client)

    forget = links(Mail.objects.get(), now())["forget"]
    assert client.get(forget).status_code == 200
    assert SupporterAction.objects.exists()
    client.post(forget)
    assert not SupporterAction.objects.exists()
    assert not Consent.objects.exists()


def test_everybody_is_answered_the_same_and_strangers_are_sent_nothing(client: Client) -> None:
    counted_by_proof(client)
    answers = [asked(client, email).content for email in (ADDRESS, "new@supporter.example")]

    assert answers[0] == answers[1]
    assert [mail.supporter for mail in Mail.objects.all()] == [supporter_key(ADDRESS)]


def test_an_address_is_sent_two_such_mails_at_most(client: Client) -> None:
    counted_by_proof(client)
    answers = {asked(client).content for _ in range(5)}

    assert len(answers) == 1
    assert Mail.objects.count() == 2


def test_the_mail_holds_nothing_that_was_typed_and_stops_where_nothing_is_kept(
    client: Client,
) -> None:
    counted_by_proof(client)
    asked(client)
    mail = Mail.objects.get()
    said = render(mail, at=now())
    assert "supporter.example" not in said.subject + said.text
    assert "test-2026/1" in said.text
    assert mail.address is not None
    assert b"supporter.example" not in bytes(mail.address)

    SupporterAction.objects.all().delete()
    with pytest.raises(Stop, match="nothing_kept"):
        render(mail, at=now())


def test_who_is_on_the_list_gets_the_links_of_the_list(client: Client) -> None:
    Subscriber.objects.create(
        supporter=supporter_key(ADDRESS), address=b"sealed", language="en", state="active",
        asked_at=now(), confirmed_at=now(),
    )  # fmt: skip
    asked(client)

    assert set(links(Mail.objects.get(), now())) == {"leave", "change", "forget"}


@pytest.mark.parametrize("email", ["", "testa@", "a@b.example, c@d.example"])
def test_an_address_that_is_none_is_said_so(client: Client, email: str) -> None:
    answer = asked(client, email)
    assert answer.status_code == 422
    assert b'id="email_error"' in answer.content
    assert answer["Cache-Control"] == "no-store"
    assert not Mail.objects.exists()


@pytest.mark.parametrize(("days", "works"), [(0, True), (7, True), (8, False), (-1, False)])
def test_a_link_to_erase_ends_after_seven_days(client: Client, days: int, *, works: bool) -> None:
    counted_by_proof(client)
    day = now() - timedelta(days=days)
    token = written_token(Token("erase", supporter_key(ADDRESS), f"{day:%Y%m%d}"))
    answer = client.post(f"/en/forget/{token}/")

    assert answer.status_code == (200 if works else 410)
    assert SupporterAction.objects.exists() is not works
    if not works:
        assert PLACE.encode() in answer.content


@pytest.mark.parametrize("about", ["", "news", "2026112", "٢٠٢٦١١٢٠"])
def test_a_link_to_erase_without_a_day_erases_nothing(client: Client, about: str) -> None:
    counted_by_proof(client)
    token = written_token(Token("erase", supporter_key(ADDRESS), about))

    assert client.post(f"/en/forget/{token}/").status_code == 410
    assert SupporterAction.objects.exists()
