"""Why a result was found, in plain English: for the command line, and as a list of all codes."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "same_letters": "The name is as you typed it: {matched}.",
    "reference": "The record links it to {matched}.",
    "sounds_alike_in_another_script": (
        "A name in another script can be read so: {matched}. Others may be called the same."
    ),
    "another_latin_spelling": (
        "A name is spelled much like it: {matched}. That does not say it is the same one."
    ),
    "similar_letters": (
        "A name is written much like it: {matched}. That does not say it is the same one."
    ),
    "same_sound_other_characters": (
        "Spelling variant: a name sounds the same in other characters: {matched}. "
        "These may be different people."
    ),
    "words_of_the_name": "Part of a name is like it: {matched}.",
    "characters_of_the_name": "Part of a name has these characters: {matched}.",
    "words_in_title": "It has the words in what it is called: {matched}.",
    "words_in_text": "The words are in what the record says about it.",
}


def sentence(code: str, matched: str) -> str:
    """`same_letters`, `Ilham Tohti` -> "The name is as you typed it: Ilham Tohti."."""
    return SENTENCES[code].format(matched=matched)
