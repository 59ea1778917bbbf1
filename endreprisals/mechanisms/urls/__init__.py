"""Addresses of the handbook. None of them can hold a name, a country or a date of an act."""

from endreprisals.mechanisms.urls import calendar, composing, directory, guides, routing

app_name = "mechanisms"
urlpatterns = [
    *directory.PATHS,
    *calendar.PATHS,
    *composing.PATHS,
    *guides.PATHS,
    *routing.PATHS,
]
