"""Addresses of the standing pages, below the language."""

from django.urls import path

from endreprisals.web import views

app_name = "web"
urlpatterns = [
    path("about/", views.about, name="about"),
    path("method/", views.method, name="method"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
