"""What was typed when an address had no mail left: it waits all the same, for its owner to find.

Else a stranger who uses up the mails of an address would keep its owner from writing at all.
"""

from typing import Any, Final

from django.db.models import QuerySet

from endreprisals.supporters.models import Mail

MOST: Final = 3  # of one kind under one address; the latest, so that no stranger's keep others out


def keep_latest(rows: QuerySet[Any], kind: str, supporter: str) -> None:
    """Of what waits under an address without a mail of this kind, delete all but the latest few."""
    waiting = rows.filter(supporter=supporter, state="waiting").order_by("-pk")
    keys = {f"{kind}:{pk}": pk for pk in waiting.values_list("pk", flat=True)}
    mailed = set(Mail.objects.filter(key__in=keys).values_list("key", flat=True))
    unmailed = [pk for key, pk in keys.items() if key not in mailed]
    rows.filter(pk__in=unmailed[MOST:]).delete()
