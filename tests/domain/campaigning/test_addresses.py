"""Addresses: one person has one canonical form, and nothing that deceives gets in."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.addresses import (
    BadAddress,
    consumer_domain,
    read_address,
    registered_domain,
)

LOCALS = st.text(string.ascii_letters + string.digits + "._+-", min_size=1, max_size=30)
HOSTS = st.sampled_from(
    ["gmail.com", "GoogleMail.com", "mission.example", "Mail.MISSION.example", "münchen.example"]
)


def code_of(text: str) -> str:
    with pytest.raises(BadAddress) as refused:
        read_address(text)
    return refused.value.code


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("testa@supporter.example", "testa@supporter.example"),
        ("  Testa@Supporter.EXAMPLE ", "testa@supporter.example"),
        ("testa+campaign@supporter.example", "testa@supporter.example"),
        ("Tes.ta+x@GoogleMail.com", "testa@gmail.com"),
        ("testa@ｓｕｐｐｏｒｔｅｒ.example", "testa@supporter.example"),
        ("testa＠supporter.example", "testa@supporter.example"),
        ("testa@münchen.example", "testa@xn--mnchen-3ya.example"),
        ("testa@xn--mnchen-3ya.example", "testa@xn--mnchen-3ya.example"),
        ("testa@例え.example", "testa@xn--r8jz45g.example"),
        ("testa@例え。example", "testa@xn--r8jz45g.example"),
        ("testa@supporter.example.", "testa@supporter.example"),
        ("+testa@supporter.example", "+testa@supporter.example"),
        ("+te.sta@gmail.com", "+te.sta@gmail.com"),
        ("testa@3com.example", "testa@3com.example"),
    ],
)
def test_the_spellings_of_one_mailbox_have_one_canonical_form(typed: str, canonical: str) -> None:
    assert read_address(typed).canonical == canonical


def test_mail_goes_to_the_address_as_it_was_given() -> None:
    address = read_address("Tes.ta+letters@GMail.com")
    assert address.delivery == "Tes.ta+letters@gmail.com"
    assert (address.local, address.domain) == ("testa", "gmail.com")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("testa", "not_an_address"),
        ("@supporter.example", "not_an_address"),
        ("testa@", "no_domain"),
        ("testa@localhost", "no_domain"),
        ("testa@10.0.0.1", "no_domain"),
        ("testa@[10.0.0.1]", "not_an_address"),
        ("testa@supporter..example", "not_an_address"),
        ("testa@-supporter.example", "not_an_address"),
        ("testa@sup_porter.example", "not_an_address"),
        (".testa@supporter.example", "not_an_address"),
        ("tes..ta@supporter.example", "not_an_address"),
        ("tes ta@supporter.example", "not_an_address"),
        ('"testa"@supporter.example', "not_an_address"),
        ('"a@b"@supporter.example', "not_an_address"),
        ("Testa <testa@supporter.example>", "not_an_address"),
        ("mailto:testa@supporter.example", "not_an_address"),
        ("testa@supporter.example, otra@supporter.example", "several"),
        ("testa@supporter.example;otra@supporter.example", "several"),
        ("testa@otra@supporter.example", "several"),
        ("testa@supporter.example\r\nBcc: all@mission.example", "control_character"),
        ("testa@supporter.example\n", "control_character"),
        ("testa\0@supporter.example", "control_character"),
        ("testa@supporter.example\u2028", "control_character"),
        ("\u202etesta@supporter.example", "control_character"),
        ("tes\u200bta@supporter.example", "control_character"),
        ("testa@supporter.exa\u00admple", "control_character"),
        ("tésta@supporter.example", "not_an_address"),
        ("testa@straße.example", "not_an_address"),
        ("testa@xn--.example", "not_an_address"),
        ("testa@xn--0.example", "not_an_address"),
        (f"{'a' * 65}@supporter.example", "too_long"),
        (f"testa@{'a' * 64}.example", "too_long"),
        (f"{'a' * 60}@{'.'.join(['a' * 60] * 4)}.example", "too_long"),
        (f"a@{'.'.join(['é' * 40] * 6)}.example", "too_long"),
        (f"a@{'.'.join(['öäüö' + 'a' * 34] * 6)}.example", "too_long"),
        (f"{'a' * 60}@{'.'.join(['öäüö' + 'a' * 34] * 4)}.example", "too_long"),
    ],
)
def test_what_is_no_single_plain_address_is_refused_with_its_reason(typed: str, code: str) -> None:
    assert code_of(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "раураl@supporter.example",  # Cyrillic with one Latin letter
        "testa@раураl.example",
        "testa@раура1.example",
        "testa@ѕсоре.example",  # wholly Cyrillic, reads as Latin
        "testa@ορο.example",  # Greek
        "testa@xn--80ak6aa92e.example",  # the same, spelt as the network does
        "testa@pɑypɑl.example",
        "testa@аррӏе.com",
    ],
)
def test_letters_of_one_script_dressed_up_as_another_are_refused(typed: str) -> None:
    assert code_of(typed) == "mixed_scripts"


@pytest.mark.parametrize(
    "typed", ["testa@россия.example", "testa@ελλάδα.example", "testa@東京ひらカタ.example",
              "testa@한국.example", "testa@abc中文.example", "testa@ひらー.example"],
)  # fmt: skip
def test_domains_in_their_own_script_are_taken(typed: str) -> None:
    assert read_address(typed).domain.startswith("xn--")


def test_a_reason_never_holds_what_was_typed() -> None:
    with pytest.raises(BadAddress) as refused:
        read_address("secret@name@supporter.example")
    assert "secret" not in str(refused.value)


def test_addresses_of_offices_and_private_providers_are_known() -> None:
    assert read_address("Info@organisation.example").is_role
    assert not read_address("testa@organisation.example").is_role
    assert consumer_domain(read_address("embassy@googlemail.com").domain)
    assert not consumer_domain("mission.example")


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("mission.example", "mission.example"),
        ("mail.Mission.example", "mission.example"),
        ("mail.mission.gov.uk", "mission.gov.uk"),
        ("gov.uk", "gov.uk"),
        ("a.b.org.nz", "b.org.nz"),
        ("a.b.ch.", "b.ch"),
        ("example", "example"),
    ],
)
def test_the_registered_part_of_a_host_is_found(host: str, registered: str) -> None:
    assert registered_domain(host) == registered


@given(LOCALS, HOSTS)
def test_the_canonical_form_of_a_canonical_form_is_itself(local: str, host: str) -> None:
    try:
        once = read_address(f"{local}@{host}")
    except BadAddress:
        return
    assert read_address(once.canonical).canonical == once.canonical
    assert read_address(once.delivery).canonical == once.canonical
    assert read_address(f"{local.upper()}@{host.upper()}").canonical == once.canonical


@given(
    st.text(max_size=60)
    | st.builds("{}@{}.example".format, st.text(max_size=20), st.text(max_size=20))
)
def test_anything_at_all_is_either_refused_or_one_line_of_ascii(text: str) -> None:
    try:
        address = read_address(text)
    except BadAddress:
        return
    for form in (address.canonical, address.delivery):
        assert form.isascii()
        assert form.isprintable()
        assert form.count("@") == 1
        assert len(form) <= 254
        assert not set(form) & set(' ",;<>()[]\\:')
