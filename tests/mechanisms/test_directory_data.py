"""The shipped directory: every body is there, every line has its word, nothing is claimed."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from endreprisals.domain.directory import FAMILIES
from endreprisals.domain.vocabulary import codes
from endreprisals.mechanisms.models import Mechanism
from endreprisals.mechanisms.services.directory_file import PlannedBody, read_directory

FOLDER = Path(settings.PACKAGE_DIR) / "data" / "handbook"
FILES = {path.name: path.read_bytes() for path in FOLDER.glob("directory*.yaml")}
NAMED = [
    "un-senior-official", "un-sg-report", "hrc-president-bureau", "upr-secretariat",
    "special-procedures", "sr-defenders", "sp-coordination-committee", "wgad", "wgeid",
    "treaty-bodies-focal-points", "treaty-body-petitions", "tb-ccpr", "tb-cescr", "tb-cerd",
    "tb-cedaw", "tb-cat", "spt", "tb-crc", "tb-cmw", "tb-crpd", "tb-ced", "ced-urgent-action",
    "ecosoc-ngo-committee", "peace-operations", "un-country-team", "un-torture-fund",
    "achpr-srhrd", "iachr", "iacthr", "coe-private-office", "ecthr", "osce-odihr", "asean-aichr",
    "embassies", "emergency-funds", "help-lines",
]  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> dict[str, PlannedBody]:
    bodies, slips = read_directory(FILES)
    assert slips == []
    return {body.code: body for body in bodies}


def test_every_body_that_the_others_rely_on_is_there(shipped: dict[str, PlannedBody]) -> None:
    assert set(NAMED) <= set(shipped)


def test_families_of_the_files_and_of_the_table_are_the_same() -> None:
    assert set(FAMILIES) == set(Mechanism.Family.values)


def test_every_body_is_named_in_english_french_and_spanish(shipped: dict[str, PlannedBody]) -> None:
    for body in shipped.values():
        names = [line.texts for line in body.lines if line.field == "name"]
        assert len(names) == 1, body.code
        assert {"en", "fr", "es"} <= set(names[0]), body.code


def test_every_body_says_what_it_cannot_do(shipped: dict[str, PlannedBody]) -> None:
    assert not [
        code for code, body in shipped.items()
        if not any(line.field == "cannot_do" for line in body.lines)
    ]  # fmt: skip


def test_what_was_noted_without_its_page_is_never_given_as_read(
    shipped: dict[str, PlannedBody],
) -> None:
    wrong = [
        (code, line.field)
        for code, body in shipped.items()
        for line in body.lines
        if line.standing == "read" and line.source.startswith("Notes of this project")
    ]
    assert not wrong


def test_no_file_can_say_that_a_contact_was_verified() -> None:
    assert not [name for name, content in FILES.items() if b"verified_on" in content]


def test_the_two_addresses_for_reprisals_are_both_there_and_told_apart(
    shipped: dict[str, PlannedBody],
) -> None:
    contacts = {c.value: c.label for c in shipped["un-senior-official"].contacts}

    assert "until 2020" in contacts["reprisals@ohchr.org"]
    assert "no page that we read" in contacts["ohchr-reprisals@un.org"]


def test_each_of_the_ten_committees_has_one_entry_with_what_is_known_of_the_guidelines(
    shipped: dict[str, PlannedBody],
) -> None:
    committees = [b for b in shipped.values() if b.code.startswith("tb-") or b.code == "spt"]
    since = {
        body.committee: line.since
        for body in committees
        for line in body.lines
        if line.field == "policy"
    }
    assert {body.committee for body in committees} == set(codes("treaty_body_codes"))
    assert (since["CCPR"], since["CEDAW"]) == ("2016-06", "2018")
    assert since["CRC"] == "2015-06-26", "of the Chairs, not of the Committee"


def test_no_mail_address_is_hidden_inside_a_text(shipped: dict[str, PlannedBody]) -> None:
    texts = [t for b in shipped.values() for line in b.lines for t in line.texts.values()]

    assert not [text for text in texts if re.search(r"\S@\S", text)]


def test_lines_are_short_enough_to_be_read_by_somebody_in_a_hurry(
    shipped: dict[str, PlannedBody],
) -> None:
    texts = [line.texts["en"] for b in shipped.values() for line in b.lines]

    assert max(map(len, texts)) < 320
