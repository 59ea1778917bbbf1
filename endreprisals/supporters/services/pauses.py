"""The switches that hold mails back. What is held back stays in the outbox as it is."""

import re
from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.supporters.models import Mail, Pause

ALL: Final = "all"
WORKER: Final = "worker"
_WHAT = re.compile(rf"all|stream:({'|'.join(Mail.Stream.values)})|mailbox:[0-9]{{1,18}}")


class NoSuchSwitch(ValueError):
    """Nothing that could be paused has this name."""


@transaction.atomic
def pause(what: str, *, because: str, by: str, at: datetime) -> bool:
    """Hold back everything, a stream or a mailbox; whether it was not held back before."""
    if not _WHAT.fullmatch(what):
        raise NoSuchSwitch(what)
    values = {"paused_by": by, "paused_at": at, "because": because}
    _, made = Pause.objects.get_or_create(what=what, defaults=values)
    if made:
        audit(Event.Kind.MAIL_PAUSED, actor=by, at=at, target=what)
    return made


@transaction.atomic
def resume(what: str, *, by: str, at: datetime) -> bool:
    """Let it go on; whether it was held back."""
    gone = Pause.objects.filter(pk=what).delete()[0]
    if gone:
        audit(Event.Kind.MAIL_RESUMED, actor=by, at=at, target=what)
    return bool(gone)


def is_paused(stream: str) -> bool:
    """Whether nothing of a stream may leave."""
    return Pause.objects.filter(pk__in=(ALL, f"stream:{stream}")).exists()


def paused_mailboxes() -> list[int]:
    """Numbers of the mailboxes that are held back."""
    held = Pause.objects.filter(what__startswith="mailbox:").values_list("what", flat=True)
    return [int(what.partition(":")[2]) for what in held]
