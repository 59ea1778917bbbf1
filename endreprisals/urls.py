"""Addresses of the public door. The language is part of the path; nothing else is guessed."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("endreprisals.web.urls")),
    path("api/", include("endreprisals.api.urls")),
    *i18n_patterns(
        path("", include("endreprisals.web.page_urls")),
        path("", include("endreprisals.record.urls")),
        path("", include("endreprisals.ledger.urls")),
        path("", include("endreprisals.campaigns.urls")),
        path("", include("endreprisals.supporters.urls")),
        path("", include("endreprisals.mechanisms.urls")),
        path("", include("endreprisals.observatory.urls")),
        path("", include("endreprisals.releases.urls")),
    ),
]

handler400 = "endreprisals.web.errors.bad_request"
handler404 = "endreprisals.web.errors.not_found"
handler500 = "endreprisals.web.errors.server_error"
