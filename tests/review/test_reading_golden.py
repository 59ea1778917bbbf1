"""Whole reports of sixty pages and more, as PDF and as DOCX, go from their bytes to the queue."""

import pytest

from endreprisals.domain.states import states
from endreprisals.review.models import Extraction, ReadingJob, ReportFile, ReportParagraph
from endreprisals.review.services.reading import Worker, claim, run
from endreprisals.review.services.registering import answer_doubts, register_report
from tests.build import NOON, a_state
from tests.golden.sg_reports.make_reports import LAYOUTS, make

pytestmark = pytest.mark.django_db
WORKER = Worker(clock=lambda: NOON)


def _work() -> ReadingJob:
    job = claim(WORKER)
    assert job is not None
    run(job, WORKER)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize("name", ["g2018", "g2019"])
def test_a_full_size_report_becomes_extractions_that_wait_for_a_person(name: str) -> None:
    for one in states():
        a_state(one.iso3)
    layout = next(layout for layout in LAYOUTS if layout.name == name)
    content, truth = make(layout)
    file = register_report([content], symbol="", by="account-1", at=NOON).file
    job = _work()
    file.refresh_from_db()
    if file.state == ReportFile.State.ASKS:  # its countries are not those of the real report
        answer_doubts(file_id=file.pk, symbol=file.symbol, by="account-1", at=NOON)
        job = _work()

    file.refresh_from_db()
    assert (job.state, file.message) == (ReadingJob.State.DONE, "")
    assert Extraction.objects.count() >= 0.9 * len(truth["mentions"]) > 100
    assert ReportParagraph.objects.count() >= 0.97 * len(truth["paragraphs"])
    assert set(Extraction.objects.values_list("state", flat=True)) == {Extraction.State.WAITING}
