"""The record of forecasts: scored ones in public, open ones only counted."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from endreprisals.ledger.models import Forecast
from endreprisals.ledger.queries.forecasts import forecast_record
from endreprisals.record.models import Case
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import withdraw_case
from endreprisals.states.models import ClosedSession
from tests.build import NOON, a_case, a_raise, a_state, a_statement

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def forecast(
    probability: str, *, happened: bool | None, case: Case | None = None, state: str = "DEU"
) -> Forecast:
    """One of HRC60; what happened is told by the ledger, where the session is closed."""
    share = Decimal(probability)
    scored = happened is not None
    if scored:
        ClosedSession.objects.get_or_create(
            session="HRC60", defaults={"closed_at": NOON, "closed_by": "a", "source": "x"}
        )
    if happened and case:
        a_raise(case, "2025-09-24", (state,), forum="HRC60")
    elif happened:
        a_statement("HRC60", "2025-09-24", (state,))
    return Forecast.objects.create(
        session="HRC60",
        begins_on=date(2025, 9, 8),
        state=a_state(state),
        case=case,
        step=Forecast.Step.NAMES_THIS_CASE if case else Forecast.Step.SPEAKS,
        probability=share,
        entered_at=NOON,
        forecaster="P-0007-canary",
        reason="canary reason",
        happened=happened,
        brier=(share - int(happened)) ** 2 if happened is not None else None,
        scored_at=NOON if scored else None,
    )


def text_of(client: Client) -> str:
    markup = client.get("/en/ledger/forecasts/").content.decode()
    main = markup.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", f"<main{main}")))


def test_without_forecasts_the_page_says_so(made_ready: Ready, client: Client) -> None:
    made_ready()

    assert "No forecast is scored yet." in text_of(client)


def test_scored_forecast_is_told_with_what_happened(made_ready: Ready, client: Client) -> None:
    forecast("0.80", happened=True)
    made_ready()
    text = text_of(client)

    assert "Speaks about reprisals" in text
    assert "80% Yes 0.040" in text
    assert "A mean is shown from 10 scored forecasts on" in text


def test_open_forecast_is_counted_and_not_told(made_ready: Ready, client: Client) -> None:
    forecast("0.73", happened=None)
    made_ready()
    text = text_of(client)

    assert "1 forecast waits to be scored." in text
    assert "73" not in text
    assert "Germany" not in text


def test_mean_is_shown_from_ten_on(made_ready: Ready, client: Client) -> None:
    for at in range(10):
        forecast("0.50", happened=at < 5, state="DEU" if at < 5 else "DNK")
    made_ready()

    found = forecast_record().summary
    assert found is not None
    assert (found.count, found.mean, found.skill) == (10, 0.25, 0)
    assert "0.250" in text_of(client)


def test_who_forecast_and_why_stays_at_the_desk(made_ready: Ready, client: Client) -> None:
    forecast("0.80", happened=False)
    made_ready()

    assert "canary" not in client.get("/en/ledger/forecasts/").content.decode()


def test_forecast_on_a_withdrawn_case_is_not_told(made_ready: Ready, client: Client) -> None:
    case = a_case(public_id="EGY-2019-001", title="Testa Fictiva")
    forecast("0.80", happened=True, case=case)
    made_ready()
    assert "Names this case Testa Fictiva" in text_of(client)

    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )
    assert forecast_record().scored == ()
    assert "Testa" not in text_of(client)


def test_what_changes_in_the_ledger_later_shows_at_once(made_ready: Ready) -> None:
    """A load or a withdrawal scores nothing; the record follows the ledger all the same."""
    forecast("0.80", happened=False)
    made_ready()
    assert [(one.happened, round(one.brier, 2)) for one in forecast_record().scored] == [
        (False, 0.64)
    ]

    a_statement("HRC60", "2025-09-24", ("DEU",))
    rebuild_index(at=NOON)

    assert [(one.happened, round(one.brier, 2)) for one in forecast_record().scored] == [
        (True, 0.04)
    ]
