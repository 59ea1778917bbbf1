"""Everything that the page of a figure shows, ready for its template."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from html import escape

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.un_symbols import normal_symbol
from endreprisals.observatory import queries
from endreprisals.observatory.models import StoredChart
from endreprisals.observatory.queries import Shown
from endreprisals.observatory.table import FigureTable, table_of
from endreprisals.observatory.words import answers, sayings, spoken, titles, warnings

Form = StoredChart.Form


@dataclass(frozen=True, slots=True)
class FigureHead:
    """A figure in the index: its question and its answer. Not made yet: no answer."""

    name: str
    title: str
    question: str
    answer: str
    period: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong to one question."""

    title: str
    heads: tuple[FigureHead, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The first page of the observatory."""

    groups: tuple[Group, ...]
    made_at: datetime | None
    silence: str
    being_made: bool  # the record has changed since, or figures are missing


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One figure, whole, in the page's language."""

    name: str
    title: str
    question: str
    answer: str
    refused: bool
    sentences: tuple[str, ...]
    period: str
    chart: SafeString  # two drawings for two widths; blank where nothing can be drawn
    table: FigureTable
    caveats: tuple[str, ...]
    missing: tuple[str, ...]
    symbols: tuple[str, ...]
    made_at: datetime
    as_of: str
    record_version: int
    is_old: bool
    address: str
    embed: str


def index() -> Index:
    """Every figure under its question. Two queries, and one for each figure that is new."""
    known = queries.all_stored()
    version = queries.version_in_force()
    groups = tuple(
        Group(
            str(titles.GROUPS[group]),
            tuple(
                head(name, known.get(name))
                for name, entry in catalogue.FIGURES.items()
                if entry.group == group
            ),
        )
        for group in catalogue.GROUPS
    )
    return Index(
        groups=groups,
        made_at=max((one.made_at for one in known.values()), default=None),
        silence=warnings.caveat("silence_is_not_safety"),
        being_made=any(
            name not in known or known[name].record_version != version for name in catalogue.FIGURES
        ),
    )


def head(name: str, shown: Shown | None) -> FigureHead:
    """A figure as the index shows it."""
    return FigureHead(
        name=name,
        title=titles.title(name),
        question=titles.question(name),
        answer=answers.answer(shown.figure) if shown else "",
        period=spoken.period(shown.figure.period) if shown else "",
        refused=bool(shown and shown.figure.refused),
    )


def figure_page(shown: Shown) -> FigurePage:
    """The page of a stored figure. Two queries."""
    return replace(
        _worded(shown, spoken.language()),
        chart=inline_chart(shown.figure.name),
        is_old=shown.record_version != queries.version_in_force(),
    )


@lru_cache(maxsize=100)
def _worded(shown: Shown, language: str) -> FigurePage:
    """All words of the page: they stay the same until the figure is made again."""
    figure = shown.figure
    return FigurePage(
        name=figure.name,
        title=titles.title(figure.name),
        question=titles.question(figure.name),
        answer=answers.answer(figure),
        refused=bool(figure.refused),
        sentences=tuple(answers.sentences(figure)),
        period=spoken.period(figure.period),
        chart=SafeString(""),
        table=table_of(figure),
        caveats=tuple(map(warnings.caveat, figure.caveats)),
        missing=tuple(map(sayings.say, figure.missing)),
        symbols=tuple(filter(normal_symbol, figure.sources)),
        made_at=shown.made_at,
        as_of=spoken.day(shown.as_of.isoformat()),
        record_version=shown.record_version,
        is_old=False,
        address=f"{settings.SITE_ORIGIN}{reverse('observatory:figure', args=[figure.name])}",
        embed=embed_code(figure.name),
    )


def inline_chart(name: str) -> SafeString:
    """The drawings for a page. They were checked to hold nothing but shapes when they were kept."""
    content = queries.chart(name, Form.INLINE)
    return SafeString(content.decode()) if content else SafeString("")


def embed_code(name: str) -> str:
    """What another site has to copy to show the figure in a frame: text, not markup of ours."""
    address = f"{settings.SITE_ORIGIN}{reverse('observatory:embed', args=[name])}"
    title = escape(titles.title(name))
    return f'<iframe src="{address}" title="{title}" width="100%" height="640"></iframe>'


def citation(page: FigurePage) -> str:
    """How to cite a figure."""
    return gettext(
        "endreprisals, “{title}”, from the record of {day} (version {version}), {address}"
    ).format(title=page.title, day=page.as_of, version=page.record_version, address=page.address)
