"""Names are found however they are written, and other words are left alone."""

import pytest

from endreprisals.domain.filings.finding import Needle, find
from endreprisals.domain.filings.letters import direction, fold, folded, mask
from endreprisals.domain.filings.needles import needles_of


def masked(name: str, text: str, sort: str = "name") -> str:
    return mask(text, find(text, needles_of(name, sort)), "#")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Test Person", "test person, TEST-PERSON; Persón's; testperson@x.example",
         "#, #; #'s; #@x.example"),
        ("Test Person", "Personality, Testament, contest", "Personality, Testament, contest"),
        ("Ali Test", "Australia and Ali", "Australia and #"),
        ("Ana von Test", "von hier: Ana, Test, Test2", "von hier: #, #, #2"),
        ("Al", "Al and Also al", "# and Also #"),
        ("A", "A is B", "A is B"),
        ("Straße Weiß", "STRASSE weiss", "#"),
        ("Test Person", "T\u200best Per\u00adson", "#"),
        ("Иванов Тест", "к Ивановой и Ивановичу", "к # и #"),
        ("Иванов Тест", "Ивановационный", "Ивановационный"),
        ("شخص تجربة", "قال وتجربة: بالتجربةx", "قال #: #x"),
        ("علي تجربة", "عليها قال علي", "عليها قال #"),
        ("王小明", "王小明和小明走了", "#和#走了"),
        ("ཚོད་ལྟ་དང་པོ", "ཚོད་ལྟ་ལ་བལྟས།", "#་ལ་བལྟས།"),
        ("ཚོད་ལྟ", "ཚོད་ལྟ་ལ།", "#་ལ།"),
        ("王 五", "王五说", "#说"),
        ("  ", "nothing", "nothing"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_form_and_nothing_else(
    name: str, text: str, expected: str
) -> None:
    assert masked(name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Анна Иванова", "Анну Иванову и Анной Ивановой", "# # и # #"),
        ("Пётр Достоевский", "Достоевского, достоевскому", "#, #"),
        ("Jan Kowalski", "Kowalskiego kowalskim", "# #"),
        ("Anna Nowak", "Annę Nowakową; anne", "# #; anne"),
        ("Jan Novák", "Nováka", "#"),
        ("İlqar Əliyev", "Əliyevi", "#"),
        ("Ahmet Yılmaz", "Yılmazın Yılmaz'ın", "# #'ın"),
        ("Testa Fictiva", "the Fictivas' house, Fit", "the #' house, Fit"),
        ("Γιώργος Παπαδόπουλος", "Παπαδόπουλο", "#"),
        ("Արամ Տեստյան", "Արամին", "#"),
        ("ნინო ტესტი", "ნინოს", "#"),
        ("فاطمة تستي", "وبالفاطمةالتستي", "#"),
        ("Ana Test", "Anas and ananas", "# and ananas"),
        ("Will Mark", "he will; a market; Marks, MARK", "he #; a market; #, #"),
    ],
)
def test_a_name_is_found_with_the_endings_of_its_language(
    name: str, text: str, expected: str
) -> None:
    assert masked(name, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Wu Li", "Mr Wu and Li, wu li", "Mr # and #, #"),
        ("Wu Li", "wurst, Lima, li", "wurst, Lima, li"),
        ("Al de Test", "al Al de", "al Al de"),
        ("Testa Fictiva", "T.F., T. F. and T. Fictiva; Testa F.", "#., #. and #; #."),
        ("Testa Maria Fictiva", "T.M.F., T.F., t f", "#., #., t f"),
        ("Testa Fictiva", "Тesta Fictivа", "#"),  # with Cyrillic letters
        ("Testa Fictiva", "Testa-Fictiva, Fic-\ntiva, Fic\ntiva, Fictiva-\n Testa",
         "#, #, #, #"),
        ("Testa Fictiva", "T e s t a and F-i-c-t-i-v-a", "# and #"),
        ("Testa Fictiva", "#FreeTestaFictivaNow fictivatesta", "## #"),
        ("𝒯esta 𐐀𐐁𐐂𐐃", "𐐨𐐩𐐪𐐫 testa", "# #"),
        ("Testa Fictiva (Tessa), Nina Born", "Tessa, Born", "#, #"),
        ("王 小明", "王 小 明", "#"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_short_joined_torn_or_in_letters_that_look_alike(
    name: str, text: str, expected: str
) -> None:
    assert masked(name, text) == expected


@pytest.mark.parametrize(
    ("sort", "value", "text", "expected"),
    [
        ("contact", "ana.t@sender.example, +41 22 730 11 22",
         "ana.t@sender.example 0041 22 7301122, 022-730.11.22, 2026", "# #, #, 2026"),
        ("contact", "bureau77@posta.example; Signal ٠٧٩١٢٣٤٥٦٧",
         "bureau77 at posta.example: 0791234567; Signal", "# at #: #; Signal"),
        ("contact", "info@gmail.com", "info about gmail.com", "info about gmail.com"),
        ("contact", "a b, c@d", "a b", "a b"),
        ("group", "Inventada Rights Centre (IRC)", "IRC, irc; Inventada Rights Centre",
         "#, irc; #"),
        ("group", "12 Ruyigi Hill, Gitega", "in Gitega, on Ruyigi Hill", "in #, on #"),
        ("date", "1980-03-02", "12/02/1980 02.03.1980 2 March 1980 2 de marzo de 1980",
         "12/02/1980 # # #"),
        ("date", "1980", "since 1980", "since 1980"),
        ("date", "1980-03", "1980/03, 3 March 1980", "#, 3 March 1980"),
        ("plain", "Invented Circle", "an InventedCircle", "an #"),
        ("plain", "f", "f", "f"),
        ("plain", "abc d", "abc d, abcd", "#, abcd"),
    ],
)  # fmt: skip
def test_addresses_numbers_and_days_are_found_as_people_write_them(
    sort: str, value: str, text: str, expected: str
) -> None:
    assert masked(value, text, sort) == expected


def test_one_character_that_stands_for_a_whole_formula_is_no_letter() -> None:
    assert folded("a\ufdfab") == "a b"
    assert len(fold("\ufdfa" * 199_000).plain.text) == 0


def test_a_needle_at_the_very_end_is_found_and_what_touches_is_one_place() -> None:
    assert find("ab abc", (Needle("abc", "word"), Needle("bc", "inside"))) == ((3, 6),)


@pytest.mark.parametrize(("text", "said"), [("1 a", "ltr"), ("(ق a", "rtl"), ("12", "auto")])
def test_direction_is_that_of_the_first_letter(text: str, said: str) -> None:
    assert direction(text) == said
