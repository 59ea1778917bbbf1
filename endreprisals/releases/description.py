"""The data set described for machines: a Frictionless data package and a DCAT catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from endreprisals.record.files.addresses import page_address
from endreprisals.record.files.cells import moment_text
from endreprisals.record.files.tables import BETWEEN, Column, Table
from endreprisals.releases.licence import ODBL_NAME, ODBL_URL
from endreprisals.releases.queries import ReleaseLine

NAME = "endreprisals"
TITLE = "Record of reprisals for cooperation with the United Nations"
DESCRIPTION = (
    "Public cases of alleged intimidation and reprisal against people who cooperate with the "
    "United Nations: who, what, when, by whose word, and what followed. Every fact is dated and "
    "cited. Counts say what the record holds: at least that many."
)
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "txt": "text/plain",
}
FIELD_TYPES = {
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "day": {"type": "date"},
    "moment": {"type": "datetime"},
    "url": {"type": "string", "format": "uri"},
}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the data set: its name, size in bytes and SHA-256, and the table it holds."""

    name: str
    size: int
    digest: str
    table: Table[Any] | None = None

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return MEDIA_TYPES.get(self.name.rpartition(".")[2], "text/plain")


def data_package(release: ReleaseLine, files: Iterable[WrittenFile]) -> dict[str, Any]:
    """The descriptor of the files (Frictionless Data Package, version 1)."""
    return {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": str(release.number),
        "created": moment_text(release.at),
        "homepage": page_address("releases:data"),
        "licenses": [{"name": "ODbL-1.0", "title": ODBL_NAME, "path": ODBL_URL}],
        "resources": [_resource(file) for file in files],
    }


def _resource(file: WrittenFile) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": file.name.lower().replace(".", "-"),
        "path": file.name,
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
    }
    if file.table and file.name.endswith(".csv"):
        described["profile"] = "tabular-data-resource"
        described["title"] = file.table.title
        described["description"] = file.table.description
        described["schema"] = table_schema(file.table)
    return described


def table_schema(table: Table[Any]) -> dict[str, Any]:
    """The columns of a table as a Table Schema. Lists are text with their separator beside."""
    keys = [
        {"fields": column, "reference": {"resource": f"{other}-csv", "fields": field}}
        for column, (other, field) in table.references.items()
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        **FIELD_TYPES.get(column.kind, {"type": "string"}),
        "description": column.description,
    }
    if column.vocabulary:
        described["vocabulary"] = column.vocabulary
    if column.unit:
        described["unit"] = column.unit
    if column.kind in ("list", "integers"):
        described["separator"] = BETWEEN
    return described


CONTEXT: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(release: ReleaseLine | None, files: Iterable[WrittenFile] = ()) -> dict[str, Any]:
    """A DCAT catalogue of one data set with its files; without files, with the live downloads."""
    distributions = [_distribution(file) for file in files] or _live_downloads()
    dataset = {
        "@id": f"{settings.SITE_ORIGIN}/#dataset",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": TITLE, "@language": "en"},
        "dct:description": {"@value": DESCRIPTION, "@language": "en"},
        "dct:license": {"@id": ODBL_URL},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": NAME},
        "dcat:landingPage": {"@id": page_address("releases:data")},
        "dcat:distribution": distributions,
    }
    if release:
        dataset["dcat:version"] = str(release.number)
        dataset["dct:modified"] = _moment(moment_text(release.at))
    return {
        "@context": dict(CONTEXT),
        "@id": f"{settings.SITE_ORIGIN}/#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": {"@value": TITLE, "@language": "en"},
        "dcat:dataset": [dataset],
    }


def live_files() -> list[tuple[str, str]]:
    """Address and media type of every download that the site makes on request."""
    ends = {"csv": "text/csv", "xlsx": MEDIA_TYPES["xlsx"], "json": "application/json"}
    return [(page_address(f"record:cases-{end}"), kind) for end, kind in ends.items()]


def _live_downloads() -> list[dict[str, Any]]:
    return [
        {
            "@type": "dcat:Distribution",
            "dcat:downloadURL": {"@id": url},
            "dcat:mediaType": media_type,
            "dct:license": {"@id": ODBL_URL},
        }
        for url, media_type in live_files()
    ]


def _distribution(file: WrittenFile) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:accessURL": {"@id": page_address("releases:data")},
        "dcat:mediaType": file.media_type,
        "dcat:byteSize": file.size,
        "dct:license": {"@id": ODBL_URL},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": file.digest,
        },
    }


def _moment(text: str) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": text}
