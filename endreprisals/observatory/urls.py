"""Addresses of the observatory."""

from django.urls import path

from endreprisals.observatory import views

app_name = "observatory"
urlpatterns = [
    path("observatory/", views.index, name="index"),
    path("observatory/<slug:figure>/", views.figure, name="figure"),
    path("observatory/<slug:figure>/method/", views.method, name="method"),
    path("observatory/<slug:figure>/embed/", views.embed, name="embed"),
    path("observatory/<slug:figure>.csv", views.figure_csv, name="figure-csv"),
    path("observatory/<slug:figure>.json", views.figure_json, name="figure-json"),
    path("observatory/<slug:figure>.svg", views.figure_svg, name="figure-svg"),
    path("observatory/<slug:figure>.png", views.figure_png, name="figure-png"),
]
