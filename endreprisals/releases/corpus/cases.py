"""One synthetic case after another, as rows: who, the path of facts, mentions, sources."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random  # noqa: TID251 -- seeded: the same seed must give the same corpus

from endreprisals.documents.models import Source
from endreprisals.domain import states, vocabulary
from endreprisals.domain.sessions import HRC, Session
from endreprisals.record import models as tables
from endreprisals.record.models import Fact
from endreprisals.releases.corpus.bulk import Bulk
from endreprisals.releases.corpus.dates import later, partial
from endreprisals.releases.corpus.spells import status_of
from endreprisals.releases.corpus.words import MARK, SCRIPTS, Words
from endreprisals.releases.corpus.world import (
    FIRST_YEAR,
    LAST_YEAR,
    NOTICE,
    write_reports,
    write_world,
)
from endreprisals.states.models import State, Statement, StatementState

PUBLISHED_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
WORDS_PER_CASE = 180
SUMMARY_WORDS = 60
SOURCES = 400
FIRST_SESSION, LAST_SESSION = 14, 63
STATEMENTS_A_SESSION = 12
KINDS = ("person", "organisation", "group", "situation")
KIND_WEIGHTS = (70, 12, 13, 5)
SECOND_PERSON = 0.15  # of the cases about a person, in which another one stands beside
ANSWERED = 0.7  # of the replies after a UN action, which answer it
BASES = {"record_page": 60, "page": 40}
REPLIES = {"": 60, "yes": 25, "no": 15}
RECORD_TYPES = {
    "person": "named_individual", "organisation": "named_organisation", "situation": "situation",
}  # fmt: skip


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
        write_reports(self._bulk)
        for number in range(SOURCES):
            url = f"https://source.example/{number}"
            self._bulk.add(Source, key=url, kind="page", title="source.example", url=url)
        self._statements = [
            self._statement(session, place)
            for session in range(FIRST_SESSION, LAST_SESSION + 1)
            for place in range(STATEMENTS_A_SESSION)
        ]
        write_world(self._chance, self._bulk, sorted(self._states))

    def _statement(self, session: int, place: int) -> int:
        """A statement for one to three States, in a session of the Council."""
        made_for = sorted(set(self._chance.choices(self._states, k=3)))
        day = date(Session(HRC, session).year or FIRST_YEAR, 9, 1 + place)
        statement = self._bulk.add(
            Statement, number=f"HRC{session}-{made_for[0]}-{day:%Y%m%d}", forum=f"HRC{session}",
            session=f"HRC{session}", date_edtf=day.isoformat(), date_lower=day, date_upper=day,
            speaker_id=made_for[0], identified=True, source=NOTICE,
            source_key=f"synthetic-statement-{session}-{place}",
        )  # fmt: skip
        for state in made_for:
            self._bulk.add(StatementState, statement_id=statement, state_id=state, basis="listed")
        return statement

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
        if kind == "person" and self._chance.random() < SECOND_PERSON:
            beside, _ = self._subject(state, kind, named=named)
            self._bulk.add(
                tables.CaseSubject, case_id=case, subject_id=beside, role=role, position=1
            )
        self._bulk.add(
            tables.Change, at=PUBLISHED_AT, kind="added", public_id=public_id, into_public_id=""
        )
        self._path(case, subject, year)
        record_type = RECORD_TYPES.get(kind, "unnamed") if named else "unnamed"
        self._mentions(case, subject, year, record_type)

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
        self._last_action: int | None = None
        for kind in kinds:
            fact = self._fact(case, kind, day, words)
            self._of_kind(kind, fact, subject, day)
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

    def _of_kind(self, kind: Fact.Kind, fact: int, subject: int, day: date) -> None:
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
            self._what_came_of_it(kind, fact, subject, day)

    def _what_came_of_it(self, kind: Fact.Kind, fact: int, subject: int, day: date) -> None:
        keyed, pick = self._bulk.add_keyed, self._chance.choice
        if kind == Fact.Kind.UN_ACTION:
            code = f"{pick(self._states)} {self._chance.randint(1, 40)}/{LAST_YEAR}"
            keyed(tables.UNAction, fact, action=pick(_codes("un_action_kinds")), reference=code)
            self._last_action = fact
        elif kind == Fact.Kind.STATE_REPLY:
            answered = self._last_action if self._chance.random() < ANSWERED else None
            keyed(tables.StateReply, fact, answer=pick(("yes", "no")), answers_to_id=answered)
        elif kind == Fact.Kind.RAISE:
            keyed(tables.Raise, fact, statement_id=pick(self._statements), how="named")
        elif kind == Fact.Kind.STATUS:
            keyed(tables.Status, fact, subject_id=subject, **status_of(self._chance, day))
        elif kind == Fact.Kind.OUTCOME:
            keyed(tables.Outcome, fact, code=pick(_codes("outcomes")), subject_id=subject)
        else:
            keyed(tables.Step, fact, code=pick(("court_decision", "complaint", "ngo_action")))

    def _mentions(self, case: int, subject: int, year: int, record_type: str) -> None:
        """The report of the year, and in a quarter of cases later ones that return to it."""
        years = [year]
        while self._chance.random() < 0.25 and years[-1] < LAST_YEAR:
            years.append(years[-1] + 1)
        for place, told in enumerate(years):
            self._numbers["mentions", told] += 1
            mention = self._bulk.add(
                tables.Mention, case_id=case, document_id=told - FIRST_YEAR + 1,
                part="annex II" if place else "annex I",
                paragraph=str(self._numbers["mentions", told]), basis=self._drawn(BASES),
                record_type=record_type, government_reply=self._drawn(REPLIES),
                source_key=f"synthetic-mention-{told}-{self._numbers['mentions', told]}",
            )  # fmt: skip
            self._bulk.add(tables.MentionSubject, mention_id=mention, subject_id=subject)
            self._bulk.add(
                tables.Citation, source_id=self._source(), case_id=case, mention_id=mention
            )

    def _drawn(self, weights: Mapping[str, int]) -> str:
        return self._chance.choices(list(weights), weights=list(weights.values()))[0]

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
