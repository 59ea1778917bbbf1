"""What answers show, as a set of short signs: all that the conditions of rules are written in.

- `danger`, `detained`, `missing`, and `urgent` if any of them: said, or likely from the acts (see
  `LIKELY`); `detained:yes`, `detained:perhaps`, `detained:no`, the same for the other two
- `no_voice`: the person cannot be asked, being missing, dead, or held without contact
- `cooperation:<code>` with everything before a colon (`treaty_body:CAT` shows `treaty_body` too)
  and the body it also counts as; `given`, `unknown` or `none`; `un` for the United Nations, also
  while unknown; `committee` for a treaty body other than the SPT, `named_committee` if it is named
- `act:<code>`, `act:given`, `when:given`, `person:<code>`, `person:given`, `wish:<wish>`,
  `wish:open` while it is not said; `child:yes`, `child:no`
- `country:given`, `country:observer`, `system:<regional system>`
- `consent:yes` (informed and agreed), `consent:no` (either refused), `consent:open`. A no about
  somebody without a voice is no refusal of theirs, so that it stays open: family decides;
  `informed:yes`, `informed:no`, `agreed:yes`, `agreed:no`
- `limit:<mechanism>:<state of its time limit>`

The engine adds `avenue:<mechanism>` and `contacts:unsure` before it reads warnings.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from endreprisals.domain.routing.answers import NO_CONTACT, UNCLEAR, Answers
from endreprisals.domain.routing.places import (
    broader_body,
    observers,
    regional_bodies,
    systems_of,
)

# Acts from which danger, detention or disappearance is likely, where nobody says yes or no.
LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    "danger": (
        "killing_attempt", "killing_death", "torture_ill_treatment", "physical_attack",
        "sexual_violence", "denial_of_medical_care", "worsened_detention_conditions",
        "forced_psychiatric_treatment", "deportation",
    ),
    "detained": (
        "arbitrary_detention", "denial_of_medical_care", "worsened_detention_conditions",
        "forced_psychiatric_treatment",
    ),
    "missing": ("enforced_disappearance",),
}  # fmt: skip


def signs_of(answers: Answers, limits: Mapping[str, str]) -> frozenset[str]:
    """Every sign of the answers; `limits` are states of time limits by mechanism."""
    return frozenset(
        (
            *_urgency(answers),
            *_cooperation(answers.cooperation),
            *_acts(answers),
            *_country(answers.country),
            *_consent(answers),
            *(f"limit:{mechanism}:{state}" for mechanism, state in limits.items()),
        )
    )


def _urgency(answers: Answers) -> Iterator[str]:
    told = {
        "danger": answers.in_danger_now,
        "detained": answers.detained,
        "missing": answers.missing,
    }
    found = [name for name, said in told.items() if said or _is_likely(name, answers, said=said)]
    for name, said in told.items():
        if name in found:
            yield from (name, f"{name}:yes" if said else f"{name}:perhaps")
        elif said is False:
            yield f"{name}:no"
    if found:
        yield "urgent"
    if _has_no_voice(answers):
        yield "no_voice"


def _is_likely(name: str, answers: Answers, *, said: bool | None) -> bool:
    """Whether the answers make it likely; who writes for themselves is not missing."""
    if said is not None or (name == "missing" and answers.person == "self"):
        return False
    apart = name == "detained" and bool(answers.without_contact)
    return apart or any(act in LIKELY[name] for act in answers.acts)


def _has_no_voice(answers: Answers) -> bool:
    """Whether others have to speak for the person: missing, dead, or held and out of reach."""
    missing = answers.missing or _is_likely("missing", answers, said=answers.missing)
    dead = "killing_death" in answers.acts and answers.person != "self"
    return missing or dead or bool(answers.without_contact)


def _cooperation(codes: tuple[str, ...]) -> Iterator[str]:
    known = [code for code in codes if code not in (UNCLEAR, NO_CONTACT)]
    if NO_CONTACT in codes:
        yield "cooperation:none"
    else:
        yield "cooperation:given" if known else "cooperation:unknown"
        if not known or any(code not in regional_bodies() for code in known):
            yield "cooperation:un"
    for code in known:
        yield from _body(code)


def _body(code: str) -> Iterator[str]:
    parts = code.split(":")
    for length in range(1, len(parts) + 1):
        yield "cooperation:" + ":".join(parts[:length])
    if broader := broader_body(code):
        yield f"cooperation:{broader}"
    if parts[0] == "treaty_body" and parts[-1] != "SPT":
        yield "cooperation:committee"
    if parts[0] == "treaty_body" and len(parts) > 1:
        yield "cooperation:named_committee"


def _acts(answers: Answers) -> Iterator[str]:
    known = [act for act in answers.acts if act != UNCLEAR]
    yield from (f"act:{act}" for act in known)
    if known:
        yield "act:given"
    if answers.when:
        yield "when:given"
    if answers.person:
        yield from ("person:given", f"person:{answers.person}")
    yield f"wish:{answers.wishes or 'open'}"
    if answers.child is not None:
        yield f"child:{'yes' if answers.child else 'no'}"


def _country(iso3: str) -> Iterator[str]:
    if iso3:
        yield "country:given"
        yield from (f"system:{system}" for system in systems_of(iso3))
    if iso3 in observers():
        yield "country:observer"


def _consent(answers: Answers) -> Iterator[str]:
    both = (answers.informed, answers.agreed)
    if False in both and not _has_no_voice(answers):
        yield "consent:no"
    else:
        yield "consent:yes" if both == (True, True) else "consent:open"
    for name, said in (("informed", answers.informed), ("agreed", answers.agreed)):
        if said is not None:
            yield f"{name}:{'yes' if said else 'no'}"
