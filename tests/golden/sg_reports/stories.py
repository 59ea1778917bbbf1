"""Turns a story of a sentence bank into printed text and into the truth about that text."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 (seeded test matter)
from typing import Any

BANKS = Path(__file__).parent / "banks"
SLOT = re.compile(r"\{([^{}]*)\}")
CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NUMBER_WORDS = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
}
REPORTS = {
    2010: "A/HRC/14/19",
    2011: "A/HRC/18/19",
    2012: "A/HRC/21/18",
    2013: "A/HRC/24/29",
    2014: "A/HRC/27/38",
    2015: "A/HRC/30/29",
    2016: "A/HRC/33/19",
    2017: "A/HRC/36/31",
    2018: "A/HRC/39/41",
    2019: "A/HRC/42/30",
    2020: "A/HRC/45/36",
    2021: "A/HRC/48/28",
    2022: "A/HRC/51/47",
    2023: "A/HRC/54/61",
    2024: "A/HRC/57/60",
    2025: "A/HRC/60/62",
}


_PRONOUNS = {
    "his": ("his", "her"),
    "he": ("he", "she"),
    "him": ("him", "her"),
    "His": ("His", "Her"),
    "He": ("He", "She"),
    "her": ("his", "her"),
    "sr": ("him", "her"),
}
_PUTS = {
    "P": "person",
    "p": "short_name",
    "n": "bare_name",
    "O": "organisation",
    "Q": "official",
    "N": "number",
    "D": "date",
    "R": "reply_date",
    "M": "month",
    "Y": "bare_year",
    "L": "law_year",
    "I": "interval",
    "C": "code",
    "S": "document",
    "W": "opinion",
    "E": "earlier_report",
    "G": "organisation",
}


@dataclass
class Story:
    """One story of the bank: what is true of it, and its paragraphs with slots."""

    facts: dict[str, str]
    paragraphs: list[str]


@dataclass
class Told:
    """A story as printed, with the truth that the reading is scored against."""

    paragraphs: list[str]
    truth: dict[str, Any]
    tolerated: dict[str, list[str]]


def load_stories(name: str) -> list[Story]:
    """The stories of one bank, in order."""
    files = sorted(BANKS.glob(f"{name}_*stories.txt"))
    return [_story(block) for file in files for block in file.read_text("utf-8").split("\n---\n")]


def load_prose(name: str) -> dict[str, list[str]]:
    """Paragraphs that tell no story, by the part of the report where they stand."""
    prose: dict[str, list[str]] = {}
    key = ""
    for line in (BANKS / f"{name}_prose.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if re.fullmatch(r"[a-z]+", line):
            key = line
            prose[key] = []
        else:
            prose[key].append(line)
    return prose


def _story(block: str) -> Story:
    head, _, body = block.partition("\n\n")
    facts: dict[str, str] = {}
    for line in head.splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, value = line.partition(":")
            facts[key.strip()] = value.strip()
    return Story(facts, [p.replace("\n", " ").strip() for p in body.split("\n\n") if p.strip()])


@dataclass
class Cast:
    """Names to draw from; every one of them is invented, and says so."""

    men: list[str]
    women: list[str]
    organisations: list[str]
    officials: list[str]
    places: list[str]
    used: set[str] = field(default_factory=set)
    lately: list[str] = field(default_factory=list)

    def person(self, luck: Random) -> tuple[str, str, bool]:
        """A fresh person: full name, short name, and whether a woman."""
        full, short, woman = self._draw(luck)
        while full in self.used:
            full, short, woman = self._draw(luck)
        self.used.add(full)
        self.lately.append(full)
        if len(self.used) > 60:
            self.used = set(self.lately[-40:])
        return full, short, woman

    def _draw(self, luck: Random) -> tuple[str, str, bool]:
        woman = luck.random() < 0.5
        given, family, *order = luck.choice(self.women if woman else self.men).split("|")
        full = f"{luck.choice(given.split(','))} {luck.choice(family.split(','))}"
        return full, full.split(maxsplit=1)[0] if order else full.split(" ", 1)[1], woman


class Teller:
    """Fills the slots of one story in printed order and keeps the truth as it goes."""

    def __init__(
        self, story: Story, *, luck: Random, cast: Cast, iso3: str, country: str, year: int
    ) -> None:
        self.story, self.luck, self.cast = story, luck, cast
        self.iso3, self.country, self.year = iso3, country, year
        self.first = date(year - 1, 6, 1)
        self.people: dict[str, tuple[str, str, str]] = {}
        self.things: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.last: date | None = None
        self.found: dict[str, list[str]] = {
            "dates": [],
            "reply_dates": [],
            "communications": [],
            "un_documents": [],
            "earlier_reports": [],
        }
        self.tolerated: dict[str, list[str]] = {
            "dates": [],
            "un_documents": [],
            "earlier_reports": [],
        }
        self.woman = False

    def tell(self) -> Told:
        """The story in print, with its truth."""
        self._meet()
        paragraphs = [self._fill(paragraph) for paragraph in self.story.paragraphs]
        return Told(paragraphs, self._truth(), self._tolerated())

    def _meet(self) -> None:
        text = " ".join(self.story.paragraphs)
        for key in dict.fromkeys(re.findall(r"\{[Ppns](\d)\}", text)):
            full, short, woman = self.cast.person(self.luck)
            self.people[key] = (full, short, "Ms." if woman else "Mr.")
        self.woman = self.people.get("1", ("", "", self.luck.choice(("Mr.", "Ms."))))[2] == "Ms."

    def _fill(self, text: str) -> str:
        while CHOICE.search(text):
            text = CHOICE.sub(lambda m: self.luck.choice(m[1].split("|")), text, count=1)
        text = SLOT.sub(lambda m: self._slot(m[1]), text)
        return text[0].upper() + text[1:]

    def _slot(self, slot: str) -> str:
        words = {"^": "\x01", "country": self.country, "some": "several"}
        words["maybefrom"] = " in the reporting period"
        words |= {word: pair[self.woman] for word, pair in _PRONOUNS.items()}
        if slot in words:
            return words[slot]
        if slot == "place":
            return self.things.setdefault("place", self.luck.choice(self.cast.places))
        if slot == "ord":
            return self.luck.choice(["second", "fifth", "seventh", "ninth"])
        return str(getattr(self, f"_put_{_PUTS[slot[0]]}")(slot))

    def _put_person(self, slot: str) -> str:
        full, _, title = self.people[slot[1]]
        return f"{title} {full}"

    def _put_short_name(self, slot: str) -> str:
        _, short, title = self.people[slot[1]]
        return f"{title} {short}"

    def _put_bare_name(self, slot: str) -> str:
        return self.people[slot[1]][0]

    def _put_organisation(self, slot: str) -> str:
        if slot not in self.things:
            fresh = [name for name in self.cast.organisations if name not in self.cast.lately[-4:]]
            self.things[slot] = self.luck.choice(fresh)
            self.cast.lately.append(self.things[slot])
        return self.things[slot]

    def _put_official(self, slot: str) -> str:
        return self.things.setdefault(slot, self.luck.choice(self.cast.officials))

    def _put_number(self, slot: str) -> str:
        number = self.counts.setdefault(slot, self.luck.choice([*range(3, 10), 12, 15, 17, 23]))
        return NUMBER_WORDS.get(number, str(number)) if self.luck.random() < 0.8 else str(number)

    def _day(self) -> date:
        base = self.last or self.first + timedelta(days=self.luck.randrange(30, 200))
        return min(base + timedelta(days=self.luck.randrange(1, 40)), date(self.year, 7, 28))

    def _put_date(self, slot: str) -> str:
        if slot[1] == "0" or slot.endswith("b"):
            day = (self.last or self.first) - timedelta(days=self.luck.randrange(5, 60))
        else:
            day = self._day()
        if slot.endswith("z"):
            day = (self.last or self.first) + timedelta(days=self.luck.randrange(2, 9))
        dropped = slot.endswith("y") and self.last is not None and self.last.year == day.year
        self._note(day.isoformat(), tolerated=slot.endswith("x"), reply=slot[0] == "R")
        self.last = day
        printed = f"{day.day} {MONTHS[day.month - 1]}"
        return printed if dropped else f"{printed} {day.year}"

    def _put_reply_date(self, slot: str) -> str:
        return self._put_date("R1y" if "y" in slot else "R1")

    def _note(self, edtf: str, *, tolerated: bool = False, reply: bool = False) -> None:
        (self.tolerated if tolerated else self.found)["dates"].append(edtf)
        if reply:
            self.found["reply_dates"].append(edtf)

    def _put_month(self, slot: str) -> str:
        day = self._day() if slot[1] != "0" else (self.last or self.first) - timedelta(days=90)
        self._note(f"{day.year}-{day.month:02}")
        self.last = day
        return f"{MONTHS[day.month - 1]} {day.year}"

    def _put_bare_year(self, slot: str) -> str:
        year = self.year - self.luck.randrange(2, 6)
        self._note(str(year), tolerated=slot.endswith("x"))
        return str(year)

    def _put_law_year(self, _: str) -> str:
        return str(self.year - 1)

    def _put_interval(self, _: str) -> str:
        start = self._day()
        end = start + timedelta(days=self.luck.randrange(3, 70))
        self.last = end
        if start.month == end.month:
            self._note(f"{start.isoformat()}/{end.isoformat()}")
            return self._span(str(start.day), f"{end.day} {MONTHS[end.month - 1]} {end.year}")
        self._note(f"{start.year}-{start.month:02}/{end.year}-{end.month:02}")
        head = MONTHS[start.month - 1] + ("" if start.year == end.year else f" {start.year}")
        return self._span(head, f"{MONTHS[end.month - 1]} {end.year}")

    def _span(self, start: str, end: str) -> str:
        return self.luck.choice([f"from {start} to {end}", f"between {start} and {end}"])

    def _put_code(self, _: str) -> str:
        year = self.luck.choice((self.year - 1, self.year))
        code = f"{self.iso3} {self.luck.randrange(1, 19)}/{year}"
        self.found["communications"].append(code)
        return self.luck.choice(["", "", "", "AL ", "UA "]) + code

    def _put_document(self, _: str) -> str:
        symbol = f"A/HRC/{self.luck.randrange(10, 50)}/{self.luck.randrange(3, 17)}"
        if symbol not in REPORTS.values():
            self.found["un_documents"].append(symbol)
        return symbol

    def _put_opinion(self, _: str) -> str:
        symbol = f"A/HRC/WGAD/{self.year - 1}/{self.luck.randrange(2, 90)}"
        self.found["un_documents"].append(symbol)
        return symbol

    def _put_earlier_report(self, slot: str) -> str:
        years = [year for year in REPORTS if year < self.year][-5:]
        if slot.startswith("EY"):
            chosen = sorted(self.luck.sample(years, min(2, len(years))))
            self.found["earlier_reports"] += [REPORTS[year] for year in chosen]
            tail = " reports" if "{EY1} of the" in " ".join(self.story.paragraphs) else ""
            return " and ".join(map(str, chosen)) + (tail if not self._tail_given() else "")
        symbol = REPORTS[self.luck.choice(years)]
        self.found["earlier_reports"].append(symbol)
        first = self.luck.randrange(3, 90)
        place = self.luck.choice(
            [f"para. {first}", f"paras. {first}–{first + 2}", f"annex I, para. {first}"]
        )
        return f"{symbol}, {place}"

    def _tail_given(self) -> bool:
        return "{EY1} reports" in " ".join(self.story.paragraphs)

    def _truth(self) -> dict[str, Any]:
        facts = self.story.facts
        return {
            "country": self.iso3,
            "subjects": [
                subject for word in _list(facts["who"]) for subject in self._subject(word)
            ],
            "cooperation": _list(facts.get("coop", "")),
            "acts": _list(facts.get("acts", "")),
            **{key: list(dict.fromkeys(values)) for key, values in self.found.items()},
            "government_reply": facts.get("reply", "unknown") or "unknown",
            "names_withheld": facts.get("withheld") == "yes",
            "follow_up": facts.get("follow") == "yes",
        }

    def _tolerated(self) -> dict[str, list[str]]:
        facts = self.story.facts
        more = {
            "acts": _list(facts.get("acts~", "")),
            "cooperation": [*_list(facts.get("coop~", "")), "other"],
        }
        return {**self.tolerated, **more}

    def _subject(self, word: str) -> list[dict[str, Any]]:
        if word == "situation":
            return [_row("", "situation", None, None)]
        if word[0] == "P":
            return [_row(self.people[word[1]][0], "person", 1, 1)]
        if word[0] == "O":
            return [_row(self.things[word], "organisation", 1, 1)]
        count = word[2:]
        if count in {"?", "1"}:
            number = None if count == "?" else 1
            return [_row("", "unnamed", number, number)]
        number = self.counts[count[:2]] - (
            1 if count.endswith("r") else 2 if count.endswith("-2") else 0
        )
        return [_row("", "unnamed", number, None if count.endswith("+") else number)]


def _row(name: str, kind: str, least: int | None, most: int | None) -> dict[str, Any]:
    return {"name": name, "kind": kind, "count_min": least, "count_max": most}


def _list(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
