"""The one way to write an audit event."""

from datetime import datetime

from endreprisals.audit.models import Event


def record(
    kind: Event.Kind, *, actor: str, at: datetime, target: str = "", **detail: int | str
) -> None:
    """Note that something was done. `target` is a public id; `detail` holds counts and codes."""
    Event.objects.create(kind=kind, target=target, actor=actor, at=at, detail=detail)
