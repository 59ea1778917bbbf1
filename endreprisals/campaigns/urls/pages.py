"""Addresses of campaign pages, stories, results, toolbox, sharing."""

from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from endreprisals.campaigns.views import action, pages, results, toolbox

CODE = r"(?P<code>[a-z0-9]+(?:-[a-z0-9]+)*)"
PATHS: list[URLPattern] = [
    path("campaigns/", pages.campaigns, name="campaigns"),
    re_path(rf"^campaigns/{CODE}/$", pages.campaign, name="campaign"),
    re_path(
        rf"^campaigns/{CODE}/cases/(?P<public_id>[A-Z]{{3}}-[0-9]{{4}}-[0-9]{{3,6}})/$",
        pages.story,
        name="story",
    ),
    re_path(rf"^campaigns/{CODE}/results/$", results.results, name="results"),
    re_path(rf"^campaigns/{CODE}/results\.csv$", results.results_csv, name="results-csv"),
    re_path(rf"^campaigns/{CODE}/results\.json$", results.results_json, name="results-json"),
    re_path(rf"^campaigns/{CODE}/toolbox/$", toolbox.toolbox, name="toolbox"),
    re_path(rf"^campaigns/{CODE}/files/(?P<sha256>[0-9a-f]{{64}})/$", toolbox.asset, name="asset"),
    re_path(rf"^campaigns/{CODE}/act/(?P<number>[0-9]{{1,3}})/$", action.action, name="action"),
]
