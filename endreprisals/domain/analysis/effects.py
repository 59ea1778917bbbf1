"""Whether early release came more often once States had raised a case, and why few can say so.

Cases are compared with cases of the same regional group that were held as long and not yet
raised. Where the record cannot tell an early release from one that was foreseen, or where raises
seem to follow what was foreseen, there is no number, only the reason. Whatever is shown is an
association: States choose whom they raise, and what they know is not in the record.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import exp, log, sqrt

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.anticipation import (
    HIDDEN_SHARE,
    SOON,
    placebo,
    soon_after,
    timing,
)
from endreprisals.domain.analysis.cox import Line, NotConverged, Ratio, hazard_ratio
from endreprisals.domain.analysis.detention_gaps import (
    caveats,
    missing,
    period,
    what_early_means,
)
from endreprisals.domain.analysis.detentions import READINGS, Detentions, Reading, detentions
from endreprisals.domain.analysis.exposure import SPOKEN, Raised, Spoken, raises
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.groups_of_detentions import balance
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.small_cells import scope
from endreprisals.domain.analysis.standing_values import DAYS_IN_A_YEAR
from endreprisals.domain.analysis.study import RAISED, Study, study

NAME = "effect-of-raising"
NOT_RAISED = "not_raised"
FEWEST = 10  # early releases on either side: fewer cannot bear a model
LN2 = log(2)
KNOWN_SHARE = 0.8  # of detentions whose scheduled end must be known


def effect_of_raising(rows: Rows) -> Figure:
    """How many times as often early release came after raising, or why that cannot be said.

    `early_release` is the ratio with bounds of 99 per cent, the widest of what the dates allow;
    `e_value` says how strongly something unrecorded would have to go with both raising and
    release to make the bound nearest to 1 come from nothing; `early_releases` and
    `years_at_risk` are what the ratio was made from. Where the effect is refused none of these
    is there, so that nobody divides what may not be divided: `refused` has the first reason,
    `says` all of them. The other keys describe both groups either way.
    """
    timed, found = detentions(rows.spells), raises(rows)
    looked_at = study(rows, timed, found)
    undated = Saying(codes.RAISE_NOT_DATED, {"count": len(found.undated)})
    refusals, said, values = _answer(rows, timed, found)
    groups = tuple(balance(rows, looked_at))
    return Figure(
        name=NAME,
        axis="rows",
        unit="ratio",
        period=period(looked_at.detentions),
        values=(*values, *groups),
        says=(*(one for _, one in refusals), *said, what_early_means(timed)),
        caveats=("not_causal", *caveats(timed), "ledger_incomplete", *scope(groups)),
        missing=(*((undated,) if found.undated else ()), *missing(timed)),
        refused=refusals[0][0] if refusals else "",
    )


Refusal = tuple[str, Saying]
Answer = tuple[list[Refusal], list[Saying], list[Value]]


def e_value(ratio: Ratio) -> float:
    """How strongly an unrecorded cause would have to go with raising and with release.

    As a risk ratio, from 1 (anything would do) upwards, for the bound nearest to 1. Early
    release is not rare, so the ratio of rates is first turned into one of risks. Source:
    VanderWeele and Ding 2017, Annals of Internal Medicine 167(4), table 2.
    """
    if ratio.low <= 1 <= ratio.high:
        return 1.0
    bound = ratio.low if ratio.low > 1 else 1 / ratio.high
    risk = (1 - exp(-LN2 * sqrt(bound))) / (1 - exp(-LN2 / sqrt(bound)))
    return risk + sqrt(risk * (risk - 1))


def _answer(rows: Rows, timed: Detentions, found: Raised) -> Answer:
    """The reasons against, what is to be said, and the numbers if nothing speaks against them."""
    looked_at = study(rows, timed, found)
    lines = looked_at.lines()
    refusals = [*_too_few(lines), *_unforeseeable(looked_at)]
    if refusals:
        return refusals, [], []
    refusals = _foreseen(looked_at)
    try:
        refusals += _anticipated(looked_at, lines)
        return (refusals, [], []) if refusals else _estimated(rows, timed, found)
    except NotConverged:
        return [*refusals, (codes.NOT_CONVERGED, Saying(codes.NOT_CONVERGED))], [], []


def _too_few(lines: Iterable[Line]) -> list[Refusal]:
    """Whether either side has too few early releases. How few is not said: two of one."""
    if min(_released(lines)) >= FEWEST:
        return []
    return [(codes.TOO_FEW_EVENTS, Saying(codes.TOO_FEW_EVENTS, {"needed": FEWEST}))]


def _unforeseeable(looked_at: Study) -> list[Refusal]:
    """Whether too few scheduled ends are known to tell what was foreseen."""
    of = len(looked_at.detentions)
    known = sum(one.sentence_end is not None for one in looked_at.detentions)
    if known >= KNOWN_SHARE * of and of:
        return []
    counts = {"known": known, "of": of, "needed_share": KNOWN_SHARE}
    return [(codes.NO_SENTENCE_ENDS, Saying(codes.NO_SENTENCE_ENDS, counts))]


def _foreseen(looked_at: Study) -> list[Refusal]:
    """Whether scheduled ends follow statements, while some scheduled ends are not known.

    Statements just before scheduled ends do no harm where those ends are known, because such
    releases are not early. They speak against the ends that are not known.
    """
    known = sum(one.sentence_end is not None for one in looked_at.detentions)
    timed = timing(looked_at)
    if timed.crowded and known < (1 - HIDDEN_SHARE) * len(looked_at.detentions):
        return [(codes.ANTICIPATION, timed.says())]
    return []


def _anticipated(looked_at: Study, lines: list[Line]) -> list[Refusal]:
    """Signs in the releases themselves that they were foreseen, or that the method errs."""
    said: list[Saying] = []
    soon = soon_after(lines)
    if soon and soon.low > 1:
        said.append(Saying(codes.RELEASES_SOON_AFTER, {"days": SOON}))
    pretended = placebo(looked_at)
    if pretended and not pretended.low <= 1 <= pretended.high:
        said.append(Saying(codes.PLACEBO_DATES, _numbers(pretended)))
    return [(codes.ANTICIPATION, one) for one in said]


def _estimated(rows: Rows, timed: Detentions, found: Raised) -> Answer:
    """The ratio, with the widest bounds that the possible dates give."""
    lines = study(rows, timed, found).lines()
    middle = hazard_ratio(lines, RAISED)
    others = [
        hazard_ratio(study(rows, timed, found, spoken).lines(reading), RAISED)
        for reading, spoken in _other_readings(timed, found)
    ]
    low = min(one.low for one in (middle, *others))
    ratio = Ratio(middle.value, low, max(one.high for one in (middle, *others)))
    releases = sum(_released(lines))
    states = len({line.cluster for line in lines})
    says = [Saying(codes.EFFECT, {**_numbers(ratio), "releases": releases, "states": states})]
    if ratio.low <= 1 <= ratio.high:
        says.append(Saying(codes.EFFECT_INCLUDES_NONE))
    values = [
        Value("early_release", ratio.value, RAISED, releases, ratio.low, ratio.high, codes.COX),
        Value("e_value", e_value(ratio), "nearest_bound", method=codes.E_VALUE),
        *_counts(lines),
    ]
    return [], says, values


def _other_readings(timed: Detentions, found: Raised) -> Iterator[tuple[Reading, Spoken]]:
    """All readings of vague dates but the middle: of detentions, of statements and of both."""
    held: Sequence[Reading] = READINGS if timed.imprecise else ("middle",)
    said: Sequence[Spoken] = SPOKEN if found.imprecise else ("middle",)
    return (pair for pair in product(held, said) if pair != ("middle", "middle"))


def _numbers(ratio: Ratio) -> dict[str, float]:
    return {"ratio": ratio.value, "low": ratio.low, "high": ratio.high}


def _released(lines: Iterable[Line]) -> tuple[int, int]:
    """Early releases after raising, and those without or before it."""
    flags = [line.traits[RAISED] for line in lines if line.early]
    raised = int(sum(flags))
    return raised, len(flags) - raised


def _counts(lines: list[Line]) -> Iterator[Value]:
    for series, number in zip((RAISED, NOT_RAISED), _released(lines), strict=True):
        yield Value("early_releases", float(number), series, method=codes.COUNT)
    for series, flag in ((RAISED, 1.0), (NOT_RAISED, 0.0)):
        days = sum(line.stop - line.start for line in lines if line.traits[RAISED] == flag)
        yield Value("years_at_risk", days / DAYS_IN_A_YEAR, series, method=codes.YEARS)
