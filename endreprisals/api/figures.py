"""The figures of the observatory, as JSON: numbers as they are, every code beside its words."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from endreprisals.api.problems import Problem
from endreprisals.observatory.files.figure_json import figure_json
from endreprisals.observatory.queries import lines, stored

router = Router()


class FigureLine(Schema):
    """A named figure. Blank and null until a worker has made it."""

    name: str
    title: str
    unit: str
    period: str = Field(description="EDTF: the years it is about.")
    record_version: int | None
    as_of: date | None = Field(description="The day on which the record stood so.")
    made_at: datetime | None


class FiguresOut(Schema):
    """Every named figure."""

    figures: list[FigureLine]


class Told(Schema):
    """A code with its words."""

    code: str
    words: str


class SentenceOut(Schema):
    """A sentence with what was put into it."""

    code: str
    args: dict[str, Any]
    words: str


class ValueOut(Schema):
    """One number. Never quote it without what it is a share of and its bounds."""

    key: str
    label: str
    series: str
    series_label: str
    value: float | None = Field(description="Null: not known, or not shown; `marks` say why.")
    of: int | None = Field(description="What a share or a rate is taken of.")
    low: float | None
    high: float | None
    method: str = Field(description="How the bounds were made; the method page explains it.")
    at_least: bool
    words: str
    marks: list[Told]
    sources: list[str]


class FigureOut(Schema):
    """One figure, whole, as its page shows it."""

    name: str
    title: str
    question: str
    sentence: str
    axis: str
    unit: str
    period: str = Field(description="EDTF: the years it is about.")
    as_of: date
    record_version: int
    made_at: datetime
    refused: Told | None = Field(description="Why the data do not allow the figure.")
    values: list[ValueOut]
    says: list[SentenceOut]
    caveats: list[Told]
    missing: list[SentenceOut]
    sources: list[str]
    made_by: str = Field(description="The function in the source code that made it.")
    address: str
    method: str


@router.get("/figures", response=FiguresOut)
def figures(request: HttpRequest) -> dict[str, Any]:
    """Every figure of the observatory by name."""
    return {"figures": [line.as_data() for line in lines()]}


@router.get("/figures/{figure}", response={200: FigureOut, 404: Problem})
def figure(request: HttpRequest, figure: str) -> dict[str, Any]:
    """One figure: every number with its denominator, interval, marks and sources."""
    shown = stored(figure)
    if shown is None:
        raise Http404
    return figure_json(shown)
