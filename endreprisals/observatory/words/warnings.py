"""What must be read beside a number: caveats, marks of single numbers, reasons for refusing."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CAVEATS: Mapping[str, Promise] = {
    "allegations": _(
        "The reports of the Secretary-General speak of allegations. Being cited is not a finding "
        "against a State, and being in a report does not prove that something happened."
    ),
    "censored": _(
        "Who was last heard of in detention, or in a report, may be so still or not. The time is "
        "counted until then and not a day longer."
    ),
    "definitions_differ": _(
        "Those who count do not all count the same thing. Numbers of different sources stand side "
        "by side and are never added up."
    ),
    "end_kinds_unknown": _(
        "For some who are free again no source says on what terms they were let go."
    ),
    "ledger_incomplete": _(
        "Not every statement of a State is in this record. What is missing here may have been said."
    ),
    "not_causal": _(
        "What comes after something did not therefore come from it. Nothing here shows that one "
        "thing made another happen."
    ),
    "partial_lists": _(
        "For most years we hold only a part of the list of States. A count from a part is a lower "
        "bound."
    ),
    "partial_record": _(
        "This record holds a part of what the reports say, and nobody drew that part by a rule."
    ),
    "recall_terms": _(
        "Terms of membership in the Council were compiled from memory and checked by their number "
        "only."
    ),
    "selected": _(
        "Who is in a report, and whom States raise, is chosen by people. It is no sample of all "
        "who suffer reprisals."
    ),
    "silence_is_not_safety": _(
        "Fewer reports do not mean fewer reprisals. Where people are too afraid to speak, nothing "
        "is reported."
    ),
    "small_numbers": _("The numbers are small: chance alone can make them rise and fall."),
    "suppression_scope": _(
        "Small numbers are hidden here so that figures tell no more than the public list of cases "
        "does. Whoever counts that list can find some of them there."
    ),
    "unequal_windows": _(
        "Reports do not cover equally long periods. Years with a shorter or unknown period are "
        "marked."
    ),
    "withheld_not_counted": _(
        "Some people asked not to be counted, and reports leave others out for their safety. They "
        "are in no number here, so every number means: at least so many."
    ),
}

MARKS: Mapping[str, Promise] = {
    "as_worded": _("Published in words such as “some” or “more than”, not as an exact number."),
    "beyond_follow_up": _("Nobody was followed for so long, so there is no number."),
    "ceiling": _("Too high: in more months some of the same States would be cited again."),
    "conflicting": _("Another source gives another number for the same year."),
    "european_union_too": _("The source names the European Union beside the States."),
    "few_at_first": _("Everybody seen had left before others came under observation."),
    "few_at_risk": _("Fewer than five detentions were still being heard of by then."),
    "floor": _("Too low: a longer report cites some States more than once."),
    "lists_disagree": _("Two sources list different States."),
    "long_window": _("This report covers more than twelve months."),
    "members_incomplete": _("Our table of Council members is not complete for this day."),
    "no_denominator": _("There is nothing to take a share of."),
    "no_list": _("No list of States is loaded."),
    "partial_list": _("From a part of the list: at least so many."),
    "reports_between": _("Other reports came between these two lists."),
    "same": _("The same as published."),
    "scaled": _("Set to twelve months, as if everything came evenly, which nobody knows."),
    "states_of_cases": _("With the States of cases in this record that stand in the report."),
    "short_window": _("This report covers fewer than twelve months."),
    "small_cell": _(
        "Not shown, so that nobody can be found behind a number below five, or so that such a "
        "number cannot be worked out from the others."
    ),
    "window_not_known": _("Which months this report covers is not known."),
}

REASONS: Mapping[str, Promise] = {
    "annex_not_known": _("it is not known in which annex our cases stand"),
    "ledger_incomplete": _("not every statement is in this record"),
    "no_list": _("no list of States is loaded"),
    "not_coded": _("this record does not code it"),
    "not_matched_to_reports": _(
        "letters and recommendations are in this record, but not which report counts them"
    ),
    "partial_list": _("only a part of the list is loaded"),
    "partial_record": _("this record holds a part of the cases"),
    "reason_not_known": _("nobody knows why"),
    "report_not_read": _("the report is not in this record yet"),
    "small_cell": _("the number is too small to be shown"),
    "sources_conflict": _("another source gives a number that ours agrees with"),
    "withheld": _("whoever was left out for safety stands in no public record"),
}
COMPARED: Mapping[str, Promise] = {
    "differs": _("Differs from the published number: {reason}."),
    "cannot": _("Cannot be counted from this record: {reason}."),
}

REFUSED: Mapping[str, Promise] = {
    "anticipation": _(
        "No number is given: there are signs that cases were raised when release was already near."
    ),
    "closed_population_unlikely": _(
        "No number is given: the lists were made at different times, about different people."
    ),
    "independence_not_shown": _(
        "No number is given: it cannot be shown that the lists were made without regard to each "
        "other."
    ),
    "lists_not_independent": _(
        "No number is given: the lists draw on each other, so what both miss cannot be worked out."
    ),
    "no_acts": _("No number can be given: no case has a coded act."),
    "no_answer_known": _("No number can be given: no source says whether any Government replied."),
    "no_cases": _("No number can be given: there are not enough public cases to compare."),
    "no_cooperation": _("No number can be given: no case says with whom people had cooperated."),
    "no_council_terms": _("No number can be given: no terms of Council members are loaded."),
    "no_dated_replies": _(
        "No number can be given: no reply is linked to a dated action and dated itself."
    ),
    "no_joint_statements": _("No number can be given: no joint statement with a number is loaded."),
    "no_sentence_ends": _(
        "No number is given: the last day of the sentence is known for too few detentions, so "
        "early release cannot be told from release that was due."
    ),
    "no_spells": _("No number can be given: no detention has a known beginning."),
    "no_subject_in_reports": _("No number can be given: no report is linked to anybody."),
    "no_two_periods": _("No number can be given: there are no two periods to compare."),
    "no_two_whole_lists": _(
        "No number can be given: no two reports have a whole list of the States cited."
    ),
    "not_converged": _("No number is given: the calculation did not settle on one."),
    "nothing_published": _("No number can be given: no published total is loaded."),
    "nothing_raised": _("No number can be given: no statement that raises a case is loaded."),
    "one_list_only": _("No number is given: there is one list only, and two are needed."),
    "too_few_events": _(
        "No number is given: too few early releases are on record to compare anything."
    ),
    "too_few_replies": _("No number is given: fewer than five replies can be timed."),
    "too_small_overlap": _("No number is given: too few people are on both lists."),
}


def caveat(code: str) -> str:
    """One caveat in plain words."""
    return str(CAVEATS[code])


def mark(code: str) -> str:
    """What a mark at a number means; `differs:partial_list` is a mark with its reason."""
    kind, _colon, reason = code.partition(":")
    if kind in COMPARED:
        return str(COMPARED[kind]).format(reason=REASONS[reason])
    return str(MARKS[code])


def refusal(code: str) -> str:
    """Why a figure is refused."""
    return str(REFUSED[code])
