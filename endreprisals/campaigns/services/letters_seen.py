"""What a person at the desk makes of a letter: it may go, it is refused, it is counted instead."""

from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Letter
from endreprisals.campaigns.services.letters import end
from endreprisals.domain.campaigning.own_words import BadWords, clean
from endreprisals.supporters import identity

# Why a letter is refused. The words for people stand with the desk.
REFUSALS: Final = (
    "insults", "other_case", "private_facts", "relatives_named", "party_politics", "not_a_letter",
    "other_language",
)  # fmt: skip
MOST_SAMPLE: Final = 240  # characters


class LetterRefused(Exception):
    """Nothing was changed; the message is a code."""


def approve(letter_id: int, *, sample: str, by: str, at: datetime) -> None:
    """It may go into the queue. `sample`, a sentence of it or blank, may stand in a digest."""
    with transaction.atomic():
        letter = _unseen(letter_id)
        _take_sample(letter, sample)
        letter.state, letter.seen_by, letter.seen_at = Letter.State.QUEUED, by, at
        letter.save()
        _note(letter, "approved", by, at)


def count_instead(letter_id: int, *, sample: str, by: str, at: datetime) -> None:
    """It is told as a number in the digest, and perhaps with one sentence."""
    with transaction.atomic():
        letter = _unseen(letter_id)
        _take_sample(letter, sample)
        letter.seen_by, letter.seen_at = by, at
        end(letter, Letter.State.DIGEST, "by_hand", at=at)
        _note(letter, "digest", by, at)


def refuse(letter_id: int, *, because: str, by: str, at: datetime) -> None:
    """It does not go. Raises `LetterRefused` for a reason that is not in the list."""
    if because not in REFUSALS:
        raise LetterRefused("no_such_reason")
    with transaction.atomic():
        letter = _unseen(letter_id)
        letter.seen_by, letter.seen_at = by, at
        end(letter, Letter.State.REFUSED, because, at=at)
        _note(letter, because, by, at)


def _unseen(letter_id: int) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    if letter.state != Letter.State.TO_SEE:
        raise LetterRefused("seen_already")
    return letter


def _take_sample(letter: Letter, sample: str) -> None:
    """A sentence that stands in the letter word for word; none for an action at high risk."""
    if not sample.strip():
        return
    if letter.action.high_risk:
        raise LetterRefused("no_samples_here")
    try:
        sentence = clean(sample, most=MOST_SAMPLE, lines=False)
    except BadWords as bad:
        raise LetterRefused(f"sample_{bad.code}") from None
    words = identity.opened(bytes(letter.words), about="letter.words") if letter.words else ""
    if sentence not in " ".join(words.split()):
        raise LetterRefused("sample_not_in_letter")
    letter.sample = identity.seal(sentence, about="letter.sample")


def _note(letter: Letter, what: str, by: str, at: datetime) -> None:
    audit(Event.Kind.LETTER_SEEN, actor=by, at=at, target=f"letter-{letter.pk}", what=what)
