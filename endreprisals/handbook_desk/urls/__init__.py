"""Addresses of the desk of the handbook."""

from endreprisals.handbook_desk.urls import calendar, directory, filings

app_name = "handbook_desk"
urlpatterns = [
    *calendar.PATHS,
    *directory.PATHS,
    *filings.PATHS,
]
