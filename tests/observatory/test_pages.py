"""Pages and files of figures: what stands on them, and what they say before the first round."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory import drawing
from endreprisals.observatory.models import StoredFigure
from endreprisals.observatory.table import MOST_COLUMNS, letter, table_of
from endreprisals.record.models import IndexState

pytestmark = pytest.mark.usefixtures("shipped")
CITED = "states-cited"


def _page(client: Client, path: str = "", language: str = "en") -> str:
    answer = client.get(f"/{language}/observatory/{path}")
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_index_asks_every_question_and_warns_of_silence_first(client: Client) -> None:
    page = _page(client)
    links = re.findall(r'<h3><a href="/en/observatory/([\w-]+)/">', page)

    assert links == sorted(links, key=list(catalogue.FIGURES).index)
    assert set(links) == set(catalogue.FIGURES)
    assert page.index("Silence is not safety") < page.index("<h2")
    assert "being computed" not in page


def test_pages_before_the_first_round_say_that_figures_are_being_computed(client: Client) -> None:
    StoredFigure.objects.all().delete()

    assert _page(client).count("Being computed.") == len(catalogue.FIGURES)
    page = _page(client, "states-cited/")
    assert "This figure is being computed" in page
    assert 'content="noindex"' in page
    assert "How it is made" in page
    assert "Wilson" not in _page(client, "acts-by-type/method/")
    for ending in ("csv", "json", "svg", "png"):
        assert client.get(f"/en/observatory/states-cited.{ending}").status_code == 404


def test_a_page_says_when_the_record_has_changed_since(client: Client) -> None:
    IndexState.objects.update(version=99)

    assert "The record has changed since" in _page(client, "states-cited/")
    assert "being computed from the latest state" in _page(client)


def test_a_figure_page_shows_the_same_number_everywhere(client: Client) -> None:
    page = _page(client, "acts-by-type/")
    embed = _page(client, "acts-by-type/embed/")
    told = json.loads(client.get("/en/observatory/acts-by-type.json").content)
    rows = list(
        csv.DictReader(io.StringIO(client.get("/en/observatory/acts-by-type.csv").content.decode()))
    )
    value = told["values"][0]

    assert told["sentence"] in page
    assert told["sentence"] in embed
    assert float(rows[0]["value"]) == value["value"]
    assert (rows[0]["low"], rows[0]["of"]) == (repr(value["low"]), str(value["of"]))
    assert rows[0]["as_of"] == told["as_of"] == "2026-11-20"
    number, _, inside = value["words"].partition(" (")
    assert f'{number} <span class="quiet">({inside}' in page


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One figure in English: drawing all of them in every language takes its time."""
    monkeypatch.setattr(drawing, "languages", lambda: ["en"])
    monkeypatch.setattr(drawing, "drawn_figures", lambda: StoredFigure.objects.filter(name=CITED))
    assert drawing.draw_all(lambda line: None) == ()


def test_a_page_links_method_downloads_sources_citation_and_embed(
    drawn_once: None, client: Client
) -> None:
    page = _page(client, "states-cited/")

    for path in ("states-cited/method/", "states-cited.png", "states-cited.svg",
                 "states-cited.csv", "states-cited.json"):  # fmt: skip
        assert f'href="/en/observatory/{path}"' in page
    assert "endreprisals, “States cited in each report”" in page
    assert "&lt;iframe src=" in page
    assert 'id="source-1"' in page
    assert 'href="/en/documents/A/HRC/36/31/"' in page
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "<style" not in page
    assert " style=" not in page


def test_files_come_under_the_name_of_the_figure_and_pictures_are_shown(
    drawn_once: None, client: Client
) -> None:
    kinds = {"csv": "text/csv", "json": "application/json", "svg": "image/svg+xml",
             "png": "image/png"}  # fmt: skip
    for ending, kind in kinds.items():
        answer = client.get(f"/en/observatory/states-cited.{ending}")
        assert answer["Content-Type"].startswith(kind)
        shown = "inline" if ending in ("svg", "png") else "attachment"
        assert answer["Content-Disposition"] == f'{shown}; filename="states-cited.{ending}"'
        assert answer["Cache-Control"] == "no-cache"
        again = client.get(
            f"/en/observatory/states-cited.{ending}", headers={"If-None-Match": answer["ETag"]}
        )
        assert again.status_code == 304


@pytest.mark.parametrize("path", ["nothing/", "nothing/method/", "nothing/embed/", "nothing.csv"])
def test_a_figure_that_has_no_name_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/en/observatory/{path}").status_code == 404


def test_a_refused_figure_shows_the_reason_and_what_is_known(client: Client) -> None:
    page = _page(client, "effect-of-raising/")

    assert "No number is given: too few early releases" in page
    assert "<table" in page
    assert "effect-of-raising.png" not in page
    assert client.get("/en/observatory/effect-of-raising.svg").status_code == 404


def test_a_method_page_names_the_function_and_explains_the_intervals_in_use(
    client: Client,
) -> None:
    page = _page(client, "acts-by-type/method/")

    assert "endreprisals.domain.analysis.acts.acts_by_type" in page
    assert "endreprisals/domain/analysis/acts.py" in page
    assert "Wilson interval" in page
    assert "Newcombe" not in page


def test_pages_speak_the_language_of_their_path(client: Client) -> None:
    page = _page(client, "states-cited/", "fr")

    assert 'lang="fr"' in page
    assert "20 novembre 2026" in page


def test_a_table_of_many_series_is_turned_and_loses_no_number() -> None:
    values = tuple(
        Value(str(year), float(year), series)
        for year in (2020, 2021)
        for series in ("cases", "named", "unnamed", "withheld", "situation")
    )
    figure = Figure("cases-per-report", "report_year", "cases", "2020/2021", values)
    with override("en"):
        table = table_of(figure)

    assert len({one.series for one in values}) > MOST_COLUMNS
    assert [group.name for group in table.groups] == ["2020", "2021"]
    cells = [cell for group in table.groups for row in group.rows for _, cell in row.labelled]
    assert sum(map(len, cells)) == len(values)


def test_notes_and_sources_of_a_table_are_numbered_once_each() -> None:
    values = (
        Value("2020", 45.0, "published", marks=("conflicting",), sources=("a", "b")),
        Value("2020", 40.0, "published", marks=("conflicting", "as_worded"), sources=("b",)),
    )
    with override("en"):
        table = table_of(Figure("states-cited", "report_year", "states", "2020", values))
    first, second = table.groups[0].rows[0].labelled[0][1]

    assert [note.code for note in table.notes] == ["conflicting", "as_worded"]
    assert (first.notes, second.notes) == ((1,), (1, 2))
    assert table.lettered == [("a", 1, "a"), ("b", 2, "b")]
    assert second.sources == ((2, "b"),)


@pytest.mark.parametrize(("place", "said"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")])
def test_sources_beyond_the_alphabet_have_two_letters(place: int, said: str) -> None:
    assert letter(place) == said


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(caveats=["of_older_rules"]),
        lambda data: data["says"].append({"code": "of_older_rules", "args": {}}),
        lambda data: data["values"][0].update(series="of_older_rules"),
        lambda data: data["values"][0].update(marks=["of_older_rules"]),
        lambda data: data.pop("axis"),
    ],
)
def test_a_figure_that_older_rules_made_is_shown_as_being_computed(
    client: Client, change: Callable[[dict[str, Any]], None]
) -> None:
    stored = StoredFigure.objects.get(name=CITED)
    change(stored.data)
    stored.save()

    assert "This figure is being computed" in _page(client, f"{CITED}/")
    assert _page(client).count("Being computed.") == 1
