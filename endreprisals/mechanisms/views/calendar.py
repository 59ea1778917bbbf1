"""The calendar, its feed, and what can still be done about an act of some age."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.mechanisms.models import CalendarEntry
from endreprisals.mechanisms.queries import calendar as queries
from endreprisals.mechanisms.queries.still_open import still_open
from endreprisals.mechanisms.services.calendar_feed import FILE_NAME, TYPE, calendar_feed

ASKED = {"kind", "body", "past"}


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Dates by month, those to come or those that are over, perhaps of one kind or body."""
    language, today = get_language() or queries.ENGLISH, localdate()
    bodies = queries.bodies(language)
    chosen = _chosen(request.GET, {one.code for one in bodies})
    context = {
        "language": language,
        "chosen": chosen,
        "kinds": CalendarEntry.Kind.values,
        "bodies": bodies,
        "months": queries.months(chosen, today, language),
        "other": _other_side(chosen),
        "unknown": queries.unknown_dates(language),
        "open": still_open(today, language),
        "today": today.isoformat(),
    }
    return render(request, "mechanisms/calendar.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The dates as numbers, for a calendar program."""
    if request.GET:
        raise BadRequest
    answer = HttpResponse(calendar_feed(queries.feed_dates(localdate())), content_type=TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer


def _chosen(asked: QueryDict, bodies: set[str]) -> queries.Chosen:
    """What the address asks for; `BadRequest` for anything that the page does not offer."""
    kind, body, past = (asked.get(name, "") for name in ("kind", "body", "past"))
    allowed = (
        not set(asked) - ASKED
        and all(len(asked.getlist(name)) == 1 for name in asked)
        and kind in ("", *CalendarEntry.Kind.values)
        and body in {"", *bodies}
        and past in ("", "1")
    )
    if not allowed:
        raise BadRequest
    return queries.Chosen(kind, body, past == "1")


def _other_side(chosen: queries.Chosen) -> str:
    """The same choice of what is over, or of what is to come, as the end of an address."""
    query = QueryDict(mutable=True)
    if chosen.kind:
        query["kind"] = chosen.kind
    if chosen.body:
        query["body"] = chosen.body
    if not chosen.past:
        query["past"] = "1"
    return query.urlencode()
