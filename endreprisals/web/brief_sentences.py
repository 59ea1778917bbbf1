"""The two sentences that a brief has for each case: what is reported, and how it stands now.

They are made from data alone, ask for nothing, and can be read aloud as they are.
"""

from collections import Counter

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.ledger.queries.brief_cases import BriefCase
from endreprisals.record.queries.case_page import StatusLine
from endreprisals.web import i18n
from endreprisals.web.case_sentences import said
from endreprisals.web.dates import date_html, date_on_html
from endreprisals.web.phrases import inside, listed
from endreprisals.web.state_names import state_name

NAMED_EACH = 4  # people named one by one; of more, the heading of the case speaks
SHOWN = 3  # kinds of acts, and bodies


def told(case: BriefCase) -> SafeString:
    """Who, what reportedly happened, after which cooperation."""
    parts = {"who": who(case), "state": state_name(case.card.state), "acts": _acts(case)}
    bodies = [code for code in case.card.bodies if code != "unclear"][:SHOWN]
    if bodies:
        parts["bodies"] = listed([inside("engagement_bodies", code) for code in bodies])
    if case.first_act:
        parts["date"] = date_html(_beginning(case.first_act))
    dated = case.first_act is not None
    message = _with_bodies(case, dated=dated) if bodies else _without_bodies(dated=dated)
    return said(message, **parts)


def _with_bodies(case: BriefCase, *, dated: bool) -> str:
    """ "After" only where the dates show that the cooperation came first."""
    if case.after_cooperation:
        return gettext(
            "In the case of {who}, {state}, these acts of reprisal are reported after "
            "cooperation with the United Nations ({bodies}), the first dated {date}: {acts}."
        )
    if dated:
        return gettext(
            "In the case of {who}, {state}, these acts of reprisal for cooperation with the "
            "United Nations ({bodies}) are reported, the first dated {date}: {acts}."
        )
    return gettext(
        "In the case of {who}, {state}, these acts of reprisal for cooperation with the United "
        "Nations ({bodies}) are reported: {acts}."
    )


def _without_bodies(*, dated: bool) -> str:
    if dated:
        return gettext(
            "In the case of {who}, {state}, these acts of reprisal for cooperation with the "
            "United Nations are reported, the first dated {date}: {acts}."
        )
    return gettext(
        "In the case of {who}, {state}, these acts of reprisal for cooperation with the United "
        "Nations are reported: {acts}."
    )


def _beginning(when: PartialDate) -> PartialDate:
    """Of a time that goes on, its start."""
    return parse(when.edtf.partition("/")[0]) if when.open_end else when


def who(case: BriefCase) -> SafeString:
    """The people or organisations by name; of many, or of nobody named, the heading, quoted."""
    labels = [line.label for line in case.card.subjects]
    if case.card.named and 0 < len(labels) <= NAMED_EACH:
        return SafeString(listed([format_html('<bdi lang="en">{}</bdi>', one) for one in labels]))
    title = format_html('<bdi lang="en">{}</bdi>', case.title)
    return said(pgettext("a heading in quotation marks", "“{title}”"), title=title)


def _acts(case: BriefCase) -> str:
    known = [code for code in case.card.act_types if code != "unclear"]
    if not known:
        return gettext("acts of which no source says the kind")
    parts = [inside("act_types", code) for code in known[:SHOWN]]
    more = len(known) - SHOWN
    if more > 0:
        parts.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return listed(parts)


def stands(case: BriefCase) -> SafeString:
    """How it stands as last reported, by whom it was raised, and what the Government said."""
    return said(
        pgettext("second sentence of a brief", "{situation}; {raised}; {reply}."),
        situation=_situation(case.statuses),
        raised=_raised(case),
        reply=_reply(case.card.has_reply),
    )


def _situation(lines: tuple[StatusLine, ...]) -> SafeString:
    if not lines:
        return said(gettext("No source on record reports the present situation"))
    if len(lines) > 1:
        return _of_several(lines)
    line = lines[0]
    status = inside("statuses", line.ended_status or line.status)
    if line.ended_status:
        return _ended(line, status)
    return _going_on(line, status)


def _going_on(line: StatusLine, status: str) -> SafeString:
    since, as_of = line.since, line.as_of
    if since and as_of and as_of.edtf != since.edtf and line.status != "dead":
        return said(
            gettext("Reported situation: {status}, since {date}, last reported so {on_date}"),
            status=status, date=date_html(since), on_date=date_on_html(as_of),
        )  # fmt: skip
    if when := since or as_of:
        message = gettext("Reported situation: {status}, {on_date}")
        return said(message, status=status, on_date=date_on_html(when))
    return said(gettext("Reported situation: {status}, without a date"), status=status)


def _ended(line: StatusLine, status: str) -> SafeString:
    """What came after is told as not known, unless it was death."""
    how = inside("end_kinds", line.end_kind or "unknown")
    if line.as_of is None:
        message = gettext("Last reported situation: {status}, which ended ({how})")
        return said(message, status=status, how=how)
    message = gettext("Last reported situation: {status}, which ended {on_date} ({how})")
    return said(message, status=status, how=how, on_date=date_on_html(line.as_of))


def _of_several(lines: tuple[StatusLine, ...]) -> SafeString:
    counted = Counter(line.status for line in lines).most_common()
    parts = [
        gettext("{status} ({count})").format(status=inside("statuses", code), count=count)
        for code, count in counted
    ]
    latest = _latest(lines)
    if latest is None:
        message = gettext("Reported situation of {count} people: {situations}")
        return said(message, count=len(lines), situations=listed(parts))
    message = gettext("Reported situation of {count} people, last {on_date}: {situations}")
    return said(message, count=len(lines), situations=listed(parts), on_date=date_on_html(latest))


def _latest(lines: tuple[StatusLine, ...]) -> PartialDate | None:
    dates = [when for line in lines if (when := line.as_of or line.since)]
    return max(dates, key=lambda when: when.lower, default=None)


def _raised(case: BriefCase) -> SafeString:
    count, last = len(case.card.raising_states), case.last_raised
    if not count:
        unnamed = gettext("raised by States that the source does not name")
        return said(unnamed if case.unnamed_raises else gettext("raised by no State on record"))
    parts = {"count": i18n.number(count, i18n.current_language())}
    if case.unnamed_raises:
        message = ngettext(
            "raised by at least {count} State, last {on_date}",
            "raised by at least {count} States, last {on_date}",
            count,
        )
    else:
        message = ngettext(
            "raised by {count} State, last {on_date}",
            "raised by {count} States, last {on_date}",
            count,
        )
    when = date_on_html(last) if last else said(gettext("on a day that is not recorded"))
    return said(message, on_date=when, **parts)


def _reply(answer: str) -> SafeString:
    messages = {
        "yes": gettext("a reply of the Government is on record"),
        "no": gettext("the Government is reported not to have replied"),
        "unknown": gettext("no reply of the Government is on record"),
    }
    return said(messages[answer])


def plain(markup: str) -> str:
    """A sentence as it is spoken, without its markup."""
    return strip_tags(markup)
