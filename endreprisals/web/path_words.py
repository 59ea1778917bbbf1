"""What a fact of a path says, in our words: its heading and what belongs to it."""

from collections.abc import Iterator

from django.utils.translation import gettext, pgettext

from endreprisals.domain.sessions import HRC, THIRD, UNGA, UPR, read_forum
from endreprisals.record.models import Fact
from endreprisals.record.queries.case_page import PathEntry
from endreprisals.web import terms
from endreprisals.web.case_sentences import end_sentence, said
from endreprisals.web.dates import date_on_html
from endreprisals.web.phrases import inside, listed
from endreprisals.web.state_names import state_name


def heading(entry: PathEntry) -> str:
    """What kind of fact it is, in a few words: "Raised by Germany and Liechtenstein"."""
    if entry.kind == Fact.Kind.RAISE:
        who = listed([state_name(iso3) for iso3 in entry.states]) or entry.actor
        return gettext("Raised by {who}").format(who=who) if who else gettext("Raised by a State")
    if entry.kind == Fact.Kind.COOPERATION:
        return gettext("Cooperation with the United Nations")
    if entry.kind == Fact.Kind.STATE_REPLY:
        no = entry.codes == ("no",)
        return gettext("No reply of the Government") if no else gettext("Reply of the Government")
    if not entry.codes:
        return gettext("Act of reprisal")
    return _labels(entry)


def _labels(entry: PathEntry) -> str:
    """The first label as a heading begins, the others as they stand inside a sentence."""
    first, *rest = entry.codes
    return listed(
        [terms.label(entry.vocabulary, first), *(inside(entry.vocabulary, code) for code in rest)]
    )


def actor(entry: PathEntry) -> str:
    said = entry.kind == Fact.Kind.RAISE or (entry.lane == "government" and entry.actor)
    return "" if said else entry.actor


def lines(entry: PathEntry) -> Iterator[str]:
    """Whom, with whom, where, in which meeting, until when: only what a source says."""
    if entry.subjects:
        yield gettext("Concerns: {who}.").format(who=listed(entry.subjects))
    yield from _cooperation(entry)
    if entry.forum:
        yield forum_words(entry.forum) + "."
    if entry.reference:
        yield gettext("Reference: {reference}").format(reference=entry.reference)
    yield from _places(entry)
    if entry.kind == Fact.Kind.STATUS:
        yield from _spell(entry)
    if entry.confidence in ("low", "medium"):
        level = inside("confidence", entry.confidence)
        yield gettext("Confidence in this fact: {level}.").format(level=level)


def _cooperation(entry: PathEntry) -> Iterator[str]:
    if entry.kind != Fact.Kind.COOPERATION:
        return
    kinds = [inside("engagement_types", code) for code in entry.codes if code != "unclear"]
    bodies = [inside("engagement_bodies", code) for code in entry.bodies if code != "unclear"]
    if bodies:
        yield gettext("With: {bodies}.").format(bodies=listed(bodies))
    if kinds:
        yield gettext("How: {ways}.").format(ways=listed(kinds))


def _places(entry: PathEntry) -> Iterator[str]:
    messages = {
        "act": gettext("Place of the act: {place}."),
        "victim": gettext("Where the person was: {place}."),
    }
    for which, iso3, place in entry.places:
        shown = ", ".join(filter(None, (place, state_name(iso3) if iso3 else "")))
        yield messages[which].format(place=shown)


def _spell(entry: PathEntry) -> Iterator[str]:
    if entry.date and entry.date.precision == "interval":
        yield gettext("It began some time between these dates.")
    if entry.to:
        yield end_sentence(entry.to, entry.end_kind)
    elif entry.last_known and entry.date and entry.last_known.edtf != entry.date.edtf:
        message = gettext(
            "Last reported so {on_date}; no later report of this situation is on record."
        )
        yield said(message, on_date=date_on_html(entry.last_known))


def forum_words(forum: str) -> str:
    """`HRC45` -> "Human Rights Council, session 45". What has another shape stays as it is."""
    read = read_forum(forum)
    messages = {
        HRC: pgettext("forum", "Human Rights Council, session {number}"),
        UNGA: pgettext("forum", "General Assembly, session {number}"),
        UPR: pgettext("forum", "Universal Periodic Review, session {number}"),
    }
    if read is None or read.session.body not in messages:
        return forum
    shown = messages[read.session.body].format(number=read.session.number)
    if read.committee == THIRD:
        shown = pgettext("forum", "{session}, Third Committee").format(session=shown)
    if read.item:
        shown = pgettext("forum", "{session}, item {item}").format(session=shown, item=read.item)
    return shown
