"""Meetings of the United Nations at which States speak, read from how sources write them.

"HRC55 item 5" is the fifty-fifth session of the Human Rights Council under item 5 of its agenda,
"UNGA78 Third Committee item 71" the Third Committee of the General Assembly, and "UPR36" the
thirty-sixth session of the Universal Periodic Review.
"""

import re
from dataclasses import dataclass
from datetime import date

HRC, UNGA, UPR, CAT = "HRC", "UNGA", "UPR", "CAT"
THIRD = "third"
_FORUM = re.compile(
    r"(?P<body>HRC|UNGA|UPR)\s?(?P<number>\d{1,3})"
    r"(?P<third> Third Committee)?(?: item (?P<item>\d{1,3}))?",
    re.IGNORECASE | re.ASCII,  # no other digits: one session has one spelling
)
# The Council has three regular sessions a year since 2007, and had three in its first half year.
_FIRST_COUNCIL_YEAR = 2006
_SESSIONS_A_YEAR = 3
_BEFORE_FIRST_ASSEMBLY = 1945
# The first day of every regular session of the Council since 2008 lies within these, month and
# day: the session of March, of June, of September. 2006 and 2007 followed another calendar.
_COUNCIL_BEGINS = (((2, 15), (3, 31)), ((5, 20), (7, 10)), ((9, 5), (9, 30)))
_SAME_CALENDAR_SINCE = 2008
# The Assembly opens in September; its Third Committee begins days or weeks later.
_ASSEMBLY_BEGINS = ((9, 5), (10, 15))


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a body. `code` is `HRC51`."""

    body: str
    number: int

    @property
    def code(self) -> str:
        """The session as addresses and commands write it."""
        return f"{self.body}{self.number}"

    @property
    def year(self) -> int | None:
        """The year in which a regular session of this number is held; None where no rule says.

        General Assembly sessions begin in September; their Third Committee meets in that year.
        """
        if self.body == HRC:
            return _FIRST_COUNCIL_YEAR + (self.number - 1) // _SESSIONS_A_YEAR
        return _BEFORE_FIRST_ASSEMBLY + self.number if self.body == UNGA else None

    @property
    def first_days(self) -> tuple[date, date] | None:
        """The earliest and the latest day on which it can begin; None where no rule says.

        From the calendar of the regular sessions held so far, so that nobody has to be believed
        who says when a session begins. The Universal Periodic Review keeps to no such months.
        """
        if self.year is None or self.year < _SAME_CALENDAR_SINCE:
            return None
        council = _COUNCIL_BEGINS[(self.number - 1) % _SESSIONS_A_YEAR]
        first, last = council if self.body == HRC else _ASSEMBLY_BEGINS
        return date(self.year, *first), date(self.year, *last)


@dataclass(frozen=True, slots=True)
class Forum:
    """Where a statement was made: the session, its committee, the item of the agenda."""

    session: Session
    committee: str = ""  # third; blank: plenary, or not said
    item: str = ""


def read_forum(text: str) -> Forum | None:
    """The forum that the whole of `text` writes, or None: this function does not guess."""
    match = _FORUM.fullmatch(text.strip())
    if match is None or int(match["number"]) == 0:
        return None
    session = Session(match["body"].upper(), int(match["number"]))
    return Forum(session, THIRD if match["third"] else "", match["item"] or "")


def read_session(text: str) -> Session | None:
    """The session that `text` writes, without committee or item; None for anything else."""
    forum = read_forum(text)
    return forum.session if forum and forum == Forum(forum.session) else None


def dialogue_session(year: int) -> Session:
    """The Council's session in September of a year: there the yearly report is discussed.

    The report of 2010 to 2014 came to sessions of other months; `sg_reports.csv` says which.
    """
    return Session(HRC, (year - _FIRST_COUNCIL_YEAR + 1) * _SESSIONS_A_YEAR)


def next_dialogue(day: date) -> Session:
    """The first September session of the Council that is not over on `day`, counting 15 October
    as its latest end.
    """
    over = (day.month, day.day) > (10, 15)
    return dialogue_session(day.year + 1 if over else day.year)
