"""What each body needs, short enough for paper."""

from dataclasses import dataclass
from typing import Any

from endreprisals.domain import filings
from endreprisals.mechanisms.composing.choices import LANGUAGES
from endreprisals.mechanisms.queries.composing import in_order


@dataclass(frozen=True, slots=True)
class Sought:
    """One part of a filing, whether it must be there, and whether a State sees it."""

    label: str
    required: bool
    seen: str  # yes | no | if_named | unknown


@dataclass(frozen=True, slots=True)
class BodyCheck:
    """What one body needs. `language` is that of the words, which may not be the reader's."""

    code: str
    title: str
    language: str
    languages: tuple[str, ...]  # it reads these; none: not known
    consent: str
    consent_read: bool  # whether a page that was read says so
    sought: tuple[Sought, ...]
    checklist: tuple[str, ...]


def body_checks(language: str) -> tuple[BodyCheck, ...]:
    """Every body that a filing can be made for, in the order of the composer."""
    told = filings.export(language)
    specs = told["specs"]
    return tuple(_check(specs[code], told["language"]) for code in in_order(specs))


def _check(spec: dict[str, Any], language: str) -> BodyCheck:
    names = {one.code: str(one.label) for one in LANGUAGES}
    return BodyCheck(
        code=spec["mechanism"],
        title=spec["title"],
        language=language,
        languages=tuple(names.get(code, code) for code in spec["languages"]),
        consent=spec["consent"]["text"],
        consent_read=spec["consent"]["standing"] == "read",
        sought=tuple(
            Sought(one["label"], bool(one["required"]), one["seen_by_state"])
            for one in spec["fields"]
        ),
        checklist=tuple(spec["checklist"]),
    )
