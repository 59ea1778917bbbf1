"""Addresses of campaigns."""

from endreprisals.campaigns.urls import acting, letters, pages, signing

app_name = "campaigns"
urlpatterns = [
    *acting.PATHS,
    *letters.PATHS,
    *pages.PATHS,
    *signing.PATHS,
]
