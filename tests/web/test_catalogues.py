"""Catalogues are complete, harmless and drawn by the fonts we ship."""

import re
import runpy
import unicodedata
from pathlib import Path
from typing import Any

import polib
import pytest
from django.utils.translation import gettext, override
from fontTools.ttLib import TTFont

from endreprisals.web import i18n

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "endreprisals" / "locale"
FONTS = ROOT / "endreprisals" / "web" / "static" / "web" / "fonts"
CATALOGUES = sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/django.po"))


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "messages.py"))


@pytest.fixture(scope="module")
def messages(tool: dict[str, Any]) -> Any:
    return tool["collected"]()


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / code / "LC_MESSAGES" / "django.po"))


def test_catalogues_are_what_the_code_and_the_translations_make(
    tool: dict[str, Any], messages: Any
) -> None:
    assert list(tool["stale"](messages)) == []


def test_no_text_escapes_translation_and_no_translation_is_at_fault(
    tool: dict[str, Any], messages: Any
) -> None:
    assert list(tool["all_problems"](messages)) == []


@pytest.mark.parametrize(
    ("template", "escaped"),
    [
        ("<p>{% translate 'Told' %}</p>", []),
        ("<p>Told to nobody</p>", ["Told to nobody"]),
        ('<img alt="A picture">', ["A picture"]),
        ("{% blocktranslate %}Told {{ name }}{% endblocktranslate %}", []),
        ('<b translate="no">A/HRC/<i>39</i>/41 annex</b><p>and</p>', ["and"]),
        ("{# a remark #}{% comment %}another{% endcomment %}", []),
    ],
)
def test_words_outside_translation_tags_are_found(
    tool: dict[str, Any], template: str, escaped: list[str]
) -> None:
    assert tool["untranslated"](template) == escaped


@pytest.mark.parametrize(
    ("english", "translated", "fault"),
    [
        ("%(n)s cases", "%(n)s cas", ""),
        ("%(n)s cases", "%(m)s cas", "placeholders"),
        ("from {start} on", "depuis", "placeholders"),
        ('<a href="x">here</a>', "ici", "placeholders"),
        ("here", "\u202eici", "overrides direction"),
    ],
)
def test_faults_of_a_translation_are_named(
    tool: dict[str, Any], english: str, translated: str, fault: str
) -> None:
    entry = polib.POEntry(msgid=english, msgstr=translated)

    faults = list(tool["entry_faults"](entry, "nplurals=2; plural=(n != 1);"))

    assert [fault in found for found in faults] == ([True] if fault else [])


def test_too_few_plural_forms_are_named(tool: dict[str, Any]) -> None:
    entry = polib.POEntry(
        msgid="a case", msgid_plural="cases", msgstr_plural={0: "дело", 1: "дела"}
    )

    assert list(tool["entry_faults"](entry, "nplurals=3; plural=0;"))


@pytest.mark.parametrize("code", CATALOGUES)
def test_no_catalogue_holds_the_name_or_the_time_of_a_translator(code: str) -> None:
    text = (LOCALE / code / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")

    assert set(catalogue(code).metadata) == {
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Language", "Plural-Forms",
    }  # fmt: skip
    assert "@" not in re.sub(r"example\.org", "", text)


def test_footer_warns_exactly_in_languages_with_unreviewed_entries(tool: dict[str, Any]) -> None:
    drafts = {
        code
        for code in tool["OFFERED"]
        if any(entry.tcomment == tool["DRAFT"] for entry in catalogue(code))
    }
    assert drafts == i18n.UNREVIEWED


@pytest.mark.parametrize("code", ["fr", "es"])
def test_every_text_that_safety_hangs_on_is_translated_where_it_is_offered(code: str) -> None:
    safety = [entry for entry in catalogue(code) if entry.msgctxt == "safety"]

    assert len(safety) >= 10
    assert all(entry.msgstr for entry in safety)


@pytest.mark.parametrize("code", ["en-xa", "ar-xb"])
def test_invented_language_changes_words_and_keeps_places(
    code: str, all_languages: list[str]
) -> None:
    with override(code):
        shown = gettext("If you write to us about it, name the reference %(reference)s.")

    assert "%(reference)s" in shown
    assert "write" not in shown.replace("\u202ewrite\u202c", "")


def cmap(pattern: str) -> set[int]:
    found = sorted(FONTS.glob(pattern))
    assert found
    return {letter for path in found for letter in TTFont(path).getBestCmap()}


COVERED_BY = {
    "fr": "source-*", "es": "source-*", "ru": "source-*",
    "ug": "*-400-*", "ar": "*-400-*", "bo": "*-400-*",
}  # fmt: skip


@pytest.mark.parametrize("code", COVERED_BY)
def test_every_letter_of_a_translation_has_a_glyph_in_our_fonts(code: str) -> None:
    letters = {letter for entry in catalogue(code) for letter in _text(entry)}
    visible = {c for c in letters if unicodedata.category(c) not in ("Cf", "Zs", "Cc")}

    assert {c for c in visible if ord(c) not in cmap(COVERED_BY[code])} == set()


def _text(entry: polib.POEntry) -> str:
    return str(entry.msgstr) + "".join(entry.msgstr_plural.values())


@pytest.mark.parametrize(
    ("letters", "pattern"),
    [
        ("اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيئ،؟؛", "noto-naskh-arabic-*"),
        ("ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ་།༄༅ིེོུ", "noto-serif-tibetan-*"),
        ("ÀÉÎÕÜßñçøåæœŁłŞşĞğİıŐőŘřŽž“”‘’…–—«»", "source-serif-4-latin*400-normal*"),
        ("Ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "source-s*-vietnamese-*"),
    ],
)
def test_letters_of_names_in_the_record_have_glyphs(letters: str, pattern: str) -> None:
    assert {c for c in letters if ord(c) not in cmap(pattern)} == set()
