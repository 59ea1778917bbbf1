"""The tables of the advocacy desk."""

from endreprisals.advocacy.models.contacts import Ask, Contact
from endreprisals.advocacy.models.drafts import StatementDraft
from endreprisals.advocacy.models.forecasts import WithdrawnForecast

__all__ = ["Ask", "Contact", "StatementDraft", "WithdrawnForecast"]
