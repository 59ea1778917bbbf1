"""What a case tells is shown under the case it is joined with: kept ids and kept titles."""

from django.db.models import Q
from django.db.models.functions import Coalesce

from endreprisals.record.models import Case


def told_in_public(case: str) -> Q:
    """Rows whose case is public, or joined by a merge with one that is and not withdrawn.

    `case` is the way from the row to its case, such as "facts__case".
    """
    own = Q(**{f"{case}__listing__isnull": False})
    kept = Q(
        **{f"{case}__merged_into__listing__isnull": False, f"{case}__withdrawn_at__isnull": True}
    )
    return own | kept


def family_of(case: Case) -> list[int]:
    """Every row that a merge shows as one with this case: its head first, then the others."""
    head = case.merged_into_id or case.pk
    return [
        head,
        *Case.objects.filter(merged_into=head).order_by("pk").values_list("pk", flat=True),
    ]


def of_kept(case: str, column: str) -> Coalesce:
    """A column of the case that is shown: of the kept one after a merge, else of its own."""
    return Coalesce(f"{case}__merged_into__{column}", f"{case}__{column}")
