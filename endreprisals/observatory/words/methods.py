"""How each figure is made, in words: what is counted, out of what, left out, and not known."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.words import titles, warnings
from endreprisals.observatory.words.intervals import INTERVALS

NOT_HIDDEN: Promise = _("Nothing is hidden: these numbers tell what States did, and of no person.")
HIDDEN: Promise = _(
    "A number below five is not shown where one of the people behind it is named in no public "
    "source. Where it could be worked out from the other numbers, further numbers are hidden with "
    "it. This keeps figures from telling more than the public list of cases does. It protects "
    "nobody from being counted on that list."
)
NO_INTERVAL: Promise = _("None: the numbers are counts of what sources list, and of no sample.")


@dataclass(frozen=True, slots=True)
class Text:
    """What is particular to one figure."""

    counts: Promise
    of: Promise
    window: Promise
    leaves_out: Promise
    cannot: Promise
    hidden: Promise = NOT_HIDDEN


@dataclass(frozen=True, slots=True)
class MethodPage:
    """The page on how a figure is made."""

    name: str
    title: str
    question: str
    counts: str
    of: str
    window: str
    intervals: tuple[tuple[str, str], ...]  # name, formula in words
    no_interval: str
    leaves_out: str
    hidden: str
    cannot: str
    caveats: tuple[str, ...]
    function: str
    source_file: str


REPORT_YEARS: Promise = _(
    "The years of the reports. Reports cover unequal periods; those that are shorter, longer or "
    "not known are marked."
)
RECORD: Promise = _("Everything public in this record on the day that stands at the figure.")

TEXTS: Mapping[str, Text] = {
    "states-cited": Text(
        counts=_(
            "States that the report of a year cites: the numbers that others published, the length "
            "of a whole list where we hold one, and otherwise the States of a part of a list and "
            "of cases that stand in the report. Where whole lists differ, what all have is sure."
        ),
        of=_(
            "No share is taken. For twelve months a number is divided by the months that the "
            "report covers and multiplied by twelve. As the same States are cited again, that is "
            "too high for a shorter report and too low for a longer one, and is marked so."
        ),
        window=REPORT_YEARS,
        leaves_out=_("Numbers that others give for several years together."),
        cannot=_(
            "In how many States reprisals happened. A State that is not cited is not thereby safe."
        ),
    ),
    "states-cited-change": Text(
        counts=_("States on one whole list and not on the other, and on both."),
        of=_("No share is taken."),
        window=_("Two reports of which we hold the whole list. Reports in between are marked."),
        leaves_out=_("Every pair of reports of which one has no whole list."),
        cannot=_("Why a State came onto the list or left it."),
    ),
    "cases-per-report": Text(
        counts=_(
            "Cases of this record that a source places in the report of a year, by whether "
            "somebody is named, and people who surely stand in it. Somebody who stands in two "
            "cases counts once."
        ),
        of=_("No share is taken. All parts add up to all cases."),
        window=REPORT_YEARS,
        leaves_out=_(
            "Places in reports that were only inferred. Groups and situations stand for an unknown "
            "number of people and add none."
        ),
        cannot=_("How many cases the report holds: this record has read a part of them."),
        hidden=HIDDEN,
    ),
    "council-members-cited": Text(
        counts=_(
            "Members of the Human Rights Council on a day that lists of the last five reports cite."
        ),
        of=_("The 47 seats of the Council, or more where our table has more members on that day."),
        window=_(
            "15 September of each year, before the session that discusses the report; the day of "
            "this record; and the day on which each report was presented."
        ),
        leaves_out=_("Reports of which no list is loaded. They can only make the share larger."),
        cannot=_("Whether members are cited more often than other States."),
    ),
    "regional-composition": Text(
        counts=_("Public cases by the regional group of the State concerned."),
        of=_(
            "All public cases that concern a State with a regional group; beside it the group’s "
            "share of all such States."
        ),
        window=RECORD,
        leaves_out=_("Cases that concern a State without a regional group."),
        cannot=_(
            "Where reprisals are most frequent. It shows where cases were reported, found and "
            "entered."
        ),
        hidden=HIDDEN,
    ),
    "acts-by-type": Text(
        counts=_(
            "Public cases with at least one act of a type. Two sources on one act are one case."
        ),
        of=_(
            "Public cases with at least one coded act. A case can have several types, so the "
            "shares add up to more than one hundred per cent."
        ),
        window=RECORD,
        leaves_out=_("Cases without a coded act, and what was done before the cooperation."),
        cannot=_("How often each act is done. Acts that silence everybody are reported by nobody."),
        hidden=HIDDEN,
    ),
    "acts-change": Text(
        counts=_("Public cases with at least one act of a type, in two periods."),
        of=_("In each period the cases with a coded act that first stand in a report of it."),
        window=_(
            "The report years, cut in half. A case belongs to the period of its first report."
        ),
        leaves_out=_("Cases that no report of this record tells of."),
        cannot=_("Whether acts became more frequent, or only the reports of them."),
        hidden=HIDDEN,
    ),
    "cooperation-kinds": Text(
        counts=_(
            "Public cases by the body that people had cooperated with, and by the way they did."
        ),
        of=_("Public cases for which the body, or the way, is known. A case can have several."),
        window=RECORD,
        leaves_out=_("Cases for which nobody says with whom people had cooperated."),
        cannot=_(
            "Which cooperation is most dangerous: nobody counts those who cooperate unharmed."
        ),
        hidden=HIDDEN,
    ),
    "lists-overlap": Text(
        counts=_(
            "People named in reports according to record pages, people named in reports according "
            "to other pages, and how many stand on both lists."
        ),
        of=_("No share is taken."),
        window=_("The report years that both lists cover."),
        leaves_out=_("Groups, organisations, situations, and places that were only inferred."),
        cannot=_(
            "How many people suffered reprisals. An estimate is made only where a third list shows "
            "that the two were drawn apart; if it does not, the figure is refused."
        ),
    ),
    "reply-rate": Text(
        counts=_(
            "Public cases by what sources say: the Government replied, it did not, or nothing. Any "
            "answer counts as a reply, an acknowledgement of receipt too."
        ),
        of=_(
            "All public cases, at least and at most: as if no case of which nothing is said had a "
            "reply, and as if all had one. Last, the cases for which a source says yes or no; "
            "nobody drew those, so that share has no interval."
        ),
        window=RECORD,
        leaves_out=_("Nothing. A case of which no source says anything is counted as not known."),
        cannot=_("What a reply said, and whether it answered the question."),
    ),
    "time-to-reply": Text(
        counts=_(
            "Days from a dated letter of a United Nations body to the reply that is linked to it. "
            "Reports and public statements ask for no answer and are not counted."
        ),
        of=_("Replies that are linked to a letter and dated, as the letter is; five at least."),
        window=_("The years of those letters."),
        leaves_out=_(
            "Replies without a date or link, those dated before the letter, and those that are "
            "still to come: the median of what came is shorter than that of all."
        ),
        cannot=_("How long States take in general."),
    ),
    "years-in-reports": Text(
        counts=_(
            "People, organisations, groups and situations by the number of years in which a report "
            "tells of them, and by the years from the first report to the last."
        ),
        of=_("All of them that at least one report tells of."),
        window=REPORT_YEARS,
        leaves_out=_("Places in reports that were only inferred or do not say of whom they tell."),
        cannot=_("For how long a case went on. Who stands in the latest reports may come again."),
        hidden=HIDDEN,
    ),
    "follow-up-gaps": Text(
        counts=_(
            "Returns to a subject in a later report, by the years they took; subjects that came "
            "back, those in one report so far, and those for which it is too early to say. It is "
            "too early where of no later report this record holds one case for every three States "
            "cited."
        ),
        of=_("All returns, and all subjects that at least one report tells of."),
        window=REPORT_YEARS,
        leaves_out=_("Places in reports that were only inferred or do not say of whom they tell."),
        cannot=_("Whether a subject was forgotten: the report may have had nothing new to tell."),
        hidden=HIDDEN,
    ),
    "time-to-release": Text(
        counts=_(
            "Detentions of one person in one status, from the first day to the end, by how they "
            "ended. Who was last heard of in detention counts until that day."
        ),
        of=_("All detentions with a known beginning."),
        window=_("From the first detention on record to the last day that a source tells of."),
        leaves_out=_("Detentions without a known beginning, and enforced disappearances."),
        cannot=_(
            "What opened the door. Who is still held is seldom reported, so the estimate reads "
            "high; “at least” counts known ends only. A release at the known end of a sentence is "
            "not early, but where that end is not known, one that a source calls early may have "
            "been due."
        ),
        hidden=HIDDEN,
    ),
    "raised-and-not-raised": Text(
        counts=_(
            "Cases that a statement of States named beside cases in reports that none named, and "
            "what became of detentions in both. A statement that only welcomed a release does not "
            "count here; in the figures on what States say it does."
        ),
        of=_(
            "In each group all its cases, the people with a status on record, or all its "
            "detentions."
        ),
        window=_(
            "Detentions are cut on the day on which the case was first named: time before counts "
            "as not raised."
        ),
        leaves_out=_(
            "Cases named on no known day, cases that neither a State named nor a report tells of, "
            "and detentions that cannot be timed."
        ),
        cannot=_(
            "What raising does. States choose whom they raise, so the groups differ from the start."
        ),
        hidden=HIDDEN,
    ),
    "effect-of-raising": Text(
        counts=_(
            "Early releases after a case was first named in a statement of States, and otherwise."
        ),
        of=_("Years in which early release could still have come, in either group."),
        window=_(
            "From the beginning of a detention until thirty days before its sentence runs out."
        ),
        leaves_out=_(
            "Releases at the foreseeable end of a sentence, and cases named on no known day."
        ),
        cannot=_(
            "That raising made a release happen. The figure is refused where releases cannot be "
            "told from those that were due, where cases were raised when release was near, or "
            "where the same calculation finds something on dates on which nothing happened."
        ),
        hidden=HIDDEN,
    ),
    "states-raising": Text(
        counts=_(
            "States that named a case in the Council’s dialogue on the report of a year. A "
            "statement for a group counts for each of its members on that day."
        ),
        of=_(
            "No share is taken. A ratio compares the published number of a year with the year "
            "before."
        ),
        window=_("The session of the Council that discussed the report of each year."),
        leaves_out=_("Statements whose speaker no source gives."),
        cannot=_("Whether States care more: few numbers from few years rise and fall by chance."),
    ),
    "countries-raised": Text(
        counts=_(
            "States whose cases were named in the Council’s dialogue on the report of a year."
        ),
        of=_(
            "No share is taken. A ratio compares the published number of a year with the year "
            "before."
        ),
        window=_("The session of the Council that discussed the report of each year."),
        leaves_out=_(
            "Countries that a statement spoke about without naming a case of this record."
        ),
        cannot=_("Which States are never spoken of, where statements are missing."),
    ),
    "joint-statements": Text(
        counts=_(
            "States behind each joint statement on reprisals, as published, in every version. The "
            "European Union is no State; where a source names it too, that is marked."
        ),
        of=_("No share is taken."),
        window=_("The years with such a statement."),
        leaves_out=_("Statements for which no number was published."),
        cannot=_("What the same States did in other meetings."),
    ),
    "published-figures": Text(
        counts=_(
            "Every total that others published, with our own number for the same thing and years."
        ),
        of=_("No share is taken."),
        window=_("The years that each source gives."),
        leaves_out=_("Nothing. Where we have no number, the reason stands there."),
        cannot=_("Which of two numbers is right. They count by different rules."),
    ),
}


def method(name: str, figure: Figure | None) -> MethodPage:
    """How a figure is made. With the figure as it stands: its intervals and caveats too."""
    text, entry = TEXTS[name], catalogue.entry(name)
    used = {value.method for value in figure.values} if figure else set()
    return MethodPage(
        name=name,
        title=titles.title(name),
        question=titles.question(name),
        counts=str(text.counts),
        of=str(text.of),
        window=str(text.window),
        intervals=tuple(
            (str(title), str(words)) for code, (title, words) in INTERVALS.items() if code in used
        ),
        no_interval=str(NO_INTERVAL),
        leaves_out=str(text.leaves_out),
        hidden=str(text.hidden),
        cannot=str(text.cannot),
        caveats=tuple(map(warnings.caveat, figure.caveats)) if figure else (),
        function=entry.dotted,
        source_file=entry.source_file,
    )
