"""A small invented data set in the shape of the shipped one, as files, to change and load."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources

from endreprisals.domain.dataset.schema import Schema, shipped_schema

PAGE = "https://source.example/page"
CASE = "egy-testa-fictiva"
# The plan of the shipped tables, without the numbers of rows of the shipped facts and without
# the documents that no load reads.
SCHEMA: Schema = replace(shipped_schema(), expected={}, documents={}, code_lists=())
Rows = dict[str, list[dict[str, str]]]


def world() -> Rows:
    """One case of one invented person, told by events, a mention, a link and a statement."""
    event = {"case_id": CASE, "source": PAGE, "confidence": "high"}
    return {
        "states": [_state("EGY", "AFRICAN"), _state("LIE", "WEOG")],
        "sg_reports": [_report("A/HRC/39/41", "2018", "9"), _report("A/HRC/42/30", "2019", "10")],
        "cases": [
            {
                "id": CASE,
                "title": "Testa Fictiva, invented lawyer",
                "country_iso3": "EGY",
                "act_types": "threats; surveillance",
                "summary": "An invented summary.",
                "confidence": "high",
                "source": PAGE,
            }
        ],
        "case_ids": [{"case_id": CASE, "public_id": "EGY-2017-001"}],
        "subjects": [
            {
                "subject_id": "S-EGY-0001",
                "kind": "person",
                "name": "Testa Fictiva",
                "source": PAGE,
            }
        ],
        "subject_names": [
            {
                "subject_id": "S-EGY-0001",
                "name": "Testa Fictiva",
                "script": "Latn",
                "kind": "primary",
                "source": PAGE,
            }
        ],
        "case_subjects": [{"case_id": CASE, "subject_id": "S-EGY-0001", "role": "victim"}],
        "case_events": [
            event
            | {
                "id": "egy-testa-fictiva-001",
                "date": "2017-09-10",
                "event_type": "reprisal_act",
                "actor": "Invented police",
                "description": "Invented threats.",
            },
            event
            | {
                "id": "egy-testa-fictiva-002",
                "date": "2017-11",
                "event_type": "complaint",
                "description": "An invented complaint.",
            },
        ],
        "act_events": [
            {
                "event_id": "egy-testa-fictiva-001",
                "act_types": "threats",
                "basis": "narrative",
                "actor_kind": "state",
            }
        ],
        "mentions": [a_mention("2018-032-001", "A/HRC/39/41", "2018")],
        "mention_subjects": [{"mention_id": "2018-032-001", "subject_id": "S-EGY-0001"}],
        "report_links": [{"case_id": CASE, "symbol": "A/HRC/42/30", "basis": "page"}],
    }


def a_mention(mention_id: str, symbol: str, year: str) -> dict[str, str]:
    """A row of mentions.csv about the invented case."""
    return {
        "mention_id": mention_id,
        "symbol": symbol,
        "year": year,
        "part": "annex I",
        "paragraph": "32",
        "country_iso3": "EGY",
        "region": "AFRICAN",
        "record_type": "named_individual",
        "subject": "Testa Fictiva",
        "reprisal_types_basis": "coded",
        "case_id": CASE,
        "source": PAGE,
        "truncated": "yes",
        "checked_on": "2026-11-20",
    }


def files(rows: Rows) -> dict[str, bytes]:
    """The files of a data set with these rows; tables without rows have only their header."""
    return {
        table.file: _written([column.name for column in table.columns], rows.get(table.name, []))
        for table in SCHEMA.tables.values()
    }


def shipped_files() -> dict[str, bytes]:
    """The files of the shipped data set."""
    shipped = resources.files("endreprisals").joinpath("data")
    return {file: shipped.joinpath(file).read_bytes() for file in shipped_schema().files}


def _written(columns: list[str], rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _state(iso3: str, group: str) -> dict[str, str]:
    names: Mapping[str, str] = {"name": iso3, "un_short_name": iso3}
    return {
        "iso3": iso3,
        "regional_group": group,
        "un_status": "member",
        "source": "invented for a test",
        **names,
    }


def _report(symbol: str, year: str, ordinal: str) -> dict[str, str]:
    return {
        "symbol": symbol,
        "year": year,
        "hrc_session": f"HRC{symbol.split('/')[2]}",
        "ordinal": ordinal,
        "source": PAGE,
    }
