"""The bytes of a mail: nobody adds a header, the sender is ours, what is signed can be checked."""

import email
import re
from email.message import EmailMessage
from email.policy import default
from typing import Any

import dkim
import pytest
import spf
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.adapters import mail_signing
from endreprisals.adapters.mail_out import (
    BadMail,
    Letterhead,
    composed,
    html_from_text,
    is_address,
)
from endreprisals.adapters.mail_signing import (
    DnsOfARound,
    NoAnswer,
    authenticity,
    dns_record,
    make_key,
    sender,
    signed,
)
from tests.build import NOON

LONG = "https://site.example/en/list/leave/" + "a" * 160 + "/"


def a_head(**changes: Any) -> Letterhead:
    values: dict[str, Any] = {
        "sender": "letters@letters.example", "sender_name": "A supporter via #EndReprisals",
        "to": "mission@mission.example", "message_id": "1.a@letters.example", "language": "en",
        "at": NOON,
    }  # fmt: skip
    return Letterhead(**values | changes)


def a_message(**changes: Any) -> bytes:
    words = {"subject": "About a case", "text": "Excellency,\n\nplease act.\n"}
    return composed(a_head(**changes), **words)


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("dkim") / "letters.pem"
    make_key(path)
    return path.read_bytes()


def test_a_mail_says_who_writes_and_how_to_leave_and_fetches_nothing() -> None:
    raw = a_message(unsubscribe=LONG, reply_to="reader@supporter.example")
    message = parsed(raw)
    html = message.get_body(("html",))

    assert message["From"] == "A supporter via #EndReprisals <letters@letters.example>"
    assert message["Reply-To"] == "reader@supporter.example"
    assert message["Message-ID"] == "<1.a@letters.example>"
    assert message["Date"].datetime == NOON
    assert message["Content-Language"] == "en"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    assert html is not None
    assert "<img" not in html.get_content()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert raw == a_message(unsubscribe=LONG, reply_to="reader@supporter.example")


def test_a_letter_of_a_person_does_not_call_itself_automatic() -> None:
    assert "Auto-Submitted" not in parsed(a_message(automatic=False))
    assert parsed(a_message(bulk=True))["Precedence"] == "bulk"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A supporter " * 6 + "via us", "A supporter " * 6 + "via us"),  # 78 characters
        ("A supporter " * 7, "A supporter " * 6 + "A..."),
        ("U" * 500, "U" * 77 + "..."),
    ],
)
def test_a_long_name_is_shortened_and_holds_no_letter_back(name: str, shown: str) -> None:
    assert parsed(a_message(sender_name=name))["From"].addresses[0].display_name == shown


def test_leaving_stands_on_one_line_however_long_it_is() -> None:
    lines = a_message(unsubscribe=LONG).split(b"\r\n")

    assert f"List-Unsubscribe: <{LONG}>".encode() in lines
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines


def test_html_is_the_text_with_links_and_nothing_of_it_is_markup() -> None:
    html = html_from_text([("fr", 'a <b> & "c"\nnext\n\nsee https://a.example/x?a=1&b=2.')])

    assert "<p>a &lt;b&gt; &amp; &quot;c&quot;<br>\nnext</p>" in html
    link = "https://a.example/x?a=1&amp;b=2"
    assert f'<p>see <a href="{link}">{link}</a>.</p>' in html
    assert '<html lang="fr" dir="ltr">' in html


def test_each_part_is_marked_with_its_language_and_direction() -> None:
    html = html_from_text([("ar", "كلمات"), ("zh-hans", "字"), ("xx", "words")])

    assert '<html lang="ar" dir="rtl">' in html
    assert '<div lang="ar" dir="rtl">\n<p>كلمات</p>' in html
    assert '<div lang="zh-Hans" dir="ltr">' in html
    assert '<div lang="xx" dir="auto">' in html, "a language that nobody knows stops no mail"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": "a@b.example\r\nBcc: c@d.example"}, "bad_address"),
        ({"to": "a@b.example, c@d.example"}, "bad_address"),
        ({"to": "a@b.example>,<c@d.example"}, "bad_address"),
        ({"to": "ä@b.example"}, "bad_address"),
        ({"to": "a@localhost"}, "bad_address"),
        ({"reply_to": "a@b.example\nX-Y: z"}, "bad_address"),
        ({"sender_name": "A\r\nBcc: c@d.example"}, "control_character"),
        ({"language": "en\nX: y"}, "control_character"),
        ({"message_id": "a b@c.example"}, "bad_message_id"),
        ({"unsubscribe": "https://a.example/\r\nX: y"}, "bad_unsubscribe"),
        ({"unsubscribe": "https://a.example/>, <mailto:c@d.example"}, "bad_unsubscribe"),
        ({"unsubscribe": "mailto:c@d.example"}, "bad_unsubscribe"),
    ],
)
def test_what_would_add_a_header_or_a_recipient_is_refused(
    changes: dict[str, str], code: str
) -> None:
    with pytest.raises(BadMail, match=code):
        a_message(**changes)


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_that_anybody_types_becomes_a_header(
    name: str, subject: str, to: str, text: str
) -> None:
    try:
        raw = composed(a_head(sender_name=name, reply_to=to), subject=subject, text=text)
    except BadMail:
        return
    names = re.findall(rb"(?m)^([A-Za-z-]+):", raw.partition(b"\r\n\r\n")[0])
    allowed = {b"From", b"To", b"Reply-To", b"Subject", b"Date", b"Message-ID", b"Content-Language",
               b"Auto-Submitted", b"MIME-Version", b"Content-Type"}  # fmt: skip

    assert set(names) <= allowed
    assert len(names) == len(set(names))
    assert parsed(raw)["From"].addresses[0].addr_spec == "letters@letters.example"
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")


@given(st.text(alphabet="ab\r\n\t :<>@.,\u202e\u2028é\x00", min_size=1, max_size=12))
def test_controls_never_pass_into_a_subject(piece: str) -> None:
    try:
        raw = composed(a_head(), subject=f"About{piece}X: y", text="x")
    except BadMail:
        return
    assert parsed(raw).keys().count("X") == 0
    assert not set("\r\n\x00\u2028") & set(parsed(raw)["Subject"])


@given(st.text())
def test_an_address_with_a_blank_a_bracket_or_a_control_is_none(text: str) -> None:
    if is_address(text):
        assert text.isascii()
        assert not set(' <>,;:"()[]\\\r\n\t') & set(text)


def test_a_signature_holds_and_breaks_with_any_change(key: bytes) -> None:
    raw = signed(a_message(unsubscribe=LONG), domain="letters.example", selector="er1", key=key)
    dns = {b"er1._domainkey.letters.example.": dns_record(key).encode()}

    def look_up(name: bytes, **_: Any) -> bytes | None:
        return dns.get(name)

    assert dkim.verify(raw, dnsfunc=look_up)
    assert authenticity(raw, look_up=look_up) == "pass"
    for before, after in (
        (b"About a case", b"About a cage"),
        (b"please act", b"please pay"),
        (b"/leave/", b"/heave/"),
        (b"One-Click", b"Two-Click"),
    ):
        assert before in raw
        assert not dkim.verify(raw.replace(before, after), dnsfunc=look_up)
        assert authenticity(raw.replace(before, after), look_up=look_up) == "fail"


@pytest.mark.parametrize(
    "added", [b"Subject: Other\r\n", b"Reply-To: c@d.example\r\n", b"From: c@letters.example\r\n",
              b"List-Unsubscribe: <https://other.example/>\r\n"],
)  # fmt: skip
def test_no_second_header_can_be_put_in_front_of_a_signed_mail(key: bytes, added: bytes) -> None:
    raw = signed(a_message(), domain="letters.example", selector="er1", key=key)
    record = dns_record(key).encode()

    assert authenticity(added + raw, look_up=lambda name: record) in {"fail", "none"}


def test_the_signature_of_another_domain_says_nothing_about_the_sender(key: bytes) -> None:
    raw = signed(a_message(), domain="other.example", selector="er1", key=key)
    none = signed(a_message(), domain="example", selector="er1", key=key)

    assert authenticity(raw, look_up=lambda name: dns_record(key).encode()) == "none"
    assert authenticity(none, look_up=lambda name: dns_record(key).encode()) == "none"
    assert authenticity(a_message(), look_up=lambda name: None) == "none"


def test_a_key_that_is_gone_or_a_mail_that_is_noise_does_not_pass(key: bytes) -> None:
    raw = signed(a_message(), domain="letters.example", selector="er1", key=key)

    assert authenticity(raw, look_up=lambda name: None) == "fail"
    assert authenticity(raw, look_up=lambda name: b"v=DKIM1; p=") == "fail"
    assert authenticity(b"\xff\x00", look_up=lambda name: None) in {"none", "fail"}


def test_whatever_the_resolver_does_a_mail_is_read(key: bytes) -> None:
    raw = signed(a_message(), domain="letters.example", selector="er1", key=key)

    def breaks(name: bytes) -> bytes:
        raise LookupError(name)

    assert authenticity(raw, look_up=breaks) == "none"
    assert authenticity(raw, look_up=DnsOfARound(seconds=0)) == "unchecked"


def test_a_slow_nameserver_costs_a_round_so_much_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[float] = []

    def slow(name: bytes, timeout: float) -> None:
        asked.append(timeout)
        clock[0] += timeout
        raise TimeoutError

    clock = [0.0]
    monkeypatch.setattr(dkim, "get_txt", slow)
    monkeypatch.setattr(mail_signing, "monotonic", lambda: clock[0])
    look_up = DnsOfARound(seconds=5)
    for _ in range(50):
        with pytest.raises(NoAnswer):
            look_up(b"s._domainkey.evil.example.")

    assert asked == [2, 2, 1]


@given(st.binary(max_size=200))
def test_any_bytes_may_stand_in_from(raw: bytes) -> None:
    sender(b"From: " + raw + b"\r\n\r\n")


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Any) -> None:
    path = tmp_path / "keys" / "news.pem"

    assert make_key(path)
    before = path.read_bytes()
    assert not make_key(path)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o600


def test_our_envelope_passes_spf_of_the_domain_that_dmarc_looks_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = {
        ("letters.example", "TXT"): [
            (("letters.example", "TXT"), (b"v=spf1 a:relay.example -all",))
        ],
        ("relay.example", "A"): [(("relay.example", "A"), "192.0.2.7")],
    }
    monkeypatch.setattr(
        spf, "DNSLookup", lambda name, qtype, *_, **__: records.get((name.rstrip("."), qtype), [])
    )
    sender = "bounce+abc@letters.example"

    assert spf.check2(i="192.0.2.7", s=sender, h="relay.example")[0] == "pass"
    assert spf.check2(i="192.0.2.8", s=sender, h="relay.example")[0] == "fail"
    assert sender.partition("@")[2] == a_head().sender.partition("@")[2], "aligned, strictly"
