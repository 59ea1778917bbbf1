"""The jobs of this room, each called with `at`. Those of other rooms stand in settings.JOBS."""

from datetime import datetime

from django.utils.timezone import now

from endreprisals.supporters.models import Mail
from endreprisals.supporters.relays import relay_of_settings
from endreprisals.supporters.services import delivery, incoming, tidying

Stream = Mail.Stream


class RelayIsDown(Exception):
    """Nothing could be handed over; the job is tried again after a while."""


def deliver_confirm(at: datetime) -> None:
    """Mails to people who just typed their address."""
    _deliver(Stream.CONFIRM)


def deliver_news(at: datetime) -> None:
    """The mailing list."""
    _deliver(Stream.NEWS)


def deliver_letters(at: datetime) -> None:
    """Own words, to missions."""
    _deliver(Stream.LETTERS)


def deliver_digests(at: datetime) -> None:
    """Counts, to missions."""
    _deliver(Stream.DIGESTS)


def deliver_staff(at: datetime) -> None:
    """Tests, to somebody at the desk."""
    _deliver(Stream.STAFF)


def pick_up(at: datetime) -> None:
    """What came in."""
    incoming.pick_up(at=at)


def tidy(at: datetime) -> None:
    """Delete what has served its time."""
    tidying.tidy(at=at)


def _deliver(stream: Stream) -> None:
    # A round lasts; each of its mails carries its own time.
    if delivery.deliver(stream, relay=relay_of_settings(), clock=now).relay_down:
        raise RelayIsDown
