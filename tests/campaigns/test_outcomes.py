"""A result says what its source says, after what, and never because of what."""

from dataclasses import replace

import pytest

from endreprisals.campaigns.models import Result
from endreprisals.campaigns.services.held import NotPossible
from endreprisals.campaigns.services.outcomes import (
    Told,
    check_result,
    enter_result,
    withdraw_result,
)
from tests.build import NOON
from tests.build_campaigns import a_campaign, a_campaign_case
from tests.campaigns.test_planning import codes

pytestmark = pytest.mark.django_db
ONE, TWO = "account-1", "account-2"
FREED = Told(
    case=None,
    date_edtf="2026-10",
    words="Released in October 2026, after two States had spoken.",
    source="https://source.example/page",
    language="en",
)


def entered(told: Told = FREED) -> Result:
    return enter_result(told, code=a_campaign().code, by=ONE, at=NOON)


def test_a_result_is_public_once_another_person_has_read_its_source() -> None:
    result = entered()
    with pytest.raises(NotPossible) as refused:
        check_result(result_id=result.pk, by=ONE, at=NOON)
    assert codes(refused) == ["entered_by_you"]
    assert check_result(result_id=result.pk, by=TWO, at=NOON).checked_at == NOON
    with pytest.raises(NotPossible):
        check_result(result_id=result.pk, by=TWO, at=NOON)
    assert withdraw_result(result_id=result.pk, by=TWO, at=NOON).withdrawn_at == NOON
    with pytest.raises(NotPossible):
        withdraw_result(result_id=result.pk, by=TWO, at=NOON)


def test_a_result_withdrawn_before_it_was_checked_is_never_public() -> None:
    result = entered()
    withdraw_result(result_id=result.pk, by=ONE, at=NOON)
    with pytest.raises(NotPossible) as refused:
        check_result(result_id=result.pk, by=TWO, at=NOON)
    assert codes(refused) == ["is_so_already"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"words": "Released thanks to the campaign."}, "cause_word"),
        ({"words": "Libérée grâce à la campagne.", "language": "fr"}, "cause_word"),
        ({"words": "获释", "language": "zh-hans"}, "language_without_rules"),
        ({"words": "x" * 501}, "words_too_long"),
        ({"words": "<b>Released</b>"}, "words_markup"),
        ({"date_edtf": "last autumn"}, "not_a_date"),
        ({"date_edtf": "2026-12"}, "still_to_come"),
        ({"source": "a friend"}, "source_missing"),
        ({"source": "http://source.example"}, "source_missing"),
        ({"case": 999_999}, "case_not_on_list"),
    ],
)
def test_what_nobody_could_show_is_not_entered(changes: dict[str, object], code: str) -> None:
    with pytest.raises(NotPossible) as refused:
        entered(replace(FREED, **changes))  # type: ignore[arg-type] # mixed values
    assert set(codes(refused)) == {code}
    assert not Result.objects.exists()


def test_a_result_of_a_case_stands_with_its_case() -> None:
    row = a_campaign_case()
    assert entered(replace(FREED, case=row.pk, source="A/HRC/63/9")).case == row
