"""What django-allauth must do our way: no sign-up, no mail, no address, secrets sealed."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy

from endreprisals.accounts.services import MAIN_FACTORS, has_second_factor

NOBODY = "closed"  # stands where allauth would note an address


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is untyped
    """Sign-in with pseudonym and password, of people who were invited."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy(
            "This pseudonym and password do not belong together."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts. Wait five minutes, or sign in with a passkey."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account begins with an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same word for everybody, so that no address is counted or kept."""
        return NOBODY

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """The same word for everybody."""
        return NOBODY

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing is mailed: nobody has an address here."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is mailed."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No messages are kept in sessions; pages say what happened themselves."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Always, save for the first second factor of somebody who has just signed in."""
        return has_second_factor(self.request.user)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A code or a passkey comes first; the password is only asked of who has neither."""
        methods = super().get_reauthentication_methods(user)
        strong = [one for one in methods if one["url"] != reverse("account_reauthenticate")]
        return strong or methods

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The bucket in which attempts are counted: a keyed hash, whoever the account is."""
        name = str(credentials.get("username", "")).strip().lower()
        return salted_hmac("endreprisals.accounts.bucket", name, algorithm="sha256").hexdigest()


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth is untyped
    """Second factors: their secrets are sealed with a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret; raises `cryptography.fernet.InvalidToken` under another key."""
        return _sealer().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """What an authenticator app shows: neither the host nor what this is about."""
        return "Desk"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The host, which passkeys are bound to, under a plain name."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Desk"}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays; add another one first."""
        held = Authenticator.objects.filter(user=authenticator.user, type__in=MAIN_FACTORS)
        return authenticator.type not in MAIN_FACTORS or held.count() > 1

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is mailed."""

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 -- allauth's name
    ) -> str:
        """A name that says nothing about the person."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {held + 1}"


def _sealer() -> MultiFernet:
    """The first key seals, older ones still open: so that SECRET_KEY can be changed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(secret)) for secret in keys])


def _key(secret: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"endreprisals second factors")
    return base64.urlsafe_b64encode(made.derive(secret.encode()))
