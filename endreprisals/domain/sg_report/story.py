"""A story as text: its paragraphs cut into sentences, each knowing where it stands."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from endreprisals.domain.sg_report.bodies import Body, blanked, bodies_in
from endreprisals.domain.sg_report.model import Paragraph

_END = re.compile(r"[.!?][”\"’)\]]*(?:\s+(?=[A-ZÀ-ÞŚŠŽ“\"(‘0-9])|$)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Messrs|Mses|Dr|Prof|Rev|Fr|Sr|Jr|St|Nos?|para|"
    r"paras|art|arts|cf|e\.g|i\.e|Gen|Col|Lt|Hon|"
    r"Capt|Sgt|vs|approx|chap|annex|vol|ch|pp?)|\b[A-Z])\.$"
)
_TITLE_DOT = re.compile(
    r"(?<=\bMr|\bMs|\bDr)\.|(?<=\bMrs)\.|(?<=\bparas)\.|(?<=\bpara)\.|(?<=\bNo)\."
)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@dataclass(frozen=True)
class Sentence:
    """One sentence, the number of its paragraph and its place in the paragraph's text."""

    text: str
    paragraph: str
    start: int

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The United Nations bodies named in it."""
        return bodies_in(self.text)

    @cached_property
    def soft(self) -> str:
        """The sentence with the full stops of titles taken out, same length."""
        return _TITLE_DOT.sub(" ", self.text)

    @cached_property
    def plain(self) -> str:
        """The sentence in small letters with the names of bodies blanked, same length."""
        return blanked(self.soft, self.bodies).lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, names of bodies left out."""
        return frozenset(_WORD.findall(self.plain))


@dataclass(frozen=True)
class Story:
    """Consecutive paragraphs that tell of the same subject."""

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in sentences(paragraph))

    @cached_property
    def text(self) -> str:
        """The whole text, paragraphs apart."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@lru_cache(maxsize=512)
def sentences(paragraph: Paragraph) -> tuple[Sentence, ...]:
    """The sentences of a paragraph; full stops of titles and initials end none."""
    text = paragraph.text
    found = []
    start = 0
    for end in _END.finditer(text):
        if end.end() < len(text) and _SHORT.search(
            text, max(0, start, end.start() - 8), end.start() + 1
        ):
            continue
        found.append(Sentence(text[start : end.end()].rstrip(), paragraph.number, start))
        start = end.end()
    if text[start:].strip():
        found.append(Sentence(text[start:], paragraph.number, start))
    return tuple(found)
