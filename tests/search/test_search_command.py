"""The command line asks the same question as the website."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

from tests.search.named_cases import a_named_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


@pytest.fixture
def record(made_ready: Ready) -> None:
    """Two cases."""
    a_named_case("CHN-2019-002", "Ilham Tohti", ("ئىلھام توختى", "Arab", "ug"))
    a_named_case("EGY-2019-001", "Testa Toxtieva")
    made_ready()


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run the command and give what it printed."""

    def run(*arguments: str) -> str:
        call_command("search", *arguments)
        return capsys.readouterr().out

    return run


@pytest.mark.usefixtures("record")
def test_a_person_reads_what_was_found_and_why(printed: Callable[..., str]) -> None:
    lines = printed("ئىلھام توختى").splitlines()

    assert lines[0] == "2 found"
    assert lines[1].split(maxsplit=2) == ["subject", "S-CHN-0002", "Ilham Tohti (ئىلھام توختى)"]
    assert lines[2].strip() == "The name is as you typed it: ئىلھام توختى."


@pytest.mark.usefixtures("record")
def test_json_holds_every_reason_with_its_sentence(printed: Callable[..., str]) -> None:
    answer: dict[str, Any] = json.loads(printed("Tohtieva", "--json", "--limit", "1"))

    assert answer["total"] == 2
    assert [result["public_id"] for result in answer["results"]] == ["S-EGY-0001"]
    assert answer["results"][0]["why"] == {
        "code": "words_of_the_name",
        "detail": "part_of_name",
        "matched_text": "Testa Toxtieva",
        "lang": "en",
        "script": "Latn",
        "sentence": "Part of a name is like it: Testa Toxtieva.",
    }


@pytest.mark.usefixtures("record")
def test_an_empty_answer_is_told_honestly(printed: Callable[..., str]) -> None:
    assert printed("xylophonist") == (
        "Nothing found. That is not evidence that nothing happened.\n"
    )


@pytest.mark.usefixtures("record")
def test_a_cut_search_is_told(printed: Callable[..., str]) -> None:
    assert printed("Tohti " * 1000).startswith("The search is long: only its beginning was read.")


@pytest.mark.usefixtures("record")
def test_nothing_is_logged(printed: Callable[..., str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        printed("Tohti")

    assert caplog.records == []
