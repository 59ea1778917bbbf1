"""The words of a chart, made by the room that knows the language; nothing here draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from endreprisals.domain.analysis.figure import Value


@dataclass(frozen=True, slots=True)
class Amount:
    """How one number reads: `said` such as "at least 8", and its interval such as "3–17".

    A number that is not shown has words too, such as "fewer than 5" or "not known".
    """

    said: str
    interval: str = ""


@dataclass(frozen=True, slots=True)
class ChartText:
    """Everything a chart says, in one language, with its numbers in that language's form.

    `keys` and `series` name every key and every series of the figure; `series` may also name
    `not_told_apart`, what a total has above the parts that are shown. `tick` says a number on the
    axis of amounts, `key_tick` one on the axis of times. `start` and `end` say what lies to either
    side of no change, such as "fewer than before". `notes` has a sentence for each mark that is to
    be pointed out (`short_window`, `small_cell`) and one for `interval`; they stand at the foot.
    What is withheld reads best as "+4", since it stands above the number of its year.
    """

    language: str
    title: str
    sentence: str
    credit: str  # name, source and date
    keys: Mapping[str, str]
    amount: Callable[[Value], Amount]
    series: Mapping[str, str] = field(default_factory=dict)
    tick: Callable[[float], str] = "{:g}".format
    key_tick: Callable[[float], str] = "{:g}".format
    amount_title: str = ""
    key_title: str = ""
    start: str = ""
    end: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    direction: str = "ltr"
