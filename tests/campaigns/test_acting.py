"""From the form to the count, as a browser sends it: with scripts, without, and taken back."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlparse

import pytest
from django.test import Client
from django.utils.timezone import now

from endreprisals.campaigns.mails.acting import confirm_action
from endreprisals.campaigns.models import Campaign, Signatory, SupporterAction
from endreprisals.campaigns.services.signing import waiting_names
from endreprisals.supporters import identity
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.rendering import Stop
from tests.build_campaigns import a_campaign, an_action
from tests.campaigns.proofs import a_solved

pytestmark = pytest.mark.django_db
COUNT = "/en/campaigns/test-2026/act/1/count/"
TYPED = {"email": "testa@supporter.example", "agreed": "yes", "country": "DEU"}
KEY_OF = "testa@supporter.example"


def typed(**changes: str) -> dict[str, str]:
    return TYPED | changes


def named(action: int, **changes: str) -> dict[str, str]:
    """What the owner of an address says on the page behind the mailed link, to be listed."""
    ticked = {"action": str(action), "listed": str(action)}
    return ticked | {"name": "Testa Fictiva", "country": "DEU"} | changes


def a_letter(**changes: Any) -> Any:
    """Open today, whatever day the test runs on."""
    return an_action(campaign=_campaign(), **changes)


def _campaign() -> Campaign:
    today = now().date()
    return a_campaign(opens_on=today - timedelta(days=2), closes_on=today + timedelta(days=30))


def _links(mail: Mail, at: datetime) -> dict[str, str]:
    """Paths of the links of a mail, by the second word of their path."""
    text = confirm_action(mail, at).text
    paths = [urlparse(line).path for line in text.splitlines() if line.startswith("http")]
    return {path.split("/")[-3]: path for path in paths}


def test_with_a_proof_somebody_is_counted_in_one_request(client: Client) -> None:
    a_letter()
    answer = client.post(COUNT, typed(proof=a_solved()))

    assert (answer.status_code, answer["Location"]) == (
        303, "/en/campaigns/test-2026/act/1/thanks/counted/",
    )  # fmt: skip
    assert SupporterAction.objects.get().state == "counted"
    assert not Mail.objects.exists()
    assert client.get(answer["Location"]).status_code == 200


def test_without_scripts_somebody_is_counted_by_one_mail_and_one_button(client: Client) -> None:
    a_letter()
    answer = client.post(COUNT, typed())
    assert answer["Location"].endswith("/thanks/waiting/")

    confirm = _links(Mail.objects.get(), now())["confirm"]
    page = client.get(confirm)
    assert SupporterAction.objects.get().state == "waiting"
    action = page.context["waiting"][0].action
    done = client.post(confirm, {"action": str(action)})

    assert b"You are counted" in done.content
    row = SupporterAction.objects.get()
    assert (row.state, row.way) == ("counted", "mail")


def test_a_scanner_that_opens_every_link_changes_nothing(client: Client) -> None:
    a_letter()
    client.post(COUNT, typed())
    links = _links(Mail.objects.get(), now())
    for path in links.values():
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200

    assert set(links) == {"confirm", "withdraw", "forget"}
    assert SupporterAction.objects.get().state == "waiting"


def test_the_answer_does_not_tell_whether_an_address_had_acted(client: Client) -> None:
    a_letter()
    first, again = (client.post(COUNT, typed(proof=a_solved())) for _ in range(2))
    stranger = client.post(COUNT, typed(email="other@supporter.example", proof=a_solved()))
    assert first["Location"] == again["Location"] == stranger["Location"]

    waiting = [
        client.post(COUNT, typed(email=f"{who}@supporter.example")) for who in ("testa", "new")
    ]
    assert waiting[0]["Location"] == waiting[1]["Location"]
    assert [(one.status_code, one.content) for one in waiting] == [(303, b"")] * 2


def test_one_button_counts_only_what_was_ticked(client: Client) -> None:
    first, second = a_letter(), a_letter()
    client.post(COUNT, typed())
    client.post(COUNT.replace("/1/", "/2/"), typed())
    confirm = _links(Mail.objects.order_by("pk")[0], now())["confirm"]

    page = client.get(confirm).content.decode()
    assert f'value="{first.pk}" checked' in page
    assert f'value="{second.pk}">' in page
    client.post(confirm, {"action": str(first.pk)})

    assert SupporterAction.objects.get(action=first).state == "counted"
    assert SupporterAction.objects.get(action=second).state == "waiting"


def test_nothing_is_confirmed_for_somebody_else_or_without_a_tick(client: Client) -> None:
    action = a_letter()
    client.post(COUNT, typed())
    client.post(COUNT, typed(email="other@supporter.example"))
    confirm = _links(Mail.objects.order_by("pk")[0], now())["confirm"]

    for chosen in ({}, {"action": "99999"}, {"action": "x"}, {"action": "٣"}):
        assert b"Nothing was counted" in client.post(confirm, chosen).content
    client.post(confirm, {"action": str(action.pk)})
    assert SupporterAction.objects.filter(state="counted").count() == 1


def test_a_link_pressed_twice_says_the_same_and_counts_once(client: Client) -> None:
    action = a_letter()
    client.post(COUNT, typed())
    confirm = _links(Mail.objects.get(), now())["confirm"]
    pages = [client.post(confirm, {"action": str(action.pk)}).content for _ in range(2)]

    assert pages[0] == pages[1]
    assert Consent.objects.count() == 0  # a counted letter is no signature


def test_a_confirmed_signature_writes_down_the_consent_with_the_button(client: Client) -> None:
    action = a_letter(kind="sign")
    client.post(COUNT, typed(listed="yes"))
    assert not Consent.objects.exists()
    confirm = _links(Mail.objects.get(), now())["confirm"]
    client.post(confirm, named(action.pk))

    assert set(Consent.objects.values_list("purpose", "about")) == {
        ("sign", f"action:{action.pk}"), ("list_name", f"action:{action.pk}"),
    }  # fmt: skip
    row = SupporterAction.objects.get()
    assert row.listed
    assert row.name is not None
    assert b"Fictiva" not in bytes(row.name)
    assert identity.opened(bytes(row.name), about="action.name") == "Testa Fictiva"


def test_a_name_without_its_tick_is_not_kept(client: Client) -> None:
    action = a_letter(kind="sign")
    client.post(COUNT, typed())
    confirm = _links(Mail.objects.get(), now())["confirm"]
    page = client.get(confirm).content.decode()
    assert f'name="listed" type="checkbox" value="{action.pk}">' in page  # not ticked
    client.post(confirm, {"action": str(action.pk), "name": "Testa Fictiva"})

    row = SupporterAction.objects.get()
    assert (row.state, row.name, row.listed) == ("counted", None, False)
    assert list(Consent.objects.values_list("purpose", flat=True)) == ["sign"]


@pytest.mark.parametrize("proven", [True, False])
def test_nobody_puts_the_name_of_another_on_a_list(client: Client, *, proven: bool) -> None:
    """A stranger types the address of somebody with a name, with a proof and without."""
    action = a_letter(kind="sign")
    proof = {"proof": a_solved()} if proven else {}
    client.post(COUNT, typed(name="Forged Name", listed="yes", **proof))
    client.post(COUNT, typed(name="Forged Name", **({"proof": a_solved()} if proven else {})))

    row = SupporterAction.objects.get()
    assert (row.name, row.listed) == (None, False)
    assert not Consent.objects.filter(purpose="list_name").exists()
    assert not waiting_names(action.pk)
    # Whoever owns the address presses the button and ticks nothing else.
    confirm = _links(Mail.objects.get(), now())["confirm"]
    assert "Forged" not in client.get(confirm).content.decode()
    client.post(confirm, {"action": str(action.pk), "country": ""})

    row = SupporterAction.objects.get()
    assert (row.state, row.way, row.country, row.name, row.listed) == (
        "counted", "mail", "", None, False,
    )  # fmt: skip
    assert not Consent.objects.filter(purpose="list_name").exists()


def test_a_name_that_stands_with_a_proof_alone_is_nobodys_to_read(client: Client) -> None:
    action = a_letter(kind="sign")
    client.post(COUNT, typed(proof=a_solved()))
    SupporterAction.objects.update(name=identity.seal("Forged", about="action.name"), listed=True)
    assert not waiting_names(action.pk)


def test_who_was_counted_by_a_strangers_proof_can_still_be_listed(client: Client) -> None:
    action = a_letter(kind="sign")
    client.post(COUNT, typed(proof=a_solved(), country="FRA"))
    before = SupporterAction.objects.get()
    client.post(COUNT, typed(listed="yes", proof=a_solved()))
    confirm = _links(Mail.objects.get(), now())["confirm"]
    assert b"counted already" in client.get(confirm).content
    client.post(confirm, named(action.pk, country="CHE"))

    row = SupporterAction.objects.get()
    assert (row.state, row.way, row.country, row.listed) == ("counted", "mail", "CHE", True)
    assert row.counted_at == before.counted_at  # not counted once more
    assert [one.name for one in waiting_names(action.pk)] == ["Testa Fictiva"]
    assert sorted(Consent.objects.values_list("purpose", flat=True)) == ["list_name", "sign"]
    assert Consent.objects.filter(keep_until=None).count() == 0


def test_a_name_stands_only_under_the_statements_that_are_ticked_for_it(client: Client) -> None:
    first, second = a_letter(kind="sign"), a_letter(kind="sign")
    client.post(COUNT, typed())
    client.post(COUNT.replace("/1/", "/2/"), typed())
    confirm = _links(Mail.objects.order_by("pk")[0], now())["confirm"]
    client.post(confirm, named(first.pk) | {"action": [str(first.pk), str(second.pk)]})

    listed = SupporterAction.objects.filter(state="counted").values_list("action", "listed")
    assert dict(listed) == {first.pk: True, second.pk: False}
    assert SupporterAction.objects.get(action=second).name is None


@pytest.mark.parametrize("changes", [{"kind": "letter"}, {"kind": "sign", "high_risk": True}])
def test_no_name_is_kept_under_a_letter_or_where_names_endanger(
    client: Client, changes: dict[str, Any]
) -> None:
    action = a_letter(**changes)
    client.post(COUNT, typed(listed="yes"))
    confirm = _links(Mail.objects.get(), now())["confirm"]
    assert b'name="listed"' not in client.get(confirm).content
    client.post(confirm, named(action.pk))

    row = SupporterAction.objects.get()
    assert (row.state, row.name, row.listed) == ("counted", None, False)


def test_who_did_not_do_it_takes_it_out_with_one_button(client: Client) -> None:
    action = a_letter(kind="sign")
    client.post(COUNT, typed(listed="yes"))
    links = _links(Mail.objects.get(), now())
    client.post(links["confirm"], named(action.pk))
    key = SupporterAction.objects.get().supporter
    Signatory.objects.create(
        supporter=key, action=action, name="Testa Fictiva", seen_by="account-1", shown_at=now()
    )
    assert b"It is taken back" in client.post(links["withdraw"]).content

    row = SupporterAction.objects.get()
    assert (row.state, row.name, row.listed, row.country) == ("removed", None, False, "")
    assert not Signatory.objects.exists()
    assert Consent.objects.filter(withdrawn_at=None).count() == 0
    client.post(COUNT, typed(proof=a_solved()))
    assert SupporterAction.objects.get().state == "removed"


def test_a_mail_that_nobody_needs_any_more_stops(client: Client) -> None:
    action = a_letter()
    client.post(COUNT, typed())
    mail = Mail.objects.get()
    confirm_action(mail, now())

    action.campaign.state = Campaign.State.CLOSED
    action.campaign.save()
    with pytest.raises(Stop, match="action_closed"):
        confirm_action(mail, now())
    SupporterAction.objects.update(state="removed")
    with pytest.raises(Stop, match="not_waiting"):
        confirm_action(mail, now())


def test_a_mail_holds_nothing_that_was_typed(client: Client) -> None:
    a_letter(kind="sign")
    client.post(COUNT, typed(name="Testa Fictiva", listed="yes"))
    mail = Mail.objects.get()
    said = confirm_action(mail, now())

    assert "Fictiva" not in said.subject + said.text
    assert "supporter.example" not in said.subject + said.text
    assert mail.address is not None
    assert b"supporter.example" not in bytes(mail.address)


@pytest.mark.parametrize("kind", ["confirm", "withdraw"])
@pytest.mark.parametrize("token", ["x", "a~b~c~d", "confirm~k~action-1~", "%00", "é~é~é~é"])
def test_a_link_that_was_cut_or_made_up_opens_nothing(
    client: Client, kind: str, token: str
) -> None:
    assert client.get(f"/en/act/{kind}/{token}/").status_code == 404
    assert client.post(f"/en/act/{kind}/{token}/").status_code == 404


def test_a_token_for_one_thing_opens_no_other(client: Client) -> None:
    token = identity.written_token(identity.Token("erase", "key", f"{now():%Y%m%d}"))
    about = identity.written_token(identity.Token("confirm", "key", "news-1"))
    assert client.get(f"/en/act/confirm/{token}/").status_code == 404
    assert client.get(f"/en/act/confirm/{about}/").status_code == 404
    assert client.get(f"/en/forget/{about}/").status_code == 404
    assert client.get(f"/en/forget/{token}/").status_code == 200


def test_numbers_are_given_with_when_they_were_made(client: Client) -> None:
    from endreprisals.campaigns.services.counting import refresh

    a_letter()
    assert client.get("/en/campaigns/test-2026/counts.json").json() == {
        "campaign": "test-2026",
        "actions": [{"action": 1, "kind": "letter", "counts": {}, "updated_at": None}],
    }
    client.post(COUNT, typed(proof=a_solved()))
    at = now() + timedelta(minutes=1)
    refresh(at)
    told = client.get("/en/campaigns/test-2026/counts.json").json()["actions"][0]
    assert (told["counts"], told["updated_at"]) == ({"proof": 1}, at.isoformat())
    Campaign.objects.update(state="withdrawn")
    assert client.get("/en/campaigns/test-2026/counts.json").status_code == 410
    assert client.get("/en/campaigns/unknown/counts.json").status_code == 404
