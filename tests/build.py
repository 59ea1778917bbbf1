"""Typed builders of small worlds. Everybody in them is invented, and says so."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any, TypeVar

from endreprisals.documents.models import Source, UNDocument
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.sessions import read_forum
from endreprisals.record.models import (
    Act,
    ActType,
    Case,
    CaseSubject,
    Citation,
    Cooperation,
    CooperationBody,
    Fact,
    Mention,
    MentionSubject,
    Name,
    Raise,
    StateReply,
    Status,
    Subject,
)
from endreprisals.states.models import State, Statement, StatementState

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
_numbers = count(501)  # apart from the numbers that tests write themselves
F = TypeVar("F", bound=Fact)


def a_state(iso3: str = "EGY", **changes: Any) -> State:
    """A State of the list."""
    values = {
        "name": iso3,
        "un_short_name": iso3,
        "regional_group": "AFRICAN",
        "un_status": "member",
        "source": "invented for a test",
    }
    return State.objects.get_or_create(iso3=iso3, defaults=values | changes)[0]


def a_source(key: str = "https://source.example/page", **changes: Any) -> Source:
    """A page that says something."""
    values = {"kind": Source.Kind.PAGE, "title": "source.example", "url": key}
    return Source.objects.get_or_create(key=key, defaults=values | changes)[0]


def a_document(symbol: str = "A/HRC/48/28", **changes: Any) -> UNDocument:
    """A Secretary-General's report."""
    values = {"kind": "sg_report", "year": 2021, "title": "An invented title", "source": "test"}
    return UNDocument.objects.get_or_create(symbol=symbol, defaults=values | changes)[0]


def a_subject(label: str = "Testa Fictiva", **changes: Any) -> Subject:
    """An invented person with her primary name."""
    number = next(_numbers)
    values = {"public_id": f"S-EGY-{number:04}", "kind": "person", "label": label}
    subject = Subject.objects.create(**values | changes)
    a_name(subject, label, kind=Name.Kind.PRIMARY)
    return subject


def a_name(subject: Subject, text: str, **changes: Any) -> Name:
    """A spelling of a subject's name."""
    values = {"script": "Latn", "lang": "", "kind": Name.Kind.SPELLING, "source": a_source()}
    return Name.objects.create(subject=subject, text=text, **values | changes)


def a_case(*, subject: Subject | None = None, **changes: Any) -> Case:
    """A public case in Egypt about one subject, cited to an invented page."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "public_id": f"EGY-2019-{number:03}",
        "title": "Testa Fictiva",
        "summary": "An invented summary.",
        "named": True,
        "confidence": "high",
        "entered_on": date(2026, 11, 20),
        "published_at": NOON,
        "source_key": f"test-case-{number}",
    }
    values |= changes
    values.setdefault("state", a_state(values["public_id"][:3]))
    case = Case.objects.create(**values)
    told = subject or a_subject(label=case.title)
    CaseSubject.objects.create(case=case, subject=told, role="victim")
    Citation.objects.create(case=case, source=a_source())
    return case


def _fact_values(kind: Fact.Kind, case: Case, date_edtf: str, changes: dict[str, Any]) -> Any:
    number = next(_numbers)
    values: dict[str, Any] = {
        "case": case,
        "kind": kind,
        "date_edtf": date_edtf,
        "description": "An invented description.",
        "confidence": "high",
        "source_key": f"test-fact-{number}",
    }
    if date_edtf:
        parsed = parse(date_edtf)
        values |= {"date_lower": parsed.lower, "date_upper": parsed.upper}
    return values | changes


def an_act(
    case: Case, date_edtf: str = "2019-05-01", codes: tuple[str, ...] = ("threats",), **changes: Any
) -> Act:
    """A dated act of reprisal with its types."""
    act = Act.objects.create(**_fact_values(Fact.Kind.ACT, case, date_edtf, changes))
    for code in codes:
        ActType.objects.create(act=act, code=code, basis=ActType.Basis.NARRATIVE)
    return _cited(act)


def a_cooperation(
    case: Case, date_edtf: str = "2019-03", bodies: tuple[str, ...] = ("HRC",), **changes: Any
) -> Cooperation:
    """A way of cooperating with the United Nations."""
    values = _fact_values(Fact.Kind.COOPERATION, case, date_edtf, changes)
    cooperation = Cooperation.objects.create(**values)
    for body in bodies:
        CooperationBody.objects.create(cooperation=cooperation, body=body)
    return _cited(cooperation)


def a_reply(case: Case, date_edtf: str = "2020-01", **changes: Any) -> StateReply:
    """An answer of the Government."""
    values = _fact_values(Fact.Kind.STATE_REPLY, case, date_edtf, {"answer": "yes"} | changes)
    return _cited(StateReply.objects.create(**values))


def a_raise(
    case: Case, date_edtf: str = "2021-09-29", states: tuple[str, ...] = ("LIE",), **changes: Any
) -> Raise:
    """A statement in which States named the case."""
    forum = changes.pop("forum", "HRC48")
    said = changes.pop("statement", None) or a_statement(forum, date_edtf, states)
    values = _fact_values(Fact.Kind.RAISE, case, date_edtf, {"statement": said} | changes)
    return _cited(Raise.objects.create(**values))


def a_statement(
    forum: str = "HRC48",
    date_edtf: str = "2021-09-29",
    states: tuple[str, ...] = ("LIE",),
    **changes: Any,
) -> Statement:
    """What one State said in a meeting, for itself or for a group."""
    number = next(_numbers)
    read = read_forum(forum)
    values: dict[str, Any] = {
        "number": f"{read.session.code if read else 'other'}-test-{number}",
        "forum": forum,
        "session": read.session.code if read else "",
        "date_edtf": date_edtf,
        "identified": bool(states),
        "speaker": a_state(states[0]) if states else None,
        "source": "https://source.example/page",
        "source_key": f"test-statement-{number}",
    }
    if date_edtf:
        parsed = parse(date_edtf)
        values |= {"date_lower": parsed.lower, "date_upper": parsed.upper}
    said = Statement.objects.create(**values | changes)
    for iso3 in states:
        StatementState.objects.create(
            statement=said, state=a_state(iso3), basis=StatementState.Basis.LISTED
        )
    return said


def a_status(
    case: Case, date_edtf: str = "2019-05-01", code: str = "detained", **changes: Any
) -> Status:
    """A spell, as reported."""
    values = _fact_values(Fact.Kind.STATUS, case, date_edtf, {"code": code} | changes)
    return _cited(Status.objects.create(**values))


def a_mention(
    case: Case, document: UNDocument | None = None, paragraph: str = "12", **changes: Any
) -> Mention:
    """The case in one paragraph of a report."""
    values: dict[str, Any] = {
        "document": document or a_document(),
        "part": "annex I",
        "paragraph": paragraph,
        "basis": Mention.Basis.RECORD_PAGE,
        "source_key": f"test-mention-{next(_numbers)}",
    }
    mention = Mention.objects.create(case=case, **values | changes)
    for part in case.case_subjects.all():
        MentionSubject.objects.create(mention=mention, subject=part.subject)
    Citation.objects.create(case=case, mention=mention, source=a_source())
    return mention


def _cited(fact: F) -> F:
    Citation.objects.create(case=fact.case, fact=fact, source=a_source())
    return fact
