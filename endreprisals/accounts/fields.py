"""Fields that forms of every desk share."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

_DAY_HELP = gettext_lazy("As 2026-11-20.")


class DayField(forms.CharField):
    """A day as `2026-11-20`; blank is None."""

    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"required": False, "max_length": 10, "help_text": _DAY_HELP}
        super().__init__(**usual | options)

    def clean(self, value: Any) -> date | None:
        """The day."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise forms.ValidationError(gettext("Write the day as 2026-11-20.")) from None

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return value.isoformat() if isinstance(value, date) else value


def lines(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea(attrs={"rows": rows})
