"""The acceptance list, on the data set that the product ships."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from endreprisals.record.models import Case
from endreprisals.record.services.loading import load_data
from endreprisals.search.queries import matching_cases, search
from tests.build import NOON
from tests.record.loading_world import shipped_files

TOHTI, JIANG, KHAWAJA = "chn-ilham-tohti", "chn-jiang-tianyong", "bhr-al-khawaja"
MANSOOR, CAO, VIASNA = "are-mansoor", "chn-cao-shunli", "blr-viasna"


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the shipped tables in a transaction around the whole file, and take it back after."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_data(shipped_files(), actor="test", at=NOON)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def _loaded(_loaded_once: None, db: None) -> None:
    """The shipped record, in the test's own transaction."""


pytestmark = pytest.mark.usefixtures("_loaded")


def found(query: str) -> set[str]:
    """The cases that match, by their id in the fact tables."""
    rows = Case.objects.filter(pk__in=matching_cases(query).case_ids)
    return {key.removeprefix("cases:") for key in rows.values_list("source_key", flat=True)}


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("江天勇", JIANG),
        ("Jiang Tianyong", JIANG),
        ("Chiang T'ien-yung", JIANG),
        ("الخواجة", KHAWAJA),
        ("عبد الهادي الخواجة", KHAWAJA),
        ("Alkhawaja", KHAWAJA),
        ("Алесь Бяляцкі", VIASNA),
        ("Алесь Беляцкий", VIASNA),
        ("ئىلھام توختى", TOHTI),
        ("Toxti", TOHTI),
        ("Tuohuti", TOHTI),
        ("伊力哈木·土赫提", TOHTI),
        ("伊力哈木", TOHTI),
        ("曹順利", CAO),
        ("顺利", CAO),
        ("أحمد منصور", MANSOOR),
        ("bhr1/2023", KHAWAJA),
        ("WGAD 64/2011", MANSOOR),
    ],
)
def test_a_real_name_or_code_in_any_form_finds_its_case(query: str, key: str) -> None:
    assert key in found(query)


@pytest.mark.parametrize("typed", ["a hrc 42 30", "A-HRC-42-30", "Ａ／ＨＲＣ／４２／３０"])
def test_a_symbol_typed_any_way_finds_what_the_printed_one_finds(typed: str) -> None:
    printed = found("A/HRC/42/30")

    assert len(printed) > 10
    assert found(typed) == printed
    assert search(typed).results[0].kind == "document"


@pytest.mark.parametrize(
    ("query", "public_id"),
    [("江天勇", "chn-jiang-tianyong"), ("ئىلھام توختى", "chn-ilham-tohti")],
)
def test_a_name_in_its_own_script_comes_first_and_alone(query: str, public_id: str) -> None:
    results = search(query).results

    assert [result.kind for result in results] == ["subject", "case"]
    assert {result.why.code for result in results} == {"same_letters"}
    assert found(query) == {public_id}


@pytest.mark.parametrize(
    ("query", "code"),
    [("détention arbitraire", "arbitrary_detention"), ("detención", "arbitrary_detention")],
)
def test_french_and_spanish_words_find_the_act_and_its_cases(query: str, code: str) -> None:
    results = search(query).results

    assert code in [result.public_id for result in results if result.kind == "act_type"]
    assert len(found(query)) > 10
