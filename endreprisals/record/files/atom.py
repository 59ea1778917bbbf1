"""Lists as Atom feeds (RFC 4287). Ids are tag URIs made of public ids: no name is in any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from xml.etree import ElementTree as ET

from django.utils.translation import get_language, gettext, pgettext

from endreprisals.record.files.addresses import case_address, page_address, tag_uri
from endreprisals.record.files.cells import moment_text
from endreprisals.record.files.chosen import latest_changed
from endreprisals.record.filters import CaseFilter
from endreprisals.record.index import current
from endreprisals.record.models import Change, Listing

LIMIT = 50  # entries; the files have all
NAMESPACE = "http://www.w3.org/2005/Atom"
EMPTY_SINCE = "2010-01-01T00:00:00Z"  # a feed must say when it changed; nothing ever did
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    tag: str
    title: str
    updated: datetime
    summary: str
    link: str  # blank when there is no page to go to
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed, ready to write."""

    tag: str
    title: str
    link: str
    own_link: str
    entries: tuple[Entry, ...]
    built_at: datetime | None = None


def case_feed(chosen: CaseFilter, own_link: str) -> Feed:
    """The chosen cases that changed last, the latest first. Three queries at most."""
    language = get_language() or "en"
    query = chosen.query(shown=False)
    # The search may be a name, so the id of the feed holds a digest of the filter.
    digest = sha256(query.encode()).hexdigest()[:16] if query else "all"
    return Feed(
        tag=tag_uri(f"cases/{digest}"),
        title=gettext("Cases of reprisal, latest changes first"),
        link=page_address("record:cases", query, language),
        own_link=own_link,
        entries=tuple(_cases(latest_changed(chosen, LIMIT), language)),
        built_at=current().built_at,
    )


def change_feed(own_link: str) -> Feed:
    """Every kind of change to the record, the latest first. Two queries."""
    language = get_language() or "en"
    changes = list(Change.objects.all()[:LIMIT])
    ids = {change.public_id for change in changes}
    listed = Listing.objects.filter(public_id__in=ids).values_list("public_id", "title")
    titles = dict(listed)
    return Feed(
        tag=tag_uri("changes"),
        title=gettext("Changes to the record"),
        link=page_address("record:changes", language=language),
        own_link=own_link,
        entries=tuple(_change(row, titles.get(row.public_id, ""), language) for row in changes),
    )


def atom(feed: Feed) -> bytes:
    """The feed as an XML document."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": get_language() or "en"})
    _add(root, "id", feed.tag)
    _add(root, "title", feed.title)
    _add(root, "updated", _feed_updated(feed))
    _add(root, "link", rel="alternate", type="text/html", href=feed.link)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.own_link)
    _add(_add(root, "author"), "name", "endreprisals")
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _cases(pks: Sequence[int], language: str) -> list[Entry]:
    rows = Listing.objects.filter(pk__in=pks).values_list(
        "pk", "public_id", "title", "changed_at", "summary", "state_id", "act_types"
    )
    entries = {
        pk: Entry(
            tag=tag_uri(f"case/{public_id}"),
            title=title,
            updated=changed_at,
            summary=summary,
            link=case_address(public_id, language),
            terms=(state, *acts),
        )
        for pk, public_id, title, changed_at, summary, state, acts in rows
    }
    return [entries[pk] for pk in pks if pk in entries]


def _change(row: Change, title: str, language: str) -> Entry:
    kinds = {
        Change.Kind.ADDED: pgettext("change", "Added"),
        Change.Kind.CORRECTED: pgettext("change", "Corrected"),
        Change.Kind.WITHDRAWN: pgettext("change", "Withdrawn"),
        Change.Kind.MERGED: pgettext("change", "Merged"),
        Change.Kind.RESTORED: pgettext("change", "Restored"),
    }
    shown = row.into_public_id or (row.public_id if title else "")
    return Entry(
        tag=tag_uri(f"change/{row.public_id}/{moment_text(row.at)}/{row.kind}"),
        title=f"{kinds[Change.Kind(row.kind)]}: {row.public_id}",
        updated=row.at,
        summary=title,
        link=case_address(shown, language) if shown else page_address("record:changes"),
    )


def _feed_updated(feed: Feed) -> str:
    moments = [entry.updated for entry in feed.entries]
    latest = max(moments, default=feed.built_at)
    return moment_text(latest) if latest else EMPTY_SINCE


def _add_entry(root: ET.Element, entry: Entry) -> None:
    element = _add(root, "entry")
    _add(element, "id", entry.tag)
    _add(element, "title", entry.title)
    _add(element, "updated", moment_text(entry.updated))
    _add(element, "link", rel="alternate", type="text/html", href=entry.link)
    if entry.summary:
        _add(element, "summary", entry.summary, type="text")
    for term in entry.terms:
        _add(element, "category", term=term)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element; characters that XML cannot hold are left out."""
    clean = {key: NOT_IN_XML.sub("", value) for key, value in attributes.items()}
    element = ET.SubElement(parent, name, clean)
    element.text = NOT_IN_XML.sub("", text) or None
    return element
