"""Whom a mention tells of: the subjects it names, or the only subject that its case has."""

from collections import defaultdict
from collections.abc import Mapping

from endreprisals.domain.analysis.rows import MentionRow, Rows


def only_subjects(rows: Rows) -> Mapping[str, str]:
    """The subject of each case that has one alone and for which the record gives its id.

    A page may place a case in a report without saying of whom it tells there. Where the case
    has a single subject there is no doubt; with several nobody can say.
    """
    single = {one.case for one in rows.cases if one.people + one.organisations + one.groups == 1}
    known: dict[str, set[str]] = defaultdict(set)
    for mention in rows.mentions:
        if mention.case in single:
            known[mention.case].update(mention.subjects)
    for spell in rows.spells:
        if spell.case in single:
            known[spell.case].add(spell.subject)
    return {case: min(found) for case, found in known.items() if len(found) == 1}


def told_of(mention: MentionRow, only: Mapping[str, str]) -> tuple[str, ...]:
    """The subjects of one mention; none where the record does not say."""
    if mention.subjects:
        return mention.subjects
    return (only[mention.case],) if mention.case in only else ()
