"""Synthetic records: marked in every row, like real ones in shape, and never beside real ones."""

import json
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path
from random import Random  # noqa: TID251 -- seeded

import pytest
from django.core.management import call_command

from endreprisals.record.filters import CaseFilter
from endreprisals.record.models import Case, Fact, Listing, Subject
from endreprisals.record.queries.case_list import case_list
from endreprisals.record.services.index import rebuild_index
from endreprisals.releases.corpus.bulk import Bulk
from endreprisals.releases.corpus.cases import Maker
from endreprisals.releases.corpus.dates import LAST_DAY, later, partial
from endreprisals.releases.corpus.making import CorpusRefused, fill, refuse_real_records
from endreprisals.releases.corpus.words import MARK
from tests.build import NOON

CASES = 60


@pytest.fixture
def a_corpus(db: None) -> None:
    fill(cases=CASES, seed=5)
    rebuild_index(at=NOON)


def test_every_case_is_marked_and_says_so(a_corpus: None) -> None:
    assert Case.objects.count() == CASES
    for case in Case.objects.all():
        assert case.synthetic
        assert case.title.startswith(f"{MARK}: ")
        assert case.summary.startswith(MARK)
    assert Subject.objects.count() == Subject.objects.filter(note__startswith=MARK).count()


def test_cases_have_the_shape_of_real_ones(a_corpus: None) -> None:
    for case in Case.objects.all():
        facts = list(case.facts.all())
        assert 3 <= len(facts) <= 8
        assert {Fact.Kind.COOPERATION, Fact.Kind.ACT} <= {Fact.Kind(fact.kind) for fact in facts}
        words = len(case.summary.split()) + sum(len(f.description.split()) for f in facts)
        assert 160 <= words <= 200
        assert case.mentions.exists()
    states = set(Case.objects.values_list("state_id", flat=True))
    assert 10 < len(states) < CASES


def test_the_index_is_ready_and_every_code_is_known(a_corpus: None) -> None:
    page = case_list(CaseFilter())

    assert page.total == Listing.objects.count() == CASES
    assert {box.name for box in page.facets if box.lines} >= {"state", "act", "body", "year"}


def test_the_same_seed_makes_the_same_cases() -> None:
    def made(seed: int) -> str:
        bulk = Bulk()
        maker = Maker(seed, bulk)
        maker.groundwork()
        for _ in range(5):
            maker.case()
        return str(bulk._waiting)

    assert made(5) == made(5)
    assert made(5) != made(6)


def test_no_date_lies_in_the_future_of_the_record() -> None:
    chance = Random(1)  # noqa: S311 -- no secret is made here

    assert later(chance, LAST_DAY, most_days=500) == LAST_DAY
    assert {partial(chance, LAST_DAY).precision for _ in range(500)} >= {"day", "month", "year"}


@pytest.mark.django_db
def test_the_command_makes_a_whole_database_and_leaves_the_usual_one_alone(
    tmp_path: Path,
) -> None:
    out = tmp_path / "corpus.sqlite3"
    for cases in (4, 7):
        call_command("make-corpus", cases=cases, seed=5, out=out, stdout=StringIO())

    assert [path.name for path in tmp_path.iterdir()] == ["corpus.sqlite3"]
    with closing(sqlite3.connect(out)) as database:
        codes = database.execute("SELECT act_types FROM record_listing").fetchall()
    assert len(codes) == 7
    assert all(json.loads(row[0]) for row in codes)
    assert not Case.objects.exists()


def test_a_database_with_real_records_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "real.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE record_case (synthetic bool)")
        database.execute("INSERT INTO record_case VALUES (0), (1)")
    before = path.read_bytes()
    told = StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("make-corpus", cases=3, seed=1, out=path, stderr=told)

    assert stopped.value.code == 2
    assert "holds 1 real cases" in told.getvalue()
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,")

    with pytest.raises(CorpusRefused, match="no database"):
        refuse_real_records(path)
    refuse_real_records(tmp_path / "missing.sqlite3")


def test_a_senseless_number_of_cases_is_refused(tmp_path: Path) -> None:
    told = StringIO()

    with pytest.raises(SystemExit):
        call_command("make-corpus", cases=0, seed=1, out=tmp_path / "x", stderr=told)

    assert told.getvalue().startswith("--cases: 0")
