"""Addresses of the outbox, its switches, and the health of mailboxes: numbers only."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaign_desk.views import mails

PATHS: list[URLPattern] = [
    path("mail/", mails.outbox, name="outbox"),
    path("mail/pause/", mails.pause, name="pause-mail"),
    path("mail/resume/", mails.resume, name="resume-mail"),
    path("mail/mailboxes/", mails.health, name="mailbox-health"),
    path("mail/<int:mail_id>/", mails.mail, name="outbox-mail"),
    path("mail/<int:mail_id>/decide/", mails.decide, name="decide-mail"),
]
