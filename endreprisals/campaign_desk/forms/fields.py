"""A field of the campaign desk: moments in Geneva."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.campaigns.queries.here import GENEVA

_MOMENT_HELP = gettext_lazy("As 2026-11-20 18:00, the time in Geneva.")


class MomentField(forms.CharField):
    """A moment as `2026-11-20 18:00` in Geneva; blank is None."""

    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"required": False, "max_length": 16, "help_text": _MOMENT_HELP}
        super().__init__(**usual | options)

    def clean(self, value: Any) -> datetime | None:
        """The moment, with its zone."""
        text = super().clean(value)
        if not text:
            return None
        try:
            naive = datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 -- zone follows
        except ValueError:
            raise forms.ValidationError(
                gettext("Write day and time as 2026-11-20 18:00.")
            ) from None
        return naive.replace(tzinfo=GENEVA)

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        if isinstance(value, datetime):
            return value.astimezone(GENEVA).strftime("%Y-%m-%d %H:%M")
        return value
