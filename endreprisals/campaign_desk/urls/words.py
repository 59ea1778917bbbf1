"""Addresses of letters and replies."""

from django.urls import path
from django.urls.resolvers import URLPattern

from endreprisals.campaign_desk.views import words

PATHS: list[URLPattern] = [
    path("letters/", words.letters, name="letters"),
    path("letters/<int:letter_id>/", words.letter, name="letter"),
    path("letters/<int:letter_id>/approve/", words.approve, name="approve-letter"),
    path("letters/<int:letter_id>/count/", words.count, name="count-letter"),
    path("letters/<int:letter_id>/refuse/", words.refuse, name="refuse-letter"),
    path("replies/", words.replies, name="replies"),
    path("replies/<int:reply_id>/", words.reply, name="reply"),
    path("replies/<int:reply_id>/classify/", words.classify, name="classify-reply"),
]
