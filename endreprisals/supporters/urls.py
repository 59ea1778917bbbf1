"""Addresses of the mailing list. What stands in a token is no address and no name."""

from django.urls import path

from endreprisals.supporters.views import mailing_list

app_name = "supporters"
urlpatterns = [
    path("list/", mailing_list.subscribe, name="list"),
    path("list/confirm/<str:token>/", mailing_list.confirm, name="confirm"),
    path("list/leave/<str:token>/", mailing_list.leave, name="leave"),
    path("list/change/<str:token>/", mailing_list.change, name="change"),
]
