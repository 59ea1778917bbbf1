"""Short ways to write pages and stories for the tests of the reading."""

from endreprisals.domain.sg_report.mentions import Setting, mentions_in
from endreprisals.domain.sg_report.model import (
    Gazetteer,
    Mention,
    PageText,
    Paragraph,
    Period,
    Reading,
)
from endreprisals.domain.sg_report.read import read
from endreprisals.domain.sg_report.story import Sentence

PERIOD = Period("2018-06-01", "2019-05-31")


def pages(*texts: str) -> list[PageText]:
    """Pages of lines, one text a page."""
    return [PageText(number, tuple(text.splitlines())) for number, text in enumerate(texts, 1)]


def reading(*texts: str, symbol: str = "A/HRC/42/30") -> Reading:
    """What these pages say."""
    return read(pages(*texts), symbol=symbol)


def story(
    *paragraphs: str, part: str = "annex I", year: int = 2019, **names: frozenset[str]
) -> Mention:
    """The first mention of paragraphs that stand under Bahrain."""
    return stories(*paragraphs, part=part, year=year, **names)[0]


def stories(
    *paragraphs: str, part: str = "annex I", year: int = 2019, **names: frozenset[str]
) -> list[Mention]:
    """All mentions of paragraphs that stand under Bahrain."""
    made = [Paragraph(part, str(n), "BHR", 1, text) for n, text in enumerate(paragraphs, 1)]
    setting = Setting(year, PERIOD, Gazetteer(**names), annexed=year >= 2017)
    return mentions_in(made, setting)


def sentence(text: str) -> Sentence:
    """A sentence that stands alone."""
    return Sentence(text, "1", 0)


def names(mention: Mention) -> list[str]:
    """Who the subjects are: names, or kind and count."""
    return [s.name or f"{s.kind} {s.count_min}-{s.count_max}" for s in mention.subjects]
