"""What a page may say to the holder of a mailed link, and how many there are, for the desk."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from endreprisals.supporters.models import Subscriber
from endreprisals.supporters.services.mailings import language_for
from endreprisals.supporters.services.subscribing import asked_number, is_waiting


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands with the list. No address: the door that asks could not read it."""

    state: str  # Subscriber.State: waiting or active
    topics: tuple[str, ...]
    language: str


def standing(supporter: str, *, asked: int | None, today: date) -> Standing | None:
    """Of somebody on the list or waiting for it, by the asking in the link or by none.

    None for somebody who left, whose time to confirm is over, or whose link is of another asking.
    """
    row = Subscriber.objects.filter(pk=supporter).first()
    if row is None or (asked is not None and asked_number(row) != asked):
        return None
    if row.state != Subscriber.State.ACTIVE and not is_waiting(row, today):
        return None
    return Standing(row.state, tuple(row.topics), row.language)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a mailing reaches: subscribers of its topic, by the language they get it in."""

    by_language: tuple[tuple[str, int], ...]  # language of the text, subscribers
    instead: int  # of these, who get English because there is no text in their language
    nobody: int  # who get nothing: no text in their language, and none in English

    @property
    def total(self) -> int:
        """Everybody who gets it."""
        return sum(many for _, many in self.by_language)


def reach(topic: str, written: Collection[str]) -> Reach:
    """Read when a page of the desk is opened, row by row without addresses."""
    active = Subscriber.objects.filter(state=Subscriber.State.ACTIVE)
    rows = active.values_list("language", "topics").iterator(chunk_size=2000)
    wanted = Counter(language for language, topics in rows if topic in topics)
    got: Counter[str] = Counter()
    instead = nobody = 0
    for language, many in wanted.items():
        text = language_for(language, written)
        if text is None:
            nobody += many
            continue
        got[text] += many
        instead += many if text != language else 0
    return Reach(tuple(sorted(got.items())), instead, nobody)
