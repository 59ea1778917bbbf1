"""The words of campaigns in the language of a reader, with what has to be said about them.

Drafts are never read. Words that hold the name of somebody who is not shown any more are left out,
as with all text beside the record.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from endreprisals.campaigns.models import Text
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.record.queries.names_in_text import Names
from endreprisals.record.raises import raises

SHOWN: Final = (Text.State.UNREVIEWED, Text.State.REVIEWED)
UNCHECKED, DRAFT_TRANSLATION, OTHER = "unchecked", "draft_translation", "other_language"
Place = tuple[int, int | None, int | None, str]  # campaign, case, action, part


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of text. `mark` says what a reader must know before relying on it."""

    heading: str
    body: str
    language: str  # of these words
    mark: str  # blank: reviewed; unchecked: nobody but the writer read it; draft_translation
    is_other: bool  # there are none in the language asked for: these are the English ones

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the body that say something."""
        return tuple(line.strip() for line in self.body.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Texts:
    """All words of some campaigns that may be shown."""

    rows: Mapping[Place, Mapping[str, Words]]

    def words(
        self,
        campaign: int,
        part: str,
        language: str,
        *,
        case: int | None = None,
        action: int | None = None,
    ) -> Words | None:
        """A part in a language, else in English and saying so, else nothing."""
        by_language = self.rows.get((campaign, case, action, part), {})
        exact = by_language.get(_plain(language))
        if exact:
            return exact
        english = by_language.get(ENGLISH)
        return replace(english, is_other=True) if english else None

    def languages(self, campaign: int, part: str) -> tuple[str, ...]:
        """The languages in which the campaign itself has a part."""
        return tuple(sorted(self.rows.get((campaign, None, None, part), {})))


def marks_of(words: Iterable[Words | None]) -> tuple[str, ...]:
    """What a reader must be told of these words: unchecked, draft_translation, other_language."""
    found = {mark for one in words if one for mark in (one.mark, OTHER if one.is_other else "")}
    return tuple(mark for mark in (UNCHECKED, DRAFT_TRANSLATION, OTHER) if mark in found)


def texts_of(campaigns: Collection[int], parts: Collection[str] = ()) -> Texts:
    """The words of these campaigns, of some parts or of all. Two small queries."""
    rows = Text.objects.filter(campaign__in=campaigns, state__in=SHOWN).order_by("pk")
    if parts:
        rows = rows.filter(part__in=parts)
    gone = raises().gone
    by_place: dict[Place, dict[str, Words]] = defaultdict(dict)
    for row in rows:
        words = _words(row, gone)
        if words.heading or words.body:
            place = (row.campaign_id, row.case_id, row.action_id, row.part)
            by_place[place][_plain(row.language)] = words
    return Texts(by_place)


def _words(row: Text, gone: Names) -> Words:
    return Words(
        heading=gone.told(row.heading),
        body=gone.told(row.body),
        language=row.language,
        mark=_mark(row),
        is_other=False,
    )


def _mark(row: Text) -> str:
    if row.state == Text.State.REVIEWED:
        return ""
    return UNCHECKED if _plain(row.language) == ENGLISH else DRAFT_TRANSLATION


def _plain(language: str) -> str:
    return language.lower()
