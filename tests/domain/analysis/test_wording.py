"""Words of cause are found in three languages, however they are typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.wording import CAUSAL, DENIALS, NoPhrases, causal_words


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He was released thanks to the campaign.", ("thanks to",)),
        (
            "en",
            "Pressure LED\n  TO her release, because of States.",
            ("led to", "because of", "because"),
        ),
        ("en", "The delay was due\u00a0to an appeal", ("due to",)),
        ("fr", "Libéré grâce aux États", ("grâce aux",)),
        ("fr", "À cause d’un appel", ("à cause d'",)),
        ("es", "Gracias al comunicado, debido a la presión", ("gracias al", "debido a")),
        ("es-419", "La campaña llevó a su liberación", ("llevó a",)),
        ("en", "Released because States spoke", ("because",)),
        ("en", "The statement secured her release", ("secured her",)),
        ("en", "What helped free them prompted others", ("prompted", "helped free")),
        ("en", "He owes it to States, as a consequence of talks", ("as a consequence of", "owes")),
        ("en", "Let go following pressure", ("following pressure",)),
        ("en", "After is not because. Released because of it", ("because of", "because")),
        ("fr", "Parce qu’ils ont parlé", ("parce qu'",)),
        ("fr", "La déclaration a obtenu sa libération", ("a obtenu sa",)),
        ("es", "Porque hablaron, a consecuencia de ello", ("porque", "a consecuencia de")),
    ],
)
def test_words_of_cause_are_found(language: str, text: str, found: tuple[str, ...]) -> None:
    assert set(causal_words(text, language)) == set(found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Released after the statement. After is not because."),
        ("en", "What comes AFTER  is not\nbecause: both stand side by side."),
        ("fr", "Après ne veut pas dire parce que."),
        ("es", "Después no es porque."),
        ("en", "A filled tooth; a subdued tone; the residue topic; misled totally."),
        ("en", "The organisation credits States with the release."),
        ("fr", "Libéré après la déclaration, à la suite d'un appel"),
        ("fr", "Elle a disgracié auparavant"),
        ("es", "Liberado después de la declaración, según la organización"),
    ],
)
def test_words_of_time_are_let_through(language: str, text: str) -> None:
    assert causal_words(text, language) == ()


def test_accents_typed_apart_are_the_same_letters() -> None:
    assert causal_words(unicodedata.normalize("NFD", "grâce à eux"), "fr") == ("grâce à",)


@pytest.mark.parametrize("language", ["ar", "zh-Hans", ""])
def test_language_without_a_list_is_refused_and_not_taken_for_clean(language: str) -> None:
    with pytest.raises(NoPhrases, match="only for en, fr, es"):
        causal_words("thanks to", language)


def test_phrases_named_by_the_rule_are_on_the_list() -> None:
    rule = {"led to", "thanks to", "because of", "due to", "resulted in"}

    assert rule <= set(CAUSAL["en"])


def test_every_language_can_deny_a_cause_and_every_denial_has_a_word_of_cause() -> None:
    assert set(DENIALS) == set(CAUSAL)
    for language, denials in DENIALS.items():
        assert not [one for one in denials if causal_words(one, language)]
        for one in denials:
            assert any(phrase in one for phrase in CAUSAL[language])


@given(st.sampled_from([(code, phrase) for code in CAUSAL for phrase in CAUSAL[code]]))
def test_every_phrase_is_found_in_capitals_inside_a_sentence(pair: tuple[str, str]) -> None:
    language, phrase = pair

    assert phrase in causal_words(f"Xx — {phrase.upper()} xx", language)
