"""The composer as one file, to be taken along and opened where there is no network."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from endreprisals.mechanisms.one_file import one_file
from endreprisals.mechanisms.views.composing import composer_context

SCRIPT = "mechanisms/composer.js"
STYLE = "web/site.css"
NAME = "notes.html"  # says nothing to whoever finds it on a stick


@require_safe
def composer_file(request: HttpRequest) -> HttpResponse:
    """The whole page with its script, style and data, and the day on which they were put in."""
    context = composer_context() | {"made_on": timezone.localdate()}
    html = render_to_string("mechanisms/composer_file.html", context, request)
    whole = one_file(
        html,
        scripts={static(SCRIPT): _text_of(SCRIPT)},
        styles={static(STYLE): _text_of(STYLE)},
    )
    answer = HttpResponse(whole, content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer


def _text_of(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")
