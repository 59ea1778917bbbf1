"""Paper counts are entered whole or not at all, by one person, and count by another's word."""

from datetime import date

import pytest

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, OfflineCount
from endreprisals.campaigns.queries.live import ActionNumbers, live_page
from endreprisals.campaigns.services.held import NotPossible
from endreprisals.campaigns.services.offline import (
    BadLines,
    check_counts,
    enter_counts,
    take_count_back,
)
from endreprisals.domain.campaigning.offline_lines import COLUMNS
from tests.build import NOON
from tests.build_campaigns import a_campaign, an_action
from tests.campaigns.test_planning import codes

pytestmark = pytest.mark.django_db
HEAD = ",".join(COLUMNS)
ONE, TWO = "account-1", "account-2"
LETTERS = "test-2026,1,letters,2026-11-02,40,Folder 3"
SIGNATURES = "test-2026,2,signatures,2026-11-03,250,Box of Canary"


@pytest.fixture(autouse=True)
def actions() -> list[Action]:
    campaign = a_campaign()
    return [an_action("letter", campaign), an_action("sign", campaign)]


def entered(*lines: str, by: str = ONE) -> list[int]:
    rows = enter_counts("\n".join((HEAD, *lines)), by=by, at=NOON)
    return [row.pk for row in OfflineCount.objects.filter(entered_by=by).order_by("pk")][
        -len(rows) :
    ]


def test_all_lines_are_entered_and_none_is_counted_before_another_person_agreed() -> None:
    ids = entered(LETTERS, SIGNATURES)
    paper = {one.number: (one.on_paper, one.paper_waiting) for one in _live()}
    assert paper == {1: (0, 40), 2: (0, 250)}

    assert check_counts(ids=ids, by=TWO, at=NOON) == 2

    paper = {one.number: (one.on_paper, one.paper_waiting) for one in _live()}
    assert paper == {1: (40, 0), 2: (250, 0)}
    details = list(Event.objects.order_by("pk").values_list("kind", "detail"))
    assert details == [
        ("offline_entered", {"lines": 2, "number": 290}),
        ("offline_checked", {"lines": 2, "number": 290}),
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("test-2026,9,letters,2026-11-02,4,x", "action"),
        ("other-2026,1,letters,2026-11-02,4,x", "action"),
        ("test-2026,1,postcards,2026-11-02,4,x", "kind"),
        ("test-2026,1,letters,2026-11-21,4,x", "day"),
        ("test-2026,1,letters,2026-10-31,4,x", "day"),
        ("test-2026,1,letters,2026-11-02,none,x", "number"),
    ],
)
def test_one_wrong_line_keeps_all_out(line: str, column: str) -> None:
    with pytest.raises(BadLines) as refused:
        entered(LETTERS, line)
    assert [(one.line, one.column) for one in refused.value.problems] == [(3, column)]
    assert not OfflineCount.objects.exists()
    assert not Event.objects.exists()


def test_sheets_of_a_share_or_of_an_action_that_never_opened_are_counted_nowhere() -> None:
    campaign = a_campaign()
    an_action("share", campaign)
    an_action("letter", campaign, state="draft", checked_by="", checked_at=None)
    for number in (3, 4):
        with pytest.raises(BadLines):
            entered(f"test-2026,{number},letters,2026-11-02,4,x")


def test_nobody_agrees_with_their_own_counts_and_then_none_is_counted() -> None:
    mine, theirs = entered(LETTERS, by=TWO), entered(SIGNATURES)
    with pytest.raises(NotPossible) as refused:
        check_counts(ids=mine + theirs, by=TWO, at=NOON)
    assert codes(refused) == ["entered_by_you"]
    assert not OfflineCount.objects.exclude(checked_at=None).exists()
    for ids in ([], [*theirs, 999_999]):
        with pytest.raises(NotPossible) as refused:
            check_counts(ids=ids, by=TWO, at=NOON)
        assert codes(refused) == ["nothing_chosen"]
    check_counts(ids=theirs, by=TWO, at=NOON)
    with pytest.raises(NotPossible) as refused:
        check_counts(ids=theirs, by=TWO, at=NOON)
    assert codes(refused) == ["is_so_already"]


def test_a_count_is_taken_back_with_a_reason_and_stays_to_be_seen() -> None:
    (count,) = entered(LETTERS)
    check_counts(ids=[count], by=TWO, at=NOON)
    with pytest.raises(NotPossible):
        take_count_back(count_id=count, reason="", by=TWO, at=NOON)
    take_count_back(count_id=count, reason="Counted twice.", by=TWO, at=NOON)
    assert [one.on_paper for one in _live()] == [0, 0]
    with pytest.raises(NotPossible) as refused:
        take_count_back(count_id=count, reason="Again.", by=TWO, at=NOON)
    assert codes(refused) == ["is_so_already"]
    assert OfflineCount.objects.get().withdrawn_because == "Counted twice."


def _live() -> tuple[ActionNumbers, ...]:
    return live_page("test-2026", today=date(2026, 11, 20)).actions
