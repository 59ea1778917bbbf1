"""Reading what came in: what is needed, in a bounded way, whatever the bytes."""

import imaplib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.adapters import mail_boxes
from endreprisals.adapters.mail_boxes import BoxClosed, ImapBox, Maildir, imap_box
from endreprisals.adapters.mail_in import Incoming, Report
from endreprisals.adapters.mail_in import read as read_of


def read(raw: bytes) -> Incoming:
    return read_of(raw, envelope="Delivered-To")


def a_report(action: str = "failed", status: str = "5.1.1", **changes: str) -> bytes:
    values = {
        "to": "bounce+abc@letters.example", "original": "<1.a@letters.example>",
        "boundary": '"edge"',
    } | changes  # fmt: skip
    return (
        f"Return-Path: <>\r\nDelivered-To: {values['to']}\r\n"
        "From: postmaster@mission.example\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/report;\r\n report-type=delivery-status;\r\n"
        f" boundary={values['boundary']}\r\n\r\nIgnored.\r\n"
        "--edge\r\nContent-Type: text/plain\r\n\r\nIt did not arrive. Status: 2.0.0\r\n"
        "--edge\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mission.example\r\n\r\n"
        f"Final-Recipient: rfc822; mission@mission.example\r\nAction: {action}\r\n"
        f"Status: {status} (no such user)\r\nDiagnostic-Code: smtp; 550\r\n\r\n"
        "--edge\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {values['original']}\r\nSubject: x\r\n\r\n--edge--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("action", "status", "report"),
    [
        ("failed", "5.1.1", Report("5.1.1", hard=True)),
        ("Failed", "4.4.7", Report("4.4.7", hard=False)),
        ("delayed", "4.4.1", None),
        ("delivered", "2.0.0", None),
        ("failed", "nonsense", None),
    ],
)
def test_a_report_about_delivery_says_what_failed(
    action: str, status: str, report: Report | None
) -> None:
    told = read(a_report(action, status))

    assert (told.is_report, told.report, told.automatic) == (True, report, True)
    assert told.delivered_to == "bounce+abc@letters.example"


def test_only_what_our_server_wrote_on_top_says_where_it_was_delivered() -> None:
    forged = b"Delivered-To: bounce+abc@letters.example\r\nTo: bounce+abc@letters.example\r\n\r\n"

    assert read(b"Delivered-To: letters@letters.example\r\n" + forged).delivered_to == (
        "letters@letters.example"
    )
    assert read_of(forged, envelope="X-Original-To").delivered_to == ""


@pytest.mark.parametrize("boundary", ["edge", '"edge"'])
def test_the_edge_of_parts_may_be_quoted(boundary: str) -> None:
    assert read(a_report(boundary=boundary)).report is not None


def test_a_reply_names_what_it_answers_nearest_first() -> None:
    told = read(
        b"In-Reply-To: <3@x.example>\r\nReferences: <1@x.example>\r\n <2@x.example>\r\n"
        b"To: letters@letters.example\r\nSubject: Re\r\n\r\nThank you.\r\n"
    )

    assert told.answers.split() == ["<3@x.example>", "<2@x.example>", "<1@x.example>"]
    assert (told.automatic, told.is_report, told.delivered_to) == (False, False, "")


@pytest.mark.parametrize(
    ("head", "automatic"),
    [
        ("Auto-Submitted: auto-replied", True),
        ("Auto-Submitted: no", False),
        ("Auto-Submitted: auto-generated; type=x", True),
        ("Precedence: bulk", True),
        ("Precedence: first-class", False),
        ("X-Autoreply: yes", True),
        ("X-Autorespond: away", True),
        ("Return-Path: <>", True),
        ("Return-Path: <person@mission.example>", False),
    ],
)
def test_what_a_machine_wrote_is_told_apart(head: str, *, automatic: bool) -> None:
    assert read(f"{head}\r\nSubject: x\r\n\r\nI am away.".encode()).automatic is automatic


def test_words_of_a_body_are_no_head_and_no_report() -> None:
    told = read(b"Subject: x\r\n\r\nIn-Reply-To: <1@x.example>\r\nAuto-Submitted: auto-replied\r\n")

    assert (told.answers.strip(), told.automatic) == ("", False)


@given(st.binary(max_size=3000))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    read(raw)


@given(st.data())
def test_a_torn_report_can_be_read(data: st.DataObject) -> None:
    whole = a_report()
    first = data.draw(st.integers(0, len(whole)))
    read(whole[:first] + data.draw(st.binary(max_size=20)) + whole[first:])


def test_depth_and_length_cost_nothing() -> None:
    nested = (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
    )
    assert read(nested * 20_000).report is None
    assert read(b"References: " + b"<a@b.example> " * 500_000).report is None
    assert read(b"X: y\r\n" * 1_000_000).automatic is False


def test_a_maildir_is_read_oldest_first_and_emptied(tmp_path: Path) -> None:
    for place, name in (("new", "2.a"), ("cur", "1.b:2,S"), ("tmp", "0.c")):
        (tmp_path / place).mkdir()
        (tmp_path / place / name).write_bytes(name.encode())
    (tmp_path / "new" / "link").symlink_to("/etc/hostname")
    box = Maildir(tmp_path)
    found = list(box.waiting(most=10))
    for mail in found:
        box.done(mail)

    assert sorted(mail.raw or b"" for mail in found) == [b"1.b:2,S", b"2.a"]
    assert list(box.waiting(most=10)) == []
    assert (tmp_path / "tmp" / "0.c").exists(), "not whole yet"


def test_a_mail_that_is_too_long_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_boxes, "MOST_BYTES", 10)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1").write_bytes(b"x" * 11)
    box = Maildir(tmp_path)
    (found,) = box.waiting(most=10)
    box.set_aside(found, tmp_path / "refused")

    assert found.raw is None
    assert (tmp_path / "refused" / "1").exists()
    assert not list(box.waiting(most=10))


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(Maildir(tmp_path / "none").waiting(most=10)) == []


class Server:
    """The other end of an IMAP connection, with two mails, one too long."""

    def __init__(self) -> None:
        self.mails = {b"7": b"Subject: one\r\n\r\n", b"9": b"x" * 50}
        self.deleted: list[str] = []
        self.out = False

    def login(self, user: str, password: str) -> None:
        if password != "right":  # noqa: S105
            raise imaplib.IMAP4.error("no")

    def select(self, name: str) -> tuple[str, list[bytes]]:
        return "OK", [b"2"]

    def uid(self, verb: str, *what: str) -> tuple[str, list[Any]]:
        if verb == "SEARCH":
            return "OK", [b" ".join(self.mails)]
        number = what[0].encode()
        if verb == "STORE":
            self.deleted.append(what[0])
            return "OK", [None]
        raw = self.mails[number]
        if "SIZE" in what[1]:
            return "OK", [b"1 (UID " + number + b" RFC822.SIZE %d)" % len(raw)]
        return "OK", [(b"1 (UID 7 BODY[] {16}", raw), b")"]

    def expunge(self) -> tuple[str, list[None]]:
        return "OK", [None]

    def logout(self) -> None:
        self.out = True


def test_an_imap_mailbox_is_read_and_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_boxes, "MOST_BYTES", 40)
    server = Server()
    with imap_box("h", 993, "u", "right", connect=lambda *_: server) as box:  # type: ignore[arg-type] # stands in
        found = list(box.waiting(most=10))
        box.done(found[0])
        box.set_aside(found[1], tmp_path)

    assert [(mail.name, mail.raw) for mail in found] == [
        ("7", b"Subject: one\r\n\r\n"),
        ("9", None),
    ]
    box.set_aside(found[0], tmp_path / "refused")
    assert (tmp_path / "refused" / "imap-7").read_bytes() == b"Subject: one\r\n\r\n"
    assert server.deleted == ["7", "9", "7"]
    assert server.out


def test_a_wrong_password_or_a_no_closes_the_box() -> None:
    with pytest.raises(BoxClosed), imap_box("h", 1, "u", "wrong", connect=lambda *_: Server()):  # type: ignore[arg-type] # stands in
        pass

    class No(Server):
        def uid(self, verb: str, *what: str) -> tuple[str, list[Any]]:
            return "NO", []

    with pytest.raises(BoxClosed):
        list(ImapBox(No()).waiting(most=1))  # type: ignore[arg-type] # stands in
