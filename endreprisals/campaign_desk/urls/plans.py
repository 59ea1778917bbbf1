"""Addresses of plans: campaigns, cases, texts, actions, toolbox. Codes and numbers, never a name.

Codes end with a year, so that none can be the word `begin`.
"""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaign_desk.views import (
    actions,
    assets,
    cases,
    home,
    letter_tests,
    plans,
    texts,
)

ONE, CASE, ACT = "campaigns/<slug:code>/", "cases/<int:row_id>/", "act/<int:number>/"
ASSET, TEXT = "assets/<int:asset_id>/", "texts/<slug:where>/<slug:part>/<slug:language>/"
PATHS: list[URLPattern] = [
    path("campaigns/", home.campaigns, name="home"),
    path("campaigns/begin/", plans.begin, name="begin-campaign"),
    path(ONE, plans.plan, name="plan"),
    path(f"{ONE}change/", plans.change, name="change-plan"),
    path(f"{ONE}open/", plans.opening, name="open-campaign"),
    path(f"{ONE}close/", plans.closing, name="close-campaign"),
    path(f"{ONE}withdraw/", plans.withdrawing, name="withdraw-campaign"),
    path(f"{ONE}cases/consider/", cases.consider, name="consider-case"),
    path(f"{ONE}{CASE}", cases.case, name="case"),
    path(f"{ONE}{CASE}choose/", cases.choose, name="choose-case"),
    path(f"{ONE}{CASE}leave-out/", cases.leave_out, name="leave-case-out"),
    path(f"{ONE}texts/", texts.texts, name="texts"),
    path(f"{ONE}{TEXT}", texts.text, name="text"),
    path(f"{ONE}{TEXT}check/", texts.check, name="check-text"),
    path(f"{ONE}act/add/", actions.add, name="add-action"),
    path(f"{ONE}{ACT}", actions.action, name="action"),
    path(f"{ONE}{ACT}open/", actions.opening, name="open-action"),
    path(f"{ONE}{ACT}pause/", actions.pause, name="pause-action"),
    path(f"{ONE}{ACT}close/", actions.close, name="close-action"),
    path(f"{ONE}{ACT}letter/", letter_tests.letter_test, name="letter-test"),
    path(f"{ONE}assets/", assets.assets, name="assets"),
    path(f"{ONE}{ASSET}publish/", assets.publish, name="publish-asset"),
    path(f"{ONE}{ASSET}withdraw/", assets.withdraw, name="withdraw-asset"),
    path(f"{ONE}{ASSET}file/", assets.file, name="asset-file"),
]
