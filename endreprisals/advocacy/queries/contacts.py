"""The advocacy log, with what the ledger shows since beside what was asked.

What the ledger shows is never written into the log: it is asked anew each time, and the person
who looks decides what became of the promise.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from endreprisals.advocacy.models import Ask, Contact
from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.domain.sessions import read_forum
from endreprisals.ledger.queries.joint import joint_statements
from endreprisals.record.raises import Raises, raises
from endreprisals.states.models import Cosponsorship, Resolution

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What part of the log is asked for; blank means everything."""

    state: str = ""
    session: str = ""
    case: str = ""

    def rows(self, today: date) -> QuerySet[Contact]:
        """The contacts asked for; one whose day has come is not shown, deleted or not."""
        rows = Contact.objects.filter(keep_until__gt=today)
        if self.state:
            rows = rows.filter(state=self.state)
        if self.session:
            rows = rows.filter(pk__in=Ask.objects.filter(session=self.session).values("contact"))
        if self.case:
            asked = Ask.objects.filter(case__public_id=self.case)
            rows = rows.filter(pk__in=asked.values("contact"))
        return rows


@dataclass(frozen=True, slots=True)
class AskLine:
    """One thing that was asked."""

    kind: str
    case: str  # public id; blank for none
    session: str
    words: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that the ledger shows after the contact and that answers an ask.

    `what` is a kind of ask; `case` is blank for anything but naming a case.
    """

    what: str
    meeting: str  # session and committee, or the resolution
    date: PartialDate | None
    case: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact with what the ledger shows since."""

    contact: Contact
    asks: tuple[AskLine, ...]
    signs: tuple[Sign, ...]
    cannot_show: bool  # a co-sponsorship was asked for, and the record knows no dated one


@dataclass(frozen=True, slots=True)
class ContactList:
    """One page of the log."""

    lines: tuple[ContactLine, ...]
    total: int
    page: int
    pages: int
    states: tuple[str, ...]
    sessions: tuple[str, ...]
    cases: tuple[str, ...]
    chosen: ContactFilter


def contact_list(chosen: ContactFilter, *, today: date, page: int = 1) -> ContactList:
    """A page of the log, latest first. A fixed number of queries, however long it is."""
    rows = chosen.rows(today)
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    asks = Ask.objects.filter(contact__keep_until__gt=today)
    kept = Contact.objects.filter(keep_until__gt=today)
    return ContactList(
        lines=_lines(rows[(page - 1) * PER_PAGE : page * PER_PAGE]),
        total=total,
        page=page,
        pages=pages,
        states=_each(kept, "state_id"),
        sessions=_each(asks.exclude(session=""), "session"),
        cases=_each(asks.exclude(case=None), "case__public_id"),
        chosen=chosen,
    )


def contact_line(contact_id: int, *, today: date) -> ContactLine:
    """One contact; raises `Contact.DoesNotExist`, also for one whose day has come."""
    row = ContactFilter().rows(today).get(pk=contact_id)
    return _lines([row])[0]


def due_lines(*, today: date) -> tuple[tuple[ContactLine, ...], tuple[ContactLine, ...]]:
    """Open promises: those due today or before, and those to come; the longest due first."""
    rows = ContactFilter().rows(today).filter(outcome=Contact.Outcome.OPEN, due_on__isnull=False)
    lines = _lines(rows.order_by("due_on", "pk"))
    due = tuple(one for one in lines if _due(one) <= today)
    return due, tuple(one for one in lines if _due(one) > today)


def _due(line: ContactLine) -> date:
    return line.contact.due_on or date.max


def _each(rows: QuerySet[Contact] | QuerySet[Ask], column: str) -> tuple[str, ...]:
    return tuple(rows.order_by(column).values_list(column, flat=True).distinct())


def _lines(rows: QuerySet[Contact] | Sequence[Contact]) -> tuple[ContactLine, ...]:
    contacts = list(rows)
    asks: dict[int, list[Ask]] = {one.pk: [] for one in contacts}
    for ask in Ask.objects.filter(contact__in=asks).select_related("case__merged_into"):
        asks[ask.contact_id].append(ask)
    ledger = _Ledger(raises(), _joined(), _sponsored())
    return tuple(
        ContactLine(
            contact,
            tuple(_ask_line(ask) for ask in asks[contact.pk]),
            tuple(dict.fromkeys(
                sign for ask in asks[contact.pk] for sign in ledger.signs(contact, ask)
            )),
            not ledger.sponsored and _asks_to_cosponsor(asks[contact.pk]),
        )
        for contact in contacts
    )  # fmt: skip


def _asks_to_cosponsor(asks: Iterable[Ask]) -> bool:
    return any(ask.kind == Ask.Kind.COSPONSOR for ask in asks)


def _ask_line(ask: Ask) -> AskLine:
    return AskLine(ask.kind, _shown(ask), ask.session, ask.words)


def _shown(ask: Ask) -> str:
    """The case that was asked for, or the one that it is shown as since the two were joined."""
    return (ask.case.merged_into or ask.case).public_id if ask.case else ""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the ledger holds, to be asked by State."""

    raises: Raises
    joined: tuple[tuple[str, str, PartialDate], ...]
    sponsored: tuple[tuple[str, str, PartialDate], ...]

    def signs(self, contact: Contact, ask: Ask) -> Iterator[Sign]:
        """What answers this ask, certainly after the contact, and in the session it was for."""
        for sign, session in self._of(contact.state_id, ask):
            after = sign.date is not None and sign.date.lower > contact.held_on
            if after and ask.session in ("", session):
                yield sign

    def _of(self, state: str, ask: Ask) -> Iterator[tuple[Sign, str]]:
        if ask.kind == Ask.Kind.SPEAK:
            for said in self.raises.statements_of.get(state, ()):
                yield Sign(ask.kind, said.forum, said.date), said.session
        elif ask.kind == Ask.Kind.NAME_A_CASE:
            wanted = _shown(ask)
            for row in self.raises.of_state.get(state, ()):
                if row.case and wanted in ("", row.case):
                    yield Sign(ask.kind, row.said.forum, row.said.date, row.case), row.said.session
        elif ask.kind in (Ask.Kind.JOIN, Ask.Kind.COSPONSOR):
            rows = self.joined if ask.kind == Ask.Kind.JOIN else self.sponsored
            for who, title, day in rows:
                if who == state:
                    yield Sign(ask.kind, title, day), _session(title)


def _session(title: str) -> str:
    """The session of a meeting, or of a resolution: HRC 48/17 was adopted at HRC48."""
    forum = read_forum(title.partition("/")[0])
    return forum.session.code if forum else ""


def _joined() -> tuple[tuple[str, str, PartialDate], ...]:
    """State, forum and day of every name on a published list; the year where no day is known."""
    return tuple(
        (state, one.forum, one.date or parse(str(one.year)))
        for one in joint_statements()
        for state in one.states
    )


def _sponsored() -> tuple[tuple[str, str, PartialDate], ...]:
    """State, resolution and day of every co-sponsor of a resolution that a source names."""
    dated = dict(Resolution.objects.exclude(date="").values_list("symbol", "date"))
    listed = Cosponsorship.objects.filter(resolution__in=dated)
    return tuple(
        (state, resolution, parse(dated[resolution]))
        for state, resolution in listed.values_list("state_id", "resolution")
    )
