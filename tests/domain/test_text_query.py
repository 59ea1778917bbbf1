"""What people type into the search box is read, capped and never dangerous."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.text import (
    MAX_QUERY_CHARS,
    MAX_TERMS,
    Term,
    fts5_query,
    normal_text,
    read_query,
    search_terms,
    tsquery,
)

# A paragraph in nine languages' worth of words, as it could stand in a report.
TEXT = """
Defenders and their lawyers met the Committee (A/HRC/42/30, para. 12; BHR 1/2023).
人权律师江天勇遭到报复。 人權律師陳建芳遭到報復。
བཀྲ་ཤིས་དབང་ཕྱུག་ནི་འགྲོ་བ་མིའི་ཐོབ་ཐང་སྲུང་སྐྱོབ་པ་ཞིག་ཡིན།
ئىلھام توختى كىشىلىك ھوقۇقتا خىزمەت قىلدى.
واعتقل المدافعون عن حقوق الإنسان، ومنهم عبد الهادي الخواجة.
Правозащитников задержали после встречи. La défenseure a été arrêtée à Genève.
"""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("律师", True),
        ("律師", True),
        ("报复", True),
        ("報復", True),
        ("江天勇", True),
        ("陈建芳", True),
        ("勇江", False),
        ("དབང་ཕྱུག", True),
        ("ཕྱུག་དབང", False),
        ("ཐོབ་ཐང", True),
        ("ھوقۇق", True),
        ("ئىلھام توختى", True),
        ("مدافعون", True),
        ("الخواجه", True),
        ("правозащитники", True),
        ("defenseure geneve", True),
        ('"a hrc 42 30" BHR1/2023', True),
    ],
)
def test_search_truth_table_finds_what_it_should_and_nothing_else(
    query: str, *, found: bool
) -> None:
    assert all(_holds(TEXT, term) for term in search_terms(query)) is found


def _holds(text: str, term: Term) -> bool:
    """What both search engines do with one term."""
    end = "" if term.prefix else " "
    return f" {' '.join(term.tokens)}{end}" in f" {normal_text(text)} "


def test_read_query_takes_quoted_words_as_a_phrase_without_prefix() -> None:
    query = read_query('torture "human rights" «droits humains» “a b” 「江天勇」')
    assert query.terms == (
        Term(("torture",), prefix=True),
        Term(("human", "rights"), prefix=False),
        Term(("droits", "humains"), prefix=False),
        Term(("a", "b"), prefix=False),
        Term(("江天", "天勇"), prefix=False),
    )


@pytest.mark.parametrize("typed", ["A/HRC/42/30", "a hrc 42 30", "A HRC 42/30"])
def test_read_query_takes_a_symbol_as_one_phrase_however_typed(typed: str) -> None:
    assert search_terms(typed) == (Term(("a", "hrc", "42", "30"), prefix=False),)


def test_read_query_takes_other_words_beside_a_symbol() -> None:
    assert search_terms("torture bhr 1/2023") == (
        Term(("bhr", "1", "2023"), prefix=False),
        Term(("torture",), prefix=True),
    )


def test_read_query_lets_words_go_on_but_not_numbers_or_short_words() -> None:
    ends = {term.tokens[-1]: term.prefix for term in search_terms("lawyer UN 42 حق 法 法律 མི ang")}
    assert ends == {
        "lawyer": True, "un": False, "42": False, "حق": True, "法": True, "法律": False,
        "མི": True, "ang": False,
    }  # fmt: skip


def test_read_query_says_when_characters_were_dropped() -> None:
    assert read_query("x" * (MAX_QUERY_CHARS + 1)).dropped
    assert not read_query("x" * MAX_QUERY_CHARS + "   ").dropped


def test_read_query_says_when_terms_were_dropped() -> None:
    query = read_query(" ".join(f"w{chr(97 + i)}{chr(97 + j)}" for i in range(6) for j in range(6)))
    assert query.dropped
    assert len(query.terms) == MAX_TERMS


def test_read_query_counts_a_repeated_word_once() -> None:
    assert len(search_terms("torture Torture TORTURE")) == 1


@pytest.mark.parametrize("empty", ["", "   ", "***", '""', "\ud800\0", "🙂"])
def test_queries_without_words_are_valid_and_empty(empty: str) -> None:
    assert search_terms(empty) == ()
    assert fts5_query(empty) == '""'
    assert tsquery(empty) == ""


def test_queries_are_written_for_both_engines() -> None:
    assert fts5_query('al-Khawaja "x y"') == '"al khawaja"* AND "x y"'
    assert tsquery('al-Khawaja "x y"') == "('al' <-> 'khawaja':*) & ('x' <-> 'y')"


@pytest.mark.parametrize(
    "attack", ["a' OR 1=1 --", 'NEAR("a" b)', "x:*) | !(", "a\\'b", "{a b}: c"]
)
def test_queries_hold_nothing_typed_but_words(attack: str) -> None:
    assert re.fullmatch(r'("[\w ]+"\*?( AND )?)+', fts5_query(attack))
    assert re.fullmatch(r"(\(('\w+'(:\*)?( <-> )?)+\)( & )?)+", tsquery(attack))


@given(st.text(st.characters(), max_size=600))
def test_read_query_of_any_string_gives_clean_capped_terms(typed: str) -> None:
    query = read_query(typed)
    assert len(query.terms) <= MAX_TERMS
    for term in query.terms:
        assert term.tokens
        assert all(re.fullmatch(r"[^\s'\"*()&|!:<>\\]+", token) for token in term.tokens)


@pytest.mark.parametrize("letter", ["x", "律", "ﷺ", '"', "\u0301", "(", "a 1/", "မ\u1039", "ا "])
def test_read_query_of_ten_thousand_characters_is_capped(letter: str) -> None:
    query = read_query(letter * 10_000)
    assert len(query.terms) <= MAX_TERMS
    assert sum(map(len, (token for term in query.terms for token in term.tokens))) < 20_000
