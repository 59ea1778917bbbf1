"""The router without JavaScript: what it asks, what it answers, what it never keeps."""

import gzip
import logging
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from endreprisals.domain import vocabulary
from endreprisals.domain.routing.answers import cooperation_codes
from endreprisals.mechanisms import router_asked
from endreprisals.mechanisms.queries.router_page import Beside
from endreprisals.web import router_answer
from endreprisals.web.middleware import SILENT_VIEWS
from tests.build_handbook import a_body_contact, a_mechanism

pytestmark = pytest.mark.django_db
PAGE = "/en/handbook/whom-to-tell/"
HELD = f"{PAGE}?show=yes&now=detained&body=treaty_body&part=treaty_body:CAT&act=threats"
MOST_BYTES, MOST_COMPRESSED = 60_000, 150_000
SCRIPTS = re.compile(r"<script.*?</script>", re.DOTALL)


@pytest.fixture(autouse=True)
def languages(made_ready: Callable[[], int]) -> None:
    made_ready()


def _read(query: str) -> router_asked.Asked:
    from django.http import QueryDict

    return router_asked.read(MultiValueDict(dict(QueryDict(query).lists())))


def _answer(html: str) -> str:
    """The part of the page that answers, without the pieces for the script."""
    found = re.search(r'<section class="answer".*?</section>', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_every_act_of_the_vocabulary_but_unclear_is_offered_once() -> None:
    assert sorted((*router_asked.ACTS, "unclear")) == sorted(vocabulary.codes("act_types"))


def test_every_body_offered_is_one_that_the_router_knows() -> None:
    assert {*router_asked.BODIES, *router_asked.PARTS} <= set(cooperation_codes())


def test_questions_without_script_cannot_point_at_anybody(client: Client) -> None:
    html = client.get(PAGE).content.decode()
    form = re.search(r"<form class=\"act-form router.*?</form>", html, re.DOTALL)
    assert form is not None
    names = set(re.findall(r'name="([^"]+)"', form[0]))

    assert names == {"show", *router_asked.MANY, *router_asked.ONE}
    assert not re.search(r'type="(text|date|month|email|search|tel|number)"|<textarea', form[0])


def test_page_is_light_and_holds_everything_its_script_needs(client: Client) -> None:
    page = client.get(PAGE).content

    assert len(SCRIPTS.sub("", page.decode())) < MOST_BYTES
    assert len(gzip.compress(page)) < MOST_COMPRESSED


def test_nothing_answered_yet_shows_no_avenue(client: Client) -> None:
    assert 'class="avenue' not in _answer(client.get(PAGE).content.decode())


def test_leaving_comes_first_of_all_links(client: Client) -> None:
    links = re.findall(r"<a [^>]+>", client.get(PAGE).content.decode())

    assert links[0] == '<a href="about:blank" rel="noreferrer" id="leave">'


def test_somebody_held_is_shown_what_is_urgent_first_with_reasons_and_limits(
    client: Client,
) -> None:
    answer = _answer(client.get(HELD).content.decode())

    assert answer.index("Before anything else") < answer.index(">Now<")
    assert answer.index(">Now<") < answer.index("1. ") < answer.index("In this order")
    assert "Working Group on Arbitrary Detention" in answer
    assert "was with a treaty body" in answer
    assert "What not to do" in answer
    assert "/en/states/" in answer


def test_unverified_and_old_contacts_are_never_offered_as_certain(client: Client) -> None:
    day = timezone.now().date()
    for code, seen in (("wgad", None), ("special-procedures", 91), ("un-sg-report", 0)):
        on = None if seen is None else day - timedelta(days=seen)
        a_body_contact(a_mechanism(code), value=f"{code}@body.example", verified_on=on)
    answer = _answer(client.get(HELD).content.decode())
    said = {
        code: re.search(rf"mailto:{code}@.*?data-slot=\"seen\">(.*?)</b>", answer, re.DOTALL)
        for code in ("wgad", "special-procedures", "un-sg-report")
    }

    assert [found and found[1].split(":")[0].split(" on ")[0] for found in said.values()] == [
        "Not verified.", "Not verified lately", "Last seen at its source",
    ]  # fmt: skip


def test_who_is_sent_to_helpers_is_told_of_one_that_can_be_reached(client: Client) -> None:
    a_body_contact(
        a_mechanism("a-line", family="help", name="An invented line"), kind="phone", value="+00 1"
    )
    answer = _answer(client.get(f"{PAGE}?show=yes&now=danger").content.decode())

    assert 'href="tel:+00 1"' in answer
    assert "An invented line" in answer


@pytest.mark.parametrize(
    ("query", "question", "reason"),
    [
        ("body=NATO", "body", "unknown_answer"),
        ("person=self&person=relative", "person", "two_answers"),
        ("name=Zanzaribaldo", "", "unknown_question"),
        ("country=BDI", "", "unknown_question"),
        ("body=none&body=HRC", "body", "none_and_some"),
        ("person=self&now=missing", "person", "missing_self"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_is_kept(
    client: Client, query: str, question: str, reason: str
) -> None:
    response = client.get(f"{PAGE}?show=yes&wish=public&{query}")
    html = response.content.decode()

    assert [(one.question, one.reason) for one in _read(query).unusable] == [(question, reason)]
    assert response.status_code == 400
    assert 'id="problems"' in html
    assert 'name="wish" value="public" autocomplete="off" checked' in html
    assert 'class="avenue' not in _answer(html)


def test_nobody_is_an_answer_and_nothing_ticked_is_none() -> None:
    assert _read("show=yes").answers().in_danger_now is None
    assert _read("now=nobody").answers().in_danger_now is False
    told = _read("now=nobody&now=missing").answers()
    assert (told.in_danger_now, told.detained, told.missing) == (False, False, True)


@pytest.mark.parametrize("query", ["show=yes", "now=danger", "name=x", "%6eow=danger", "x"])
def test_no_answer_to_answers_is_stored(client: Client, query: str) -> None:
    assert client.get(f"{PAGE}?{query}")["Cache-Control"] == "no-store"
    assert client.get(PAGE)["Cache-Control"] == "no-cache"


def test_page_may_run_our_script_and_ask_nobody(client: Client) -> None:
    policy = client.get(PAGE)["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    assert rules["script-src"] == "'self'"
    assert rules["default-src"] == "'none'"
    assert not {"connect-src", "worker-src", "frame-src"} & set(rules)
    assert set(SILENT_VIEWS) == {"mechanisms:router", "mechanisms:composer"}
    assert "script-src" not in client.get("/en/about/")["Content-Security-Policy"]


@pytest.fixture
def everything_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "endreprisals"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    return caplog


@pytest.mark.parametrize("query", ["act=Zanzaribaldo", "Zanzaribaldo=1", "show=yes&act=threats"])
def test_answers_reach_no_log(
    client: Client,
    capsys: pytest.CaptureFixture[str],
    everything_logged: pytest.LogCaptureFixture,
    query: str,
) -> None:
    client.get(f"{PAGE}?{query}")

    printed = capsys.readouterr()
    # Below WARNING are the statements of the database in this test, which serve never logs.
    logged = [one.getMessage() for one in everything_logged.records if one.levelno >= logging.INFO]
    for word in ("Zanzaribaldo", "act=threats"):
        assert word not in printed.out + printed.err
        assert word not in " ".join(logged)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_texts_stand_in_the_language_of_the_page(client: Client, language: str) -> None:
    answer = _answer(client.get(HELD.replace("/en/", f"/{language}/")).content.decode())

    assert 'lang="en"' not in answer
    assert {"fr": "La personne est détenue", "es": "La persona está detenida"}[language] in answer


def test_language_without_texts_shows_english_and_says_so(client: Client) -> None:
    html = client.get(HELD.replace("/en/", "/ar-xb/")).content.decode()

    assert 'data-part="untranslated"' in _answer(html)
    assert '<p class="why" data-slot="why" lang="en" dir="ltr">' in _answer(html)


def test_the_first_three_steps_stand_above_all_and_lead_to_their_avenues(client: Client) -> None:
    answer = _answer(client.get(HELD).content.decode())
    links = re.findall(r'href="#(avenue-[a-z-]+)"', answer)

    assert answer.index("In short") < answer.index("Before anything else") < answer.index(">Now<")
    assert answer.index("First:") < answer.index("Next:") < answer.index("Then:")
    assert links == re.findall(r'id="(avenue-[a-z-]+)"', answer)
    assert answer.count('<details class="reach" open>') == 3


def test_consent_and_what_no_body_can_do_stand_before_all_avenues(client: Client) -> None:
    answer = _answer(client.get(f"{HELD}&agreed=no").content.decode())
    avenues = answer.index('class="avenue')

    assert answer.index("None of these bodies can protect") < avenues
    assert answer.index("The person has not agreed") < avenues


def test_two_addresses_that_nobody_saw_are_shown_and_neither_is_a_link(client: Client) -> None:
    body = a_mechanism("wgad")
    a_body_contact(body, value="one@body.example", label="Until 2020", verified_on=None)
    a_body_contact(body, value="two@body.example", label="Said to be new", verified_on=None)
    answer = _answer(client.get(HELD).content.decode())

    assert "Until 2020" in answer
    assert "Said to be new" in answer
    assert "mailto:one@body.example" not in answer
    assert "mailto:two@body.example" not in answer
    assert "/en/handbook/bodies/wgad/" in answer


def test_the_line_of_an_organisation_is_shown_once_and_by_its_name(client: Client) -> None:
    line = a_mechanism("front-line-defenders", family="help", name="An invented line")
    a_body_contact(line, kind="phone", value="+00 1")
    answer = _answer(client.get(f"{PAGE}?show=yes").content.decode())

    assert answer.count('href="tel:+00 1"') == answer.count("<b>An invented line</b>") == 1


def test_a_named_committee_leads_to_its_page(client: Client) -> None:
    a_mechanism("tb-cat")
    answer = _answer(client.get(HELD).content.decode())

    assert "/en/handbook/bodies/tb-cat/" in answer


def test_somebody_out_of_reach_counts_as_held_and_the_family_is_asked(client: Client) -> None:
    told = _read("now=no_contact&child=yes").answers()
    answer = _answer(client.get(f"{PAGE}?show=yes&now=no_contact&agreed=no").content.decode())

    assert (told.detained, told.without_contact, told.child) == (True, True, True)
    assert "Not before close family" in answer


def test_no_host_of_a_link_is_looked_up_beforehand(client: Client) -> None:
    assert client.get(PAGE)["X-DNS-Prefetch-Control"] == "off"
    assert "X-DNS-Prefetch-Control" not in client.get("/en/about/")


def test_only_bodies_that_a_filing_can_be_written_for_lead_to_the_composer() -> None:
    def codes(body: str) -> list[str]:
        return [link.code for link in router_answer.links(body, Beside({}, ()))]

    assert codes("wgeid") == ["composer"]
    assert codes("help-lines") == []
