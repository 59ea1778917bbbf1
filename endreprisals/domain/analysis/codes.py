"""Every code that a figure may use, with what each sentence has to fill in.

Pages word them in the reader's language. Codes of counts stand here, those of time and effect in
`codes_time`; `SAYINGS` has both. Keep each part sorted.
"""

from collections.abc import Mapping

from endreprisals.domain.analysis import codes_time

# Sentences of the figures of counts, and of what is missing for them. Years are texts, or lists
# of texts; States, types of acts and regions are codes; everything else is a number.
COUNT_SAYINGS: Mapping[str, tuple[str, ...]] = {
    "any_answer_counts": (),
    "cases_not_scaled": (),
    "cases_outside_reports": ("number",),
    "cases_with_coded_acts": ("number",),
    "cases_without_coded_acts": ("number",),
    "cases_without_group": ("number",),
    "change_beyond_chance": ("earlier", "later"),
    "change_may_be_chance": ("earlier", "later"),
    "changed": ("earlier", "later", "before", "after", "percent", "ratio", "low", "high"),
    "comparisons_made": ("number",),
    "cooperation_known": ("series", "known", "unknown"),
    "fewer_cases_than_states": ("region",),
    "group_statements": ("year", "states", "statements"),
    "hardly_read": ("years",),
    "inferred_left_out": ("number",),
    "joined_disputed": ("year", "least", "most"),
    "joined_latest": ("year", "number"),
    "joined_most": ("years", "number"),
    "latest_states_published": ("year", "number"),
    "ledger_agrees": ("year", "ours", "published"),
    "ledger_differs": ("year", "ours", "published"),
    "letters_without_reply": ("number", "of"),
    "list_not_whole": ("years",),
    "longest_span": ("first", "last"),
    "members_cited": ("date", "number", "of", "reports", "years"),
    "members_cited_at_least": ("date", "number", "of", "reports", "years"),
    "mentions_without_subject": ("number",),
    "more_cases_than_states": ("region",),
    "more_states_worded": ("year", "number"),
    "most_states_published": ("years", "number"),
    "no_case_read": ("years",),
    "no_list": ("years",),
    "no_number_published": ("years",),
    "no_raise_in_ledger": ("years",),
    "no_speaker_known": ("years",),
    "no_window_dates": ("years",),
    "pair_needs_whole_lists": ("earlier", "later", "years"),
    "periods_compared": ("earlier", "later", "earlier_cases", "later_cases"),
    "published_compared": ("same", "differs", "cannot"),
    "published_numbers_conflict": ("years",),
    "replies_before_action": ("number",),
    "replies_counted": ("yes", "no", "not_said"),
    "replies_timed": ("number", "of"),
    "share_higher_later": ("act_type",),
    "share_lower_later": ("act_type",),
    "states_gone": ("earlier", "later", "states"),
    "states_new": ("earlier", "later", "states"),
    "whole_list_agrees": ("years",),
    "withheld_not_marked": (),
}

SAYINGS: Mapping[str, tuple[str, ...]] = {**COUNT_SAYINGS, **codes_time.SAYINGS}

# Marks of single values in the figures of counts. In published-figures the mark of our number is
# `same`, or `differs:` or `cannot:` with a reason.
COUNT_MARKS = (
    "as_worded", "ceiling", "conflicting", "european_union_too", "floor", "lists_disagree",
    "long_window", "members_incomplete", "no_denominator", "no_list", "partial_list",
    "reports_between", "same", "scaled", "short_window", "small_cell", "states_of_cases",
    "window_not_known",
)  # fmt: skip

REASONS = (
    "annex_not_known", "ledger_incomplete", "no_list", "not_coded", "not_matched_to_reports",
    "partial_list", "partial_record", "reason_not_known", "report_not_read", "small_cell",
    "sources_conflict", "withheld",
)  # fmt: skip

# Why a figure of counts is refused as a whole.
COUNT_REFUSED = (
    "no_acts", "no_answer_known", "no_cases", "no_cooperation", "no_council_terms",
    "no_dated_replies", "no_joint_statements", "no_subject_in_reports", "no_two_periods",
    "no_two_whole_lists", "nothing_published", "nothing_raised", "too_few_replies",
)  # fmt: skip

# What must be said beside a figure, of whatever kind.
CAVEATS = (
    "allegations", "censored", "definitions_differ", "end_kinds_unknown", "ledger_incomplete",
    "not_causal", "partial_lists", "partial_record", "recall_terms", "selected",
    "silence_is_not_safety", "small_numbers", "suppression_scope", "unequal_windows",
    "withheld_not_counted",
)  # fmt: skip
