"""Taking into the record what people read in a report and a second person checked.

A mention is only ever added: a corrected one supersedes the one before. Its quotation is kept for
staff; the public gets our summary, the place in the report and a link to it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.documents.models import Source, UNDocument
from endreprisals.documents.services import SourceDraft, hold_sources
from endreprisals.domain.names import exact_key
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.un_symbols import document_url
from endreprisals.record.from_staff import ENTERED_BY_STAFF, FROM_REVIEW
from endreprisals.record.models import (
    Case,
    CaseSubject,
    Change,
    Citation,
    Mention,
    MentionSubject,
    Name,
    Subject,
)
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.reviewed_corrections import drop_what_was_corrected
from endreprisals.record.services.reviewed_facts import Telling, write_facts

KEY = ENTERED_BY_STAFF
FIRST_CASE_NUMBER = 501  # numbers below are those of the fact tables
FIRST_SUBJECT_NUMBER = 5001
ROLES = {
    "person": "victim",
    "organisation": "organisation",
    "group": "group",
    "situation": "situation",
}


class CaseRefused(Exception):
    """The case or subject that was chosen cannot take this story; the message says why."""


@dataclass(frozen=True, slots=True)
class ReviewedSubject:
    """Who is told of. `record_id` names a subject of the record; blank for a new one."""

    name: str
    kind: str  # vocabulary subject_kinds
    count_min: int | None = None
    count_max: int | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedMention:
    """One story of a report as people accepted it. Dates are EDTF, codes of the vocabulary."""

    key: str  # desk:NUMBER, the same when it is corrected later
    case_id: str  # public id; blank begins a case
    state: str  # ISO 3166-1 alpha-3
    title: str
    summary: str
    confidence: str
    symbol: str
    part: str
    paragraph: str
    quotation: str
    subjects: tuple[ReviewedSubject, ...]
    act_types: tuple[str, ...] = ()
    act_dates: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    communications: tuple[str, ...] = ()
    reply: str = ""  # vocabulary answers: yes, no, or blank for not known
    reply_dates: tuple[str, ...] = ()
    status: str = ""
    status_date: str = ""
    follow_up: bool = False
    year: int | None = None  # of the report


@transaction.atomic
def add_reviewed_mention(reviewed: ReviewedMention, *, by: str, at: datetime) -> Mention:
    """Make one accepted story public: its case begun or found, a mention added, its facts written.

    Doing it again under the same key corrects it: the new mention supersedes the old one, whom
    only the old one named leaves the case, and the facts of that story are written anew. Raises
    `CaseRefused`; then nothing was changed.
    """
    source = _source(reviewed)
    case, is_new = _case(reviewed, at)
    subjects = _subjects(reviewed, case, source)
    mention = _mention(reviewed, case)
    MentionSubject.objects.bulk_create(
        MentionSubject(mention=mention, subject=subject) for subject in subjects
    )
    drop_what_was_corrected(mention, key=reviewed.key, by=by, at=at)
    place = ", para. ".join(filter(None, (reviewed.part, reviewed.paragraph)))
    Citation.objects.create(source=source, place=place, case=case, mention=mention)
    write_facts(_telling(reviewed, case, subjects, source, place))
    if is_new:
        Citation.objects.create(source=source, place=place, case=case)
    _tell(case, is_new=is_new, reviewed=reviewed, by=by, at=at)
    rebuild_index(at=at)
    return mention


def _source(reviewed: ReviewedMention) -> Source:
    symbol = reviewed.symbol
    if not UNDocument.objects.filter(symbol=symbol).exists():
        UNDocument.objects.create(
            symbol=symbol, kind="sg_report", year=reviewed.year, source=document_url(symbol)
        )
    if not Source.objects.filter(key=symbol).exists():
        draft = SourceDraft(symbol, Source.Kind.UN_DOCUMENT, symbol, document_url(symbol), symbol)
        hold_sources([draft], {})
    return Source.objects.get(key=symbol)


def _case(reviewed: ReviewedMention, at: datetime) -> tuple[Case, bool]:
    if not reviewed.case_id:
        return _earlier_case(reviewed) or (_begin_case(reviewed, at), True)
    case = Case.objects.select_for_update().filter(public_id=reviewed.case_id).first()
    if case is None or not _can_take(case, reviewed):
        raise _case_refused(reviewed.case_id, reviewed)
    if case.published_at is None:
        case.published_at = at
        case.save(update_fields=["published_at"])
    return case, False


def _can_take(case: Case, reviewed: ReviewedMention) -> bool:
    gone = case.withdrawn_at or case.merged_into_id
    return not gone and case.state_id == reviewed.state


def _case_refused(case_id: str, reviewed: ReviewedMention) -> CaseRefused:
    return CaseRefused(
        f"{case_id} cannot take this story: it is not in the record, withdrawn, merged into "
        f"another case, or not a case of {reviewed.state}. Nothing was changed."
    )


def _earlier_case(reviewed: ReviewedMention) -> tuple[Case, bool] | None:
    """The case that this story began when it was published before."""
    case = Case.objects.select_for_update().filter(source_key=reviewed.key).first()
    if case is None:
        return None
    if not _can_take(case, reviewed):
        raise _case_refused(case.public_id, reviewed)
    case.title, case.summary, case.named = reviewed.title, reviewed.summary, _named(reviewed)
    case.confidence = reviewed.confidence
    case.save(update_fields=["title", "summary", "named", "confidence"])
    return case, False


def _begin_case(reviewed: ReviewedMention, at: datetime) -> Case:
    return Case.objects.create(
        public_id=_next_case_id(reviewed, at),
        state_id=reviewed.state,
        title=reviewed.title,
        summary=reviewed.summary,
        named=_named(reviewed),
        confidence=reviewed.confidence,
        entered_on=at.date(),
        published_at=at,
        source_key=reviewed.key,
    )


def _named(reviewed: ReviewedMention) -> bool:
    return any(one.kind in ("person", "organisation") and one.name for one in reviewed.subjects)


def _next_case_id(reviewed: ReviewedMention, at: datetime) -> str:
    """`EGY-2024-501`: the year of the first act, else of the report."""
    first = min((parse(day).lower for day in reviewed.act_dates), default=None)
    year = first.year if first and first > date.min else reviewed.year or at.year
    held = Case.objects.filter(public_id__startswith=f"{reviewed.state}-{year}-")
    numbers = [int(one.rpartition("-")[2]) for one in held.values_list("public_id", flat=True)]
    return f"{reviewed.state}-{year}-{max([FIRST_CASE_NUMBER - 1, *numbers]) + 1:03}"


def _subjects(reviewed: ReviewedMention, case: Case, source: Source) -> list[Subject]:
    """The subjects of the story: those chosen or of the same name in the case, else new ones."""
    held = {part.subject for part in case.case_subjects.select_related("subject")}
    shown = [subject for subject in held if subject.withdrawn_at is None]
    by_key = {exact_key(name): subject for subject in shown for name in _names(subject)}
    found: list[Subject] = []
    for one in reviewed.subjects:
        subject = _chosen(one) or by_key.get(exact_key(one.name)) or _new(one, reviewed, source)
        if subject not in found:
            found.append(subject)
        if subject not in held:
            _take_part(case, subject, one)
            held.add(subject)
    return found


def _names(subject: Subject) -> list[str]:
    return [subject.label, *subject.names.values_list("text", flat=True)]


def _chosen(one: ReviewedSubject) -> Subject | None:
    if not one.record_id:
        return None
    subject = Subject.objects.filter(public_id=one.record_id, withdrawn_at=None).first()
    if subject is None:
        raise CaseRefused(f"{one.record_id} is no subject of the record. Nothing was changed.")
    return subject.merged_into or subject


def _new(one: ReviewedSubject, reviewed: ReviewedMention, source: Source) -> Subject:
    prefix = f"S-{reviewed.state}-"
    _refuse_withdrawn(one, prefix)
    last = Subject.objects.filter(public_id__startswith=prefix).aggregate(last=Max("public_id"))
    number = int(str(last["last"] or "0").rpartition("-")[2])
    subject = Subject.objects.create(
        public_id=f"{prefix}{max(FIRST_SUBJECT_NUMBER - 1, number) + 1:04}",
        kind=one.kind,
        label=one.name,
    )
    if one.kind in ("person", "organisation"):
        # Reports are read in English, so a name stands in Latin letters.
        Name.objects.create(
            subject=subject, text=one.name, script="Latn", kind=Name.Kind.PRIMARY, source=source
        )
    return subject


def _refuse_withdrawn(one: ReviewedSubject, prefix: str) -> None:
    """Whoever was taken off the record does not come back under a new number."""
    key = exact_key(one.name)
    gone = Subject.objects.filter(public_id__startswith=prefix, withdrawn_at__isnull=False)
    for subject in gone.prefetch_related("names"):
        names = [subject.label, *(name.text for name in subject.names.all())]
        if key and key in map(exact_key, names):
            raise CaseRefused(
                f"{subject.public_id} was withdrawn and has the same name. If it is the same, "
                "leave this story unpublished; if not, write the name so that the two can be told "
                "apart. Nothing was changed."
            )


def _take_part(case: Case, subject: Subject, one: ReviewedSubject) -> None:
    last = case.case_subjects.aggregate(last=Max("position"))["last"]
    CaseSubject.objects.create(
        case=case,
        subject=subject,
        role=ROLES[one.kind],
        position=max(FROM_REVIEW - 1, last if last is not None else 0) + 1,
    )


def _mention(reviewed: ReviewedMention, case: Case) -> Mention:
    earlier = Mention.objects.filter(
        source_key__regex=rf"^{reviewed.key}(#[0-9]+)?$", superseded_by=None
    ).first()
    document = UNDocument.objects.get(symbol=reviewed.symbol)
    _refuse_taken_place(reviewed, case, document)
    return Mention.objects.create(
        case=case,
        document=document,
        part=reviewed.part,
        paragraph=reviewed.paragraph,
        basis=Mention.Basis.REPORT,
        record_type=_record_type(reviewed),
        engagement_bodies=list(reviewed.bodies),
        engagement_types=list(reviewed.ways),
        reprisal_dates=list(reviewed.act_dates),
        act_types=list(reviewed.act_types),
        act_types_basis="narrative" if reviewed.act_types else "",
        perpetrators=list(reviewed.perpetrators),
        government_reply=reviewed.reply,
        government_reply_dates=list(reviewed.reply_dates),
        follow_up="yes" if reviewed.follow_up else "no",
        supersedes=earlier,
        source_key=_next_key(reviewed.key, earlier),
        quotation=reviewed.quotation,
    )


def _refuse_taken_place(reviewed: ReviewedMention, case: Case, document: UNDocument) -> None:
    """One paragraph tells one case once: two stories of it in one case are one story."""
    held = Mention.objects.filter(
        case=case, document=document, part=reviewed.part, paragraph=reviewed.paragraph,
        superseded_by=None,
    )  # fmt: skip
    others = held.exclude(source_key__regex=rf"^{reviewed.key}(#[0-9]+)?$")
    if others.exclude(paragraph="").exists():
        raise CaseRefused(
            f"{case.public_id} has this paragraph already. Join the two stories, or choose another "
            "case. Nothing was changed."
        )


def _next_key(key: str, earlier: Mention | None) -> str:
    if earlier is None:
        return key
    _, _, version = earlier.source_key.partition("#")
    return f"{key}#{int(version or 1) + 1}"


def _record_type(reviewed: ReviewedMention) -> str:
    kinds = {one.kind for one in reviewed.subjects}
    for kind, record_type in (
        ("person", "named_individual"),
        ("organisation", "named_organisation"),
    ):
        if kind in kinds:
            return record_type
    return "unnamed" if "group" in kinds else "situation"


def _telling(
    reviewed: ReviewedMention, case: Case, subjects: list[Subject], source: Source, place: str
) -> Telling:
    return Telling(
        key=reviewed.key,
        case=case,
        subjects=tuple(subjects),
        source=source,
        place=place,
        symbol=reviewed.symbol,
        year=reviewed.year,
        act_types=reviewed.act_types,
        act_dates=reviewed.act_dates,
        perpetrators=reviewed.perpetrators,
        bodies=reviewed.bodies,
        ways=reviewed.ways,
        communications=reviewed.communications,
        reply=reviewed.reply,
        reply_dates=reviewed.reply_dates,
        status=reviewed.status,
        status_date=reviewed.status_date,
    )


def _tell(case: Case, *, is_new: bool, reviewed: ReviewedMention, by: str, at: datetime) -> None:
    kind = Change.Kind.ADDED if is_new else Change.Kind.CORRECTED
    Change.objects.create(at=at, kind=kind, public_id=case.public_id)
    audit(
        Event.Kind.CASE_PUBLISHED,
        actor=by,
        at=at,
        target=case.public_id,
        symbol=reviewed.symbol,
        begun=int(is_new),
    )
