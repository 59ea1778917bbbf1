"""Addresses of mailings: numbers only, never a subject."""

from django.urls import path

from endreprisals.campaign_desk.views import mailings

PATHS = [
    path("mailings/", mailings.mailings, name="mailings"),
    path("mailings/write/", mailings.write, name="write-mailing"),
    path("mailings/<int:number>/", mailings.mailing, name="mailing"),
    path("mailings/<int:number>/edit/", mailings.edit, name="edit-mailing"),
    path("mailings/<int:number>/test/", mailings.send_test, name="test-mailing"),
    path("mailings/<int:number>/check/", mailings.check, name="check-mailing"),
    path("mailings/<int:number>/stop/", mailings.stop, name="stop-mailing"),
]
