"""The toolbox of a campaign: every published thing with its versions and languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from endreprisals.campaigns.models import Asset
from endreprisals.campaigns.queries.campaigns import CampaignHead, find_campaign, head_of
from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign
from endreprisals.campaigns.queries.texts import texts_of
from endreprisals.record.queries.names_in_text import Names
from endreprisals.record.raises import raises


@dataclass(frozen=True, slots=True)
class AssetVersion:
    """One version of a thing in one language: a file, or words to copy."""

    version: int
    title: str
    alt: str
    licence: str
    credit: str
    words: str
    sha256: str
    media_type: str
    size: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Tool:
    """A thing of the toolbox in one language: the version to use, and those before it."""

    code: str
    kind: str
    language: str
    latest: AssetVersion
    older: tuple[AssetVersion, ...]


@dataclass(frozen=True, slots=True)
class ToolboxPage:
    """Everything that a campaign offers to those who speak for it."""

    campaign: CampaignHead
    tools: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file to be sent. Its name on disk is its hash."""

    code: str
    language: str
    version: int
    sha256: str
    media_type: str


def toolbox_page(code: str, language: str, *, at: datetime) -> ToolboxPage:
    """Published and not withdrawn. Raises `NoSuchCampaign` and `Gone`. Five queries."""
    campaign = find_campaign(code)
    texts = texts_of([campaign.pk], ("title",))
    rows = Asset.objects.filter(
        campaign=campaign, published_at__isnull=False, withdrawn_at=None
    ).order_by("kind", "code", "language", "-version")
    return ToolboxPage(
        campaign=head_of(campaign, texts, language, at=at), tools=tuple(_tools(rows, raises().gone))
    )


def asset_file(code: str, sha256: str) -> AssetFile:
    """A file that may be sent; `Gone` once every version that it was is withdrawn, or names
    somebody who is not shown any more. Two queries.
    """
    campaign = find_campaign(code)
    rows = list(
        Asset.objects.filter(campaign=campaign, sha256=sha256, published_at__isnull=False).order_by(
            "-version"
        )
    )
    if not rows or not sha256:
        raise NoSuchCampaign(code)
    gone = raises().gone
    row = next((one for one in rows if one.withdrawn_at is None and _version(one, gone)), None)
    if row is None:
        raise Gone(code)
    return AssetFile(row.code, row.language, row.version, row.sha256, row.media_type)


def _tools(rows: Iterable[Asset], gone: Names) -> Iterable[Tool]:
    for (kind, code, language), own in groupby(
        rows, key=lambda row: (row.kind, row.code, row.language)
    ):
        versions = [version for row in own if (version := _version(row, gone))]
        if versions:
            yield Tool(code, kind, language, versions[0], tuple(versions[1:]))


def _version(row: Asset, gone: Names) -> AssetVersion | None:
    """Nothing where the words hold the name of somebody who is not shown any more."""
    if gone.found_in(f"{row.title}\n{row.alt}\n{row.words}") or row.published_at is None:
        return None
    return AssetVersion(
        version=row.version,
        title=row.title,
        alt=row.alt,
        licence=row.licence,
        credit=row.credit,
        words=row.words,
        sha256=row.sha256,
        media_type=row.media_type,
        size=row.size,
        published_at=row.published_at,
    )
