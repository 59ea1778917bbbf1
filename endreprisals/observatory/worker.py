"""The worker that keeps the figures true: makes them, draws them, and looks for changes."""

from collections.abc import Callable
from datetime import datetime

from endreprisals.observatory.drawing import draw_all
from endreprisals.observatory.services import is_stale, record_version, refresh

Clock = Callable[[], datetime]
Tell = Callable[[str], None]


def once(clock: Clock, tell: Tell) -> bool:
    """Make and draw every figure; whether all could be. Raises `RecordChanges`."""
    done = refresh(at=clock(), tell=tell)
    undrawn = draw_all(tell)
    tell(f"{len(done.made)} figures made from version {done.version} of the record")
    return not done.failed and not undrawn


class Watcher:
    """Has the figures made at the start, and whenever the record is another one than last time."""

    def __init__(self, make: Callable[[], None]) -> None:
        self._make = make
        self._tried: int | None = None

    def look(self) -> bool:
        """Look once; whether figures were made. What failed is not tried again until it changes.

        At the start they are always made, because the rules may be newer than the figures.
        """
        version = record_version()
        if version == self._tried or (self._tried is not None and not is_stale()):
            return False
        self._tried = version
        self._make()
        return True
