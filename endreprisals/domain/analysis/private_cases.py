"""Cases behind whose small numbers a private person could be found."""

from endreprisals.domain.analysis.rows import Rows


def private_cases(rows: Rows) -> frozenset[str]:
    """The cases with a spell that name nobody in public, and those that are not in the rows.

    People named in public cases are public already.
    """
    named = {one.case for one in rows.cases if one.named}
    return frozenset({spell.case for spell in rows.spells} - named)
