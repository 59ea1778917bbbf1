"""Notes sealed in the page: other age programs open them, and nobody learns more than a size."""

import base64
import json
from typing import Any

import pyrage

from tests.node import ROOT, run_js

RUNNER = ROOT / "tests" / "mechanisms" / "saving.mjs"
PASSPHRASE = "hat river eleven copper"  # noqa: S105 -- of this test alone
ONE_WAY, OTHER_WAY = "é è ñ long enough", "e\u0301 e\u0300 n\u0303 long enough"
STEP = 64 * 1024
ACCOUNT = {
    "version": 1,
    "person": {"name": "Karma", "name_original": "ཀརྨ་ / علي / 曹順利"},
    "events": [{"what": "“asked” \\ twice\n\tand \u2028 again"}],
}


def steps(*asked: dict[str, Any]) -> list[Any]:
    done: list[Any] = run_js(RUNNER, list(asked))
    return done


def seal(value: object = ACCOUNT, passphrase: str = PASSPHRASE) -> bytes:
    (made,) = steps({"do": "seal", "value": value, "passphrase": passphrase})
    return base64.b64decode(made)


def opening(file: bytes, passphrase: str | None = PASSPHRASE) -> dict[str, Any]:
    return {"do": "open", "file": base64.b64encode(file).decode(), "passphrase": passphrase}


def codes(*asked: dict[str, Any]) -> list[str]:
    return [done.get("code", "opened") for done in steps(*asked)]


def test_what_the_page_seals_another_age_program_opens() -> None:
    plain = pyrage.passphrase.decrypt(seal(), PASSPHRASE)

    assert json.loads(plain) == ACCOUNT


def test_what_another_age_program_sealed_the_page_opens_with_what_was_typed_there() -> None:
    # Its passphrase has letters and accents apart, as some keyboards write them.
    file = (ROOT / "tests" / "vectors" / "notes-sealed-elsewhere.age").read_bytes()

    assert pyrage.passphrase.decrypt(file, OTHER_WAY)
    assert steps(opening(file, OTHER_WAY)) == [
        {"ok": True, "value": {"version": 1, "note": "sealed elsewhere"}}
    ]


def test_notes_come_back_as_they_were_also_in_letters_for_mail() -> None:
    file = seal()
    lines = base64.encodebytes(file).decode().replace("\n", "")
    folded = "\r\n".join(lines[at : at + 64] for at in range(0, len(lines), 64))
    mailed = (
        f"-----BEGIN AGE ENCRYPTED FILE-----\r\n{folded}\r\n-----END AGE ENCRYPTED FILE-----\r\n"
    )

    assert steps(opening(file), opening(mailed.encode())) == [{"ok": True, "value": ACCOUNT}] * 2


def test_a_size_tells_steps_of_64_kib_and_nothing_more() -> None:
    short, long, longer = (
        seal({"text": "a" * size}) for size in (1, STEP - len('{"text":""}'), STEP)
    )

    assert len(short) == len(long)
    assert len(longer) == len(short) + STEP + 16  # and the sixteen bytes that guard each step


def test_the_same_notes_are_sealed_otherwise_each_time() -> None:
    first, second = seal(), seal()

    assert first != second
    assert b"Karma" not in first


def test_keyboards_that_write_a_letter_in_two_ways_open_the_same_file() -> None:
    file = seal(passphrase=ONE_WAY)

    assert codes(opening(file, ONE_WAY), opening(file, OTHER_WAY)) == ["opened", "opened"]


def test_each_reason_why_a_file_does_not_open_has_its_code() -> None:
    file = seal()
    identity = pyrage.x25519.Identity.generate()
    by_key = pyrage.encrypt(b"{}", [identity.to_public()])
    hard = file.replace(b" 10\n", b" 21\n", 1)

    assert codes(
        opening(b""),
        opening(b"%PDF-1.7 something else"),
        opening(b"\xff\xfe not letters"),
        opening(by_key),
        opening(file, ""),
        opening(file, None),
        opening(file, "hat river eleven silver"),
        opening(hard),
        {"do": "openZeros", "size": 12 * 1024 * 1024 + 1},
    ) == [
        "empty", "foreign", "foreign", "other-key", "needs-passphrase", "needs-passphrase",
        "wrong-passphrase", "too-hard", "too-large",
    ]  # fmt: skip


def test_no_damaged_file_opens_wherever_it_is_damaged() -> None:
    file = seal()
    header = file.index(b"---")
    flipped = [
        file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
        for at in (*range(23, header, 7), header + 10, header + 60, len(file) // 2, len(file) - 1)
    ]
    cut = [file[:at] for at in (22, 40, header, len(file) - STEP, len(file) - 17, len(file) - 1)]

    found = codes(*map(opening, [*flipped, *cut, file + b"\0"]))

    assert set(found) <= {"damaged", "wrong-passphrase", "other-key", "too-hard"}
    assert found[len(flipped) - 4 :] == ["damaged"] * (4 + len(cut) + 1)


def test_notes_that_were_kept_plain_open_without_a_passphrase() -> None:
    plain = json.dumps(ACCOUNT).encode()

    assert steps(opening(plain, None), {"do": "looksSealed", "file": opening(plain)["file"]}) == [
        {"ok": True, "value": ACCOUNT},
        False,
    ]
    assert steps({"do": "looksSealed", "file": opening(seal())["file"]}) == [True]


def test_nothing_is_sealed_without_a_passphrase_or_beyond_what_opens_again() -> None:
    assert steps(
        {"do": "seal", "value": ACCOUNT, "passphrase": ""},
        {"do": "sealLong", "letters": 8 * 1024 * 1024},
        {"do": "sealLong", "letters": 8 * 1024 * 1024 - len('{"text":""}')},
    ) == [{"code": "needs-passphrase"}, {"code": "too-large"}, None]


def test_the_page_keeps_its_turn_while_a_real_key_is_made() -> None:
    (turns,) = steps({"do": "turnsOfThePage"})

    assert turns >= 5  # the way out of the page answers all the while


def test_a_passphrase_is_told_by_its_length_alone() -> None:
    asked = ["", "   ", "short one", "ཀརྨ་ཀརྨ་ཀརྨ་", "hat river nine", PASSPHRASE]

    assert steps(*({"do": "strength", "passphrase": each} for each in asked)) == [
        "none", "none", "short", "fair", "fair", "long",
    ]  # fmt: skip


def test_names_of_files_say_nothing() -> None:
    assert steps({"do": "fileName", "kind": "age", "number": 2}) == ["notes-2.age"]
