"""One synthetic case after another, as rows: who, the path of facts, mentions, sources."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random  # noqa: TID251 -- seeded: the same seed must give the same corpus

from endreprisals.documents.models import Source, UNDocument
from endreprisals.domain import states, vocabulary
from endreprisals.record import models as tables
from endreprisals.record.models import Fact
from endreprisals.releases.corpus.bulk import Bulk
from endreprisals.releases.corpus.dates import later, partial
from endreprisals.releases.corpus.words import MARK, SCRIPTS, Words
from endreprisals.states.models import State

FIRST_YEAR, LAST_YEAR = 2010, 2026
PUBLISHED_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
WORDS_PER_CASE = 180
SUMMARY_WORDS = 60
SOURCES = 400
KINDS = ("person", "organisation", "group", "situation")
KIND_WEIGHTS = (70, 12, 13, 5)
NOTICE = f"{MARK} text about nobody, for measuring."


class Maker:
    """Makes cases one by one. Everything comes from one seed."""

    def __init__(self, seed: int, bulk: Bulk) -> None:
        self._chance = Random(seed)  # noqa: S311 -- no secret is made here
        self._words = Words(self._chance)
        self._bulk = bulk
        self._numbers: dict[tuple[str, int], int] = defaultdict(int)
        self._states = [state.iso3 for state in states.states()]
        self._chance.shuffle(self._states)
        # A few States have many cases and many have few, as in the reports.
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._states))))
        self._acts = _weighted([term.code for term in vocabulary.terms("act_types")])
        self._bodies = _weighted(list(vocabulary.codes("engagement_bodies")))

    def groundwork(self) -> None:
        """States, documents and sources that every case refers to."""
        for state in states.states():
            self._bulk.add_keyed(
                State, state.iso3, name=state.name, un_short_name=state.un_short_name,
                regional_group=state.regional_group, un_status=state.un_status, source=NOTICE,
            )  # fmt: skip
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            self._bulk.add(
                UNDocument, symbol=f"A/HRC/{14 + 3 * (year - FIRST_YEAR)}/{year - FIRST_YEAR + 19}",
                kind="sg_report", year=year, title=NOTICE,
            )  # fmt: skip
        for number in range(SOURCES):
            url = f"https://source.example/{number}"
            self._bulk.add(Source, key=url, kind="page", title="source.example", url=url)

    def case(self) -> None:
        """One case with everything that hangs on it."""
        state = self._chance.choices(self._states, cum_weights=self._weights)[0]
        year = self._chance.randint(FIRST_YEAR, LAST_YEAR)
        named = self._chance.random() < 0.62
        kind = self._chance.choices(KINDS, weights=KIND_WEIGHTS)[0]
        subject, label = self._subject(state, kind, named=named)
        self._numbers[state, year] += 1
        public_id = f"{state}-{year}-{self._numbers[state, year]:03}"
        case = self._bulk.add(
            tables.Case, public_id=public_id, state_id=state, title=f"{MARK}: {label}",
            summary=f"{NOTICE} {self._words.text(SUMMARY_WORDS)}", named=named,
            confidence=self._chance.choice(("low", "medium", "high")), entered_on=date(2026, 11, 1),
            published_at=PUBLISHED_AT, source_key=f"synthetic-{public_id}", synthetic=True,
        )  # fmt: skip
        role = "victim" if kind == "person" else kind
        self._bulk.add(tables.CaseSubject, case_id=case, subject_id=subject, role=role)
        self._bulk.add(
            tables.Change, at=PUBLISHED_AT, kind="added", public_id=public_id, into_public_id=""
        )
        self._path(case, subject, year)
        self._mentions(case, subject, year)

    def _subject(self, state: str, kind: str, *, named: bool) -> tuple[int, str]:
        label = f"A {kind} in {state} described in no report"
        if named:
            label = self._words.organisation() if kind == "organisation" else self._words.person()
        self._numbers[state, 0] += 1
        public_id = f"S-{state}-{self._numbers[state, 0]:04}"
        subject = self._bulk.add(
            tables.Subject, public_id=public_id, kind=kind, label=label, note=NOTICE
        )
        self._name(subject, label, "Latn", "", "primary")
        if named and self._chance.random() < 0.3:
            script = self._chance.choice(list(SCRIPTS))
            text = self._words.in_script(script)
            self._name(subject, text, script, SCRIPTS[script][0], "own_script")
        return subject, label

    def _name(self, subject: int, text: str, script: str, lang: str, kind: str) -> None:
        self._bulk.add(
            tables.Name, subject_id=subject, text=text, script=script, lang=lang, kind=kind,
            source_id=self._source(),
        )  # fmt: skip

    def _path(self, case: int, subject: int, year: int) -> None:
        """Three to eight facts in order of time: cooperation, acts, and what followed."""
        kinds = [Fact.Kind.COOPERATION, Fact.Kind.ACT, *self._what_followed()]
        words = (WORDS_PER_CASE - SUMMARY_WORDS) // len(kinds)
        day = date(year, 1, 1) + timedelta(days=self._chance.randint(0, 300))
        for kind in kinds:
            fact = self._fact(case, kind, day, words)
            self._of_kind(kind, fact, subject)
            self._bulk.add(tables.Citation, source_id=self._source(), case_id=case, fact_id=fact)
            day = later(self._chance, day, most_days=240)

    def _what_followed(self) -> Sequence[Fact.Kind]:
        later_kinds = (
            Fact.Kind.ACT, Fact.Kind.UN_ACTION, Fact.Kind.STATUS, Fact.Kind.STATE_REPLY,
            Fact.Kind.RAISE, Fact.Kind.OUTCOME, Fact.Kind.STEP,
        )  # fmt: skip
        weights = (25, 25, 18, 8, 6, 10, 8)
        return self._chance.choices(later_kinds, weights=weights, k=self._chance.randint(1, 6))

    def _fact(self, case: int, kind: Fact.Kind, day: date, words: int) -> int:
        when = partial(self._chance, day)
        self._numbers["facts", 0] += 1
        return self._bulk.add(
            Fact, case_id=case, kind=kind.value, date_edtf=when.edtf, date_lower=when.lower,
            date_upper=when.upper, description=self._words.text(words),
            confidence=self._chance.choice(("low", "medium", "high")),
            source_key=f"synthetic-fact-{self._numbers['facts', 0]}",
        )  # fmt: skip

    def _of_kind(self, kind: Fact.Kind, fact: int, subject: int) -> None:
        add, keyed, pick = self._bulk.add, self._bulk.add_keyed, self._chance.choice
        if kind == Fact.Kind.COOPERATION:
            keyed(tables.Cooperation, fact)
            for body in self._some(self._bodies, 2):
                add(tables.CooperationBody, cooperation_id=fact, body=body)
            add(tables.CooperationKind, cooperation_id=fact, code=pick(_codes("engagement_types")))
        elif kind == Fact.Kind.ACT:
            keyed(tables.Act, fact, actor_kind=pick(_codes("perpetrators")))
            for code in self._some(self._acts, 3):
                add(tables.ActType, act_id=fact, code=code, basis="narrative")
            add(tables.ActVictim, act_id=fact, subject_id=subject, role="direct")
        else:
            self._what_came_of_it(kind, fact, subject)

    def _what_came_of_it(self, kind: Fact.Kind, fact: int, subject: int) -> None:
        add, keyed, pick = self._bulk.add, self._bulk.add_keyed, self._chance.choice
        if kind == Fact.Kind.UN_ACTION:
            code = f"{pick(self._states)} {self._chance.randint(1, 40)}/{LAST_YEAR}"
            keyed(tables.UNAction, fact, action=pick(_codes("un_action_kinds")), reference=code)
        elif kind == Fact.Kind.STATE_REPLY:
            keyed(tables.StateReply, fact, answer=pick(("yes", "no")))
        elif kind == Fact.Kind.RAISE:
            keyed(tables.Raise, fact, forum=f"HRC{self._chance.randint(14, 63)}")
            for state in sorted(set(self._chance.choices(self._states, k=3))):
                add(tables.RaiseState, statement_id=fact, state_id=state)
        elif kind == Fact.Kind.STATUS:
            keyed(tables.Status, fact, code=pick(_codes("statuses")), subject_id=subject)
        elif kind == Fact.Kind.OUTCOME:
            keyed(tables.Outcome, fact, code=pick(_codes("outcomes")), subject_id=subject)
        else:
            keyed(tables.Step, fact, code=pick(("court_decision", "complaint", "ngo_action")))

    def _mentions(self, case: int, subject: int, year: int) -> None:
        """The report of the year, and in a quarter of cases later ones that return to it."""
        years = [year]
        while self._chance.random() < 0.25 and years[-1] < LAST_YEAR:
            years.append(years[-1] + 1)
        for place, told in enumerate(years):
            self._numbers["mentions", told] += 1
            mention = self._bulk.add(
                tables.Mention, case_id=case, document_id=told - FIRST_YEAR + 1,
                part="annex II" if place else "annex I",
                paragraph=str(self._numbers["mentions", told]), basis="record_page",
                source_key=f"synthetic-mention-{told}-{self._numbers['mentions', told]}",
            )  # fmt: skip
            self._bulk.add(tables.MentionSubject, mention_id=mention, subject_id=subject)
            self._bulk.add(
                tables.Citation, source_id=self._source(), case_id=case, mention_id=mention
            )

    def _some(self, weighted: "tuple[list[str], list[float]]", most: int) -> list[str]:
        codes, weights = weighted
        drawn = self._chance.choices(codes, cum_weights=weights, k=self._chance.randint(1, most))
        return list(dict.fromkeys(drawn))

    def _source(self) -> int:
        return self._chance.randint(1, SOURCES)


def _weighted(codes: list[str]) -> tuple[list[str], list[float]]:
    return codes, list(accumulate(1 / (rank + 2) for rank in range(len(codes))))


@cache
def _codes(name: str) -> Sequence[str]:
    return vocabulary.codes(name)
