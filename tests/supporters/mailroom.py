"""A mail room for tests: a real SMTP server on loopback, and mails for the outbox."""

from asyncio import Server
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from endreprisals.adapters.mail_relays import SmtpRelay, SmtpSettings
from endreprisals.supporters.identity import seal, supporter_key
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Rendered, Stop
from tests.build import NOON

_numbers = count(1)


class Handler:
    """Keeps what it took. `say` answers at a step: rcpt or data; blank means yes."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.say: Callable[[str, str], str] = lambda step, address: ""
        self.hang_up = False

    async def handle_RCPT(  # noqa: N802 -- as aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        said = self.say("rcpt", address)
        if not said:
            envelope.rcpt_tos.append(address)
        return said or "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        said = self.say("data", envelope.rcpt_tos[0])
        if not said:
            self.taken.append(envelope)
        if self.hang_up:
            assert server.transport is not None
            server.transport.close()
        return said or "250 2.0.0 kept for reader@somewhere.example"


class AnyPort(Controller):
    """Listens on whichever port is free, and knows it before it greets itself."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # of aiosmtpd


@contextmanager
def a_server(handler: Handler, **more: Any) -> Iterator[SmtpSettings]:
    """A mail server on a free port of loopback."""
    controller = AnyPort(handler, hostname="127.0.0.1", port=0, **more)
    controller.start()
    try:
        yield SmtpSettings(host="127.0.0.1", port=controller.port, security="none", timeout=10)
    finally:
        controller.stop()


@contextmanager
def a_relay(handler: Handler) -> Iterator[SmtpRelay]:
    """The same, as the worker reaches it."""
    with a_server(handler) as settings:
        relay = SmtpRelay(settings)
        yield relay
        relay.close()


def a_mail(address: str = "", /, **changes: Any) -> Mail:
    """A mail to somebody that is due now; its words are those of `words`."""
    number = next(_numbers)
    address = address or f"reader-{number}@supporter.example"
    values: dict[str, Any] = {
        "key": f"test:{number}", "stream": Mail.Stream.CONFIRM, "kind": "test", "language": "en",
        "supporter": supporter_key(address), "address": seal(address, about="mail.address"),
        "not_before": NOON, "queued_at": NOON,
    }  # fmt: skip
    if changes.get("mailbox") or "mailbox_id" in changes:
        values |= {"address": None, "supporter": "", "stream": Mail.Stream.LETTERS}
    if changes.get("state") in {"sent", "failed", "stopped"}:
        values["address"] = None
    return Mail.objects.create(**values | changes)


def content(envelope: Envelope) -> bytes:
    """The bytes of a mail that the server took."""
    assert isinstance(envelope.content, bytes)
    return envelope.content


def words(mail: Mail, at: datetime) -> Rendered:
    """What every mail of these tests says, unless its detail says otherwise."""
    detail = mail.detail
    if "stop" in detail:
        raise Stop(str(detail["stop"]))
    if "break" in detail:
        raise RuntimeError("Zanzaribaldo at zanzaribaldo@supporter.example")
    return Rendered(
        subject=str(detail.get("subject", "Please confirm")),
        text="Open this page:\n\nhttps://site.example/en/confirm/abc\n",
        reply_to=str(detail.get("reply_to", "")),
        unsubscribe=str(detail.get("unsubscribe", "")),
        from_local=str(detail.get("from_local", "")),
    )


class Clock:
    """Stands still unless moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def later(self, **by: float) -> None:
        """Move on."""
        self.at += timedelta(**by)
