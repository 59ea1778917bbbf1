"""Addresses of signatures, endorsements, cards."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaign_desk.views import endorsements, families, postcards, signing

PATHS: list[URLPattern] = [
    path("signatures/", signing.signatures, name="signatures"),
    path("signatures/<int:action>/statement/", signing.statement, name="statement"),
    path("signatures/<int:action>/names/", signing.names, name="names"),
    path("signatures/<int:action>/take-off/", signing.take_off, name="take-off"),
    path("organisations/<int:number>/", signing.organisation, name="organisation"),
    path("organisations/<int:number>/verify/", signing.verify, name="verify-organisation"),
    path("organisations/<int:number>/refuse/", signing.refuse, name="refuse-organisation"),
    path("organisations/<int:number>/document/", signing.document, name="mandate-document"),
    path("endorsements/", endorsements.endorsements, name="endorsements"),
    path("endorsements/enter/", endorsements.enter, name="enter-endorsement"),
    path("endorsements/<int:number>/check/", endorsements.check, name="check-endorsement"),
    path("endorsements/<int:number>/withdraw/", endorsements.withdraw, name="withdraw-endorsement"),
    path("postcards/", postcards.postcards, name="postcards"),
    path("postcards/<int:action>/cards/", postcards.cards, name="cards"),
    path("postcards/<int:action>/batch/", postcards.batch, name="batch"),
    path("postcards/<int:action>/batch/cards.pdf", postcards.batch_pdf, name="batch-pdf"),
    path("postcards/<int:action>/batch/cards.zip", postcards.batch_zip, name="batch-zip"),
    path("postcards/<int:action>/deliver/", postcards.deliver, name="deliver"),
    path("cards/<int:number>/see/", postcards.see, name="see-card"),
    path("cards/<int:number>/drawing/", postcards.drawing, name="card-drawing"),
    path("family-consents/", families.consents, name="consents"),
    path("family-consents/<int:number>/check/", families.check, name="check-consent"),
    path("family-consents/<int:number>/withdraw/", families.withdraw, name="withdraw-consent"),
]
