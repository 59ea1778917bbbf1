"""Pages and files of figures. They read what the worker has stored, and make nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.domain.analysis import catalogue
from endreprisals.observatory import page, queries
from endreprisals.observatory.files import figure_csv as csv_file
from endreprisals.observatory.files import figure_json as json_file
from endreprisals.observatory.models import StoredChart
from endreprisals.observatory.queries import Shown
from endreprisals.observatory.words import methods
from endreprisals.record.files.json_file import pretty

Form = StoredChart.Form
SVG, PNG = "image/svg+xml", "image/png"
CSV = "text/csv; charset=utf-8; header=present"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The questions, each with its answer in one sentence."""
    return render(request, "observatory/index.html", {"index": page.index()})


@require_safe
def figure(request: HttpRequest, figure: str) -> HttpResponse:
    """One figure: sentence, chart, table, what it cannot say, where it comes from."""
    return _figure(request, figure, "observatory/figure.html")


@require_safe
def embed(request: HttpRequest, figure: str) -> HttpResponse:
    """The figure for a frame on another site: nothing of ours around it, and one link back."""
    return _figure(request, figure, "observatory/embed.html")


@require_safe
def method(request: HttpRequest, figure: str) -> HttpResponse:
    """How a figure is made, in words."""
    _known(figure)
    shown = queries.stored(figure)
    context = {"method": methods.method(figure, shown.figure if shown else None)}
    return render(request, "observatory/method.html", context)


@require_safe
def figure_json(request: HttpRequest, figure: str) -> HttpResponse:
    """The figure with every code and its words."""
    text = pretty(json_file.figure_json(_stored(figure)))
    return _file(text.encode(), "application/json", figure, "json")


@require_safe
def figure_csv(request: HttpRequest, figure: str) -> HttpResponse:
    """The numbers of the figure."""
    return _file(csv_file.figure_csv(_stored(figure)).encode(), CSV, figure, "csv")


@require_safe
def figure_svg(request: HttpRequest, figure: str) -> HttpResponse:
    """The chart as a drawing that stands alone."""
    return _file(_chart(figure, Form.SVG), SVG, figure, "svg")


@require_safe
def figure_png(request: HttpRequest, figure: str) -> HttpResponse:
    """The chart as a picture with credit and date."""
    return _file(_chart(figure, Form.PNG), PNG, figure, "png")


def _figure(request: HttpRequest, name: str, template: str) -> HttpResponse:
    _known(name)
    shown = queries.stored(name)
    if shown is None:
        context = {"head": page.head(name, None)}
        return render(request, "observatory/being_made.html", context)
    found = page.figure_page(shown)
    return render(request, template, {"figure": found, "citation": page.citation(found)})


def _known(name: str) -> None:
    if name not in catalogue.FIGURES:
        raise Http404


def _stored(name: str) -> Shown:
    _known(name)
    shown = queries.stored(name)
    if shown is None:
        raise Http404
    return shown


def _chart(name: str, form: str) -> bytes:
    _known(name)
    content = queries.chart(name, form)
    if content is None:
        raise Http404
    return content


def _file(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    """An answer under the figure's own name; pictures are shown, tables are kept."""
    response = HttpResponse(content, content_type=kind)
    shown = "inline" if kind in (SVG, PNG) else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}.{ending}"'
    return response
