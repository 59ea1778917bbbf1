"""Filings as staff keep them, and how a step becomes part of the public path of its case."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from endreprisals.audit.models import Event
from endreprisals.domain.following import Hindrance
from endreprisals.mechanisms.models import Filing, FilingStep
from endreprisals.mechanisms.queries.filings import FilingFilter, filing_list, filing_page
from endreprisals.mechanisms.services import filings as service
from endreprisals.mechanisms.services.consents import (
    ConsentRefused,
    change_telling,
)
from endreprisals.mechanisms.services.filings import FilingRefused
from endreprisals.mechanisms.services.following import (
    NotPublic,
    publish_step,
    unpublish_step,
)
from endreprisals.mechanisms.services.public_sources import is_public_source
from endreprisals.record.models import Case, Change, Fact, StateReply, Step, UNAction
from endreprisals.record.queries.case_page import CasePage, case_page
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from endreprisals.record.services.reviewed import (
    ReviewedMention,
    ReviewedSubject,
    add_reviewed_mention,
)
from endreprisals.record.services.told_steps import StepRefused
from tests.build import NOON, a_case, an_act
from tests.build_handbook import a_mechanism
from tests.mechanisms.filing_world import (
    FIRST,
    SECOND,
    SENT,
    SOURCE,
    a_draft,
    a_filing,
    a_step,
    a_step_draft,
    by_consent,
)

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
CANARY = "Zanzaribaldo"


def fields(refused: pytest.ExceptionInfo[FilingRefused]) -> list[str]:
    return [one.field for one in refused.value.problems]


def published(step: FilingStep) -> Fact:
    return publish_step(step.pk, by=SECOND, at=NOON)


def page_of(case: Case) -> CasePage:
    page = case_page(case.public_id)
    assert isinstance(page, CasePage)
    return page


class TestEntering:
    def test_a_filing_begins_with_the_step_that_it_was_sent(self) -> None:
        filing = a_filing()

        assert [step.kind for step in filing.steps.all()] == ["sent"]
        assert (filing.due_kind, filing.due_on) == ("acknowledgement", date(2026, 7, 1))
        event = Event.objects.get(kind="filing_entered")
        assert (event.target, event.detail) == (f"filing {filing.pk}", {"basis": "public"})

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"case_id": "EGY-1999-999"}, "case_id"),
            ({"mechanism": "invented-nobody"}, "mechanism"),
            ({"sent_on": TODAY + timedelta(days=1)}, "sent_on"),
            ({"sent_on": date(1999, 1, 1)}, "sent_on"),
            ({"basis": "consent", "telling": "no"}, "basis_note"),
            ({"basis": "consent", "basis_note": "By phone."}, "telling"),
            ({"telling": "named"}, "telling"),
            ({"follows": 999_999}, "follows"),
            ({"before_act_because": "Testa Fictiva was warned."}, "before_act_because"),
        ],
    )
    def test_what_is_not_right_is_refused_at_its_field(
        self, changes: dict[str, Any], field: str
    ) -> None:
        case = a_case()
        a_mechanism("special-procedures")
        with pytest.raises(FilingRefused) as refused:
            service.enter_filing(a_draft(case, **changes), by=FIRST, at=NOON)

        assert field in fields(refused)
        assert not Filing.objects.exists()

    def test_a_filing_before_every_act_needs_a_reason(self) -> None:
        case = a_case()
        an_act(case, "2026-09-01")
        with pytest.raises(FilingRefused) as refused:
            a_filing(case)
        assert fields(refused) == ["sent_on", "before_act_because"]

        kept = a_filing(case, before_act_because="A threat came first; the record has no date.")
        assert kept.before_act_because.startswith("A threat")
        an_act(case, "2026")
        assert a_filing(case, before_act_because="Not needed.").before_act_because == ""

    def test_an_act_of_a_case_that_was_joined_counts(self) -> None:
        kept, merged = a_case(), a_case()
        an_act(merged, "2026-05-01")
        an_act(kept, "2026-09-01")
        merge_cases(
            kept_id=kept.public_id, merged_id=merged.public_id, reason="x", by=FIRST, at=NOON
        )

        assert a_filing(kept).before_act_because == ""

    def test_a_name_of_the_record_does_not_stand_in_the_basis(self) -> None:
        case = a_case(title="Testa Fictiva")
        with pytest.raises(FilingRefused) as refused:
            a_filing(case, **by_consent() | {"basis_note": "Fictiva Testa agreed."})

        assert fields(refused) == ["basis_note"]

    def test_a_hidden_case_gets_no_filing(self) -> None:
        for case in (a_case(published_at=None), a_case()):
            if case.published_at:
                withdraw_case(public_id=case.public_id, because="safety", by=FIRST, at=NOON)  # type: ignore[arg-type]
            with pytest.raises(FilingRefused):
                a_filing(case)

    def test_a_body_that_ended_gets_no_filing(self) -> None:
        case = a_case()
        a_mechanism("wgad", ended_on=TODAY)
        with pytest.raises(FilingRefused):
            service.enter_filing(a_draft(case, mechanism="wgad"), by=FIRST, at=NOON)

    def test_a_follow_up_is_about_the_same_case_and_later(self) -> None:
        case = a_case()
        first = a_filing(case)
        second = a_filing(case, kind="follow_up", follows=first.pk)
        assert second.follows == first

        wrong: tuple[dict[str, Any], ...] = (
            {"follows": first.pk, "kind": "new"},
            {"follows": first.pk, "kind": "follow_up", "sent_on": SENT - timedelta(days=1)},
        )
        for changes in wrong:
            with pytest.raises(FilingRefused):
                a_filing(case, **changes)
        with pytest.raises(FilingRefused):
            a_filing(a_case(), kind="follow_up", follows=first.pk)

    def test_the_database_knows_no_consent_without_its_words(self) -> None:
        filing = a_filing(**by_consent())
        with pytest.raises(IntegrityError), transaction.atomic():
            Filing.objects.filter(pk=filing.pk).update(basis_note="")
        with pytest.raises(IntegrityError), transaction.atomic():
            Filing.objects.filter(pk=filing.pk).update(basis="public")


class TestSteps:
    def test_a_step_changes_what_is_due_and_ends_a_day_set_by_hand(self) -> None:
        filing = a_filing()
        service.set_due(
            filing.pk, on=TODAY + timedelta(days=3), why="They asked for time.", by=FIRST, at=NOON
        )
        filing.refresh_from_db()
        assert (filing.due_kind, filing.due_note) == ("by_hand", "They asked for time.")

        a_step(filing)
        filing.refresh_from_db()
        assert (filing.due_kind, filing.due_on) == ("state_reply", date(2026, 8, 30))
        assert filing.due_note == ""

    def test_a_month_counts_from_its_last_day(self) -> None:
        filing = a_filing()
        a_step(filing, date_edtf="2026-07", reference="")
        filing.refresh_from_db()

        assert filing.due_on == date(2026, 9, 29)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"kind": "sent"}, "kind"),
            ({"kind": "invented"}, "kind"),
            ({"date_edtf": "soon"}, "date"),
            ({"date_edtf": "2026-07/.."}, "date"),
            ({"date_edtf": "2027-01-01"}, "date"),
            ({"date_edtf": "2026-05-31"}, "date"),
            ({"date_edtf": "2026-01/2030-01"}, "date"),
            ({"date_edtf": "2020/2030"}, "date"),
            ({"date_edtf": "1990/2026-06-01"}, "date"),
            ({"date_edtf": "0001/9999"}, "date"),
            ({"date_edtf": "2026/9999"}, "date"),
            ({"reference": "EGY 3/2027"}, "date"),
            ({"reference": "our letter of May"}, "reference"),
            ({"source": "https://letters.example/one, said Testa"}, "source"),
            ({"source": "a colleague told us"}, "source"),
        ],
    )
    def test_what_is_not_right_is_refused_at_its_field(
        self, changes: dict[str, str], field: str
    ) -> None:
        filing = a_filing()
        with pytest.raises(FilingRefused) as refused:
            a_step(filing, **changes)

        assert fields(refused) == [field]
        assert filing.steps.count() == 1

    def test_a_reply_does_not_come_before_its_letter(self) -> None:
        filing = a_filing()
        a_step(filing, date_edtf="2026-09-01")
        with pytest.raises(FilingRefused) as refused:
            a_step(filing, "state_replied", date_edtf="2026-08-01")
        assert fields(refused) == ["date"]

    def test_a_bare_year_is_reckoned_from_the_day_it_was_entered_at_the_latest(self) -> None:
        filing = a_filing()
        step = a_step(filing, date_edtf="2026")
        filing.refresh_from_db()

        assert filing.due_on == TODAY + timedelta(days=60)
        assert (step.date_lower, step.date_upper) == (date(2026, 1, 1), date(2026, 12, 31))

    def test_a_reference_is_kept_in_its_normal_form(self) -> None:
        assert a_step(a_filing(), reference="ua egy 3 / 2026").reference == "EGY 3/2026"

    def test_bodies_outside_the_united_nations_number_in_their_own_way(self) -> None:
        filing = a_filing(mechanism="iachr", family="regional")

        assert a_step(filing, reference="MC-12-26").reference == "MC-12-26"

    def test_a_closed_filing_takes_nothing_until_it_is_opened_again(self) -> None:
        filing = a_filing()
        service.close_filing(filing.pk, because="Declined by phone.", by=FIRST, at=NOON)
        with pytest.raises(FilingRefused):
            a_step(filing)
        with pytest.raises(FilingRefused):
            service.close_filing(filing.pk, because="Again.", by=FIRST, at=NOON)

        service.reopen_filing(filing.pk, by=FIRST, at=NOON)
        filing.refresh_from_db()
        assert (filing.closed_because, filing.due_kind) == ("", "acknowledgement")
        with pytest.raises(FilingRefused):
            service.reopen_filing(filing.pk, by=FIRST, at=NOON)

    def test_closing_and_another_day_need_a_reason(self) -> None:
        filing = a_filing()
        with pytest.raises(FilingRefused):
            service.close_filing(filing.pk, because=" ", by=FIRST, at=NOON)
        with pytest.raises(FilingRefused):
            service.set_due(filing.pk, on=TODAY, why=" ", by=FIRST, at=NOON)
        with pytest.raises(FilingRefused):
            service.set_due(filing.pk, on=TODAY - timedelta(days=1), why="x", by=FIRST, at=NOON)

    def test_a_filing_is_sent_once(self) -> None:
        step = a_filing().steps.get()
        step.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            step.save()


class TestPublishing:
    def test_a_letter_becomes_a_un_action_with_its_source(self) -> None:
        case = a_case()
        fact = published(a_step(a_filing(case)))
        (entry,) = [one for one in page_of(case).path if one.kind == "un_action"]

        assert isinstance(fact, UNAction)
        assert (entry.codes, entry.reference) == (("un_communication",), "EGY 3/2026")
        assert entry.bodies == ("special_procedures",)
        assert [one.url for one in entry.citations] == [SOURCE]
        assert Change.objects.get().kind == "corrected"
        event = Event.objects.get(kind="step_published")
        assert (event.target, event.actor) == (case.public_id, SECOND)

    def test_a_reply_of_the_state_answers_the_letter(self) -> None:
        case = a_case()
        filing = a_filing(case)
        letter = published(a_step(filing))
        reply = published(a_step(filing, "state_replied", date_edtf="2026-08", reference=""))

        assert isinstance(reply, StateReply)
        assert reply.answers_to_id == letter.pk
        assert page_of(case).has_reply == "yes"

    def test_a_reply_finds_a_letter_of_the_record_by_its_code(self) -> None:
        case = a_case()
        letter = published(a_step(a_filing(case)))
        other = a_filing(case)
        reply = published(a_step(other, "state_replied"))

        assert isinstance(reply, StateReply)
        assert reply.answers_to_id == letter.pk

    def test_what_we_sent_is_told_as_ours_with_our_own_list_as_source(self) -> None:
        case = a_case()
        fact = published(a_filing(case).steps.get())
        (entry,) = [one for one in page_of(case).path if one.kind == "step"]

        assert isinstance(fact, Step)
        assert entry.actor == "#EndReprisals"
        assert entry.citations[0].title.startswith("#EndReprisals")

    def test_the_api_shows_it_with_its_source(self, client: Client) -> None:
        case = a_case()
        published(a_step(a_filing(case)))
        answer = client.get(f"/api/v1/cases/{case.public_id}").json()

        assert SOURCE in str(answer)
        assert "EGY 3/2026" in str(answer)

    def test_whoever_entered_it_does_not_publish_it(self) -> None:
        step = a_step(a_filing(), by=SECOND)
        with pytest.raises(NotPublic) as refused:
            published(step)

        assert refused.value.hindrances == (Hindrance.SAME_PERSON,)
        with pytest.raises(IntegrityError), transaction.atomic():
            FilingStep.objects.filter(pk=step.pk).update(published_by=SECOND, published_at=NOON)

    def test_without_a_public_source_it_stays_with_staff(self) -> None:
        with pytest.raises(NotPublic):
            published(a_step(a_filing(), source=""))
        assert not Fact.objects.exists()

    def test_a_refusal_stays_with_staff(self) -> None:
        with pytest.raises(NotPublic):
            published(a_step(a_filing(), "declined", reference=""))

    def test_a_withdrawn_case_blocks_it(self) -> None:
        case = a_case()
        step = a_step(a_filing(case))
        withdraw_case(public_id=case.public_id, because="consent", by=FIRST, at=NOON)  # type: ignore[arg-type]
        with pytest.raises(NotPublic) as refused:
            published(step)

        assert refused.value.hindrances == (Hindrance.CASE_NOT_SHOWN,)

    def test_a_case_that_was_joined_shows_it_under_the_kept_one(self) -> None:
        kept, merged = a_case(), a_case()
        step = a_step(a_filing(merged))
        merge_cases(
            kept_id=kept.public_id, merged_id=merged.public_id, reason="x", by=FIRST, at=NOON
        )
        published(step)

        assert [one.reference for one in page_of(kept).path] == ["EGY 3/2026"]

    def test_the_same_letter_is_not_told_twice(self) -> None:
        case = a_case()
        published(a_step(a_filing(case)))
        with pytest.raises(StepRefused):
            published(a_step(a_filing(case)))
        assert UNAction.objects.count() == 1

    def test_undo_takes_it_back_and_it_can_be_told_again(self) -> None:
        case = a_case()
        step = a_step(a_filing(case))
        published(step)
        unpublish_step(step.pk, by=FIRST, at=NOON)
        step.refresh_from_db()

        assert (step.fact, step.published_by) == (None, "")
        assert page_of(case).path == ()
        with pytest.raises(StepRefused):
            unpublish_step(step.pk, by=FIRST, at=NOON)
        assert published(step).pk
        details = Event.objects.filter(kind="step_published").order_by("pk")
        assert [one.detail["public"] for one in details] == [1, 0, 1]

    def test_it_can_be_taken_back_after_the_case_was_withdrawn(self) -> None:
        case = a_case()
        step = a_step(a_filing(case))
        published(step)
        withdraw_case(public_id=case.public_id, because="consent", by=FIRST, at=NOON)  # type: ignore[arg-type]
        told = Change.objects.count()
        unpublish_step(step.pk, by=SECOND, at=NOON)

        assert not Fact.objects.exists()
        assert Change.objects.count() == told, "nothing is told of a case that is gone"

    def test_a_consent_that_shrinks_takes_our_part_back_and_leaves_the_rest(self) -> None:
        case = a_case()
        filing = a_filing(case, **by_consent("named"))
        published(filing.steps.get())
        letter = published(a_step(filing))

        assert change_telling(filing.pk, telling="unnamed", by=FIRST, at=NOON) == 1
        assert [one.pk for one in Fact.objects.all()] == [letter.pk]

    def test_what_rests_on_public_sources_has_no_consent_to_change(self) -> None:
        with pytest.raises(ConsentRefused):
            change_telling(a_filing().pk, telling="no", by=FIRST, at=NOON)

    def test_a_report_that_cites_the_same_place_leaves_the_step_its_source(self) -> None:
        """A reviewed story rewrites its own citations, not those of a step."""
        case = a_case()
        filing = a_filing(case, mechanism="un-sg-report", family="un_system")
        step = a_step(filing, "published", reference="A/HRC/60/62", source="A/HRC/60/62")
        fact = published(step)
        story = ReviewedMention(
            key="desk:77", case_id=case.public_id, state="EGY", title="t", summary="s",
            confidence="high", symbol="A/HRC/60/62", part="", paragraph="", quotation="q",
            subjects=(ReviewedSubject("Testa Altera", "person"),), act_types=("threats",),
            year=2025,
        )  # fmt: skip
        add_reviewed_mention(story, by=FIRST, at=NOON)
        add_reviewed_mention(story, by=FIRST, at=NOON)

        assert fact.citations.count() >= 1
        assert UNAction.objects.filter(case=case, reference="A/HRC/60/62").count() == 1

    def test_nothing_that_staff_typed_reaches_a_public_answer(self, client: Client) -> None:
        case = a_case()
        filing = a_filing(case, **by_consent() | {"basis_note": CANARY, "note": CANARY})
        published(filing.steps.get())
        published(a_step(filing, note=CANARY))
        service.set_due(filing.pk, on=TODAY, why=CANARY, by=FIRST, at=NOON)
        service.close_filing(filing.pk, because=CANARY, by=FIRST, at=NOON)

        for address in (
            f"/en/cases/{case.public_id}/", f"/api/v1/cases/{case.public_id}", "/en/cases.csv",
            "/en/cases.json", "/en/changes.atom",
        ):  # fmt: skip
            answer = client.get(address)
            body = answer.content if not answer.streaming else b"".join(answer)
            assert answer.status_code == 200, address
            assert CANARY.encode() not in body
        assert CANARY not in str(list(Event.objects.values()))


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("https://letters.example/one", True),
        ("A/HRC/60/62", True),
        ("http://localhost/x", False),
        ("http://10.0.0.1/x", False),
        ("https://me:secret@letters.example/", False),
        ("https://[letters.example/", False),
        ("https://letters.example/ and a remark", False),
        ("ftp://letters.example/", False),
        ("https://letters.example/" + "a" * 500, False),
        ("", False),
        ("http://intranet.local/a", False),
        ("https://desk.internal/", False),
        ("https://wiki.corp/", False),
        ("https://localhost.localdomain/", False),
        ("https://192.168.0.1/x", False),
        ("http://[::ffff:10.0.0.1]/", False),
        ("https://[2001:db8::1]/", False),
        ("https://0x7f.1/", False),
        ("https://2130706433/", False),
        ("https://letters.example:8443/", False),
        ("https://letters..example/", False),
        ("https://letters.example/file?token=secret", False),
        ("https://letters.example/file?x=1&X-Amz-Signature=ab", False),
        ("https://letters.example/#access_token=ab", False),
        ("https://letters.example/a;jsessionid=1", False),
        ("https://letters.example/file?gId=28765&session=60&author=b", True),
        ("https://écrits.example/", True),
    ],
)
def test_a_public_source_is_one_thing_that_anybody_can_look_up(text: str, *, public: bool) -> None:
    assert is_public_source(text) is public


class TestLists:
    def test_the_filters_part_what_is_overdue_soon_open_and_closed(self) -> None:
        overdue = a_filing()
        soon = a_filing(sent_on=TODAY - timedelta(days=25))
        later = a_filing(sent_on=TODAY)
        closed = a_filing()
        service.close_filing(closed.pk, because="x", by=FIRST, at=NOON)

        def shown(**changes: Any) -> list[int]:
            return [one.pk for one in filing_list(FilingFilter(**changes), today=TODAY).lines]

        assert shown() == [overdue.pk, soon.pk, later.pk]
        assert shown(show="overdue") == [overdue.pk]
        assert shown(show="soon") == [soon.pk]
        assert shown(show="closed") == [closed.pk]
        assert len(shown(show="all")) == 4

    def test_by_state_body_and_kind(self) -> None:
        here = a_filing(a_case(public_id="EGY-2019-100"))
        a_filing(a_case(public_id="CHN-2019-100"), mechanism="wgad", kind="follow_up")

        for changes in ({"state": "EGY"}, {"mechanism": "special-procedures"}, {"kind": "new"}):
            page = filing_list(FilingFilter(**changes), today=TODAY)  # type: ignore[arg-type]
            assert [one.pk for one in page.lines] == [here.pk]
        page = filing_list(FilingFilter(), today=TODAY)
        assert page.states == ("CHN", "EGY")
        assert [code for code, _ in page.mechanisms] == ["special-procedures", "wgad"]
        names = {one.mechanism for one in page.lines}
        assert "Invented body special-procedures" in names

    def test_a_long_list_has_pages(self) -> None:
        case = a_case()
        for _ in range(51):
            a_filing(case)

        page = filing_list(FilingFilter(), today=TODAY, page=9)
        assert (page.page, page.pages, len(page.lines), page.total) == (2, 2, 1, 51)

    @pytest.mark.parametrize("rows", [1, 10])
    def test_a_list_costs_the_same_however_long(
        self, rows: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _ in range(rows):
            a_step(a_filing())
        with django_assert_num_queries(8):
            filing_list(FilingFilter(), today=TODAY)

    @pytest.mark.parametrize("rows", [1, 10])
    def test_a_filing_costs_the_same_however_many_steps(
        self, rows: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        filing = a_filing()
        for _ in range(rows):
            a_step(filing)
        with django_assert_num_queries(9):
            filing_page(filing.pk, by=SECOND, today=TODAY)

    def test_a_filing_says_what_is_due_and_why(self) -> None:
        filing = a_filing()
        a_step(filing)
        page = filing_page(filing.pk, by=SECOND, today=TODAY)

        assert [one.kind for one in page.due] == ["state_reply", "publication"]
        assert page.standing == "overdue"
        assert [one.hindrances for one in page.steps] == [(), ()]
        assert page.steps[1].told is not None

    def test_steps_stand_in_the_order_in_which_they_happened(self) -> None:
        filing = a_filing()
        a_step(filing, "state_replied", date_edtf="2026-09-01", reference="")
        a_step(filing, date_edtf="2026-07-01")
        page = filing_page(filing.pk, by=SECOND, today=TODAY)

        assert [one.step.kind for one in page.steps] == ["sent", "taken_up", "state_replied"]
        assert a_step_draft().kind == "taken_up"
