"""Addresses of recipients, offices and their mailboxes: numbers and codes only."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaign_desk.views import mailboxes, offices, recipients

_ONE_ACTION = "campaigns/<str:code>/act/<int:number>/recipients/"

PATHS: list[URLPattern] = [
    path("offices/", offices.offices, name="offices"),
    path("offices/enter/", offices.enter, name="enter-office"),
    path("offices/<int:office_id>/", offices.office, name="office"),
    path("offices/<int:office_id>/change/", offices.change, name="change-office"),
    path("offices/<int:office_id>/check/", offices.check, name="check-office"),
    path("mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path("mailboxes/enter/", mailboxes.enter, name="enter-mailbox"),
    path("mailboxes/<int:mailbox_id>/", mailboxes.mailbox, name="mailbox"),
    path("mailboxes/<int:mailbox_id>/replace/", mailboxes.replace, name="replace-mailbox"),
    path("mailboxes/<int:mailbox_id>/check/", mailboxes.check, name="check-mailbox"),
    path("mailboxes/<int:mailbox_id>/verify/", mailboxes.verify, name="verify-mailbox"),
    path("mailboxes/<int:mailbox_id>/wish/", mailboxes.wish, name="mailbox-wish"),
    path("mailboxes/<int:mailbox_id>/stop/", mailboxes.stop, name="stop-mailbox"),
    path("mailboxes/<int:mailbox_id>/lift/", mailboxes.lift, name="lift-mailbox"),
    path(_ONE_ACTION, recipients.recipients, name="recipients"),
    path(f"{_ONE_ACTION}choose/", recipients.choose, name="choose-recipients"),
    path(f"{_ONE_ACTION}add/", recipients.add, name="add-recipient"),
    path(f"{_ONE_ACTION}risk/", recipients.risk, name="risk-recipient"),
    path("recipients/<int:recipient_id>/check/", recipients.check, name="check-recipient"),
    path("recipients/<int:recipient_id>/remove/", recipients.remove, name="remove-recipient"),
]
