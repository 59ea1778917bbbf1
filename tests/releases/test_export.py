"""The whole data set in a folder: read back it is the record, and nothing else is in it."""

import csv
import hashlib
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pyarrow import parquet

from endreprisals.documents.models import PublishedFigure, ReportCountry
from endreprisals.domain import vocabulary
from endreprisals.record.files.cells import json_value, text_cell
from endreprisals.record.files.tables import Table
from endreprisals.record.models import Case, Fact
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from endreprisals.releases.export import FORMATS, export
from endreprisals.releases.models import Release
from endreprisals.releases.queries import line_of
from endreprisals.releases.services import release
from endreprisals.releases.tables import TABLES, all_tables, public_cases
from endreprisals.states.models import (
    Candidacy,
    Cosponsorship,
    CouncilTerm,
    CountryRaise,
    JointStatement,
    JointStatementSignature,
    Resolution,
)
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_name,
    a_raise,
    a_reply,
    a_state,
    a_statement,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
CANARY = "canary-in-a-staff-field"


@pytest.fixture
def a_record(made_ready: Ready) -> None:
    subject = a_subject("Testa Fictiva", public_id="S-EGY-0001")
    a_name(subject, "تستا فكتيفا", script="Arab", lang="ar", kind="own_script")
    case = a_case(public_id="EGY-2019-001", subject=subject, staff_note=CANARY, source_key=CANARY)
    a_cooperation(case, bodies=("HRC", "treaty_body:CAT"))
    an_act(case, "2019-05/..", codes=("threats", "surveillance"), staff_note=CANARY)
    an_act(case, "", codes=("raid_search",))
    a_reply(case)
    a_raise(case, states=("LIE", "DEU"))
    a_status(case, subject=subject)
    a_mention(
        case, a_document("A/HRC/42/30", year=2019), followup_years=[2020], quotation=CANARY,
        reprisal_dates=["2019-05"], rights_defended=["women", "environment_land"],
    )  # fmt: skip
    a_case(public_id="EGY-2019-002", title="=1+1", summary='Two "lines"\nof it; and a semicolon')
    _about_states()
    made_ready()


def _about_states() -> None:
    """A row of every table that hangs on no case."""
    state, told = a_state("LIE"), {"note": "", "source": "an invented list"}
    CountryRaise.objects.create(
        statement=a_statement("HRC48", states=("DEU",)), state=a_state("EGY"), how="named",
        about="An invented law", **told,
    )  # fmt: skip
    CouncilTerm.objects.create(
        state=state, from_date=date(2020, 1, 1), to_date=date(2022, 12, 31), elected_year=2019,
        confidence="medium", **told,
    )  # fmt: skip
    Candidacy.objects.create(state=state, year=2019, result="elected", confidence="medium", **told)
    Resolution.objects.create(symbol="HRC 0/0", title="Invented", date="2019-09", **told)
    Cosponsorship.objects.create(
        state=state, name_in_source="Liechtenstein", resolution="HRC 0/0", **told
    )
    JointStatement.objects.create(year=2019, forum="UNGA74 Third Committee", lead=state, **told)
    JointStatementSignature.objects.create(
        year=2019, forum="UNGA74 Third Committee", state=state, name_in_source="Liechtenstein",
        source="an invented list",
    )  # fmt: skip
    ReportCountry.objects.create(
        document=a_document("A/HRC/42/30"), state=a_state("EGY"), list_kind="all",
        name_in_source="Egypt", source="an invented list",
    )  # fmt: skip
    PublishedFigure.objects.create(
        year_from=2019, year_to=2019, metric="countries", value="48", source="an invented page"
    )


def _exported(folder: Path, *formats: str) -> Path:
    export(folder, formats or FORMATS, line_of(release(at=NOON)))
    return folder


def _held(table: Table[Any]) -> list[tuple[Any, ...]]:
    """The rows of a table as the record has them now."""
    readers = {of.name: read for of, read in all_tables(public_cases())}
    return [tuple(row) for row in table.rows(readers[table.name]())]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_reads_back_as_it_is(a_record: None, tmp_path: Path, table: Table[Any]) -> None:
    out = _exported(tmp_path / "out", "csv", "json", "parquet", "xlsx")
    held = _held(table)
    assert held

    text = (out / f"{table.name}.csv").read_text(encoding="utf-8")
    heading, *rows = list(csv.reader(StringIO(text, newline="")))
    assert tuple(heading) == table.names
    assert rows == [[text_cell(cell) for cell in row] for row in held]

    objects = json.loads((out / "endreprisals.json").read_text(encoding="utf-8"))[table.name]
    as_json = [dict(zip(table.names, map(json_value, row), strict=True)) for row in held]
    assert objects == as_json

    columns = parquet.read_table(out / f"{table.name}.parquet")
    assert columns.column_names == list(table.names)
    read = [tuple(row.values()) for row in columns.to_pylist()]
    assert read == [tuple(list(c) if isinstance(c, tuple) else c for c in row) for row in held]

    book = openpyxl.load_workbook(out / "endreprisals.xlsx")
    _, *cells = book[table.name].values
    assert len(cells) == len(held)


def test_parquet_has_real_types_and_explains_itself(a_record: None, tmp_path: Path) -> None:
    schema = parquet.read_schema(_exported(tmp_path / "out", "parquet") / "cases.parquet")

    assert str(schema.field("first_lower").type) == "date32[day]"
    assert str(schema.field("act_types").type).startswith("list")
    assert schema.field("state").metadata[b"unit"] == b"ISO 3166-1 alpha-3"


def test_the_same_data_gives_the_same_bytes(a_record: None, tmp_path: Path) -> None:
    first = (_exported(tmp_path / "one") / "SHA256SUMS").read_text(encoding="ascii")

    assert (_exported(tmp_path / "two") / "SHA256SUMS").read_text(encoding="ascii") == first


def test_every_file_is_summed_and_described(a_record: None, tmp_path: Path) -> None:
    out = _exported(tmp_path / "out")
    names = {path.name for path in out.iterdir()}

    lines = (out / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    assert set(sums) == names - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    assert described == names - {"SHA256SUMS", "datapackage.json", "catalog.jsonld"}


def test_the_package_describes_every_column_and_every_link(a_record: None, tmp_path: Path) -> None:
    out = _exported(tmp_path / "out", "csv")
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}

    for table in TABLES:
        schema = resources[f"{table.name}-csv"]["schema"]
        assert [field["name"] for field in schema["fields"]] == list(table.names)
        assert set(schema["primaryKey"]) <= set(table.names)
        for key in schema.get("foreignKeys", ()):
            target = resources[key["reference"]["resource"]]["schema"]
            assert key["reference"]["fields"] in [field["name"] for field in target["fields"]]
    assert package["licenses"][0]["name"] == "ODbL-1.0"


def test_keys_tell_rows_apart_and_links_lead_somewhere(a_record: None) -> None:
    rows = {table.name: (table, _held(table)) for table in TABLES}

    for table, held in rows.values():
        keys = [tuple(row[table.names.index(name)] for name in table.key) for row in held]
        assert len(set(keys)) == len(keys), table.name
        for column, (other, field) in table.references.items():
            target, targets = rows[other]
            known = {row[target.names.index(field)] for row in targets}
            assert {row[table.names.index(column)] for row in held} <= known


def test_terms_version_and_codebook_go_with_every_format(a_record: None, tmp_path: Path) -> None:
    out = _exported(tmp_path / "out", "ftm")

    licence = (out / "LICENCE.txt").read_text(encoding="utf-8")
    assert "Open Database License (ODbL) 1.0" in licence
    assert "mledoze/countries" in licence
    assert "release: 1\n" in (out / "VERSION.txt").read_text(encoding="utf-8")
    codebook = json.loads((out / "codebook.json").read_text(encoding="utf-8"))
    assert [table["name"] for table in codebook["tables"]] == [table.name for table in TABLES]
    lists = json.loads((out / "vocabularies.json").read_text(encoding="utf-8"))
    assert list(lists) == [one.name for one in vocabulary.vocabularies()]
    catalogue = json.loads((out / "catalog.jsonld").read_text(encoding="utf-8"))
    assert len(catalogue["dcat:dataset"][0]["dcat:distribution"]) == 7


def test_the_list_of_changes_names_ids_only(
    a_record: None, tmp_path: Path, made_ready: Ready
) -> None:
    _exported(tmp_path / "one", "csv")
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )
    a_case(public_id="EGY-2019-003")
    made_ready()

    changes = json.loads((_exported(tmp_path / "two", "csv") / "changes.json").read_text("utf-8"))

    assert changes == {
        "release": 2,
        "since": 1,
        "added": ["EGY-2019-003"],
        "changed": [],
        "withdrawn": ["EGY-2019-001"],
    }


def test_a_withdrawn_case_is_in_no_file(a_record: None, tmp_path: Path) -> None:
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )

    for path in _exported(tmp_path / "out").iterdir():
        content = path.read_bytes()
        assert "تستا".encode() not in content, path.name
        assert b"Testa" not in content, path.name
        if path.suffix == ".parquet":
            assert "Testa" not in str(parquet.read_table(path).to_pylist()), path.name
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            assert "Testa" not in str([list(sheet.values) for sheet in book]), path.name


def test_no_file_holds_a_staff_field(a_record: None, tmp_path: Path) -> None:
    for path in _exported(tmp_path / "out").iterdir():
        assert CANARY.encode() not in path.read_bytes(), path.name
        if path.suffix == ".parquet":
            assert CANARY not in str(parquet.read_table(path).to_pylist())
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            assert CANARY not in str([list(sheet.values) for sheet in book])


def test_codes_of_facts_are_codes_of_the_list_their_row_names(a_record: None) -> None:
    facts = next(table for table in TABLES if table.name == "facts")
    for row in _held(facts):
        told = dict(zip(facts.names, row, strict=True))
        for code in told["codes"]:
            assert vocabulary.term(told["vocabulary"], code).label


def test_every_kind_of_fact_is_told(a_record: None) -> None:
    facts = next(table for table in TABLES if table.name == "facts")
    told = [dict(zip(facts.names, row, strict=True)) for row in _held(facts)]

    assert [row["number"] for row in told] == [1, 2, 3, 4, 5, 6]
    kinds = {row["kind"]: row for row in told}
    assert kinds["cooperation"]["bodies"] == ("HRC", "treaty_body:CAT")
    assert sorted(kinds["raise"]["states"]) == ["DEU", "LIE"]
    assert kinds["status"]["codes"] == ("detained",)
    assert kinds["state_reply"]["codes"] == ("yes",)
    assert Fact.objects.count() == len(told)


def test_facts_of_a_merged_case_stand_under_the_kept_one(a_record: None) -> None:
    other = a_case(public_id="EGY-2019-004")
    an_act(other, "2022-02", codes=("surveillance",))
    merge_cases(kept_id="EGY-2019-002", merged_id="EGY-2019-004", reason="one", by="t", at=NOON)
    facts = next(table for table in TABLES if table.name == "facts")

    assert [row[0] for row in _held(facts)][-1] == "EGY-2019-002"


def test_tables_cost_as_many_statements_for_one_case_as_for_many(made_ready: Ready) -> None:
    counts = set()
    for total in (1, 10, 100):
        for _ in range(total - Case.objects.count()):
            case = a_case()
            for build in (an_act, a_cooperation, a_mention, a_raise):
                build(case)
        made_ready()
        with CaptureQueriesContext(connection) as captured:
            for _, read in all_tables(public_cases()):
                list(read())
        counts.add(len(captured))

    assert len(counts) == 1


def test_the_command_writes_every_format_and_says_what(a_record: None, tmp_path: Path) -> None:
    told = StringIO()

    call_command("export", all=True, out=tmp_path / "out", stdout=told)

    assert told.getvalue() == "release 1: 2 cases, 48 files\n"
    assert (tmp_path / "out" / "entities.ftm.jsonl").exists()
    assert not [path for path in tmp_path.iterdir() if path.name != "out"]


def test_the_command_asks_for_a_format_and_a_folder(a_record: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for options in ({"out": tmp_path / "out"}, {"out": tmp_path / "file", "all": True}):
        told = StringIO()
        with pytest.raises(SystemExit) as stopped:
            call_command("export", stderr=told, **options)
        assert stopped.value.code == 2
        assert told.getvalue().count(":") >= 1
    assert not Release.objects.exists()


def test_a_paper_that_has_no_symbol_has_no_address(db: None) -> None:
    a_document("an unnumbered paper")
    documents = next(table for table in TABLES if table.name == "documents")

    (row,) = _held(documents)

    assert row[documents.names.index("address")] is None


def test_a_table_longer_than_a_sheet_is_refused_and_nothing_is_written(
    a_record: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("endreprisals.record.files.xlsx_file.MAX_ROWS", 3)
    told = StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("export", format=["xlsx"], out=tmp_path / "out", stderr=told)

    assert stopped.value.code == 2
    assert told.getvalue().startswith("facts: more than 2 rows")
    assert not list((tmp_path / "out").iterdir())
