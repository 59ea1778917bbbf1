"""Everything that a chart of a figure says, in the language that is being spoken."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_bidi, gettext

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.labels import Amount, ChartText
from endreprisals.observatory.words import keys, spoken, warnings
from endreprisals.observatory.words.amounts import Kind, amount, kind_of, short_interval, written
from endreprisals.observatory.words.answers import answer
from endreprisals.observatory.words.titles import title

# Marks that a drawing points out; the table has all of them.
NOTED = (
    "as_worded", "conflicting", "long_window", "partial_list", "short_window", "small_cell",
    "window_not_known",
)  # fmt: skip


def chart_text(figure: Figure, shown: Figure, *, as_of: str) -> ChartText:
    """The words of a chart that shows some numbers of a figure.

    `as_of` is the day on which the record stood so, ISO 8601.
    """
    kind = kind_of(figure, shown.values[0]) if shown.values else Kind.COUNT
    return ChartText(
        language=spoken.language(),
        title=title(figure.name),
        sentence=answer(figure),
        credit=credit(figure.name, as_of),
        keys={value.key: keys.key_name(figure, value) for value in shown.values},
        series={one.series: keys.series_name(figure.name, one.series) for one in shown.values},
        amount=lambda value: _amount(figure, value),
        tick=lambda number: written(kind, number),
        key_tick=spoken.number,
        key_title=keys.axis_title(figure),
        start=gettext("smaller"),
        end=gettext("larger"),
        notes={code: warnings.mark(code) for code in NOTED}
        | {"interval": gettext("Lines show the interval; the table has all numbers.")},
        direction="rtl" if get_language_bidi() else "ltr",
    )


def credit(name: str, as_of: str) -> str:
    """Who made the chart, from what, on which day, and where it can be checked."""
    address = f"{settings.SITE_ORIGIN}{reverse('observatory:figure', args=[name])}"
    return gettext("endreprisals, from the record of {day}. {address}").format(
        day=spoken.day(as_of), address=address
    )


def _amount(figure: Figure, value: Value) -> Amount:
    return Amount(amount(figure, value).said, short_interval(kind_of(figure, value), value))
