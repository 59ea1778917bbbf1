"""The composer: one account, drafts for several bodies; and the worksheet for writing by hand.

The server gives the page and learns nothing of what is written in it. Neither page has a form, and
without JavaScript neither has a field to type in.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.mechanisms.composing import questions
from endreprisals.mechanisms.composing.words import every_word
from endreprisals.mechanisms.queries.composing import ENGLISH, data_of_page
from endreprisals.mechanisms.queries.worksheet import body_checks

ROWS_ON_PAPER = (1, 2)  # events, bodies and the like that the worksheet leaves room for


@require_safe
def composer(request: HttpRequest) -> HttpResponse:
    """The page that composes; without JavaScript it explains, and leads to the worksheet."""
    return render(request, "mechanisms/composer.html", composer_context())


@require_safe
def worksheet(request: HttpRequest) -> HttpResponse:
    """The same questions as lines to fill by hand, and what each body needs, to be printed."""
    context = {
        "steps": questions.steps(),
        "rows": ROWS_ON_PAPER,
        "language_question": questions.LANGUAGE,
        "consent": questions.CONSENT,
        "bodies": body_checks(get_language() or ENGLISH),
    }
    return render(request, "mechanisms/worksheet.html", context)


def composer_context() -> dict[str, Any]:
    """What the page of the composer, and the file made of it, are written from."""
    return {"words": every_word(), "data": data_of_page(get_language() or ENGLISH)}
