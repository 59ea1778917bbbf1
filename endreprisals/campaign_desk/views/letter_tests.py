"""A standing letter as an office would read it, and a test of it to somebody at the desk."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.texts import TestForm
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.templatetags.campaign_words import PARTS
from endreprisals.campaign_desk.views.actions import action_or_404
from endreprisals.campaign_desk.warnings_of_words import letter_of
from endreprisals.campaigns.letter_words import office_name
from endreprisals.campaigns.models import Action, Text
from endreprisals.campaigns.queries.recipients import listed
from endreprisals.campaigns.services.held import NotPossible
from endreprisals.campaigns.services.letter_tests import send_test
from endreprisals.domain.campaigning.letters import NoSuchWords
from endreprisals.domain.campaigning.texts import APPROACHES
from endreprisals.states.models import Office


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def letter_test(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Every letter of the action with salutation and closing; the form that sends a test."""
    campaign, action = action_or_404(code, number)
    if action.kind != Action.Kind.LETTER:
        raise Http404
    form = _form(request, action)
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            send_test(
                action, office_id=int(given["office"]), approach=given["approach"],
                address=given["address"], by=request.user.number, at=now(),
            )  # fmt: skip
        except NotPossible as no:
            refused = words_of(no.reasons)
        else:
            return redirect(f"{request.path}?sent=1")
    context = {
        "campaign": campaign, "action": action, "letters": _letters(action), "form": form,
        "refused": refused, "sent": "sent" in request.GET, "section": "campaigns",
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "campaign_desk/letter_test.html", context, status=status)


def _form(request: StaffRequest, action: Action) -> TestForm:
    """Offices on the list of the action, or any that was checked while the list is empty."""
    offices = Office.objects.filter(ended_on=None).exclude(checked_by="").select_related("state")
    codes = [one.office for one in listed(action.pk, at=now()) if one.office]
    shown = offices.filter(code__in=codes) if codes else offices
    return TestForm(
        request.POST if request.method == "POST" else None,
        offices=[(str(one.pk), office_name(one)) for one in shown],
        approaches=[(code, str(PARTS[code])) for code in APPROACHES],
    )


def _letters(action: Action) -> list[tuple[Text, str]]:
    """Each standing letter, whole; blank where its language is not sent in."""
    rows = Text.objects.filter(action=action, part__in=APPROACHES).order_by("part", "language")
    return [(one, _whole(one)) for one in rows]


def _whole(text: Text) -> str:
    try:
        return letter_of(text)
    except NoSuchWords:
        return ""
