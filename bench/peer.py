"""Datasette's database with as many rows as ours has cases, built as its figures were taken."""

from collections.abc import Iterator
from pathlib import Path

import sqlite_utils
from faker import Faker

SEED = 7
COUNTRIES = 120
ACTS = 12
MECHANISMS = 8
FACETS = "_facet=country&_facet=year&_facet=violation&_facet=mechanism&_facet=status"
LIST = f"/{{name}}/cases?{FACETS}"
WORD = "market"


def build(path: Path, rows: int) -> None:
    """One table of cases: 180-word body, five indexed facet columns, full text."""
    path.unlink(missing_ok=True)
    table = sqlite_utils.Database(path).table("cases")
    table.insert_all(_rows(rows), pk="id", batch_size=1000)
    for column in ("country", "year", "violation", "mechanism", "status", "gender"):
        table.create_index([column])
    table.enable_fts(["title", "name", "body"], tokenize="unicode61 remove_diacritics 2")


def _rows(rows: int) -> Iterator[dict[str, object]]:
    words = Faker("en_US")
    Faker.seed(SEED)
    vocabulary = [words.word() for _ in range(4000)]
    chance = words.random
    for number in range(rows):
        country = min(int(chance.expovariate(1 / 15)), COUNTRIES - 1)
        yield {
            "id": number,
            "title": " ".join(chance.choices(vocabulary, k=9)),
            "name": words.name(),
            "country": f"C{country:03}",
            "date": f"{chance.randint(2010, 2026)}-{chance.randint(1, 12):02}-01",
            "year": chance.randint(2010, 2026),
            "violation": f"act {chance.randint(1, ACTS)}",
            "mechanism": f"body {chance.randint(1, MECHANISMS)}",
            "status": f"status {chance.randint(1, 4)}",
            "gender": f"gender {chance.randint(1, 4)}",
            "body": " ".join(chance.choices(vocabulary, k=180)),
        }
