"""`route --json`: whom to tell, from standard input; what it knows of treaties and contacts."""

import io
import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.domain.routing.facts import ContactFact
from endreprisals.mechanisms.management.commands import route as command
from endreprisals.mechanisms.queries.routing import contacts_for_routing
from endreprisals.mechanisms.queries.treaties import all_treaties, packed_treaties, treaties_of
from endreprisals.states.models import TreatyStatus
from tests.build import NOON, a_state
from tests.build_handbook import ENTERED, a_body_contact, a_mechanism

pytestmark = pytest.mark.django_db
ANSWERS = {
    "cooperation": ["treaty_body:CAT"], "acts": ["threats"], "country": "BDI", "when": "2026-10",
    "person": "self", "in_danger_now": False, "detained": False, "wishes": "confidential",
    "consent": {"informed": True, "agreed": True}, "languages": ["fr"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "timezone", SimpleNamespace(localdate=NOON.date))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(text: str | bytes, **options: Any) -> tuple[str, str, int]:
        """What is printed, what is complained of, and the exit status."""
        raw = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("route", json=True, stdout=out, stderr=err, **options)
        except SystemExit as stopped:
            return out.getvalue(), err.getvalue(), int(str(stopped.code))
        return out.getvalue(), err.getvalue(), 0

    return run


def a_status(treaty: str, status: str = "party", iso3: str = "BDI", **changes: Any) -> TreatyStatus:
    values = {"date_edtf": "1990-05-09", "as_of": "2022-05-29", "source": "an invented table"}
    return TreatyStatus.objects.create(
        state=a_state(iso3), treaty=treaty, status=status, **values | changes
    )


def test_the_answers_of_the_interface_are_routed(typed: Any) -> None:
    a_status("CAT", date_edtf="1993-02-18", as_of="2022-06-10")
    a_status("CAT art. 22", "declaration", date_edtf="2003-06-10")
    a_status("ICCPR-OP1", "none", date_edtf="")
    a_body_contact(a_mechanism("treaty-bodies-focal-points"), value="committee@body.example")

    out, err, status = typed(json.dumps(ANSWERS))

    told = json.loads(out)
    first = told["avenues"][0]
    assert (status, err) == (0, "")
    assert told["first"] == first["mechanism"] == "treaty-bodies-focal-points"
    assert {
        "mechanism", "order", "why", "can_do", "confidential_or_public", "needs", "missing",
        "deadline", "contact", "risks", "source",
    } <= set(first)  # fmt: skip
    assert first["contact"]["email"] == "committee@body.example"
    assert (first["contact"]["verified_on"], first["contact"]["state"]) == (None, "unverified")
    assert first["contact"]["warning"]
    assert first["conditions"][0]["date"] == "1993-02-18"
    assert [one["condition"]["treaty"] for one in told["not_open"]] == ["ICCPR-OP1"]
    assert "confidential-asked" in [one["code"] for one in told["warnings"]]


def test_nothing_answered_is_routed_too(typed: Any) -> None:
    out, _, status = typed("{}")

    assert status == 0
    assert json.loads(out)["avenues"]


def test_texts_come_in_the_language_that_is_asked_for(typed: Any) -> None:
    out, _, _ = typed("{}", language="fr")

    assert json.loads(out)["language"] == "fr"
    assert "Avant tout envoi" in out


def test_bad_answers_end_with_two_and_one_line_for_each_problem(typed: Any) -> None:
    out, err, status = typed('{"country": "ZAR", "acts": ["threat"], "when": "2027"}')

    assert (out, status) == ("", 2)
    assert err.splitlines() == [
        "acts[0]: 'threat' is not known: did you mean 'threats'?",
        "country: 'ZAR' was Zaire, which does not exist any more: write COD",
        "when: 2027 is still to come: give the day it happened",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "answers: line 1, column 1: not JSON: write an object in braces"),
        ("{'country': 1}", "answers: line 1, column 2: not JSON: write an object in braces"),
        (b"\xff\xfe{", "answers: not UTF-8: save the text as UTF-8"),
        (b'{"country": "\xe9"}', "answers: not UTF-8: save the text as UTF-8"),
        ("[" * 90_000, "answers: cannot be read: write a plain object"),
        ('{"when": ' + "1" * 9_000 + "}", "answers: cannot be read: write a plain object"),
        (
            '{"when": "' + "x" * 100_000 + '"}',
            "answers: more than 100000 bytes: send only the answers",
        ),
        (
            '{"when": "2026", "when": "2025"}',
            "answers: a question is answered twice: keep one of the answers",
        ),
        ("[]", "answers: not an object: write {} with the keys that you can answer"),
        ('{"when": NaN}', "when: not a text: write it in quotation marks, or null"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(
    typed: Any, text: str | bytes, problem: str
) -> None:
    assert typed(text) == ("", problem + "\n", 2)


def test_what_was_typed_is_in_no_trace_of_the_refusal(
    typed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"country": "Testa Fictiva"}')))

    with pytest.raises(SystemExit) as stopped:
        call_command("route", json=True, stderr=io.StringIO())

    assert stopped.value.__suppress_context__
    assert "Fictiva" not in str(stopped.value)
    assert "Fictiva" not in typed('{"name": "Testa Fictiva"}')[1]


def test_a_treaty_is_told_with_its_day_and_source() -> None:
    a_status("CAT", note="The newer data set gives the year 1991")

    fact = treaties_of("BDI")["CAT"]

    assert (fact.status, fact.date, fact.as_of, fact.source, fact.differs) == (
        "party", "1990-05-09", "2022-05-29", "an invented table", False,
    )  # fmt: skip
    assert fact.note == "The newer data set gives the year 1991"
    assert treaties_of("EGY") == {}


@pytest.mark.parametrize(
    "note", ["The newer data set gives no action", "The newer data set gives signature only", "?"]
)
def test_a_note_on_another_status_makes_the_sources_differ(note: str) -> None:
    a_status("CAT", note=note)

    assert treaties_of("BDI")["CAT"].differs


def test_an_observer_state_of_the_older_data_set_does_not_differ() -> None:
    a_status("CAT", note="Only the older data set covers observer States")

    assert not treaties_of("BDI")["CAT"].differs


def test_two_rows_that_disagree_differ_and_the_one_read_last_is_told() -> None:
    a_status("CED", "signatory", as_of="2022-05-29")
    a_status("CED", "none", as_of="2015-03-14")
    a_status("CAT", as_of="2015-03-14", source="an older table")
    a_status("CAT", as_of="2022-06-10")

    facts = treaties_of("BDI")

    assert (facts["CED"].status, facts["CED"].differs) == ("signatory", True)
    assert (facts["CAT"].source, facts["CAT"].differs) == ("an invented table", False)


def test_the_page_gets_every_state_in_one_query(django_assert_num_queries: Any) -> None:
    a_status("CAT")
    a_status("CED", "none", "EGY", date_edtf="", as_of="2022-06-10", source="another table")

    with django_assert_num_queries(1):
        packed = packed_treaties()

    assert packed.as_of == ("2022-05-29", "2022-06-10")
    assert packed.sources == ("an invented table", "another table")
    assert packed.states == {
        "BDI": {"CAT": ("party", "1990-05-09", 0, 0, False, "")},
        "EGY": {"CED": ("none", "", 1, 1, False, "")},
    }
    assert all_treaties()["BDI"] == treaties_of("BDI")


def test_contacts_are_the_live_ones_seen_last_and_only_as_certain_as_the_oldest() -> None:
    body = a_mechanism("wgad")
    a_body_contact(body, value="old@body.example", verified_on=date(2026, 1, 1))
    a_body_contact(body, value="new@body.example", verified_on=date(2026, 11, 1))
    a_body_contact(body, kind="url", value="https://body.example/", verified_on=date(2026, 10, 1))
    a_body_contact(body, kind="post", value="1 Invented Street", verified_on=None)
    a_body_contact(body, value="gone@body.example", ended_at=NOON, ended_because="test")
    a_body_contact(body, kind="form", value="https://form.example/", **ENTERED)

    fact = contacts_for_routing()["wgad"]

    assert replace(fact, ways=()) == ContactFact(
        "new@body.example", "https://body.example/", verified_on=date(2026, 10, 1)
    )
    assert [(way.value, way.verified_on) for way in fact.ways] == [
        ("old@body.example", date(2026, 1, 1)),
        ("new@body.example", date(2026, 11, 1)),
        ("https://body.example/", date(2026, 10, 1)),
    ]
    assert not any(way.differs for way in fact.ways)


def test_of_two_addresses_that_nobody_saw_neither_is_offered_alone() -> None:
    body = a_mechanism("un-senior-official")
    a_body_contact(body, value="until2020@body.example", label="Until 2020", verified_on=None)
    a_body_contact(body, value="since@body.example", label="Said to be new", verified_on=None)
    a_body_contact(body, kind="url", value="https://body.example/", verified_on=None)

    fact = contacts_for_routing()["un-senior-official"]

    assert fact.email == "since@body.example"
    assert [(way.value, way.label, way.differs) for way in fact.ways] == [
        ("until2020@body.example", "Until 2020", True),
        ("since@body.example", "Said to be new", True),
        ("https://body.example/", "", False),
    ]


def test_a_body_that_the_desk_has_ended_is_no_avenue(typed: Any) -> None:
    a_mechanism("iachr", ended_on=date(2026, 1, 2))
    a_mechanism("wgad", ended_on=date(2027, 1, 2))

    told = json.loads(typed('{"country": "PER", "detained": true}')[0])

    mechanisms = [one["mechanism"] for one in told["avenues"]]
    assert "wgad" in mechanisms
    assert "iachr" not in mechanisms
    assert "body-ended" in [one["code"] for one in told["warnings"]]


def test_one_contact_that_nobody_saw_makes_all_of_a_body_uncertain() -> None:
    body = a_mechanism("wgad")
    a_body_contact(body, value="seen@body.example", verified_on=date(2026, 11, 1))
    a_body_contact(body, kind="phone", value="+000", verified_on=None)
    a_body_contact(a_mechanism("spt"), kind="post", value="1 Invented Street")

    contacts = contacts_for_routing()
    assert list(contacts) == ["wgad"]
    assert replace(contacts["wgad"], ways=()) == ContactFact("seen@body.example", phone="+000")


def test_somebody_in_danger_gets_the_line_of_one_organisation_and_not_an_empty_place() -> None:
    a_body_contact(a_mechanism("front-line-defenders"), kind="phone", value="+000")
    a_body_contact(a_mechanism("protectdefenders"), kind="url", value="https://one.example/")
    a_body_contact(a_mechanism("emergency-funds"), kind="url", value="https://all.example/")

    contacts = contacts_for_routing()

    assert contacts["help-lines"].phone == contacts["front-line-defenders"].phone == "+000"
    assert contacts["help-lines"].name == "Invented body front-line-defenders"
    assert contacts["front-line-defenders"].name == ""
    assert (contacts["emergency-funds"].url, contacts["emergency-funds"].name) == (
        "https://all.example/", "",
    )  # fmt: skip
