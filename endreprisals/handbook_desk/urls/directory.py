"""Addresses of the directory: codes of bodies and numbers only."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.handbook_desk.views import contacts, directory

PATHS: list[URLPattern] = [
    path("handbook/", directory.directory, name="directory"),
    path("handbook/bodies/<slug:code>/", directory.body, name="body"),
    path("handbook/bodies/<slug:code>/write/", directory.write_line, name="write-line"),
    path(
        "handbook/bodies/<slug:code>/write/<int:line_id>/",
        directory.write_line,
        name="replace-line",
    ),
    path("handbook/bodies/<slug:code>/contact/", contacts.enter_contact, name="enter-contact"),
    path("handbook/lines/<int:line_id>/check/", directory.check_line, name="check-line"),
    path(
        "handbook/lines/<int:line_id>/take-back/", directory.take_back_line, name="take-back-line"
    ),
    path("handbook/lines/<int:line_id>/take-out/", directory.take_out_line, name="take-out-line"),
    path("handbook/contacts/<int:contact_id>/check/", contacts.check_contact, name="check-contact"),
    path(
        "handbook/contacts/<int:contact_id>/verify/", contacts.verify_contact, name="verify-contact"
    ),
    path("handbook/seen/<int:seen_id>/confirm/", contacts.confirm_seen, name="confirm-seen"),
    path("handbook/seen/<int:seen_id>/take-back/", contacts.take_seen_back, name="take-seen-back"),
    path("handbook/contacts/<int:contact_id>/end/", contacts.end_contact, name="end-contact"),
]
