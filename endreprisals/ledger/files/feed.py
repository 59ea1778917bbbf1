"""Statements as an Atom feed, latest first."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from hashlib import sha256
from itertools import islice

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from endreprisals.ledger.filters import LedgerFilter
from endreprisals.ledger.queries.explorer import chosen_rows
from endreprisals.ledger.words import country_name, who
from endreprisals.record.files.addresses import page_address, tag_uri
from endreprisals.record.files.atom import EMPTY_SINCE, LIMIT, Entry, Feed
from endreprisals.record.raises import Raised, Said, raises


def ledger_feed(chosen: LedgerFilter, own_link: str) -> Feed:
    """The statements that a filter leaves, latest first. One query."""
    query = chosen.query()
    digest = sha256(query.encode()).hexdigest()[:16] if query else "all"
    return Feed(
        tag=tag_uri(f"ledger/{digest}"),
        title=gettext("What States said about reprisals, latest statement first"),
        link=page_address("ledger:ledger", query, get_language() or "en"),
        own_link=own_link,
        entries=tuple(_entries(chosen)),
    )


def _entries(chosen: LedgerFilter) -> Iterable[Entry]:
    """One entry for each statement. Without a filter, those that named nobody are among them."""
    rows: dict[str, list[Raised]] = {}
    said: dict[str, Said] = {}
    if chosen.is_empty():
        said = {one.number: one for one in islice(raises().statements, LIMIT)}
    for row in chosen_rows(chosen):
        said.setdefault(row.said.number, row.said)
        rows.setdefault(row.said.number, []).append(row)
        if len(said) > LIMIT:
            break
    return [_entry(one, rows.get(number, ())) for number, one in islice(said.items(), LIMIT)]


def _entry(said: Said, rows: Sequence[Raised]) -> Entry:
    named = list(dict.fromkeys(row.title or country_name(row.state) for row in rows))
    return Entry(
        tag=tag_uri(f"statement/{said.number}"),
        title=f"{who(said)}: {said.forum}",
        updated=_moment(said),
        summary="; ".join(named),
        link=f"{settings.SITE_ORIGIN}{reverse('ledger:statement', args=_place(said))}",
        terms=tuple(dict.fromkeys(row.state for row in rows)),
    )


def _place(said: Said) -> tuple[str]:
    return (said.number,)


def _moment(said: Said) -> datetime:
    """When it was last corrected; else the first day that it can have been made stands in."""
    if said.changed_at is not None:
        return said.changed_at
    if said.date is None:
        return datetime.fromisoformat(EMPTY_SINCE)
    return datetime.combine(said.date.lower, time(), UTC)
