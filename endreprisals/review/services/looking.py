"""Lines that no rule could place: who has looked at them."""

from collections.abc import Collection
from datetime import datetime

from endreprisals.review.models import UnreadLine


def see_lines(*, file_id: int, lines: Collection[int], by: str, at: datetime) -> int:
    """Note that a person has looked at these unread lines of a file; returns how many were new."""
    open_lines = UnreadLine.objects.filter(file=file_id, pk__in=lines, seen_by="")
    return open_lines.update(seen_by=by, seen_at=at)
