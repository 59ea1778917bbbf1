"""Adding a second factor: whoever has just shown it need not show it again."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse


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


def _shown(request: HttpRequest, kind: Authenticator.Type) -> None:
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)
