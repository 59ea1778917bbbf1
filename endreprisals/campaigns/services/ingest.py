"""The intake: many acts share one commit, and nobody is thanked before it.

Whoever comes first leads: it waits some thousandths of a second for others, writes all in one
transaction, wakes them, and hands the lead to the next. There is no thread of its own that could
die unseen, and an act alone is written as fast as a commit. The queue has an end: beyond it the
answer is an honest "not now", which costs nothing.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Final

from django.db import Error as DatabaseError

from endreprisals.campaigns.services.ingest_rows import Act, Outcome, write

WINDOW: Final = 0.015  # seconds that the first of a batch waits for others
MOST_WAITING: Final = 200  # acts of this process in the queue
MOST_AT_ONCE: Final = 100  # of them in one transaction
PATIENCE: Final = 15.0  # seconds until an act says that it does not know what became of it

Writer = Callable[[Sequence[Act]], list[Outcome]]


class NotTaken(Exception):
    """Too many at once: nothing was written."""


class NotKnown(Exception):
    """The database did not say that the act was written. Sent again, it counts once."""


@dataclass(eq=False, slots=True)
class _Ticket:
    """An act in the queue, and its turn."""

    act: Act
    turn: Event = field(default_factory=Event)
    leads: bool = False
    outcome: Outcome | None = None


class Intake:
    """The queue of one process."""

    def __init__(
        self,
        writer: Writer = write,
        *,
        window: float = WINDOW,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._write, self._window, self._most_waiting = writer, window, most_waiting
        self._lock = Lock()
        self._queue: deque[_Ticket] = deque()
        self._led = False

    def take(self, act: Act) -> Outcome:
        """Returns once the act is committed. Raises `NotTaken`, `NotKnown`."""
        ticket = self._queued(act)
        if not ticket.leads and not ticket.turn.wait(PATIENCE):
            self._give_up(ticket)
        if ticket.leads:
            self._lead()
        if ticket.outcome is None:
            raise NotKnown
        return ticket.outcome

    def _queued(self, act: Act) -> _Ticket:
        ticket = _Ticket(act)
        with self._lock:
            if len(self._queue) >= self._most_waiting:
                raise NotTaken
            self._queue.append(ticket)
            if not self._led:
                self._led = ticket.leads = True
        return ticket

    def _lead(self) -> None:
        """Write one batch, our own act first in it, then let the next lead."""
        if self._window:
            time.sleep(self._window)
        with self._lock:
            batch = [self._queue.popleft() for _ in range(min(len(self._queue), MOST_AT_ONCE))]
        try:
            outcomes = self._write([ticket.act for ticket in batch])
            for ticket, outcome in zip(batch, outcomes, strict=True):
                ticket.outcome = outcome
        except DatabaseError as error:
            raise NotKnown from error
        finally:
            with self._lock:
                self._led = bool(self._queue)
                if self._led:
                    self._queue[0].leads = True
                    self._queue[0].turn.set()
            for ticket in batch:
                ticket.turn.set()

    def _give_up(self, ticket: _Ticket) -> None:
        """Leave the queue, unless the lead was given to us at this very moment."""
        with self._lock:
            if ticket.leads:
                return
            if ticket in self._queue:
                self._queue.remove(ticket)
                raise NotTaken


INTAKE: Final = Intake()
take = INTAKE.take
