"""Mailboxes at the desk: the list, one mailbox, and each thing that can be done to it."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.asked import chosen_page
from endreprisals.campaign_desk.forms.offices import MailboxForm, SeenForm, StopForm, WishForm
from endreprisals.states import mailbox_services as services
from endreprisals.states.models import Mailbox
from endreprisals.states.office_queries import STANDINGS, history, mailbox_line, mailbox_page

CHOICES = (*STANDINGS, "stale")
SEEN_IDS = "id_seen_%s"  # two forms of the page have a field called "on"


@require_safe
@requires(Permission.CAMPAIGN_READ)
def mailboxes(request: StaffRequest) -> HttpResponse:
    """All mailboxes, or those that stand so."""
    standing = request.GET.get("standing", "")
    standing = standing if standing in CHOICES else ""
    page = mailbox_page(standing=standing, today=now().date(), page=chosen_page(request))
    context = {
        "page": page, "standing": standing, "standings": CHOICES,
        "query": f"?standing={standing}", "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/mailboxes.html", context)


@require_safe
@requires(Permission.CAMPAIGN_READ)
def mailbox(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """One mailbox with what was done to it."""
    return _mailbox(request, mailbox_id)


@require_http_methods(["GET", "POST"])
@requires(Permission.CONTACTS_KEEP)
def enter(request: StaffRequest) -> HttpResponse:
    """Write down an address."""
    if request.method == "GET":
        return _form(request, MailboxForm(initial={"verified_on": now().date()}))
    form = MailboxForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        kept = services.enter_mailbox(form.entry(), by=request.user.number, at=now())
    except services.MailboxRefused as refused:
        return _form(request, form, refused=str(refused), status=409)
    return redirect("campaign_desk:mailbox", kept.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.CONTACTS_KEEP)
def replace(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """Another address for the offices of this mailbox."""
    old = _found(mailbox_id)
    if request.method == "GET":
        shown = {"verified_on": now().date(), "role": old.role}
        return _form(request, MailboxForm(initial=shown), old=old)
    form = MailboxForm(request.POST)
    if not form.is_valid():
        return _form(request, form, old=old, status=422)
    try:
        new = services.replace_mailbox(mailbox_id, form.entry(), by=request.user.number, at=now())
    except services.MailboxRefused as refused:
        return _form(request, form, old=old, refused=str(refused), status=409)
    return redirect("campaign_desk:mailbox", new.pk)


@require_POST
@requires(Permission.CONTACTS_CHECK)
def check(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """Agree as the second person."""
    return _done(
        request, mailbox_id,
        lambda: services.check_mailbox(mailbox_id, by=request.user.number, at=now()),
    )  # fmt: skip


@require_POST
@requires(Permission.CONTACTS_KEEP)
def verify(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """It was seen at its source again."""
    form = SeenForm(request.POST, auto_id=SEEN_IDS)
    if not form.is_valid():
        return _mailbox(request, mailbox_id, seen_form=form, status=422)
    return _done(
        request, mailbox_id,
        lambda: services.verify_mailbox(
            mailbox_id, on=form.day(), by=request.user.number, at=now()
        ),
    )  # fmt: skip


@require_POST
@requires(Permission.CONTACTS_KEEP)
def wish(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """What the office asked for."""
    form = WishForm(request.POST)
    if not form.is_valid():
        return _mailbox(request, mailbox_id, wish_form=form, status=422)
    asked = form.cleaned_data
    return _done(
        request, mailbox_id,
        lambda: services.note_wish(
            mailbox_id, asked["wish"], on=asked["on"], before_votes=asked["before_votes"],
            by=request.user.number, at=now(),
        ),
    )  # fmt: skip


@require_POST
@requires(Permission.CONTACTS_KEEP)
def stop(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """Nothing goes there any more."""
    form = StopForm(request.POST)
    if not form.is_valid():
        return _mailbox(request, mailbox_id, stop_form=form, status=422)
    because = form.cleaned_data["because"]
    return _done(
        request, mailbox_id,
        lambda: services.stop_mailbox(
            mailbox_id, because=because, by=request.user.number, at=now()
        ),
    )  # fmt: skip


@require_POST
@requires(Permission.CONTACTS_CHECK)
def lift(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """It may be written to again."""
    return _done(
        request, mailbox_id,
        lambda: services.lift_stop(mailbox_id, by=request.user.number, at=now()),
    )  # fmt: skip


def _found(mailbox_id: int) -> Mailbox:
    found = Mailbox.objects.prefetch_related("offices").filter(pk=mailbox_id).first()
    if found is None:
        raise Http404
    return found


def _done(request: StaffRequest, mailbox_id: int, act: Callable[[], Mailbox]) -> HttpResponse:
    """Do it, and come back to the mailbox; or show it with the reason why it was not done."""
    _found(mailbox_id)
    try:
        act()
    except services.MailboxRefused as refused:
        return _mailbox(request, mailbox_id, refused=str(refused), status=409)
    return redirect("campaign_desk:mailbox", mailbox_id)


def _mailbox(
    request: StaffRequest,
    mailbox_id: int,
    *,
    refused: str = "",
    status: int = 200,
    seen_form: forms.Form | None = None,
    wish_form: forms.Form | None = None,
    stop_form: forms.Form | None = None,
) -> HttpResponse:
    found, today = _found(mailbox_id), now().date()
    asked = {"wish": found.wish, "on": today, "before_votes": found.before_votes}
    context = {
        "line": mailbox_line(found, today=today),
        "events": history(f"mailbox-{found.pk}"),
        "may_check": found.checked_at is None and found.entered_by != request.user.number,
        "seen_form": seen_form or SeenForm(initial={"on": today}, auto_id=SEEN_IDS),
        "wish_form": wish_form or WishForm(initial=asked),
        "stop_form": stop_form or StopForm(),
        "wrong": seen_form or wish_form or stop_form,
        "refused": refused,
        "section": "campaigns",
    }
    return render(request, "campaign_desk/mailbox.html", context, status=status)


def _form(
    request: StaffRequest,
    form: MailboxForm,
    *,
    old: Mailbox | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "old": old, "refused": refused, "section": "campaigns"}
    return render(request, "campaign_desk/mailbox_form.html", context, status=status)
