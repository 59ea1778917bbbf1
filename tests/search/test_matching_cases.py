"""Which cases a search leaves in the list: each word by text or by name, symbols exactly."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from endreprisals.record.models import Case
from endreprisals.search.asked import Asked
from endreprisals.search.named import named
from endreprisals.search.queries import matching_cases
from tests.build import a_cooperation, a_document, a_mention, a_status, an_act
from tests.search.named_cases import a_named_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def found(query: str) -> set[str]:
    """Public ids of the cases that match."""
    rows = Case.objects.filter(pk__in=matching_cases(query).case_ids)
    return set(rows.values_list("public_id", flat=True))


@pytest.fixture
def record(made_ready: Ready) -> None:
    """Seven cases; six of them Latin spellings only."""
    jiang = a_named_case("CHN-2019-001", "Jiang Tianyong", summary="A lawyer, reportedly held.")
    an_act(jiang, codes=("arbitrary_detention",))
    a_mention(jiang, a_document("A/HRC/42/30"), locator="2019-146-007")
    a_named_case("CHN-2019-002", "Ilham Tohti", summary="An economist.")
    a_named_case("BHR-2019-003", "Abdulhadi Al-Khawaja")
    a_named_case("BLR-2019-004", "Ales Bialiatski")
    a_named_case("CHN-2019-005", "Tashi Wangchuk")
    a_named_case("CHN-2019-006", ("曹顺利", "Hans", "zh"), "Cao Shunli")
    other = a_named_case("EGY-2019-007", "Testa Fictiva", summary="من المدافعين. 她说受到报复。")
    a_cooperation(other, bodies=("treaty_body:CAT",))
    a_status(other, code="detained")
    made_ready()


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("query", "public_id"),
    [
        ("江天勇", "CHN-2019-001"),
        ("江天勇 lawyer", "CHN-2019-001"),
        ("الخواجة", "BHR-2019-003"),
        ("عبد الهادي الخواجة", "BHR-2019-003"),
        ("Алесь Бяляцкі", "BLR-2019-004"),
        ("Беляцкий Алесь", "BLR-2019-004"),
        ("བཀྲ་ཤིས་དབང་ཕྱུག", "CHN-2019-005"),
        ("ئىلھام توختى", "CHN-2019-002"),
        ("Toxti", "CHN-2019-002"),
        ("Tuohuti", "CHN-2019-002"),
        ("Tuohuti economist", "CHN-2019-002"),
        ("曹順利", "CHN-2019-006"),
        ("顺利", "CHN-2019-006"),
        ("Ts'ao Shun-li", "CHN-2019-006"),
    ],
)
def test_a_name_in_any_script_or_spelling_finds_its_case(query: str, public_id: str) -> None:
    assert found(query) == {public_id}


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("query", "public_id"),
    [
        ("lawyer held", "CHN-2019-001"),
        ('"reportedly held"', "CHN-2019-001"),
        ("报复", "EGY-2019-007"),
        ("報復", "EGY-2019-007"),
        ("مدافعون", "EGY-2019-007"),
        ("والمدافعين", "EGY-2019-007"),
        ("埃及", "EGY-2019-007"),
        ("Ägypten OR Égypte", ""),
        ("Égypte", "EGY-2019-007"),
        ("Египет", "EGY-2019-007"),
        ("committee against torture", "EGY-2019-007"),
        ("arbitrary arrest", "CHN-2019-001"),
    ],
)
def test_words_of_text_and_of_every_label_find_their_case(query: str, public_id: str) -> None:
    assert found(query) == ({public_id} if public_id else set())


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    "query",
    ["A/HRC/42/30", "a hrc 42 30", "a-hrc-42-30", "2019-146-007", "CHN-2019-001", "chn 2019 1"],
)
def test_a_symbol_locator_or_id_typed_any_way_finds_exactly_its_case(query: str) -> None:
    assert found(query) == {"CHN-2019-001"}


@pytest.mark.usefixtures("record")
def test_a_symbol_among_words_is_one_word_of_the_search() -> None:
    assert found("lawyer A/HRC/42/30") == {"CHN-2019-001"}
    assert found("economist A/HRC/42/30") == set()


@pytest.mark.usefixtures("record")
def test_every_word_must_match_by_text_or_by_name() -> None:
    assert found("Tuohuti economist") == {"CHN-2019-002"}
    assert found("Tuohuti plumber") == set()
    assert found("lawyer economist") == set()


def test_a_letter_code_of_an_action_finds_its_case_however_typed(made_ready: Ready) -> None:
    case = a_named_case("BHR-2023-001", "Testa Fictiva")
    a_named_case("BHR-2023-002", "Testo Fictivo")
    an_act(case, description="See AL BHR 1/2023 of 12 January.")
    made_ready()

    assert found("bhr1/2023") == found("BHR 1/2023") == found("UA bhr 01/2023") == {"BHR-2023-001"}
    assert found("bhr 2/2023") == set()


def test_other_characters_of_one_sound_do_not_widen_the_list(made_ready: Ready) -> None:
    a_named_case("CHN-2019-001", "Jiang Tianyong", ("江天勇", "Hans", "zh"))
    made_ready()

    assert found("江天勇") == {"CHN-2019-001"}
    assert found("姜天勇") == set()


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("query", ["", "   ", "!?*", "\0", "\ud800", "🙂", '"', "((", "NEAR()"])
def test_a_search_without_words_matches_nothing(query: str) -> None:
    assert found(query) == set()


@pytest.mark.usefixtures("record")
def test_a_very_long_search_says_that_it_was_cut() -> None:
    assert matching_cases("lawyer " * 2000).cut
    assert not matching_cases("lawyer").cut


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    "query", ["lawyer", "Tuohuti economist", "A/HRC/42/30", "a hrc 99 99", "江天勇 detention"]
)
def test_a_search_takes_at_most_four_queries(
    query: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        matching_cases(query)


@pytest.mark.parametrize(
    ("written", "other"), [("བོད", "བུད"), ("ཀི", "ཀུ"), ("बिहार", "बुहार"), ("ကို", "ကူ")]
)
def test_vowel_signs_tell_words_apart(written: str, other: str, made_ready: Ready) -> None:
    a_named_case("CHN-2019-001", "Testa Fictiva", summary=written)
    made_ready()

    assert found(written) == {"CHN-2019-001"}
    assert found(other) == set()


def test_a_person_recorded_in_both_characters_is_no_homophone_of_herself(
    made_ready: Ready,
) -> None:
    case = a_named_case("CHN-2019-001", ("江天勇", "Hans", "zh"), ("蒋天勇", "Hans", "zh"))
    made_ready()

    for typed in ("江天勇", "蒋天勇"):
        hit = named(Asked.read(typed), cases_only=True).wholly[case.pk]
        assert (hit.match.reason_code, hit.text) == ("same_letters", typed)
