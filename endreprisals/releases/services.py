"""Making releases: numbered states of the data set, each with what changed since the last."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.record.files.case_rows import case_rows
from endreprisals.record.files.json_file import row_object
from endreprisals.record.files.rows import CASES
from endreprisals.record.files.tables import Table
from endreprisals.releases.models import Release
from endreprisals.releases.tables import all_tables, chunks, public_cases
from endreprisals.releases.tables.facts import FACTS, facts_of
from endreprisals.releases.tables.mentions import MENTIONS, mentions_of

NOT_CONTENT = {"address", "changed_at"}  # differ between installations and loads
BY_CASE = {"cases", "facts", "mentions"}


@transaction.atomic
def release(*, at: datetime, actor: str = "command") -> Release:
    """Number the data set as it is now; with nothing changed, the release in force is returned.

    A release says which cases were added, changed or withdrawn since the one before, by id and
    by nothing else.
    """
    pks = public_cases()
    prints = dict(fingerprints(pks))
    checksum = _checksum(pks, prints)
    before = Release.objects.first()
    if before and before.checksum == checksum:
        return before
    made = _next(before, prints, checksum, at)
    audit(Event.Kind.RELEASED, actor=actor, at=at, target=str(made.number), cases=made.cases)
    return made


def _next(
    before: Release | None, prints: Mapping[str, str], checksum: str, at: datetime
) -> Release:
    old: Mapping[str, str] = before.fingerprints if before else {}
    return Release.objects.create(
        number=before.number + 1 if before else 1,
        at=at,
        checksum=checksum,
        cases=len(prints),
        fingerprints=prints,
        added=[public_id for public_id in prints if public_id not in old],
        changed=[one for one in prints if one in old and old[one] != prints[one]],
        withdrawn=[public_id for public_id in old if public_id not in prints],
    )


def fingerprints(pks: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Public id and SHA-256 of each case with its facts and mentions, in canonical JSON."""
    for some in chunks(pks):
        facts = _by_case(FACTS, facts_of(some))
        mentions = _by_case(MENTIONS, mentions_of(some))
        for row in case_rows(some):
            public_id = row.card.public_id
            whole = {
                "case": _content(CASES, row),
                "facts": facts.get(public_id, []),
                "mentions": mentions.get(public_id, []),
            }
            yield public_id, _digest(whole)


def _by_case(table: Table[Any], items: Iterator[Any]) -> dict[str, list[Any]]:
    grouped = groupby(items, key=attrgetter("case_id"))
    return {case_id: [_content(table, item) for item in some] for case_id, some in grouped}


def _content(table: Table[Any], item: Any) -> dict[str, object]:
    whole = row_object(table, table.row(item))
    return {name: value for name, value in whole.items() if name not in NOT_CONTENT}


def _checksum(pks: Sequence[int], prints: Mapping[str, str]) -> str:
    """SHA-256 over every case, and over the tables that cases refer to."""
    others = [
        _digest(_content(table, item))
        for table, read in all_tables(pks)
        if table.name not in BY_CASE
        for item in read()
    ]
    return _digest([dict(prints), others])


def _digest(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
