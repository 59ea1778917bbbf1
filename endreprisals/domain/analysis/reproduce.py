"""Which published totals this record can count for itself, and how."""

from collections.abc import Mapping

from endreprisals.domain.analysis import own_cases, own_facts, own_states
from endreprisals.domain.analysis.own_numbers import (
    NOT_CODED,
    NOT_MATCHED,
    WITHHELD,
    Ours,
    Record,
    Rule,
)
from endreprisals.domain.analysis.rows import Published


def ours_for(record: Record, row: Published) -> Ours:
    """Our number for one published total, or the reason why there is none."""
    rule = RULES.get(row.metric)
    return rule(record, row) if rule else Ours(None, REASONS.get(row.metric, NOT_CODED))


RULES: Mapping[str, Rule] = {
    "average_countries_before": own_states.average_before,
    "cases": own_cases.cases,
    "cases_named_since_2010": own_cases.named,
    "cases_since_2010": own_cases.cases,
    "cases_unnamed_since_2010": own_cases.unnamed,
    "countries": own_states.countries,
    "countries_followup": own_states.of_kinds(partial=("annex_II_followup", "followup_MENA_only")),
    "countries_new": own_states.of_kinds("annex_I_new", partial=("new_MENA_only",)),
    "countries_since_2010": own_states.countries_since,
    "countries_with_cases_raised": own_states.countries_raised,
    "hrc_members_cited": own_states.council,
    "incidents_addressed_by_hrc_president": own_facts.cases_of_action("hrc_president_action"),
    "individuals": own_cases.people,
    "individuals_detained": own_facts.detained,
    "individuals_followup": own_cases.people_in("annex II"),
    "individuals_new": own_cases.people_in("annex I"),
    "latin_american_countries": own_states.latin_american,
    "mena_cases": own_facts.mena_cases,
    "mena_countries_new": own_states.of_kinds("new_MENA_only"),
    "organisations": own_cases.organisations,
    "previous_maximum_countries": own_states.most_before,
    "reports_since_2010": own_cases.reports,
    "share_countries_restrictive_laws": own_facts.restrictive_laws,
    "states_addressed_by_treaty_bodies": own_facts.states_of_action("treaty_body_action"),
    "states_raising_cases_at_hrc": own_states.states_raising,
    "viet_nam_cases": own_cases.viet_nam,
}

# Why nothing can be counted. Letters of special procedures and recommendations of the Universal
# Periodic Review are in the record, but nothing says which report counts them and as what. Who
# was left out of a report for safety stands in no public record. Any other metric without a rule
# counts what is not coded: the wish to stay unnamed, age, and which States were reviewed.
REASONS: Mapping[str, str] = {
    "individuals_withheld": WITHHELD,
    "sp_communications_new": NOT_MATCHED,
    "states_addressed_by_special_procedures_followup": NOT_MATCHED,
    "states_addressed_by_special_procedures_new": NOT_MATCHED,
    "states_withheld": WITHHELD,
    "upr_states_with_reprisal_recommendations": NOT_MATCHED,
}
