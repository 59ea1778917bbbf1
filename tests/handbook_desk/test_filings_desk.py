"""Filings on the desk, as people use them: nothing typed is lost, nothing is public unasked."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now
from docx import Document
from pytest_django import DjangoAssertNumQueries

from endreprisals.audit.models import Event
from endreprisals.domain.deadlines.report import due_year
from endreprisals.mechanisms.models import Filing, FilingStep
from endreprisals.record.models import Fact
from endreprisals.record.services.index import rebuild_index
from tests.build import NOON, a_case, an_act
from tests.build_handbook import a_mechanism
from tests.desk import a_person, signed_in
from tests.mechanisms.filing_world import SOURCE, a_filing, a_step, by_consent

pytestmark = pytest.mark.django_db
CANARY = "Zanzaribaldo"
STEP = {"kind": "taken_up", "date": "2026-07", "reference": "EGY 3/2026", "source": SOURCE}


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def worker() -> Client:
    return signed_in(a_person("case_worker"))


@pytest.fixture
def editor() -> Client:
    return signed_in(a_person("editor"))


def typed(**changes: str) -> dict[str, str]:
    """The form of a filing about a public case, on public sources."""
    values = {
        "mechanism": "special-procedures", "kind": "new", "basis": "public", "basis_note": "",
        "telling": "no", "sent_on": "2026-06-01", "follows": "", "note": "",
    }  # fmt: skip
    return values | changes


class TestEntering:
    def test_a_filing_is_entered_and_shown(self, worker: Client) -> None:
        a_mechanism("special-procedures")
        case = a_case()
        answer = worker.post("/filings/enter/", typed(case_id=case.public_id.lower()))
        filing = Filing.objects.get()

        assert answer["Location"] == f"/filings/{filing.pk}/"
        page = worker.get(answer["Location"]).content.decode()
        assert "1 July 2026" in page
        assert "Our own reminder, no rule of the body" in page

    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, worker: Client) -> None:
        a_mechanism("special-procedures")
        given = typed(case_id="EGY-1999-999", basis="consent", note="A note that I typed.")
        answer = worker.post("/filings/enter/", given)
        page = answer.content.decode()

        assert answer.status_code == 422
        assert "A note that I typed." in page
        assert "This is no public case" in page
        assert "Say who consented" in page

    @pytest.mark.parametrize("sent_on", ["", "1 June", "2026-02-30", "2999-01-01"])
    def test_a_day_that_is_none_is_refused(self, worker: Client, sent_on: str) -> None:
        a_mechanism("special-procedures")
        given = typed(case_id=a_case().public_id, sent_on=sent_on)

        assert worker.post("/filings/enter/", given).status_code == 422
        assert not Filing.objects.exists()

    def test_the_number_of_a_case_can_be_looked_for(self, worker: Client) -> None:
        case = a_case()
        rebuild_index(at=NOON)
        found = worker.post("/filings/enter/", {"then": "find", "find": "Fictiva", "note": "kept"})
        page = found.content.decode()

        assert case.public_id in page
        assert "kept" in page
        nobody = worker.post("/filings/enter/", {"then": "find", "find": "nobodyatall"})
        assert "No public case with these words." in nobody.content.decode()
        assert worker.post("/filings/enter/", {"then": "find"}).status_code == 200

    def test_a_link_can_bring_the_number(self, worker: Client) -> None:
        page = worker.get("/filings/enter/?case=egy-2019-100").content.decode()

        assert 'value="EGY-2019-100"' in page


class TestOneFiling:
    def test_a_step_is_added_and_says_what_is_due_next(self, worker: Client) -> None:
        filing = a_filing()
        answer = worker.post(f"/filings/{filing.pk}/step/", STEP)
        page = worker.get(answer["Location"]).content.decode()

        assert "Letters of the special procedures become public after 60 days." in page
        assert "29 September 2026" in page

    def test_a_step_that_is_not_right_keeps_what_was_typed(self, worker: Client) -> None:
        filing = a_filing()
        for wrong in ({"reference": "no code"}, {"kind": "", "reference": "no code"}):
            answer = worker.post(f"/filings/{filing.pk}/step/", STEP | wrong)
            assert answer.status_code == 422
            assert 'value="no code"' in answer.content.decode()
        assert FilingStep.objects.count() == 1

    def test_another_day_closing_and_opening_again(self, worker: Client) -> None:
        filing = a_filing()
        here = f"/filings/{filing.pk}"
        later = f"{now().year + 1}-03-01"
        assert worker.post(f"{here}/due/", {"on": "soon", "why": "x"}).status_code == 422
        assert worker.post(f"{here}/due/", {"on": "2020-01-01", "why": "x"}).status_code == 422
        assert worker.post(f"{here}/due/", {"on": later, "why": "They asked."}).status_code == 302
        assert "They asked." in worker.get(f"{here}/").content.decode()

        assert worker.post(f"{here}/close/", {"because": ""}).status_code == 422
        assert worker.post(f"{here}/close/", {"because": "Enough."}).status_code == 302
        assert worker.post(f"{here}/step/", STEP).status_code == 422
        assert worker.post(f"{here}/reopen/").status_code == 302
        assert worker.post(f"{here}/reopen/").status_code == 409

    def test_nothing_is_there_under_a_number_that_is_none(
        self, worker: Client, editor: Client
    ) -> None:
        for what, given in (
            ("step", STEP), ("due", {"on": "2999-01-01", "why": "x"}), ("close", {"because": "x"}),
            ("reopen", {}), ("telling", {"telling": "no"}), ("telling/check", {}),
            ("telling/drop", {}),
        ):  # fmt: skip
            assert worker.post(f"/filings/999999/{what}/", given).status_code == 404
        assert worker.get("/filings/999999/").status_code == 404
        assert editor.get("/filings/steps/999999/publish/").status_code == 404
        assert editor.get("/filings/steps/999999/take-back/").status_code == 404

    def test_what_a_consent_covers_can_shrink(self, worker: Client, editor: Client) -> None:
        filing = a_filing(**by_consent("named"))
        editor.post(f"/filings/steps/{filing.steps.get().pk}/publish/")
        assert Fact.objects.count() == 1

        here = f"/filings/{filing.pk}/telling/"
        assert worker.post(here, {"telling": "all"}).status_code == 422
        assert worker.post(here, {"telling": "no"}).status_code == 302
        assert not Fact.objects.exists()
        assert (
            worker.post(f"/filings/{a_filing().pk}/telling/", {"telling": "no"}).status_code == 409
        )

    def test_a_wider_consent_waits_for_a_second_person(
        self, worker: Client, editor: Client
    ) -> None:
        filing = a_filing(**by_consent("no"))
        here, page = f"/filings/{filing.pk}/telling/", f"/filings/{filing.pk}/"
        answer = worker.post(here, {"telling": "named", "consented": ""})
        assert answer.status_code == 409
        assert "Say who consented" in answer.content.decode()
        given = {"telling": "named", "consented": "The family, anew in July."}
        assert worker.post(here, given).status_code == 302
        assert "another person must look" in worker.get(page).content.decode()
        assert worker.post(f"{here}check/").status_code == 409

        other = signed_in(a_person("case_worker"))
        shown = other.get(page).content.decode()
        assert 'id="check-telling"' in shown
        assert "The family, anew in July." in shown
        assert other.post(f"{here}check/").status_code == 302
        assert other.post(f"{here}drop/").status_code == 409
        filing.refresh_from_db()
        assert filing.telling == "named"
        assert "the consent covers now" in other.get(page).content.decode()
        assert editor.post(f"/filings/steps/{filing.steps.get().pk}/publish/").status_code == 302

    def test_an_editor_alone_cannot_widen_and_publish(self, editor: Client) -> None:
        filing = a_filing(**by_consent("no"))
        publish = f"/filings/steps/{filing.steps.get().pk}/publish/"
        given = {"telling": "named", "consented": "The family, anew in July."}
        assert editor.post(f"/filings/{filing.pk}/telling/", given).status_code == 302

        assert editor.post(f"/filings/{filing.pk}/telling/check/").status_code == 409
        assert editor.post(publish).status_code == 409
        assert not Fact.objects.exists()

    @pytest.mark.parametrize("date", ["2026/9999", "0001/9999", "9999", "2026/9999-12", "202X"])
    def test_a_date_that_cannot_be_is_said_and_breaks_nothing(
        self, worker: Client, date: str
    ) -> None:
        answer = worker.post(f"/filings/{a_filing().pk}/step/", STEP | {"date": date})

        assert answer.status_code == 422
        assert f'value="{date}"' in answer.content.decode()

    def test_the_page_tells_that_a_step_was_public_and_who_took_it_back(
        self, worker: Client, editor: Client
    ) -> None:
        step = a_step(a_filing())
        editor.post(f"/filings/steps/{step.pk}/publish/")
        editor.post(f"/filings/steps/{step.pk}/take-back/")
        page = worker.get(f"/filings/{step.filing_id}/").content.decode()
        history = page.partition('id="history"')[2]

        assert "made public" in history
        assert "taken off the public path" in history

    def test_a_filing_before_the_act_asks_for_the_reason_and_keeps_it(self, worker: Client) -> None:
        a_mechanism("special-procedures")
        case = a_case()
        an_act(case, "2026-09-01")
        given = typed(case_id=case.public_id)
        asked = worker.post("/filings/enter/", given)
        assert asked.status_code == 422
        assert 'id="id_before_act_because"' in asked.content.decode()

        kept = worker.post("/filings/enter/", given | {"before_act_because": "A threat came."})
        assert "A threat came." in worker.get(kept["Location"]).content.decode()


class TestPublishing:
    def test_an_editor_sees_what_will_be_public_then_publishes_and_takes_back(
        self, editor: Client
    ) -> None:
        step = a_step(a_filing(), note=CANARY)
        here = f"/filings/steps/{step.pk}"
        asked = editor.get(f"{here}/publish/").content.decode()
        assert "The special procedures took this case up." in asked
        assert SOURCE in asked
        assert CANARY not in asked
        assert not Fact.objects.exists()

        assert editor.post(f"{here}/publish/").status_code == 302
        assert editor.post(f"{here}/publish/").status_code == 409
        assert "public since" in editor.get(f"/filings/{step.filing_id}/").content.decode()
        assert "goes from the page" in editor.get(f"{here}/take-back/").content.decode()
        assert editor.post(f"{here}/take-back/").status_code == 302
        assert editor.post(f"{here}/take-back/").status_code == 409
        assert not Fact.objects.exists()

    def test_whoever_entered_it_is_told_that_another_must_publish(self) -> None:
        person = a_person("editor")
        step = a_step(a_filing(), by=person.number)
        answer = signed_in(person).post(f"/filings/steps/{step.pk}/publish/")

        assert answer.status_code == 409
        assert "another person must publish it" in answer.content.decode()

    def test_a_letter_that_the_path_has_is_refused_with_its_reason(self, editor: Client) -> None:
        case = a_case()
        editor.post(f"/filings/steps/{a_step(a_filing(case)).pk}/publish/")
        answer = editor.post(f"/filings/steps/{a_step(a_filing(case)).pk}/publish/")

        assert answer.status_code == 409
        assert "EGY 3/2026 already" in answer.content.decode()

    def test_a_case_worker_finds_no_way_to_publish(self, worker: Client) -> None:
        step = a_step(a_filing())

        assert worker.post(f"/filings/steps/{step.pk}/publish/").status_code == 404
        assert "/publish/" not in worker.get(f"/filings/{step.filing_id}/").content.decode()


class TestList:
    def test_filters_of_the_address(self, worker: Client) -> None:
        filing = a_filing()
        link = f"/filings/{filing.pk}/"
        shown = {
            "": True, "?show=overdue": True, "?show=closed": False, "?show=soon": False,
            "?state=EGY": True, "?state=CHN": False, "?body=wgad": False, "?kind=yearly": False,
            "?show=x&state=%00&body=%00&kind=x&page=x": True, "?page=99": True,
        }  # fmt: skip
        for query, is_there in shown.items():
            page = worker.get(f"/filings/{query}").content.decode()
            assert (f'href="{link}"' in page) is is_there, query

    def test_the_navigation_leads_there(self, worker: Client) -> None:
        page = worker.get("/filings/").content.decode()

        assert 'href="/filings/" aria-current="true">Filings' in page

    @pytest.mark.parametrize("rows", [1, 20])
    def test_a_page_costs_the_same_however_many(
        self, worker: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        case = a_case()
        for _ in range(rows):
            a_filing(case)
        with django_assert_num_queries(15):
            worker.get("/filings/?show=all")


class TestYearly:
    @pytest.fixture
    def year(self) -> int:
        year = due_year(now().date())
        case = a_case(public_id="EGY-2019-100", staff_note=CANARY)
        an_act(case, f"{year - 1}-06-01")
        rebuild_index(at=NOON)
        return year

    def test_it_leads_to_the_report_in_whose_period_we_are(self, worker: Client, year: int) -> None:
        answer = worker.get("/filings/yearly/")

        assert answer["Location"] == f"/filings/yearly/{year}/"
        page = worker.get(answer["Location"]).content.decode()
        assert "EGY-2019-100" in page
        assert "no consent to this use recorded" in page
        assert CANARY not in page

    def test_the_paper_is_a_file_with_a_neutral_name(self, worker: Client, year: int) -> None:
        given = {"introduction": "Our words.", "case": ["EGY-2019-100"]}
        answer = worker.post(f"/filings/yearly/{year}/paper/", given)
        lines = [one.text for one in Document(io.BytesIO(answer.content)).paragraphs]

        assert answer["Content-Disposition"] == f'attachment; filename="paper-{year}.docx"'
        assert "1. Our words." in lines
        assert any("EGY-2019-100" in one for one in lines)
        assert CANARY not in "\n".join(lines)

    def test_without_a_case_the_words_are_still_there(self, worker: Client, year: int) -> None:
        here = f"/filings/yearly/{year}/paper/"
        answer = worker.post(here, {"introduction": "Our words."})
        assert answer.status_code == 422
        assert "Our words." in answer.content.decode()
        assert "Choose at least one case." in answer.content.decode()

        answer = worker.post(here, {"introduction": "x" * 20_001, "case": ["EGY-2019-100"]})
        assert answer.status_code == 422
        assert 'value="EGY-2019-100" checked' in answer.content.decode()

    def test_years_without_a_period_are_not_there(self, worker: Client, year: int) -> None:
        for there_is_none in (0, 1, 2013, year + 2, 99_999):
            assert worker.get(f"/filings/yearly/{there_is_none}/").status_code == 404
        assert worker.get(f"/filings/yearly/{year + 1}/").status_code == 200


def test_words_of_staff_reach_nothing_but_their_rows(
    worker: Client, editor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "endreprisals"):
        logging.getLogger(name).propagate = True
    a_mechanism("special-procedures")
    case = a_case()
    rebuild_index(at=NOON)
    consent = {"basis": "consent", "basis_note": CANARY, "telling": "named", "note": CANARY}
    answers = [
        worker.post("/filings/enter/", {"then": "find", "find": CANARY}),
        worker.post("/filings/enter/", typed(case_id=CANARY)),
        worker.post("/filings/enter/", typed(case_id=case.public_id, **consent)),
    ]
    filing = Filing.objects.get()
    here = f"/filings/{filing.pk}"
    answers += [
        worker.post(f"{here}/step/", STEP | {"note": CANARY, "reference": CANARY}),
        worker.post(f"{here}/step/", STEP | {"note": CANARY}),
        worker.post(f"{here}/due/", {"on": "2999-01-01", "why": CANARY}),
        editor.post(f"/filings/steps/{filing.steps.get(kind='taken_up').pk}/publish/"),
        worker.post(f"{here}/close/", {"because": CANARY}),
        worker.get(f"/filings/?state={CANARY}&body={CANARY}&show={CANARY}"),
    ]

    assert [one.status_code for one in answers] == [200, 422, 302, 422, 302, 302, 302, 302, 200]
    quiet = [one for one in caplog.records if one.name != "django.db.backends"]
    assert CANARY not in "".join(f"{one.getMessage()} {one.__dict__}" for one in quiet)
    assert CANARY not in str(list(Event.objects.values()))
    assert CANARY not in "".join(one.get("Location", "") for one in answers)
    assert CANARY not in str(list(Fact.objects.values()))
