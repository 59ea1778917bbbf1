"""How intervals are made, each with its formula in words and where it comes from."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

INTERVALS: Mapping[str, tuple[Promise, Promise]] = {
    "bounds": (
        _("Bounds"),
        _(
            "The lowest and the highest number that the data allow, whatever is true of what they "
            "do not say. No probability is in them. Where nothing bounds a number from above, it "
            "says “at least”."
        ),
    ),
    "wilson": (
        _("Wilson interval for a share, 95%"),
        _(
            "All shares that the count seen would not contradict: the share plus half of z² over "
            "n, plus or minus z times the root of p(1 − p)/n + z²/4n², all of it divided by 1 + "
            "z²/n. Here p is the share, n what it is a share of, and z is 1.96. Wilson 1927."
        ),
    ),
    "newcombe": (
        _("Newcombe interval for a difference of two shares, 95%"),
        _(
            "From the Wilson bounds of both shares: the difference minus the root of the squared "
            "distances to the lower bound of the one and the upper bound of the other, and "
            "likewise upwards. Newcombe 1998, method 10."
        ),
    ),
    "poisson": (
        _("Exact Poisson interval for a count, 95%"),
        _(
            "All expected numbers for which a count as small as this one, or as large, would come "
            "at least once in forty times. Garwood 1936."
        ),
    ),
    "rate_ratio": (
        _("Interval for the ratio of two counts, 95%"),
        _(
            "The ratio divided and multiplied by e to the power of z times the root of one over "
            "the earlier count plus one over the later; z is 1.96. A ratio of 1 is no change."
        ),
    ),
    "aalen_johansen": (
        _("Aalen–Johansen estimate with log-log interval, 95%"),
        _(
            "At each day on which somebody left, the share still held is multiplied by the part of "
            "those under observation who left in one way, and the products are added up. Whoever "
            "was last heard of in detention leaves the observation then. Where a case has several "
            "detentions, each case is also left out in turn, and the wider interval is given. "
            "Aalen and Johansen 1978; Kott 2001."
        ),
    ),
    "chapman": (
        _("Chapman estimate from two lists, 95%"),
        _(
            "One more than the first list times one more than the second, divided by one more than "
            "those on both, less one. Chapman 1951; interval after Chao 1987."
        ),
    ),
    "cox_99": (
        _("Ratio of rates from a Cox model, 99%"),
        _(
            "How many times as often early release came after raising as for detentions of the "
            "same region that had lasted as long and were not raised, allowing for the year and "
            "for whether somebody is named. Errors are gathered by State. The widest interval of "
            "all readings of the dates is given. Cox 1972; Lin and Wei 1989."
        ),
    ),
    "e_value": (
        _("E-value"),
        _(
            "How strongly something unrecorded would have to go with both raising and early "
            "release to make the bound nearest to 1 come from nothing. VanderWeele and Ding 2017."
        ),
    ),
}
