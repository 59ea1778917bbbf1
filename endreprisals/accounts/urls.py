"""Addresses of accounts."""

from django.urls import path

from endreprisals.accounts import views

app_name = "accounts"
urlpatterns = [
    path("enter/", views.enter, name="enter"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/<int:user_id>/", views.person, name="person"),
    path("people/<int:user_id>/roles/", views.roles, name="roles"),
    path("people/<int:user_id>/reset/", views.reset, name="reset"),
    path("people/<int:user_id>/shut/", views.shut, name="shut"),
    path("roles/", views.role_list, name="role-list"),
    path("log/", views.log, name="log"),
]
