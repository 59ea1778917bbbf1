"""Which of a figure's numbers its chart draws: one idea. The table always has all of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from endreprisals.domain.analysis.figure import Figure, Value

MOST_ROWS = 12  # more rows than this nobody reads in a drawing

SERIES: Mapping[str, tuple[str, ...]] = {
    "states-cited": ("published", "ours", "listed_partial"),
    "cases-per-report": ("cases", "named", "unnamed", "situation", "withheld"),
    "council-members-cited": ("last_five", "published"),
    "acts-change": ("earlier", "later"),
    "cooperation-kinds": ("engagement_bodies",),
    "years-in-reports": ("report_years",),
    "follow-up-gaps": ("gaps",),
    "time-to-release": (
        "early_release", "end_of_sentence", "release_into_restriction", "release_unspecified",
        "death",
    ),
    "states-raising": ("published", "ours"),
    "countries-raised": ("published", "ours"),
}  # fmt: skip


def _any(value: Value) -> bool:
    return True


def _described(value: Value) -> bool:
    return value.key.partition(":")[0] in ("named", "reports", "region")


def _countries(value: Value) -> bool:
    return value.key.startswith("countries:")


def _ratio(value: Value) -> bool:
    return value.method in ("rate_ratio", "cox_99")


CHOSEN: Mapping[str, Callable[[Value], bool]] = {
    "raised-and-not-raised": _described,
    "published-figures": _countries,
    "effect-of-raising": _ratio,
}
BY_SIZE = ("acts-by-type", "acts-change", "cooperation-kinds")  # their commonest rows are drawn


def drawn(figure: Figure) -> Figure:
    """The figure with the numbers that are drawn and no others."""
    series = SERIES.get(figure.name)
    fits = CHOSEN.get(figure.name, _any)
    values = [
        one for one in figure.values if (series is None or one.series in series) and fits(one)
    ]
    if figure.name in BY_SIZE:
        values = _commonest([one for one in values if one.value is not None])
    return replace(figure, values=tuple(values))


def _commonest(values: list[Value]) -> list[Value]:
    """All values of the keys that have most in all series together, the commonest key first."""
    sums: dict[str, float] = defaultdict(float)
    for one in values:
        sums[one.key] += one.value or 0
    order = sorted(sums, key=lambda key: -sums[key])[:MOST_ROWS]
    kept = [one for one in values if one.key in order]
    return sorted(kept, key=lambda one: order.index(one.key))
