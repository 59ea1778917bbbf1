"""What is counted, each apart: a number that mixes ways of knowing says nothing."""

from typing import Final

COUNTS: Final = (
    "proof",  # counted after a proof of work; the address is not confirmed
    "mail",  # counted after the address was confirmed
    "own_words",  # letters in own words that left
    "self_mail",  # said that they wrote from their own mailbox
    "self_print",  # said that they sent a printed letter
    "self_share",  # said that they posted
    "offline",  # on paper, checked at the desk
    "organisations",
    "postcards",
)
# What "I did it" may name.
SELF_WAYS: Final = (
    "mail", "print", "x", "bluesky", "mastodon", "whatsapp", "telegram", "share_mail", "device",
)  # fmt: skip
