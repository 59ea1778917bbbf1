"""Addresses of counting, confirming, taking back."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaigns.views import acting, forgetting

ACT = "campaigns/<slug:code>/act/<int:number>"

PATHS: list[URLPattern] = [
    path(f"{ACT}/count/", acting.count, name="count"),
    path(f"{ACT}/proof/", acting.proof, name="proof"),
    path(f"{ACT}/did/", acting.did, name="did"),
    *(
        path(f"{ACT}/thanks/{how}/", acting.thanks, {"how": how}, name=f"thanks-{how}")
        for how in acting.THANKS
    ),
    path("campaigns/<slug:code>/counts.json", acting.counts, name="counts"),
    path("act/confirm/<str:token>/", forgetting.confirm, name="confirm-action"),
    path("act/withdraw/<str:token>/", forgetting.withdraw, name="withdraw-action"),
    path("links/", forgetting.my_links, name="my-links"),
    path("forget/<str:token>/", forgetting.forget, name="forget"),
]
