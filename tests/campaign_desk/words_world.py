"""For the walk of the desk: a row behind each address of letters and replies."""

from datetime import datetime

from endreprisals.campaigns.models import MissionReply
from endreprisals.campaigns.services.replies import receive
from tests.build import NOON
from tests.campaigns.letter_world import a_confirmed, a_mission, an_ask

RAW = b"""From: desk@mission.example\r
Subject: Re: A letter\r
Content-Type: text/plain; charset=utf-8\r
\r
We have taken note of it.\r
"""


def a_reply(
    raw: bytes = RAW, *, mail_pk: int | None = None, authentic: str = "none",
    automatic: bool = False, at: datetime = NOON,
) -> MissionReply:  # fmt: skip
    """A mail that came back and that nobody has read."""
    assert receive(raw=raw, mail_pk=mail_pk, authentic=authentic, automatic=automatic, at=at)
    return MissionReply.objects.latest("pk")


def number_of_words(name: str) -> int | None:
    """The number of a row that the address `name` can be asked for; None for other rooms."""
    if name in {"letter", "approve-letter", "count-letter", "refuse-letter"}:
        action = an_ask()
        mission = a_mission(action, code=f"DEU-mission-{action.pk}")
        return a_confirmed(action, mission).pk
    return a_reply().pk if name in {"reply", "classify-reply"} else None
