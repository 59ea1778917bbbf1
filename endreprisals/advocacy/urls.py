"""Addresses of the advocacy desk: numbers and codes only, never a name."""

from django.urls import path

from endreprisals.advocacy.views import contacts, forecasts, stances, statements

app_name = "advocacy"
urlpatterns = [
    path("statements/", statements.statements, name="statements"),
    path("statements/enter/", statements.enter, name="enter"),
    path("statements/<int:statement_id>/", statements.statement, name="statement"),
    path("statements/<int:statement_id>/correct/", statements.correct, name="correct"),
    path("statements/<int:statement_id>/withdraw/", statements.withdraw, name="withdraw"),
    path("drafts/<int:draft_id>/", statements.draft, name="draft"),
    path("drafts/<int:draft_id>/edit/", statements.edit, name="edit"),
    path("drafts/<int:draft_id>/check/", statements.check, name="check"),
    path("drafts/<int:draft_id>/drop/", statements.drop, name="drop"),
    path("stances/", stances.stances, name="stances"),
    path("stances/<str:iso3>/", stances.stance, name="stance"),
    path("stances/<str:iso3>/judge/", stances.judge, name="judge"),
    path("judgements/<int:stance_id>/withdraw/", stances.withdraw, name="withdraw-stance"),
    path("forecasts/", forecasts.forecasts, name="forecasts"),
    path("forecasts/make/", forecasts.make, name="make-forecast"),
    path("forecasts/<int:forecast_id>/withdraw/", forecasts.withdraw, name="withdraw-forecast"),
    path("sessions/choose/", forecasts.choose, name="choose-session"),
    path("sessions/<str:session>/close/", forecasts.close, name="close-session"),
    path("sessions/<str:session>/reopen/", forecasts.reopen, name="reopen-session"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/note/", contacts.note, name="note-contact"),
    path("contacts/due/", contacts.due, name="due"),
    path("contacts/due.ics", contacts.due_calendar, name="due-calendar"),
    path("contacts/<int:contact_id>/", contacts.contact, name="contact"),
    path("contacts/<int:contact_id>/change/", contacts.change, name="change-contact"),
    path("contacts/<int:contact_id>/forget/", contacts.forget, name="forget-contact"),
]
