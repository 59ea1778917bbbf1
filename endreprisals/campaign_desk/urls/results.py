"""Addresses of results, offline counts, live numbers."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaign_desk.views import live, offline, results

ONE = "campaigns/<slug:code>/"
PATHS: list[URLPattern] = [
    path("offline/", offline.offline, name="offline"),
    path("offline/check/", offline.check, name="check-offline"),
    path("offline/<int:count_id>/take-back/", offline.take_back, name="take-offline-back"),
    path(f"{ONE}live/", live.live, name="live"),
    path(f"{ONE}results/", results.results, name="results"),
    path(f"{ONE}results/<int:result_id>/check/", results.check, name="check-result"),
    path(f"{ONE}results/<int:result_id>/withdraw/", results.withdraw, name="withdraw-result"),
]
