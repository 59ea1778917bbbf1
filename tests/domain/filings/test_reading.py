"""Account files: strict, all problems at once, nothing of them repeated at length."""

import json

import pytest

from endreprisals.domain.filings import BadAccount, account_from, blank_account, read_account
from endreprisals.domain.filings.reading import Problem, shown


def problems(raw: object) -> list[tuple[str, str]]:
    with pytest.raises(BadAccount) as bad:
        account_from(raw)
    return [(one.where, one.code) for one in bad.value.problems]


def test_an_account_comes_out_as_it_went_in() -> None:
    raw = blank_account().as_json()
    blank = dict.fromkeys(["when", "where", "country", "by_whom", "by_kind"], "")
    raw["events"] = [{"what": "قيل", "acts": ["threats"], **blank}]
    raw["consent"]["uses"] = {"wgad": "no"}
    assert read_account(json.dumps(raw)).as_json() == raw
    assert read_account(b"\xef\xbb\xbf" + json.dumps(raw).encode()).as_json() == raw


def test_a_narrative_of_100000_characters_is_read_and_one_over_200000_is_refused() -> None:
    assert len(account_from({"version": 1, "link": "x" * 200_000}).link) == 200_000
    assert problems({"version": 1, "link": "x" * 200_001}) == [("link", "too_big")]
    assert problems({"version": 1, "submitter": {"name": "x" * 2_001}}) == [
        ("submitter.name", "too_big")
    ]


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [
        (b"\xff", "", "not_json"),
        ("[" * 100_000, "", "not_json"),
        ('{"version": NaN}', "", "not_json"),
        ('{"version": 1, "link": "a", "link": "b"}', "link", "twice"),
        ("[]", "", "not_json"),
        (" " * 8_000_001, "", "too_big"),
    ],
)
def test_a_file_that_is_no_account_is_refused(text: bytes | str, where: str, code: str) -> None:
    with pytest.raises(BadAccount) as bad:
        read_account(text)
    assert bad.value.problems == (Problem(where, code),)


@pytest.mark.parametrize(
    ("raw", "where", "code"),
    [
        ({"version": True}, "version", "version"),
        ({"version": 1, "persons": 1}, "persons", "unknown_key"),
        ({"version": 1, "person": {"nom": 1}}, "person.nom", "unknown_key"),
        ({"version": 1, "person": []}, "person", "wrong_kind"),
        ({"version": 1, "events": {}}, "events", "wrong_kind"),
        ({"version": 1, "events": [{}] * 51}, "events", "too_many"),
        ({"version": 1, "link": 1}, "link", "wrong_kind"),
        ({"version": 1, "link": "\ud800"}, "link", "broken_text"),
        ({"version": 1, "language": "tlh"}, "language", "not_one_of"),
        ({"version": 1, "consent": {"agreed": "yes"}}, "consent.agreed", "wrong_kind"),
        ({"version": 1, "consent": {"uses": []}}, "consent.uses", "wrong_kind"),
        ({"version": 1, "consent": {"uses": dict.fromkeys(map(str, range(61)), "")}},
         "consent.uses", "too_many"),
        ({"version": 1, "consent": {"uses": {"x" * 61: "no"}}}, "consent.uses." + "x" * 40,
         "unknown_key"),
        ({"version": 1, "consent": {"uses": {"wgad": "all"}}}, "consent.uses.wgad", "not_one_of"),
        ({"version": 1, "confidential": ["consent.on"]}, "confidential.0", "no_such_path"),
        ({"version": 1, "confidential": ["events.x"]}, "confidential.0", "no_such_path"),
        ({"version": 1, "confidential": ["link.x"]}, "confidential.0", "no_such_path"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(raw: object, where: str, code: str) -> None:
    assert problems(raw) == [(where, code)]


def test_all_problems_come_at_once_and_each_says_what_to_do() -> None:
    with pytest.raises(BadAccount) as bad:
        account_from({"version": 2, "link": 3, "zulu": 1})
    assert [str(one).count(": ") for one in bad.value.problems] == [2, 2, 2]


def test_keys_are_repeated_short_and_in_plain_letters() -> None:
    assert shown("na\u202eme" + "x" * 60) == "na?me" + "x" * 35
