"""Making the read model: ready rows, facet bits, orders and search entries, from the facts."""

import secrets
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain

from django.db import transaction

from endreprisals.domain.names import exact_key
from endreprisals.record.facets import bits_of
from endreprisals.record.index import BOUNDS, saved_array, saved_bounds
from endreprisals.record.models import (
    Case,
    Change,
    FacetValue,
    IndexColumn,
    IndexState,
    Listing,
)
from endreprisals.record.services.consented_steps import take_named_back
from endreprisals.record.services.listing import listing_of, stories
from endreprisals.record.services.search_entries import write_search_entries

CHUNK = 2000
NEIGHBOURS = 30  # cases of the same State that are compared to find the most alike
MOST_ALIKE = 5


@transaction.atomic
def rebuild_index(*, at: datetime) -> int:
    """Make lists, facets and search true to the facts again; returns the number of public cases.

    Readers see the old index until the transaction ends and the new one after it. What may be told
    only of a case that names nobody goes first, where the case names somebody now.
    """
    take_named_back(at=at)
    Listing.objects.all().delete()
    rows = sorted(
        (listing_of(story) for story in stories(Case.objects.public())), key=_latest_first
    )
    for ordinal, row in enumerate(rows):
        row.ordinal = ordinal
    _keep_change_days(rows)
    _relate(rows)
    Listing.objects.bulk_create(rows, batch_size=CHUNK)
    _write_facets(rows)
    _write_columns(rows)
    write_search_entries(rows)
    state = IndexState.objects.first() or IndexState(version=0)
    state.version += 1
    state.token, state.built_at, state.cases = secrets.token_hex(8), at, len(rows)
    state.save()
    return len(rows)


def _latest_first(row: Listing) -> tuple[int, str]:
    return -_day(row.last_upper), row.public_id


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0


def _keep_change_days(rows: Sequence[Listing]) -> None:
    latest = dict(Change.objects.order_by("at").values_list("public_id", "at"))
    for row in rows:
        row.changed_at = latest.get(row.public_id, row.changed_at)


def _relate(rows: Sequence[Listing]) -> None:
    """Give each case the cases of its State that share most acts and bodies with it."""
    by_state: dict[str, list[Listing]] = defaultdict(list)
    for row in rows:
        by_state[row.state_id].append(row)
    for family in by_state.values():
        for place, row in enumerate(family):
            low = max(0, min(place - NEIGHBOURS // 2, len(family) - NEIGHBOURS - 1))
            others = [other for other in family[low : low + NEIGHBOURS + 1] if other is not row]
            alike = sorted((-_likeness(row, other), other.ordinal) for other in others)
            row.related = [ordinal for _, ordinal in alike[:MOST_ALIKE]]


def _likeness(one: Listing, other: Listing) -> int:
    shared_acts = set(one.act_types) & set(other.act_types)
    shared_bodies = set(one.bodies) & set(other.bodies)
    return len(shared_acts) + 2 * len(shared_bodies)


def facet_values(row: Listing) -> Iterator[tuple[str, str]]:
    """Every facet value a case has; codes only."""
    yield "state", row.state_id
    if row.region:
        yield "region", row.region
    yield from (("year", str(year)) for year in row.report_years)
    yield from (("act", code) for code in row.act_types)
    yield from (("way", code) for code in row.kinds)
    yield from (("body", code) for code in _with_broader(row.bodies))
    yield from (("status", code) for code in row.statuses)
    yield "named", "named" if row.named else "unnamed"
    yield "reply", row.has_reply
    yield "raised", "yes" if row.raised else "never"


def _with_broader(codes: Iterable[str]) -> list[str]:
    """`treaty_body:CAT` also counts as `treaty_body`."""
    return list(dict.fromkeys(chain.from_iterable((code.split(":")[0], code) for code in codes)))


def _write_facets(rows: Sequence[Listing]) -> None:
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        for key in facet_values(row):
            places[key].append(row.ordinal)
    FacetValue.objects.all().delete()
    size = len(rows)
    FacetValue.objects.bulk_create(
        [
            FacetValue(
                facet=facet,
                value=value,
                count=len(ordinals),
                bits=bits_of(ordinals, size).to_bytes(size // 8 + 1, "little"),
            )
            for (facet, value), ordinals in sorted(places.items())
        ],
        batch_size=200,
    )


def _write_columns(rows: Sequence[Listing]) -> None:
    IndexColumn.objects.all().delete()
    IndexColumn.objects.bulk_create(
        [
            *(
                IndexColumn(name=name, numbers=saved_array(array("I", order)))
                for name, order in _orders(rows).items()
            ),
            *chain.from_iterable(saved_bounds(kind, _bounds(rows, kind)) for kind in BOUNDS),
        ]
    )


def _orders(rows: Sequence[Listing]) -> Mapping[str, list[int]]:
    by_name = sorted(rows, key=lambda row: (exact_key(row.title), row.public_id))
    by_first = sorted(rows, key=lambda row: (row.first_lower or date.max, row.public_id))
    by_state = sorted(rows, key=lambda row: (row.state_id, row.ordinal))
    orders = {"name": by_name, "first": by_first, "state": by_state}
    return {name: [row.ordinal for row in order] for name, order in orders.items()}


def _bounds(rows: Sequence[Listing], kind: str) -> list[tuple[date, date, int]]:
    if kind == "case":
        return [
            (row.first_lower, row.last_upper, row.ordinal)
            for row in rows
            if row.first_lower and row.last_upper
        ]
    return [
        (date.fromisoformat(low), date.fromisoformat(high), row.ordinal)
        for row in rows
        for low, high in row.act_bounds
    ]
