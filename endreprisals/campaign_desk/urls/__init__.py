"""Addresses of the desk of campaigns."""

from endreprisals.campaign_desk.urls import (
    mailings,
    mails,
    plans,
    recipients,
    results,
    signing,
    words,
)

app_name = "campaign_desk"
urlpatterns = [
    *mailings.PATHS,
    *mails.PATHS,
    *plans.PATHS,
    *recipients.PATHS,
    *results.PATHS,
    *signing.PATHS,
    *words.PATHS,
]
