"""Files taken in and read in the background: each slip has its message, nothing is left of it."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from endreprisals.adapters.report_files.limits import UnreadableFile
from endreprisals.record.models import Case, Mention
from endreprisals.review.models import Extraction, ReadingJob, ReportFile
from endreprisals.review.services import reading, registering
from endreprisals.review.services.reading import SILENT, Worker, claim, run
from endreprisals.review.services.registering import Registered, register_report
from tests.build import NOON, a_case, a_mention, a_state, a_subject
from tests.made_report import SYMBOL, report_text

pytestmark = pytest.mark.django_db
WORKER = Worker(clock=lambda: NOON)


@pytest.fixture(autouse=True)
def states() -> None:
    for iso3 in ("DZA", "BHR", "EGY", "IND", "MEX", "LKA", "UZB"):
        a_state(iso3)


def _take_in(text: str | bytes, symbol: str = "") -> Registered:
    data = text if isinstance(text, bytes) else text.encode()
    return register_report([data], symbol=symbol, by="account-1", at=NOON)


def _read(text: str | bytes, symbol: str = "") -> ReportFile:
    file = _take_in(text, symbol).file
    _work()
    file.refresh_from_db()
    return file


def _work(worker: Worker = WORKER) -> None:
    while job := claim(worker):
        run(job, worker)


def _on_disk() -> list[Path]:
    folder: Path = settings.REPORT_FILES_DIR
    return list(folder.iterdir())


def test_a_report_is_read_into_rows_that_wait() -> None:
    file = _read(report_text())

    assert (file.state, file.symbol, file.year) == ("read", SYMBOL, 2015)
    assert file.extractions.count() == 21
    assert file.paragraphs.count() == 31
    job = file.jobs.get()
    assert (job.state, job.step, job.added) == ("done", "ready", 21)
    assert not Case.objects.exists()
    assert not Mention.objects.exists()


def test_the_same_bytes_again_are_nothing_new() -> None:
    first = _read(report_text())
    again = _take_in(report_text())

    assert (again.file, again.is_new) == (first, False)
    assert ReadingJob.objects.count() == 1


def test_other_bytes_of_the_same_symbol_ask_a_person_and_are_read_when_confirmed() -> None:
    first = _read(report_text())
    second = _read(report_text() + "\n")

    assert (second.state, second.doubts) == ("asks", ["changed"])
    assert not second.extractions.exists()
    registering.answer_doubts(file_id=second.pk, symbol=SYMBOL, by="account-1", at=NOON)
    _work()
    second.refresh_from_db()
    assert (second.state, second.replaces) == ("read", first)
    assert second.extractions.count() == 21


def test_a_wrong_symbol_asks_a_person_who_may_drop_the_file() -> None:
    file = _read(report_text(), symbol="A/HRC/90/11")

    assert (file.state, file.doubts) == ("asks", ["other_symbol"])
    assert SYMBOL in file.message
    registering.drop_report(file_id=file.pk, by="account-1", at=NOON)
    file.refresh_from_db()
    assert file.state == "dropped"
    assert _on_disk() == []
    with pytest.raises(registering.NothingToAnswer):
        registering.drop_report(file_id=file.pk, by="account-1", at=NOON)


def test_a_reading_that_lost_paragraphs_asks_a_person() -> None:
    text = report_text()
    file = _read(text[: text.index("India")] + text[text.index("Mexico") :])

    assert (file.state, file.doubts) == ("asks", ["incomplete"])
    assert "expected" in file.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Recipe for bread. " * 60, "This is not a report"),
        ("Le rapport et les paragraphes dans une langue pour qui les lit. " * 30, "not in English"),
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "old kind"),
        (b"%PDF-1.4 broken", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    data: str | bytes, words: str
) -> None:
    file = _read(data)

    assert file.state == "failed"
    assert words in file.message
    assert _on_disk() == []
    assert not file.paragraphs.exists()


def test_a_failed_file_may_be_tried_again() -> None:
    failed = _read(b"%PDF-1.4 broken")
    again = _take_in(b"%PDF-1.4 broken")

    assert (again.file, again.is_new) == (failed, True)
    assert claim(WORKER) is not None


def test_a_story_of_somebody_in_the_record_proposes_the_case_with_its_reasons() -> None:
    case = a_case(
        public_id="EGY-2014-001", subject=a_subject("Altera Fictiva"), title="Altera Fictiva"
    )
    a_mention(case)
    _read(report_text())

    row = Extraction.objects.get(country="EGY", about="Altera Fictiva")
    best = row.proposals[0]
    assert best["case_id"] == "EGY-2014-001"
    assert best["subjects"][0]["record_id"].startswith("S-EGY-")
    assert any("same name" in reason for reason in best["reasons"])
    assert row.state == "waiting", "a proposal decides nothing"


def test_one_job_is_taken_once_and_one_that_fell_silent_is_taken_again() -> None:
    _take_in(report_text())
    assert claim(WORKER) is not None
    assert claim(WORKER) is None

    later = NOON + SILENT + timedelta(seconds=1)
    assert claim(Worker(clock=lambda: later)) is not None


def test_reading_says_how_far_it_is() -> None:
    seen: list[tuple[str, int]] = []

    def clock() -> datetime:
        job = ReadingJob.objects.get()
        seen.append((job.step, job.done))
        return NOON

    _take_in(report_text())
    _work(Worker(clock=clock))

    assert [step for step, _ in dict.fromkeys(seen)] == [
        "waiting", "opening", "reading", "comparing", "comparing", "comparing", "keeping", "ready",
    ]  # fmt: skip


def test_the_command_reads_what_waits_and_ends() -> None:
    file = _take_in(report_text()).file
    call_command("read-uploads", once=True)

    file.refresh_from_db()
    assert file.state == "read"


def test_a_fault_of_ours_fails_this_file_alone_and_logs_no_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("Altera Fictiva")

    monkeypatch.setattr(logging.getLogger("endreprisals"), "propagate", True)
    with monkeypatch.context() as broken:
        broken.setattr(reading, "read", fault)
        failed = _read(report_text())

    assert failed.state == "failed"
    assert failed.message == reading.FAULT
    assert "RuntimeError" in caplog.text
    assert "Fictiva" not in caplog.text
    assert _read(report_text() + "\n").state == "read"


def test_a_file_that_fails_after_the_answer_replaces_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _read(report_text())
    second = _read(report_text() + "\n")
    registering.answer_doubts(file_id=second.pk, symbol=SYMBOL, by="account-1", at=NOON)

    def unreadable(*_: object) -> None:
        raise UnreadableFile("damaged")

    monkeypatch.setattr(reading, "read_pages", unreadable)
    _work()
    second.refresh_from_db()
    assert (second.state, second.replaces) == ("failed", None)


def test_a_file_that_is_dropped_replaces_nothing() -> None:
    first = _read(report_text())
    second = _read(report_text() + "\n")
    ReportFile.objects.filter(pk=second.pk).update(replaces=first)

    registering.drop_report(file_id=second.pk, by="account-1", at=NOON)
    second.refresh_from_db()
    assert second.replaces is None
