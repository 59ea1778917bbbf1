"""A report of the Secretary-General made up for tests: a real layout, and nobody real in it."""

from collections.abc import Iterator

SYMBOL = "A/HRC/90/29"
COUNTRIES = ("Algeria", "Bahrain", "Egypt", "India", "Mexico", "Sri Lanka", "Uzbekistan")
GIVEN = ("Testa", "Quinta", "Altera", "Secunda", "Tertia", "Nova", "Prima")
LAST = ("Fictiva", "Inventata", "Imaginata")
STORY = (
    "It was reported that Ms. {name}, a human rights defender, was arrested on {day} March 2015 "
    "after she had attended the twenty-eighth session of the Human Rights Council in Geneva, and "
    "that she was reportedly threatened by the police. On {day} April 2015, special procedures "
    "mandate holders addressed an urgent appeal to the Government ({code} {number}/2015). At the "
    "time of writing, no reply had been received from the Government."
)
CODES = {
    "Algeria": "DZA", "Bahrain": "BHR", "Egypt": "EGY", "India": "IND", "Mexico": "MEX",
    "Sri Lanka": "LKA", "Uzbekistan": "UZB",
}  # fmt: skip


def names() -> list[tuple[str, str]]:
    """Every country with the name of each person told of under it."""
    return [
        (country, f"{given} {last}")
        for country, given in zip(COUNTRIES, GIVEN, strict=True)
        for last in LAST
    ]


def report_text(symbol: str = SYMBOL) -> str:
    """The whole report as plain text, with 31 numbered paragraphs under seven countries."""
    return "\n".join(_lines(symbol))


def _lines(symbol: str) -> Iterator[str]:
    yield from (symbol, "Distr.: General", "17 August 2015", "Original: English", "")
    yield "Cooperation with the United Nations, its representatives and"
    yield "mechanisms in the field of human rights"
    yield from ("Report of the Secretary-General", "", "I. Introduction", "")
    yield from _numbered(
        1,
        "The present report is submitted pursuant to Human Rights Council resolution 12/2, which "
        "invited the Secretary-General to report on alleged reprisals.",
    )
    yield from _numbered(
        2,
        "The report contains information gathered from 1 June 2014 to 31 May 2015 on acts of "
        "intimidation and reprisal against those who cooperate with the United Nations.",
    )
    for number in range(3, 10):
        text = (
            f"The Secretary-General recalls, in remark {number}, that States must protect "
            "those who cooperate with the United Nations."
        )
        yield from _numbered(number, text)
    yield from ("II. Information received on cases", "")
    number = 10
    for place, (country, name) in enumerate(names()):
        if place % len(LAST) == 0:
            yield from (country, "")
        day = place + 1
        text = STORY.format(name=name, day=day, code=CODES[country], number=day)
        yield from _numbered(number, text)
        number += 1
    yield from ("III. Conclusions", "")
    yield from _numbered(number, "The Secretary-General urges all States to prevent reprisals.")


def _numbered(number: int, text: str) -> Iterator[str]:
    """A paragraph broken into lines of about ninety letters."""
    line = f"{number}. "
    for word in text.split():
        if len(line) + len(word) > 90:
            yield line.rstrip()
            line = ""
        line += word + " "
    yield line.rstrip()
    yield ""
