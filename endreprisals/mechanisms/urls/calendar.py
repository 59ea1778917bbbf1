"""Addresses of the calendar."""

from django.urls import path

from endreprisals.mechanisms.views import calendar

PATHS = [
    path("handbook/calendar/", calendar.calendar, name="calendar"),
    path("handbook/calendar.ics", calendar.feed, name="calendar-feed"),
]
