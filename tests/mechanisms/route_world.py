"""Generated answers and facts for the router: the same seed gives the same ones."""

import hashlib
import json
import random  # noqa: TID251 -- seeded test matter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from endreprisals.domain import vocabulary
from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.routing.answers import Answers, cooperation_codes
from endreprisals.domain.routing.engine import route
from endreprisals.domain.routing.facts import ContactFact, TreatyFact, WayFact
from endreprisals.domain.routing.route import Route
from endreprisals.domain.routing.tables import tables
from endreprisals.domain.states import states

TODAY = date(2026, 11, 20)
STATUSES = ("party", "signatory", "none", "declaration", "succession not known")
WHEN = (
    "", "", "2026-10", "2026-11-20", "2026-08-20/2026-09-01", "2025", "2019-04-30", "2026-04~",
    "2026-05-01", "2026-08-21", "2026-08-20", "1998", "2026", "2026-02-29", "2026-10\u2028", "?",
)  # fmt: skip
LANGUAGES = ("en", "fr", "es", "ar", "ru", "pt", "zh-Hant")
YES_NO = (True, False, None, None)


def answer_sets(seed: int) -> Iterator[dict[str, Any]]:
    """Cases without end: answers as `route --json` takes them, with facts of State and bodies."""
    draw = random.Random(seed)  # noqa: S311 -- no secret
    bodies = [code for code in cooperation_codes() if code != "none"]
    acts, treaties = vocabulary.codes("act_types"), tuple(tables("en").treaties)
    countries = tuple(one.iso3 for one in states())
    mechanisms = tuple(tables("en").bodies)
    while True:
        country = draw.choice((*countries, *[""] * 60))
        ends = (TODAY, TODAY + timedelta(days=1), date(2020, 1, 2))
        yield {
            "ended": {one: draw.choice(ends).isoformat() for one in draw.sample(mechanisms, 2)},
            "answers": _answers(draw, bodies, acts) | {"country": country},
            "treaties": {code: _treaty(draw) for code in treaties if draw.random() < 0.7},
            "contacts": {code: _contact(draw) for code in mechanisms if draw.random() < 0.5},
            "today": TODAY.isoformat(),
        }


def _answers(draw: random.Random, bodies: list[str], acts: tuple[str, ...]) -> dict[str, Any]:
    person = draw.choice(("", "self", "relative", "colleague", "organisation"))
    missing = draw.choice(YES_NO)
    return {
        "cooperation": ["none"] if draw.random() < 0.05 else draw.sample(bodies, _few(draw)),
        "acts": draw.sample(acts, _few(draw)),
        "when": draw.choice(WHEN),
        "person": person,
        "in_danger_now": draw.choice(YES_NO),
        "detained": draw.choice(YES_NO),
        "missing": None if person == "self" and missing else missing,
        "without_contact": draw.choice((None, None, None, True, False)),
        "child": draw.choice((None, None, True, False)),
        "wishes": draw.choice(("", "confidential", "public", "unsure")),
        "consent": {"informed": draw.choice(YES_NO), "agreed": draw.choice(YES_NO)},
        "languages": draw.sample(LANGUAGES, draw.choice((0, 0, 1, 2))),
    }


def _few(draw: random.Random) -> int:
    return draw.choice((0, 1, 1, 1, 2, 3, 6))


def _treaty(draw: random.Random) -> dict[str, Any]:
    return {
        "status": draw.choice(STATUSES),
        "date": draw.choice(("", "1987-04", "2020-01-02", "2026-10")),
        "as_of": draw.choice(("", "2022-06-10", "2026-01", "2024-11-20")),
        "source": draw.choice(("", "a list")),
        "differs": draw.random() < 0.1, "note": draw.choice(("", "", "A note.")),
    }  # fmt: skip


def _contact(draw: random.Random) -> dict[str, Any]:
    seen = draw.choice((None, -3, 0, 89, 90, 91, 400))
    ways = {
        "email": "desk@body.example", "url": "https://body.example/{date}",
        "form": "https://body.example/form", "phone": "+00 0",
    }  # fmt: skip
    day = None if seen is None else (TODAY - timedelta(days=seen)).isoformat()
    rows = [
        {"kind": kind, "value": value, "label": draw.choice(("", "A label")), "verified_on": day,
         "differs": draw.random() < 0.2}
        for kind, value in ways.items() if draw.random() < 0.2
    ]  # fmt: skip
    return {name: way if draw.random() < 0.5 else "" for name, way in ways.items()} | {
        "verified_on": day, "name": draw.choice(("", "An invented line")), "ways": rows,
    }  # fmt: skip


def route_of(case: dict[str, Any], language: str) -> Route:
    """What the engine in Python makes of a case."""
    return route(
        answers_of(case["answers"]),
        treaties={code: TreatyFact(**fact) for code, fact in case["treaties"].items()},
        contacts={code: _fact(row) for code, row in case["contacts"].items()},
        today=date.fromisoformat(case["today"]),
        language=language,
        ended={code: date.fromisoformat(day) for code, day in case.get("ended", {}).items()},
    )


def answers_of(said: dict[str, Any]) -> Answers:
    """The answers of a case, without the strict reader, which refuses some that are generated."""
    consent = said.get("consent") or {}
    read = read_day(said["when"]) if said.get("when") else None
    return Answers(
        cooperation=tuple(said.get("cooperation") or ()),
        acts=tuple(said.get("acts") or ()),
        country=said.get("country") or "",
        when=read if isinstance(read, Span) else None,
        person=said.get("person") or "",
        in_danger_now=said.get("in_danger_now"),
        detained=said.get("detained"),
        missing=said.get("missing"),
        without_contact=said.get("without_contact"),
        child=said.get("child"),
        wishes=said.get("wishes") or "",
        informed=consent.get("informed"),
        agreed=consent.get("agreed"),
        languages=tuple(said.get("languages") or ()),
    )


def _fact(row: dict[str, Any]) -> ContactFact:
    ways = tuple(WayFact(**one | _seen(one)) for one in row.get("ways", ()))
    return ContactFact(**row | _seen(row) | {"ways": ways})


def _seen(row: dict[str, Any]) -> dict[str, Any]:
    seen = row.get("verified_on")
    return {"verified_on": date.fromisoformat(seen) if seen else None}


def digest(made: Route) -> str:
    """The same for the same route, whatever the order of keys; ten times as fast as `as_json`."""
    text = json.dumps(
        made, default=_fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _fields(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}
