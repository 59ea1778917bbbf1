"""What must be true before what a report tells becomes public in our words.

All reasons are given at once, so that a case worker can put everything right in one go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from endreprisals.domain.text import normal_text

QUOTED_WORDS = 12  # so many words in a row as the source has them are its text, not our summary


class Blocker(StrEnum):
    """A reason why something cannot be public yet."""

    NOT_DECIDED = "not_decided"
    NOT_CHECKED = "not_checked"
    CHECKED_BY_DECIDER = "checked_by_decider"
    SOURCE_CHANGED = "source_changed"
    NO_SUBJECT = "no_subject"
    NO_CASE = "no_case"
    NO_TITLE = "no_title"
    NO_SUMMARY = "no_summary"
    SUMMARY_IS_QUOTATION = "summary_is_quotation"
    NAMED_THOUGH_WITHHELD = "named_though_withheld"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person decided about one mention, as far as publication depends on it."""

    decided: bool
    decided_by: str
    checked_by: str  # blank: nobody yet
    source_changed: bool  # the machine reads the paragraph otherwise since the decision
    named: bool  # a person or organisation is named
    names_withheld: bool  # the report says that it leaves names out
    subjects: int
    joins_case: bool  # a case of the record is chosen
    begins_case: bool
    title: str
    summary: str
    source_text: str


def blockers(draft: Draft) -> tuple[Blocker, ...]:
    """Every reason why a draft cannot be public; none when it can.

    Source: design of the review desk: a second person checks each decision, the quotation stays
    with staff, and a name that the United Nations withholds is not put back.
    """
    reasons = {
        Blocker.NOT_DECIDED: not draft.decided,
        Blocker.NOT_CHECKED: not draft.checked_by,
        Blocker.CHECKED_BY_DECIDER: bool(draft.checked_by) and draft.checked_by == draft.decided_by,
        Blocker.SOURCE_CHANGED: draft.source_changed,
        Blocker.NO_SUBJECT: draft.subjects == 0,
        Blocker.NO_CASE: draft.joins_case == draft.begins_case,
        Blocker.NO_TITLE: draft.begins_case and not draft.title.strip(),
        Blocker.NO_SUMMARY: draft.begins_case and not draft.summary.strip(),
        Blocker.SUMMARY_IS_QUOTATION: quotes(draft.summary, draft.source_text),
        Blocker.NAMED_THOUGH_WITHHELD: draft.names_withheld and draft.named,
    }
    return tuple(reason for reason, applies in reasons.items() if applies)


def quotes(summary: str, source: str) -> bool:
    """Whether a summary repeats twelve or more words of its source in a row."""
    ours, theirs = _words(summary), f" {' '.join(_words(source))} "
    runs = (ours[start : start + QUOTED_WORDS] for start in range(len(ours) - QUOTED_WORDS + 1))
    return any(f" {' '.join(run)} " in theirs for run in runs)


def _words(text: str) -> Sequence[str]:
    return normal_text(text).split()
