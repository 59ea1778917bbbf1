"""The codes that the figures of time and effect use, with what each sentence has to fill in.

Pages say them in the reader's language; a figure never words anything.
"""

from collections.abc import Mapping

BOUNDS = ":bounds"  # ends the series that gives a share under the shortest and longest times
AT_LEAST = ":at_least"  # ends the series that counts only what is known, of all detentions
FEW = 30  # fewer events than this are few

# Methods of single values, beside those that `figure` names. The first three say that a number
# is no share and no ratio, whatever the unit of its figure.
COUNT, YEARS, MEAN = "count", "years", "mean"
COX = "cox_99"  # a ratio of rates with bounds of 99 per cent
E_VALUE = "e_value"

# Marks of single values.
FEW_AT_RISK = "few_at_risk"  # fewer than five were still followed
BEYOND_FOLLOW_UP = "beyond_follow_up"  # nobody was followed for so long
FEW_AT_FIRST = "few_at_first"  # all seen early had left before others came under observation
MARKS = (FEW_AT_RISK, BEYOND_FOLLOW_UP, FEW_AT_FIRST)

# Why a figure or a part of it is refused.
NO_SPELLS = "no_spells"
NO_CASES = "no_cases"
TOO_FEW_EVENTS = "too_few_events"
NO_SENTENCE_ENDS = "no_sentence_ends"
ANTICIPATION = "anticipation"
NOT_CONVERGED = "not_converged"
ONE_LIST_ONLY = "one_list_only"
TOO_SMALL_OVERLAP = "too_small_overlap"
CLOSED_POPULATION_UNLIKELY = "closed_population_unlikely"
LISTS_NOT_INDEPENDENT = "lists_not_independent"
INDEPENDENCE_NOT_SHOWN = "independence_not_shown"
REFUSED = (
    NO_SPELLS, NO_CASES, TOO_FEW_EVENTS, NO_SENTENCE_ENDS, ANTICIPATION, NOT_CONVERGED,
    ONE_LIST_ONLY, TOO_SMALL_OVERLAP, CLOSED_POPULATION_UNLIKELY, LISTS_NOT_INDEPENDENT,
    INDEPENDENCE_NOT_SHOWN,
)  # fmt: skip

# Spells that cannot be timed, and what others do not say.
LEFT_OUT = ("start_unknown", "dates_contradict", "disappeared")
END_NOT_DATED = "end_not_dated"
END_KIND_UNKNOWN = "end_kind_unknown"
SENTENCE_END_UNKNOWN = "sentence_end_unknown"
RAISE_NOT_DATED = "raise_not_dated"

# Sentences.
DETENTIONS = "detentions"
HEARD_ONCE = "heard_once"  # never heard of again, so that nobody knows how they went on
IMPRECISE_DATES = "imprecise_dates"
READS_HIGH = "reads_high"  # releases are reported, and that somebody is still held is not
# What "early" can mean: every end of a sentence is known, some are, or none is.
SCHEDULED_IS_NOT_EARLY = "scheduled_is_not_early"
SOME_EARLY_MAY_BE_DUE = "some_early_may_be_due"
EARLY_MAY_BE_DUE = "early_may_be_due"
BEFORE_RAISING_IS_NOT_RAISED = "before_raising_is_not_raised"
CASES_COMPARED = "cases_compared"
RAISED_OUTSIDE_REPORTS = "raised_outside_reports"
IN_NEITHER_GROUP = "in_neither_group"
MIDDLE_OF_DATES = "middle_of_dates"
EFFECT = "effect"
EFFECT_INCLUDES_NONE = "effect_includes_none"
ENDS_FOLLOW_RAISES = "ends_follow_raises"
RELEASES_SOON_AFTER = "releases_soon_after"
PLACEBO_DATES = "placebo_dates"
LISTS = "lists"
ESTIMATE = "estimate"

SAYINGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(LEFT_OUT, ("count",)),
    END_NOT_DATED: ("count",),
    END_KIND_UNKNOWN: ("count",),
    SENTENCE_END_UNKNOWN: ("count",),
    RAISE_NOT_DATED: ("count",),
    DETENTIONS: ("count", "cases", "ended"),
    HEARD_ONCE: ("count", "of"),
    IMPRECISE_DATES: ("count", "of"),
    READS_HIGH: (),
    SCHEDULED_IS_NOT_EARLY: (),
    SOME_EARLY_MAY_BE_DUE: ("known", "of"),
    EARLY_MAY_BE_DUE: (),
    BEFORE_RAISING_IS_NOT_RAISED: (),
    CASES_COMPARED: ("raised", "not_raised"),
    RAISED_OUTSIDE_REPORTS: ("count", "of"),
    IN_NEITHER_GROUP: ("count", "of"),
    MIDDLE_OF_DATES: ("detentions", "raised"),
    TOO_FEW_EVENTS: ("needed",),
    NO_SENTENCE_ENDS: ("known", "of", "needed_share"),
    NOT_CONVERGED: (),
    ENDS_FOLLOW_RAISES: ("count", "of", "expected", "days"),
    RELEASES_SOON_AFTER: ("days",),
    PLACEBO_DATES: ("ratio", "low", "high"),
    EFFECT: ("ratio", "low", "high", "releases", "states"),
    EFFECT_INCLUDES_NONE: (),
    LISTS: ("first", "second", "both"),
    ESTIMATE: ("people", "low", "high"),
    ONE_LIST_ONLY: (),
    TOO_SMALL_OVERLAP: ("both", "needed"),
    CLOSED_POPULATION_UNLIKELY: ("share", "needed_share"),
    LISTS_NOT_INDEPENDENT: ("ratio", "low", "high"),
    INDEPENDENCE_NOT_SHOWN: ("ratio", "low", "high"),
}
