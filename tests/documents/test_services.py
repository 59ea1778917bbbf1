"""Tables of documents and sources hold what they are given."""

from datetime import date

import pytest

from endreprisals.documents import services
from endreprisals.documents.models import PublishedFigure, ReportCountry, Source, UNDocument
from endreprisals.documents.services import SourceDraft
from tests.build import a_case, a_document, a_source, a_state

pytestmark = pytest.mark.django_db
REPORT = {
    **dict.fromkeys(("period_from", "period_to", "published", "presented_on", "note"), ""),
    "symbol": "A/HRC/42/30",
    "year": "2019",
    "hrc_session": "HRC42",
    "ordinal": "10",
    "source": "invented for a test",
}


def test_hold_reports_adds_and_corrects_but_never_removes() -> None:
    a_document("A/HRC/48/28")

    assert services.hold_reports([REPORT, REPORT | {"symbol": "A/HRC/45/36", "ordinal": ""}]) == 2
    assert services.hold_reports([REPORT | {"note": "A correction"}]) == 1

    notes = UNDocument.objects.order_by("symbol").values_list("symbol", "note", "ordinal")
    assert list(notes) == [
        ("A/HRC/42/30", "A correction", 10),
        ("A/HRC/45/36", "", None),
        ("A/HRC/48/28", "", None),
    ]


def test_hold_report_countries_keeps_a_state_on_two_lists() -> None:
    a_state("EGY")
    services.hold_reports([REPORT])
    row = {"symbol": "A/HRC/42/30", "iso3": "EGY", "name_in_source": "Egypt", "source": "a page"}

    services.hold_report_countries([row | {"list_kind": kind} for kind in ("all", "annex_I_new")])

    assert ReportCountry.objects.count() == 2


def test_hold_figures_keeps_totals_that_contradict_each_other() -> None:
    row = {"year_from": "2020", "year_to": "2020", "metric": "countries", "qualifier": "exact"}

    services.hold_figures(
        [row | {"value": "45", "source": "one"}, row | {"value": "40", "source": "other"}]
    )

    assert set(PublishedFigure.objects.values_list("value", "source")) == {
        ("45", "one"),
        ("40", "other"),
    }


def test_hold_sources_adds_a_bare_document_for_a_symbol_nobody_listed() -> None:
    opinion = SourceDraft("A/HRC/WGAD/2011/64", "un_document", "A/HRC/WGAD/2011/64",
                          "https://docs.example/", "A/HRC/WGAD/2011/64")  # fmt: skip
    paper = SourceDraft("HRI/MC/2015/6", "un_document", "HRI/MC/2015/6", "", "HRI/MC/2015/6")

    assert services.hold_sources([opinion, paper], {}) == 2

    kinds = dict(UNDocument.objects.values_list("symbol", "kind"))
    assert kinds == {"A/HRC/WGAD/2011/64": "opinion", "HRI/MC/2015/6": "other"}
    assert set(services.source_ids()) == {"A/HRC/WGAD/2011/64", "HRI/MC/2015/6"}


def test_hold_sources_says_when_a_page_was_last_read() -> None:
    page = SourceDraft("https://source.example/page", "page", "source.example", "https://x.example")
    services.hold_sources([page], {})

    assert services.hold_sources([page], {page.key: date(2026, 11, 20)}) == 1
    assert Source.objects.get().checked_on == date(2026, 11, 20)
    assert services.hold_sources([page], {page.key: date(2026, 11, 20)}) == 0


def test_forget_uncited_sources_leaves_those_that_a_case_or_a_name_needs() -> None:
    a_case()
    a_source("https://nobody.example/")

    assert services.forget_uncited_sources() == 1
    assert [source.key for source in Source.objects.all()] == ["https://source.example/page"]
