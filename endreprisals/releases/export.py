"""Writing the whole public data set into a folder: tables, codebook, terms, list of changes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from endreprisals.record.files.case_rows import case_rows
from endreprisals.record.files.cells import moment_text
from endreprisals.record.files.codebook import (
    CODEBOOK,
    codebook_json,
    codebook_lines,
    vocabularies_json,
)
from endreprisals.record.files.csv_file import csv_lines
from endreprisals.record.files.json_file import json_rows, pretty, to_json
from endreprisals.record.files.subject_rows import subject_rows
from endreprisals.record.files.tables import Table
from endreprisals.record.files.xlsx_file import write_xlsx
from endreprisals.record.models import Listing
from endreprisals.releases import ftm
from endreprisals.releases.description import WrittenFile, catalogue, data_package
from endreprisals.releases.licence import LICENCE
from endreprisals.releases.parquet import write_parquet
from endreprisals.releases.queries import ReleaseLine
from endreprisals.releases.tables import TABLES, all_tables, chunks, public_cases
from endreprisals.releases.tables.facts import facts_of
from endreprisals.releases.tables.mentions import mentions_of
from endreprisals.releases.tables.reference import document_rows

FORMATS = ("csv", "xlsx", "json", "parquet", "ftm")
Written = dict[str, Table[Any] | None]  # file name -> the table that it holds


def export(out: Path, formats: Sequence[str], release: ReleaseLine) -> list[str]:
    """Write these formats of the data set into `out`; returns the names of the files.

    Files are made beside the folder and moved in when all are there, so that nobody finds half
    of a data set. The same release gives the same bytes.
    """
    writers: dict[str, Callable[[Path, Sequence[int]], Written]] = {
        "csv": _csv, "xlsx": _xlsx, "json": _json, "parquet": _parquet, "ftm": _ftm,
    }  # fmt: skip
    pks = public_cases()
    with _made_beside(out) as folder:
        written: Written = {}
        for name in formats:
            written |= writers[name](folder, pks)
        written |= _companions(folder, release)
        _describe(folder, written, release)
        return sorted(path.name for path in folder.iterdir())


@contextmanager
def _made_beside(out: Path) -> Iterator[Path]:
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix=".export-") as made:
        yield Path(made)
        for path in Path(made).iterdir():
            path.replace(out / path.name)


def _csv(folder: Path, pks: Sequence[int]) -> Written:
    written: Written = {}
    for table, read in all_tables(pks):
        name = f"{table.name}.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(csv_lines(table, read()))
        written[name] = table
    return written


def _xlsx(folder: Path, pks: Sequence[int]) -> Written:
    sheets = [(table, read()) for table, read in all_tables(pks)]
    with (folder / "endreprisals.xlsx").open("wb") as file:
        write_xlsx(file, [*sheets, (CODEBOOK, codebook_lines(TABLES))])
    return {"endreprisals.xlsx": None}


def _json(folder: Path, pks: Sequence[int]) -> Written:
    with (folder / "endreprisals.json").open("w", encoding="utf-8") as file:
        before = "{"
        for table, read in all_tables(pks):
            file.write(f"{before}{to_json(table.name)}: [\n")
            file.writelines(json_rows(table, read()))
            before = "],\n"
        file.write("]}\n")
    return {"endreprisals.json": None}


def _parquet(folder: Path, pks: Sequence[int]) -> Written:
    written: Written = {}
    for table, read in all_tables(pks):
        name = f"{table.name}.parquet"
        write_parquet(folder / name, table, read())
        written[name] = table
    return written


def _ftm(folder: Path, pks: Sequence[int]) -> Written:
    with (folder / "entities.ftm.jsonl").open("w", encoding="utf-8") as file:
        for entity in ftm_entities(pks):
            file.write(to_json(entity.as_json()) + "\n")
    return {"entities.ftm.jsonl": None}


def ftm_entities(pks: Sequence[int]) -> Iterator[ftm.Entity]:
    """Every entity: whoever is named, documents, cases, acts, and mentions as links."""
    named = frozenset(
        Listing.objects.filter(named=True).values_list("public_id", flat=True).iterator()
    )
    known = set()
    for entity in ftm.subjects(subject_rows(), named):
        known.add(entity.id)
        yield entity
    yield from ftm.documents(document_rows())
    for some in chunks(pks):
        yield from (ftm.case_event(row, frozenset(known)) for row in case_rows(some))
        yield from ftm.act_events(facts_of(some), frozenset(known))
        yield from ftm.documentation(mentions_of(some))


def _companions(folder: Path, release: ReleaseLine) -> Written:
    texts = {
        "codebook.csv": "".join(csv_lines(CODEBOOK, codebook_lines(TABLES))),
        "codebook.json": pretty(codebook_json(TABLES)),
        "vocabularies.json": pretty(vocabularies_json()),
        "LICENCE.txt": LICENCE,
        "VERSION.txt": _version(release),
        "changes.json": pretty(_changes(release)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return {name: CODEBOOK if name == "codebook.csv" else None for name in texts}


def _version(release: ReleaseLine) -> str:
    return (
        f"release: {release.number}\n"
        f"at: {moment_text(release.at)}\n"
        f"cases: {release.cases}\n"
        f"checksum: sha256:{release.checksum}\n"
    )


def _changes(release: ReleaseLine) -> dict[str, Any]:
    """Ids since the release before. Of withdrawn cases nothing else is said."""
    told = asdict(release)
    return {
        "release": release.number,
        "since": release.number - 1 or None,
        **{name: list(told[name]) for name in ("added", "changed", "withdrawn")},
    }


def _describe(folder: Path, written: Written, release: ReleaseLine) -> None:
    files = [_measured(folder / name, table) for name, table in sorted(written.items())]
    described = {
        "datapackage.json": pretty(data_package(release, files)),
        "catalog.jsonld": pretty(catalogue(release, files)),
    }
    for name, text in described.items():
        (folder / name).write_text(text, encoding="utf-8")
        files.append(_measured(folder / name, None))
    lines = (f"{file.digest}  {file.name}\n" for file in sorted(files, key=lambda f: f.name))
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _measured(path: Path, table: Table[Any] | None) -> WrittenFile:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return WrittenFile(path.name, path.stat().st_size, digest, table)
