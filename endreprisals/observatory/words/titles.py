"""What each figure is called, and the question in plain words that it answers."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from endreprisals.domain.analysis import catalogue

TITLES: Mapping[str, Promise] = {
    "states-cited": _("States cited in each report"),
    "states-cited-change": _("States that came onto the list, and States that left it"),
    "cases-per-report": _("Cases and people in each report"),
    "council-members-cited": _("Members of the Human Rights Council that reports cite"),
    "regional-composition": _("Cases by regional group"),
    "acts-by-type": _("Acts of reprisal by type"),
    "acts-change": _("Acts of reprisal, earlier and later"),
    "cooperation-kinds": _("How people had cooperated"),
    "lists-overlap": _("How many are on no list"),
    "reply-rate": _("Replies of Governments"),
    "time-to-reply": _("Days until a reply"),
    "years-in-reports": _("Years in the reports"),
    "follow-up-gaps": _("Years between two reports"),
    "time-to-release": _("How long people are held, and how it ends"),
    "raised-and-not-raised": _("Cases that States raised, and cases that none raised"),
    "effect-of-raising": _("Early release after a case was raised"),
    "states-raising": _("States that raise cases"),
    "countries-raised": _("Countries whose cases are raised"),
    "joint-statements": _("States that join statements on reprisals"),
    "published-figures": _("Published totals beside ours"),
}

QUESTIONS: Mapping[str, Promise] = {
    "states-cited": _("How many States does each report cite?"),
    "states-cited-change": _("Which States are new on the list, and which are gone?"),
    "cases-per-report": _("How many cases and people stand in each report, at the very least?"),
    "council-members-cited": _("What part of the Council’s members do the reports cite?"),
    "regional-composition": _("From which regions are the cases?"),
    "acts-by-type": _("What is done to people?"),
    "acts-change": _("Are other acts reported now than before?"),
    "cooperation-kinds": _("With whom had people cooperated, and how?"),
    "lists-overlap": _("How many people may be on none of the lists?"),
    "reply-rate": _("How often does the Government reply?"),
    "time-to-reply": _("How long does a reply take?"),
    "years-in-reports": _("For how many years does somebody stay in the reports?"),
    "follow-up-gaps": _("How long does it take until the reports come back to somebody?"),
    "time-to-release": _("How long are people held, and how does it end?"),
    "raised-and-not-raised": _("How do cases that States raised differ from others?"),
    "effect-of-raising": _("Does early release come more often after a case was raised?"),
    "states-raising": _("How many States raise cases in the Council’s dialogue?"),
    "countries-raised": _("About how many countries do they speak?"),
    "joint-statements": _("How many States join statements on reprisals?"),
    "published-figures": _("Do the totals that others published agree with this record?"),
}

GROUPS: Mapping[str, Promise] = {
    catalogue.REPORTED: _("What is reported"),
    catalogue.FOLLOWED: _("What follows in the reports"),
    catalogue.HELD: _("People who are held"),
    catalogue.SPOKEN: _("What States say"),
    catalogue.OTHERS: _("What others have counted"),
}


def title(name: str) -> str:
    """The title of a figure."""
    return str(TITLES[name])


def question(name: str) -> str:
    """The question that a figure answers."""
    return str(QUESTIONS[name])
