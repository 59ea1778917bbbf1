"""The filing engine of the browser and that of the server say the same of every account."""

import json
from datetime import date
from pathlib import Path
from random import Random  # noqa: TID251 -- seeded test matter
from typing import Any

import pytest

from endreprisals.domain.deadlines.export import export as export_deadlines
from endreprisals.domain.filings import (
    Account,
    BadAccount,
    account_from,
    blank_account,
    check,
    draft,
    export,
    limits_for,
    preflight,
    read_account,
    spec,
    specs,
)
from tests.domain.filings.made_accounts import made_account
from tests.node import run_js

TWIN = Path(__file__).with_name("filing_twin.mjs")
GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "filings").glob("*.json"))
LANGUAGES = ("en", "fr", "es")
MANY = 5_000
TREATIES = {
    "CED": {"BDI": "signatory", "CHN": "none", "FRA": "party"},
    "CAT": {"BDI": "party"},
    "CAT art. 22": {"BDI": "declaration", "CHN": "none"},
    "ICCPR-OP1": {"HND": "party", "CHN": "signatory", "EGY": "none"},
}


def in_python(case: dict[str, Any]) -> dict[str, Any]:
    """What the server's engine says of one case, in the shape of the browser's."""
    language = case["language"]
    try:
        account = account_from(case["raw"])
    except BadAccount as bad:
        return {
            "problems": [
                {
                    "where": one.where,
                    "code": one.code,
                    "what": one.text[language],
                    "to_do": one.to_do[language],
                }
                for one in bad.problems
            ]
        }
    body, today = spec(case["mechanism"]), date.fromisoformat(case["today"])
    limits = limits_for(body.mechanism, today)
    lacks = check(body, account, today=today, limits=limits, treaties=case["treaties"])
    return {
        "account": account.as_json(),
        "lacks": [lack.as_json(language) for lack in lacks],
        "findings": [finding.as_json(language) for finding in preflight(body, account)],
        "anywhere": anywhere(account, language) if case.get("anywhere") else [],
        "draft": draft(body, account, language, today=today).as_json(),
    }


def anywhere(account: Account, language: str) -> list[dict[str, str | int]]:
    return [finding.as_json(language) for finding in preflight(None, account)]


def in_javascript(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same from the browser's engine, all cases in one start of Node."""
    payload = {
        "data": {language: export(language) for language in LANGUAGES},
        "deadlines": {language: export_deadlines(language) for language in LANGUAGES},
        "cases": cases,
    }
    answer: list[dict[str, Any]] = run_js(TWIN, payload)
    return answer


def assert_alike(cases: list[dict[str, Any]]) -> None:
    answers = in_javascript(cases)
    assert len(answers) == len(cases)
    for case, answer in zip(cases, answers, strict=True):
        assert answer == in_python(case), json.dumps(case, ensure_ascii=False)


def test_the_golden_accounts_come_out_alike_in_every_language_and_for_every_body() -> None:
    golden = [json.loads(path.read_text("utf-8")) for path in GOLDEN]
    cases = [
        {
            "raw": one["account"],
            "mechanism": mechanism,
            "today": one["today"],
            "language": LANGUAGES[nth % 3],
            "treaties": one["treaties"],
            "anywhere": True,
        }
        for one in golden
        for nth, mechanism in enumerate((one["mechanism"], *specs()))
    ]
    assert_alike(cases)


def test_five_thousand_generated_accounts_come_out_alike() -> None:
    chance = Random(20261120)  # noqa: S311 -- seeded test matter
    bodies = list(specs())
    cases = [
        {
            "raw": made_account(chance),
            "mechanism": chance.choice(bodies),
            "today": chance.choice(["2026-11-20", "2027-02-28", "2028-02-29"]),
            "language": chance.choice(LANGUAGES),
            "treaties": TREATIES,
        }
        for _ in range(MANY)
    ]
    assert_alike(cases)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "text",
        {},
        {"version": 2},
        {"version": True},
        {"version": 1.0, "person": [], "events": {}, "link": 3, "consent": None},
        {"version": 1, "persons": {}, "zulu\u202e": 1, "person": {"nom": ""}},
        {"version": 1, "events": [None, 3, {"what": "x" * 200_001, "where": "y" * 2_001}]},
        {"version": 1, "events": [{}] * 51, "confidential": ["person.name"] * 501},
        {"version": 1, "person": {"kind": "queen"}, "language": "tlh"},
        {"version": 1, "consent": {"informed": "yes", "uses": {"wgad": "maybe", "z" * 61: "no"}}},
        {"version": 1, "consent": {"uses": {f"body-{nth}": "no" for nth in range(61)}}},
        {"version": 1, "consent": {"uses": [1]}, "attachments": [{"names": 1}]},
        {"version": 1, "confidential": ["consent.on", "events.x.what", "person.name.first", "", 3]},
        {"version": 1, "confidential": ["events.1000", "events.0", "person", "__proto__"]},
        {"version": 1, "__proto__": {"a": 1}, "consent": {"uses": {"__proto__": "named"}}},
        {"version": 1, "events": [{"acts": "threats"}, {"acts": [1, "constructor"]}]},
    ],
)
def test_what_one_engine_refuses_the_other_refuses_for_the_same_reasons(raw: object) -> None:
    case = {"raw": raw, "mechanism": "wgad", "today": "2026-11-20", "language": "fr"}
    assert_alike([{**case, "treaties": {}}])


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 1, "version": 1}',
        '{"version": 1, "link": "a", "events": [{"what": "x", "wh\\u0061t": "y"}], "link": "b"}',
        '{"version": 1, "person": {"name": "a", "born": "", "born": "", "name": ""}}',
        '{"version": 1, "link": "a \\"link\\": \\\\", "events": [{"what": ""}, {"what": ""}]}',
        '{"version": 1, "confidential": ["link", "link"], "consent": {"uses": {"wgad": "no"}}}',
        "[1, 2",
        "",
        "[]",
        " " * 8_000_001,
        '{"version": 1, "link": "' + "x" * 190_000 + '"}',
    ],
    ids=range(10),
)
def test_both_read_the_text_of_a_file_alike_and_refuse_keys_that_stand_twice(text: str) -> None:
    (in_browser,) = run_js(TWIN, {"data": export("en"), "texts": [text]}, function="texts")
    try:
        account, problems = read_account(text).as_json(), []
    except BadAccount as bad:
        account, problems = None, [(one.where, one.code) for one in bad.problems]
    assert in_browser["account"] == account
    assert [(one["where"], one["code"]) for one in in_browser["problems"]] == problems


def test_a_text_made_of_one_sign_that_stands_for_a_formula_is_looked_through_alike() -> None:
    raw = {
        "version": 1,
        "person": {"name": "Testa Fictiva", "name_original": "فاطمة"},
        "link": "\ufdfa" * 199_000,
        "requested": "فاطمة\ufdfaTesta\ufdfb T.F.",
    }
    case = {"raw": raw, "mechanism": "un-sg-report", "today": "2026-11-20"}
    assert_alike([{**case, "language": "en", "treaties": {}}])


def test_both_refuse_half_a_letter() -> None:
    case = {"raw": {"version": 1, "link": "half \ud800 a letter"}, "mechanism": "wgad"}
    assert_alike([{**case, "today": "2026-11-20", "language": "en", "treaties": {}}])


def test_a_blank_account_of_the_browser_has_every_key() -> None:
    assert run_js(TWIN, None, function="blank") == blank_account().as_json()


def test_a_long_narrative_is_checked_alike() -> None:
    text = "Test Person One, 王小明 and Иванова met. " * 2_500
    raw = {
        "version": 1,
        "person": {"name": "Test Person One", "name_original": "Иванов"},
        "events": [{"what": text[:100_000], "when": "2026-10"}],
    }
    case = {"raw": raw, "mechanism": "un-senior-official", "today": "2026-11-20"}
    assert_alike([{**case, "language": "en", "treaties": {}}])
