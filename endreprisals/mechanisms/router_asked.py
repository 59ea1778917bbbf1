"""What a reader answers without JavaScript: only what can identify nobody.

No country, date, place, name or language: those are asked by the page's own script, which sends
nothing. Every question may be left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.datastructures import MultiValueDict

from endreprisals.domain import vocabulary
from endreprisals.domain.routing.answers import NO_CONTACT, PERSONS, UNCLEAR, WISHES, Answers

NOBODY = "nobody"
NOW = ("danger", "detained", "no_contact", "missing", NOBODY)
# Kinds of acts, sorted as a person would look for them. Together they are the vocabulary without
# "unclear", which is what leaving the question out says.
ACT_GROUPS: dict[str, tuple[str, ...]] = {
    "words": ("threats", "surveillance", "online_attack", "smear_stigmatisation"),
    "liberty": (
        "criminalisation", "interrogation", "arbitrary_detention", "enforced_disappearance",
        "worsened_detention_conditions", "denial_of_medical_care", "forced_psychiatric_treatment",
    ),
    "body": (
        "torture_ill_treatment", "sexual_violence", "physical_attack", "killing_attempt",
        "killing_death",
    ),
    "travel": (
        "travel_restriction", "passport_confiscation", "denial_of_entry", "deportation",
        "deprivation_of_nationality", "transnational_repression",
    ),
    "access": ("denial_of_accreditation", "denial_of_access", "un_access_obstruction"),
    "work": (
        "restrictive_legislation", "funding_restriction", "organisation_dissolution", "disbarment",
        "dismissal", "professional_reprisal", "administrative_reprisal", "fine",
    ),
    "home": (
        "raid_search", "asset_seizure", "property_destruction", "property_interference",
        "forced_eviction", "reprisal_against_relatives",
    ),
}  # fmt: skip
ACTS = tuple(code for codes in ACT_GROUPS.values() for code in codes)
PARTS = (
    *(f"treaty_body:{code}" for code in vocabulary.codes("treaty_body_codes")),
    "special_procedures:WGAD", "special_procedures:WGEID",
)  # fmt: skip
BODIES = (
    "HRC", "UPR", "special_procedures", "treaty_body", "OHCHR", "field_presence",
    "other:security_council", "ECOSOC", "other", "ACHPR", "IACHR", "IACtHR", "Council_of_Europe",
    "ECtHR", "OSCE", "ASEAN", UNCLEAR, NO_CONTACT,
)  # fmt: skip
YES_NO = ("yes", "no")

MANY: dict[str, tuple[str, ...]] = {"now": NOW, "body": BODIES, "act": ACTS}
ONE: dict[str, tuple[str, ...]] = {
    "part": PARTS, "person": PERSONS, "child": YES_NO, "wish": WISHES, "informed": YES_NO,
    "agreed": YES_NO,
}  # fmt: skip
SHOWN = 40  # characters of what could not be used


@dataclass(frozen=True, slots=True)
class Unusable:
    """A part of an address that was left out: `question` is blank where no question is so called.

    `reason`: `unknown_question`, `unknown_answer`, `two_answers`; or `none_and_some` and
    `missing_self`, where two answers cannot both be true.
    """

    question: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers that could be used, and what could not. Empty: nothing was answered yet."""

    now: tuple[str, ...]
    body: tuple[str, ...]
    act: tuple[str, ...]
    part: str
    person: str
    child: str
    wish: str
    informed: str
    agreed: str
    was_sent: bool
    unusable: tuple[Unusable, ...]

    def answers(self) -> Answers:
        """The same for the router. What nobody ticked is not said, unless "nobody" was ticked."""
        return Answers(
            cooperation=self.body + ((self.part,) if self.part else ()),
            acts=self.act,
            person=self.person,
            in_danger_now=self._now("danger"),
            detained=self._now("detained") or self._now("no_contact"),
            missing=self._now("missing"),
            without_contact=self._now("no_contact"),
            child=_yes_or_no(self.child),
            wishes=self.wish,
            informed=_yes_or_no(self.informed),
            agreed=_yes_or_no(self.agreed),
        )

    def _now(self, what: str) -> bool | None:
        if what in self.now:
            return True
        return False if NOBODY in self.now else None


def _yes_or_no(said: str) -> bool | None:
    return {"yes": True, "no": False}.get(said)


def read(parameters: MultiValueDict[str, str]) -> Asked:
    """Read the answers of a form. What cannot be used is told apart; the rest stands."""
    many: dict[str, Any] = {name: _chosen(parameters, name) for name in MANY}
    one: dict[str, Any] = {name: _single(parameters, name) for name in ONE}
    unusable = (*_unusable(parameters), *_contradictions(many, one))
    return Asked(**many, **one, was_sent=bool(parameters), unusable=unusable)


def _chosen(parameters: MultiValueDict[str, str], name: str) -> tuple[str, ...]:
    sent = set(parameters.getlist(name))
    return tuple(code for code in MANY[name] if code in sent)


def _single(parameters: MultiValueDict[str, str], name: str) -> str:
    sent = set(parameters.getlist(name)) - {""}
    return sent.pop() if len(sent) == 1 and sent <= set(ONE[name]) else ""


def _unusable(parameters: MultiValueDict[str, str]) -> Iterable[Unusable]:
    for name in parameters:
        sent = [value for value in dict.fromkeys(parameters.getlist(name)) if value]
        known = (MANY | ONE).get(name)
        if known is None and name != "show":
            yield Unusable("", name[:SHOWN], "unknown_question")
        if known is None:
            continue
        yield from (
            Unusable(name, value[:SHOWN], "unknown_answer") for value in sent if value not in known
        )
        if name in ONE and len(sent) > 1:
            yield Unusable(name, "", "two_answers")


def _contradictions(
    many: Mapping[str, tuple[str, ...]], one: Mapping[str, str]
) -> Iterable[Unusable]:
    """What the router refuses: `browser/router/asked.js` says the same in the page."""
    bodies = len(many["body"]) + bool(one["part"])
    if NO_CONTACT in many["body"] and bodies > 1:
        yield Unusable("body", "", "none_and_some")
    if one["person"] == "self" and "missing" in many["now"]:
        yield Unusable("person", "", "missing_self")
