"""Names the record knows, so that a reader of reports recognises them without a title."""

from endreprisals.domain.sg_report.model import Gazetteer
from endreprisals.record.models import Name


def known_names() -> Gazetteer:
    """Every spelling of people and organisations that are not withdrawn. One query."""
    rows = Name.objects.filter(
        subject__withdrawn_at=None, subject__kind__in=("person", "organisation")
    ).values_list("subject__kind", "text")
    by_kind: dict[str, set[str]] = {"person": set(), "organisation": set()}
    for kind, text in rows:
        by_kind[kind].add(text)
    return Gazetteer(
        people=frozenset(by_kind["person"]), organisations=frozenset(by_kind["organisation"])
    )
