"""From answers to an ordered route. The same steps run in the browser (`browser/route.js`).

Order of evaluation, which the twin keeps to the letter:

1. Time limits of every body for the day of the act, then the signs of the answers (`signs`).
2. Rules in the order of the tables. A rule whose `when` holds is read against its treaty. Where
   the State has not accepted it as far as the data tells and the rule says `drop`, the rule goes
   to `not_open`; in every other case it leads to its body, unless that is said to have ended
   (`ended`), which is told as a warning.
3. The leads of one body make one avenue: reasons by (order of the lead, place in the tables), and
   the smallest order stands. It gets more weight, thus a later place: `PUBLIC_LATER` for a body
   that is public unless the wish is `public`, and `FILING_LATER` for all but help where the
   person refused. Nothing urgent is public, so urgency never waits for publicity.
4. Avenues by (weight, place of the body in the tables), numbered from 1.
5. Signs `avenue:<mechanism>` and, where a contact is not certain, `contacts:unsure` are added;
   then questions about the situation, then about treaties, warnings, sequence and, if nothing but
   help, or bodies that can do nothing, is left, the first reason that holds.

Total: every set of answers gets a route. Nothing is read but the arguments and the tables.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from endreprisals.domain.deadlines.limits import time_limit
from endreprisals.domain.routing.answers import Answers
from endreprisals.domain.routing.avenues import Lead, Situation, avenue
from endreprisals.domain.routing.conditions import Treaties, filled
from endreprisals.domain.routing.facts import ContactFact, TreatyFact
from endreprisals.domain.routing.route import Avenue, Condition, NotOpen, Route, Said, Together
from endreprisals.domain.routing.signs import signs_of
from endreprisals.domain.routing.tables import Advice, Body, Step, Tables, tables

PUBLIC_LATER = 1000
FILING_LATER = 2000
WISHES_TO_WAIT = ("wish:confidential", "wish:unsure", "wish:open")


def route(
    answers: Answers,
    *,
    treaties: Mapping[str, TreatyFact],
    contacts: Mapping[str, ContactFact],
    today: date,
    language: str = "en",
    ended: Mapping[str, date] | None = None,
) -> Route:
    """Ordered avenues for a situation.

    `treaties` are those of the State in the answers, by vocabulary code; `contacts` by mechanism;
    `ended`: bodies of which the directory says that they ended, with the day.
    """
    known = tables(language)
    limits = {code: time_limit(code, answers.when, today) for code in known.bodies}
    signs = signs_of(answers, {code: limit.state for code, limit in limits.items()})
    judged = Treaties(known, answers.country, treaties, answers.when, today)
    leads, not_open = _leads(known, signs, judged)
    gone = _gone(known, leads, ended or {}, today)
    situation = Situation(known, answers, signs, today, contacts, limits)
    avenues = tuple(
        avenue(situation, body, leads[body.code], place)
        for place, body in enumerate(_ordered(known, signs, leads), 1)
    )
    signs |= _signs_of_avenues(avenues)
    return Route(
        language=language,
        first=avenues[0].mechanism if avenues else None,
        avenues=avenues,
        sequence=_sequence(known, signs, avenues, leads),
        not_open=not_open,
        questions=(*_said(known.questions, signs), *_treaty_questions(avenues)),
        warnings=(*_said(known.warnings, signs), *gone),
        none_because=_none_because(known, signs, avenues),
        untranslated=known.untranslated,
    )


def _leads(
    known: Tables, signs: frozenset[str], treaties: Treaties
) -> tuple[dict[str, list[Lead]], tuple[NotOpen, ...]]:
    """Rules that hold, by body and in reading order, and those that a treaty does not open."""
    leads: dict[str, list[Lead]] = {}
    not_open = []
    for rule in known.rules:
        if not rule.when.holds(signs):
            continue
        condition = treaties.condition(rule.treaty) if rule.treaty else None
        if rule.treaty and condition and _drops(rule.treaty.if_closed, condition):
            name = known.bodies[rule.mechanism].name
            not_open.append(NotOpen(rule.mechanism, name, rule.id, condition))
        else:
            leads.setdefault(rule.mechanism, []).append(Lead(rule, condition))
    for found in leads.values():
        found.sort(key=lambda lead: lead.order)  # stable: the tables decide between equals
    return leads, tuple(not_open)


def _gone(
    known: Tables, leads: dict[str, list[Lead]], ended: Mapping[str, date], today: date
) -> tuple[Said, ...]:
    """Takes bodies that have ended out of the leads, and tells of each."""
    said = []
    for code in [code for code in known.bodies if code in leads and code in ended]:
        if ended[code] > today:
            continue
        del leads[code]
        places = {"{name}": known.bodies[code].name, "{date}": ended[code].isoformat()}
        text = filled(known.texts["other"]["body-ended"], places)
        said.append(Said("body-ended", "limits", text, "", "", "own"))
    return tuple(said)


def _drops(if_closed: str, condition: Condition) -> bool:
    return if_closed == "drop" and condition.state == "closed"


def _ordered(
    known: Tables, signs: frozenset[str], leads: Mapping[str, Sequence[Lead]]
) -> list[Body]:
    places = {code: place for place, code in enumerate(known.bodies)}

    def weight(code: str) -> tuple[int, int]:
        body = known.bodies[code]
        heavy = leads[code][0].order
        if body.publicity == "public" and not signs.isdisjoint(WISHES_TO_WAIT):
            heavy += PUBLIC_LATER
        if not body.help and "consent:no" in signs:
            heavy += FILING_LATER
        return heavy, places[code]

    return [known.bodies[code] for code in sorted(leads, key=weight)]


def _signs_of_avenues(avenues: Sequence[Avenue]) -> frozenset[str]:
    unsure = any(one.contact.state != "verified" for one in avenues)
    return frozenset(
        (*(f"avenue:{one.mechanism}" for one in avenues), *(("contacts:unsure",) if unsure else ()))
    )


def _sequence(
    known: Tables,
    signs: frozenset[str],
    avenues: Sequence[Avenue],
    leads: Mapping[str, Sequence[Lead]],
) -> tuple[Together, ...]:
    def belongs(step: Step, mechanism: str) -> bool:
        first, last = step.orders
        within = any(first <= lead.rule.order <= last for lead in leads[mechanism])
        return within and (not step.mechanisms or mechanism in step.mechanisms)

    steps = []
    for step in known.sequence:
        together = tuple(one.mechanism for one in avenues if belongs(step, one.mechanism))
        if together and step.when.holds(signs):
            steps.append(Together(step.id, together, step.text))
    return tuple(steps)


def _said(advice: Sequence[Advice], signs: frozenset[str]) -> tuple[Said, ...]:
    return tuple(
        Said(one.id, one.kind, one.text, "", one.source, one.standing)
        for one in advice
        if one.when.holds(signs)
    )


def _treaty_questions(avenues: Sequence[Avenue]) -> tuple[Said, ...]:
    """One question for each treaty that leaves an avenue open to doubt."""
    asked = {
        condition.treaty: Said(
            "treaty-status", "treaty", condition.text, condition.treaty, condition.source, ""
        )
        for one in avenues
        for condition in one.conditions
        if condition.state == "question"
    }
    return tuple(asked.values())


def _none_because(known: Tables, signs: frozenset[str], avenues: Sequence[Avenue]) -> Said | None:
    """Why there is nothing but help, and bodies that can do nothing, if so."""
    if any(one.can_do and not one.help for one in avenues):
        return None
    return next(iter(_said(known.none_because, signs)), None)
