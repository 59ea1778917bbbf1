"""Nothing that can be typed breaks a search: the real index is asked, not a model of it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from endreprisals.domain.text import normal_text
from endreprisals.record.services.index import rebuild_index
from endreprisals.search import full_text
from endreprisals.search.models import Entry
from endreprisals.search.queries import matching_cases, search
from endreprisals.search.why import SENTENCES
from tests.build import NOON
from tests.search.named_cases import a_named_case

pytestmark = pytest.mark.django_db
EXAMPLES = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)

SIGNS = list("\"'`()[]{}*^:;,.!?-+~&|<>=/\\%_@#$\0\t\n\ud800\udfff\u202e\u2066\u200f\ufeff🙂🏳️‍🌈")
WORDS = [
    *["AND", "OR", "NOT", "NEAR(a b)", "body:x", "''", '""', "%s", "--"],
    *["江天勇", "律师", "المدافعون", "བཀྲ་ཤིས་", "ھوقۇق", "Беляцкий", "Tohti", "detention"],
    *["A/HRC/42/30", "bhr1/2023"],
]
typed = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=14).map(" ".join),
    st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=14).map("".join),
    st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Sk", "Po"]), max_size=30),
)
written = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@pytest.fixture
def record(db: None) -> None:
    """One case with names in three scripts."""
    a_named_case("CHN-2019-001", "Ilham Tohti", ("江天勇", "Hans", "zh"), summary="Detention.")
    rebuild_index(at=NOON)


@pytest.mark.usefixtures("record")
@EXAMPLES
@given(typed)
@example("a" * 10_000)
@example("律" * 10_000)
@example(" ".join(f"word{number}" for number in range(2_000)))
@example('"' * 10_000)
@example("\u202e\u2067江天勇\u2069")
def test_no_text_makes_a_search_fail_and_every_result_has_a_reason(query: str) -> None:
    found, answer = matching_cases(query), search(query, limit=50)

    assert all(pk > 0 for pk in found.case_ids)
    assert len(set(found.case_ids)) == len(found.case_ids)
    assert all(result.why.code in SENTENCES for result in answer.results)
    assert len({(r.kind, r.public_id) for r in answer.results}) == len(answer.results)
    answer.query.encode()  # safe to print: no lone surrogate is left


@pytest.mark.usefixtures("record")
@EXAMPLES
@given(written)
@example("A/HRC/42/30, BHR 1/2023")
@example("་་ཀ ؤ ء")
@example("x" * 300)
@example("it's d'Égypte")
def test_what_is_written_is_found_by_its_own_words(text: str) -> None:
    """Both sides of the index fold alike, in the real database."""
    Entry.objects.filter(pk__gt=0).update(body=normal_text(text))
    statement = full_text.cases_statement(text)

    case_ids = set(Entry.objects.filter(pk__gt=0).values_list("pk", flat=True))
    assert {pk for (pk,) in full_text.rows(statement)} == (case_ids if statement else set())


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    "query", ["\u202e江天勇", "江天勇\u200f", "《江天勇》", "江天勇🙂", '"江天勇"']
)
def test_bidi_controls_quotes_and_emoji_do_not_hide_a_name(query: str) -> None:
    assert len(matching_cases(query).case_ids) == 1
