"""What the page of the composer needs: questions, what bodies ask for, contacts, treaties."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import pgettext

from endreprisals.domain import filings, states
from endreprisals.domain.deadlines.export import export as deadlines_export
from endreprisals.domain.filings.tables import DRAFTING, PREPARED
from endreprisals.mechanisms.composing import questions
from endreprisals.mechanisms.composing.asking import Group, Option, Question, Step
from endreprisals.mechanisms.composing.choices import LANGUAGES
from endreprisals.mechanisms.models import BodyContact, Mechanism
from endreprisals.mechanisms.queries.treaties import statuses_for

ENGLISH = "en"
MESSAGES = frozenset({"lacks", "findings", "problems"})
# Places of the account that are asked for in a step of another name.
STEP_OF = {"language": "bodies", "consent": "consent", "confidential": "consent"}


def data_of_page(language: str) -> dict[str, Any]:
    """Everything that the script reads, as plain data. `language` is that of the page.

    What we say of bodies has languages of its own: `texts` names the one that is shown.
    """
    told = {code: filings.export(code) for code in DRAFTING}
    texts = language if language in told else ENGLISH
    specs = told[ENGLISH]["specs"]
    return {
        "texts": texts,
        "drafting": list(DRAFTING),
        "prepared": list(PREPARED),
        "export": told[texts],
        "exports_differ": {
            code: _differing(told[texts], _for_drafts(one))
            for code, one in told.items()
            if code != texts
        },
        "deadlines": deadlines_export(texts),
        "treaties": statuses_for(specs.values()),
        "bodies": in_order(specs),
        "contacts": contacts_of(specs),
        "states": sorted(_state_names(), key=lambda pair: pair[1].casefold()),
        "languages": {one.code: str(one.label) for one in LANGUAGES},
        "language_question": _question(questions.LANGUAGE),
        "consent_questions": [_question(one) for one in questions.CONSENT],
        "questions": [_step(one) for one in questions.steps()],
        "step_of": STEP_OF | {path.split(".")[0]: code for code, path in _asked_in()},
    }


def _for_drafts(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft in another language needs: messages are in the language of the page."""
    return {key: value for key, value in told.items() if key not in MESSAGES}


def _differing(base: Any, other: Any) -> Any:
    """What of `other` is not the same in `base`; lists of one length by the place in them.

    Three languages in full would be most of the page, and much of them is the same. The script
    puts them together again (`composer/exports.js`).
    """
    if isinstance(other, list) and isinstance(base, list) and len(base) == len(other):
        base = {str(place): one for place, one in enumerate(base)}
        other = {str(place): one for place, one in enumerate(other)}
    if isinstance(other, dict) and isinstance(base, dict):
        return {
            key: _differing(base.get(key), value)
            for key, value in other.items()
            if key not in base or base[key] != value
        }
    return other


def in_order(mechanisms: Iterable[str]) -> list[str]:
    """As the directory orders bodies; those that it does not have come last."""
    known = Mechanism.objects.in_bulk()
    last = max((one.position for one in known.values()), default=0) + 1
    return sorted(
        mechanisms, key=lambda code: (known[code].position if code in known else last, code)
    )


def contacts_of(mechanisms: Iterable[str]) -> dict[str, list[dict[str, str]]]:
    """Ways to reach each body, with the day when one of ours last saw them at their source."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    live = BodyContact.objects.live().filter(mechanism__in=list(mechanisms))
    for one in live.order_by("mechanism_id", "kind", "id"):
        seen = one.verified_on.isoformat() if one.verified_on else ""
        found[one.mechanism_id].append(
            {"value": one.value, "kind": one.kind, "label": one.label, "verified_on": seen}
        )
    return dict(found)


def _state_names() -> list[tuple[str, str]]:
    return [(one.iso3, pgettext("State", one.un_short_name)) for one in states.states()]


def _asked_in() -> list[tuple[str, str]]:
    """Every place that a step asks for, after the code of its step."""
    return [
        (step.code, group.repeats or question.path)
        for step in questions.steps()
        for group in step.groups
        for question in group.questions
    ]


def _step(step: Step) -> dict[str, Any]:
    return {
        "code": step.code,
        "title": str(step.title),
        "why": str(step.why),
        "groups": [_group(group) for group in step.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "title": str(group.title),
        "note": str(group.note),
        "repeats": group.repeats,
        "add": str(group.add),
        "row": str(group.row),
        "questions": [_question(question) for question in group.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "path": question.path,
        "kind": question.kind,
        "label": str(question.label),
        "help": str(question.help),
        "options": [_option(option) for option in question.options],
    }


def _option(option: Option) -> tuple[str, str]:
    return option.code, str(option.label)
