"""A figure gives the value that is asked for, and comes back whole from plain data."""

import json

import pytest

from endreprisals.domain.analysis.figure import Figure, Saying, Value, figure_from

FIGURE = Figure(
    name="states-cited",
    axis="report_year",
    unit="states",
    period="2020/2021",
    values=(Value("2020", 45.0, "ours"), Value("2020", 40.0, "published", marks=("conflicting",))),
    says=(Saying("whole_list_agrees", {"years": ["2020"]}),),
    caveats=("allegations",),
    missing=(Saying("no_list", {"years": ["2021"]}),),
    sources=("A/HRC/45/36",),
)


def test_value_is_found_by_its_key_and_series() -> None:
    assert FIGURE.value_of("2020", "published").value == 40


def test_value_that_is_not_there_is_an_error_that_names_the_figure() -> None:
    with pytest.raises(KeyError, match="states-cited"):
        FIGURE.value_of("2021", "ours")


def test_figure_comes_back_from_json_as_it_went() -> None:
    assert figure_from(json.loads(json.dumps(FIGURE.as_data()))) == FIGURE
