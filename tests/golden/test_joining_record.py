"""On the real record, mentions of one subject over several years find each other."""

import csv
from collections import defaultdict
from pathlib import Path

import endreprisals
from endreprisals.domain.sg_report.joining import Joiner, RecordSubject
from endreprisals.domain.sg_report.model import Mention, Subject

DATA = Path(endreprisals.__file__).parent / "data"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named_mentions() -> list[Row]:
    every = rows("mentions.csv") + rows("mentions_other_sources.csv")
    return [row for row in every if row["subject_key"] and row["country_iso3"]]


def record(mentions: list[Row]) -> list[RecordSubject]:
    """One subject of the record for each key, as its first mention gives it."""
    first: dict[str, Row] = {}
    for row in sorted(mentions, key=lambda row: row["year"]):
        first.setdefault(row["subject_key"], row)
    return [
        RecordSubject(
            key,
            row["case_id"],
            "person",
            row["country_iso3"].split("; ")[0],
            (row["subject"],),
            reports=frozenset({row["symbol"]}),
        )
        for key, row in first.items()
    ]


def as_mention(row: Row) -> Mention:
    country = row["country_iso3"].split("; ")[0]
    who = (Subject(row["subject"], "person", 1, 1),)
    empty: tuple[str, ...] = ()
    return Mention(
        "annex I", row["paragraph"], country, who, empty, empty, empty, empty, empty, empty,
        "unknown", empty, names_withheld=False, follow_up=False,
    )  # fmt: skip


def test_mentions_of_a_subject_over_several_years_find_each_other() -> None:
    mentions = named_mentions()
    joiner = Joiner(record(mentions))
    years: dict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        years[row["subject_key"]].append(row)
    several = [row for found in years.values() if len(found) > 1 for row in found]

    firsts = {id(row): joiner.proposals(as_mention(row))[:1] for row in several}
    missed = [
        row["subject"]
        for row in several
        if not firsts[id(row)] or firsts[id(row)][0].subject != row["subject_key"]
    ]

    assert len(several) >= 10
    assert not missed


def test_mentions_under_another_spelling_find_the_same_case() -> None:
    spellings = [
        ("bhr-al-saegh", "Ebtesam Abdulhusain Ali-Alsaegh", "Ebtesam Al-Saegh"),
        ("nic-cpdh", "Félix Alejandro Maradiaga", "Félix Maradiaga"),
    ]
    for case, one, other in spellings:
        country = case[:3].upper()
        joiner = Joiner([RecordSubject(case, case, "person", country, (one,))])
        row = {"subject": other, "country_iso3": country, "paragraph": "1"}

        assert [proposal.case for proposal in joiner.proposals(as_mention(row))] == [case]


def test_mentions_of_different_subjects_are_not_proposed_as_one() -> None:
    mentions = named_mentions()
    joiner = Joiner(record(mentions))
    wrong = [
        (row["subject"], proposal.subject)
        for row in mentions
        for proposal in joiner.proposals(as_mention(row))[:1]
        if proposal.subject != row["subject_key"] and proposal.case != row["case_id"]
    ]

    assert not wrong
