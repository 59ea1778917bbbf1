"""Adding a second factor, which need not be shown again at once, and removing all but the last."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from endreprisals.accounts.models import User


class ActivateApp(ActivateTOTPView):  # type: ignore[misc] # allauth is untyped
    """An authenticator app."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and note in the session that its code was shown."""
        answer: HttpResponse = super().form_valid(form)
        _shown(self.request, Authenticator.Type.TOTP)
        return answer


class AddPasskey(AddWebAuthnView):  # type: ignore[misc] # allauth is untyped
    """A passkey."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, and note in the session that it was shown."""
        answer: HttpResponse = super().form_valid(form)
        _shown(self.request, Authenticator.Type.WEBAUTHN)
        return answer


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc] # allauth is untyped
    """A passkey that is not the last second factor."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, or answer 409 when nothing else would be left to sign in with."""
        # Two removals at once would otherwise each take the other key for the one that stays.
        User.objects.select_for_update().get(pk=self.request.user.pk)
        if get_adapter().can_delete_authenticator(self.object):
            answer: HttpResponse = super().form_valid(form)
            return answer
        context = self.get_context_data(form=form, refused=True)
        refusal: HttpResponse = self.render_to_response(context, status=409)
        return refusal


def _shown(request: HttpRequest, kind: Authenticator.Type) -> None:
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)
