"""The named figures: what each is called, what it counts, and the one function that makes it.

The functions are loaded when a figure is made and not before: whoever only lists the names pays
for none of the libraries that some figures need.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from endreprisals.domain.analysis.figure import Figure
from endreprisals.domain.analysis.rows import Rows

PACKAGE = "endreprisals.domain.analysis"


@dataclass(frozen=True, slots=True)
class Entry:
    """One named figure. `path` is the function that makes it, `group` the question it belongs to.

    Its title is worded under its name; `unit` is the unit of the figure.
    """

    path: str
    unit: str
    group: str

    @property
    def dotted(self) -> str:
        """The whole dotted path of the function."""
        return f"{PACKAGE}.{self.path}"

    @property
    def source_file(self) -> str:
        """The file that holds the function, seen from the root of the source code."""
        return f"{PACKAGE}.{self.path.rpartition('.')[0]}".replace(".", "/") + ".py"


REPORTED, FOLLOWED, HELD, SPOKEN, OTHERS = "reported", "followed", "held", "spoken", "others"
GROUPS = (REPORTED, FOLLOWED, HELD, SPOKEN, OTHERS)

FIGURES: Mapping[str, Entry] = {
    "states-cited": Entry("states_cited.states_cited", "states", REPORTED),
    "states-cited-change": Entry("states_cited_change.states_cited_change", "states", REPORTED),
    "cases-per-report": Entry("cases_per_report.cases_per_report", "cases", REPORTED),
    "council-members-cited": Entry("council.council_members_cited", "share", REPORTED),
    "regional-composition": Entry("regions.regional_composition", "share", REPORTED),
    "acts-by-type": Entry("acts.acts_by_type", "share", REPORTED),
    "acts-change": Entry("acts_change.acts_change", "share", REPORTED),
    "cooperation-kinds": Entry("cooperation.cooperation_kinds", "share", REPORTED),
    "lists-overlap": Entry("overlap.lists_overlap", "people", REPORTED),
    "reply-rate": Entry("replies.reply_rate", "share", FOLLOWED),
    "time-to-reply": Entry("reply_times.time_to_reply", "days", FOLLOWED),
    "years-in-reports": Entry("following.years_in_reports", "subjects", FOLLOWED),
    "follow-up-gaps": Entry("following.follow_up_gaps", "gaps", FOLLOWED),
    "time-to-release": Entry("releases.time_to_release", "share", HELD),
    "raised-and-not-raised": Entry("comparing.raised_and_not_raised", "share", HELD),
    "effect-of-raising": Entry("effects.effect_of_raising", "ratio", HELD),
    "states-raising": Entry("raising.states_raising", "states", SPOKEN),
    "countries-raised": Entry("raising.countries_raised", "states", SPOKEN),
    "joint-statements": Entry("joint_statements.joint_statements", "states", SPOKEN),
    "published-figures": Entry("published.published_figures", "numbers", OTHERS),
}  # fmt: skip


class UnknownFigure(Exception):
    """No figure has this name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name}: no figure has this name: list them with `observatory --list`")


def entry(name: str) -> Entry:
    """What is known of a figure before it is made; raises `UnknownFigure`."""
    try:
        return FIGURES[name]
    except KeyError:
        raise UnknownFigure(name) from None


def figure(name: str, rows: Rows) -> Figure:
    """Make one named figure from rows of the record; raises `UnknownFigure`."""
    module, _, function = entry(name).dotted.rpartition(".")
    make: Callable[[Rows], Figure] = getattr(import_module(module), function)
    return make(rows)
