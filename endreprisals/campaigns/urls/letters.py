"""Addresses of letters to offices."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaigns.views import letters

OFFICE = "campaigns/<slug:code>/act/<int:number>/offices/<slug:office>/"
PATHS: list[URLPattern] = [
    path(OFFICE, letters.letter, name="letter"),
    path(f"{OFFICE}letter.pdf", letters.letter_pdf, name="letter-pdf"),
    path(f"{OFFICE}own-words/", letters.own_words, name="own-words"),
    path("letters/confirm/<str:token>/", letters.confirm, name="confirm-letter"),
    path("letters/edit/<str:token>/", letters.edit, name="edit-letter"),
]
