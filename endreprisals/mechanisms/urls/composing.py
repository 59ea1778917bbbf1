"""Addresses of the composer, its file and its worksheet. None can hold what is written."""

from django.urls import path

from endreprisals.mechanisms.views import composer_file, composing

PATHS = [
    path("handbook/write/", composing.composer, name="composer"),
    path("handbook/write/offline.html", composer_file.composer_file, name="composer-file"),
    path("handbook/write/worksheet/", composing.worksheet, name="worksheet"),
]
