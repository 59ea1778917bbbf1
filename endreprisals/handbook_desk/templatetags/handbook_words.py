"""What the desk calls kinds of dates, how sure they are, and what was done to a body."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from endreprisals.handbook_desk.forms.calendar import CONFIDENCES, KINDS

register = template.Library()

WORDS: Mapping[str, Mapping[str, Promise]] = {
    "date": {str(code): label for code, label in KINDS},
    "confidence": {str(code): label for code, label in CONFIDENCES},
    "done": {
        "line_written": gettext_lazy("Line written"),
        "line_checked": gettext_lazy("Line checked; readers see it"),
        "line_taken_back": gettext_lazy("Line taken back before anybody checked it"),
        "line_taken_out": gettext_lazy("Line taken out"),
        "contact_entered": gettext_lazy("Contact entered"),
        "contact_checked": gettext_lazy("Contact checked; readers see it"),
        "contact_ended": gettext_lazy("Contact ended"),
        "day_noted": gettext_lazy("Noted that it was seen"),
        "day_confirmed": gettext_lazy("Confirmed the day on which it was seen"),
        "day_taken_back": gettext_lazy("Took a day back on which it was said to be seen"),
    },
}


@register.simple_tag
def handbook_word(kind: str, code: str) -> str:
    """`{% handbook_word "date" "session" %}`."""
    return str(WORDS[kind].get(code, code))
