"""Everything that the browser needs to reckon limits, as plain data."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from endreprisals.domain.deadlines.limits import CLOSING_DAYS, limits, none_known, words
from endreprisals.domain.deadlines.report import (
    known_calls,
    known_reports,
    yearly_rule,
)

FALLBACK = "en"


def export(language: str) -> dict[str, Any]:
    """Rules and words in one language, with English where there are none in it.

    `untranslated` lists where English stands in, as `limits.wgeid.basis`.
    """
    missing: list[str] = []

    def said(text: Mapping[str, str], place: str) -> str:
        if text and language not in text:
            missing.append(place)
        return text.get(language, text.get(FALLBACK, ""))

    rules = {
        code: {
            "kind": one.kind,
            "months": one.months,
            "basis": said(one.basis, f"limits.{code}.basis"),
            "remains": said(one.remains, f"limits.{code}.remains"),
            "source": one.source,
            "standing": one.standing,
        }
        for code, one in limits().items()
    }
    return {
        "language": language,
        "closing_days": CLOSING_DAYS,
        "limits": rules,
        "none_known": said(none_known().basis, "none_known"),
        "report": _report(),
        "words": {
            group: {code: said(text, f"words.{group}.{code}") for code, text in codes.items()}
            for group, codes in words().items()
        },
        "untranslated": sorted(missing),
    }


def _report() -> dict[str, Any]:
    rule = yearly_rule()
    return {
        "ends": [[one.year, one.upper.isoformat()] for one in known_reports()],
        "calls": {
            str(year): [_day(call.earliest), _day(call.latest)]
            for year, call in known_calls().items()
        },
        "period_ends": list(rule.ends),
        "due_earliest": list(rule.due_earliest),
        "due_latest": list(rule.due_latest),
    }


def _day(day: date) -> str:
    return day.isoformat()
