"""Whether free text names somebody of this record: before it is kept, and after they are gone.

Text beside a statement or a judgement stands on pages of its own. What is withdrawn with a case
must go from there too, so such text names nobody: cases are written by their number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from endreprisals.domain.text import normal_text
from endreprisals.record.models import CaseSubject, MentionSubject, Name, Subject
from endreprisals.record.queries.joined import told_in_public

KINDS = ("person", "organisation")
SEPARATOR = "; "  # between the sources of a statement
_POSSESSIVE = re.compile(r"['’]s\b")
_ADDRESS = re.compile(r"https?://\S+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names as sorted words, so that neither case, accents nor the order of words matter."""

    words: frozenset[Words]
    lengths: tuple[int, ...]

    def found_in(self, text: str) -> str:
        """The words of `text` that are one of these names, in its order; blank for none."""
        if not self.words:
            return ""
        read = _words(text)
        for length in self.lengths:
            for start in range(len(read) - length + 1):
                part = read[start : start + length]
                if tuple(sorted(part)) in self.words:
                    return " ".join(part)
        return ""

    def told(self, text: str) -> str:
        """The text, or nothing where it holds one of these names."""
        return "" if self.found_in(text) else text

    def told_sources(self, text: str) -> str:
        """Sources parted by semicolons without those that hold one of these names."""
        return SEPARATOR.join(part for part in text.split(SEPARATOR) if not self.found_in(part))


NOBODY = Names(frozenset(), ())


def names_of_everybody(kinds: Iterable[str] = KINDS) -> Names:
    """Every spelling in the record, shown or withdrawn. One query."""
    return _names(Name.objects.filter(subject__kind__in=tuple(kinds)))


def names_of_the_gone() -> Names:
    """Names of those who were taken back, or all of whose cases were. One query.

    Whoever a case that is still shown tells of is not gone, though another case of theirs is.
    """
    return _names(Name.objects.filter(subject__in=_gone()))


def without_addresses(text: str) -> str:
    """The text without web addresses: what they spell was not chosen by whoever cites them."""
    return _ADDRESS.sub(" ", text)


def _gone() -> QuerySet[Subject]:
    withdrawn = Q(case__withdrawn_at__isnull=False) | Q(
        case__merged_into__withdrawn_at__isnull=False
    )
    parts, mentions = CaseSubject.objects, MentionSubject.objects
    of_mentions = Q(mention__case__withdrawn_at__isnull=False) | Q(
        mention__case__merged_into__withdrawn_at__isnull=False
    )
    had = Q(pk__in=parts.filter(withdrawn).values("subject")) | Q(
        pk__in=mentions.filter(of_mentions).values("subject")
    )
    told = parts.filter(told_in_public("case")).values("subject")
    told_in_mentions = mentions.filter(told_in_public("mention__case")).values("subject")
    left = Q(pk__in=told) | Q(pk__in=told_in_mentions)
    return Subject.objects.filter(Q(withdrawn_at__isnull=False) | had & ~left)


def _names(rows: QuerySet[Name]) -> Names:
    texts = rows.order_by().values_list("text", flat=True).distinct()
    words = frozenset(filter(None, (tuple(sorted(_words(text))) for text in texts)))
    return Names(words, tuple(sorted({len(one) for one in words})))


def _words(text: str) -> list[str]:
    return normal_text(_POSSESSIVE.sub(" ", text)).split()


def fields_naming(names: Names, fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those of the fields whose text holds a name, each with the words found."""
    for field, text in fields:
        if found := names.found_in(text):
            yield field, found
