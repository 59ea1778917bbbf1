"""Which cases a filter leaves, by number, so that files and feeds survive a change of the index."""

from array import array
from collections.abc import Iterator
from itertools import islice

from endreprisals.record.filters import CaseFilter
from endreprisals.record.index import Index, current
from endreprisals.record.models import Listing
from endreprisals.record.queries.case_list import chosen_ordinals

FEW = 1000  # cases that one query can name


def chosen_cases(chosen: CaseFilter) -> "array[int]":
    """Primary keys of the cases that a filter leaves, in its order.

    Places in the list mean something only within one build of the index; a long download goes
    on by primary keys, so that a case withdrawn meanwhile is left out and none comes twice.
    """
    while True:
        index = current()
        ordinals = array("l", chosen_ordinals(chosen))
        if _is_same(index, current()):
            by_place = _cases_by_place(index)
            return array("l", [by_place[ordinal] for ordinal in ordinals])


def _is_same(one: Index, other: Index) -> bool:
    return (one.version, one.built_at) == (other.version, other.built_at)


def _cases_by_place(index: Index) -> "array[int]":
    places = array("l", bytes(array("l").itemsize * index.size))
    for pk, ordinal in enumerate(index.ordinal_of_case):
        if ordinal >= 0:
            places[ordinal] = pk
    return places


def latest_changed(chosen: CaseFilter, count: int) -> list[int]:
    """Primary keys of the chosen cases that changed last, latest first. One query or two."""
    newest_first = Listing.objects.order_by("-changed_at", "ordinal").values_list("pk", flat=True)
    if chosen.is_empty():
        return list(newest_first[:count])
    pks = chosen_cases(chosen)
    if len(pks) <= FEW:
        return list(newest_first.filter(pk__in=pks)[:count])
    return _first_of(newest_first.iterator(), set(pks), count)


def page_by_id(chosen: CaseFilter, after: str, count: int) -> tuple[list[int], int]:
    """The chosen cases that come after a public id, by primary key, and how many there are in all.

    The order is that of the ids, so that new, changed and withdrawn cases move nothing between
    two pages.
    """
    by_id = Listing.objects.filter(public_id__gt=after).order_by("public_id")
    keys = by_id.values_list("pk", flat=True)
    if chosen.is_empty():
        return list(keys[:count]), current().size
    pks = chosen_cases(chosen)
    if len(pks) <= FEW:
        return list(keys.filter(pk__in=pks)[:count]), len(pks)
    return _first_of(keys.iterator(), set(pks), count), len(pks)


def _first_of(keys: Iterator[int], wanted: set[int], count: int) -> list[int]:
    return list(islice((pk for pk in keys if pk in wanted), count))
