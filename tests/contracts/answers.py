"""What an answer says, whether it comes at once or in pieces."""

from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase


def body_of(response: object) -> str:
    """The whole text of an answer."""
    answer = cast(HttpResponseBase, response)
    if answer.streaming:
        pieces = cast(StreamingHttpResponse, answer).getvalue()
    else:
        pieces = cast(HttpResponse, answer).content
    return pieces.decode(errors="replace")
