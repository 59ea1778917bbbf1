"""Addresses of the calendar at the desk."""

from django.urls import path

from endreprisals.handbook_desk.views import calendar

PATHS = [
    path("handbook/calendar/", calendar.calendar, name="calendar"),
    path("handbook/calendar/enter/", calendar.enter, name="enter-date"),
    path("handbook/calendar/<int:number>/", calendar.one_date, name="calendar-date"),
    path("handbook/calendar/<int:number>/change/", calendar.change, name="change-date"),
    path("handbook/calendar/<int:number>/check/", calendar.check, name="check-date"),
    path("handbook/calendar/<int:number>/take-back/", calendar.take_back, name="take-date-back"),
    path("handbook/calendar/<int:number>/end/", calendar.end, name="end-date"),
    path("handbook/calendar/<int:number>/agree/", calendar.agree, name="agree-to-end-date"),
    path("handbook/calendar/<int:number>/leave/", calendar.leave, name="leave-date"),
]
