"""The mail that tells a mailbox how many wrote, in numbers, with few and chosen sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext, override

from endreprisals.adapters.sealing import SealBroken
from endreprisals.campaigns.letter_words import about_this_digest, campaign_address, title_of
from endreprisals.campaigns.models import Action, Digest, Letter
from endreprisals.campaigns.queries.letter_rules import (
    BEFORE_VOTE,
    MAILBOX_STOPPED,
    NOT_A_RECIPIENT,
    NOT_NOW,
    TEXT_ERASED,
    Hours,
    day_in_geneva,
    why_action_stops,
)
from endreprisals.campaigns.queries.recipients import mailbox_is_on_list
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.ledger.words import country_name
from endreprisals.record.raises import raises
from endreprisals.states.models import Mailbox
from endreprisals.supporters.identity import opened
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Rendered, Stop


@dataclass(frozen=True, slots=True)
class Part:
    """One action as a digest tells of it."""

    action: Action
    ways: Mapping[str, int]
    countries: list[list[Any]]  # code, number
    samples: tuple[str, ...]


def digest(mail: Mail, at: datetime) -> Rendered:
    """What was counted, with what has become impossible meanwhile left out."""
    row = Digest.objects.select_related("mailbox").filter(pk=mail.detail.get("digest")).first()
    if row is None:
        raise Stop(TEXT_ERASED)
    if not row.mailbox.is_live:
        raise Stop(MAILBOX_STOPPED)
    if day_in_geneva(at).isoformat() != mail.detail.get("day"):
        raise Stop(NOT_NOW)
    parts, because = _parts(row, at)
    if not parts:
        raise Stop(because or TEXT_ERASED)
    votes = row.mailbox.before_votes
    if not Hours(None, votes).holds(at):
        raise Stop(NOT_NOW)
    if not all(Hours(one.action.campaign.vote_at, votes).holds(at) for one in parts):
        raise Stop(BEFORE_VOTE)
    with override(ENGLISH):
        number = sum(sum(one.ways.values()) for one in parts)
        subject = ngettext(
            "%(number)s person wrote to you on reprisals",
            "%(number)s people wrote to you on reprisals",
            number,
        ) % {"number": f"{number:,}"}
        offices = row.mailbox.offices.filter(ended_on=None).order_by("code")
        text = "\n\n".join((
            *(words for one in parts for words in _told(one)),
            about_this_digest(offices),
        ))  # fmt: skip
        return Rendered(subject, text, sender_name=gettext("The campaign against reprisals"))


def _parts(row: Digest, at: datetime) -> tuple[list[Part], str]:
    actions = Action.objects.select_related("campaign", "about__case")
    held = {one.pk: one for one in actions.filter(pk__in=[one["action"] for one in row.told])}
    parts, because = [], ""
    for told in row.told:
        action = held.get(told["action"])
        why = _why_not(action, row.mailbox, at)
        if action is None or why:
            because = because or why
            continue
        samples = () if action.high_risk else _sentences(told["samples"])
        countries = [] if action.high_risk else told["countries"]
        parts.append(Part(action, told["ways"], countries, samples))
    return parts, because


def _why_not(action: Action | None, mailbox: Mailbox, at: datetime) -> str:
    """Asked again as it leaves: the list may be another by now, or the cases."""
    if action is None:
        return TEXT_ERASED
    because = why_action_stops(action, at=at)
    return because or ("" if mailbox_is_on_list(action, mailbox, at=at) else NOT_A_RECIPIENT)


def _sentences(letters: Iterable[int]) -> tuple[str, ...]:
    """Those that still stand: a writer may have had them erased meanwhile, or somebody named in
    them may not be shown any more.
    """
    rows = Letter.objects.filter(pk__in=list(letters), state=Letter.State.DIGEST)
    found, gone = [], raises().gone
    for sealed in rows.order_by("pk").values_list("sample", flat=True):
        if sealed is None:
            continue
        try:
            said = opened(bytes(sealed), about="letter.sample")
        except SealBroken:
            continue  # sealed with an older key: left out, never guessed
        if not gone.found_in(said):
            found.append(said)
    return tuple(found)


def _told(part: Part) -> Iterable[str]:
    yield f"{title_of(part.action)}\n{campaign_address(part.action)}"
    yield "\n".join(_ways(part.ways))
    if part.countries:
        where = gettext(
            "Where those live, as they say, who confirmed an address since the beginning; only "
            "countries of at least twenty, told anew when twenty more have come:"
        )
        yield where + "\n" + "\n".join(_countries(part))
    if part.samples:
        said = "\n".join(f"  “{one}”" for one in part.samples)
        yield gettext("From letters in their own words:") + f"\n{said}"


def _ways(ways: Mapping[str, int]) -> Iterable[str]:
    words = {
        "mail": gettext("sent the letter and confirmed their mail address"),
        "proof": gettext("sent the letter; a proof of work was made, no address confirmed"),
        "own_words": gettext("wrote in their own words and confirmed their mail address"),
    }
    for way, said in words.items():
        if ways.get(way):
            yield f"  {ways[way]:,}  {said}"


def _countries(part: Part) -> Iterable[str]:
    for code, number in part.countries:
        yield f"  {number:,}  {country_name(code)}"
