"""What is thrown at the form: forged proofs, huge names, other sites, robots, closed doors."""

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils.timezone import now
from pytest_django import Settings

from endreprisals.campaigns.models import Action, Campaign, SelfReport, SpentProof, SupporterAction
from endreprisals.campaigns.services import ingest, self_reports
from endreprisals.campaigns.services.ingest import Intake, NotKnown
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.models import Mail
from endreprisals.web.shedding import shedding
from tests.build import NOON
from tests.build_campaigns import a_campaign_case
from tests.campaigns.proofs import a_solved
from tests.campaigns.test_acting import COUNT, _campaign, a_letter, typed

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert(1)</script>"
OVERRIDE = "Testa\u202eaditciF"


def test_a_proof_is_taken_once(client: Client) -> None:
    a_letter()
    proof = a_solved()
    answers = [
        client.post(COUNT, typed(email=f"testa-{n}@supporter.example", proof=proof))
        for n in range(5)
    ]

    assert [one["Location"].split("/")[-2] for one in answers] == ["counted"] + ["repeated"] * 4
    assert SupporterAction.objects.count() == SpentProof.objects.count() == 1
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    "proof",
    [
        "x", "e30=", "bnVsbA==", "W10=", "=" * 900, "A" * 100_000, "\u202e", "eyJjaGFsbGVuZ2UiOjF9",
    ],
)  # fmt: skip
def test_what_is_no_proof_is_none_and_the_mail_decides(client: Client, proof: str) -> None:
    a_letter()
    answer = client.post(COUNT, typed(proof=proof))

    assert answer["Location"].endswith("/thanks/waiting/")
    assert SupporterAction.objects.get().state == "waiting"
    assert not SpentProof.objects.exists()


def test_a_proof_for_another_action_or_of_another_time_is_none(client: Client) -> None:
    a_letter()
    proofs = [
        a_solved("count:test-2026:2"), a_solved("count:other:1"), a_solved("list"),
        a_solved(at=now() - timedelta(minutes=11)), a_solved(at=now() + timedelta(hours=1)),
    ]  # fmt: skip
    for proof in proofs:
        client.post(COUNT, typed(proof=proof))

    assert SupporterAction.objects.get().state == "waiting"


def test_a_double_click_counts_once(client: Client) -> None:
    a_letter()
    form = typed(proof=a_solved())
    answers = [client.post(COUNT, form)["Location"].split("/")[-2] for _ in range(2)]

    assert answers == ["counted", "repeated"]
    assert SupporterAction.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("T" * 1_000_000, "too long"),
        (MARKUP, "without signs"),
        (OVERRIDE, "direction of writing"),
        ("Testa\r\nBcc: other@supporter.example", "cannot be seen"),
        ("Testa\x00", "Null characters"),
        ("see https://elsewhere.example", "without a link"),
        ("", "Give the name"),
    ],
)  # fmt: skip
def test_a_name_that_deceives_is_refused_in_words_and_nothing_is_kept(
    client: Client, name: str, said: str
) -> None:
    action = a_letter(kind="sign")
    client.post(COUNT, typed(listed="yes"))
    ticked = {"action": str(action.pk), "listed": str(action.pk)}
    answer = client.post(_confirm_link(), ticked | {"name": name, "country": "DEU"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert said in page
    assert MARKUP not in page
    assert len(page) < 60_000
    assert page.count(f'value="{action.pk}" checked') == 2
    assert 'value="DEU" selected' in page
    row = SupporterAction.objects.get()
    assert (row.state, row.name, row.listed) == ("waiting", None, False)


def _confirm_link() -> str:
    row = SupporterAction.objects.get()
    token = Token("confirm", row.supporter, f"action-{row.action_id}")
    return f"/en/act/confirm/{written_token(token)}/"


@pytest.mark.parametrize(
    "email",
    [
        "", "testa", "testa@", "a@b@supporter.example", "testa@supporter.example,b@c.example",
        "testa@supporter.example\r\nBcc: all@mission.example", "testa\x00@supporter.example",
        "t\u0435sta@supporter.example", OVERRIDE + "@supporter.example", "a" * 1_000_000,
        f"{MARKUP}@supporter.example",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_beside_what_was_typed(
    client: Client, email: str
) -> None:
    a_letter()
    answer = client.post(COUNT, typed(email=email))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert answer["Cache-Control"] == "no-store"  # it holds what was typed
    assert 'id="email_error"' in page
    assert 'value="DEU" selected' in page
    assert MARKUP not in page
    assert len(page) < 60_000
    assert not Mail.objects.exists()


def test_without_agreement_nothing_is_kept(client: Client) -> None:
    a_letter()
    answer = client.post(COUNT, {"email": "testa@supporter.example"})

    assert answer.status_code == 422
    assert b'id="agreed_error"' in answer.content
    assert not SupporterAction.objects.exists()


@pytest.mark.parametrize("country", ["XXX", "de", MARKUP, "D" * 100_000])
def test_a_country_that_is_not_on_the_list_is_refused(client: Client, country: str) -> None:
    a_letter()
    assert client.post(COUNT, typed(country=country)).status_code == 422


def test_a_program_that_fills_every_field_is_told_so_openly(client: Client) -> None:
    a_letter()
    answer = client.post(COUNT, typed(website="https://elsewhere.example", proof=a_solved()))

    assert answer.status_code == 422
    assert b'id="website_error"' in answer.content
    assert b"elsewhere.example" not in answer.content
    assert not SupporterAction.objects.exists()


def test_what_is_over_or_was_withdrawn_takes_nothing_at_once(client: Client) -> None:
    case = a_campaign_case(_campaign())
    action = a_letter(about=case)
    assert client.post(COUNT, typed(proof=a_solved())).status_code == 303

    action.state = Action.State.PAUSED
    action.save()
    assert client.post(COUNT, typed(proof=a_solved())).status_code == 409
    action.state = Action.State.OPEN
    action.save()
    Campaign.objects.update(closes_on=now().date() - timedelta(days=1))
    assert client.post(COUNT, typed(proof=a_solved())).status_code == 409
    case.case.withdrawn_at, case.case.withdrawn_because = now(), "safety"
    case.case.save()
    for form in (typed(proof=a_solved()), typed(email="")):
        gone = client.post(COUNT, form)
        assert gone.status_code == 410
        assert b"Fictiva" not in gone.content
    assert client.get("/en/campaigns/test-2026/act/1/thanks/counted/").status_code == 410
    assert SupporterAction.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "/en/campaigns/test-2026/act/9/count/", "/en/campaigns/unknown/act/1/count/",
        "/xx/campaigns/test-2026/act/1/count/",
        "/en/campaigns/test-2026/act/99999999999999999999/count/",
        "/en/campaigns/test-2026/act/1/thanks/other/",
    ],
)  # fmt: skip
def test_an_action_or_language_that_is_not_there_is_not_found(client: Client, address: str) -> None:
    a_letter()
    for form in (typed(proof=a_solved()), typed(email="")):
        assert client.post(address, form).status_code == 404


@pytest.mark.parametrize("kind", ["share", "postcard"])
def test_what_is_not_counted_in_this_way_has_no_such_form(client: Client, kind: str) -> None:
    a_letter(kind=kind)
    for form in (typed(proof=a_solved()), typed(email="")):
        assert client.post(COUNT, form).status_code == 404


@pytest.mark.parametrize("sent_from", ["cross-site", "same-site"])
def test_a_form_on_another_site_sends_nothing_here(client: Client, sent_from: str) -> None:
    a_letter()
    form = typed(proof=a_solved())
    assert client.post(COUNT, form, headers={"Sec-Fetch-Site": sent_from}).status_code == 403
    assert not SupporterAction.objects.exists()
    assert client.post(COUNT, form, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


class TestNotNow:
    """Every "not now" is a 503 with Retry-After, and keeps what was typed for one more press."""

    FORM = urlencode(typed(name='<b> "Testa"', proof="p"))

    def kept(self, answer: Any) -> None:
        page = answer.content.decode()
        assert answer.status_code == 503
        assert int(answer["Retry-After"]) > 0
        assert 'name="email" value="testa@supporter.example"' in page
        assert 'name="name" value="&lt;b&gt; &quot;Testa&quot;"' in page
        assert "<b>" not in page
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer["Cache-Control"] == "no-store"
        assert not SupporterAction.objects.exists()

    def sent(self, client: Client, form: str = FORM) -> Any:
        return client.post(COUNT, form, content_type="application/x-www-form-urlencoded")

    def test_while_the_site_can_only_be_read(self, client: Client, settings: Settings) -> None:
        a_letter()
        settings.READ_ONLY = True
        self.kept(self.sent(client))

    def test_the_words_of_another_site_are_not_kept_on_our_page(
        self, client: Client, settings: Settings
    ) -> None:
        settings.READ_ONLY = True
        answer = client.post(COUNT, typed(), headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403
        assert b"testa@" not in answer.content

    def test_while_the_site_can_only_be_read_no_button_changes_anything(
        self, client: Client, settings: Settings
    ) -> None:
        settings.READ_ONLY = True
        for path in ("forget/x", "act/confirm/x", "act/withdraw/x"):
            assert client.post(f"/en/{path}/").status_code == 503

    def test_when_the_queue_is_full(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        a_letter()
        monkeypatch.setattr(ingest, "take", Intake(most_waiting=0).take)
        form = urlencode(typed(name="Testa"))
        page = self.sent(client, form)
        assert page.status_code == 503
        assert b'name="name" value="Testa"' in page.content

    def test_when_the_database_does_not_answer(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def lost(act: object) -> None:
            raise NotKnown

        a_letter()
        monkeypatch.setattr(ingest, "take", lost)
        answer = self.sent(client, urlencode(typed()))
        assert answer.status_code == 503
        assert b"We cannot say whether this arrived" in answer.content
        assert b"one address counts once" in answer.content

    def test_what_the_page_kept_is_taken_when_it_is_sent_again(
        self, client: Client, settings: Settings
    ) -> None:
        a_letter()
        settings.READ_ONLY = True
        page = self.sent(client, urlencode(typed(proof=a_solved()))).content.decode()
        settings.READ_ONLY = False
        fields = re.findall(r'name="(\w+)" value="([^"]*)"', page)
        again = self.sent(client, urlencode([(name, unescape(value)) for name, value in fields]))

        assert again["Location"].endswith("/thanks/counted/")

    def test_the_page_is_in_the_language_of_its_path(
        self, client: Client, settings: Settings
    ) -> None:
        settings.READ_ONLY = True
        page = client.post("/ar-xb/campaigns/test-2026/act/1/count/").content.decode()
        assert 'lang="ar-xb" dir="rtl"' in page


class TestShedding:
    """Before anything is spent: so many forms at once, and readers pass."""

    def door(self, most: int) -> tuple[Callable[..., tuple[str, bytes]], list[str]]:
        asked: list[str] = []

        def inside(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
            asked.append(environ["REQUEST_METHOD"])
            if environ["REQUEST_METHOD"] == "POST" and len(asked) < 3:
                told.append(call("POST")[0])  # somebody else comes while we are inside
            start("200 OK", [])
            return [b"in"]

        told: list[str] = []
        shed = shedding(inside, most=most)

        def call(
            method: str, form: bytes = b"email=testa%40supporter.example", **more: str
        ) -> tuple[str, bytes]:
            said: list[str] = []
            environ = more | {
                "REQUEST_METHOD": method, "PATH_INFO": "/fr/x/", "CONTENT_LENGTH": str(len(form)),
                "CONTENT_TYPE": "application/x-www-form-urlencoded", "wsgi.input": BytesIO(form),
            }  # fmt: skip
            body = b"".join(shed(environ, lambda status, headers: said.append(status)))
            return said[0], body

        return call, told

    def test_one_too_many_is_told_at_once_and_its_words_are_kept(self) -> None:
        call, told = self.door(1)
        assert call("POST") == ("200 OK", b"in")
        assert told == ["503 Service Unavailable"]

    def test_a_place_is_free_again_after_an_answer_and_after_a_fault(self) -> None:
        def fails(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
            raise RuntimeError

        shed = shedding(fails, most=1)
        for _ in range(3):
            with pytest.raises(RuntimeError):
                shed({"REQUEST_METHOD": "POST"}, lambda status, headers: None)

    def test_readers_pass_while_every_place_for_forms_is_taken(self) -> None:
        call, _ = self.door(0)
        assert call("GET") == ("200 OK", b"in")
        status, page = call("POST")
        assert status == "503 Service Unavailable"
        assert b'value="testa@supporter.example"' in page
        assert b'<html lang="fr"' in page

    def test_the_words_of_another_site_are_not_kept_while_there_is_no_place(self) -> None:
        call, _ = self.door(0)
        for site in ("cross-site", "same-site"):
            status, page = call("POST", HTTP_SEC_FETCH_SITE=site)
            assert status == "503 Service Unavailable"
            assert b"testa@" not in page

    @pytest.mark.parametrize("form", [b"a=" + b"b" * 70_000, b"&".join([b"a=1"] * 100)])
    def test_what_is_too_much_to_keep_is_said_so(self, form: bytes) -> None:
        call, _ = self.door(0)
        status, page = call("POST", form)
        assert status == "503 Service Unavailable"
        assert b"<form" not in page
        assert len(page) < 5_000


class TestSelfReports:
    DID = COUNT.replace("count", "did")

    def test_i_did_it_is_counted_by_day_and_way_alone(self, client: Client) -> None:
        a_letter()
        answers = [client.post(self.DID, {"way": "print"}) for _ in range(20)]
        assert answers[-1]["Location"].endswith("/thanks/did/")

        rows = SelfReport.objects.all()
        assert sum(row.number for row in rows) == 20
        assert {row.way for row in rows} == {"print"}
        assert 1 < len(rows) <= self_reports.SLOTS

    def test_only_known_ways_and_open_actions_are_taken(self, client: Client) -> None:
        action = a_letter()
        for way in ("", "other", MARKUP, "w" * 1_000):
            assert client.post(self.DID, {"way": way}).status_code == 400
        action.state = Action.State.CLOSED
        action.save()
        assert client.post(self.DID, {"way": "print"}).status_code == 409
        assert client.get(self.DID).status_code == 405
        assert not SelfReport.objects.exists()

    def test_in_a_full_minute_everybody_is_thanked_and_nobody_added(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        a_letter()
        monkeypatch.setattr(self_reports.MINUTES, "_most", 0)
        answer = client.post(self.DID, {"way": "mail"})
        assert (answer.status_code, answer["Location"].split("/")[-2]) == (303, "did")
        assert not SelfReport.objects.exists()

    def test_a_flood_of_them_is_cut_each_minute_for_each_action(self) -> None:
        minutes = self_reports.Minutes(most=3)
        for _ in range(3):
            minutes.take(1, NOON)
        with pytest.raises(self_reports.TooMany):
            minutes.take(1, NOON)
        minutes.take(2, NOON)
        minutes.take(1, NOON + timedelta(minutes=1))


def test_nothing_that_is_typed_reaches_a_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    a_letter(kind="sign")
    for form in (typed(name="Zanzaribaldo", listed="yes"), typed(email="Zanzaribaldo")):
        client.post(COUNT, form)

    quiet = [one for one in caplog.records if one.name != "django.db.backends"]
    assert "Zanzaribaldo" not in "".join(one.getMessage() for one in quiet)
