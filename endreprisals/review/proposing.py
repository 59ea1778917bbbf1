"""Which cases of the record a story may belong to: proposals with reasons, never a merge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from endreprisals.domain.sg_report.joining import Joiner, Proposal, RecordSubject
from endreprisals.domain.sg_report.model import Gazetteer, Mention
from endreprisals.record.models import Case, CaseSubject, Fact, Name, Subject, UNAction
from endreprisals.record.models import Mention as RecordMention
from endreprisals.record.queries.known_names import known_names

MOST = 5
Cited = Mapping[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the record knows already: subjects to compare with, names, and titles of cases."""

    joiner: Joiner
    gazetteer: Gazetteer
    titles: Mapping[str, str]  # of cases, by public id
    labels: Mapping[str, str]  # of subjects, by public id


def known_record() -> Known:
    """The subjects of every case that is not withdrawn or merged. Eight queries, however many."""
    cases = {row.pk: row for row in Case.objects.filter(withdrawn_at=None, merged_into=None)}
    names = _names()
    subjects = {row.pk: row for row in Subject.objects.filter(withdrawn_at=None)}
    reports, codes, dates = _cited()
    parts = CaseSubject.objects.order_by("pk").values_list("subject_id", "case_id")
    rows = [
        RecordSubject(
            subject=subjects[subject].public_id,
            case=cases[case].public_id,
            kind=subjects[subject].kind,
            country=cases[case].state_id,
            names=tuple(names[subject]),
            dates=dates.get(case, frozenset()),
            reports=reports.get(case, frozenset()),
            codes=codes.get(case, frozenset()),
        )
        for subject, case in parts
        if subject in subjects and case in cases
    ]
    return Known(
        joiner=Joiner(rows),
        gazetteer=known_names(),
        titles={case.public_id: case.title for case in cases.values()},
        labels={subject.public_id: subject.label for subject in subjects.values()},
    )


def proposals(mention: Mention, known: Known) -> list[dict[str, Any]]:
    """The most likely cases of the record for a story, best first, each with all its reasons.

    The score orders; it is no probability. Several subjects that point at one case are one
    proposal, with the score of the best of them.
    """
    by_case: dict[str, list[Proposal]] = defaultdict(list)
    for found in known.joiner.proposals(mention):
        by_case[found.case].append(found)
    made = [_proposal(case, found, known) for case, found in by_case.items()]
    return sorted(made, key=lambda one: (-one["score"], one["case_id"]))[:MOST]


def _proposal(case: str, found: list[Proposal], known: Known) -> dict[str, Any]:
    reasons = {
        (one.code, _said(found_one, one.words)) for found_one in found for one in found_one.reasons
    }
    return {
        "case_id": case,
        "title": known.titles[case],
        "score": max(one.score for one in found),
        "reasons": [words for _, words in sorted(reasons)],
        "subjects": [
            {
                "name": one.name, "record_id": one.subject,
                "recorded": known.labels[one.subject], "score": one.score,
            }
            for one in found
        ],
    }  # fmt: skip


def _said(found: Proposal, words: str) -> str:
    return f"{found.name}: {words}" if found.name and "name" in words else words


def _names() -> Mapping[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for subject, text in Name.objects.order_by("pk").values_list("subject_id", "text"):
        names[subject].append(text)
    return names


def _cited() -> tuple[Cited, Cited, Cited]:
    """Reports, letters and dated days of each case."""
    live = RecordMention.objects.filter(superseded_by=None)
    letters = UNAction.objects.exclude(reference="")
    dated = Fact.objects.exclude(date_edtf="")
    return (
        _gathered(live.order_by().values_list("case_id", "document__symbol")),
        _gathered(letters.order_by().values_list("case_id", "reference")),
        _gathered(dated.order_by().values_list("case_id", "date_edtf")),
    )


def _gathered(pairs: Iterable[tuple[int, str]]) -> Cited:
    sets: dict[int, set[str]] = defaultdict(set)
    for case, value in pairs:
        sets[case].add(value)
    return {case: frozenset(values) for case, values in sets.items()}
