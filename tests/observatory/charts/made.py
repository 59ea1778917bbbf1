"""Invented figures in every form and invented words in four languages, for drawing in tests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.labels import Amount, ChartText

LANGUAGES = ("en", "ar", "bo", "zh-hans")
ENDS = ("early_release", "end_of_sentence", "release_into_restriction", "death")
KINDS = {
    "en": (
        "Arbitrary arrest or detention",
        "Travel bans and passports taken away",
        "Laws against funding from abroad and against registration",
        "Killings",
    ),
    "ar": ("الاعتقال التعسفي", "حظر السفر ومصادرة جوازات السفر", "القوانين المقيدة", "القتل"),
    "bo": (
        "ཁྲིམས་འགལ་འཛིན་བཟུང་།",
        "ཕྱི་སྐྱོད་བཀག་འགོག་དང་ལག་ཁྱེར་བཞེས་པ།",
        "ཕྱི་རྒྱལ་ནས་མ་དངུལ་ལེན་པར་བཀག་འགོག་གི་ཁྲིམས།",
        "དམར་གསོད།",
    ),
    "zh-hans": ("任意逮捕或拘留", "旅行禁令和没收护照", "限制境外资金和登记的法律", "杀害"),
}
SENTENCE = {
    "en": "Detention is reported most often: in at least 84 cases of 231 from 2017 to 2025.",
    "ar": "الاحتجاز هو الأكثر ورودًا: 84 حالة على الأقل من أصل 231 بين 2017 و2025.",
    "bo": "འཛིན་བཟུང་ནི་སྙན་ཐོའི་ནང་མང་ཤོས་འཁོད་པའི་བྱ་སྤྱོད་ཡིན། གནད་དོན་ ༢༣༡ ནང་ནས་ ༨༤ ཡིན།",
    "zh-hans": "拘留是报告最多的行为：2017年至2025年间231起案件中至少84起。",
}
SERIES = ("withheld", "published", "ours", "gone", "both", "new", "named", "unnamed", "situation",
          "cited", "members", "known", "of_all", *ENDS)  # fmt: skip
NOTES = {
    "short_window": "The report covers fewer than twelve months.",
    "small_cell": "Fewer than five cases are not shown.",
    "interval": "Thin lines show intervals of 95 per cent.",
}
YEARS = tuple(str(year) for year in range(2010, 2026))
ROWS = ("act-1", "act-2", "act-3", "act-4")


@dataclass(frozen=True, slots=True)
class Made:
    """A figure and the name of its form."""

    form: str
    figure: Figure


def a_value(key: str, number: float | None, series: str = "", *marks: str, **more: float) -> Value:
    return Value(key, number, series, marks=marks, **more)  # type: ignore[arg-type]


def a_figure(
    values: Iterable[Value], *, name: str = "made-up", axis: str = "rows", unit: str = "cases"
) -> Figure:
    return Figure(name, axis, unit, "2010/2025", tuple(values))


def some_bars() -> Figure:
    """Four kinds: one with much withheld, one whose number is not shown."""
    numbers = (84.0, 61.0, 7.0)
    shown = [a_value(k, n, low=n * 0.8, high=n * 1.2) for k, n in zip(ROWS, numbers, strict=False)]
    hidden = a_value("act-4", None, "", "small_cell")
    return a_figure([*shown, hidden, a_value("act-1", 12, "withheld")], axis="act_types")


def some_columns() -> Figure:
    """Sixteen years: one of a short window, one withheld in part, one not shown."""
    numbers = (8, 13, 14, 13, 15, 20, 29, 38, 48, 45, 40, 42, 35, 24, 30)
    shown = [
        a_value(y, n, "", *(["short_window"] if y == "2020" else []), low=n * 0.8, high=n * 1.2)
        for y, n in zip(YEARS, numbers, strict=False)
    ]
    hidden = a_value("2025", None, "", "small_cell")
    return a_figure([*shown, hidden, a_value("2018", 9, "withheld")], axis="report_year")


def some_points() -> Figure:
    """Published numbers of every year, and ours of some with intervals."""
    told = [a_value(year, 10 + at, "published") for at, year in enumerate(YEARS)]
    ours = [a_value(y, 8 + at, "ours", low=6 + at, high=12 + at) for at, y in enumerate(YEARS[4:])]
    return a_figure([*told, *ours], axis="year", unit="states")


def some_parts() -> Figure:
    """Cases of each year by what is known of the people, with their sum."""
    parts: Sequence[tuple[str, float]] = (
        ("named", 60), ("unnamed", 20), ("situation", 8), ("withheld", 15), ("cases", 103),
    )  # fmt: skip
    values = [a_value(year, n, series) for year in YEARS[8:] for series, n in parts]
    return a_figure(values, name="cases-per-report", axis="report_year")


def some_curves() -> Figure:
    """How detentions ended, by eleven times."""
    most = dict(zip(ENDS, (0.5, 0.22, 0.12, 0.03), strict=True))
    values = [
        a_value(str(t), share * t / (t + 3), end, low=share * t / (t + 4), high=share * t / (t + 2))
        for end, share in most.items()
        for t in range(11)
    ]
    return a_figure(values, axis="years_held", unit="share")


def some_ratios() -> Figure:
    """Four ratios: above and below 1, one not shown, one with a very wide interval."""
    return a_figure(
        [
            a_value("act-1", 1.32, low=1.02, high=1.72),
            a_value("act-2", 0.8, low=0.66, high=0.97),
            a_value("act-3", 3.1, low=0.34, high=28),
            a_value("act-4", None, "", "small_cell"),
        ],
        axis="act_types",
        unit="ratio",
    )


def some_sets() -> Figure:
    """Four years of a list, each compared with the year before."""
    counts = ((3, 12, 8), (5, 20, 9), (18, 17, 7), (2, 1, 14))
    values = [
        a_value(year, number, series)
        for year, numbers in zip(YEARS[9:], counts, strict=False)
        for series, number in zip(("gone", "both", "new"), numbers, strict=True)
    ]
    return a_figure(values, axis="report_year", unit="states")


ALL = (
    Made("bars", some_bars()), Made("columns", some_columns()), Made("points", some_points()),
    Made("parts", some_parts()), Made("curves", some_curves()), Made("ratios", some_ratios()),
    Made("sets", some_sets()),
)  # fmt: skip


def words_for(figure: Figure, language: str = "en") -> ChartText:
    """Words in this language for any of the figures here."""
    kinds = KINDS[language]
    keys = {value.key: value.key for value in figure.values}
    keys |= dict(zip(ROWS, kinds, strict=True))
    return ChartText(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        title=kinds[0],
        sentence=SENTENCE[language],
        credit="endreprisals, 31 July 2026. Source: A/HRC/30/29 to A/HRC/60/62",
        keys=keys,
        series={series: kinds[at % 4].split(" ")[0] for at, series in enumerate(SERIES)},
        amount=said,
        start=kinds[3],
        end=kinds[1],
        amount_title=kinds[3],
        key_title=kinds[0],
        notes=NOTES,
    )


def said(value: Value) -> Amount:
    if value.value is None:
        return Amount("fewer than 5")
    bounds = f"{value.low:.2g} to {value.high:.2g}" if value.low and value.high else ""
    return Amount(f"{value.value:.3g}", bounds)
