"""What became of people: spells of freedom and detention, releases, deaths, and outcomes."""

from dataclasses import replace

from endreprisals.record.models import Fact
from endreprisals.record.services.loading.drafts import FactDraft
from endreprisals.record.services.loading.events import event_fact
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, Row, codes, unique

ENDINGS = {"release": "free", "death": "dead"}
START_UNKNOWN = "Reported for this date; since when is not known."
TOGETHER = "The outcomes were reported together; not each of them is dated."


def add_spells(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add the listed spells, then releases and deaths and last reports that no spell covers."""
    events = unique(rows.events, "id")
    for row in rows.spells:
        path.add(_spell(row, events.get(row["event_id"]), rows, sources))
    opened = {row["event_id"] for row in rows.spells}
    for event in rows.events:
        ending = event["event_type"] in ENDINGS and event["id"] not in rows.keys.acts
        if ending and event["id"] not in opened:
            _add_ending(path, event, rows, sources)
    for row in rows.outcomes:
        _add_last_report(path, row, rows, sources)


def add_outcomes(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add how each strand ended. Only an outcome that was reported alone has the report's date."""
    noted: set[str] = set()
    for row in rows.outcomes:
        found = codes(row["outcomes"])
        together = TOGETHER if len(found) > 1 and row["status_edtf"] else ""
        for code in found:
            notes = [note for note in (row["note"], together) if note and note not in noted]
            noted.update(notes)
            fact = _outcome(row, code, rows, sources)
            path.add(replace(fact, note=" ".join(notes), date="" if together else fact.date))


def _outcome(row: Row, code: str, rows: CaseRows, sources: Sources) -> FactDraft:
    return FactDraft(
        key=f"outcome_map:{rows.id}:{row['subject_id']}:{code}",
        case=rows.id,
        kind=Fact.Kind.OUTCOME,
        date=row["status_edtf"],
        own={"code": code, "subject": row["subject_id"]},
        cites=sources.cites(rows.case["source"]),
    )


def _spell(row: Row, event: Row | None, rows: CaseRows, sources: Sources) -> FactDraft:
    telling = event if event and event["event_type"] in ENDINGS else None
    place = (row["case_id"], row["subject_id"], row["status"], row["from_edtf"])
    return FactDraft(
        key=f"status_spells:{':'.join(place)}",
        case=rows.id,
        kind=Fact.Kind.STATUS,
        date=row["from_edtf"],
        own={
            "code": row["status"],
            "subject": row["subject_id"],
            "to_edtf": row["to_edtf"],
            "end_kind": row["end_kind"],
            "last_known_edtf": row["last_known_edtf"],
        },
        cites=sources.cites(row["source"]),
        description=telling["description"] if telling else "",
        confidence=event["confidence"] if event else "",
    )


def _add_ending(path: Path, event: Row, rows: CaseRows, sources: Sources) -> None:
    """A release or a death that opens no listed spell.

    Where the tables say what followed, or do not date it, it is a step; else a spell whose end
    nobody reports.
    """
    subjects = _ended_by(event, rows)
    if not event["date"] or any(_followed(event, subject, rows) for subject in subjects):
        path.add(event_fact(event, Fact.Kind.STEP, {"code": event["event_type"]}, sources))
        return
    for subject in subjects:
        own = {
            "code": ENDINGS[event["event_type"]],
            "subject": subject,
            "to_edtf": "",
            "end_kind": "unknown",
            "last_known_edtf": event["date"],
        }
        fact = event_fact(event, Fact.Kind.STATUS, own, sources)
        key = f"{fact.key}:{subject}" if len(subjects) > 1 else fact.key
        path.add(replace(fact, key=key))


def _ended_by(event: Row, rows: CaseRows) -> list[str]:
    """Whom it concerns: those whose spell ends that day, else the only person of the case."""
    ended = [row["subject_id"] for row in rows.spells if row["to_edtf"] == event["date"] != ""]
    victims = [row["subject_id"] for row in rows.subjects if row["role"] == "victim"]
    return list(dict.fromkeys(ended)) or (victims if len(victims) == 1 else [""])


def _followed(event: Row, subject: str, rows: CaseRows) -> bool:
    return any(
        row["subject_id"] == subject and row["from_edtf"] >= event["date"] for row in rows.spells
    )


def _add_last_report(path: Path, row: Row, rows: CaseRows, sources: Sources) -> None:
    """The status that was last reported, where no spell of that status is there to carry it."""
    if row["status"] in ("", "unknown") and not row["status_edtf"]:
        return
    for subject in _concerned(row, rows) if row["status"] else ():
        if not _carried(path, row["status"], subject):
            path.add(_last_report(row, subject, rows, sources))


def _concerned(row: Row, rows: CaseRows) -> list[str]:
    """A row without a subject is true of everybody in the case; organisations have no status."""
    people = [part["subject_id"] for part in rows.subjects if part["role"] in ("victim", "group")]
    return [row["subject_id"]] if row["subject_id"] else people or [""]


def _carried(path: Path, status: str, subject: str) -> bool:
    """Whether a spell of the same status, with no end reported, is on the path already."""
    return any(
        fact.own["code"] == status
        and not fact.own["to_edtf"]
        and fact.own["subject"] in ("", subject)
        for fact in path.of(Fact.Kind.STATUS)
    )


def _last_report(row: Row, subject: str, rows: CaseRows, sources: Sources) -> FactDraft:
    return FactDraft(
        key=f"outcome_map:{rows.id}:{subject}:status",
        case=rows.id,
        kind=Fact.Kind.STATUS,
        date=row["status_edtf"],
        own={
            "code": row["status"],
            "subject": subject,
            "to_edtf": "",
            "end_kind": "",
            "last_known_edtf": row["status_edtf"],
        },
        cites=sources.cites(rows.case["source"]),
        note=START_UNKNOWN if row["status_edtf"] else "",
    )
