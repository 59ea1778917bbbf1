"""Addresses of the desk. What django-allauth offers and the desk does not (sign-up, mail,
password reset) has no address here.
"""

from allauth.account.views import login, logout, password_change, reauthenticate
from allauth.mfa.webauthn.views import login_webauthn
from django.urls import include, path

from endreprisals.accounts.factors import ActivateApp, AddPasskey, RemovePasskey

urlpatterns = [
    path("", include("endreprisals.review.urls")),
    path("", include("endreprisals.advocacy.urls")),
    path("", include("endreprisals.campaign_desk.urls")),
    path("", include("endreprisals.handbook_desk.urls")),
    path("", include("endreprisals.accounts.urls")),
    path("login/", login, name="account_login"),
    path("login/passkey/", login_webauthn, name="mfa_login_webauthn"),
    path("logout/", logout, name="account_logout"),
    path("reauthenticate/", reauthenticate, name="account_reauthenticate"),
    path("password/", password_change, name="account_change_password"),
    path("second-factor/totp/activate/", ActivateApp.as_view(), name="mfa_activate_totp"),
    path("second-factor/webauthn/add/", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "second-factor/webauthn/keys/<int:pk>/remove/",
        RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
]

handler400 = "endreprisals.accounts.views.bad_request"
handler404 = "endreprisals.accounts.views.not_found"
handler500 = "endreprisals.web.errors.server_error"
