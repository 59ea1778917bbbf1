"""The rows that figures are made from, read from the record in a fixed number of queries."""

from endreprisals.domain.analysis.rows import Rows
from endreprisals.observatory.case_rows import Shown, cases, mentions
from endreprisals.observatory.fact_rows import (
    acts,
    cooperation,
    raises,
    replies,
    spells,
    un_actions,
)
from endreprisals.observatory.world_rows import joint, listed, published, reports, states, terms
from endreprisals.record.models import IndexState


def read_rows() -> Rows:
    """Everything public that figures count, as it stands now, in 25 queries.

    Withdrawn cases and statements are left out; what a merged case tells stands under the id of
    the case that is kept. `as_of` is the day on which the record was last made ready.
    """
    shown = Shown.now()
    built_at = IndexState.objects.values_list("built_at", flat=True).first()
    return Rows(
        reports=reports(),
        listed=listed(),
        published=published(),
        cases=cases(shown),
        mentions=mentions(shown),
        acts=acts(shown),
        cooperation=cooperation(shown),
        un_actions=un_actions(shown),
        replies=replies(shown),
        spells=spells(shown),
        raises=raises(shown),
        terms=terms(),
        states=states(),
        joint=joint(),
        **({"as_of": built_at.date()} if built_at else {}),
    )
