"""Descriptions for search engines (schema.org), as data inside a page.

They repeat what the page says and no more. There is no `Person`: a machine-made profile of
somebody at risk is not ours to build.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from endreprisals.domain import states
from endreprisals.record.queries.case_page import CasePage

CONTEXT = "https://schema.org"
ODBL = "https://opendatacommons.org/licenses/odbl/1-0/"


def case(page: CasePage, address: str) -> dict[str, Any]:
    """A case as a report about events, with the sources that it cites."""
    described: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Report",
        "@id": address,
        "url": address,
        "identifier": page.public_id,
        "headline": page.title,
        "abstract": page.summary,
        "dateCreated": page.entered_on.isoformat(),
        "dateModified": page.changed_at.date().isoformat(),
        "publisher": _publisher(),
        "license": ODBL,
        "spatialCoverage": {"@type": "Country", "name": states.state(page.state).un_short_name},
        "citation": [*_documents(page), *_pages(page)],
        "isPartOf": {"@type": "Dataset", "@id": f"{settings.SITE_ORIGIN}/#dataset"},
    }
    if page.first and page.last:
        described["temporalCoverage"] = _period(page)
    return {key: value for key, value in described.items() if value}


def data_set(
    *, address: str, description: str, version: str, modified: str, files: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """The whole record as a data set. `files` are pairs of address and media type."""
    described: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{settings.SITE_ORIGIN}/#dataset",
        "url": address,
        "name": "Record of reprisals for cooperation with the United Nations",
        "description": description,
        "license": ODBL,
        "isAccessibleForFree": True,
        "publisher": _publisher(),
        "version": version,
        "dateModified": modified,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": url, "encodingFormat": media_type}
            for url, media_type in files
        ],
    }
    return {key: value for key, value in described.items() if value}


def _publisher() -> dict[str, str]:
    return {"@type": "Organization", "name": "endreprisals", "url": settings.SITE_ORIGIN}


def _period(page: CasePage) -> str:
    """ISO 8601 interval; an open end stays open."""
    first, last = page.first, page.last
    start = first.lower.isoformat() if first and not first.open_start else ".."
    end = last.upper.isoformat() if last and not last.open_end else ".."
    return f"{start}/{end}"


def _documents(page: CasePage) -> list[dict[str, str]]:
    urls = {mention.symbol: mention.url for mention in page.mentions}
    return [{"@type": "Report", "identifier": symbol, "url": url} for symbol, url in urls.items()]


def _pages(page: CasePage) -> list[dict[str, str]]:
    lines = [*page.citations, *(line for entry in page.path for line in entry.citations)]
    titles = {line.url: line.title for line in lines if line.url and not line.symbol}
    return [{"@type": "WebPage", "name": title, "url": url} for url, title in titles.items()]
