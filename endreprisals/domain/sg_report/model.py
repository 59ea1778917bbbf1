"""What a report is made of once it is read: pages of lines in, paragraphs and mentions out."""

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["person", "organisation", "unnamed", "situation"]
Reply = Literal["replied", "not_replied", "unknown"]
Box = Literal["head", "front", "contents", "footnote", "heading", "country", "paragraph", "unread"]


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as an adapter hands it over: its number and its printed lines, top to bottom.

    `small` holds the places (from 0) of lines set in smaller type than the page's text, where
    the file says so. Raised digits come as superscript characters: `reports.¹²`.
    """

    number: int
    lines: tuple[str, ...]
    small: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Boxed:
    """Where a printed line, or a piece of one, ended up. `line` counts from 0 on its page."""

    page: int
    line: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its part, its number as printed, the country above it, its text."""

    part: str
    number: str
    country: str | None
    page: int
    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is alleged to have suffered: name as printed and its folded key, or a count."""

    name: str
    kind: Kind
    count_min: int | None
    count_max: int | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a value was read from: paragraph number and place in its text."""

    field: str
    value: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One story of alleged reprisals as one report tells it."""

    part: str
    paragraph: str
    country: str
    subjects: tuple[Subject, ...]
    cooperation: tuple[str, ...]
    acts: tuple[str, ...]
    dates: tuple[str, ...]
    communications: tuple[str, ...]
    un_documents: tuple[str, ...]
    earlier_reports: tuple[str, ...]
    government_reply: Reply
    reply_dates: tuple[str, ...]
    names_withheld: bool
    follow_up: bool
    paragraphs: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    also_under: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The mention in the format of `read-report --json`."""
        subjects = [
            {"name": s.name, "kind": s.kind, "count_min": s.count_min, "count_max": s.count_max}
            for s in self.subjects
        ]
        return {
            "part": self.part,
            "paragraph": self.paragraph,
            "country": self.country,
            "subjects": subjects,
            "cooperation": list(self.cooperation),
            "acts": list(self.acts),
            "dates": list(self.dates),
            "communications": list(self.communications),
            "un_documents": list(self.un_documents),
            "earlier_reports": list(self.earlier_reports),
            "government_reply": self.government_reply,
            "reply_dates": list(self.reply_dates),
            "names_withheld": self.names_withheld,
            "follow_up": self.follow_up,
        }


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of the time a report covers, as ISO dates; blank where not known."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read, with every printed line in exactly one box."""

    symbol: str
    year: int | None
    period: Period
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...]
    footnote_marks: tuple[str, ...]
    boxes: tuple[Boxed, ...] = field(repr=False, default=())

    @property
    def unread(self) -> tuple[Boxed, ...]:
        """Lines that no rule could place; a person has to look at them."""
        return tuple(boxed for boxed in self.boxes if boxed.box == "unread")

    def as_json(self) -> dict[str, Any]:
        """The reading in the format of `read-report --json`."""
        return {
            "symbol": self.symbol,
            "year": self.year,
            "period": {"from": self.period.first, "to": self.period.last},
            "paragraphs": [
                {
                    "part": p.part,
                    "number": p.number,
                    "country": p.country,
                    "page": p.page,
                    "text": p.text,
                }
                for p in self.paragraphs
            ],
            "mentions": [mention.as_json() for mention in self.mentions],
            "footnote_marks": list(self.footnote_marks),
            "unread": [{"page": boxed.page, "line": boxed.text} for boxed in self.unread],
        }


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names that the record already knows, so that they are recognised without a title."""

    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
