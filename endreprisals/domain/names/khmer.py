"""Khmer names, with the sounds that passports give their letters."""

_SOUNDS = (
    """k kh k kh ng ch chh ch chh nh d th d th n t th t th n b ph p ph m y r l v s s s h l -"""
)
_CONSONANTS = dict(
    zip(
        "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវឝឞសហឡអ",
        _SOUNDS.split(),
        strict=True,
    )
)
_AM = "@"  # stands for the two signs of the vowel am
_VOWELS = {
    "ា": "a", "ិ": "i", "ី": "i", "ឹ": "oe", "ឺ": "eu", "ុ": "o", "ូ": "u", "ួ": "uo", "ើ": "oe",
    "ឿ": "uea", "ៀ": "ie", "េ": "e", "ែ": "ae", "ៃ": "ai", "ោ": "o", "ៅ": "au", "ះ": "h",
    "ំ": "om", _AM: "am", "ឥ": "e", "ឧ": "u", "ឪ": "au", "ឫ": "rue", "ឯ": "ae", "ឱ": "ao",
}  # fmt: skip
_SUBSCRIPT = "\u17d2"


def latinise_khmer(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Khmer name word by word."""
    return (tuple(_word(word) for word in text.split()),)


def _word(word: str) -> str:
    latin, stacked = "", False
    for letter in word.replace("ាំ", _AM):
        sound = _CONSONANTS.get(letter) or _VOWELS.get(letter, "")
        if latin and not stacked and letter in _CONSONANTS and latin[-1] not in "aeiou":
            latin += "o"
        latin += sound
        stacked = letter == _SUBSCRIPT
    return latin
