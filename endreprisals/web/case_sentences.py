"""The sentences at the head of a case page: made from its data alone, each a whole message.

They say what is reported and until when. Nothing here says "still": silence since the last
report is not news.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.record.models import Fact
from endreprisals.record.queries.case_page import CasePage, StatusLine
from endreprisals.web import i18n, terms
from endreprisals.web.dates import date_html, date_on_html
from endreprisals.web.phrases import inside, listed

SHOWN_ACTS = 3
SINCE: Mapping[str, Promise] = {
    "detained": pgettext_lazy("status", "Reported detained since {date}."),
    "house_arrest": pgettext_lazy("status", "Reported under house arrest since {date}."),
    "disappeared": pgettext_lazy("status", "Reported disappeared since {date}."),
    "exile": pgettext_lazy("status", "Reported in exile since {date}."),
    "free": pgettext_lazy("status", "Reported at liberty since {date}."),
    "restricted": pgettext_lazy(
        "status", "Reported at liberty, but under restrictions, since {date}."
    ),
    "dead": pgettext_lazy("status", "Reported dead since {date}."),
    "unknown": pgettext_lazy("status", "The situation is not known since {date}."),
}
THEN: Mapping[str, Promise] = {
    "detained": pgettext_lazy("status", "Reported detained {on_date}."),
    "house_arrest": pgettext_lazy("status", "Reported under house arrest {on_date}."),
    "disappeared": pgettext_lazy("status", "Reported disappeared {on_date}."),
    "exile": pgettext_lazy("status", "Reported in exile {on_date}."),
    "free": pgettext_lazy("status", "Reported at liberty {on_date}."),
    "restricted": pgettext_lazy(
        "status", "Reported at liberty, but under restrictions, {on_date}."
    ),
    "dead": pgettext_lazy("status", "Reported to have died {on_date}."),
    "unknown": pgettext_lazy("status", "The situation was not known {on_date}."),
}
UNDATED: Mapping[str, Promise] = {
    "detained": pgettext_lazy("status", "Reported detained; no source dates it."),
    "house_arrest": pgettext_lazy("status", "Reported under house arrest; no source dates it."),
    "disappeared": pgettext_lazy("status", "Reported disappeared; no source dates it."),
    "exile": pgettext_lazy("status", "Reported in exile; no source dates it."),
    "free": pgettext_lazy("status", "Reported at liberty; no source dates it."),
    "restricted": pgettext_lazy(
        "status", "Reported at liberty, but under restrictions; no source dates it."
    ),
    "dead": pgettext_lazy("status", "Reported dead; no source dates it."),
    "unknown": pgettext_lazy("status", "The situation is not known."),
}


def sentences(case: CasePage) -> Iterator[SafeString]:
    """The situation, what is reported, who raised it, what the Government said, in this order."""
    yield from _situation(case)
    yield from _acts(case)
    yield from _raised(case)
    yield from _reply(case)


def _acts(case: CasePage) -> Iterator[SafeString]:
    known = [code for code in case.act_types if code != "unclear"]
    if not known:
        return
    more = len(known) - SHOWN_ACTS
    parts = [inside("act_types", code) for code in known[:SHOWN_ACTS]]
    if more > 0:
        parts.append(ngettext("{count} more", "{count} more", more).format(count=more))
    begun = next((entry.date for entry in case.path if entry.lane == "act"), None)
    acts = listed(parts)
    if begun is None:
        yield said(gettext("Acts of reprisal reported: {acts}."), acts=acts)
    else:
        message = gettext("Acts of reprisal reported, the first dated {date}: {acts}.")
        yield said(message, acts=acts, date=date_html(begun))


def _situation(case: CasePage) -> Iterator[SafeString]:
    if len(case.statuses) > 1:
        yield _of_several(case.statuses)
    elif case.statuses:
        yield from status_sentences(case.statuses[0])


def _of_several(lines: tuple[StatusLine, ...]) -> SafeString:
    counted = Counter(line.status for line in lines)
    parts = [
        gettext("{status} ({count})").format(
            status=inside("statuses", code), count=i18n.number(count, i18n.current_language())
        )
        for code, count in counted.most_common()
    ]
    return said(
        gettext("Situation of {count} people as last reported: {situations}."),
        count=len(lines),
        situations=listed(parts),
    )


def status_sentences(line: StatusLine) -> Iterator[SafeString]:
    """ "Reported detained since 10 September 2017." and "Last reported so in June 2025." """
    since, as_of = line.since, line.as_of
    if ended(line):
        yield from _past(line)
        return
    if since is None:
        yield said(str((THEN if as_of else UNDATED)[line.status]), on_date=_on(as_of))
        return
    if as_of is None or as_of.edtf == since.edtf or line.status == "dead":
        yield said(str(THEN[line.status]), on_date=_on(since))
        return
    yield _begun(line.status, since)
    yield said(gettext("Last reported so {on_date}."), on_date=_on(as_of))


def _past(line: StatusLine) -> Iterator[SafeString]:
    """What ended, when and how; what came after is told as not known, unless it was death."""
    message = str((THEN if line.since else UNDATED)[line.ended_status])
    yield said(message, on_date=_on(line.since))
    yield end_sentence(line.as_of, line.end_kind)
    if line.status == "unknown":
        yield said(gettext("What came after is not known."))


def end_sentence(when: PartialDate | None, how: str) -> SafeString:
    """When and how a situation ended: "This ended on 12 September 2017: sentence served." """
    if when is None and how in ("", "unknown"):
        return said(gettext("This ended; when and how is not known."))
    if when is None:
        return said(gettext("This ended: {how}."), how=inside("end_kinds", how))
    if how in ("", "unknown"):
        return said(gettext("This ended {on_date}; how is not known."), on_date=_on(when))
    message = gettext("This ended {on_date}: {how}.")
    return said(message, on_date=_on(when), how=inside("end_kinds", how))


def ended(line: StatusLine) -> bool:
    """Whether a source tells that the situation ended, and nothing follows."""
    return bool(line.ended_status)


def _raised(case: CasePage) -> Iterator[SafeString]:
    raises = [one for one in (*case.path, *case.undated) if one.kind == Fact.Kind.RAISE]
    count = len(case.raising_states)
    if count:
        yield _raised_by(case, count, is_minimum=any(not one.states for one in raises))
    elif raises:
        yield said(gettext("Raised by States that the source does not name."))


def _raised_by(case: CasePage, count: int, *, is_minimum: bool) -> SafeString:
    who = i18n.number(count, i18n.current_language())
    last = case.last_raised_on
    if is_minimum and last:
        message = ngettext(
            "Raised by at least {count} State, last {on_date}.",
            "Raised by at least {count} States, last {on_date}.",
            count,
        )
    elif is_minimum:
        message = ngettext(
            "Raised by at least {count} State.", "Raised by at least {count} States.", count
        )
    elif last:
        message = ngettext(
            "Raised by {count} State, last {on_date}.",
            "Raised by {count} States, last {on_date}.",
            count,
        )
    else:
        message = ngettext("Raised by {count} State.", "Raised by {count} States.", count)
    return said(message, count=who, on_date=_on(last))


def _reply(case: CasePage) -> Iterator[SafeString]:
    messages = {
        "yes": gettext("A reply of the Government is on record."),
        "no": gettext("The Government is reported not to have replied."),
        "unknown": gettext("No reply of the Government is on record."),
    }
    yield said(messages[case.has_reply])


def status_label(line: StatusLine) -> str:
    """The one word for a situation; one that ended says how."""
    if ended(line):
        return terms.label("end_kinds", line.end_kind or "unknown")
    return terms.label("statuses", line.status)


def _begun(status: str, since: PartialDate) -> SafeString:
    """A start between two dates says so, or it would read as a beginning and an end."""
    if since.precision == "open":
        return said(str(THEN[status]), on_date=_on(since))
    date = date_html(since)
    if since.precision == "interval":
        date = said(pgettext("date after since", "some time {between_two}"), between_two=date)
    return said(str(SINCE[status]), date=date)


def _on(when: PartialDate | None) -> SafeString:
    return date_on_html(when) if when else SafeString("")


def said(message: str, **parts: object) -> SafeString:
    """A sentence as markup: the message escaped, its parts put in."""
    escaped = conditional_escape(message)
    return format_html(escaped, **parts) if parts else escaped
