"""The words of a campaign, language by language: written by one person, checked by another."""

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Text
from endreprisals.campaigns.services.held import NotPossible, refuse
from endreprisals.domain.analysis.wording import NoPhrases, causal_words
from endreprisals.domain.campaigning.opening import Reason
from endreprisals.domain.campaigning.own_words import BadWords, clean
from endreprisals.domain.campaigning.texts import (
    ACTION_PARTS,
    APPROACHES,
    CAMPAIGN_PARTS,
    CASE_PARTS,
    ENGLISH,
)

HEADING_CHARS: Final = 200
BODY_CHARS: Final = 20_000
LINE_CHARS: Final = 300
TITLE: Final = "title"  # its words stand in the heading
# Parts that tell what came of a campaign: no word may say that one thing brought about another.
OF_RESULTS: Final = ("banner",)
_OWN_LINK = re.compile(r"\bhttps://[!-;=?-~]+")  # of printable ASCII without angle brackets


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: in a campaign, or in one case or one action of it."""

    campaign: Campaign
    case: CampaignCase | None = None
    action: Action | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that words here can be."""
        if self.case is not None:
            return CASE_PARTS
        return ACTION_PARTS if self.action is not None else CAMPAIGN_PARTS


@dataclass(frozen=True, slots=True)
class Written:
    """What a person typed. `show` asks that a translation is shown, with a mark, unchecked."""

    part: str
    language: str
    heading: str
    body: str
    show: bool = False


@transaction.atomic
def write_text(
    written: Written, *, place: Place, revision: int | None, by: str, at: datetime
) -> Text:
    """Keep words until another person has checked them. Raises `NotPossible`.

    `revision` is the one that the person saw; None where there was nothing yet. A translation
    remembers which revision of the English it was made from.
    """
    Campaign.objects.select_for_update().get(pk=place.campaign.pk)
    here = {"campaign": place.campaign, "case": place.case, "action": place.action}
    text = Text.objects.filter(**here, part=written.part, language=written.language).first()
    if (text.revision if text else None) != revision:
        raise refuse("changed_meanwhile")
    if written.part not in place.parts or written.language not in place.campaign.languages:
        raise refuse("no_such_text")
    heading, body = _cleaned(written)
    english = Text.objects.filter(**here, part=written.part, language=ENGLISH).first()
    if written.language != ENGLISH and english is None:
        raise refuse("english_first")
    if text is None:
        text = Text(**here, part=written.part, language=written.language, revision=0)
    text.heading, text.body, text.revision = heading, body, text.revision + 1
    text.translated_from = english.revision if english and written.language != ENGLISH else None
    text.state = _state_of(written, english)
    text.entered_by, text.entered_at = by, at
    text.checked_by, text.checked_at = "", None
    text.save()
    _note(Event.Kind.TEXT_WRITTEN, text, by, at)
    return text


@transaction.atomic
def check_text(*, text_id: int, revision: int | None, by: str, at: datetime) -> Text:
    """Agree with words as the second person: they are shown, and letters of them may leave.

    A translation is agreed to as one of the English that stands now. Raises `NotPossible`.
    """
    text = Text.objects.select_for_update(of=("self",)).get(pk=text_id)
    reasons = []
    if text.revision != revision:
        reasons.append(Reason("changed_meanwhile"))
    if text.entered_by == by:
        reasons.append(Reason("entered_by_you"))
    if text.state == Text.State.REVIEWED:
        reasons.append(Reason("is_so_already"))
    if text.language != ENGLISH:
        reasons += _against_translation(text)
    if reasons:
        raise NotPossible(*reasons)
    text.state, text.checked_by, text.checked_at = Text.State.REVIEWED, by, at
    text.save(update_fields=["state", "checked_by", "checked_at"])
    _note(Event.Kind.TEXT_CHECKED, text, by, at)
    return text


def checked_words(text: str, *, most: int, links: bool) -> str:
    """Words of staff, with everything out that hides or deceives. Raises `NotPossible`.

    `links` lets addresses that begin with https stand; letters to States hold none.
    """
    kept = _OWN_LINK.findall(text) if links else []
    place = "xlinkx"
    while place in text:
        place += "x"
    try:
        words = clean(_OWN_LINK.sub(place, text) if links else text, most=most)
    except BadWords as bad:
        raise refuse(f"words_{bad.code}") from None
    pieces = words.split(place) if kept else [words]
    return "".join(chain.from_iterable(zip_longest(pieces, kept, fillvalue="")))


def refuse_causes(words: str, language: str) -> None:
    """Raise `NotPossible` where words say that a campaign brought something about.

    A language for which no such words are listed is let through: its checker reads for them.
    """
    try:
        found = causal_words(words, language)
    except NoPhrases:
        return
    if found:
        raise NotPossible(*(Reason("cause_word", one) for one in found))


def _cleaned(written: Written) -> tuple[str, str]:
    body = _body(written)
    heading = _heading(written)
    if written.part in OF_RESULTS:
        refuse_causes(f"{heading}\n{body}", written.language)
    return heading, body


def _body(written: Written) -> str:
    """A title may have one line below it; every other part has words."""
    is_title = written.part == TITLE
    if is_title and not written.body.strip():
        return ""
    most = LINE_CHARS if is_title else BODY_CHARS
    body = checked_words(written.body, most=most, links=written.part not in APPROACHES)
    if is_title and "\n" in body:
        raise refuse("one_line")
    return body


def _heading(written: Written) -> str:
    """One line, since it becomes the subject of a mail. Titles and letters have one."""
    if not written.heading.strip():
        if written.part in (TITLE, *APPROACHES):
            raise refuse("heading_missing")
        return ""
    try:
        return clean(written.heading, most=HEADING_CHARS, lines=False)
    except BadWords as bad:
        raise refuse(f"words_{bad.code}") from None


def _state_of(written: Written, english: Text | None) -> Text.State:
    """Only a translation of checked words can be shown before it was checked itself."""
    if not written.show or written.language == ENGLISH or english is None:
        return Text.State.DRAFT
    agreed = english.state == Text.State.REVIEWED
    return Text.State.UNREVIEWED if agreed else Text.State.DRAFT


def _against_translation(text: Text) -> list[Reason]:
    english = Text.objects.get(
        campaign=text.campaign_id, case=text.case_id, action=text.action_id, part=text.part,
        language=ENGLISH,
    )  # fmt: skip
    reasons = []
    if english.revision != text.translated_from:
        reasons.append(Reason("translation_is_behind"))
    if english.state != Text.State.REVIEWED:
        reasons.append(Reason("english_unchecked"))
    return reasons


def _note(kind: Event.Kind, text: Text, by: str, at: datetime) -> None:
    audit(
        kind, actor=by, at=at, target=f"text-{text.pk}", part=text.part, language=text.language,
        revision=text.revision,
    )  # fmt: skip
