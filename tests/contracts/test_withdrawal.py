"""Withdrawn means gone: from every page, file, feed, search and count, in the same moment."""

from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.audit.models import Event
from endreprisals.record.models import Case, Change, IndexState, MentionSubject, Subject
from endreprisals.record.services.publishing import (
    merge_cases,
    undo_merge,
    withdraw_case,
    withdraw_subject,
)
from endreprisals.search.queries import search
from tests.build import (
    NOON,
    a_case,
    a_mention,
    a_name,
    a_raise,
    a_statement,
    a_subject,
    an_act,
)
from tests.contracts.answers import body_of

pytestmark = pytest.mark.django_db

NAME = "Quintilia Inventata"
OTHER_SCRIPT = "كوينتيليا المخترعة"
OUTPUTS = [
    "/en/",
    "/en/cases/",
    "/en/cases/?view=table",
    "/en/cases/?view=map",
    "/en/cases.csv",
    "/en/cases.json",
    "/en/cases.atom",
    "/en/states/EGY/",
    "/en/acts/threats/",
    "/en/documents/A/HRC/48/28/",
    "/en/changes/",
    "/en/changes.atom",
    f"/en/search/?q={NAME}",
    "/en/states/LIE/",
    "/en/ledger/",
    "/en/ledger/?by=LIE",
    "/en/ledger.csv",
    "/en/ledger.json",
    "/en/ledger.atom",
    "/en/ledger/sessions/HRC48/",
    "/en/ledger/statements/HRC48-LIE-20210929/",
    "/en/ledger/matrix/",
    "/en/ledger/matrix.csv",
    "/en/ledger/never-raised/",
    "/en/ledger/raised-once/",
    "/sitemap.xml",
    "/api/v1/cases",
    "/api/v1/changes",
    f"/api/v1/search?q={NAME}",
    "/api/v1/statements",
    "/api/v1/sessions/HRC48",
]


def _body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return body_of(response)


@pytest.fixture
def told(made_ready: Callable[[], int]) -> Case:
    subject = a_subject(NAME, public_id="S-EGY-0001")
    a_name(subject, OTHER_SCRIPT, script="Arab", lang="ar", kind="own_script")
    case = a_case(public_id="EGY-2019-001", title=NAME, subject=subject)
    an_act(case)
    a_mention(case)
    a_raise(case, statement=a_statement(number="HRC48-LIE-20210929"))
    made_ready()
    return case


def test_a_withdrawn_case_leaves_no_word_anywhere(told: Case, client: Client) -> None:
    before = [address for address in OUTPUTS if "Quintilia" in _body(client, address)]
    withdraw_case(
        public_id=told.public_id, because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )

    assert len(before) > 20, "the case must have been told before it can be gone"
    for address in OUTPUTS:
        shown = _body(client, address)
        assert OTHER_SCRIPT not in shown, address
        if "search" not in address:  # which repeats the words that were asked for
            assert "Quintilia" not in shown, address


def test_a_withdrawn_case_is_not_found_by_any_word(told: Case) -> None:
    withdraw_case(
        public_id=told.public_id, because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )

    for query in (NAME, "Quintilia", OTHER_SCRIPT, "EGY-2019-001"):
        assert search(query).total == 0, query


def test_a_withdrawn_case_answers_410_with_no_personal_data(told: Case, client: Client) -> None:
    withdraw_case(
        public_id=told.public_id, because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )

    for address in (
        "/en/cases/EGY-2019-001/",
        "/en/cases/EGY-2019-001.json",
        "/api/v1/cases/EGY-2019-001",
    ):
        response = client.get(address)
        assert response.status_code == 410, address
        assert response["Cache-Control"] == "no-cache", address
        assert "Quintilia" not in response.content.decode()
    assert client.get("/en/subjects/S-EGY-0001/").status_code == 404


def test_withdrawing_twice_changes_nothing(told: Case) -> None:
    for _ in range(2):
        withdraw_case(
            public_id=told.public_id, because=Case.WithdrawnBecause.ERROR, by="test", at=NOON
        )

    assert Change.objects.filter(kind="withdrawn").count() == 1


def test_a_merged_case_leads_to_the_kept_one_and_comes_back_whole(
    told: Case, client: Client, made_ready: Callable[[], int]
) -> None:
    twin = a_case(public_id="EGY-2019-002", title="Q. Inventata")
    an_act(twin, codes=("surveillance",))
    made_ready()
    before = client.get("/en/cases/EGY-2019-002.json").json()

    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="same", by="test", at=NOON)

    moved = client.get("/en/cases/EGY-2019-002/")
    assert (moved.status_code, moved["Location"]) == (302, "/en/cases/EGY-2019-001/")
    assert moved["Cache-Control"] == "no-cache", "a browser that keeps it cannot see the undoing"
    kept = client.get("/en/cases/EGY-2019-001.json").json()
    assert {"threats", "surveillance"} <= set(kept["act_types"])

    undo_merge(merged_id="EGY-2019-002", by="test", at=NOON)
    after = client.get("/en/cases/EGY-2019-002.json").json()
    changing = {"changed_at", "related"}
    assert {k: v for k, v in after.items() if k not in changing} == {
        k: v for k, v in before.items() if k not in changing
    }


def _withdraw_subject(public_id: str) -> None:
    withdraw_subject(public_id=public_id, because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON)


def test_a_withdrawn_subject_leaves_no_word_anywhere(told: Case, client: Client) -> None:
    before = [address for address in OUTPUTS if "Quintilia" in _body(client, address)]

    _withdraw_subject("S-EGY-0001")

    assert len(before) > 20, "the subject must have been told before it can be gone"
    for address in OUTPUTS:
        shown = _body(client, address)
        assert OTHER_SCRIPT not in shown, address
        if "search" not in address:  # which repeats the words that were asked for
            assert "Quintilia" not in shown, address
    for query in (NAME, "Quintilia", OTHER_SCRIPT, "EGY-2019-001"):
        assert search(query).total == 0, query
    for address in ("/en/subjects/S-EGY-0001/", "/api/v1/subjects/S-EGY-0001"):
        assert client.get(address).status_code == 410


def test_a_withdrawn_subject_takes_every_case_that_tells_of_it(
    told: Case, made_ready: Callable[[], int]
) -> None:
    subject = Subject.objects.get(public_id="S-EGY-0001")
    spelled = a_subject("Q. Inventata", public_id="S-EGY-0002", merged_into=subject)
    a_case(public_id="EGY-2019-002", title="Q. Inventata", subject=spelled)
    joined = a_case(public_id="EGY-2019-003", title="Inventata again", merged_into=told)
    beside = a_case(public_id="EGY-2019-004", title="Some students")
    MentionSubject.objects.create(mention=a_mention(beside, paragraph="14"), subject=subject)
    a_case(public_id="EGY-2019-005", title="Draft", subject=subject, published_at=None)
    a_case(public_id="EGY-2019-006", title="Nemo Nusquam")
    made_ready()
    version = IndexState.objects.get().version

    for _ in range(2):
        _withdraw_subject("S-EGY-0002")

    assert set(Case.objects.public().values_list("public_id", flat=True)) == {"EGY-2019-006"}
    told_of = Change.objects.filter(kind="withdrawn").values_list("public_id", flat=True)
    assert sorted(told_of) == [f"EGY-2019-00{n}" for n in range(1, 5)], "a draft was never public"
    assert not Subject.objects.filter(
        public_id__in=("S-EGY-0001", "S-EGY-0002"), withdrawn_at=None
    ).exists()
    assert IndexState.objects.get().version == version + 1
    joined.refresh_from_db()
    assert joined.withdrawn_at == NOON
    assert set(Event.objects.values_list("target", flat=True)) == {
        "S-EGY-0001", "S-EGY-0002", *(f"EGY-2019-00{n}" for n in range(1, 6)),
    }  # fmt: skip
