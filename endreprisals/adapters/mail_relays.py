"""Handing a mail over: to a folder on this machine, or to a mail relay by SMTP.

Whether a relay took a mail is known only from its answer to the last line. A connection that is
lost before the first byte of the mail means no; one that is lost after it means nobody knows.
"""

import os
import re
import smtplib
import ssl
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

# Answers of the folder: nothing has left this machine.
WRITTEN, FOUND = "written to the folder", "found in the folder"
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


class RelayDown(Exception):
    """The relay cannot be used now by anybody; nothing of this mail was handed over."""


class Refused(Exception):
    """The relay said no to this mail. `answer` is its code and class, with nothing of the mail."""

    def __init__(self, answer: str, *, about_recipient: bool) -> None:
        super().__init__(answer)
        self.answer = answer
        self.for_good = answer.startswith("5")
        self.about_recipient = about_recipient


class Unsure(Exception):
    """The connection was lost after the mail had begun to leave."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail on its way. `sender` is the address that bounces come back to."""

    stream: str
    message_id: str
    sender: str
    to: str
    content: bytes


class Relay(Protocol):
    """Something that takes mails over."""

    def hand_over(self, mail: Envelope) -> str:
        """Its answer. Raises `RelayDown`, `Refused`, `Unsure`."""

    def took(self, stream: str, message_id: str) -> bool | None:
        """Whether it took this mail before; None when it cannot be asked."""

    def close(self) -> None:
        """End the connection, if there is one."""


def file_of(folder: Path, stream: str, message_id: str) -> Path:
    """Where a mail of the folder lies: its name says nothing."""
    return folder / stream / f"{sha256(message_id.encode()).hexdigest()}.eml"


@dataclass(frozen=True, slots=True)
class FolderRelay:
    """Writes each mail into a file of its own; the same mail twice is one file."""

    folder: Path

    def hand_over(self, mail: Envelope) -> str:
        path = file_of(self.folder, mail.stream, mail.message_id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(mail.content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise RelayDown("folder") from error
        return WRITTEN

    def took(self, stream: str, message_id: str) -> bool | None:
        return file_of(self.folder, stream, message_id).is_file()

    def close(self) -> None:
        return


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """How the relay is reached. `security`: starttls, tls, none."""

    host: str
    port: int
    security: str = "starttls"
    ca_file: str | None = None
    user: str = ""
    password: str = ""
    timeout: int = 60  # seconds
    hello: str = "localhost"


class SmtpRelay:
    """One connection, kept for many mails."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings
        self._connection: smtplib.SMTP | None = None

    def hand_over(self, mail: Envelope) -> str:
        connection = self._ready()
        try:
            self._ask(connection, "mail", f"FROM:<{mail.sender}>", about_recipient=False)
            self._ask(connection, "rcpt", f"TO:<{mail.to}>", about_recipient=True)
            code, text = connection.docmd("data")
            if code != 354:
                raise _refused(code, text, about_recipient=False)
        except smtplib.SMTPServerDisconnected as error:
            self._forget()
            raise RelayDown("disconnected") from error
        except (OSError, smtplib.SMTPException) as error:
            self._forget()
            raise RelayDown("connection") from error
        return self._sent(connection, mail.content)

    def took(self, stream: str, message_id: str) -> bool | None:
        return None

    def close(self) -> None:
        if self._connection is not None:
            try:
                self._connection.quit()
            except (OSError, smtplib.SMTPException):
                self._connection.close()
        self._connection = None

    def _ready(self) -> smtplib.SMTP:
        if self._connection is not None:
            try:
                if self._connection.rset()[0] == 250:
                    return self._connection
            except (OSError, smtplib.SMTPException):
                pass  # idle for too long: a new connection is made
            self._forget()
        try:
            self._connection = _connected(self._settings)
        except (OSError, smtplib.SMTPException) as error:
            raise RelayDown("connection") from error
        return self._connection

    def _ask(
        self, connection: smtplib.SMTP, verb: str, argument: str, *, about_recipient: bool
    ) -> None:
        code, text = connection.docmd(verb, argument)
        if code == 421:  # the relay closes down: RFC 5321, 3.8
            self._forget()
            raise RelayDown("closing")
        if not 200 <= code < 300:
            raise _refused(code, text, about_recipient=about_recipient)

    def _sent(self, connection: smtplib.SMTP, content: bytes) -> str:
        """From here on a lost connection means that nobody knows."""
        dotted = re.sub(rb"(?m)^\.", b"..", content)
        ending = b".\r\n" if dotted.endswith(b"\r\n") else b"\r\n.\r\n"
        try:
            connection.send(dotted + ending)
            code, text = connection.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._forget()
            raise Unsure("disconnected") from error
        if not 200 <= code < 300:
            raise _refused(code, text, about_recipient=False)
        return _answer(code, text)

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _connected(settings: SmtpSettings) -> smtplib.SMTP:
    # Certificates are checked: whoever sits in between must not read who writes to whom.
    context = ssl.create_default_context(cafile=settings.ca_file)
    connection: smtplib.SMTP
    if settings.security == "tls":
        connection = smtplib.SMTP_SSL(
            settings.host, settings.port, settings.hello, timeout=settings.timeout, context=context
        )
    else:
        connection = smtplib.SMTP(
            settings.host, settings.port, settings.hello, timeout=settings.timeout
        )
    try:
        if settings.security == "starttls":
            connection.starttls(context=context)
        connection.ehlo_or_helo_if_needed()
        if settings.user:
            connection.login(settings.user, settings.password)
    except (OSError, smtplib.SMTPException):
        connection.close()
        raise
    return connection


def _refused(code: int, text: bytes, *, about_recipient: bool) -> Refused | RelayDown:
    # 530 to 538 are about how we signed in, which no other mail would do better.
    if code == -1 or 530 <= code <= 538:
        return RelayDown(str(code))
    answer = _answer(code, text)
    return Refused(answer, about_recipient=_is_about_recipient(answer, step_is=about_recipient))


def _is_about_recipient(answer: str, *, step_is: bool) -> bool:
    """By the class of RFC 3463: 1 the address, 2 its mailbox; 3 to 7 are about us or the mail.

    5.1.7 and 5.1.8 are about our own address. Without a class the step says it.
    """
    subject = re.search(r" [45]\.([1-7])\.(\d+)\Z", answer)
    if subject is None:
        return step_is
    return subject[1] in "12" and not (subject[1] == "1" and subject[2] in {"7", "8"})


def _answer(code: int, text: bytes) -> str:
    """The code and the class of RFC 3463, and none of the words: they may hold an address."""
    status = _STATUS.match(text.decode("ascii", "replace").strip())
    return f"{code} {status[0]}" if status else str(code)
