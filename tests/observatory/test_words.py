"""Every code of the analysis has its sentence, in plain words that claim no cause."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from django.utils.translation import override

from endreprisals.domain.analysis import catalogue, codes, codes_time
from endreprisals.domain.analysis.figure import Figure, Saying, Value, figure_from
from endreprisals.domain.analysis.wording import CAUSAL, causal_words
from endreprisals.observatory.models import StoredFigure
from endreprisals.observatory.words import (
    answers,
    intervals,
    keys,
    methods,
    sayings,
    spoken,
    titles,
    warnings,
)
from endreprisals.observatory.words.amounts import amount
from endreprisals.observatory.words.chart_words import chart_text

SAMPLES: dict[str, Any] = {
    "years": ["2017", "2018", "2019", "2021"],
    "states": ["FRA", "EGY"],
    "date": "2026-11-20",
    "series": "engagement_bodies",
    "region": "GRULAC",
    "act_type": "threats",
    "year": "2021",
    "earlier": "2010/2017",
    "later": "2018",
}


def _saying(code: str) -> Saying:
    """The sentence of a code with something for each of its arguments."""
    given = {name: SAMPLES.get(name, 3) for name in codes.SAYINGS[code]}
    if {"first", "last"} <= set(given):
        given |= {"first": "2011", "last": "2023"}
    if code in {"group_statements", "effect"}:
        given["states"] = 3
    return Saying(code, given)


def _every_sentence() -> Iterator[str]:
    """All that the words of figures can say in the language that is being spoken."""
    yield from (sayings.say(_saying(code)) for code in codes.SAYINGS)
    yield from map(warnings.caveat, codes.CAVEATS)
    yield from map(warnings.mark, (*codes.COUNT_MARKS, *codes_time.MARKS))
    yield from (warnings.mark(f"{kind}:{one}") for kind in ("differs", "cannot")
                for one in codes.REASONS)  # fmt: skip
    yield from map(warnings.refusal, (*codes.COUNT_REFUSED, *codes_time.REFUSED))
    for name in catalogue.FIGURES:
        yield titles.title(name)
        yield titles.question(name)
        page = methods.method(name, None)
        yield from (page.counts, page.of, page.window, page.leaves_out, page.hidden, page.cannot)
    yield from (str(text) for text in chain(*intervals.INTERVALS.values()))
    named = (keys.AXES, keys.SERIES, keys.KEYS, keys.REPORTS, keys.VARIANTS, titles.GROUPS)
    yield from (str(text) for table in named for text in table.values())


def test_every_sentence_of_the_analysis_has_words_and_none_has_more() -> None:
    assert set(sayings.SENTENCES) == set(codes.SAYINGS)
    assert set(warnings.CAVEATS) == set(codes.CAVEATS)
    assert set(warnings.MARKS) == {*codes.COUNT_MARKS, *codes_time.MARKS}
    assert set(warnings.REASONS) == set(codes.REASONS)
    assert set(warnings.REFUSED) == {*codes.COUNT_REFUSED, *codes_time.REFUSED}


def test_every_figure_has_a_title_a_question_a_group_an_answer_and_a_method() -> None:
    for told in (titles.TITLES, titles.QUESTIONS, answers.ANSWERS, methods.TEXTS):
        assert list(told) == list(catalogue.FIGURES)
    assert set(titles.GROUPS) == {entry.group for entry in catalogue.FIGURES.values()}


@pytest.mark.parametrize("language", CAUSAL)
def test_no_sentence_says_that_one_thing_made_another_happen(language: str) -> None:
    with override(language):
        said = list(_every_sentence())

    assert len(said) > 300
    assert {one: causal_words(one, language) for one in said if causal_words(one, language)} == {}


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar-xb"])
def test_every_sentence_is_filled_in(language: str) -> None:
    with override(language):
        assert [one for one in _every_sentence() if "{" in one or not one.strip()] == []


def test_years_are_written_without_separators_and_runs_of_them_as_spans() -> None:
    with override("en"):
        assert spoken.years(["2012", "2010", "2011", "2016", "2018", "2019"]) == (
            "2010 to 2012, 2016, 2018 and 2019"
        )
        assert spoken.period("2010/2025") == "2010 to 2025"
        assert spoken.period("2025") == "2025"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0.0, "0%"), (0.004, "0.4%"), (0.0954, "9.5%"), (0.431, "43%"), (1.0, "100%")],
)
def test_shares_are_written_as_exactly_as_they_are_worth(number: float, said: str) -> None:
    with override("en"):
        assert spoken.percent(number) == said


def _figure(unit: str, *values: Value, name: str = "acts-by-type") -> Figure:
    return Figure(name, "act_types", unit, "2010/2025", values)


@pytest.mark.parametrize(
    ("unit", "value", "whole"),
    [
        ("share", Value("a", 0.43, "", 174, 0.36, 0.51, "wilson"),
         "43% (of 174; 95% interval 36% to 51%)"),
        ("share", Value("a", 0.2, "", 47, 0.2, None, "bounds", at_least=True),
         "at least 20% (of 47)"),
        ("share", Value("a", -0.03, "difference", None, -0.139, 0.077, "newcombe"),
         "−3 points (95% interval −13.9 to +7.7)"),
        ("share", Value("a", None, marks=("small_cell",)), "not shown"),
        ("share", Value("a", None, marks=("no_list",)), "not known"),
        ("states", Value("a", 13.0, "", None, 6.92, 22.23, "poisson"),
         "13 (95% interval 6.9 to 22.2)"),
        ("states", Value("a", 50.0, marks=("as_worded",)), "about 50"),
        ("states", Value("a", 1.625, "ratio", None, 0.674, 3.92, "rate_ratio"),
         "1.62 (95% interval 0.67 to 3.92)"),
        ("ratio", Value("a", 1.4, "", 80, 0.9, 2.2, "cox_99"), "1.4 (99% interval 0.9 to 2.2)"),
        ("days", Value("a", 59.0, "", 1, 59.0, 59.0, "bounds"), "59 days"),
        ("days", Value("a", 60.0, "", 3, 31.0, 90.5, "bounds"), "60 days (between 31 and 90.5)"),
    ],
)  # fmt: skip
def test_a_number_stands_with_what_it_is_a_share_of_and_its_interval(
    unit: str, value: Value, whole: str
) -> None:
    with override("en"):
        assert amount(_figure(unit, value), value).whole == whole


def test_a_published_number_keeps_the_words_it_was_published_in() -> None:
    told = Value("2019", 50.0, "published", marks=("as_worded",))
    says = (
        Saying("more_states_worded", {"year": "2019", "number": 50.0}),
        Saying("latest_states_published", {"year": "2019", "number": 50.0}),
    )
    figure = Figure("states-cited", "report_year", "states", "2019", (told,), says)

    with override("en"):
        assert "about 50 States" in answers.answer(figure)


def test_a_change_beyond_chance_is_not_called_chance() -> None:
    values = tuple(
        Value(year, number, "published", None, number / 2, number * 2, "poisson")
        for year, number in (("2022", 8.0), ("2023", 40.0))
    )
    for code, words in (
        ("change_may_be_chance", "no change from one year"),
        ("change_beyond_chance", "larger than chance"),
    ):
        says = (Saying(code, {"earlier": "2022", "later": "2023"}),)
        figure = Figure("states-raising", "year", "states", "2022/2023", values, says)
        with override("en"):
            assert words in answers.answer(figure)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_figure_of_the_shipped_record_is_worded_whole(shipped: None, language: str) -> None:
    stored = [figure_from(row.data) for row in StoredFigure.objects.all()]
    assert len(stored) == len(catalogue.FIGURES)
    with override(language):
        for figure in stored:
            text = chart_text(figure, figure, as_of="2026-11-20")
            said = [answers.answer(figure), *answers.sentences(figure), text.credit, text.title]
            said += [sayings.say(one) for one in figure.missing]
            said += [*text.keys.values(), *text.notes.values()]
            assert all(one.strip() for one in said), figure.name
            assert not causal_words(" ".join(said), language), figure.name


def test_the_shipped_record_repeats_the_published_rise_with_its_interval(shipped: None) -> None:
    figure = figure_from(StoredFigure.objects.get(name="states-raising").data)
    with override("en"):
        said = answers.sentences(figure)

    assert any(
        "from 8 to 13 (+62.5%)" in one and "ratio of 1.63" in one and "0.67 to 3.92" in one
        for one in said
    )
