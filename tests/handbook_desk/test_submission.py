"""The yearly submission: which cases, how told, and what never stands in the paper."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from endreprisals.audit.models import Event
from endreprisals.domain.deadlines.report import report_of_year
from endreprisals.handbook_desk.services.submission import (
    LONGEST_INTRODUCTION,
    SubmissionRefused,
    introduction_of,
    make_paper,
)
from endreprisals.mechanisms.queries.submission import CaseEntry, Submission, submission
from endreprisals.mechanisms.services.filings import close_filing
from endreprisals.record.models import Case, Citation
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_reply,
    a_source,
    a_status,
    an_act,
)
from tests.mechanisms.filing_world import FIRST, a_filing, by_consent

pytestmark = pytest.mark.django_db
IN_PERIOD, BEFORE = "2026-06-01", "2024-03-01"
CANARY = "Zanzaribaldo"


def of_2027() -> Submission:
    rebuild_index(at=NOON)
    whole = submission(2027)
    assert whole is not None
    return whole


def only(whole: Submission) -> CaseEntry:
    (entry,) = whole.entries
    return entry


def an_old_case(**changes: Any) -> Case:
    """A case that the report of 2021 named."""
    case = a_case(**changes)
    an_act(case, BEFORE)
    a_mention(case)
    return case


def to_the_report(telling: str = "named") -> dict[str, Any]:
    """A filing to the yearly report, by a consent that reaches so far."""
    return by_consent(telling) | {
        "mechanism": "un-sg-report", "family": "un_system", "kind": "yearly",
    }  # fmt: skip


def lines_of(paper: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(paper)).paragraphs]


def paper_of(*cases: Case, introduction: str = "") -> bytes:
    return make_paper(
        of_2027(),
        chosen={one.public_id for one in cases},
        introduction=introduction,
        by=FIRST,
        at=NOON,
    )


class TestWhichCases:
    def test_an_act_in_the_period_that_no_report_named_is_new(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        entry = only(of_2027())

        assert (entry.public_id, entry.is_new) == (case.public_id, True)

    def test_an_act_before_the_period_that_no_report_named_is_left(self) -> None:
        an_act(a_case(), BEFORE)

        assert of_2027().entries == ()

    def test_a_case_named_before_with_news_is_follow_up(self) -> None:
        case = an_old_case()
        a_reply(case, "2026-09")
        entry = only(of_2027())

        assert (entry.is_new, entry.mentions) == (False, ("A/HRC/48/28",))
        assert [one.in_window for one in entry.facts] == [False, True]

    def test_a_case_named_before_that_is_still_open_is_follow_up(self) -> None:
        case = an_old_case()
        a_status(case, BEFORE, "detained")

        assert only(of_2027()).situations == ("Detained",)

    def test_a_case_named_before_that_ended_without_news_is_left(self) -> None:
        a_status(an_old_case(), BEFORE, "free")

        assert of_2027().entries == ()

    def test_a_spell_without_an_end_is_news_when_it_begins(self) -> None:
        a_status(an_old_case(), f"{BEFORE}/..", "exile")
        assert of_2027().entries == ()

        a_status(an_old_case(), f"{IN_PERIOD}/..", "exile")
        assert only(of_2027()).situations == ("In exile",)

    def test_the_year_of_an_act_may_fall_in_two_periods(self) -> None:
        an_act(a_case(), "2026")

        assert len(of_2027().entries) == 1
        earlier = submission(2026)
        assert earlier is not None
        assert len(earlier.entries) == 1

    def test_a_report_of_the_same_year_does_not_make_it_an_earlier_one(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        a_mention(case, a_document("A/HRC/66/1", year=2027))

        assert only(of_2027()).is_new

    def test_withdrawn_and_unpublished_cases_are_not_there(self) -> None:
        gone, hidden = a_case(), a_case(published_at=None)
        an_act(gone, IN_PERIOD)
        an_act(hidden, IN_PERIOD)
        withdraw_case(public_id=gone.public_id, because="consent", by=FIRST, at=NOON)  # type: ignore[arg-type]

        assert of_2027().entries == ()

    def test_joined_cases_are_one_with_the_facts_of_both(self) -> None:
        kept, merged = a_case(), a_case()
        an_act(kept, BEFORE)
        an_act(merged, IN_PERIOD)
        merge_cases(
            kept_id=kept.public_id, merged_id=merged.public_id, reason="x", by=FIRST, at=NOON
        )
        entry = only(of_2027())

        assert entry.public_id == kept.public_id
        assert len(entry.facts) == 2

    def test_a_joined_case_that_was_withdrawn_tells_nothing_more(self) -> None:
        kept, merged = a_case(), a_case()
        an_act(kept, IN_PERIOD)
        an_act(merged, IN_PERIOD)
        merge_cases(
            kept_id=kept.public_id, merged_id=merged.public_id, reason="x", by=FIRST, at=NOON
        )
        withdraw_case(public_id=merged.public_id, because="consent", by=FIRST, at=NOON)  # type: ignore[arg-type]

        assert len(only(of_2027()).facts) == 1

    def test_what_nobody_can_look_up_goes_in_only_with_a_consent(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        private = a_source("A letter that we hold", kind="print", url="")
        Citation.objects.update(source=private)
        whole = of_2027()
        assert (whole.entries, whole.left_out) == ((), 1)

        a_filing(case, **to_the_report("unnamed"))
        assert of_2027().left_out == 1, "the case names somebody"
        a_filing(case, **to_the_report())
        whole = of_2027()
        assert (len(whole.entries), whole.left_out) == (1, 0)

    @pytest.mark.parametrize(
        "other",
        [
            {"mechanism": "wgad"},
            {"kind": "new"},
            {"telling": "no"},
        ],
    )
    def test_a_consent_to_another_use_does_not_put_a_case_in(self, other: dict[str, Any]) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        Citation.objects.update(source=a_source("A letter that we hold", kind="print", url=""))
        a_filing(case, **to_the_report() | other)

        assert of_2027().left_out == 1

    def test_a_consent_ends_with_its_filing(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        Citation.objects.update(source=a_source("A letter that we hold", kind="print", url=""))
        filing = a_filing(case, **to_the_report())
        assert of_2027().left_out == 0
        close_filing(filing.pk, because="The family took it back.", by=FIRST, at=NOON)

        assert of_2027().left_out == 1

    def test_a_consent_without_the_name_covers_a_case_that_names_nobody(self) -> None:
        case = a_case(named=False)
        an_act(case, IN_PERIOD)
        a_filing(case, **to_the_report("unnamed"))
        assert "no_consent" not in only(of_2027()).lacks

        Case.objects.filter(pk=case.pk).update(named=True)
        assert "no_consent" in only(of_2027()).lacks

    def test_countries_stand_in_the_order_of_their_names(self) -> None:
        for number in ("EGY-2026-100", "BHR-2026-100", "CHN-2026-100"):
            an_act(a_case(public_id=number), IN_PERIOD)

        assert [one.name for one in of_2027().countries] == ["Bahrain", "China", "Egypt"]

    def test_the_period_is_that_of_the_deadlines(self) -> None:
        for year in (2020, 2025, 2027):
            whole = submission(year)
            assert whole is not None
            assert whole.window == report_of_year(year)

    @pytest.mark.parametrize("year", [0, 1, 2013, 2101, 99_999])
    def test_years_whose_period_no_source_gives_are_none(self, year: int) -> None:
        assert submission(year) is None


def test_what_a_case_lacks_is_said_for_staff() -> None:
    case = a_case()
    an_act(case, IN_PERIOD)
    an_act(case, "")
    assert only(of_2027()).lacks == ("no_consent", "no_un_document", "no_reply", "undated")

    a_filing(case, **to_the_report())
    a_reply(case, IN_PERIOD)
    a_mention(case, a_document("A/HRC/66/1", year=2027))
    assert only(of_2027()).lacks == ("undated",)


class TestPaper:
    def test_it_has_contents_by_country_numbered_paragraphs_and_sources(self) -> None:
        new, old = a_case(public_id="EGY-2026-100"), an_old_case(public_id="BHR-2019-100")
        a_cooperation(new)
        an_act(new, IN_PERIOD)
        a_reply(old, IN_PERIOD)
        lines = lines_of(paper_of(new, old, introduction="First.\n\nSecond."))

        assert "Introduction: paragraphs 1 to 2" in lines
        assert "Bahrain: paragraph 3 (0 new, 1 follow-up)" in lines
        assert "Egypt: paragraph 4 (1 new, 0 follow-up)" in lines
        assert "2. Second." in lines
        assert "Egypt: new cases" in lines
        assert any(one.startswith("4. Testa Fictiva (case EGY-2026-100).") for one in lines)
        assert "Sources: source.example" in lines
        assert "Named in reports of the Secretary-General: A/HRC/48/28" in lines
        assert any(one.startswith("Asked: That the Government") for one in lines)
        assert any("Reply of the Government" in one for one in lines)

    def test_only_the_chosen_cases_stand_in_it(self) -> None:
        chosen, other = a_case(public_id="EGY-2026-100"), a_case(public_id="EGY-2026-101")
        an_act(chosen, IN_PERIOD)
        an_act(other, IN_PERIOD)
        text = "\n".join(lines_of(paper_of(chosen)))

        assert "EGY-2026-100" in text
        assert "EGY-2026-101" not in text

    def test_the_same_choice_gives_the_same_bytes_and_names_no_author(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        first, second = paper_of(case, introduction="Words."), paper_of(case, introduction="Words.")

        assert first == second
        said = Document(io.BytesIO(first)).core_properties
        assert (said.author, said.last_modified_by) == ("", "")

    def test_markup_and_signs_that_no_file_can_hold_are_only_words(self) -> None:
        case = a_case(title="Testa <b>Fictiva</b>")
        an_act(case, IN_PERIOD)
        lines = lines_of(paper_of(case, introduction="<script>x</script>\x0b\ud800 & more"))

        assert "1. <script>x</script> & more" in lines
        assert any("Testa <b>Fictiva</b>" in one for one in lines)

    def test_signs_that_turn_or_break_a_file_do_not_pass_from_the_record(self) -> None:
        case = a_case(title="Testa \u202eavitciF", summary="One\x0b two\x01 three\ufffe.")
        an_act(case, IN_PERIOD)
        text = "\n".join(lines_of(paper_of(case)))

        assert "Testa avitciF" in text
        assert "One two three." in text

    def test_an_introduction_from_right_to_left_is_marked_so(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        paper = Document(io.BytesIO(paper_of(case, introduction="مرحبا بكم\n\nWelcome.")))
        marked = {
            one.text: any(run.font.rtl for run in one.runs)
            for one in paper.paragraphs
            if one.text[:2] in ("1.", "2.")
        }

        assert marked == {"1. مرحبا بكم": True, "2. Welcome.": False}

    def test_public_sources_are_claimed_only_where_they_are(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        assert "told by public sources" in "\n".join(lines_of(paper_of(case)))

        Citation.objects.update(source=a_source("A letter that we hold", kind="print", url=""))
        a_filing(case, **to_the_report())
        assert "told by public sources" not in "\n".join(lines_of(paper_of(case)))

    def test_what_staff_wrote_never_stands_in_it(self) -> None:
        case = a_case(staff_note=CANARY)
        an_act(case, IN_PERIOD, staff_note=CANARY)
        a_filing(case, **by_consent() | {"basis_note": CANARY, "note": CANARY})
        text = "\n".join(lines_of(paper_of(case)))

        assert CANARY not in text
        assert "consent" not in text.lower()

    def test_it_is_noted_with_counts_alone(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        paper_of(case, introduction=CANARY)
        event = Event.objects.get(kind="submission_made")

        assert (event.target, event.detail) == ("submission 2027", {"cases": 1, "countries": 1})

    def test_a_choice_that_cannot_be_is_refused(self) -> None:
        case = a_case()
        an_act(case, IN_PERIOD)
        whole = of_2027()
        for chosen, words in (
            (set[str](), ""),
            ({"EGY-1999-999"}, ""),
            ({case.public_id}, "x" * (LONGEST_INTRODUCTION + 1)),
        ):
            with pytest.raises(SubmissionRefused):
                make_paper(whole, chosen=chosen, introduction=words, by=FIRST, at=NOON)
        assert not Event.objects.filter(kind="submission_made").exists()

    def test_blank_lines_part_paragraphs(self) -> None:
        assert introduction_of(" a\r\nb\r\n \r\n\r\nc\n") == ("a\nb", "c")


def test_three_hundred_cases_cost_the_same_queries_as_one() -> None:
    def queries() -> int:
        rebuild_index(at=NOON)
        with CaptureQueriesContext(connection) as asked:
            whole = submission(2027)
        assert whole is not None
        return len(asked)

    an_act(a_case(), IN_PERIOD)
    one = queries()
    subject = Case.objects.get().subjects.get()
    for _ in range(299):
        case = a_case(subject=subject)
        an_act(case, IN_PERIOD)

    assert queries() == one <= 8
    whole = submission(2027)
    assert whole is not None
    assert len(whole.entries) == 300
