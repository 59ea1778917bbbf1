"""What holds of every figure: light web processes, honest pages, one frame, no cause claimed."""

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import figure_from
from endreprisals.domain.analysis.wording import CAUSAL, causal_words
from endreprisals.observatory import queries
from endreprisals.observatory.models import StoredFigure
from endreprisals.observatory.services import refresh
from endreprisals.observatory.words import warnings
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import withdraw_case
from tests.build import NOON, a_case, a_mention, a_raise, a_state, a_status, an_act
from tests.contracts.answers import body_of
from tests.contracts.test_doors import ADDRESSES

HEAVY = ("pandas", "numpy", "scipy", "lifelines", "vl_convert", "weasyprint", "fontTools")
# Every page and file of the observatory and the ledger, asked of the application itself.
READING = """
import json, sys
from endreprisals.wsgi import application
from django.test import Client
client = Client(headers={"host": "127.0.0.1"})
told = {}
for address in json.loads(sys.argv[1]):
    answer = client.get(address)
    told[address] = answer.status_code
    b"".join(answer) if answer.streaming else answer.content
heavy = [name for name in json.loads(sys.argv[2]) if name in sys.modules]
print(json.dumps({"answers": told, "heavy": heavy}))
"""
PAGES = [f"/{{}}/observatory/{name}/{part}" for name in catalogue.FIGURES
         for part in ("", "method/", "embed/")]  # fmt: skip


def _lists() -> list[str]:
    """Pages of the ledger. Its papers are made when somebody asks for one, by what that needs."""
    return [one for one in ADDRESSES if one.startswith("/en/ledger/") and one.endswith("/")]


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 -- our own program, with fixed words
        command, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_web_processes_never_load_what_only_the_worker_needs(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "ENDREPRISALS_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
    }
    command = [sys.executable, "-m", "endreprisals"]
    for words in (["migrate", "-v0"], ["load-data"], ["observatory", "--refresh", "--quiet"],
                  ["collectstatic", "--noinput", "-v0"]):  # fmt: skip
        _run([*command, *words], environment)
    asked = [
        "/en/", "/en/method/", "/en/states/EGY/", "/en/observatory/", "/api/v1/figures",
        *(page.format("en") for page in PAGES),
        *(f"/en/observatory/{name}.{ending}" for name in ("states-cited", "acts-by-type")
          for ending in ("csv", "json", "svg", "png")),
        *(f"/api/v1/figures/{name}" for name in catalogue.FIGURES),
        *_lists(),
    ]  # fmt: skip
    words = [sys.executable, "-c", READING, json.dumps(asked), json.dumps(HEAVY)]
    told = json.loads(_run(words, environment).splitlines()[-1])

    assert told["heavy"] == []
    assert {address for address, status in told["answers"].items() if status >= 500} == set()
    made = [status for address, status in told["answers"].items() if "/observatory/" in address]
    assert made.count(200) >= 3 * len(catalogue.FIGURES)


@pytest.fixture
def made(db: None, made_ready: object) -> None:
    queries.forget()
    a_state("LIE", regional_group="WEOG")
    for number in range(6):
        case = a_case(public_id=f"EGY-2019-{number + 1:03}", title="Testa Fictiva")
        an_act(case)
        a_mention(case)
        a_raise(case)
        a_status(case, subject=case.subjects.get(), last_known_edtf="2021")
    made_ready()  # type: ignore[operator]
    refresh(at=NOON, tell=lambda line: None)


def _text(page: str) -> str:
    """What a reader sees of a page."""
    body = page.partition("<body")[2]
    return unescape(re.sub(r"<[^>]+>", " ", body))


@pytest.mark.parametrize("language", CAUSAL)
def test_no_word_of_cause_stands_on_a_page_with_a_figure(
    made: None, client: Client, language: str
) -> None:
    pages = ["/{}/", "/{}/observatory/", *PAGES]
    found = {}
    for page in pages:
        answer = client.get(page.format(language))
        assert answer.status_code == 200, page
        if words := causal_words(_text(answer.content.decode()), language):
            found[page] = words

    assert found == {}


@pytest.mark.parametrize("name", catalogue.FIGURES)
def test_every_figure_page_has_sentence_table_caveats_and_method(
    made: None, client: Client, name: str
) -> None:
    figure = figure_from(StoredFigure.objects.get(name=name).data)
    for part in ("", "embed/"):
        page = client.get(f"/en/observatory/{name}/{part}").content.decode()
        sentence = re.search(r'<meta name="description" content="([^"]+)">', page)
        assert sentence is not None
        assert page.count(sentence[1]) >= 2
        assert "<table" in page
        assert "<caption" in page
        assert 'scope="col"' in page
        assert all(warnings.caveat(code) in unescape(page) for code in figure.caveats)
        assert "<script" not in page
    assert (
        f'href="/en/observatory/{name}/method/"'
        in client.get(f"/en/observatory/{name}/").content.decode()
    )
    method = client.get(f"/en/observatory/{name}/method/").content.decode()
    for heading in ("What is counted", "Out of what", "Intervals", "What it cannot say"):
        assert heading in method


def test_every_figure_over_years_says_that_silence_is_not_safety(made: None) -> None:
    for stored in StoredFigure.objects.all():
        figure = figure_from(stored.data)
        if figure.axis in ("report_year", "year", "years"):
            assert "silence_is_not_safety" in figure.caveats, figure.name


def test_only_the_page_for_frames_may_stand_in_one(made: None, client: Client) -> None:
    framed = set()
    for address in ADDRESSES:
        answer = client.get(address)
        body_of(answer)
        policy = answer["Content-Security-Policy"]
        if "frame-ancestors 'none'" not in policy or "X-Frame-Options" not in answer.headers:
            framed.add(address)
            assert "frame-ancestors *" in policy
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            assert not answer.cookies

    assert framed == {"/en/observatory/states-cited/embed/"}


def test_a_frame_that_has_not_changed_stays_one_and_a_missing_one_is_closed(
    made: None, client: Client
) -> None:
    mark = client.get("/en/observatory/states-cited/embed/")["ETag"]
    again = client.get("/en/observatory/states-cited/embed/", headers={"If-None-Match": mark})
    missing = client.get("/en/observatory/nothing/embed/")

    assert again.status_code == 304
    assert "frame-ancestors *" in again["Content-Security-Policy"]
    assert missing.status_code == 404
    assert "frame-ancestors 'none'" in missing["Content-Security-Policy"]


def test_a_withdrawn_case_leaves_the_figures_with_the_next_round(
    made: None, client: Client
) -> None:
    def value() -> object:
        return client.get("/api/v1/figures/acts-by-type").json()["values"][0]["of"]

    before = value()
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )
    page = client.get("/en/observatory/acts-by-type/").content.decode()
    refresh(at=NOON, tell=lambda line: None)

    assert "The record has changed since" in page
    assert (before, value()) == (6, 5)


@pytest.mark.parametrize(
    ("path", "most"),
    [("", 2), ("states-cited/", 3), ("acts-by-type/method/", 1), ("states-cited/embed/", 3)],
)
def test_a_page_of_figures_costs_few_statements_once_they_are_read(
    made: None,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    path: str,
    most: int,
) -> None:
    client.get(f"/en/observatory/{path}")

    with django_assert_max_num_queries(most):
        assert client.get(f"/en/observatory/{path}").status_code == 200


def test_no_stored_figure_holds_a_name_or_the_id_of_a_case(made: None) -> None:
    for stored in StoredFigure.objects.all():
        text = json.dumps(stored.data, ensure_ascii=False)
        assert "Fictiva" not in text
        assert not re.search(r"[A-Z]{3}-\d{4}-\d{3}|S-[A-Z]{3}-\d{4}", text), stored.name


@pytest.mark.django_db
def test_every_listed_figure_has_a_page_on_its_method(client: Client) -> None:
    from io import StringIO

    told = StringIO()
    call_command("observatory", "--list", stdout=told)
    names = [line.partition("\t")[0] for line in told.getvalue().splitlines()]

    assert names == list(catalogue.FIGURES)
    for name in names:
        assert client.get(f"/en/observatory/{name}/method/").status_code == 200
