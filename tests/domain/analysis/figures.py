"""All figures of counts by name, and what holds of each of them whatever the rows."""

import json
from collections.abc import Callable, Mapping

from endreprisals.domain.analysis import codes
from endreprisals.domain.analysis.acts import acts_by_type
from endreprisals.domain.analysis.acts_change import acts_change
from endreprisals.domain.analysis.cases_per_report import cases_per_report
from endreprisals.domain.analysis.codes_time import COUNT
from endreprisals.domain.analysis.cooperation import cooperation_kinds
from endreprisals.domain.analysis.council import council_members_cited
from endreprisals.domain.analysis.figure import Figure, Value, figure_from
from endreprisals.domain.analysis.following import follow_up_gaps, years_in_reports
from endreprisals.domain.analysis.joint_statements import joint_statements
from endreprisals.domain.analysis.published import published_figures
from endreprisals.domain.analysis.raising import countries_raised, states_raising
from endreprisals.domain.analysis.regions import regional_composition
from endreprisals.domain.analysis.replies import reply_rate
from endreprisals.domain.analysis.reply_times import time_to_reply
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.states_cited import states_cited
from endreprisals.domain.analysis.states_cited_change import states_cited_change

COUNTS: Mapping[str, Callable[[Rows], Figure]] = {
    "acts-by-type": acts_by_type,
    "acts-change": acts_change,
    "cases-per-report": cases_per_report,
    "cooperation-kinds": cooperation_kinds,
    "council-members-cited": council_members_cited,
    "countries-raised": countries_raised,
    "follow-up-gaps": follow_up_gaps,
    "joint-statements": joint_statements,
    "published-figures": published_figures,
    "regional-composition": regional_composition,
    "reply-rate": reply_rate,
    "states-cited": states_cited,
    "states-cited-change": states_cited_change,
    "states-raising": states_raising,
    "time-to-reply": time_to_reply,
    "years-in-reports": years_in_reports,
}


def check(figure: Figure) -> None:
    """Every code is listed, every sentence has what it must fill in, every number is in bounds."""
    for saying in (*figure.says, *figure.missing):
        assert set(saying.args) == set(codes.SAYINGS[saying.code]), saying
    assert set(figure.caveats) <= set(codes.CAVEATS)
    assert figure.caveats
    assert figure.refused in ("", *codes.COUNT_REFUSED)
    for value in figure.values:
        _check_value(value, share=figure.unit == "share")
    assert figure_from(json.loads(json.dumps(figure.as_data()))) == figure


def _check_value(value: Value, *, share: bool) -> None:
    for mark in value.marks:
        kind, _, reason = mark.partition(":")
        known = kind in ("differs", "cannot") and reason in codes.REASONS
        assert known or mark in codes.COUNT_MARKS, mark
    if "small_cell" in value.marks:
        assert (value.value, value.of, value.low, value.high) == (None, None, None, None)
    if value.value is None:
        return
    assert value.low is None or value.low <= value.value
    assert value.high is None or value.value <= value.high
    assert not value.at_least or value.low in (None, value.value)
    if share and value.series != "difference" and value.method != COUNT:
        assert 0 <= value.value <= 1
        assert (value.low or 0) >= 0
        assert (value.high or 0) <= 1
