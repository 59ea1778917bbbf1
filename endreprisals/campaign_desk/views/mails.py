"""The outbox at the desk: what waits, what failed, what is held back, and how mailboxes fare."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.asked import chosen_page
from endreprisals.campaign_desk.queries.mailbox_health import mailbox_lines
from endreprisals.supporters.models import Mail
from endreprisals.supporters.queries import outbox as query
from endreprisals.supporters.services import deciding, pauses

REASON_MOST = 300


@require_safe
@requires(Permission.MAIL_MANAGE)
def outbox(request: StaffRequest) -> HttpResponse:
    """Mails by state and stream, the switches, the jobs."""
    return _outbox(request)


@require_safe
@requires(Permission.MAIL_MANAGE)
def mail(request: StaffRequest, mail_id: int) -> HttpResponse:
    """One mail; where it lies in the folder, its text."""
    return _mail(request, mail_id)


@require_POST
@requires(Permission.MAIL_MANAGE)
def decide(request: StaffRequest, mail_id: int) -> HttpResponse:
    """Say what became of an unknown mail."""
    decision = request.POST.get("decision", "")
    if decision not in deciding.DECISIONS:
        return _mail(request, mail_id, refused=[gettext("Choose one of the three.")], status=422)
    try:
        deciding.decide(mail_id, decision, by=request.user.number, at=now())
    except deciding.NothingToDecide:
        refused = [gettext("There is nothing to decide about this mail any more.")]
        return _mail(request, mail_id, refused=refused, status=409)
    return redirect("campaign_desk:outbox-mail", mail_id)


@require_POST
@requires(Permission.MAIL_MANAGE)
def pause(request: StaffRequest) -> HttpResponse:
    """Hold mails back, with a reason."""
    because = " ".join(request.POST.get("because", "").split())
    if not because or len(because) > REASON_MOST:
        refused = [gettext("Say why, in at most 300 characters.")]
        return _outbox(request, refused=refused, status=422)
    try:
        pauses.pause(
            request.POST.get("what", ""), because=because, by=request.user.number, at=now()
        )
    except pauses.NoSuchSwitch:
        return _outbox(request, refused=[gettext("Choose what to hold back.")], status=422)
    return redirect("campaign_desk:outbox")


@require_POST
@requires(Permission.MAIL_MANAGE)
def resume(request: StaffRequest) -> HttpResponse:
    """Let mails go on."""
    pauses.resume(request.POST.get("what", ""), by=request.user.number, at=now())
    return redirect("campaign_desk:outbox")


@require_safe
@requires(Permission.CAMPAIGN_READ)
def health(request: StaffRequest) -> HttpResponse:
    """Every mailbox of a mission, those with a trouble first."""
    context = {"lines": mailbox_lines(at=now()), "section": "campaigns"}
    return render(request, "campaign_desk/mailbox_health.html", context)


def _outbox(
    request: StaffRequest, *, refused: list[str] | None = None, status: int = 200
) -> HttpResponse:
    stream, state = (request.GET.get(name, "") for name in ("stream", "state"))
    page = query.outbox_page(stream=stream, state=state, page=max(1, chosen_page(request)))
    context = {
        "page": page, "states": query.STATES, "streams": Mail.Stream.values,
        "switches": query.pauses(), "jobs": query.jobs(at=now()), "refused": refused,
        "because": request.POST.get("because", ""), "into_folder": settings.MAIL_BACKEND != "smtp",
        "next": _query(page, page.page + 1),
        "previous": _query(page, page.page - 1), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/outbox.html", context, status=status)


def _query(page: query.OutboxPage, number: int) -> str:
    return urlencode({"stream": page.stream, "state": page.state, "page": str(number)})


def _mail(request: StaffRequest, mail_id: int, *, status: int = 200, **more: Any) -> HttpResponse:
    try:
        line, written = query.mail_line(mail_id), query.written(mail_id)
    except Mail.DoesNotExist:
        raise Http404 from None
    context = {"line": line, "written": written, "section": "campaigns", **more}
    return render(request, "campaign_desk/outbox_mail.html", context, status=status)
