"""How long people are held, and how detention ends: early, on time, with restrictions, by death.

One detention of one person is the unit. What a source calls an early release stands apart from
the end of a sentence. Who was last heard of in detention counts until then.

Releases are reported, and that somebody is still held is seldom reported. So first comes what is
known: the part of all detentions that had ended by then as sources say, which can only be too
low. The estimated share comes second and reads high. It comes three times: from the middle of
what the dates can mean, and from the shortest and the longest detentions that they allow.
"""

from collections.abc import Collection, Mapping, Sequence

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.clustered import clustered
from endreprisals.domain.analysis.detention_gaps import (
    caveats,
    ended,
    missing,
    period,
    what_early_means,
)
from endreprisals.domain.analysis.detentions import (
    KINDS,
    READINGS,
    Detention,
    Detentions,
    Reading,
    detentions,
)  # fmt: skip
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.private_cases import private_cases
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.small_cells import hidden, scope
from endreprisals.domain.analysis.standing_values import (
    SERIES_AT_RISK,
    SERIES_STILL,
    TIMES,
    YEARS,
    hidden_parts,
    incidence_value,
)
from endreprisals.domain.analysis.survival import Incidence, Standing, Stay

NAME = "time-to-release"


def time_to_release(rows: Rows) -> Figure:
    """How many detentions had ended in each way after 1, 2, 3, 5 and 10 years.

    Keys are years since the detention began; series are kinds of end, `no_end_known` for what
    is left of the whole, and `at_risk` for how many detentions were still being heard of. A
    series with `:at_least` counts what sources say, of all detentions; one with `:bounds` gives
    the estimate under the shortest and the longest possible times. Intervals let all
    detentions of one case vary together.
    """
    found = detentions(rows.spells)
    if not found.kept:
        return Figure(NAME, "years_held", "share", "", (), refused=codes.NO_SPELLS)
    readings = {reading: _standings(found.kept, reading) for reading in READINGS}
    values = _values(found, readings, private_cases(rows))
    return Figure(
        name=NAME,
        axis="years_held",
        unit="share",
        period=period(found.kept),
        values=values,
        says=_says(found),
        caveats=(*caveats(found), *scope(values)),
        missing=missing(found),
    )


def _stays(kept: Sequence[Detention], reading: Reading) -> list[tuple[str, Stay]]:
    """Each detention as a time under observation, with its case."""
    return [(one.case, Stay(0.0, one.days(reading), one.kind)) for one in kept]


def _standings(kept: Sequence[Detention], reading: Reading) -> tuple[Standing, ...]:
    return clustered(_stays(kept, reading), TIMES, KINDS)


def _values(
    found: Detentions, readings: Mapping[Reading, Sequence[Standing]], private: Collection[str]
) -> tuple[Value, ...]:
    values: list[Value] = []
    for place, years in enumerate(YEARS):
        at = {reading: readings[reading][place] for reading in READINGS}
        out = hidden_parts(_stays(found.kept, "middle"), at["middle"], private)
        for value in _values_at(str(years), found, at):
            series = value.series.partition(":")[0]
            values.append(hidden(value) if series in out else value)
    return tuple(values)


def _values_at(key: str, found: Detentions, at: Mapping[Reading, Standing]) -> list[Value]:
    """All values of one time: what is known of each way of leaving, then what is estimated."""
    middle, of = at["middle"], len(found.kept)
    values: list[Value] = []
    for kind in KINDS:
        known = middle.counts.get(kind, 0) / of
        values.append(Value(key, known, kind + codes.AT_LEAST, of, at_least=True))
    for series in (*KINDS, SERIES_STILL):
        values.append(incidence_value(key, series, _share(middle, series), middle, of))
        if found.imprecise:
            values.append(_bounds(key, series, at, of))
    return [*values, Value(key, float(middle.at_risk), SERIES_AT_RISK, of, method=codes.COUNT)]


def _share(standing: Standing, series: str) -> Incidence:
    return standing.still if series == SERIES_STILL else standing.left[series]


def _bounds(key: str, series: str, at: Mapping[Reading, Standing], of: int) -> Value:
    """The share between the shortest and the longest times that the dates allow."""
    shares = [_share(standing, series).share for standing in at.values()]
    known = [share for share in shares if share is not None]
    named = series + codes.BOUNDS
    if len(known) < len(shares):
        return Value(key, None, named, of, marks=(codes.BEYOND_FOLLOW_UP,))
    middle = _share(at["middle"], series).share
    return Value(key, middle, named, of, min(known), max(known), "bounds")


def _says(found: Detentions) -> tuple[Saying, ...]:
    of, cases = len(found.kept), len({one.case for one in found.kept})
    said = [
        Saying(codes.DETENTIONS, {"count": of, "cases": cases, "ended": ended(found)}),
        Saying(codes.READS_HIGH),
    ]
    counts = {codes.IMPRECISE_DATES: found.imprecise, codes.HEARD_ONCE: found.heard_once}
    said += [Saying(code, {"count": count, "of": of}) for code, count in counts.items() if count]
    return (*said, what_early_means(found))
