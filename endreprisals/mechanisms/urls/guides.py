"""Addresses of the guides."""

from django.urls import path

from endreprisals.mechanisms.views import guides

PATHS = [
    path("handbook/guides/", guides.guides, name="guides"),
    path("handbook/guides/<slug:slug>/", guides.guide, name="guide"),
]
