"""Accounts with what was said of them, read by eye when they were written."""

import json
from datetime import date
from pathlib import Path

import pytest

from endreprisals.domain.filings import account_from, check, draft, limits_for, preflight, spec

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "filings").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_account_is_checked_and_drafted_as_written_down(path: Path) -> None:
    said = json.loads(path.read_text("utf-8"))
    account, body = account_from(said["account"]), spec(said["mechanism"])
    today, treaties = date.fromisoformat(said["today"]), said["treaties"]
    limits = limits_for(body.mechanism, today)
    lacks = check(body, account, today=today, limits=limits, treaties=treaties)
    assert [f"{one.severity} {one.where} {one.code}" for one in lacks] == said["lacks"]
    found = [
        f"{one.where} {one.kind} {one.start}-{one.end} {one.excerpt}".strip()
        for one in preflight(body, account)
    ]
    assert found == said["findings"]
    assert draft(body, account, said["language"], today=today).as_json() == said["draft"]


def test_every_body_has_a_golden_filing() -> None:
    bodies = {json.loads(path.read_text("utf-8"))["mechanism"] for path in GOLDEN}
    assert len(bodies) == 12
