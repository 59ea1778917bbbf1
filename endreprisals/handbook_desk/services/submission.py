"""Making the paper of a yearly submission from the cases that staff chose."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import override

from endreprisals.adapters import docx_out
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.filings.letters import direction
from endreprisals.mechanisms.queries.submission import (
    CaseEntry,
    CountryPart,
    Submission,
    chosen_part,
)

LONGEST_INTRODUCTION = 20_000
# No file of a word processor can hold these, and these turn the order of what follows them.
_UNFIT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    r"\u202a-\u202e\u2066-\u2069]"
)


class SubmissionRefused(Exception):
    """No paper was made; the message says why."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the introduction and the direction of its script: ltr or rtl."""

    text: str
    direction: str


@dataclass(frozen=True, slots=True)
class NumberedCase:
    """A case with the number of its paragraph."""

    number: int
    entry: CaseEntry


@dataclass(frozen=True, slots=True)
class NumberedCountry:
    """A country with its cases, numbered through the whole paper."""

    part: CountryPart
    new: tuple[NumberedCase, ...]
    follow_up: tuple[NumberedCase, ...]

    @property
    def first(self) -> int:
        """The number of its first paragraph."""
        return (*self.new, *self.follow_up)[0].number

    @property
    def last(self) -> int:
        """The number of its last paragraph."""
        return (*self.new, *self.follow_up)[-1].number


def make_paper(
    whole: Submission, *, chosen: Collection[str], introduction: str, by: str, at: datetime
) -> bytes:
    """The submission as DOCX, in English. The same cases, words and day give the same bytes.

    What was typed before the cases is kept nowhere. Raises `SubmissionRefused`.
    """
    _refuse(whole, chosen, introduction)
    paragraphs = introduction_of(introduction)
    parts = chosen_part(whole, chosen)
    countries = tuple(_numbered(parts, after=len(paragraphs)))
    context = {
        "whole": whole, "countries": countries, "all_can_be_looked_up": _all_open(parts),
        "paragraphs": [Paragraph(one, _direction(one)) for one in paragraphs],
    }  # fmt: skip
    with override("en"):
        markup = render_to_string("handbook_desk/submission_paper.html", context)
    written = docx_out.write_docx(fit_for_a_file(markup), made_on=at.date())
    audit(
        Event.Kind.SUBMISSION_MADE, actor=by, at=at, target=f"submission {whole.year}",
        cases=len(chosen), countries=len(countries),
    )  # fmt: skip
    return written


def introduction_of(text: str) -> tuple[str, ...]:
    """What was typed, as paragraphs, without signs that no file can hold."""
    plain = fit_for_a_file(text.replace("\r\n", "\n"))
    return tuple(part.strip() for part in re.split(r"\n\s*\n", plain) if part.strip())


def fit_for_a_file(text: str) -> str:
    """The text without signs that no file can hold or that turn the order of others."""
    return _UNFIT.sub("", text)


def _direction(text: str) -> str:
    return "rtl" if direction(text) == "rtl" else "ltr"


def _all_open(parts: tuple[CountryPart, ...]) -> bool:
    """Whether anybody can look up a source of every case in the paper."""
    return all(one.can_be_looked_up for part in parts for one in (*part.new, *part.follow_up))


def _refuse(whole: Submission, chosen: Collection[str], introduction: str) -> None:
    if not chosen:
        raise SubmissionRefused("Choose at least one case.")
    if len(introduction) > LONGEST_INTRODUCTION:
        raise SubmissionRefused(f"Write at most {LONGEST_INTRODUCTION:,} characters.")
    gone = sorted(set(chosen) - {one.public_id for one in whole.entries})
    if gone:
        raise SubmissionRefused(
            f"{len(gone)} of the chosen cases are not among those below any more. Choose again."
        )


def _numbered(parts: tuple[CountryPart, ...], *, after: int) -> Iterator[NumberedCountry]:
    number = after
    for part in parts:
        new = tuple(NumberedCase(number + nth, one) for nth, one in enumerate(part.new, 1))
        number += len(new)
        old = tuple(NumberedCase(number + nth, one) for nth, one in enumerate(part.follow_up, 1))
        number += len(old)
        yield NumberedCountry(part, new, old)
