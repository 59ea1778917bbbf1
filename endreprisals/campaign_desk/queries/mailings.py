"""Mailings for the pages of the desk."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator

from endreprisals.supporters.models import Mail, Mailing, MailingText
from endreprisals.supporters.queries.subscribers import Reach, reach
from endreprisals.supporters.services.mailings import mails_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class MailingLine:
    """One mailing in the list."""

    pk: int
    topic: str
    state: str
    subject: str  # in English where it is written in English, else in any language
    languages: tuple[str, ...]
    send_at: datetime | None
    queued: int


@dataclass(frozen=True, slots=True)
class MailingList:
    """A page of the list, latest first."""

    lines: tuple[MailingLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class TextLine:
    """A language of a mailing, and whether a test mail of these very words has left."""

    text: MailingText
    passed: bool


@dataclass(frozen=True, slots=True)
class MailingPage:
    """One mailing with its words, its tests, whom it reaches, what became of its mails."""

    mailing: Mailing
    texts: tuple[TextLine, ...]
    reach: Reach
    mails: tuple[tuple[str, int], ...]  # state of a mail, how many

    @property
    def is_tested(self) -> bool:
        """Whether it may be checked: each language left once as a test."""
        return bool(self.texts) and all(one.passed for one in self.texts)

    @property
    def may_change(self) -> bool:
        """Whether other words may be written: nothing of it is in the outbox yet."""
        open_ = self.mailing.state in {Mailing.State.DRAFT, Mailing.State.CHECKED}
        return open_ and not self.mails


def mailing_list(page: int) -> MailingList:
    """Fifty mailings, latest first."""
    pages = Paginator(Mailing.objects.prefetch_related("texts"), PER_PAGE)
    shown = pages.get_page(page)
    return MailingList(tuple(map(_line, shown)), shown.number, pages.num_pages, pages.count)


def mailing_page(number: int) -> MailingPage:
    """Raises `Mailing.DoesNotExist`."""
    mailing = Mailing.objects.get(pk=number)
    texts = _ordered(mailing.texts.all())
    passed = passed_tests(mailing)
    mails = Mail.objects.filter(key__startswith=mails_of(number)).order_by()
    states = Counter(mails.values_list("state", flat=True))
    return MailingPage(
        mailing,
        tuple(TextLine(one, one.language in passed) for one in texts),
        reach(mailing.topic, {one.language for one in texts}),
        tuple(sorted(states.items())),
    )


def passed_tests(mailing: Mailing) -> set[str]:
    """The languages of which a test mail of the present words has left."""
    sent = Mail.objects.filter(kind="news-test", state=Mail.State.SENT)
    ours = sent.filter(key__startswith=f"news-test:{mailing.pk}:{mailing.revision}:")
    return set(ours.values_list("language", flat=True))


def _line(mailing: Mailing) -> MailingLine:
    texts = _ordered(mailing.texts.all())
    return MailingLine(
        mailing.pk, mailing.topic, mailing.state, texts[0].subject if texts else "",
        tuple(one.language for one in texts), mailing.send_at, mailing.queued,
    )  # fmt: skip


def _ordered(texts: Iterable[MailingText]) -> list[MailingText]:
    """English first, then by code."""
    return sorted(texts, key=lambda one: (one.language != "en", one.language))
