"""Telling a mailbox how many wrote: one digest for all campaigns together, rarely more than weekly.

What a digest told and the relay took is never told again; what it told and never left is told by
the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, F, Max, QuerySet

from endreprisals.campaigns.models import (
    Action,
    Campaign,
    Digest,
    Letter,
    MailboxDay,
    Recipient,
    SupporterAction,
)
from endreprisals.campaigns.queries.letter_rules import (
    Hours,
    day_in_geneva,
    why_action_stops,
)
from endreprisals.campaigns.queries.recipients import mailbox_is_on_list
from endreprisals.domain.campaigning.disclosure import K, breakdown
from endreprisals.domain.campaigning.schedule import digest_due
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.outbox import Order, queue

Table = tuple[tuple[str, int], ...]  # country (ISO3), number
MOST_SAMPLES: Final = 3
# A row is written with the moment at which its request began; a slow one may become visible later.
SETTLES: Final = timedelta(minutes=10)
NOT_TOLD: Final = (Mail.State.FAILED, Mail.State.STOPPED)


@dataclass(frozen=True, slots=True)
class Told:
    """What one digest says of one action."""

    action: int
    ways: Mapping[str, int]  # proof, mail, own_words
    countries: Table  # since the beginning, each with k or more
    samples: tuple[int, ...]  # letters with a sentence that a person chose

    @property
    def number(self) -> int:
        """Everybody together."""
        return sum(self.ways.values())

    def kept(self) -> dict[str, object]:
        """As it stands in the row of the digest."""
        return {
            "action": self.action, "ways": dict(self.ways),
            "countries": [list(pair) for pair in self.countries], "samples": list(self.samples),
        }  # fmt: skip


@dataclass(slots=True)
class Tables:
    """The countries of each action as every mailbox is told them: one table, whoever reads it.

    Whoever lays two tables side by side learns of no small group: only confirmed addresses count,
    nobody is left out for what they wrote to a mailbox, and a number is told anew only once it has
    changed by k.
    """

    until: datetime
    _made: dict[int, Table] = field(default_factory=dict)

    def of(self, action: int) -> Table:
        """Those with k or more since the beginning, largest first."""
        if action not in self._made:
            told = last_told(action)
            fresh = breakdown(self._now(action)).shown
            table = ((code, _stepwise(number, told.get(code))) for code, number in fresh)
            self._made[action] = tuple(sorted(table, key=lambda pair: (-pair[1], pair[0])))
        return self._made[action]

    def _now(self, action: int) -> dict[str, int]:
        rows = SupporterAction.objects.filter(
            action=action, state=SupporterAction.State.COUNTED, way=SupporterAction.Way.MAIL,
            counted_at__lte=self.until,
        ).exclude(country="")  # fmt: skip
        return dict(rows.order_by().values_list("country").annotate(n=Count("action")))


def last_told(action: int) -> dict[str, int]:
    """The numbers by country in the latest digest that told of an action, to whatever mailbox."""
    listed = Mailbox.objects.filter(offices__recipients__action=action)
    digests = Digest.objects.filter(mailbox__in=listed).order_by("-pk")
    for told in digests.values_list("told", flat=True).iterator(chunk_size=50):
        for one in told:
            if one["action"] == action:
                return dict(one["countries"])
    return {}


def _stepwise(number: int, told: int | None) -> int:
    return number if told is None or abs(number - told) >= K else told


def make_due(at: datetime) -> int:
    """Put a digest into the outbox for every mailbox that is due one; returns how many."""
    offices = Recipient.objects.filter(
        removed_at=None, office__mailbox__isnull=False, action__kind=Action.Kind.LETTER,
        action__campaign__state=Campaign.State.OPEN,
    )  # fmt: skip
    mailboxes = offices.order_by("office__mailbox").values_list("office__mailbox", flat=True)
    made, tables = 0, Tables(at - SETTLES)
    for mailbox_id in mailboxes.distinct():
        with transaction.atomic():
            made += _make(mailbox_id, tables, at)
    return made


def told_since(mailbox: Mailbox) -> datetime | None:
    """Up to when the mailbox knows the numbers; None before its first digest."""
    told = Digest.objects.filter(mailbox=mailbox).exclude(mail__state__in=NOT_TOLD)
    until: datetime | None = told.aggregate(last=Max("counted_until"))["last"]
    return until


def _make(mailbox_id: int, tables: Tables, at: datetime) -> int:
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox_id)
    today, until = day_in_geneva(at), at - SETTLES
    digests = Digest.objects.filter(mailbox=mailbox)
    under_way = digests.filter(mail__state__in=(Mail.State.QUEUED, Mail.State.SENDING))
    if not mailbox.is_live or digests.filter(day=today).exists() or under_way.exists():
        return 0
    actions = [one for one in _actions_of(mailbox, at) if not why_action_stops(one, at=at)]
    hours = [Hours(one.campaign.vote_at, mailbox.before_votes) for one in actions]
    if not actions or not all(one.holds(at) for one in hours):
        return 0
    since = told_since(mailbox)
    every = (count(one, mailbox, since, until, countries=tables.of(one.pk)) for one in actions)
    told = [one for one in every if one.number]
    new = sum(one.number for one in told)
    if not new or not digest_due(_last_day(mailbox), today, new):
        return 0
    _put_into_outbox(mailbox, today, told, until=until, at=at)
    return 1


def _last_day(mailbox: Mailbox) -> date | None:
    told = Digest.objects.filter(mailbox=mailbox).exclude(mail__state__in=NOT_TOLD)
    last: date | None = told.aggregate(last=Max("day"))["last"]
    return last


def _actions_of(mailbox: Mailbox, at: datetime) -> list[Action]:
    """Actions for which an office behind the mailbox stands on the list now."""
    listed = Recipient.objects.filter(removed_at=None, office__mailbox=mailbox)
    actions = Action.objects.filter(kind=Action.Kind.LETTER, recipients__in=listed).distinct()
    rows = actions.select_related("campaign", "about__case").order_by("pk")
    return [one for one in rows if mailbox_is_on_list(one, mailbox, at=at)]


def count(
    action: Action,
    mailbox: Mailbox,
    since: datetime | None,
    until: datetime,
    *,
    countries: Table = (),
) -> Told:
    """Who acted after `since`, up to `until`, each once: own words before a counted letter.

    Somebody whose own letter left, or waits, or stands in a digest as own words is not counted a
    second time. Aggregates only; no row of a supporter is read into memory.
    """
    theirs = Letter.objects.filter(action=action, mailbox=mailbox)
    wrote = theirs.filter(
        state__in=(Letter.State.SENT, Letter.State.SCHEDULED, Letter.State.QUEUED,
                   Letter.State.TO_SEE, Letter.State.DIGEST)
    )  # fmt: skip
    counted = SupporterAction.objects.filter(
        action=action, state=SupporterAction.State.COUNTED, counted_at__lte=until
    )
    words = theirs.filter(state=Letter.State.DIGEST, ended_at__lte=until)
    if since is not None:
        counted = counted.filter(counted_at__gt=since)
        words = words.filter(ended_at__gt=since)
    counted = counted.exclude(supporter__in=wrote.values("supporter"))
    ways = dict(counted.order_by().values_list("way").annotate(n=Count("action")))
    writers = words.aggregate(n=Count("supporter", distinct=True))["n"]
    if writers:
        ways["own_words"] = writers
    chosen, shown = ((), ()) if action.high_risk else (_samples(words), countries)
    return Told(action.pk, ways, shown, chosen)


def _samples(words: QuerySet[Letter]) -> tuple[int, ...]:
    rows = words.filter(sample__isnull=False).order_by("-seen_at", "-pk")
    return tuple(rows.values_list("pk", flat=True)[:MOST_SAMPLES])


def _put_into_outbox(
    mailbox: Mailbox, today: date, told: list[Told], *, until: datetime, at: datetime
) -> None:
    day, _ = MailboxDay.objects.select_for_update().get_or_create(mailbox=mailbox, day=today)
    MailboxDay.objects.filter(pk=day.pk).update(digests=F("digests") + 1)
    digest = Digest.objects.create(
        mailbox=mailbox, day=today, told=[one.kept() for one in told], counted_until=until,
        made_at=at,
    )  # fmt: skip
    key = f"digest:{digest.pk}"
    order = Order(
        key=key, stream=Mail.Stream.DIGESTS, kind="digest", language=ENGLISH, mailbox=mailbox.pk,
        detail={"digest": digest.pk, "day": today.isoformat()},
    )  # fmt: skip
    queue([order], at=at)
    digest.mail = Mail.objects.get(key=key)
    digest.save(update_fields=["mail"])
