"""Pages of accounts: the way in, the people of the desk, what was done."""

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from endreprisals.accounts import queries, services
from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.attempts import TooMany, attempt
from endreprisals.accounts.forms import EnterForm, InviteForm, RolesForm
from endreprisals.accounts.models import User
from endreprisals.accounts.roles import ROLES, Permission

LAST_ADMINISTRATOR = gettext_noop(
    "Nothing was changed: nobody would be left who may manage accounts."
)
OWN_ROLES = gettext_noop(
    "Nothing was changed: your own roles are given and taken by another administrator."
)
OWN_SIGN_IN = gettext_noop(
    "Nothing was changed: your own sign-in is reset by another administrator."
)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def enter(request: HttpRequest) -> HttpResponse:
    """Use a one-time code to choose a password; signing in comes after it."""
    form = EnterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with attempt("enter", given["pseudonym"]):
                services.choose_password(
                    pseudonym=given["pseudonym"], code=given["code"],
                    password=given["password"], at=now(),
                )  # fmt: skip
        except services.CodeRefused:
            form.add_error("code", gettext("This code does not open the desk. Ask for a new one."))
        except TooMany:
            form.add_error("code", gettext("Too many attempts. Wait five minutes."))
        else:
            logout(request)
            return redirect("account_login")
    status = 422 if form.errors else 200
    return render(request, "accounts/enter.html", {"form": form}, status=status)


@require_safe
@requires(Permission.ACCOUNTS_MANAGE)
def people(request: StaffRequest) -> HttpResponse:
    """Everybody who has an account."""
    return render(request, "accounts/people.html", {"people": queries.people()})


@require_safe
@requires(Permission.AUDIT_READ)
def log(request: StaffRequest) -> HttpResponse:
    """What was done, by which account, when."""
    return render(request, "accounts/log.html", {"events": queries.latest_events()})


@require_safe
@requires()
def role_list(request: StaffRequest) -> HttpResponse:
    """What each role may do: for everybody at the desk."""
    context = {"roles": ROLES.values(), "permissions": list(Permission)}
    return render(request, "accounts/roles.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACCOUNTS_MANAGE)
@recently_confirmed
def invite(request: StaffRequest) -> HttpResponse:
    """Make an account; its one-time code is shown once, here."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, code = services.invite(**form.cleaned_data, by=request.user.number, at=now())
        return render(request, "accounts/code.html", {"person": user, "code": code})
    status = 422 if form.errors else 200
    context = {"form": form, "roles": ROLES.values()}
    return render(request, "accounts/invite.html", context, status=status)


@require_safe
@requires(Permission.ACCOUNTS_MANAGE)
@recently_confirmed
def person(request: StaffRequest, user_id: int) -> HttpResponse:
    """One account, and what can be done about it."""
    return _person(request, user_id)


@require_http_methods(["GET", "POST"])
@requires(Permission.ACCOUNTS_MANAGE)
@recently_confirmed
def roles(request: StaffRequest, user_id: int) -> HttpResponse:
    """Give and take roles."""
    form = RolesForm(request.POST)
    if request.method == "GET" or not form.is_valid():
        return _person(request, user_id)
    if user_id == request.user.pk:
        return _person(request, user_id, refused=gettext(OWN_ROLES))
    try:
        services.set_roles(
            user_id=user_id, roles=form.cleaned_data["roles"], by=request.user.number, at=now()
        )
    except User.DoesNotExist:
        raise Http404 from None
    except services.LastAdministrator:
        return _person(request, user_id, refused=gettext(LAST_ADMINISTRATOR))
    return redirect("accounts:people")


@require_http_methods(["GET", "POST"])
@requires(Permission.ACCOUNTS_MANAGE)
@recently_confirmed
def reset(request: StaffRequest, user_id: int) -> HttpResponse:
    """Forget password and second factor of somebody who lost them; show a new one-time code."""
    user = get_object_or_404(User, pk=user_id, is_active=True)
    if request.method == "GET":
        return _person(request, user_id)
    if user_id == request.user.pk:
        return _person(request, user_id, refused=gettext(OWN_SIGN_IN))
    code = services.reset_sign_in(user_id=user_id, by=request.user.number, at=now())
    return render(request, "accounts/code.html", {"person": user, "code": code})


@require_http_methods(["GET", "POST"])
@requires(Permission.ACCOUNTS_MANAGE)
@recently_confirmed
def shut(request: StaffRequest, user_id: int) -> HttpResponse:
    """Shut an account at once."""
    get_object_or_404(User, pk=user_id)
    if request.method == "GET":
        return _person(request, user_id)
    try:
        services.deactivate(user_id=user_id, by=request.user.number, at=now())
    except services.LastAdministrator:
        return _person(request, user_id, refused=gettext(LAST_ADMINISTRATOR))
    return redirect("accounts:people")


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without our mark, or older than the session."""
    return render(request, "accounts/out_of_date.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or the form cannot be read."""
    return render(request, "accounts/bad_request.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not there, or not for this person; which of the two is not said."""
    return render(request, "accounts/not_found.html", status=404)


def _person(request: StaffRequest, user_id: int, *, refused: str = "") -> HttpResponse:
    user = get_object_or_404(User, pk=user_id)
    held = set(user.grants.values_list("role", flat=True))
    context = {
        "person": user,
        "roles": [(role, role.code in held) for role in ROLES.values()],
        "has_second_factor": services.has_second_factor(user),
        "refused": refused,
    }
    return render(request, "accounts/person.html", context, status=409 if refused else 200)
