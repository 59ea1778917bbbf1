"""Judgements that hold: the latest of each State, in general and on each case that is shown."""

from endreprisals.ledger.models import Stance
from endreprisals.record.queries.joined import of_kept, told_in_public

Key = tuple[str, str]  # State, and case shown; the case is blank for a judgement in general


def held_judgements(iso3: str = "") -> dict[Key, Stance]:
    """The judgement that holds of each State, or of one. Two queries.

    Two cases that were joined may each have one: the latest counts. Where the latest was
    withdrawn, none holds: the one before it was replaced by somebody who had read more.
    """
    rows = Stance.objects.order_by("reviewed_at", "pk")
    if iso3:
        rows = rows.filter(state=iso3)
    on_cases = rows.filter(told_in_public("case")).annotate(shown=of_kept("case", "public_id"))
    latest = {(row.state_id, ""): row for row in rows.filter(case=None)}
    latest |= {(row.state_id, row.shown): row for row in on_cases}
    return {key: row for key, row in latest.items() if row.withdrawn_at is None}
