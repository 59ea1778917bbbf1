"""Addresses of the handbook's first page and of the directory."""

from django.urls import path

from endreprisals.mechanisms.views import directory

PATHS = [
    path("handbook/", directory.handbook, name="handbook"),
    path("handbook/bodies/", directory.bodies, name="bodies"),
    path("handbook/bodies/<slug:code>/", directory.body, name="body"),
]
