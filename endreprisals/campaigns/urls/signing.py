"""Addresses of joint statements, organisations, postcards, walls."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaigns.views import organisations, postcards, signing, walls

ACT = "campaigns/<slug:code>/act/<int:number>/"
PATHS: list[URLPattern] = [
    path(f"{ACT}organisations/", organisations.sign, name="organisations"),
    path(f"{ACT}signatories/", signing.signatories, name="signatories"),
    path(f"{ACT}signatories.csv", signing.signatories_csv, name="signatories-csv"),
    path(f"{ACT}statement.pdf", signing.statement_pdf, name="statement-pdf"),
    path(f"{ACT}press/", signing.press, name="press"),
    path(f"{ACT}card/", postcards.send, name="send-card"),
    path(f"{ACT}wall/", walls.wall, name="wall"),
    path(f"{ACT}wall/<str:card>.png", walls.drawing, name="wall-drawing"),
    path("organisations/confirm/<str:token>/", organisations.confirm, name="confirm-organisation"),
    path("postcards/confirm/<str:token>/", postcards.confirm, name="confirm-postcard"),
    path("postcards/remove/<str:token>/", postcards.remove, name="remove-postcard"),
]
