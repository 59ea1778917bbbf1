"""One form for text in any script, whichever way a word was written or typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.text import normal_text
from endreprisals.domain.text.letters import fold_letter


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Phạm Đoan Trang", "pham doan trang"),
        ("Łódź, Straße, Ærø, Þór", "lodz strasse aero thor"),
        ("İstanbul'da IŞIK ışık", "istanbulda isik isik"),
        ("people’s l’homme d'Ivoire", "peoples l homme d ivoire"),
        ("Ἀθῆναι ΑΘΗΝΑΙ", "αθηναι αθηναι"),
        ("Ёлка й", "елка й"),
        ("ﬁle Ｆｕｌｌ", "file full"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_normal_text_of_alphabets_drops_case_and_untyped_accents(written: str, normal: str) -> None:
    assert normal_text(written) == normal


@pytest.mark.parametrize("typed", ["A/HRC/42/30", "a hrc 42 30", "A-HRC-42-30", "A/HRC42/30."])
def test_normal_text_of_a_document_symbol_is_the_same_however_typed(typed: str) -> None:
    assert normal_text(typed) == "a hrc 42 30"


@pytest.mark.parametrize("typed", ["BHR 1/2023", "BHR1/2023", "bhr 01-2023", "BHR ١/٢٠٢٣"])
def test_normal_text_of_a_letter_code_is_the_same_however_typed(typed: str) -> None:
    assert normal_text(typed) == "bhr 1 2023"


def test_normal_text_of_arabic_folds_article_clitics_and_plural() -> None:
    forms = "مدافعون المدافعون والمدافعين للمدافعين بالمدافعين مُدافِعون مـدافعون"
    assert set(normal_text(forms).split()) == {"مدافع"}


def test_normal_text_of_arabic_folds_alef_hamza_and_final_letters() -> None:
    assert normal_text("أإآ مؤتمر مدرسة على رئيس جزاء") == "ااا موتمر مدرسه علي رييس جزا"


def test_normal_text_of_short_arabic_words_keeps_what_looks_like_an_article() -> None:
    assert normal_text("الم دين قانون") == "الم دين قانون"


def test_normal_text_of_a_lone_hamza_is_empty() -> None:
    assert normal_text("ء") == ""


def test_normal_text_of_uyghur_keeps_its_own_letters() -> None:
    assert normal_text("ئىلھام ھوقۇقتا تىلنىڭ") == "ئىلھام ھوقۇقتا تىلنىڭ"


def test_normal_text_of_decomposed_uyghur_is_the_same() -> None:
    assert normal_text("\u064a\u0654ىلھام") == normal_text("ئىلھام")


def test_normal_text_of_traditional_chinese_is_simplified_pairs() -> None:
    assert normal_text("律師報復") == normal_text("律师报复") == "律师 师报 报复"


def test_normal_text_of_one_chinese_character_keeps_it() -> None:
    assert normal_text("法 x") == "法 x"


def test_normal_text_of_tibetan_splits_syllables_and_keeps_vowels() -> None:
    assert normal_text("བཀྲ་ཤིས་དབང་ཕྱུག། ༢༠༢༣") == "བཀྲ ཤིས དབང ཕྱུག 2023"


def test_normal_text_of_scripts_without_spaces_is_pairs_of_letters_with_marks() -> None:
    assert normal_text("มนุษย์ များ") == "มนุ นุษ ษย์ များ"
    assert normal_text("အခွင့်အ") == "အခွင့် ခွင့်အ"
    assert normal_text("សិទ្ធិ") == "សិទ្ធិ"


def test_normal_text_of_korean_and_devanagari_keeps_whole_words() -> None:
    assert normal_text("인권 옹호자 मानव अधिकार") == "인권 옹호자 मानव अधिकार"


def test_normal_text_without_letters_is_empty() -> None:
    assert normal_text("🙂 \u200f… – \u200b\u2066\ufe0f '") == ""


def test_normal_text_keeps_japanese_repetition_and_drops_footnote_marks() -> None:
    assert normal_text("佐々木 report¹²") == "佐々 々木 report"


def test_normal_text_cuts_a_word_that_a_database_would_refuse() -> None:
    assert len(normal_text("ab" * 3000)) == 60


def test_normal_text_drops_marks_that_stand_alone() -> None:
    """PostgreSQL would drop them and SQLite keep them."""
    assert normal_text("\u0f74 ཀ \u0903ka") == "ཀ ka"


def test_fold_letter_of_an_unassigned_character_parts_words() -> None:
    assert fold_letter("\U000e0080") == " "


@given(st.text(st.characters(), max_size=80))
def test_normal_text_of_any_string_is_words_and_single_spaces(text: str) -> None:
    normal = normal_text(text)
    assert normal == " ".join(normal.split())
    assert not re.search(r"""["'*()&|!:<>\\/^~+\-\x00-\x1f\ud800-\udfff]""", normal)


@given(st.text(st.characters(codec="latin-1"), max_size=80))
def test_normal_text_of_western_text_does_not_change_when_done_again(text: str) -> None:
    once = normal_text(text)
    assert normal_text(once) == once


@given(st.text("ابتلمنوهيةىئأء ", max_size=40), st.text("الفهرس ", max_size=20))
def test_normal_text_of_words_is_the_same_inside_any_sentence(words: str, more: str) -> None:
    """Else a word would be found in one paragraph and missed in another."""
    assert normal_text(f"{words} {more}") == f"{normal_text(words)} {normal_text(more)}".strip()
