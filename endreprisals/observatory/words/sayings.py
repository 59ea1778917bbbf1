"""Every sentence that a figure may say, and what may be missing for it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy as n_

from endreprisals.domain.analysis.figure import Saying
from endreprisals.observatory.words import spoken

# Where a sentence has a plural, `n_` names the raw number that decides: `n_number` for `number`.
COUNTS: Mapping[str, Promise] = {
    "any_answer_counts": _(
        "Any answer counts as a reply, an acknowledgement of receipt too. What it said is not "
        "weighed."
    ),
    "cases_not_scaled": _(
        "Numbers of cases are not set to twelve months: of each report this record holds another "
        "part, and nobody knows how large it is."
    ),
    "cases_outside_reports": n_(
        "{number} public case stands in no report that we could link it to, and is in neither "
        "period.",
        "{number} public cases stand in no report that we could link them to, and are in neither "
        "period.",
        "n_number",
    ),
    "cases_with_coded_acts": n_(
        "The shares rest on {number} case with a coded act.",
        "The shares rest on {number} cases with a coded act.",
        "n_number",
    ),
    "cases_without_coded_acts": n_(
        "{number} public case has no coded act and is left out.",
        "{number} public cases have no coded act and are left out.",
        "n_number",
    ),
    "cases_without_group": n_(
        "{number} case concerns a State without a regional group and is left out.",
        "{number} cases concern States without a regional group and are left out.",
        "n_number",
    ),
    "change_beyond_chance": _(
        "From {earlier} to {later} the numbers differ by more than chance would easily give: the "
        "interval does not include 1."
    ),
    "change_may_be_chance": _(
        "The change from {earlier} to {later} cannot be told from chance: the interval includes 1, "
        "which is no change."
    ),
    "changed": _(
        "From {earlier} to {later} the published number went from {before} to {after} ({percent}): "
        "a ratio of {ratio}, with a 95% interval from {low} to {high}."
    ),
    "comparisons_made": n_(
        "{number} type of act was compared.",
        "{number} types of acts were compared at once. Among so many, some differ by chance alone.",
        "n_number",
    ),
    "cooperation_known": _(
        "{series}: known for {known} cases; for {unknown} nobody says, and they are left out."
    ),
    "fewer_cases_than_states": _(
        "{region}: a smaller share of the cases than of the Member States, and the interval leaves "
        "that share out."
    ),
    "group_statements": n_(
        "{year}: {states} States in {statements} statement, which was made for all of them.",
        "{year}: {states} States in {statements} statements. Some were made for several States, "
        "which did not decide each alone.",
        "n_statements",
    ),
    "hardly_read": _(
        "Of the reports of {years} this record holds few cases, or nobody says how many States "
        "they cite. Who is not found in them here may stand in them."
    ),
    "inferred_left_out": n_(
        "{number} place in a report was only inferred and is not counted.",
        "{number} places in reports were only inferred and are not counted.",
        "n_number",
    ),
    "joined_disputed": _(
        "For the statement of {year} one source gives {least} States and another {most}."
    ),
    "joined_latest": _("The statement of {year} was joined by {number} States, as published."),
    "joined_most": _("The largest number published is {number} States, in {years}."),
    "latest_states_published": _("The report of {year} cites {number} States, as published."),
    "ledger_agrees": _("{year}: this record has {ours}, the same number as was published."),
    "ledger_differs": _("{year}: this record has {ours}, and {published} were published."),
    "letters_without_reply": _(
        "Of {of} dated letters of United Nations bodies, {number} have no reply that this record "
        "links to them. A reply may have come all the same."
    ),
    "list_not_whole": _("Of the States cited in {years} we hold only a part of the list."),
    "longest_span": _(
        "The longest time between two reports that tell of one and the same subject is from "
        "{first} to {last}."
    ),
    "members_cited": _(
        "On {date}, {number} of the {of} members of the Human Rights Council were cited in the "
        "last {reports} reports, those of {years}."
    ),
    "members_cited_at_least": _(
        "On {date}, at least {number} of the {of} members of the Human Rights Council were cited "
        "in the {reports} latest reports of which this record holds some States: {years}."
    ),
    "mentions_without_subject": n_(
        "{number} mention does not say of whom it tells, and is left out.",
        "{number} mentions do not say of whom they tell, and are left out.",
        "n_number",
    ),
    "more_cases_than_states": _(
        "{region}: a larger share of the cases than of the Member States, and the interval leaves "
        "that share out."
    ),
    "more_states_worded": _("For {year} a source says {number} States, and no exact number."),
    "most_states_published": _(
        "The largest exact number published is {number} States, for {years}."
    ),
    "no_case_read": _("No case from the reports of {years} is in this record yet."),
    "no_list": _("No list of the States cited in {years} is loaded."),
    "no_number_published": _("No published number for {years} is loaded."),
    "no_raise_in_ledger": _("No statement of {years} that names a case is in this record."),
    "no_speaker_known": _(
        "For {years} this record holds statements that name a case, but no source says which State "
        "made them. They count as no State."
    ),
    "no_window_dates": _("Which months the reports of {years} cover is not known."),
    "pair_needs_whole_lists": _(
        "{earlier} and {later} cannot be compared: the whole list is missing for {years}."
    ),
    "periods_compared": _(
        "Cases that first stand in reports of {earlier} ({earlier_cases} of them) are compared "
        "with those that first stand in reports of {later} ({later_cases})."
    ),
    "published_compared": _(
        "Of the published totals, {same} are the same here, {differs} differ, each for a reason "
        "that is given, and {cannot} cannot be counted from this record."
    ),
    "published_numbers_conflict": _("Sources give different numbers for {years}. Each is shown."),
    "replies_before_action": n_(
        "{number} reply is dated before the action it is linked to, and is left out.",
        "{number} replies are dated before the action they are linked to, and are left out.",
        "n_number",
    ),
    "replies_counted": _(
        "Sources say of {yes} cases that the Government replied and of {no} that it did not. Of "
        "{not_said} cases no source says either."
    ),
    "replies_timed": _(
        "{number} of the {of} replies linked to an action are dated well enough to be timed."
    ),
    "share_higher_later": _(
        "{act_type}: a larger share of the cases in the later period. The whole interval lies "
        "above no difference."
    ),
    "share_lower_later": _(
        "{act_type}: a smaller share of the cases in the later period. The whole interval lies "
        "below no difference."
    ),
    "states_gone": _("On the list of {earlier} and not on that of {later}: {states}."),
    "states_new": _("On the list of {later} and not on that of {earlier}: {states}."),
    "whole_list_agrees": _("For {years} our whole list has as many States as were published."),
    "withheld_not_marked": _(
        "The record does not say which cases a report tells of with the names withheld. Reports "
        "leave out whole cases too; nobody can count these here."
    ),
}

TIMES: Mapping[str, Promise] = {
    "start_unknown": n_(
        "{count} detention has no known beginning and is left out.",
        "{count} detentions have no known beginning and are left out.",
        "n_count",
    ),
    "dates_contradict": n_(
        "{count} detention has dates that contradict each other and is left out.",
        "{count} detentions have dates that contradict each other and are left out.",
        "n_count",
    ),
    "disappeared": n_(
        "{count} enforced disappearance is left out: nobody knows whether the person is held.",
        "{count} enforced disappearances are left out: nobody knows whether the people are held.",
        "n_count",
    ),
    "heard_once": n_(
        "{count} of {of} detentions was heard of on one day only and counts for no time.",
        "{count} of {of} detentions were heard of on one day only and count for no time.",
        "n_count",
    ),
    "end_not_dated": n_(
        "{count} detention is said to have ended, but no source dates the end. It counts until it "
        "was last heard of.",
        "{count} detentions are said to have ended, but no source dates the end. They count until "
        "they were last heard of.",
        "n_count",
    ),
    "end_kind_unknown": n_(
        "For {count} detention that ended, no source says on what terms.",
        "For {count} detentions that ended, no source says on what terms.",
        "n_count",
    ),
    "sentence_end_unknown": n_(
        "For {count} detention the last day of the sentence is not known, so a release on that day "
        "cannot be told from an early one.",
        "For {count} detentions the last day of the sentence is not known, so releases on that day "
        "cannot be told from early ones.",
        "n_count",
    ),
    "raise_not_dated": n_(
        "{count} case was raised on a day that no source gives, and is left out.",
        "{count} cases were raised on a day that no source gives, and are left out.",
        "n_count",
    ),
    "detentions": n_(
        "{count} detention can be timed; {ended} ended, as far as sources say.",
        "{count} detentions in {cases} cases can be timed; {ended} of them ended, as far as "
        "sources say.",
        "n_count",
    ),
    "imprecise_dates": _(
        "{count} of {of} detentions have dates that are not known to the day. Each share is also "
        "given for the shortest and the longest times that those dates allow."
    ),
    "reads_high": _(
        "Releases are reported, and that somebody is still held is seldom reported. So estimated "
        "shares of releases read high. “At least” counts known ends only, of all detentions."
    ),
    "early_may_be_due": _(
        "No end of a sentence is known here, so a release that a source calls early may have been "
        "due."
    ),
    "some_early_may_be_due": _(
        "The end of the sentence is known for {known} of {of} detentions. A release at that end is "
        "never counted as early; where it is not known, a release that a source calls early may "
        "have been due."
    ),
    "scheduled_is_not_early": _(
        "A release at the foreseeable end of a sentence is never counted as an early release."
    ),
    "before_raising_is_not_raised": _(
        "The time before a case was first raised counts as time in which it was not raised."
    ),
    "cases_compared": _(
        "{raised} cases that statements of States named are set beside {not_raised} cases in "
        "reports that none named."
    ),
    "raised_outside_reports": n_(
        "{count} of the {of} cases that States named stands in no report, while every case beside "
        "them stands in one: the two groups are unlike from the start.",
        "{count} of the {of} cases that States named stand in no report, while every case beside "
        "them stands in one: the two groups are unlike from the start.",
        "n_count",
    ),
    "in_neither_group": n_(
        "{count} of {of} public cases was named by no State and stands in no report, and is in "
        "neither group.",
        "{count} of {of} public cases were named by no State and stand in no report, and are in "
        "neither group.",
        "n_count",
    ),
    "middle_of_dates": _(
        "Dates that are not known to the day count from the middle of what they can mean: those of "
        "{detentions} detentions, and of the first statement on {raised} cases."
    ),
    "too_few_events": _(
        "Fewer than {needed} early releases are on record after a case was raised, or otherwise: "
        "too few to compare."
    ),
    "no_sentence_ends": _(
        "The last day of the sentence is known for {known} of {of} detentions. Below "
        "{needed_share} nobody can tell an early release from one that was due."
    ),
    "not_converged": _("The calculation did not settle on one number."),
    "ends_follow_raises": _(
        "{count} of {of} sentences ended within {days} days after the case was raised, where about "
        "{expected} would be expected by chance. Cases may have been raised when release was near."
    ),
    "releases_soon_after": _(
        "Releases crowd into the first {days} days after a case was raised, more than chance would "
        "give. Cases may have been raised when release was near."
    ),
    "placebo_dates": _(
        "For dates on which nothing happened the same calculation finds {ratio} (interval {low} to "
        "{high}), where it should find 1. It cannot be relied on here."
    ),
    "effect": _(
        "After a case was raised, early release came {ratio} times as often as for cases of the "
        "same region held as long and not raised, with a 99% interval from {low} to {high}; "
        "{releases} early releases in {states} States. States choose whom they raise."
    ),
    "effect_includes_none": _("The interval includes 1: no difference can be shown."),
    "lists": _("{first} people are on the first list, {second} on the second and {both} on both."),
    "estimate": _(
        "If the lists missed people independently of each other, about {people} would be on both "
        "or none together, with an interval from {low} to {high}."
    ),
    "one_list_only": _("Only one of the two lists has anybody on it."),
    "too_small_overlap": _(
        "Only {both} people are on both lists; at least {needed} are needed to say anything."
    ),
    "closed_population_unlikely": _(
        "Only {share} of the people could have stood on either list; at least {needed_share} are "
        "needed."
    ),
    "lists_not_independent": _(
        "Whoever is on one list is {ratio} times as likely to be on the other (interval {low} to "
        "{high}): the lists draw on each other, and what both miss cannot be worked out."
    ),
    "independence_not_shown": _(
        "It cannot be shown that the lists were made without regard to each other: the ratio is "
        "{ratio}, with an interval from {low} to {high}."
    ),
}

SENTENCES: Mapping[str, Promise] = {**COUNTS, **TIMES}

SERIES_KNOWN: Mapping[str, Promise] = {
    "engagement_bodies": _("Bodies cooperated with"),
    "engagement_types": _("Ways of cooperating"),
}

Speak = Callable[[Any], str]
AS_IT_IS = ("year", "first", "last")  # years; never with a separator of thousands
SPOKEN: Mapping[str, Speak] = {
    **dict.fromkeys(AS_IT_IS, str),
    "earlier": lambda text: spoken.period(str(text)),
    "later": lambda text: spoken.period(str(text)),
    "years": spoken.years,
    "states": lambda codes: spoken.listed(sorted(map(spoken.state, codes))),
    "date": spoken.day,
    "percent": spoken.change,
    "share": spoken.percent,
    "needed_share": spoken.percent,
    "region": lambda code: spoken.label("regional_groups", code),
    "act_type": lambda code: spoken.label("act_types", code),
    "series": lambda code: str(SERIES_KNOWN[code]),
}


def say(saying: Saying, instead: Mapping[str, str] | None = None) -> str:
    """One sentence of a figure in the reader's language.

    `instead` has words for arguments that are more than a bare number, such as "about 50".
    """
    raw = {f"n_{name}": value for name, value in saying.args.items()}
    said = {name: _spoken(name, value) for name, value in saying.args.items()}
    said |= instead or {}
    return str(SENTENCES[saying.code].format(**said, **raw))  # type: ignore[attr-defined] # lazy text


def _spoken(name: str, value: Any) -> str:
    """One argument as a reader sees it. A count and a list can share a name."""
    if name in SPOKEN and not (isinstance(value, int | float) and name in ("states", "first")):
        return SPOKEN[name](value)
    return spoken.number(value)
