"""Letters in own words as the desk reads them, opened with the key that only the desk holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from endreprisals.adapters.sealing import SealBroken
from endreprisals.campaigns.letter_words import office_name
from endreprisals.campaigns.models import Letter
from endreprisals.campaigns.services.letters_seen import MOST_SAMPLE
from endreprisals.supporters.identity import opened

PAGE = 50
SENTENCE_END = re.compile(r"(?<=[.!?。！？؟])\s+")


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in the list: nothing of its words, nothing of its writer."""

    letter: Letter
    office: str


@dataclass(frozen=True, slots=True)
class LetterList:
    """Letters that wait for a person, the longest first, and how many stand where."""

    lines: tuple[LetterLine, ...]
    page: int
    pages: int
    total: int
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """One letter with its words. What would be told to the State is shown as it would be told."""

    letter: Letter
    office: str
    subject: str
    words: str
    name: str
    tells_address: bool
    sentences: tuple[str, ...]  # that could be quoted
    broken: bool  # no key of ours opens it


def letter_list(page: int) -> LetterList:
    """Three queries, however many letters there are."""
    rows = Letter.objects.filter(state=Letter.State.TO_SEE).order_by("confirmed_at", "pk")
    total = rows.count()
    pages = max(-(-total // PAGE), 1)
    page = min(max(page, 1), pages)
    shown = rows.select_related("action__campaign", "action__about__case", "office")
    lines = tuple(
        LetterLine(one, office_name(one.office)) for one in shown[(page - 1) * PAGE : page * PAGE]
    )
    states = dict(Letter.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return LetterList(lines, page, pages, total, states)


def open_letter(letter_id: int) -> OpenLetter:
    """Raises `Letter.DoesNotExist`."""
    rows = Letter.objects.select_related("action__campaign", "action__about__case", "office")
    letter = rows.get(pk=letter_id)
    try:
        subject, words, name = (
            opened(bytes(sealed), about=f"letter.{field}") if sealed else ""
            for field, sealed in (
                ("subject", letter.subject), ("words", letter.words), ("name", letter.name),
            )
        )  # fmt: skip
        broken = False
    except SealBroken:
        subject = words = name = ""
        broken = True
    return OpenLetter(
        letter=letter, office=office_name(letter.office), subject=subject, words=words, name=name,
        tells_address=letter.reply_to is not None, broken=broken,
        sentences=() if letter.action.high_risk else sentences(words),
    )  # fmt: skip


def sentences(words: str) -> tuple[str, ...]:
    """Whole sentences that are short enough to be quoted."""
    plain = " ".join(words.split())
    return tuple(one for one in SENTENCE_END.split(plain) if 0 < len(one) <= MOST_SAMPLE)
