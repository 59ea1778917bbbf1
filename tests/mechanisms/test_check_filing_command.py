"""`check-filing`: what a filing still lacks, as JSON; what cannot be read, line by line."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.states.models import State, TreatyStatus

pytestmark = pytest.mark.django_db
ACCOUNT: dict[str, Any] = {
    "version": 1,
    "language": "en",
    "person": {"kind": "colleague", "name": "Test Person One", "nationality": ""},
    "events": [{"what": "Test Person One was followed.", "when": "2026-01", "country": "BDI"}],
    "cooperation": [{"body": "treaty_body:CAT", "what": "a report"}],
    "consent": {
        "given_by": "victim",
        "informed": True,
        "agreed": True,
        "uses": {"treaty-bodies-focal-points": "unnamed", "ced-urgent-action": "unnamed"},
    },
}


def written(folder: Path, account: object) -> Path:
    file = folder / "account.json"
    file.write_text(account if isinstance(account, str) else json.dumps(account), "utf-8")
    return file


def ran(*arguments: object) -> dict[str, Any]:
    out = StringIO()
    call_command("check-filing", *map(str, arguments), "--json", stdout=out)
    said: dict[str, Any] = json.loads(out.getvalue())
    return said


def refused(*arguments: object) -> list[str]:
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("check-filing", *map(str, arguments), "--json", stdout=out, stderr=err)
    assert (stopped.value.code, out.getvalue()) == (2, "")
    return err.getvalue().splitlines()


def codes(said: dict[str, Any]) -> set[str]:
    return {lack["code"] for lack in said["lacks"]}


def test_lacks_are_output_and_no_failure(tmp_path: Path) -> None:
    said = ran("treaty-bodies-focal-points", written(tmp_path, ACCOUNT))
    assert {"missing", "hidden_in_text", "treaty_unknown"} <= codes(said)
    assert said["draft"] is None
    assert said["form"]["standing"] == "unverified"
    assert [one["kind"] for one in said["findings"]][:1] == ["name"]


def test_a_draft_comes_with_it_when_asked_for_and_holds_no_name(tmp_path: Path) -> None:
    said = ran("treaty-bodies-focal-points", written(tmp_path, ACCOUNT), "--draft", "fr")
    assert said["draft"]["language"] == "fr"
    assert "Person One" not in json.dumps(said["draft"])


def test_words_come_in_the_language_asked_for(tmp_path: Path) -> None:
    said = ran("wgad", written(tmp_path, {"version": 1}), "--language", "es")
    assert said["lacks"][0]["text"].startswith("Consentimiento")


def test_what_the_state_accepted_is_read_from_the_data(tmp_path: Path) -> None:
    state = State.objects.get_or_create(iso3="BDI", defaults={"name": "Burundi"})[0]
    TreatyStatus.objects.filter(state=state, treaty="CED").delete()
    file = written(tmp_path, ACCOUNT)
    rows = [("none", "not_party"), ("party", "treaty_unknown")]  # the second row differs
    for status, code in rows:
        TreatyStatus.objects.create(state=state, treaty="CED", status=status, source="invented")
        assert code in codes(ran("ced-urgent-action", file))


def test_a_consent_from_the_future_stops_the_draft(tmp_path: Path) -> None:
    account = ACCOUNT | {"consent": ACCOUNT["consent"] | {"on": "2099-01-01"}}
    said = ran("treaty-bodies-focal-points", written(tmp_path, account), "--draft", "en")
    assert not said["draft"]["sendable"]


def test_every_problem_of_a_file_has_its_line(tmp_path: Path) -> None:
    file = written(tmp_path, {"version": 3, "persons": {}, "link": 3})
    lines = refused("wgad", file)
    assert [line.split(":")[0] for line in lines] == ["version", "link", "persons"]
    assert all(line.count(": ") == 2 for line in lines)


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (("un-nobody", "{}"), "MECHANISM: no filing is described for this body: use one of achpr"),
        (("wgad", "not json"), "file: this is no account file: use a file saved"),
        (("wgad", "x" * 8_000_001), "file: longer than we can take: shorten it"),
        (("wgad", '{"version":1}', "--draft", "ru"), "--draft: ru is prepared, but nobody has"),
        (("wgad", '{"version":1}', "--draft", "xx"), "--draft: this is no language of drafts"),
        (("wgad", '{"version":1}', "--language", "xx"), "--language: we have no words in this"),
    ],
)
def test_bad_input_is_told_and_refused(
    tmp_path: Path, arguments: tuple[str, ...], start: str
) -> None:
    mechanism, text, *more = arguments
    assert refused(mechanism, written(tmp_path, text), *more)[0].startswith(start)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused("wgad", tmp_path / "none.json")[0].startswith("FILE: cannot be read (No such")
