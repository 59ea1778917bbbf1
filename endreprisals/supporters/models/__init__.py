"""The tables of supporters and of mail."""

from endreprisals.supporters.models.mails import Mail, Pause, Written
from endreprisals.supporters.models.people import Consent, Mailing, MailingText, Subscriber
from endreprisals.supporters.models.work import Allowance, Job

__all__ = [
    "Allowance",
    "Consent",
    "Job",
    "Mail",
    "Mailing",
    "MailingText",
    "Pause",
    "Subscriber",
    "Written",
]
