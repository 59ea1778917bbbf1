"""Saying "not now" before anything is spent on a form.

A worker can hold so many forms at a time and no more; the rest of its threads stay free for
readers. Whoever comes too late is told at once, on a page that keeps what was typed.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, Final

from endreprisals.supporters.kept_page import HEADERS, Why, fields_of, kept_page
from endreprisals.web.middleware import CLOSED, from_elsewhere

MOST_FORMS: Final = 32  # of one process, at the same time
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Places:
    """How many forms are being read in this process."""

    def __init__(self, most: int) -> None:
        self._free, self._lock = most, Lock()

    def take(self) -> bool:
        """Whether there was one."""
        with self._lock:
            if self._free <= 0:
                return False
            self._free -= 1
            return True

    def give_back(self) -> None:
        """One form was answered."""
        with self._lock:
            self._free += 1


def shedding(application: Application, *, most: int = MOST_FORMS) -> Application:
    """The same application, with an end to the forms that it holds at once."""
    places = Places(most)

    def shed(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return application(environ, start_response)
        if not places.take():
            return _not_now(environ, start_response)
        try:
            return application(environ, start_response)
        finally:
            places.give_back()

    return shed


def _not_now(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    length = environ.get("CONTENT_LENGTH") or "0"
    path = environ.get("PATH_INFO", "/")
    fields = None
    if not from_elsewhere(environ.get("HTTP_SEC_FETCH_SITE"), path):
        fields = fields_of(
            environ["wsgi.input"],
            environ.get("CONTENT_TYPE", ""),
            int(length) if length.isascii() and length.isdigit() else -1,
        )
    page = kept_page(Why.BUSY, path, fields)
    headers = {**CLOSED, **HEADERS, "Content-Length": str(len(page))}
    start_response("503 Service Unavailable", list(headers.items()))
    return [page]
