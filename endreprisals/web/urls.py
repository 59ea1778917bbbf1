"""Addresses outside any language."""

from django.urls import path

from endreprisals.web import views

app_name = "door"
urlpatterns = [
    path("", views.front_door, name="front"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
