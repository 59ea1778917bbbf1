"""Plans a whole made-up report: its blocks in order, and the truth about all of it."""

import re
from dataclasses import dataclass, field
from random import Random  # noqa: TID251 (seeded test matter)
from typing import Any

from tests.golden.sg_reports.casts import seen_cast, unseen_cast
from tests.golden.sg_reports.stories import REPORTS, Story, Teller, load_prose, load_stories

COUNTRIES = {
    "DZA": "Algeria",
    "AND": "Andorra",
    "AZE": "Azerbaijan",
    "BHR": "Bahrain",
    "BGD": "Bangladesh",
    "BLR": "Belarus",
    "BOL": "Bolivia (Plurinational State of)",
    "BRA": "Brazil",
    "BDI": "Burundi",
    "KHM": "Cambodia",
    "CMR": "Cameroon",
    "CHN": "China",
    "COL": "Colombia",
    "CUB": "Cuba",
    "CIV": "Côte d’Ivoire",
    "COD": "Democratic Republic of the Congo",
    "EGY": "Egypt",
    "GTM": "Guatemala",
    "IND": "India",
    "IRN": "Iran (Islamic Republic of)",
    "ISR": "Israel",
    "LAO": "Lao People’s Democratic Republic",
    "LBY": "Libya",
    "MDV": "Maldives",
    "MLI": "Mali",
    "MAR": "Morocco",
    "MMR": "Myanmar",
    "NIC": "Nicaragua",
    "PHL": "Philippines",
    "RUS": "Russian Federation",
    "RWA": "Rwanda",
    "SAU": "Saudi Arabia",
    "SSD": "South Sudan",
    "LKA": "Sri Lanka",
    "THA": "Thailand",
    "TUR": "Türkiye",
    "UGA": "Uganda",
    "ARE": "United Arab Emirates",
    "TZA": "United Republic of Tanzania",
    "VEN": "Venezuela (Bolivarian Republic of)",
    "VNM": "Viet Nam",
    "YEM": "Yemen",
    "PSE": "State of Palestine",
}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
]


@dataclass(frozen=True)
class Layout:
    """How one golden document looks; the unseen third uses layouts of its own."""

    name: str
    year: int
    seed: int
    bank: str  # seen | unseen
    kind: str  # pdf | docx | html | txt
    stories: int  # how many in the country part of the report or in annex I
    heading: str = "numbered"  # numbered | bare | colon
    annex_title: str = "Annex {roman}"
    number: str = "inline"  # inline | alone | auto (DOCX numbering)
    notes: str = "one"  # one | two columns
    font: str = "Times"  # Times | Vera (with ligatures)
    hyphens: float = 0.15
    running: str = "head"  # head | foot
    page_of: bool = False


@dataclass
class Block:
    """One printed block: a paragraph, a heading, a line of the front page."""

    kind: str
    text: str
    number: int | None = None
    notes: list[tuple[int, str]] = field(default_factory=list)


class Planner:
    """Writes one report block by block and keeps its truth."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.luck = Random(layout.seed)  # noqa: S311 (seeded test matter)
        self.bank = load_stories(layout.bank)
        self.prose = load_prose(layout.bank)
        self.cast = seen_cast() if layout.bank == "seen" else unseen_cast()
        self.blocks: list[Block] = []
        self.truth: dict[str, Any] = {"paragraphs": [], "mentions": [], "footnote_marks": []}
        self.part, self.number, self.mark = "main", 0, 0
        self.recent: list[Story] = []

    def plan(self) -> tuple[list[Block], dict[str, Any]]:
        """All blocks of the report and the truth."""
        year = self.layout.year
        last = (year, 5, 31) if year < 2020 else (year, 4, 30)
        first = (year - 1, 6, 1) if year <= 2020 else (year - 1, 5, 1)
        self.period = [f"{y}-{m:02}-{d:02}" for y, m, d in (first, last)]
        self._front()
        self._main()
        if year >= 2017:
            self._annex("I", "new")
            self._annex("II", "follow")
        else:
            self._old_annex()
        self.truth.update(
            symbol=REPORTS[year],
            year=year,
            period=dict(zip(("from", "to"), self.period, strict=True)),
        )
        return self.blocks, self.truth

    def _front(self) -> None:
        year = self.layout.year
        session = REPORTS[year].split("/")[2]
        lines = [
            f"United Nations {REPORTS[year]}",
            "General Assembly",
            f"Distr.: General 17 August {year}",
            "Original: English",
            "Human Rights Council",
            f"Session {session}",
            f"10–28 September {year}",
            "Agenda items 2 and 5",
            "Annual report of the United Nations High Commissioner for Human Rights",
            "Cooperation with the United Nations, its representatives and",
            "mechanisms in the field of human rights*",
            "Report of the Secretary-General",
            "Summary",
            "This specimen has invented contents throughout, to test a reading program.",
            "* The annexes to the present report are circulated as received.",
            f"GE.{year % 100}-13325(E)",
        ]
        self.blocks += [Block("front", line) for line in lines]
        self.blocks.append(Block("page", ""))
        self.blocks.append(Block("front", "Contents"))
        for title in self._titles():
            self.blocks.append(Block("contents", title))
        self.blocks.append(Block("page", ""))

    def _titles(self) -> list[str]:
        titles = ["I. Introduction", "II. " + self._activities()]
        if self.layout.year < 2017:
            return [
                *titles,
                "III. Information received",
                "A. Methodological framework",
                "B. Summary of cases",
                "IV. Conclusions and recommendations",
                "Annex",
            ]
        return [
            *titles,
            "III. Methodological framework",
            "IV. Information received on cases",
            "V. Conclusions and recommendations",
            "Annex I",
            "Annex II",
        ]

    def _activities(self) -> str:
        word = "Developments" if self.layout.year <= 2017 else "Activities"
        return f"{word} in response to acts of intimidation and reprisal"

    def _main(self) -> None:
        titles = self._titles()
        self._section(titles[0], "intro")
        self._section(titles[1], "activities", times=3)
        if self.layout.year < 2017:
            self._heading(
                "III. Information received on cases of reprisal for cooperation with the United "
                "Nations, "
                "its representatives and mechanisms in the field of human rights"
            )
            self._section("A. Methodological framework", "methodology")
            self._heading("B. Summary of cases")
            self._countries("any", self.layout.stories)
            self._section(titles[5], "conclusions")
            return
        self._section(titles[2], "methodology")
        self._heading(titles[3])
        self._countries("overview", 20)
        self._section(titles[4], "conclusions")

    def _annex(self, roman: str, kind: str) -> None:
        self.part, self.number, self.mark = f"annex {roman}", 0, 0
        self.blocks.append(Block("page", ""))
        self.blocks.append(Block("annex", self.layout.annex_title.format(roman=roman)))
        title = {
            "I": "Comprehensive information on alleged cases of reprisals and intimidation for "
            "cooperation with "
            "the United Nations on human rights",
            "II": "Information on alleged cases included in follow-up to previous reports",
        }[roman]
        self.blocks.append(Block("annextitle", title))
        self._countries(kind, self.layout.stories if roman == "I" else self.layout.stories // 2)

    def _old_annex(self) -> None:
        self.part, self.number, self.mark = "annex I", 0, 0
        self.blocks.append(Block("page", ""))
        self.blocks.append(Block("annex", "Annex"))
        self.blocks.append(Block("annextitle", "Comments received from States"))
        for text in self.luck.sample(self.prose["conclusions"], 2):
            self._paragraph(text, None)

    def _section(self, title: str, key: str, times: int = 1) -> None:
        self._heading(title)
        for _ in range(times):
            for text in self.prose[key]:
                self._paragraph(text, None)

    def _heading(self, text: str) -> None:
        self.blocks.append(Block("heading", text))

    def _countries(self, kind: str, stories: int) -> None:
        left = stories
        chosen = sorted(
            self.luck.sample(list(COUNTRIES), min(len(COUNTRIES), max(6, stories // 4))),
            key=lambda iso3: COUNTRIES[iso3],
        )
        for place, iso3 in enumerate(chosen, 1):
            share = 1 if kind == "overview" else max(1, left // (len(chosen) - place + 1))
            left -= share
            self.blocks.append(Block("country", self._country_heading(place, COUNTRIES[iso3])))
            for index in range(share):
                if iso3 == "CHN" and index == 1:
                    self.blocks.append(
                        Block("subheading", "Hong Kong Special Administrative Region")
                    )
                self._story(iso3, kind)

    def _country_heading(self, place: int, name: str) -> str:
        styles = {"numbered": f"{place}. {name}", "bare": name, "colon": f"{place}. {name}"}
        return styles[self.layout.heading]

    def _story(self, iso3: str, kind: str) -> None:
        story = self._pick(kind)
        name = COUNTRIES[iso3].split(" (")[0]
        told = Teller(
            story, luck=self.luck, cast=self.cast, iso3=iso3, country=name, year=self.layout.year
        ).tell()
        if kind == "overview":
            told.paragraphs[-1] += " " + self.luck.choice(self.prose["overview"]).format(
                annexref="II" if told.truth["follow_up"] else "I"
            )
        start = self.number + 1
        for text in told.paragraphs:
            self._paragraph(text, iso3)
        tolerated: dict[str, Any] = dict(told.tolerated)
        if self.part == "annex II":
            told.truth["follow_up"] = True
        elif kind == "new":
            tolerated["follow_up"] = [True] if told.truth["follow_up"] else []
            told.truth["follow_up"] = False
        numbers = [str(n) for n in range(start, self.number + 1)]
        self.truth["mentions"].append(
            {
                "part": self.part,
                "paragraph": str(start),
                "paragraphs": numbers,
                **told.truth,
                "tolerated": tolerated,
            }
        )

    def _pick(self, kind: str) -> Story:
        def fits(story: Story) -> bool:
            follow = story.facts.get("follow") == "yes"
            return (
                (kind != "follow" or follow)
                and (kind != "new" or not follow or self.luck.random() < 0.2)
                and (kind != "overview" or len(story.paragraphs) == 1)
            )

        pool = [
            story
            for story in self.bank
            if fits(story) and story not in self.recent[-20 if kind != "follow" else -3 :]
        ]
        story = self.luck.choice(pool)
        self.recent.append(story)
        return story

    def _paragraph(self, text: str, iso3: str | None) -> None:
        self.number += 1
        period = " to ".join(self.period)
        text = text.replace("{ordinal}", ORDINALS[self.layout.year - 2010]).replace(
            "{period}", self._period_words() or period
        )
        if iso3 and self.luck.random() < 0.12 and "\x01" not in text:
            end = re.search(r"(?<=[a-z”]{3}\.) (?=[A-Z])", text)
            text = text[: end.start()] + "\x01" + text[end.start() :] if end else text + "\x01"
        notes: list[tuple[int, str]] = []
        while "\x01" in text or "{^}" in text:
            self.mark += 1
            text = text.replace("{^}", "\x01", 1) if "\x01" not in text else text
            text = text.replace("\x01", f"\x02{self.mark}\x03", 1)
            note = self.luck.choice(self.prose["footnote"])
            notes.append(
                (
                    self.mark,
                    note.format(n=self.luck.randrange(20, 70), m=self.luck.randrange(10, 99)),
                )
            )
            self.truth["footnote_marks"].append(str(self.mark))
        self.blocks.append(Block("para", text, self.number, notes))
        self.truth["paragraphs"].append(
            {"part": self.part, "number": str(self.number), "country": iso3}
        )

    def _period_words(self) -> str:
        year = self.layout.year
        start = "1 June" if year <= 2020 else "1 May"
        end = "31 May" if year < 2020 else "30 April"
        return f"{start} {year - 1} to {end} {year}"
