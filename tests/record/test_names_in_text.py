"""Words beside statements and judgements name nobody, and go when those they tell of are gone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from endreprisals.ledger.models import Stance
from endreprisals.record.models import Case, CaseSubject
from endreprisals.record.queries.names_in_text import (
    NOBODY,
    names_of_everybody,
    names_of_the_gone,
)
from endreprisals.record.raises import raises
from endreprisals.record.services.publishing import merge_cases, withdraw_case, withdraw_subject
from endreprisals.record.services.spoken import MadeFor, RaisedCountry, Spoken
from endreprisals.record.services.statements import NotRight, enter_statement
from endreprisals.states.models import ClosedSession, CountryRaise
from tests.build import NOON, a_case, a_name, a_raise, a_state, a_statement, a_subject

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
LATER = datetime(2027, 10, 1, 12, tzinfo=UTC)
NAME = "Quintilia Inventata"
GERMANY = Spoken(
    forum="HRC66", date="2027-09-24", speaker="DEU", made_for=(MadeFor("DEU", "listed"),),
    source="A/HRC/66/2",
)  # fmt: skip


@pytest.fixture
def case() -> Case:
    for iso3 in ("DEU", "BLR"):
        a_state(iso3)
    subject = a_subject(NAME, public_id="S-EGY-0001")
    for text, script in (("كوينتيليا المخترعة", "Arab"), ("曹发明", "Hans")):
        a_name(subject, text, script=script, kind="own_script")
    return a_case(public_id="EGY-2019-001", title=NAME, subject=subject)


def withdrawn(case: Case) -> None:
    withdraw_case(public_id=case.public_id, because=Case.WithdrawnBecause.CONSENT, by="x", at=NOON)


@pytest.mark.parametrize(
    "text",
    [
        "It spoke of Quintilia Inventata.", "INVENTATA, Quintilia", "quintilia inventatá's lawyers",
        "https://source.example/release-quintilia-inventata-now", "قضية كوينتيليا المخترعة اليوم",
        "关于曹发明的案件",
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_order_case_accents_and_script(case: Case, text: str) -> None:
    assert names_of_everybody().found_in(text)


@pytest.mark.parametrize("text", ["", "Quintilia alone", "EGY-2019-001", "Inventata. Or Quintilia"])
def test_part_of_a_name_is_not_the_name(case: Case, text: str) -> None:
    assert names_of_everybody().found_in(text) == ""
    assert NOBODY.found_in(NAME) == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"note": f"It also spoke of {NAME}."}, "note"),
        ({"source": f"Letter of {NAME}"}, "source"),
        ({"countries": (RaisedCountry("BLR", "named", f"as for {NAME}"),)}, "countries"),
        ({"made_for": (MadeFor("DEU", "listed", f"of {NAME}"),)}, "made_for"),
    ],
)
def test_a_statement_with_a_name_in_its_words_is_refused(
    case: Case, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(NotRight) as refused:
        enter_statement(replace(GERMANY, **changes), key="desk:1", actor="a", at=LATER)  # type: ignore[arg-type] # as the test gives them

    assert [one.field for one in refused.value.problems] == [field]
    assert "write the number of the case" in str(refused.value)


def test_a_name_that_was_withdrawn_is_refused_too(case: Case) -> None:
    withdraw_subject(public_id="S-EGY-0001", because=Case.WithdrawnBecause.CONSENT, by="x", at=NOON)

    with pytest.raises(NotRight, match="is a name in this record"):
        enter_statement(replace(GERMANY, note=f"Of {NAME}."), key="desk:1", actor="a", at=LATER)


def test_an_organisation_may_be_the_source_and_an_address_is_what_it_is(case: Case) -> None:
    a_subject("Society of Invented Rights", kind="organisation")
    address = "https://source.example/quintilia-inventata"
    spoken = replace(GERMANY, text_url=address, source="Society of Invented Rights")

    assert enter_statement(spoken, key="desk:1", actor="a", at=LATER).text_url == address


def test_only_those_without_a_case_that_is_shown_are_gone(case: Case) -> None:
    assert names_of_the_gone() == NOBODY
    other = a_case(title=NAME)
    CaseSubject.objects.update_or_create(case=other, defaults={"subject": case.subjects.get()})
    withdrawn(case)
    assert names_of_the_gone().found_in(NAME) == "", "another case of theirs is shown"

    withdrawn(other)
    assert names_of_the_gone().found_in(NAME)


def test_words_of_a_statement_go_with_a_case_that_it_named(
    case: Case, made_ready: Ready, client: Client
) -> None:
    other = a_case(public_id="EGY-2019-002", title="Alia Ficta")
    naming = a_statement(
        "HRC48", "2021-09-29", ("LIE",), number="HRC48-LIE-20210929",
        note="The lawyer in the first case.", source=f"A/HRC/48/2; Letter of {NAME}",
        text_url="https://source.example/quintilia-inventata",
    )  # fmt: skip
    unrelated = a_statement("HRC51", "2022-09-29", ("DEU",), note=f"Like {NAME}.")
    for statement in (naming, unrelated):
        CountryRaise.objects.create(
            statement=statement, state=a_state("VNM"), how="named", about="A lawyer", source="x"
        )
    a_raise(case, statement=naming)
    a_raise(other, statement=naming)
    made_ready()
    page = client.get("/en/ledger/statements/HRC48-LIE-20210929/").content.decode()
    assert "The lawyer in the first case." in page

    withdrawn(case)

    index = raises()
    told = index.statement("HRC48-LIE-20210929")
    assert told is not None
    assert (told.note, told.source, told.text_url) == ("", "A/HRC/48/2", "")
    assert index.silenced == {"HRC48-LIE-20210929"}
    assert [one.note for one in index.statements] == ["", ""]
    assert {(row.said.number == told.number, row.about) for row in index.rows if row.about} == {
        (False, "A lawyer")
    }
    for address in (
        "ledger/statements/HRC48-LIE-20210929/", "ledger/sessions/HRC48/", "ledger.csv",
        "ledger/sessions/HRC51/",
    ):  # fmt: skip
        answer = client.get(f"/en/{address}")
        body = answer.getvalue().decode()
        assert answer.status_code == 200, address
        for words in ("The lawyer in the first", "Inventata", "inventata"):
            assert words not in body, (address, words)


def test_a_case_joined_with_one_that_was_withdrawn_is_gone_too(
    case: Case, made_ready: Ready
) -> None:
    kept = a_case(title="Alia Ficta")
    a_raise(case, statement=a_statement("HRC48", "2021-09-29", ("LIE",), note="A lawyer."))
    merge_cases(kept_id=kept.public_id, merged_id=case.public_id, reason="same", by="x", at=NOON)
    assert [one.note for one in raises().statements] == ["A lawyer."]

    withdrawn(kept)

    assert [one.note for one in raises().statements] == [""]
    assert raises().gone.found_in(NAME)


def test_judgements_and_closed_sessions_do_not_name_who_is_gone(
    case: Case, made_ready: Ready, client: Client
) -> None:
    Stance.objects.create(
        state=a_state("DEU"), level="joined", as_of=NOON.date(), source=f"Letter of {NAME}",
        confidence="high", note=f"Asked about {NAME}.", reviewer="a", reviewed_at=NOON,
    )  # fmt: skip
    a_statement("HRC48", "2021-09-29", ("LIE",))
    ClosedSession.objects.create(
        session="HRC48", closed_at=NOON, closed_by="a", source=f"As {NAME} says"
    )
    made_ready()
    addresses = ("ledger/states/DEU/scorecard/", "ledger/sessions/HRC48/")
    assert all(NAME in client.get(f"/en/{one}").content.decode() for one in addresses)

    withdrawn(case)

    assert not any(NAME in client.get(f"/en/{one}").content.decode() for one in addresses)
