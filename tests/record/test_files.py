"""Files of a list: what is read back is what the record holds, and nothing in them runs."""

import csv
import json
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import vocabulary
from endreprisals.record.files.cells import ESCAPE, FORMULA_STARTS, text_cell
from endreprisals.record.files.chosen import FEW, chosen_cases, latest_changed, page_by_id
from endreprisals.record.files.codebook import codebook_json
from endreprisals.record.files.rows import CASES
from endreprisals.record.files.xlsx_file import MAX_CHARS
from endreprisals.record.filters import CaseFilter
from endreprisals.record.models import Case, Change, Outcome
from endreprisals.record.services.publishing import merge_cases
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_name,
    a_raise,
    a_reply,
    a_source,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def _body(response: HttpResponseBase) -> bytes:
    """All of an answer; reading a stream to its end closes it."""
    return bytes(b"".join(response) if response.streaming else response.content)  # type: ignore[attr-defined]


def _csv(client: Client, query: str = "") -> list[dict[str, str]]:
    text = _body(client.get(f"/en/cases.csv{query}")).decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def _json(client: Client, query: str = "") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(_body(client.get(f"/en/cases.json{query}")))
    return read


def _xlsx(client: Client, query: str = "") -> Iterator[dict[str, Any]]:
    book = openpyxl.load_workbook(BytesIO(_body(client.get(f"/en/cases.xlsx{query}"))))
    heading, *rows = book["cases"].values
    return (dict(zip(heading, row, strict=True)) for row in rows)


@pytest.fixture
def a_told_case(made_ready: Ready) -> Case:
    subject = a_subject("Testa Fictiva", public_id="S-EGY-0001")
    a_name(subject, "تستا فكتيفا", script="Arab", lang="ar", kind="own_script")
    case = a_case(public_id="EGY-2019-001", subject=subject)
    a_cooperation(case, "2019-03", bodies=("HRC", "UPR"))
    an_act(case, "2019-05-01", codes=("threats", "surveillance"))
    an_act(case, "2019-06/..", codes=("travel_restriction",))
    a_reply(case)
    a_raise(case, states=("LIE", "DEU"))
    a_status(case)
    a_mention(case, a_document("A/HRC/42/30", year=2019), paragraph="14")
    made_ready()
    return case


def test_every_format_tells_the_same_case(a_told_case: Case, client: Client) -> None:
    (from_csv,), (from_json,), (from_xlsx,) = (
        _csv(client),
        _json(client)["cases"],
        list(_xlsx(client)),
    )

    assert tuple(from_csv) == tuple(from_json) == tuple(from_xlsx) == CASES.names
    for name in CASES.names:
        told = from_json[name]
        shown = text_cell(tuple(told) if isinstance(told, list) else told)
        assert from_csv[name] == shown, name
        if not isinstance(told, bool):
            assert (from_xlsx[name] or "") == shown, name
    assert from_xlsx["named"] is True


def test_a_row_carries_ids_dates_places_and_sources(a_told_case: Case, client: Client) -> None:
    (row,) = _json(client)["cases"]

    assert row["address"] == "http://127.0.0.1:8000/en/cases/EGY-2019-001/"
    assert row["subject_ids"] == ["S-EGY-0001"]
    assert row["names_in_own_script"] == ["تستا فكتيفا"]
    assert row["act_dates"] == ["2019-05-01", "2019-06/.."]
    assert (row["first_date"], row["first_lower"], row["first_upper"]) == (
        "2019-03",
        "2019-03-01",
        "2019-03-31",
    )
    assert row["report_places"] == ["A/HRC/42/30, annex I, para. 14"]
    assert row["sources"] == ["https://source.example/page"]
    assert sorted(row["raising_states"]) == ["DEU", "LIE"]
    assert row["outcomes"] == []


def test_an_open_end_has_no_last_day(made_ready: Ready, client: Client) -> None:
    an_act(a_case(), "2019-06/..")
    made_ready()

    (row,) = _json(client)["cases"]

    assert (row["last_date"], row["last_lower"], row["last_upper"]) == (
        "2019-06/..",
        "2019-06-01",
        None,
    )


def test_a_file_holds_what_its_filter_leaves_in_its_order(
    made_ready: Ready, client: Client
) -> None:
    for number, code in ((1, "threats"), (2, "surveillance"), (3, "threats")):
        case = a_case(public_id=f"EGY-2019-00{number}", title=f"Testa {4 - number}")
        an_act(case, codes=(code,))
    made_ready()

    shown = [row["public_id"] for row in _csv(client, "?act=threats&sort=name")]

    assert shown == ["EGY-2019-003", "EGY-2019-001"]
    assert _json(client, "?act=threats")["count"] == 2
    assert "act=threats" in _json(client, "?act=threats")["address"]


def test_a_file_of_no_case_has_its_headings(made_ready: Ready, client: Client) -> None:
    made_ready()

    assert _body(client.get("/en/cases.csv")).decode().startswith("public_id,address,title")
    assert _json(client)["cases"] == []
    assert list(_xlsx(client)) == []


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_looks_like_a_formula_is_escaped(
    made_ready: Ready, client: Client, start: str
) -> None:
    a_case(title=f"{start}HYPERLINK('https://elsewhere.example')", summary=f"{start}1")
    made_ready()

    assert _csv(client)[0]["title"].startswith(ESCAPE + start)
    for row in (_csv(client)[0], next(iter(_xlsx(client)))):
        assert row["title"].startswith(ESCAPE)
        assert row["summary"].startswith(ESCAPE)
    assert _json(client)["cases"][0]["title"].startswith(start)


@given(st.text() | st.lists(st.text(), max_size=3).map(tuple))
def test_no_cell_begins_like_a_formula(cell: str | tuple[str, ...]) -> None:
    assert not text_cell(cell).startswith(FORMULA_STARTS)


def test_a_workbook_has_its_codebook_and_links_nowhere(a_told_case: Case, client: Client) -> None:
    book = openpyxl.load_workbook(BytesIO(_body(client.get("/en/cases.xlsx"))))

    assert book.sheetnames == ["cases", "codebook"]
    assert [row[1] for row in book["codebook"].values][1:] == list(CASES.names)
    assert not any(cell.hyperlink for row in book["cases"].rows for cell in row)
    assert book.properties.creator in (None, "")


def test_a_text_too_long_for_a_cell_says_that_it_was_cut(made_ready: Ready, client: Client) -> None:
    a_case(summary="x" * (MAX_CHARS + 1))
    made_ready()

    (row,) = _xlsx(client)

    assert len(row["summary"]) == MAX_CHARS
    assert row["summary"].endswith("[cut: the other formats have the whole]")
    assert len(_csv(client)[0]["summary"]) == MAX_CHARS + 1


def test_a_merged_case_lends_its_facts_to_the_kept_one(made_ready: Ready, client: Client) -> None:
    kept, merged = a_case(public_id="EGY-2019-001"), a_case(public_id="EGY-2019-002")
    an_act(kept, "2019-05-01")
    an_act(merged, "2020-07", codes=("surveillance",))
    a_mention(merged, a_document("A/HRC/45/36", year=2020))
    merge_cases(
        kept_id=kept.public_id, merged_id=merged.public_id, reason="one story", by="test", at=NOON
    )

    (row,) = _json(client)["cases"]

    assert row["act_dates"] == ["2019-05-01", "2020-07"]
    assert row["report_symbols"] == ["A/HRC/45/36"]


def test_outcomes_are_told_once_each(made_ready: Ready, client: Client) -> None:
    case = a_case()
    for number, code in enumerate(("convicted", "pardoned", "convicted")):
        Outcome.objects.create(
            case=case, kind="outcome", code=code, source_key=f"test-outcome-{number}"
        )
    made_ready()

    assert _json(client)["cases"][0]["outcomes"] == ["convicted", "pardoned"]


def test_a_source_without_an_address_is_named(made_ready: Ready, client: Client) -> None:
    case = a_case()
    case.citations.all().delete()
    printed = a_source("a book", kind="print", title="An invented book, p. 3", url="")
    case.citations.create(source=printed)
    made_ready()

    assert _json(client)["cases"][0]["sources"] == ["An invented book, p. 3"]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "atom"])
def test_a_file_costs_as_many_statements_for_one_case_as_for_many(
    made_ready: Ready, client: Client, ending: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = set()
    for total in (1, 10, 100):
        for _ in range(total - Case.objects.count()):
            case = a_case()
            an_act(case)
            a_mention(case)
        made_ready()
        _body(client.get(f"/en/cases.{ending}"))  # the index is read once
        with CaptureQueriesContext(connection) as captured:
            _body(client.get(f"/en/cases.{ending}"))
        counts.add(len(captured))

    assert len(counts) == 1
    assert counts.pop() <= 9


def test_a_case_withdrawn_during_a_download_is_left_out(made_ready: Ready) -> None:
    from endreprisals.record.files.case_rows import case_rows

    cases = [a_case(public_id=f"EGY-2019-{number:03}") for number in (1, 2, 3)]
    made_ready()
    pks = chosen_cases(CaseFilter())
    Case.objects.filter(pk=cases[1].pk).update(withdrawn_at=NOON, withdrawn_because="safety")
    made_ready()

    shown = [row.card.public_id for row in case_rows(pks)]

    assert sorted(shown) == ["EGY-2019-001", "EGY-2019-003"]


@pytest.mark.parametrize("few", [0, FEW])
def test_pages_by_id_and_latest_changes_agree_however_many_are_chosen(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("endreprisals.record.files.chosen.FEW", few)
    for number in range(1, 7):
        case = a_case(public_id=f"EGY-2019-{number:03}")
        an_act(case, codes=("threats",) if number % 2 else ("surveillance",))
    Change.objects.create(at=NOON.replace(hour=13), kind="corrected", public_id="EGY-2019-003")
    made_ready()
    chosen = CaseFilter(chosen={"act": ("threats",)})
    ids = dict(Case.objects.values_list("pk", "public_id"))

    first, total = page_by_id(chosen, "", 2)
    second, _ = page_by_id(chosen, ids[first[-1]], 2)

    assert [ids[pk] for pk in (*first, *second)] == ["EGY-2019-001", "EGY-2019-003", "EGY-2019-005"]
    assert total == 3
    assert ids[latest_changed(chosen, 50)[0]] == "EGY-2019-003"
    assert ids[latest_changed(CaseFilter(), 1)[0]] == "EGY-2019-003"


def test_every_column_is_explained_and_names_a_list_that_exists() -> None:
    lists = {one.name for one in vocabulary.vocabularies()}

    for column in CASES.columns:
        assert column.description.endswith("."), column.name
        assert not column.vocabulary or column.vocabulary in lists, column.name
    assert len(set(CASES.names)) == len(CASES.names)


def test_codes_in_files_are_codes_of_the_list_that_the_codebook_names(
    a_told_case: Case, client: Client
) -> None:
    (row,) = _json(client)["cases"]

    for column in CASES.columns:
        if column.vocabulary:
            values = row[column.name] if isinstance(row[column.name], list) else [row[column.name]]
            for value in filter(None, values):
                assert vocabulary.term(column.vocabulary, value).label


def test_the_codebook_tells_every_column() -> None:
    (table,) = codebook_json([CASES])["tables"]

    assert [column["name"] for column in table["columns"]] == list(CASES.names)
