"""Guides as they stand in the files beside the code: read once, checked as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "guides"
ENGLISH = "en"
RULE, AVENUE = "rule", "avenue"


class BadGuide(Exception):
    """A file of the guides is not as it must be; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs and points, in this order."""

    heading: str
    text: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language. `language` is that of the words, which may not be the reader's."""

    slug: str
    kind: str
    bodies: tuple[str, ...]
    reviewed: str  # by whom of the field, and when; blank: a draft
    sources: tuple[str, ...]
    language: str
    title: str
    summary: str
    sections: tuple[Section, ...]


@cache
def guides(language: str) -> tuple[Guide, ...]:
    """Every guide in a language, in order; in English, and saying so, where it has no words yet."""
    known = yaml.safe_load((FOLDER / "guides.yaml").read_text(encoding="utf-8"))["guides"]
    return tuple(_guide(one, language) for one in known)


def guide(slug: str, language: str) -> Guide | None:
    """One guide, or None where there is none of this name."""
    return next((one for one in guides(language) if one.slug == slug), None)


def guide_of(body: str) -> str:
    """The slug of the guide that tells of a body of the directory; blank: none does."""
    return next((one.slug for one in guides(ENGLISH) if body in one.bodies), "")


def _guide(known: Mapping[str, Any], language: str) -> Guide:
    slug = known["slug"]
    path = FOLDER / language / f"{slug}.yaml"
    if not path.is_file():
        language, path = ENGLISH, FOLDER / ENGLISH / f"{slug}.yaml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    if unknown := set(words) - {"title", "summary", "sections"}:
        raise BadGuide(f"{path.name}: {', '.join(sorted(unknown))}: take it out.")
    return Guide(
        slug=slug,
        kind=known["kind"],
        bodies=tuple(known["bodies"]),
        reviewed=known["reviewed"] or "",
        sources=tuple(known["sources"]),
        language=language,
        title=words["title"],
        summary=words["summary"].strip(),
        sections=tuple(_section(one, path) for one in words["sections"]),
    )


def _section(one: Mapping[str, Any], path: Path) -> Section:
    if unknown := set(one) - {"heading", "text", "points"}:
        raise BadGuide(f"{path.name}: {', '.join(sorted(unknown))}: take it out of the section.")
    return Section(
        heading=one["heading"],
        text=tuple(text.strip() for text in one.get("text", ())),
        points=tuple(point.strip() for point in one.get("points", ())),
    )
