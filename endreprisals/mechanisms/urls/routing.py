"""Address of the router."""

from django.urls import path

from endreprisals.mechanisms.views import routing

PATHS = [path("handbook/whom-to-tell/", routing.router, name="router")]
