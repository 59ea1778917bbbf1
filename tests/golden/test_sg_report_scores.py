"""Full-size golden reports are read as well as promised, the unseen third apart from the rest."""

import json
from pathlib import Path
from typing import Any

import pytest

from endreprisals.adapters.report_files.read import read_pages
from endreprisals.domain.sg_report.expectations import misses_of, require_a_report
from endreprisals.domain.sg_report.lines import clean
from endreprisals.domain.sg_report.model import PageText, Reading
from endreprisals.domain.sg_report.read import read
from tests.golden.sg_reports.make_reports import LAYOUTS, make_all
from tests.golden.sg_reports.score import FIELDS, Tally, new_tallies, score

EXCERPTS = Path(__file__).parent / "sg_reports" / "excerpts"
STRUCTURE = (
    "paragraphs", "countries", "mentions", "dates", "communications", "un_documents",
    "earlier_reports", "names_withheld", "follow_up", "footnote_marks", "footnote_marks_each",
)  # fmt: skip
FLOORS = {
    "seen": dict.fromkeys(FIELDS, 0.98),
    "unseen": dict.fromkeys(STRUCTURE, 0.97)
    | dict.fromkeys(("subjects", "government_reply", "reply_dates"), 0.93)
    | dict.fromkeys(("acts", "cooperation"), 0.88),
}
Golden = dict[str, tuple[tuple[PageText, ...], Reading, dict[str, Any]]]


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Golden:
    """Every golden report: its pages, what was read, and the truth."""
    made = {}
    for document, truth in make_all(tmp_path_factory.mktemp("golden")):
        pages = read_pages(document)
        made[document.stem] = (pages, read(pages), json.loads(truth.read_text("utf-8")))
    return made


@pytest.mark.parametrize("bank", ["seen", "unseen"])
def test_golden_reports_reach_the_floor_in_every_field(bank: str, golden: Golden) -> None:
    tallies, errors = new_tallies(), list[str]()
    for layout in LAYOUTS:
        if layout.bank == bank:
            _, reading, truth = golden[layout.name]
            score(reading.as_json(), truth, tallies, errors)

    low = {f: round(t.f1, 3) for f, t in tallies.items() if t.f1 < FLOORS[bank][f]}
    assert not low, "\n".join(error for error in errors if error.split("|")[0] in low)[:3000]


def test_golden_reports_are_of_full_size_and_told_by_their_front_page(golden: Golden) -> None:
    assert len(golden) >= 12
    for name, (pages, reading, truth) in golden.items():
        assert len(pages) <= 120, name
        assert len(pages) >= (
            60 if next(x for x in LAYOUTS if x.name == name).kind == "pdf" else 40
        )
        assert (reading.symbol, reading.year) == (truth["symbol"], truth["year"])
        assert reading.as_json()["period"] == truth["period"]
        require_a_report(pages, symbol=truth["symbol"])


def test_golden_reports_keep_every_line_in_one_box_and_in_order(golden: Golden) -> None:
    for name, (pages, reading, _) in golden.items():
        printed = [(p.number, n) for p in pages for n, line in enumerate(p.lines) if clean(line)]
        assert [(boxed.page, boxed.line) for boxed in reading.boxes] == printed, name
        assert not reading.unread


def test_golden_reports_miss_nothing_but_countries_of_the_real_ones(golden: Golden) -> None:
    for _, reading, _ in golden.values():
        assert not [miss for miss in misses_of(reading) if not miss.startswith("countries:")]


def test_golden_report_that_loses_pages_fails_loudly(golden: Golden) -> None:
    pages, _, _ = golden["g2018"]

    assert list(misses_of(read([*pages[:20], *pages[24:]])))


def test_golden_report_read_twice_says_the_same(golden: Golden) -> None:
    pages, reading, _ = golden["g2015"]

    assert read(pages) == reading


def excerpts() -> list[dict[str, Any]]:
    truths: list[dict[str, Any]] = json.loads((EXCERPTS / "truth.json").read_text("utf-8"))
    return truths


@pytest.mark.parametrize("truth", excerpts(), ids=lambda truth: truth["file"])
def test_real_excerpt_is_read_as_a_person_reads_it(truth: dict[str, Any]) -> None:
    reading = read(
        read_pages(EXCERPTS / truth["file"]),
        symbol=truth["symbol"],
        part=truth.get("part", "main"),
        country=truth.get("country"),
    )
    tallies, errors = new_tallies(), list[str]()
    score(reading.as_json(), truth, tallies, errors)

    wrong = [field for field, tally in tallies.items() if tally.f1 < 1]
    assert not wrong, errors


def test_tally_counts_what_is_tolerated_neither_way() -> None:
    tally = Tally()
    tally.add(["a", "b", "x"], ["a", "c"], ["x"])

    assert (tally.precision, tally.recall) == (0.5, 0.5)
    assert Tally().f1 == 1.0
