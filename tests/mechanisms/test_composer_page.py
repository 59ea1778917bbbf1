"""The page of the composer and its worksheet as the server gives them."""

import gzip
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from endreprisals.domain import filings
from endreprisals.mechanisms.composing import questions
from endreprisals.mechanisms.composing.words import every_word
from endreprisals.mechanisms.models import BodyContact
from endreprisals.mechanisms.queries.composing import MESSAGES, contacts_of, data_of_page
from endreprisals.mechanisms.queries.worksheet import body_checks
from tests.build import NOON
from tests.build_handbook import CHECKED, ENTERED, a_body_contact, a_mechanism
from tests.node import run_js

ROOM = Path(filings.__file__).parents[2] / "mechanisms"
SOURCES = "".join(path.read_text("utf-8") for path in (ROOM / "browser" / "composer").rglob("*.js"))
MOST_BYTES = 150_000  # page, style and script together, as they travel; fonts apart
pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "handbook/write/", language: str = "en") -> str:
    response = client.get(f"/{language}/{path}")
    assert response.status_code == 200
    return response.content.decode()


def block(html: str, name: str) -> dict[str, object]:
    found = re.search(
        rf'<script id="{name}" type="application/json">(.*?)</script>', html, re.DOTALL
    )
    assert found
    read: dict[str, object] = json.loads(found[1])
    return read


def test_without_javascript_there_is_nothing_to_type_into_and_a_way_to_the_worksheet(
    client: Client,
) -> None:
    for path in ("handbook/write/", "handbook/write/worksheet/"):
        html = page(client, path)
        assert not re.search(r"<(form|input|textarea|select|button)\b", html), path
    assert page(client, "handbook/write/worksheet/").count("<h1") == 1
    assert 'href="/en/handbook/write/worksheet/"' in page(client)


def test_title_says_nothing_of_what_the_page_is_for(client: Client) -> None:
    for language in ("en", "fr", "es"):
        title = re.search(r"<title>(.*?)</title>", page(client, language=language))
        assert title is not None
        assert len(title[1].split()) == 1
        assert "endreprisals" not in title[1]  # a printed draft carries the title of the page


def test_first_link_of_the_page_leaves_it(client: Client) -> None:
    html = page(client)
    first = re.search(r"<a [^>]*>", html.partition("<body")[2])
    assert first is not None
    assert 'id="leave"' in first[0]
    assert 'rel="noreferrer"' in first[0]


def test_page_says_first_who_reads_it_and_what_it_cannot_do(client: Client) -> None:
    html = page(client)
    assert html.index("Nobody but you") < html.index('id="composer"')
    assert "no physical protection" in html
    assert "nobody can promise that it will" in html


def test_every_word_the_script_asks_for_is_there_and_no_other() -> None:
    words = set(every_word())
    asked = set(re.findall(r'\bt\("([\w.-]+)"', SOURCES))
    made = {re.sub(r"\\?\$\{.*?\}", "*", key) for key in re.findall(r"\bt\(`([^`]+)`", SOURCES)}
    patterns = [re.compile(key.replace(".", r"\.").replace("*", r"[\w-]+")) for key in made]
    quoted = set(re.findall(r'"([a-z_]+\.[\w.-]+)"', SOURCES))

    assert asked - words == set()
    assert [p.pattern for p in patterns if not any(p.fullmatch(word) for word in words)] == []
    unused = words - asked - quoted
    assert {word for word in unused if not any(p.fullmatch(word) for p in patterns)} == set()


def test_every_place_of_the_account_is_asked_for() -> None:
    blank = run_js("filing.js", None, function="blankAccount")
    asked = set(questions.paths())
    rows = run_js("composer/account.js", "events", function="emptyRow")

    simple = {
        f"{part}.{field}"
        for part in ("person", "submitter", "detention", "consent")
        for field in blank[part]
    } | {"link", "state_answer", "domestic_steps", "requested", "language"}
    assert simple - asked == {"consent.uses"}
    assert {f"events.{field}" for field in rows} - asked == set()


def test_every_answer_to_choose_is_one_that_drafts_have_words_for() -> None:
    terms = filings.export("en")["terms"]
    codes = {
        f"{group.repeats}.{question.path}": {option.code for option in question.options}
        for step in questions.steps()
        for group in step.groups
        for question in group.questions
    }

    assert codes["events.acts"] == set(terms["acts"])
    assert codes["events.by_kind"] == set(terms["actors"])
    assert codes["cooperation.body"] <= set(terms["bodies"])
    assert set(terms["bodies"]) - codes["cooperation.body"] <= {"treaty_body", "unclear"}


def test_names_of_states_are_in_the_language_of_the_page() -> None:
    with override("fr"):
        states = dict(data_of_page("fr")["states"])
    assert states["EGY"] == "Égypte"
    assert len(states) == 195


def test_what_bodies_ask_is_shown_in_english_where_it_is_not_translated_and_says_so(
    client: Client,
) -> None:
    assert block(page(client, language="fr"), "composer-data")["texts"] == "fr"
    assert block(page(client, language="bo"), "composer-data")["texts"] == "en"
    assert "not translated yet" in page(client, "handbook/write/worksheet/", "bo")


def test_contact_that_nobody_checked_or_that_ended_is_not_shown() -> None:
    wgad = a_mechanism("wgad")
    a_body_contact(wgad, value="live@body.example", **ENTERED | CHECKED)
    a_body_contact(wgad, value="waiting@body.example", **ENTERED)
    ended = {"ended_at": NOON, "ended_because": "moved"}
    a_body_contact(wgad, value="ended@body.example", **ENTERED | CHECKED | ended)

    shown = contacts_of(["wgad"])["wgad"]
    assert [one["value"] for one in shown] == ["live@body.example"]
    assert BodyContact.objects.count() == 3


def test_contact_says_when_it_was_seen_or_that_it_never_was() -> None:
    wgad = a_mechanism("wgad")
    a_body_contact(wgad, value="a@body.example", verified_on=NOON.date())
    a_body_contact(wgad, value="b@body.example")

    shown = {one["value"]: one["verified_on"] for one in contacts_of(["wgad"])["wgad"]}
    assert shown == {"a@body.example": NOON.date().isoformat(), "b@body.example": ""}


def test_contact_says_what_it_is_for() -> None:
    a_body_contact(a_mechanism("wgad"), label="urgent matters only")

    assert [one["label"] for one in contacts_of(["wgad"])["wgad"]] == ["urgent matters only"]


def test_people_in_danger_are_led_to_the_help_lines_but_not_out_of_the_saved_file(
    client: Client,
) -> None:
    a_mechanism("help-lines")
    there = 'href="/en/handbook/bodies/help-lines/"'

    assert there in page(client)
    assert there not in page(client, "handbook/write/offline.html")
    assert client.get("/en/handbook/bodies/help-lines/").status_code == 200


def test_words_that_look_like_markup_cannot_leave_their_data_block(client: Client) -> None:
    wgad = a_mechanism("wgad")
    a_body_contact(wgad, value="https://body.example/</script><script>alert(1)</script>")

    assert "<script>alert" not in page(client)


def test_page_style_and_script_together_travel_light(client: Client) -> None:
    html = page(client).encode()
    style = (ROOM.parent / "web" / "static" / "web" / "site.css").read_bytes()
    script = (ROOM / "static" / "mechanisms" / "composer.js").read_bytes()

    assert sum(len(gzip.compress(part)) for part in (html, style, script)) < MOST_BYTES


def test_page_costs_the_same_few_queries_however_many_contacts(
    client: Client, django_assert_max_num_queries: object
) -> None:
    wgad = a_mechanism("wgad")
    for _ in range(20):
        a_body_contact(wgad)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        page(client)


def test_worksheet_asks_every_question_of_the_composer(client: Client) -> None:
    html = unescape(page(client, "handbook/write/worksheet/"))
    for step in questions.steps():
        for group in step.groups:
            for question in group.questions:
                assert str(question.label) in html
    for question in (questions.LANGUAGE, *questions.CONSENT):
        assert str(question.label) in html


def test_worksheet_takes_consent_in_two_parts_with_a_line_to_sign_each(client: Client) -> None:
    html = page(client, "handbook/write/worksheet/")
    assert "Part one." in html
    assert "Part two." in html
    assert html.count('class="sign"') == 3


def test_worksheet_has_a_list_to_tick_for_each_body(client: Client) -> None:
    html = unescape(page(client, "handbook/write/worksheet/"))
    checks = body_checks("en")
    assert len(checks) >= 10
    for body in checks:
        assert f'id="body-{body.code}"' in html
        for line in body.checklist:
            assert line in html


@pytest.mark.parametrize("language", ["en", "fr", "bo"])
def test_languages_of_drafts_are_put_together_in_the_page_as_they_were(language: str) -> None:
    data = data_of_page(language)
    made = run_js("composer/exports.js", data, function="exportsOf")

    for code in ("en", "fr", "es"):
        whole = json.loads(json.dumps(filings.export(code)))
        for key in set(whole) - MESSAGES:
            assert made[code][key] == whole[key], (code, key)


def test_marks_of_what_is_confidential_move_with_their_words() -> None:
    told = run_js(Path(__file__).with_name("composer_rows.mjs"), None)

    assert told["events"] == ["first", "third"]
    assert told["confidential"] == ["person.name", "events.0.where", "events.1.by_whom"]
    assert told["blank"] == [True, True, False]


def test_dates_and_states_that_cannot_be_are_told_where_they_stand(client: Client) -> None:
    data = data_of_page("en")
    account = run_js("filing.js", None, function="blankAccount")
    account["person"]["born"] = "1990-13"
    account["events"] = [
        {"what": "", "acts": [], "when": "2026-12-01", "where": "", "country": "SUN",
         "by_whom": "", "by_kind": ""}
    ]  # fmt: skip
    asked = {
        "account": account, "questions": data["questions"],
        "states": [code for code, _ in data["states"]], "today": "2026-11-20",
        "bounds": data["export"]["bounds"],
    }  # fmt: skip
    told = run_js(Path(__file__).with_name("composer_problems.mjs"), asked)

    assert [(one["where"], one["code"]) for one in told] == [
        ("person.born", "not_in_calendar"), ("events.0.when", "future"),
        ("events.0.country", "unlisted"),
    ]  # fmt: skip


PARTS = Path(__file__).with_name("composer_parts.mjs")


def an_account(**parts: object) -> dict[str, Any]:
    account: dict[str, Any] = run_js("filing.js", None, function="blankAccount")
    return account | parts


def an_event(**told: str) -> dict[str, object]:
    row: dict[str, object] = run_js("composer/account.js", "events", function="emptyRow")
    return row | told


def test_marks_stay_at_their_words_when_a_row_before_them_is_emptied() -> None:
    told = run_js(Path(__file__).with_name("composer_rows.mjs"), None, function="emptied")

    assert told["events"] == ["second", "fourth"]
    assert told["confidential"] == [
        "person.name", "events.0.where", "events.1.by_whom", "attachments.0.label",
    ]  # fmt: skip
    assert told["left"] == 5  # what is on the page keeps its marks


def test_what_is_said_of_a_row_names_the_row_that_is_on_the_page() -> None:
    told = run_js(Path(__file__).with_name("composer_rows.mjs"), None, function="emptied")

    assert told["onPage"] == [
        "events.1.where", "events.3.by_whom", "events.2.what", "attachments.1.label",
        "cooperation.0.body", "person.name", "events", "",
    ]  # fmt: skip


def test_fields_hold_as_much_as_the_reader_of_files_takes() -> None:
    fields = filings.export("en")["account"]["fields"]
    for step in questions.steps():
        for group in step.groups:
            for question in group.questions:
                path = f"{group.repeats}.0.{question.path}" if group.repeats else question.path
                rule = fields
                for part in path.split("."):
                    rule = rule[int(part)] if part.isdigit() else rule[part]
                assert (rule == "text") == (question.kind == "long"), path


def test_text_that_is_too_long_for_a_file_is_told_at_its_field() -> None:
    data = data_of_page("en")
    bounds = data["export"]["bounds"]
    account = an_account(link="x" * bounds["text"], requested="x" * (bounds["text"] + 1))
    account["person"]["name"] = "\U0001f600" * bounds["line"]  # counted as people count letters
    account["person"]["residence"] = "x" * (bounds["line"] + 1)
    asked = {
        "account": account, "questions": data["questions"], "states": [], "today": "2026-11-20",
        "bounds": bounds,
    }  # fmt: skip
    told = run_js(Path(__file__).with_name("composer_problems.mjs"), asked)

    assert [(one["where"], one["code"]) for one in told] == [
        ("person.residence", "too_big"), ("requested", "too_big"),
    ]  # fmt: skip


def test_page_opens_every_file_that_it_saves_and_names_what_others_cannot_read() -> None:
    data = filings.export("en")
    bounds = data["bounds"]
    long = an_account(link="x" * (bounds["text"] + 1))
    many = an_account(events=[an_event(what="x")] * (bounds["items"] + 1))
    huge = an_account(link="x" * (bounds["text"] * 10 + 1))
    foreign = {"version": 99}
    told = run_js(
        PARTS,
        {"data": data, "files": [an_account(), long, many, huge, foreign, json.dumps(long)]},
        function="files",
    )

    assert [one["opens"] for one in told] == [True, True, True, False, False, True]
    assert [one["problems"] for one in told[:3]] == [
        [], [["link", "too_big"]], [["events", "too_many"]],
    ]  # fmt: skip
    assert told[3]["problems"] == [["link", "too_big"]]


def test_file_with_a_key_twice_is_refused_as_the_command_refuses_it() -> None:
    whole = json.dumps(an_account())
    twice = whole.replace('"link": ""', '"link": "", "link": "other"')
    told = run_js(PARTS, {"data": filings.export("en"), "files": [whole, twice]}, function="files")

    assert [one["opens"] for one in told] == [True, False]
    assert [code for _, code in told[1]["problems"]] == ["twice"]


def test_a_file_cannot_change_what_every_object_of_the_page_inherits() -> None:
    whole = json.dumps(an_account())
    file = whole.replace("{", '{"__proto__": {"isStaff": true}, ', 1)
    (told,) = run_js(PARTS, {"data": filings.export("en"), "files": [file]}, function="files")

    assert told == {"opens": False, "problems": [["__proto__", "unknown_key"]]}


def test_text_that_is_no_date_has_no_time_limit() -> None:
    asked = {
        "deadlines": data_of_page("en")["deadlines"],
        "whens": ["", "soon", "2026-13", "2026-10-05"],
    }

    assert run_js(PARTS, asked, function="limits") == [True, True, True, False]


def test_another_name_is_another_person_and_a_name_that_is_filled_in_is_not() -> None:
    nobody = {"kind": "", "name": "", "name_original": ""}
    first = {"kind": "relative", "name": "Testa Fictiva", "name_original": ""}
    pairs = [
        (nobody, first),
        (first, first | {"name": " Testa Fictiva "}),
        (first, first | {"name_original": "Тесты"}),
        (first, first | {"name": "Another Person"}),
        (first, first | {"name": ""}),
        (first, first | {"kind": "self"}),
    ]
    asked = [list(pair) for pair in pairs]

    assert run_js(PARTS, asked, function="persons") == [False, False, False, True, True, True]


def test_consent_that_is_taken_back_leaves_the_bodies_chosen_and_nothing_agreed() -> None:
    account = an_account()
    account["consent"] |= {
        "given_by": "victim", "informed": True, "agreed": True, "name_to_state": True,
        "name_public": False, "on": "2026-11-01", "uses": {"wgad": "named"},
    }  # fmt: skip
    told = run_js(PARTS, account, function="takenBack")

    assert (told["before"], told["after"]) == (True, False)
    assert told["consent"] == {
        "given_by": "", "informed": None, "agreed": None, "name_to_state": None,
        "name_public": None, "on": "", "uses": {"wgad": "no"},
    }  # fmt: skip


def test_last_look_is_as_strict_as_the_strictest_of_the_bodies() -> None:
    account = an_account(events=[an_event(what="They shouted at Testa Fictiva, then left.")])
    account["person"] |= {"kind": "colleague", "name": "Testa Fictiva"}
    account["consent"] |= {
        "given_by": "victim", "informed": True, "agreed": True, "name_to_state": True,
        "uses": {"special-procedures": "named", "wgad": "unnamed"},
    }  # fmt: skip
    data = filings.export("en")

    def seen(*bodies: str) -> list[str]:
        asked = {"data": data, "bodies": bodies, "account": account}
        found: list[str] = run_js(PARTS, asked, function="look")
        return found

    one, both = seen("special-procedures"), seen("special-procedures", "wgad")
    assert "events.0.what name" not in one
    assert "events.0.what name" in both
    assert len(both) == len(set(both))
    assert "events.0.what name" in seen()
