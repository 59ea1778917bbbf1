"""The words of codes and States in every language, so that a search in any of them finds them."""

from collections.abc import Iterator
from functools import cached_property

from babel import Locale
from django.conf import settings
from django.utils.translation import override, pgettext

from endreprisals.domain import states, vocabulary
from endreprisals.domain.text import normal_text
from endreprisals.search.services import Spelling

SCRIPTS = {
    "zh-hans": "Hans", "zh-hant": "Hant", "ar": "Arab", "ug": "Arab", "ru": "Cyrl", "bo": "Tibt",
}  # fmt: skip
# Languages whose names of States are also taken from the Unicode tables: to find by, never to show.
FOUND_BY = {
    "zh-hans": "zh_Hans", "zh-hant": "zh_Hant", "ar": "ar", "ug": "ug", "ru": "ru", "bo": "bo",
}  # fmt: skip


def _word(text: str, script: str = "Latn", lang: str = "") -> Spelling:
    """A spelling that is not compared by sound."""
    return Spelling(text, script, lang, by_sound=False)


class Words:
    """Spellings and normal text of codes and States, each worked out once in a rebuild."""

    def __init__(self) -> None:
        self._spellings: dict[tuple[str, str], tuple[Spelling, ...]] = {}
        self._text: dict[tuple[str, str], str] = {}

    def of_code(self, name: str, code: str) -> str:
        """Normal text of a code's label in every language."""
        return self._normal(name, code, self.labels(name, code))

    def of_state(self, iso3: str) -> str:
        """Normal text of all names of a State."""
        return self._normal("", iso3, self.state_names(iso3))

    def labels(self, name: str, code: str) -> tuple[Spelling, ...]:
        """A code's label in every language; raises `UnknownTerm` for a code nobody defined."""
        key = (name, code)
        if key not in self._spellings:
            english = vocabulary.term(name, code).label
            self._spellings[key] = tuple(self._translated("term", english))
        return self._spellings[key]

    def state_names(self, iso3: str) -> tuple[Spelling, ...]:
        """Every name of a State, its code included, each with language and script."""
        key = ("", iso3)
        if key not in self._spellings:
            self._spellings[key] = tuple(self._state_names(states.state(iso3)))
        return self._spellings[key]

    def _state_names(self, state: states.State) -> Iterator[Spelling]:
        yield from self._translated("State", state.un_short_name)
        yield _word(state.name, "Latn", "en")
        yield _word(state.name_fr, "Latn", "fr")
        yield _word(state.name_es, "Latn", "es")
        yield from (_word(variant) for variant in state.variants)
        yield from self._from_tables(state.iso2)
        yield _word(state.iso3)

    def _normal(self, name: str, code: str, spellings: tuple[Spelling, ...]) -> str:
        """Normal text of all, each once: half of the languages may share a word."""
        key = (name, code)
        if key not in self._text:
            texts = (normal_text(spelling.text) for spelling in spellings)
            self._text[key] = " ".join(dict.fromkeys(texts))
        return self._text[key]

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        return tuple(code for code, _ in (*settings.LANGUAGES, *settings.PREPARED_LANGUAGES))

    @cached_property
    def _tables(self) -> dict[str, Locale]:
        return {language: Locale.parse(name) for language, name in FOUND_BY.items()}

    def _translated(self, context: str, message: str) -> Iterator[Spelling]:
        """The message, then its translations where a catalogue has one."""
        yield _word(message, "Latn", "en")
        for language in self._languages:
            with override(language):
                text = pgettext(context, message)
            if text != message:
                yield _word(text, SCRIPTS.get(language, "Latn"), language)

    def _from_tables(self, iso2: str) -> Iterator[Spelling]:
        for language, locale in self._tables.items():
            if text := locale.territories.get(iso2):
                yield _word(text, SCRIPTS[language], language)
