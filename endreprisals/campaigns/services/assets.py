"""Things of the toolbox: entered in versions by one person, published by another, withdrawn."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from endreprisals.adapters.assets import BadAsset, KeptAsset, keep_asset
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Asset, Campaign
from endreprisals.campaigns.services.held import NotPossible, refuse
from endreprisals.campaigns.services.texts import checked_words
from endreprisals.domain.campaigning.opening import Reason

Kind = Asset.Kind
LICENCES: Final = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "LicenseRef-permission")
WORDS_CHARS: Final = 10_000
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a person typed about a thing of the toolbox. `words` or a file, never both."""

    code: str
    kind: str
    language: str
    title: str
    alt: str
    licence: str
    credit: str
    words: str


def add_version(thing: Thing, *, code: str, content: bytes, by: str, at: datetime) -> Asset:
    """Keep a thing of a campaign, or its next version, for the desk alone. Raises `NotPossible`.

    The file is made anew before the database is held: that takes seconds.
    """
    title = checked_words(thing.title, most=200, links=False)
    if "\n" in title:
        raise refuse("one_line")
    _refuse(thing, content)
    words = checked_words(thing.words, most=WORDS_CHARS, links=True) if thing.words.strip() else ""
    return _kept(thing, title, words, _made(thing, content), code=code, by=by, at=at)


@transaction.atomic
def publish_asset(*, asset_id: int, by: str, at: datetime) -> Asset:
    """Offer a version to everybody, as the second person; earlier ones stay below it."""
    asset = Asset.objects.select_for_update(of=("self",)).get(pk=asset_id)
    reasons = []
    if asset.entered_by == by:
        reasons.append(Reason("entered_by_you"))
    if asset.published_at or asset.withdrawn_at:
        reasons.append(Reason("is_so_already"))
    if reasons:
        raise NotPossible(*reasons)
    asset.published_at, asset.checked_by = at, by
    asset.save(update_fields=["published_at", "checked_by"])
    audit(Event.Kind.ASSET_PUBLISHED, actor=by, at=at, target=f"asset-{asset.pk}")
    return asset


@transaction.atomic
def withdraw_asset(*, asset_id: int, by: str, at: datetime) -> Asset:
    """Offer a version no more: its address answers 410. The row and its file stay for staff."""
    asset = Asset.objects.select_for_update(of=("self",)).get(pk=asset_id)
    if asset.withdrawn_at:
        raise refuse("is_so_already")
    asset.withdrawn_at = at
    asset.save(update_fields=["withdrawn_at"])
    audit(Event.Kind.ASSET_PUBLISHED, actor=by, at=at, target=f"asset-{asset.pk}", withdrawn=1)
    return asset


def _refuse(thing: Thing, content: bytes) -> None:
    reasons = []
    if not _CODE.fullmatch(thing.code) or len(thing.code) > 40:
        reasons.append(Reason("bad_code"))
    if thing.licence not in LICENCES:
        reasons.append(Reason("no_licence"))
    if bool(thing.words.strip()) == bool(content):
        reasons.append(Reason("file_or_words"))
    if thing.kind == Kind.PICTURE and not thing.alt.strip():
        reasons.append(Reason("no_alt"))
    if reasons:
        raise NotPossible(*reasons)


def _made(thing: Thing, content: bytes) -> KeptAsset | None:
    if not content:
        return None
    try:
        kept = keep_asset(content, folder=settings.ASSETS_DIR)
    except BadAsset as bad:
        raise refuse(f"file_{bad}") from None
    if (thing.kind == Kind.PICTURE) != kept.media_type.startswith("image/"):
        raise refuse("file_of_other_kind")
    return kept


@transaction.atomic
def _kept(
    thing: Thing, title: str, words: str, file: KeptAsset | None, *, code: str, by: str,
    at: datetime,
) -> Asset:  # fmt: skip
    campaign = Campaign.objects.select_for_update().get(code=code)
    if thing.language not in campaign.languages:
        raise refuse("no_such_text")
    rows = Asset.objects.filter(campaign=campaign, code=thing.code)
    if rows.exclude(kind=thing.kind).exists():
        raise refuse("code_is_taken")
    last = rows.filter(language=thing.language).aggregate(last=Max("version"))["last"] or 0
    asset = Asset.objects.create(
        campaign=campaign, code=thing.code, kind=thing.kind, language=thing.language,
        version=last + 1, title=title, alt=thing.alt.strip(), licence=thing.licence,
        credit=thing.credit.strip(), words=words, sha256=file.sha256 if file else "",
        media_type=file.media_type if file else "", size=file.size if file else 0,
        entered_by=by, entered_at=at,
    )  # fmt: skip
    audit(
        Event.Kind.ASSET_ENTERED, actor=by, at=at, target=f"asset-{asset.pk}",
        version=asset.version,
    )  # fmt: skip
    return asset
