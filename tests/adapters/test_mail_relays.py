"""Handing over to a real server: yes, no, not now, and nobody knows."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from endreprisals.adapters.mail_relays import (
    Envelope,
    FolderRelay,
    Refused,
    RelayDown,
    SmtpRelay,
    SmtpSettings,
    Unsure,
    file_of,
)
from tests.supporters.mailroom import Handler, a_relay, a_server


def an_envelope(**changes: object) -> Envelope:
    values: dict[str, object] = {
        "stream": "letters", "message_id": "1.a@letters.example",
        "sender": "bounce+a@letters.example", "to": "mission@mission.example",
        "content": b"Subject: x\r\n\r\nHello\r\n.\r\n..dots\r\n",
    }  # fmt: skip
    return Envelope(**values | changes)  # type: ignore[arg-type] # as given


def _hand_over(settings: SmtpSettings) -> str:
    with closing(SmtpRelay(settings)) as relay:
        return relay.hand_over(an_envelope())


def test_what_the_relay_took_is_what_was_written() -> None:
    handler = Handler()
    with a_relay(handler) as relay:
        answers = [relay.hand_over(an_envelope()), relay.hand_over(an_envelope())]

    assert answers == ["250 2.0.0", "250 2.0.0"], "and nothing of its words: they hold an address"
    assert [one.content for one in handler.taken] == [an_envelope().content] * 2
    assert handler.taken[0].mail_from == "bounce+a@letters.example"
    assert handler.taken[0].rcpt_tos == ["mission@mission.example"]


@pytest.mark.parametrize(
    ("step", "said", "answer", "for_good", "about"),
    [
        ("rcpt", "550 5.1.1 no mission@mission.example here", "550 5.1.1", True, True),
        ("rcpt", "550 no such user", "550", True, True),
        ("rcpt", "550 5.7.1 we block you", "550 5.7.1", True, False),
        ("rcpt", "553 5.1.8 your own address", "553 5.1.8", True, False),
        ("rcpt", "451 4.7.1 greylisted", "451 4.7.1", False, False),
        ("rcpt", "452 too many", "452", False, True),
        ("data", "552 5.2.2 full", "552 5.2.2", True, True),
        ("data", "554 5.7.1 spam", "554 5.7.1", True, False),
        ("data", "451 later", "451", False, False),
    ],
)
def test_a_no_is_told_by_code_and_whether_it_is_about_the_address(
    step: str, said: str, answer: str, *, for_good: bool, about: bool
) -> None:
    handler = Handler()
    handler.say = lambda at, _: said if at == step else ""
    with a_relay(handler) as relay:
        with pytest.raises(Refused) as refused:
            relay.hand_over(an_envelope())
        handler.say = lambda at, _: ""
        assert relay.hand_over(an_envelope()) == "250 2.0.0", "the connection goes on"

    assert (refused.value.answer, refused.value.for_good) == (answer, for_good)
    assert refused.value.about_recipient is about
    assert len(handler.taken) == 1


def test_a_relay_that_closes_down_took_nothing() -> None:
    handler = Handler()
    handler.say = lambda at, _: "421 4.3.2 closing" if at == "rcpt" else ""
    with a_relay(handler) as relay, pytest.raises(RelayDown):
        relay.hand_over(an_envelope())


def test_a_relay_that_is_not_there_took_nothing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings = SmtpSettings("127.0.0.1", free.getsockname()[1], "none", timeout=5)
    with pytest.raises(RelayDown):
        _hand_over(settings)


def test_nobody_knows_when_the_line_is_cut_after_the_last_byte() -> None:
    handler = Handler()
    handler.hang_up = True
    with a_relay(handler) as relay, pytest.raises(Unsure):
        relay.hand_over(an_envelope())

    assert len(handler.taken) == 1, "it was taken, and we were not told"


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        ([b"220 hi\r\n", b"250 x\r\n", b"250 ok\r\n", b"250 ok\r\n"], RelayDown),
        ([b"220 hi\r\n", b"250 x\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"], Unsure),
        ([b"220 hi\r\n", b"250 x\r\n", b"530 5.7.0 sign in\r\n"], RelayDown),
        ([b"220 hi\r\n", b"250 x\r\n", b"nonsense\r\n"], RelayDown),
        ([b"554 no\r\n"], RelayDown),
    ],
)
def test_a_line_cut_at_each_step_is_told_apart(talk: list[bytes], expected: type) -> None:
    with _says(talk) as port, pytest.raises(expected):
        _hand_over(SmtpSettings("127.0.0.1", port, "none", timeout=5))


@contextmanager
def _says(talk: list[bytes]) -> Iterator[int]:
    """A server that says these lines, one after each line that it hears, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            spoken, _ = listening.accept()
            with spoken, spoken.makefile("rb") as heard:
                for line in talk:
                    spoken.sendall(line)
                    heard.readline()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(timeout=10)


def test_mail_goes_over_tls_to_a_relay_whose_certificate_holds_and_to_no_other(
    tmp_path: Path,
) -> None:
    ca, context = _a_certificate(tmp_path)
    handler = Handler()
    with a_server(handler, tls_context=context, require_starttls=True) as there:
        trusted = SmtpSettings(there.host, there.port, "starttls", ca_file=str(ca), timeout=10)
        assert _hand_over(trusted).startswith("250")
        with pytest.raises(RelayDown):
            _hand_over(SmtpSettings(there.host, there.port, timeout=10))
        with pytest.raises(RelayDown):
            _hand_over(there)  # in clear: 530

    assert len(handler.taken) == 1


def test_a_relay_without_starttls_is_never_spoken_to_in_clear() -> None:
    handler = Handler()
    with a_server(handler) as there, pytest.raises(RelayDown):
        _hand_over(SmtpSettings(there.host, there.port, timeout=10))

    assert not handler.taken


def _a_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """For 127.0.0.1, by itself, of the days around the tests."""
    from datetime import timedelta
    from ipaddress import ip_address

    from django.utils.timezone import now

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "relay.example")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]),
                       critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    ca, pair = folder / "ca.pem", folder / "pair.pem"
    ca.write_bytes(made.public_bytes(Encoding.PEM))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pair.write_bytes(private + ca.read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair)
    return ca, context


def test_the_folder_keeps_one_file_for_the_same_mail(tmp_path: Path) -> None:
    relay = FolderRelay(tmp_path)
    assert not relay.took("letters", "1.a@letters.example")
    relay.hand_over(an_envelope())
    relay.hand_over(an_envelope())
    files = list(tmp_path.rglob("*"))

    assert relay.took("letters", "1.a@letters.example")
    assert [path for path in files if path.is_file()] == [
        file_of(tmp_path, "letters", "1.a@letters.example")
    ]
    assert files[-1].read_bytes() == an_envelope().content
    assert "mission" not in files[-1].name
    assert files[-1].stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_written_is_a_relay_that_is_down(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("in the way")
    with pytest.raises(RelayDown):
        FolderRelay(tmp_path).hand_over(an_envelope())
