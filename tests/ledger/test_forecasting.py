"""Forecasts are made before a session, never changed, and scored by the ledger alone."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from endreprisals.advocacy.models import WithdrawnForecast
from endreprisals.advocacy.queries.forecasts import closing_of, forecast_page
from endreprisals.advocacy.services.forecasts import withdraw_forecast
from endreprisals.audit.models import Event
from endreprisals.ledger.models import Forecast, ReopenedSession
from endreprisals.ledger.services.forecasting import (
    ForecastRefused,
    SessionRefused,
    close_session,
    make_forecast,
    reopen_session,
    score_session,
)
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import merge_cases
from endreprisals.states.models import ClosedSession
from tests.build import a_case, a_raise, a_state, a_statement, a_subject

pytestmark = pytest.mark.django_db
BEFORE = datetime(2027, 8, 1, 12, tzinfo=UTC)
AFTER = datetime(2027, 10, 1, 12, tzinfo=UTC)
BEGINS = date(2027, 9, 10)


@pytest.fixture(autouse=True)
def some_states() -> None:
    for iso3 in ("DEU", "DNK", "LIE"):
        a_state(iso3)


def forecast(**changes: Any) -> Forecast:
    values: dict[str, Any] = {
        "session": "HRC66", "begins_on": BEGINS, "state": "DEU", "case_id": "", "step": "speaks",
        "probability": Decimal("0.7"), "reason": "It spoke before.", "actor": "account-1",
        "at": BEFORE,
    }  # fmt: skip
    return make_forecast(**values | changes)


def closed(session: str = "HRC66") -> int:
    rebuild_index(at=AFTER)
    return close_session(
        session=session, source="All heard: A/HRC/66/2.", actor="account-2", at=AFTER
    )


def scores() -> dict[str, tuple[bool | None, Decimal | None]]:
    rows = Forecast.objects.order_by("pk").values_list("step", "happened", "brier")
    return {step: (happened, brier) for step, happened, brier in rows}


def test_make_forecast_writes_it_down_with_who_and_when() -> None:
    one = forecast()

    assert (one.probability, one.entered_at, one.forecaster) == (
        Decimal("0.7"), BEFORE, "account-1",
    )  # fmt: skip
    assert one.happened is None
    event = Event.objects.get()
    assert (event.kind, event.target) == ("forecast_made", f"forecast-{one.pk}")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"at": datetime(2027, 9, 10, tzinfo=UTC)}, "begins on 2027-09-10"),
        ({"at": datetime(2027, 9, 30, tzinfo=UTC)}, "Too late"),
        ({"session": "the Council"}, "is no session"),
        ({"session": "HRC63"}, "HRC63 can have begun on 2026-09-05"),
        ({"session": "HRC69"}, "HRC69 begins from 2028-09-05 to 2028-09-30"),
        ({"session": "UPR58"}, "no rule says when UPR58 begins"),
        (
            {"at": datetime(2027, 9, 15, tzinfo=UTC), "begins_on": date(2027, 9, 30)},
            "HRC66 can have begun on 2027-09-05",
        ),
        ({"step": "sings"}, "is no step"),
        ({"probability": Decimal("1.1")}, "a share from 0 to 1"),
        ({"probability": Decimal("0.333")}, "a share from 0 to 1"),
        ({"state": "XXX"}, "is no State"),
        ({"step": "names_this_case"}, "Give a case"),
        ({"case_id": "EGY-2019-001"}, "Give a case"),
        ({"step": "names_this_case", "case_id": "EGY-1999-001"}, "is no public case"),
    ],
)
def test_a_forecast_that_is_late_or_unsound_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ForecastRefused, match=words):
        forecast(**changes)
    assert not Forecast.objects.exists()


def test_a_session_of_the_assembly_begins_in_september_or_its_third_committee_in_october() -> None:
    assert forecast(session="UNGA82", begins_on=date(2027, 10, 4)).session == "UNGA82"
    with pytest.raises(ForecastRefused, match="UNGA82 begins from 2027-09-05 to 2027-10-15"):
        forecast(session="UNGA82", begins_on=date(2028, 2, 1))


def test_a_forecast_is_refused_when_the_ledger_already_knows() -> None:
    a_statement("HRC66", "2027-09-24", ("LIE",))

    with pytest.raises(ForecastRefused, match="the ledger holds statements of HRC66"):
        forecast()


def test_a_forecast_for_a_closed_session_is_refused() -> None:
    ClosedSession.objects.create(session="HRC66", closed_at=BEFORE, closed_by="x", source="x")

    with pytest.raises(ForecastRefused, match="HRC66 is closed"):
        forecast()


def test_nobody_makes_the_same_forecast_twice_but_others_may() -> None:
    forecast()

    with pytest.raises(ForecastRefused, match="You made this forecast already"):
        forecast(probability=Decimal("0.2"))
    forecast(actor="account-2")
    assert Forecast.objects.count() == 2


def test_one_session_begins_on_one_day() -> None:
    forecast()

    with pytest.raises(ForecastRefused, match="other forecasts say that HRC66 begins on"):
        forecast(state="DNK", begins_on=date(2027, 9, 20))


def test_score_session_counts_what_was_said_with_others_and_alone() -> None:
    case = a_case()
    forecast(probability=Decimal("0.9"))
    forecast(step="names_a_case", probability=Decimal("0.4"))
    forecast(step="names_this_case", case_id=case.public_id, probability=Decimal("0.25"))
    a_raise(case, "2027-09-24", ("LIE", "DEU"), forum="HRC66 item 5")

    assert closed() == 3

    assert scores() == {
        "speaks": (True, Decimal("0.0100")),
        "names_a_case": (True, Decimal("0.3600")),
        "names_this_case": (True, Decimal("0.5625")),
    }


def test_what_is_not_in_the_ledger_counts_as_not_having_happened() -> None:
    named, other = a_case(), a_case()
    forecast(state="DNK", probability=Decimal("0.9"))
    forecast(step="names_this_case", case_id=other.public_id, probability=Decimal("0.5"))
    a_raise(named, "2027-09-24", ("DEU",), forum="HRC66")
    a_statement("HRC65", "2027-06-24", ("DNK",))

    closed()

    assert scores() == {
        "speaks": (False, Decimal("0.8100")),
        "names_this_case": (False, Decimal("0.2500")),
    }


def test_a_general_statement_names_no_case_and_neither_does_a_situation() -> None:
    situation = a_case(subject=a_subject("An invented law", kind="situation"))
    forecast(step="names_a_case", probability=Decimal("0.5"))
    forecast(step="names_this_case", case_id=situation.public_id, probability=Decimal("0.5"))
    a_raise(situation, "2027-09-24", ("DEU",), forum="HRC66")

    closed()

    assert scores()["names_a_case"][0] is False
    assert scores()["names_this_case"][0] is True, "it is the one that was forecast"


def test_welcoming_a_step_in_a_case_is_not_naming_it() -> None:
    case = a_case(public_id="EGY-2019-001")
    forecast(step="names_this_case", case_id=case.public_id)
    forecast(step="speaks")
    said = a_statement("HRC66", "2027-09-20", ("DEU",))
    a_raise(case, "2027-09-20", statement=said, how="welcomed")
    closed()

    happened = {step: found for step, (found, _) in scores().items()}
    assert happened == {"names_this_case": False, "speaks": True}


def test_withdrawn_and_unidentified_statements_do_not_count() -> None:
    forecast()
    a_statement("HRC66", "2027-09-24", ("DEU",), withdrawn_at=AFTER)
    a_statement("HRC66", "2027-09-24", ())

    closed()

    assert scores()["speaks"][0] is False


def test_a_case_joined_with_another_since_is_the_one_it_is_shown_as() -> None:
    kept, merged = a_case(), a_case()
    forecast(step="names_this_case", case_id=merged.public_id)
    a_raise(kept, "2027-09-24", ("DEU",), forum="HRC66")
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="x", at=AFTER)

    closed()

    assert scores()["names_this_case"][0] is True


def test_scoring_again_follows_a_corrected_ledger() -> None:
    forecast(probability=Decimal("0.9"))
    closed()
    assert scores()["speaks"] == (False, Decimal("0.8100"))

    a_statement("HRC66", "2027-09-24", ("DEU",))
    rebuild_index(at=AFTER)
    score_session("HRC66", actor="account-2", at=AFTER)

    assert scores()["speaks"] == (True, Decimal("0.0100"))


def test_only_a_closed_session_is_scored() -> None:
    forecast()

    with pytest.raises(SessionRefused, match="is not closed"):
        score_session("HRC66", actor="account-2", at=AFTER)
    assert scores()["speaks"] == (None, None)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"session": "the Council"}, "is no session"),
        ({"source": " "}, "nobody says why"),
        ({"source": "."}, "nobody says why"),
        ({"source": "I heard para. 5 of it."}, "nobody says why"),
        ({"source": "https://source.example/ of Testa Fictiva"}, "names somebody"),
        ({"session": "HRC90"}, "it may not have begun"),
        ({"session": "UPR58"}, "it may not have begun"),
        ({"at": BEFORE}, "has not begun"),
    ],
)
def test_a_session_is_not_closed_when(changes: dict[str, Any], words: str) -> None:
    forecast()
    a_subject("Testa Fictiva")
    values: dict[str, Any] = {
        "session": "HRC66", "source": "All heard: A/HRC/66/2.", "actor": "account-2", "at": AFTER,
    }  # fmt: skip

    with pytest.raises(SessionRefused, match=words):
        close_session(**values | changes)
    assert not ClosedSession.objects.exists()


def test_a_review_of_which_the_ledger_holds_statements_can_be_closed() -> None:
    a_statement("UPR58", "2027-09-24", ("DEU",))

    assert closed("UPR58") == 0
    assert ClosedSession.objects.get().session == "UPR58"


def test_a_session_closed_by_mistake_is_reopened_and_its_scores_go() -> None:
    forecast()
    closed()

    assert reopen_session(session="HRC66", reason="Not all.", actor="account-3", at=AFTER) == 1

    assert not ClosedSession.objects.exists()
    assert scores() == {"speaks": (None, None)}
    kept = ReopenedSession.objects.get()
    assert (kept.closed_by, kept.source) == ("account-2", "All heard: A/HRC/66/2.")
    assert (kept.reopened_by, kept.reason) == ("account-3", "Not all.")
    event = Event.objects.order_by("-pk")[0]
    told = (event.kind, event.target, event.detail)
    assert told == ("session_reopened", "HRC66", {"forecasts": 1})
    assert closed() == 1, "it can be closed again"


@pytest.mark.parametrize(("session", "reason"), [("HRC66", " "), ("HRC63", "Not all.")])
def test_a_session_is_not_reopened_without_a_reason_or_when_open(session: str, reason: str) -> None:
    closed()

    with pytest.raises(SessionRefused, match="stays as it is"):
        reopen_session(session=session, reason=reason, actor="account-3", at=AFTER)
    assert ClosedSession.objects.count() == 1


def test_a_session_is_closed_once() -> None:
    closed()

    with pytest.raises(SessionRefused, match="is closed already"):
        closed()


def test_a_forecast_taken_back_before_its_session_is_kept_for_staff_with_the_reason() -> None:
    one = forecast()

    withdraw_forecast(forecast_id=one.pk, because="Wrong State.", actor="account-1", at=BEFORE)

    kept = WithdrawnForecast.objects.get()
    assert (kept.state_id, kept.probability, kept.because) == (
        "DEU", Decimal("0.70"), "Wrong State.",
    )  # fmt: skip
    assert not Forecast.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"actor": "account-2"}, "somebody else made it"),
        ({"at": datetime(2027, 9, 10, tzinfo=UTC)}, "HRC66 has begun"),
        ({"because": " "}, "no reason is given"),
    ],
)
def test_a_forecast_stands_when(changes: dict[str, Any], words: str) -> None:
    one = forecast()
    values: dict[str, Any] = {"because": "Wrong.", "actor": "account-1", "at": BEFORE}

    with pytest.raises(ForecastRefused, match=words):
        withdraw_forecast(forecast_id=one.pk, **values | changes)
    assert Forecast.objects.count() == 1


def test_closing_says_before_it_is_done_how_each_forecast_would_come_out() -> None:
    forecast()
    forecast(state="DNK")
    a_statement("HRC66", "2027-09-24", ("DEU", "LIE"))
    rebuild_index(at=AFTER)

    page = closing_of("HRC66")

    assert (page.statements, page.states) == (1, 2)
    assert [one.state_id for one in page.would_happen] == ["DEU"]
    assert [one.state_id for one in page.would_not] == ["DNK"]
    assert scores()["speaks"] == (None, None)


def test_a_mean_is_shown_from_ten_scored_forecasts_on() -> None:
    for number in range(9):
        forecast(actor=f"account-{number}")
    closed()
    assert (forecast_page().record, forecast_page().too_few) == (None, 9)

    Forecast.objects.create(
        session="HRC66", begins_on=BEGINS, state_id="DEU", step="speaks", probability=0,
        entered_at=BEFORE, forecaster="account-10", happened=False, brier=0, scored_at=AFTER,
    )  # fmt: skip
    record = forecast_page().record
    assert record is not None
    assert (record.count, round(record.mean, 3)) == (10, 0.441)


def test_a_case_that_goes_takes_its_forecasts_with_it() -> None:
    """Only a case that was never public is ever deleted; nothing of it must stay behind."""
    case = a_case()
    forecast(step="names_this_case", case_id=case.public_id)
    case.citations.all().delete()
    case.delete()

    assert not Forecast.objects.exists()
