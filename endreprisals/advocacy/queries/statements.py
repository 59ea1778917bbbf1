"""Statements at the desk: what waits, what the ledger holds, and what each said before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from endreprisals.advocacy.models import StatementDraft
from endreprisals.advocacy.services.drafts import open_drafts, typed
from endreprisals.record.models import Case
from endreprisals.record.raises import raises
from endreprisals.record.services.spoken import Spoken, spoken_of, spoken_of_json
from endreprisals.record.services.statements import is_from_tables
from endreprisals.states.models import Statement

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What part of the ledger is asked for; blank means everything."""

    session: str = ""
    state: str = ""

    def rows(self) -> QuerySet[Statement]:
        """The statements asked for, those that were withdrawn among them."""
        rows = Statement.objects.all()
        if self.session:
            rows = rows.filter(session=self.session)
        return rows.filter(made_for__state=self.state) if self.state else rows


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in the list."""

    pk: int
    number: str
    forum: str
    date_edtf: str
    speaker: str
    on_behalf_of: str
    cases: int
    from_tables: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft that waits for a second person."""

    pk: int
    forum: str
    date_edtf: str
    who: str
    corrects: str  # number of the statement; blank for a new one
    entered_by: str


@dataclass(frozen=True, slots=True)
class StatementList:
    """One page of the ledger at the desk."""

    lines: tuple[StatementLine, ...]
    drafts: tuple[DraftLine, ...]
    total: int
    page: int
    pages: int
    sessions: tuple[str, ...]
    states: tuple[str, ...]
    chosen: StatementFilter
    silenced: tuple[tuple[int, str], ...]  # statements with words that readers do not see


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case that a statement names, as the person must see it before they agree."""

    public_id: str
    title: str
    state: str  # blank: not shown to readers any more
    how: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a statement says, with the titles of its cases beside their numbers."""

    spoken: Spoken
    cases: tuple[ShownCase, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a statement said until it was corrected or withdrawn."""

    at: datetime
    actor: str
    reason: str
    number: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement with its history."""

    statement: Statement
    shown: Shown
    versions: tuple[VersionLine, ...]
    waiting: StatementDraft | None
    from_tables: bool
    silenced: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft, with what the ledger says now where it corrects something."""

    draft: StatementDraft
    shown: Shown
    now: Shown | None


def statement_list(chosen: StatementFilter, *, page: int = 1) -> StatementList:
    """A page of the ledger, latest day first. Eight queries, however long the ledger is."""
    rows = chosen.rows()
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    shown = (
        rows.annotate(cases=Count("raises", distinct=True))
        .order_by("-date_lower", "-pk")[(page - 1) * PER_PAGE : page * PER_PAGE]
    )  # fmt: skip
    silenced = raises().silenced
    words = Q(countries__isnull=False) & ~Q(countries__about="") | ~Q(note="")
    hidden = Statement.objects.filter(words, number__in=silenced).order_by("number").distinct()
    every = Statement.objects.exclude(session="").order_by("session").distinct()
    spoke = Statement.objects.exclude(made_for=None).order_by("made_for__state_id").distinct()
    return StatementList(
        lines=tuple(_line(row, row.cases) for row in shown),
        drafts=tuple(map(_draft_line, open_drafts().select_related("statement"))),
        total=total,
        page=page,
        pages=pages,
        sessions=tuple(every.values_list("session", flat=True)),
        states=tuple(spoke.values_list("made_for__state_id", flat=True)),
        chosen=chosen,
        silenced=tuple(hidden.values_list("pk", "number")),
    )


def statement_page(statement_id: int) -> StatementPage:
    """One statement with all that it ever said; raises `Statement.DoesNotExist`."""
    statement = Statement.objects.get(pk=statement_id)
    versions = list(statement.versions.order_by("-at", "-id"))
    before = [spoken_of_json(_without_number(one.said)) for one in versions]
    now, *earlier = shown_of([spoken_of(statement), *before])
    return StatementPage(
        statement=statement,
        shown=now,
        versions=tuple(
            VersionLine(one.at, one.actor, one.reason, one.said["number"], shown)
            for one, shown in zip(versions, earlier, strict=True)
        ),
        waiting=open_drafts().filter(statement=statement).first(),
        from_tables=is_from_tables(statement),
        silenced=statement.number in raises().silenced,
    )


def draft_page(draft_id: int) -> DraftPage:
    """One draft; raises `StatementDraft.DoesNotExist`."""
    draft = StatementDraft.objects.select_related("statement").get(pk=draft_id)
    held = [spoken_of(draft.statement)] if draft.corrects and draft.statement else []
    shown, *now = shown_of([typed(draft), *held])
    return DraftPage(draft, shown, next(iter(now), None))


def shown_of(every: Sequence[Spoken]) -> list[Shown]:
    """Statements with the titles and States of their cases. One query."""
    ids = {one.case_id for spoken in every for one in spoken.cases}
    public = Case.objects.public().filter(public_id__in=ids)
    told = {row[0]: row[1:] for row in public.values_list("public_id", "title", "state_id")}
    return [
        Shown(
            spoken,
            tuple(
                ShownCase(one.case_id, *told.get(one.case_id, ("", "")), one.how)
                for one in spoken.cases
            ),
        )
        for spoken in every
    ]


def _line(row: Statement, cases: int) -> StatementLine:
    return StatementLine(
        row.pk, row.number, row.forum, row.date_edtf, row.speaker_id or "", row.on_behalf_of,
        cases, is_from_tables(row), row.withdrawn_at is not None,
    )  # fmt: skip


def _draft_line(draft: StatementDraft) -> DraftLine:
    spoken = typed(draft)
    held = draft.statement.number if draft.statement else ""
    who = spoken.on_behalf_of or spoken.speaker
    return DraftLine(draft.pk, spoken.forum, spoken.date, who, held, draft.entered_by)


def _without_number(said: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in said.items() if name != "number"}
