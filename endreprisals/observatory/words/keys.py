"""What each key and each series of a figure is called, and what stands over the columns."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.words import spoken

# What comes after the colon of a series that gives the same share in another way.
VARIANTS: Mapping[str, Promise] = {
    "bounds": _("as the dates allow"),
    "at_least": _("counting only known ends"),
}

AXES: Mapping[str, Promise] = {
    "report_year": _("Report of"),
    "year": _("Year"),
    "act_types": _("Act of reprisal"),
    "cooperation": _("Cooperation"),
    "regional_groups": _("Regional group"),
    "lists": _("People"),
    "years": _("Years"),
    "years_held": _("Years since the detention began"),
    "metrics": _("Published total"),
    "rows": _("What is counted"),
}

# What a series is called, by figure; "" holds for every figure that has no word of its own.
SERIES: Mapping[tuple[str, str], Promise] = {
    ("", "published"): _("as published"),
    ("", "ours"): _("in this record"),
    ("", "listed_partial"): _("from a part of the list"),
    ("states-cited", "ours"): _("from a whole list"),
    ("states-cited", "per_12_months"): _("set to twelve months"),
    ("", "new"): _("new"),
    ("", "gone"): _("gone"),
    ("", "both"): _("on both lists"),
    ("cases-per-report", "cases"): _("all cases"),
    ("", "named"): _("somebody is named"),
    ("", "unnamed"): _("nobody is named"),
    ("", "withheld"): _("names withheld"),
    ("", "situation"): _("situation"),
    ("", "people"): _("people"),
    ("", "last_five"): _("in the last five reports, on 15 September"),
    ("", "last_five_as_of"): _("in the last five reports, on the day of this record"),
    ("", "in_report"): _("in the report of the year"),
    ("regional-composition", "cases"): _("of the cases"),
    ("", "members"): _("of the Member States"),
    ("", "earlier"): _("earlier period"),
    ("", "later"): _("later period"),
    ("", "difference"): _("difference"),
    ("", "engagement_bodies"): _("body cooperated with"),
    ("", "engagement_types"): _("way of cooperating"),
    ("", "of_known"): _("of the cases for which a source says yes or no"),
    ("", "of_all"): _("of all cases"),
    ("reply-rate", "cases"): _("number of cases"),
    ("", "earliest"): _("the shortest that the dates allow"),
    ("", "latest"): _("the longest that the dates allow"),
    ("", "report_years"): _("years with a report that tells of them"),
    ("", "span_years"): _("years from the first report to the last"),
    ("", "gaps"): _("returns, by the years they took"),
    ("", "subjects"): _("subjects"),
    ("", "early_release"): _("release called early by a source"),
    ("", "end_of_sentence"): _("sentence served"),
    ("", "release_into_restriction"): _("release with restrictions"),
    ("", "release_unspecified"): _("release, reason not known"),
    ("", "death"): _("death"),
    ("time-to-release", "unknown"): _("ended, nobody says how"),
    ("", "no_end_known"): _("no end is known"),
    ("", "at_risk"): _("detentions still heard of"),
    ("", "raised"): _("named by a State"),
    ("", "not_raised"): _("not named by a State"),
    ("", "ever_raised"): _("named by a State at any time"),
    ("", "never_raised"): _("never named by a State"),
    ("", "nearest_bound"): _("for the bound nearest to no difference"),
    ("", "ratio"): _("times as many as the year before"),
}

# Keys that are words; a key with a colon is made of two of them.
KEYS: Mapping[tuple[str, str], Promise] = {
    ("reply-rate", "yes"): _("A source says that the Government replied"),
    ("reply-rate", "no"): _("A source says that it did not"),
    ("reply-rate", "not_said"): _("No source says either"),
    ("reply-rate", "all"): _("Cases with a reply"),
    ("time-to-reply", "median"): _("Median"),
    ("follow-up-gaps", "came_back"): _("came back in a later report"),
    ("follow-up-gaps", "one_report_so_far"): _("stand in one report so far"),
    ("follow-up-gaps", "too_early"): _("too early to say: hardly any later report is read"),
    ("lists-overlap", "record_pages"): _("on record pages"),
    ("lists-overlap", "other_pages"): _("on other pages"),
    ("lists-overlap", "status_reports"): _("with a situation on record"),
    ("lists-overlap", "both"): _("on record pages and on other pages"),
    ("lists-overlap", "first_only"): _("on record pages only"),
    ("lists-overlap", "second_only"): _("on other pages only"),
    ("lists-overlap", "all"): _("on either or on none, estimated"),
    ("", "cases"): _("Cases"),
    ("", "named"): _("Cases that name somebody"),
    ("effect-of-raising", "named"): _("Detentions in cases that name somebody"),
    ("effect-of-raising", "in_reports"): _("Detentions in cases that stand in a report"),
    ("", "detentions"): _("Detentions, or parts of one"),
    ("effect-of-raising", "detentions"): _("Detentions"),
    ("", "early_release"): _("Early release, times as often after raising"),
    ("", "e_value"): _("How strong an unrecorded cause would have to be"),
    ("", "early_releases"): _("Early releases"),
    ("", "years_at_risk"): _("Years in which early release could have come"),
    ("", "start_year"): _("Year in which detention began, on average"),
}
OTHER_REGION: Promise = _("No regional group")
REGION: Promise = _("Region: {name}")
REPORTS: Mapping[str, Promise] = {
    "0": _("In no report"),
    "1": _("In reports of one year"),
    "2": _("In reports of two years"),
    "3": _("In reports of three years or more"),
}
STATUS: Promise = _("People last reported: {name}")
AFTER: Promise = _("{name}, after {years}")

ENDS = (
    "early_release", "end_of_sentence", "release_into_restriction", "release_unspecified",
    "death", "unknown", "at_risk",
)  # fmt: skip


def axis_title(figure: Figure) -> str:
    """What stands over the column of keys."""
    return str(AXES[figure.axis])


def series_name(figure: str, series: str) -> str:
    """A series in words; blank where a figure has only one."""
    if not series:
        return ""
    series, _colon, variant = series.partition(":")
    name = str(SERIES.get((figure, series)) or SERIES["", series])
    return f"{name}, {VARIANTS[variant]}" if variant else name


def variant_name(series: str) -> str:
    """What tells a variant of a series from the series itself; blank for the latter."""
    variant = series.partition(":")[2]
    return str(VARIANTS[variant]) if variant else ""


def key_name(figure: Figure, value: Value) -> str:
    """What a number is of, in words."""
    by_axis = BY_AXIS.get(figure.axis)
    return by_axis(value) if by_axis else _row(figure.name, value.key)


def years_counted(number: str) -> str:
    """`3` -> "3 years"."""
    return ngettext("{number} year", "{number} years", int(number)).format(number=number)


def _row(figure: str, key: str) -> str:
    if word := KEYS.get((figure, key)) or KEYS.get(("", key)):
        return str(word)
    if key.isdigit():
        return years_counted(key)
    kind, _colon, rest = key.partition(":")
    if kind in ENDS:
        name = series_name("time-to-release", kind)
        return str(AFTER).format(name=name[:1].upper() + name[1:], years=years_counted(rest))
    return _told_of(kind, rest)


def _told_of(kind: str, rest: str) -> str:
    if kind == "reports":
        return str(REPORTS[rest])
    if kind == "status":
        return str(STATUS).format(name=_inside("statuses", rest))
    name = spoken.label("regional_groups", rest) if rest != "not_known" else str(OTHER_REGION)
    return str(REGION).format(name=name)


def _inside(vocabulary: str, code: str) -> str:
    label = spoken.label(vocabulary, code)
    return label[:1].lower() + label[1:]


def _metric(value: Value) -> str:
    metric, _colon, period = value.key.partition(":")
    return f"{spoken.label('count_metrics', metric)} ({spoken.period(period)})"


def _cooperation(value: Value) -> str:
    return spoken.label(value.series, value.key)


BY_AXIS: Mapping[str, Callable[[Value], str]] = {
    "report_year": lambda value: value.key,
    "year": lambda value: value.key,
    "act_types": lambda value: spoken.label("act_types", value.key),
    "regional_groups": lambda value: spoken.label("regional_groups", value.key),
    "cooperation": _cooperation,
    "years_held": lambda value: years_counted(value.key),
    "metrics": _metric,
}
