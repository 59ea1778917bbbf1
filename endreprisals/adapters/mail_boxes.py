"""Where mail comes in: a Maildir that the relay writes into, or an IMAP mailbox."""

import imaplib
import os
import re
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

MOST_BYTES: Final = 25_000_000
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class BoxClosed(Exception):
    """The mailbox cannot be read now."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One mail that came in. `raw` is None when it is longer than we read."""

    name: str
    raw: bytes | None


class Box(Protocol):
    """Something that mail comes into."""

    def waiting(self, *, most: int) -> Iterator[Waiting]:
        """The oldest mails, one by one."""

    def done(self, mail: Waiting) -> None:
        """This one was taken in and is deleted here."""

    def set_aside(self, mail: Waiting, folder: Path) -> None:
        """This one cannot be read: into `folder`, where a person may look."""


@dataclass(frozen=True, slots=True)
class Maildir:
    """A folder with `new` and `cur`; a file is whole once it stands in either."""

    folder: Path

    def waiting(self, *, most: int) -> Iterator[Waiting]:
        for path in self._files()[:most]:
            with suppress(FileNotFoundError):
                whole = path.stat().st_size <= MOST_BYTES
                yield Waiting(
                    f"{path.parent.name}/{path.name}", path.read_bytes() if whole else None
                )

    def done(self, mail: Waiting) -> None:
        (self.folder / mail.name).unlink(missing_ok=True)

    def set_aside(self, mail: Waiting, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / mail.name
        path.replace(folder / path.name)
        os.utime(folder / path.name)

    def _files(self) -> list[Path]:
        places = [self.folder / "new", self.folder / "cur"]
        found = [path for place in places if place.is_dir() for path in place.iterdir()]
        return sorted(path for path in found if path.is_file() and not path.is_symlink())


@dataclass(frozen=True, slots=True)
class ImapBox:
    """The inbox of an account, over TLS. Mails that were taken in are deleted there."""

    connection: imaplib.IMAP4

    def waiting(self, *, most: int) -> Iterator[Waiting]:
        found = _ok(self.connection.uid("SEARCH", "ALL"))
        for number in b" ".join(one for one in found if isinstance(one, bytes)).split()[:most]:
            name = number.decode("ascii")
            told = b" ".join(_lines(_ok(self.connection.uid("FETCH", name, "(RFC822.SIZE)"))))
            size = _SIZE.search(told)
            if size is None:
                continue  # gone meanwhile
            whole = int(size[1]) <= MOST_BYTES
            yield Waiting(name, self._content(name) if whole else None)

    def done(self, mail: Waiting) -> None:
        _ok(self.connection.uid("STORE", mail.name, "+FLAGS.SILENT", r"(\Deleted)"))
        _ok(self.connection.expunge())

    def set_aside(self, mail: Waiting, folder: Path) -> None:
        if mail.raw is not None:  # else too long for us: its sender has it still
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"imap-{int(mail.name)}"
            path.touch(mode=0o600)
            path.write_bytes(mail.raw)
        self.done(mail)

    def _content(self, name: str) -> bytes:
        for one in _ok(self.connection.uid("FETCH", name, "(BODY.PEEK[])")):
            if isinstance(one, tuple):
                return bytes(one[1])
        return b""


@contextmanager
def imap_box(
    host: str, port: int, user: str, password: str, *, connect: Callable[..., imaplib.IMAP4]
) -> Iterator[ImapBox]:
    """Sign in, and out again. Raises `BoxClosed`."""
    try:
        connection = connect(host, port)
        connection.login(user, password)
        _ok(connection.select("INBOX"))
    except (OSError, imaplib.IMAP4.error) as error:
        raise BoxClosed("imap") from error
    try:
        yield ImapBox(connection)
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            connection.logout()


def over_tls(host: str, port: int) -> imaplib.IMAP4:
    """A connection whose certificate was checked."""
    return imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=60)


def _ok(answer: tuple[str, Sequence[object]]) -> list[object]:
    if answer[0] != "OK":
        raise BoxClosed("imap")
    return list(answer[1])


def _lines(found: list[object]) -> Iterator[bytes]:
    for one in found:
        if isinstance(one, bytes):
            yield one
        elif isinstance(one, tuple):
            yield bytes(one[0])
