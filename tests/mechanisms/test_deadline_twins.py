"""The browser and the server read dates and reckon limits alike."""

import os
import random  # noqa: TID251 -- test cases, the same on every run
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from endreprisals.domain.deadlines.acts import Problem, Span, read_day
from endreprisals.domain.deadlines.export import export
from endreprisals.domain.deadlines.limits import TimeLimit, limits, sentence, time_limit
from tests.domain.deadlines.days import BAD, GOOD, MESSES
from tests.node import ROOT, run_js

TWIN = Path(__file__).parent / "deadline_twin.mjs"
MANY = 6_000
LANGUAGE = "fr"


def messes() -> list[str]:
    """Texts as hypothesis invents them, the same on every run."""
    found: list[str] = []

    @settings(
        max_examples=1_000, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.lists(MESSES, min_size=2, max_size=6))
    def collect(texts: list[str]) -> None:
        found.extend(text for text in texts if not _has_lone_surrogate(text))

    collect()
    return found


def acts() -> list[tuple[str, str, str]]:
    """Body, date as written, and today: many near ends of months, leap days and last days."""
    rng = random.Random(20261120)  # noqa: S311 -- test cases, the same on every run
    bodies = [*limits(), "wgad", "nobody"]
    cases = []
    for _ in range(MANY):
        today = date(2010, 1, 1) + timedelta(days=rng.randrange(365 * 25))
        day = today - timedelta(days=int(rng.expovariate(1 / 200)) - 20)
        if rng.random() < 0.3:
            day = date(day.year, rng.choice((1, 2, 4, 5, 8, 11)), rng.choice((1, 15, 28)))
        longer = day + timedelta(days=rng.randrange(500))
        forms = ("", f"{day:%Y}", f"{day:%Y-%m}", f"{day}", f"{day}~", f"{day}/{longer}")
        cases.append((rng.choice(bodies), rng.choice(forms), today.isoformat()))
    return cases


def in_python(cases: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    found = []
    for body, text, today in cases:
        act = read_day(text) if text else None
        assert not isinstance(act, Problem)
        found.append(as_json(time_limit(body, act, date.fromisoformat(today))))
    return found


def as_json(limit: TimeLimit) -> dict[str, Any]:
    """As the browser writes it: days as text, words of one language."""
    names = ("last_day", "latest_day", "open_from")
    days = {name: getattr(limit, name) for name in names}
    return {
        "mechanism": limit.mechanism,
        "state": limit.state,
        "reason": limit.reason,
        "basis": limit.basis[LANGUAGE],
        "remains": limit.remains.get(LANGUAGE, ""),
        "source": limit.source,
        "standing": limit.standing,
        "expected": limit.expected,
        "report": limit.report,
        "sentence": sentence(limit, LANGUAGE, str),
        **{name: day and day.isoformat() for name, day in days.items()},
    }


def day_as_json(read: Span | Problem) -> dict[str, Any]:
    if isinstance(read, Problem):
        return {"problem": read.code}
    return {
        "lower": read.lower.isoformat(),
        "upper": read.upper.isoformat(),
        "text": read.text,
        "about": read.about,
    }


def in_the_browser(
    texts: list[str], cases: list[tuple[str, str, str]]
) -> dict[str, list[dict[str, Any]]]:
    given = [(body, day_as_json(read_day(text)) if text else None, at) for body, text, at in cases]
    payload = {"data": export(LANGUAGE), "texts": texts, "limits": given}
    answer: dict[str, list[dict[str, Any]]] = run_js(TWIN, payload)
    return answer


def test_both_say_the_same_of_thousands_of_dates_and_limits() -> None:
    texts = [*(text for text, *_ in (*GOOD, *BAD)), *messes()]
    cases = acts()
    said = in_the_browser(texts, cases)

    assert len(texts) > 2_000
    assert len(cases) >= 5_000
    for text, found in zip(texts, said["days"], strict=True):
        assert found == day_as_json(read_day(text)), text
    for case, found, expected in zip(cases, said["limits"], in_python(cases), strict=True):
        assert found == expected, case
    states = {(one["state"], one["reason"]) for one in said["limits"]}
    assert len(states) >= 10, "every kind of answer is among the cases"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_time_zone_of_a_device_moves_no_day(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = acts()[:200]
    here = in_the_browser(["2026-10-04"], cases)
    monkeypatch.setenv("TZ", zone)

    assert in_the_browser(["2026-10-04"], cases) == here


def test_the_time_zone_of_a_server_moves_no_day() -> None:
    code = (
        "from datetime import date;"
        "from endreprisals.domain.deadlines.acts import read_day;"
        "from endreprisals.domain.deadlines.limits import time_limit;"
        "print(time_limit('wgeid', read_day('2026-10-04'), date(2026, 11, 20)).last_day)"
    )
    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", code],
        env={**os.environ, "TZ": "Pacific/Kiritimati"},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.strip() == "2027-01-03"


def test_no_clock_and_no_date_of_the_device_is_in_the_scripts() -> None:
    folder = ROOT / "endreprisals" / "mechanisms" / "browser"
    for name in ("dates.js", "deadlines.js"):
        text = (folder / name).read_text("utf-8")
        assert "new Date" not in text
        assert "Date.now" not in text


def _has_lone_surrogate(text: str) -> bool:
    return any(0xD800 <= ord(character) <= 0xDFFF for character in text)
