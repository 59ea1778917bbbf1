"""One avenue out of the rules that lead to it: reasons, needs, time, contact, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from endreprisals.domain.deadlines.limits import TimeLimit
from endreprisals.domain.directory import verified
from endreprisals.domain.routing.answers import Answers
from endreprisals.domain.routing.conditions import filled
from endreprisals.domain.routing.facts import ContactFact, WayFact
from endreprisals.domain.routing.route import Avenue, Condition, Contact, Deadline, Reason, Way
from endreprisals.domain.routing.tables import Body, Rule, Tables

FRESHNESS: Final = {"fresh": "verified", "stale": "stale", "never": "unverified"}


@dataclass(frozen=True, slots=True)
class Lead:
    """A rule that holds, with what its treaty says of the State."""

    rule: Rule
    condition: Condition | None

    @property
    def order(self) -> int:
        """The order of the rule; later where its treaty is closed and it is kept all the same."""
        treaty, condition = self.rule.treaty, self.condition
        closed = treaty is not None and condition is not None and condition.state == "closed"
        return self.rule.order + (treaty.later if treaty and closed else 0)


@dataclass(frozen=True, slots=True)
class Situation:
    """What every avenue is made from."""

    tables: Tables
    answers: Answers
    signs: frozenset[str]
    today: date
    contacts: Mapping[str, ContactFact]
    limits: Mapping[str, TimeLimit]


def avenue(situation: Situation, body: Body, leads: Sequence[Lead], order: int) -> Avenue:
    """The avenue to one body; `leads` in the order in which their reasons are to be read."""
    signs = situation.signs
    waits = not body.help and "consent:yes" not in signs
    return Avenue(
        mechanism=body.code,
        name=body.name,
        order=order,
        urgent=any(lead.rule.urgent for lead in leads),
        help=body.help,
        status="not_before_consent" if waits else "open",
        not_before=_not_before(situation) if waits else "",
        why=" ".join(lead.rule.why for lead in leads),
        reasons=tuple(
            Reason(lead.rule.id, lead.rule.why, lead.rule.source, lead.rule.standing)
            for lead in leads
        ),
        committees=tuple(lead.rule.committee for lead in leads if lead.rule.committee),
        can_do=body.can_do,
        confidential_or_public=body.publicity,
        public_consequence=body.public,
        needs=tuple(need.text for need in body.needs),
        missing=_missing(situation, body),
        conditions=tuple(
            {lead.condition.treaty: lead.condition for lead in leads if lead.condition}.values()
        ),
        deadline=_deadline(situation, body.code),
        contact=_contact(situation, body.code),
        contacts=_ways(situation, body.code),
        risks=body.risks,
        source=body.source,
        standing=body.standing,
    )


def _not_before(situation: Situation) -> str:
    """Whose consent is waited for: nobody asks somebody again who said no, or cannot answer."""
    signs = situation.signs
    key = "family" if "no_voice" in signs else "refused" if "consent:no" in signs else "consent"
    return situation.tables.texts["other"][f"not-before-{key}"]


def _missing(situation: Situation, body: Body) -> tuple[str, ...]:
    """What the body asks for and the answers do not hold yet, as far as that can be told."""
    lacking = [
        need.text for need in body.needs if need.met_by and need.met_by not in situation.signs
    ]
    spoken = {language.split("-")[0] for language in situation.answers.languages}
    if spoken and body.languages and spoken.isdisjoint(body.languages):
        text = situation.tables.texts["other"]["language-missing"]
        lacking.append(filled(text, {"{languages}": ", ".join(body.languages)}))
    return tuple(lacking)


def _deadline(situation: Situation, mechanism: str) -> Deadline:
    limit, language = situation.limits[mechanism], situation.tables.language
    return Deadline(
        date=_day(limit.last_day),
        latest=_day(limit.latest_day),
        open_from=_day(limit.open_from),
        state=limit.state,
        reason=limit.reason,
        expected=limit.expected,
        basis=_said(limit.basis, language),
        remains=_remains(situation, limit),
        source=limit.source,
        standing=limit.standing,
    )


def _remains(situation: Situation, limit: TimeLimit) -> str:
    """What is left once a limit is over; where it may not be over, that is said before it."""
    text = _said(limit.remains, situation.tables.language)
    if limit.state == "closed" or limit.reason == "final_decision":
        return text
    if limit.state != "depends" or not text:
        return ""
    key = "remains-if-earlier" if limit.reason in ("span", "no_date") else "remains-if-over"
    return filled(situation.tables.texts["other"][key], {"{remains}": text})


def _contact(situation: Situation, mechanism: str) -> Contact:
    fact = situation.contacts.get(mechanism, ContactFact())
    state = _contact_state(fact, situation.today)
    words = situation.tables.texts["contact"]
    seen = _day(fact.verified_on)
    return Contact(
        email=fact.email or None,
        url=fact.url or None,
        form=fact.form or None,
        phone=fact.phone or None,
        verified_on=seen,
        state=state,
        warning="" if state == "verified" else filled(words[state], {"{date}": seen or ""}),
        name=fact.name,
    )


def _ways(situation: Situation, mechanism: str) -> tuple[Way, ...]:
    fact = situation.contacts.get(mechanism, ContactFact())
    return tuple(_way(one, situation.today) for one in fact.ways)


def _way(one: WayFact, today: date) -> Way:
    state = FRESHNESS[verified(one.verified_on, today=today).state]
    return Way(one.kind, one.value, one.label, _day(one.verified_on), state, one.differs)


def _contact_state(fact: ContactFact, today: date) -> str:
    if not any((fact.email, fact.url, fact.form, fact.phone)):
        return "unknown"
    return FRESHNESS[verified(fact.verified_on, today=today).state]


def _said(text: Mapping[str, str], language: str) -> str:
    return text.get(language, text.get("en", ""))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
