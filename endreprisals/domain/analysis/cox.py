"""How many times as often early release came to those already raised as to those not yet raised.

The cause-specific proportional hazards model of Cox with exposure that changes over time, fitted
by lifelines. States differ and their cases resemble each other, so the interval is the wider one
of the model's own and of one that lets all cases of a State vary together (Lin and Wei 1989).

lifelines, pandas and numpy are imported inside the functions that need them: only a worker that
computes figures ever loads them.
"""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

WEEK = 7  # days: releases of one week count as one time, which keeps large records quick
Z99 = 2.5758293035489004  # 99.5 per cent of a normal distribution lies below it
GUESSED = "very low variance"  # lifelines fears this before it fits; the fit itself tells
UNBOUNDED = 25.0  # a variance of a log ratio that bounds nothing
CONSTANT = 1e-9  # a column that varies less than this explains nothing


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one detention, in days since its beginning, in which nothing of it changed.

    `group` has its own baseline: cases are compared inside it only. `cluster` is what varies
    together. `traits` are numbers by name; every line has the same names.
    """

    start: float
    stop: float
    early: bool
    group: str
    cluster: str
    traits: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as often, with bounds of 99 per cent."""

    value: float
    low: float
    high: float


class NotConverged(Exception):
    """The model has no answer: the fit found no maximum, or one that nothing bounds."""


def hazard_ratio(lines: Iterable[Line], trait: str) -> Ratio:
    """The ratio for one unit of a trait, all other traits of the lines held equal.

    Bounds are of 99 and not of 95 per cent, because the figure is computed anew with every
    change of the record, and one look in twenty would find something where nothing is. Raises
    `NotConverged`.
    """
    kept = [line for line in lines if line.stop > line.start]
    names = _varying(kept)
    if trait not in names:
        raise NotConverged(f"{trait} is the same for all")
    fitted = _fit(kept, names)
    place = names.index(trait)
    coefficient = float(fitted.params_.to_numpy()[place])
    return bounded(coefficient, _variance(kept, names, fitted, place))


def bounded(coefficient: float, variance: float) -> Ratio:
    """A log ratio and its variance as a ratio; raises `NotConverged` where nothing bounds it."""
    if not 0 < variance < UNBOUNDED:
        raise NotConverged(f"a variance of {variance} bounds nothing")
    reach = Z99 * sqrt(variance)
    return Ratio(exp(coefficient), exp(coefficient - reach), exp(coefficient + reach))


def _varying(lines: Sequence[Line]) -> list[str]:
    """The traits that are not the same for all."""
    names = lines[0].traits if lines else {}
    spans = {name: [line.traits[name] for line in lines] for name in names}
    return [name for name, found in spans.items() if max(found) - min(found) > CONSTANT]


def _fit(lines: Sequence[Line], names: Sequence[str]) -> Any:
    """lifelines' fit of the lines; raises `NotConverged` also where lifelines only warns."""
    from lifelines import CoxTimeVaryingFitter  # noqa: PLC0415  # worker only
    from lifelines.exceptions import (  # noqa: PLC0415  # worker only
        ConvergenceError,
        ConvergenceWarning,
    )
    from numpy.linalg import LinAlgError  # noqa: PLC0415  # worker only

    table = _table(lines, names)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            fitted = CoxTimeVaryingFitter().fit(
                table,
                event_col="early",
                start_col="start",
                stop_col="stop",
                strata=["group"],
                initial_point=_first_guess(lines, names),
            )
        except (ConvergenceError, LinAlgError) as error:
            raise NotConverged(str(error)) from error
    for one in caught:
        if issubclass(one.category, ConvergenceWarning) and GUESSED not in str(one.message):
            raise NotConverged(str(one.message))
    return fitted


def _table(lines: Sequence[Line], names: Sequence[str]) -> Any:
    import pandas as pd  # noqa: PLC0415  # worker only

    columns: dict[str, list[Any]] = {
        "start": [line.start for line in lines],
        "stop": [_week_end(line) for line in lines],
        "early": [line.early for line in lines],
        "group": [line.group for line in lines],
    }
    for name in names:
        columns[name] = [line.traits[name] for line in lines]
    return pd.DataFrame(columns)


def _first_guess(lines: Sequence[Line], names: Sequence[str]) -> "Numbers":
    """Where the search for the maximum begins: crude log ratios, in lifelines' own scale.

    From nought, its first step overshoots beyond all numbers where few lines of one kind have
    most of the releases.
    """
    import numpy as np  # noqa: PLC0415  # worker only

    days = np.array([line.stop - line.start for line in lines])
    early = np.array([line.early for line in lines])
    guess: Numbers = np.zeros(len(names))
    for place, name in enumerate(names):
        column = np.array([line.traits[name] for line in lines])
        high = column > column.mean()
        rates = [(early[so].sum() + 0.5) / days[so].sum() for so in (high, ~high)]
        span = column[high].mean() - column[~high].mean()
        guess[place] = np.log(rates[0] / rates[1]) / span * column.std(ddof=1)
    return guess


def _week_end(line: Line) -> float:
    """A release moved to the end of its week; statements and last reports keep their day."""
    return float(ceil(line.stop / WEEK) * WEEK) if line.early else line.stop


def _variance(lines: Sequence[Line], names: Sequence[str], fitted: Any, place: int) -> float:
    """The larger of the model's variance and the one that lets clusters vary as wholes."""
    import numpy as np  # noqa: PLC0415  # worker only

    model: Numbers = fitted.variance_matrix_.to_numpy()
    plain = float(model[place, place])
    clusters = sorted({line.cluster for line in lines})
    if len(clusters) < 2:
        return plain
    scores = _scores(lines, names, fitted.params_.to_numpy())
    sums = np.zeros((len(clusters), len(names)))
    places = {cluster: number for number, cluster in enumerate(clusters)}
    np.add.at(sums, [places[line.cluster] for line in lines], scores)
    few = len(clusters) / (len(clusters) - 1)
    together = few * model @ sums.T @ sums @ model
    return max(plain, float(together[place, place]))


def _scores(lines: Sequence[Line], names: Sequence[str], beta: "Numbers") -> "Numbers":
    """What each line adds to the score of the model: seen less expected, one column a trait."""
    import numpy as np  # noqa: PLC0415  # worker only

    traits: Numbers = np.array([[line.traits[name] for name in names] for line in lines])
    traits -= traits.mean(axis=0)
    scores: Numbers = np.zeros_like(traits)
    groups = np.array([line.group for line in lines])
    start = np.array([line.start for line in lines])
    stop = np.array([_week_end(line) for line in lines])
    early = np.array([line.early for line in lines])
    for group in np.unique(groups):
        inside = groups == group
        scores[inside] = _group_scores(
            traits[inside], start[inside], stop[inside], early[inside], beta
        )
    return scores


def _group_scores(
    traits: "Numbers", start: "Numbers", stop: "Numbers", early: "NDArray[np.bool_]",
    beta: "Numbers",
) -> "Numbers":  # fmt: skip
    """The scores inside one group, by sums over all still at risk at each release."""
    import numpy as np  # noqa: PLC0415  # worker only

    weight = np.exp(traits @ beta)
    times, deaths = np.unique(stop[early], return_counts=True)
    if not len(times):
        return np.zeros_like(traits)
    total = _at_risk(weight[:, None], start, stop, times)
    mean = _at_risk(weight[:, None] * traits, start, stop, times) / total
    rate = deaths[:, None] / total
    zero = np.zeros((1, 1))
    hazard = np.vstack([zero, np.cumsum(rate, axis=0)])
    expected = np.vstack([np.zeros((1, traits.shape[1])), np.cumsum(rate * mean, axis=0)])
    first, last = (np.searchsorted(times, days, side="right") for days in (start, stop))
    scores = -weight[:, None] * (
        traits * (hazard[last] - hazard[first]) - (expected[last] - expected[first])
    )
    scores[early] += traits[early] - mean[np.searchsorted(times, stop[early])]
    return np.asarray(scores)


def _at_risk(what: "Numbers", start: "Numbers", stop: "Numbers", times: "Numbers") -> "Numbers":
    """Sums of `what` over the lines that had begun before each time and not stopped before it."""
    import numpy as np  # noqa: PLC0415  # worker only

    def beyond(days: "Numbers") -> "Numbers":
        order = np.argsort(days)
        sums = np.vstack([np.cumsum(what[order][::-1], axis=0)[::-1], np.zeros((1, what.shape[1]))])
        return np.asarray(sums[np.searchsorted(days[order], times, side="left")])

    return beyond(stop) - beyond(start)
