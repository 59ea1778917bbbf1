"""The ladder in public: worked out from the ledger, with a judgement beside it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from endreprisals.ledger.models import Stance
from endreprisals.ledger.queries.stances import (
    CaseStance,
    StanceLine,
    stance_lines,
    standing_of,
    steps_of_states,
)
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from endreprisals.states.models import (
    Cosponsorship,
    CountryRaise,
    JointStatement,
    JointStatementSignature,
)
from tests.build import NOON, a_case, a_raise, a_state, a_statement
from tests.ledger.saying import a_situation

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
REVIEWER = "P-0007-canary"


def judged(state: str, level: str, case: Case | None = None, **changes: object) -> Stance:
    values: dict[str, object] = {
        "as_of": date(2026, 10, 1),
        "source": "https://source.example/read",
        "confidence": "medium",
        "reviewer": REVIEWER,
        "reviewed_at": NOON,
    }
    return Stance.objects.create(state=a_state(state), case=case, level=level, **values | changes)


def stance_of(state: str) -> StanceLine:
    return standing_of(state, steps_of_states().get(state, ()))[0]


def case_stances(state: str) -> list[CaseStance]:
    return standing_of(state, steps_of_states().get(state, ()))[1]


def level_of(state: str) -> str:
    return stance_of(state).stand.level


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(strip_tags(f"<main{main}")))


def test_state_of_which_nothing_is_held_has_nothing_on_record(made_ready: Ready) -> None:
    made_ready()

    assert level_of("FJI") == "none_on_record"


def test_each_step_of_the_ladder_is_worked_out_from_its_source(made_ready: Ready) -> None:
    Cosponsorship.objects.create(
        state=a_state("BWA"), name_in_source="Botswana", resolution="some", source="test"
    )
    JointStatement.objects.create(
        year=2021, forum="UNGA76 Third Committee", lead=a_state("GBR"), source="test"
    )
    JointStatementSignature.objects.create(
        year=2021, forum="UNGA76 Third Committee", state=a_state("CHL"), name_in_source="Chile",
        source="test",
    )  # fmt: skip
    a_statement("HRC51", "2022-09-29", ("IRL",))
    about = a_statement("HRC51", "2022-09-29", ("NOR",))
    CountryRaise.objects.create(statement=about, state=a_state("VNM"), how="named", source="test")
    a_raise(a_situation(), states=("NAM",))
    case = a_case(public_id="EGY-2019-001")
    a_raise(case, states=("LIE",))
    for day, forum in (("2022-09-29", "HRC51"), ("2023-09-28", "HRC54")):
        a_raise(case, day, ("DEU",), forum=forum)
    made_ready()

    expected = {
        "BWA": "cosponsored", "CHL": "joined", "GBR": "spoke_in_general",
        "IRL": "spoke_in_general", "NOR": "named_a_country", "NAM": "named_a_country",
        "LIE": "named_a_case", "DEU": "named_again",
    }  # fmt: skip
    assert {state: level_of(state) for state in expected} == expected
    assert [line.state for line in stance_lines()][:2] == ["DEU", "LIE"]


def test_cases_of_a_state_have_their_own_levels(made_ready: Ready) -> None:
    twice, once = a_case(public_id="EGY-2019-001"), a_case(public_id="EGY-2019-002")
    for case, day, forum in (
        (twice, "2022-09-29", "HRC51"),
        (twice, "2023-09-28", "HRC54"),
        (once, "2021-09-29", "HRC48"),
    ):
        a_raise(case, day, ("DEU",), forum=forum)
    made_ready()

    assert [(one.public_id, one.stand.level) for one in case_stances("DEU")] == [
        ("EGY-2019-001", "named_again"),
        ("EGY-2019-002", "named_a_case"),
    ]


def test_judgement_stands_beside_what_was_worked_out(made_ready: Ready, client: Client) -> None:
    a_raise(a_case(public_id="EGY-2019-001"), states=("DEU",))
    judged("DEU", "spoke_in_general")
    made_ready()

    assert stance_of("DEU").differs
    text = text_of(client, "/en/ledger/states/DEU/scorecard/")
    assert "Worked out from the ledger: Named a case." in text
    assert "Reviewed at the desk on 20 November 2026: Spoke in general." in text
    assert "Evidence read up to 1 October 2026. Source: source.example" in text


def test_who_reviewed_is_on_no_page(made_ready: Ready, client: Client) -> None:
    case = a_case(public_id="EGY-2019-001")
    judged("DEU", "named_a_case")
    judged("DEU", "named_a_case", case)
    made_ready()

    for address in ("stances/", "states/DEU/scorecard/"):
        assert REVIEWER not in client.get(f"/en/ledger/{address}").content.decode()


def test_judgement_that_was_replaced_no_longer_holds(made_ready: Ready) -> None:
    first = judged("DEU", "joined")
    judged("DEU", "named_again", replaces=first)
    made_ready()

    found = stance_of("DEU").judged
    assert found is not None
    assert found.level == "named_again"


def test_welcoming_a_release_is_speaking_and_no_naming(made_ready: Ready, client: Client) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_raise(case, states=("DEU",))
    a_raise(case, "2023-09-28", ("DEU",), forum="HRC54", how="welcomed")
    a_raise(case, "2023-09-28", ("LIE",), forum="HRC54", how="thanked")
    welcomed = a_statement("HRC54", "2023-09-28", ("NOR",))
    CountryRaise.objects.create(
        statement=welcomed, state=a_state("VNM"), how="welcomed", source="test"
    )
    made_ready()

    assert [level_of(state) for state in ("DEU", "LIE", "NOR")] == [
        "named_a_case", "spoke_in_general", "spoke_in_general",
    ]  # fmt: skip
    assert [one.stand.level for one in case_stances("DEU")] == ["named_a_case"]
    assert [one.stand.level for one in case_stances("LIE")] == ["spoke_in_general"]
    text = text_of(client, "/en/ledger/states/LIE/scorecard/")
    assert "session 54, 28 Sept 2023, Thanked" in text


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_two_cases_that_were_joined_the_latest_judgement_holds(
    made_ready: Ready, *, newest_first: bool
) -> None:
    kept, joined = a_case(public_id="EGY-2019-001"), a_case(public_id="EGY-2019-002")
    newer, older = (kept, joined) if newest_first else (joined, kept)
    judged("DEU", "named_a_case", newer)
    judged("DEU", "joined", older, reviewed_at=NOON - timedelta(days=30))
    made_ready()
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="x", by="test", at=NOON)

    (found,) = case_stances("DEU")
    assert found.judged is not None
    assert found.judged.level == "named_a_case"


def test_judgement_on_a_case_goes_with_the_case(made_ready: Ready) -> None:
    case = a_case(public_id="EGY-2019-001")
    judged("DEU", "named_a_case", case)
    made_ready()
    assert [one.public_id for one in case_stances("DEU")] == ["EGY-2019-001"]

    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )
    assert case_stances("DEU") == []


def test_list_can_be_narrowed_to_a_region(made_ready: Ready, client: Client) -> None:
    a_raise(a_case(public_id="EGY-2019-001"), states=("DEU",))
    made_ready()

    assert "Germany" in text_of(client, "/en/ledger/stances/?region=WEOG")
    assert "Germany" not in text_of(client, "/en/ledger/stances/?region=AFRICAN")
    assert "That is not evidence that they said nothing." in text_of(client, "/en/ledger/stances/")


@pytest.mark.parametrize("query", ["region=Europe", "state=DEU", "region=WEOG&region=AFRICAN"])
def test_filter_that_does_not_exist_is_refused(
    made_ready: Ready, client: Client, query: str
) -> None:
    assert client.get(f"/en/ledger/stances/?{query}").status_code == 400
