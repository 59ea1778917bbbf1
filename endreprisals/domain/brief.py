"""What a State can be offered before a session: which cases, in which order, and what is new.

A brief is read ten minutes before a statement. So a case that is not fit to be raised is not
offered, an old one says that it is old, and every choice is one that a reader can be told.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import Literal

from endreprisals.domain.partial_dates import PartialDate

STALE_YEARS = 2  # the last news is older than that: the page says so
SPEAKING_SECONDS = (60, 90, 120, 150, 180)  # allotments differ by session and by item
USUAL_SECONDS = 90
WORDS_A_MINUTE = {"en": 130, "fr": 110, "es": 125}
FRAME_WORDS = 40  # thanking the chair, saying for whom one speaks, a closing line
_WORD = re.compile(r"\w[\w'’.\-/]*")


class Reason(StrEnum):
    """Why a case is not offered."""

    OWN_STATE = "own_state"
    NO_PUBLIC_SOURCE = "no_public_source"
    UNSURE = "unsure"


class Place(StrEnum):
    """Why a case stands where it stands in a brief, the first first."""

    RAISED_BY_IT = "raised_by_it"
    RAISED_BY_OTHERS = "raised_by_others"
    LATEST_REPORT = "latest_report"
    EARLIER_REPORT = "earlier_report"
    NO_REPORT = "no_report"


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a public case may be raised by name or description.

    A case that is not public, that was withdrawn, or that is told under another number has no
    standing: it is never named in a brief, not even as one that is not offered.
    """

    state: str  # ISO code of the State that the case concerns
    un_source: bool  # told in a document or a public meeting of the United Nations
    confidence: str  # vocabulary confidence: how sure the record is of the case


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case as far as its place in a brief depends on it."""

    public_id: str
    raised_by: frozenset[str]  # ISO codes
    raised_unnamed: bool  # also, or only, by a State that the source does not name
    report_years: tuple[int, ...]  # of Secretary-General reports that tell it
    last_news: date | None  # None: nothing in it is dated
    touches_speaker: bool  # an act, or those concerned, reported on the speaker's own territory


def reasons_against(standing: Standing, *, speaker: str) -> tuple[Reason, ...]:
    """Every reason why the State `speaker` is not offered a case; none when it is fit.

    A public case is fit when a public source of the United Nations tells it, it concerns another
    State, and the record does not itself doubt it. Whether those concerned agree to its being
    raised stands in no public record, so consent never stands in for such a source here.
    """
    reasons = {
        Reason.OWN_STATE: standing.state == speaker,
        Reason.NO_PUBLIC_SOURCE: not standing.un_source,
        Reason.UNSURE: standing.confidence == "low",
    }
    return tuple(reason for reason, applies in reasons.items() if applies)


def is_stale(last_news: date | None, *, on: date) -> bool:
    """Whether the last news is more than two years old on a day, or is not dated at all.

    A stale case is shown and marked: its facts have to be checked before it is raised.
    """
    if last_news is None:
        return True
    limit = (on.year - STALE_YEARS, on.month, on.day)
    return (last_news.year, last_news.month, last_news.day) < limit


def place(candidate: Candidate, *, speaker: str, latest_report: int) -> Place:
    """Which group a case belongs to. `latest_report` is the year of the newest report held."""
    if speaker in candidate.raised_by:
        return Place.RAISED_BY_IT
    if candidate.raised_by or candidate.raised_unnamed:
        return Place.RAISED_BY_OTHERS
    if latest_report in candidate.report_years:
        return Place.LATEST_REPORT
    return Place.EARLIER_REPORT if candidate.report_years else Place.NO_REPORT


def in_order(
    candidates: Iterable[Candidate], *, speaker: str, latest_report: int, on: date
) -> list[Candidate]:
    """Cases as a brief offers them: by group, in each group those with recent news first.

    A case that touches the speaker's own territory comes after all others that it has not raised
    itself, so that it is never the first thing offered.
    """

    def key(candidate: Candidate) -> tuple[bool, int, bool, int, str]:
        group = place(candidate, speaker=speaker, latest_report=latest_report)
        return (
            candidate.touches_speaker and group != Place.RAISED_BY_IT,
            list(Place).index(group),
            is_stale(candidate.last_news, on=on),
            -(candidate.last_news or date.min).toordinal(),
            candidate.public_id,
        )

    return sorted(candidates, key=key)


def since(when: PartialDate | None, raised: PartialDate) -> Literal["after", "maybe_after", ""]:
    """Whether a fact is dated after the day on which a State last raised its case.

    `maybe_after` where the dates are not exact enough to tell, blank where it is not after or has
    no date. An open end counts from its beginning: what began before is not new.
    """
    if when is None or when.open_start:
        return ""
    if when.lower > raised.upper:
        return "after"
    possible = not when.open_end and when.upper > raised.lower and when.edtf != raised.edtf
    return "maybe_after" if possible else ""


def words_allowed(seconds: int, language: str) -> int | None:
    """About how many words fit a speaking time; None for a language without an estimate.

    An estimate, and shown as one. For English 130 words a minute: well below the 184 that people
    read aloud (IReST, mean of 17 languages), so that interpreters can follow. French and Spanish
    say the same with more words, or with longer ones, and are read at about 0.85 and 0.96 of the
    words a minute of English: 110 and 125, to the nearest five. IReST is Trauzettel-Klosinski and
    Dietz, Investigative Ophthalmology and Visual Science 53 (2012), 5452-5461.
    """
    pace = WORDS_A_MINUTE.get(language.split("-", maxsplit=1)[0])
    return None if pace is None else pace * seconds // 60


def count_words(text: str) -> int:
    """How many words a text has, as they are spoken: signs that stand alone are none."""
    return len(_WORD.findall(text))


def fitting(counts: Sequence[int], allowed: int) -> int:
    """How many of the first cases fit, given the words of each, in the time for `allowed` words.

    Some words are kept for the frame of a statement (`FRAME_WORDS`).
    """
    return sum(spoken + FRAME_WORDS <= allowed for spoken in accumulate(counts))
