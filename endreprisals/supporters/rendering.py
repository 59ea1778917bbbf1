"""What a mail says is made when it leaves, by the room whose mail it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from endreprisals.supporters.models import Mail


class Stop(Exception):
    """The mail must not leave any more; the message is a code such as case_withdrawn."""


class Later(Exception):
    """The mail must not leave now but at a later moment, which is told as `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words of one mail. Subjects hold no name of a person and nothing a person typed."""

    subject: str
    text: str
    html: str = ""  # blank: made from the text
    sender_name: str = ""  # before our own address: "A supporter via the campaign"
    reply_to: str = ""  # only by explicit choice of the supporter
    unsubscribe: str = ""  # https address for RFC 8058
    from_local: str = ""  # before the @ of our own address: case-CHN-2017-001; blank: the stream's


Renderer = Callable[[Mail, datetime], Rendered]


def render(mail: Mail, *, at: datetime) -> Rendered:
    """The words as they must be now.

    Raises `Stop`, `Later`, and KeyError for a kind that nobody renders.
    """
    return cast(Renderer, import_string(settings.MAIL_KINDS[mail.kind]))(mail, at)
