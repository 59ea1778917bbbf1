"""What is checked of the facts: bodies, days, the period, States and what they accepted.

Twin: `browser/filing/facts.js`.
"""

from collections.abc import Iterator

from endreprisals.domain import states
from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.filings.lacks import Case, Lack, Severity, TimeLimit, is_blank, same
from endreprisals.domain.filings.leaves import kind_of, leaves
from endreprisals.domain.filings.specs import TreatyRule
from endreprisals.domain.filings.tables import bodies, countries, listed, table

ACCEPTED = ("party", "declaration")
NOT_ACCEPTED = ("none", "signatory")


def fact_lacks(case: Case) -> Iterator[Lack]:
    """Everything about the facts of this filing."""
    yield from _cooperation(case)
    yield from _acts(case)
    yield from _days(case)
    yield from _period(case)
    yield from _states(case)
    yield from _region(case)
    yield from _treaties(case)


def _cooperation(case: Case) -> Iterator[Lack]:
    known = False
    for nth, row in enumerate(case.facts["cooperation"]):
        if row["body"] in bodies():
            known = True
        elif row["body"]:
            yield Lack(f"cooperation.{nth}.body", "unknown_body", "must", "cooperation")
    if not known:
        severity: Severity = "must" if case.spec.about_cooperation else "should"
        yield Lack("cooperation.0.body", "no_cooperation", severity, "cooperation")
    elif case.spec.cooperation and not any(_looked_after(case)):
        severity = _severity(case.spec.cooperation_severity)
        yield Lack("cooperation.0.body", "other_cooperation", severity, "cooperation")


def _looked_after(case: Case) -> Iterator[bool]:
    for row in case.facts["cooperation"]:
        for code in case.spec.cooperation:
            yield row["body"] == code or row["body"].startswith(f"{code}:")


def _acts(case: Case) -> Iterator[Lack]:
    for nth, event in enumerate(case.facts["events"]):
        if any(code and code not in table("terms")["acts"] for code in event["acts"]):
            yield Lack(f"events.{nth}.acts", "unknown_act", "should", "facts")


def _days(case: Case) -> Iterator[Lack]:
    consent_day = ("consent.on", case.facts["consent"]["on"])
    for place, value in [*leaves(case.facts), consent_day]:
        if kind_of(place) != "date" or is_blank(value):
            continue
        day = read_day(value)
        if not isinstance(day, Span):
            yield Lack(place, "date_unreadable", "should")
        elif day.lower.isoformat() > case.today:
            yield Lack(place, "date_future", "must")


def _period(case: Case) -> Iterator[Lack]:
    """Where each act stands with this body's period. One act in time is enough for a filing."""
    limits = [
        (place, limit)
        for place, when in _days_that_count(case)
        if not is_blank(when) and (limit := case.limits(when)) is not None
    ]
    all_closed = bool(limits) and all(limit.state == "closed" for _, limit in limits)
    told_before = case.spec.follow_up and case.told("earlier_un_action.*.reference")
    for place, limit in limits:
        if limit.state == "closed" and all_closed and not told_before:
            yield Lack(place, "outside_period", "must", "facts", _limit_words(limit))
        elif limit.state == "closed":
            yield Lack(place, "part_outside_period", "should", "facts", _limit_words(limit))
        elif limit.state == "depends":
            yield Lack(place, "period_depends", "should", "facts", _limit_words(limit))
        elif limit.state == "closing":
            yield Lack(place, "closing", "should", "facts", _limit_words(limit))


def _days_that_count(case: Case) -> list[tuple[str, str]]:
    """The days from which the period runs: since when held or missing, where the body asks that."""
    since = case.facts["detention"]["since"]
    asked = any("detention.since" in field.required for field in case.spec.fields)
    if asked and not is_blank(since):
        return [("detention.since", since)]
    return [(f"events.{n}.when", event["when"]) for n, event in enumerate(case.facts["events"])]


def _limit_words(limit: TimeLimit) -> dict[str, dict[str, str]]:
    day = limit.last_day.isoformat() if limit.last_day else ""
    return {
        "basis": dict(limit.basis),
        "remains": dict(limit.remains),
        "last_day": dict(same(day)),
    }


def _states(case: Case) -> Iterator[Lack]:
    gone = table("states_gone")
    for nth, event in enumerate(case.facts["events"]):
        code, where = event["country"], f"events.{nth}.country"
        if is_blank(code) or code in countries():
            continue
        if code in gone:
            names = listed(countries()[one] for one in gone[code]["today"])
            told = {"state": gone[code]["name"], "today": names}
            yield Lack(where, "state_gone", "must", "facts", told)
        else:
            yield Lack(where, "state_unknown", "must", "facts")


def _region(case: Case) -> Iterator[Lack]:
    if not (case.spec.region_groups or case.spec.region_states):
        return
    for nth, code in _countries(case):
        in_group = states.state(code).regional_group in case.spec.region_groups
        if not in_group and code not in case.spec.region_states:
            told = {"state": countries()[code]}
            yield Lack(f"events.{nth}.country", "other_region", "should", "facts", told)


def _treaties(case: Case) -> Iterator[Lack]:
    """What the State concerned must have accepted, as far as the data go."""
    rule = case.spec.treaties
    wanted = list(dict.fromkeys([*rule.any_of, *_of_committees(case, rule)]))
    asked = _countries(case)
    if not (wanted and asked):
        return
    codes = [code for _, code in asked]
    if rule.or_nationality:
        codes += [code for code in [case.facts["person"]["nationality"]] if code in countries()]
    found = [case.treaties.get(one, {}).get(code, "") for one in wanted for code in codes]
    if any(status in ACCEPTED for status in found):
        return
    told = {"state": countries()[asked[0][1]], "treaty": same(", ".join(wanted))}
    where = f"events.{asked[0][0]}.country"
    if all(status in NOT_ACCEPTED for status in found):
        yield Lack(where, "not_party", _severity(rule.severity), "facts", told)
    else:
        yield Lack(where, "treaty_unknown", "should", "facts", told)


def _of_committees(case: Case, rule: TreatyRule) -> Iterator[str]:
    for row in case.facts["cooperation"]:
        body, _, code = row["body"].partition(":")
        if body == "treaty_body" and code in rule.by_committee:
            yield rule.by_committee[code]


def _countries(case: Case) -> list[tuple[int, str]]:
    """The States of today that are named, with the number of the event, each State once."""
    found: dict[str, int] = {}
    for nth, event in enumerate(case.facts["events"]):
        if event["country"] in countries():
            found.setdefault(event["country"], nth)
    return [(nth, code) for code, nth in found.items()]


def _severity(written: str) -> Severity:
    return "must" if written == "must" else "should"
