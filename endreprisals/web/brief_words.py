"""A brief in words: one value from which the page, the PDF and the DOCX are all written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext_lazy

from endreprisals.domain import brief as rules
from endreprisals.domain.brief import Place, Reason
from endreprisals.domain.partial_dates import parse
from endreprisals.ledger.queries.brief import Brief, Peer
from endreprisals.ledger.queries.brief_cases import BriefCase, OwnRaise
from endreprisals.ledger.queries.brief_news import NewsLine
from endreprisals.ledger.queries.citing import Cited
from endreprisals.web import brief_sentences, terms
from endreprisals.web.case_sentences import said
from endreprisals.web.dates import date_html, date_on_html
from endreprisals.web.i18n import current_language, number
from endreprisals.web.path_words import forum_words
from endreprisals.web.phrases import inside, listed
from endreprisals.web.state_names import state_name
from endreprisals.web.templatetags.record_words import foreign

NEWS_SHOWN = 3  # new facts in a brief; the page of the case has all
NAMES_SHOWN = 3
PEERS_SHOWN = 8
RAISES_SHOWN = 3

WHY_HERE = {
    Place.RAISED_BY_OTHERS: pgettext_lazy("why a case is offered", "Raised by other States"),
    Place.LATEST_REPORT: pgettext_lazy(
        "why a case is offered", "In the latest report; no State on record raised it"
    ),
    Place.EARLIER_REPORT: pgettext_lazy(
        "why a case is offered", "In an earlier report; no State on record raised it"
    ),
    Place.NO_REPORT: pgettext_lazy(
        "why a case is offered", "In no report on record; no State on record raised it"
    ),
}
WHY_UNNAMED = pgettext_lazy(
    "why a case is offered", "Raised by States that the source does not name"
)
WHY_NOT = {
    Reason.OWN_STATE: pgettext_lazy("why a case is not offered", "it concerns the State itself"),
    Reason.NO_PUBLIC_SOURCE: pgettext_lazy(
        "why a case is not offered",
        "no public source of the United Nations tells it",
    ),
    Reason.UNSURE: pgettext_lazy(
        "why a case is not offered", "the record itself is not sure of its facts"
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source at the foot of the sheet."""

    number: int
    cited: Cited
    title: str  # blank where the address begins with it
    place: str  # "annex I, para. 32"
    address: str  # without what every address begins with


@dataclass(frozen=True, slots=True)
class SheetCase:
    """One case in words. Every text is markup that a page may show as it is."""

    at: int  # its number on the sheet, from 1
    public_id: str
    title: str
    names: tuple[SafeString, ...]  # in the scripts of the people concerned
    state: str
    why_here: str  # blank for its own cases
    told: SafeString
    stands: SafeString
    told_notes: tuple[int, ...]
    stands_notes: tuple[int, ...]
    raised: SafeString  # when it raised the case; blank for others
    news: tuple[tuple[SafeString, tuple[int, ...]], ...]
    news_left: int  # further new facts, on the page of the case
    peers: SafeString
    stale: SafeString  # a warning, or blank
    at_home: bool  # touches the territory of the State that speaks
    words: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole brief in words."""

    brief: Brief
    state: str
    session: str
    own: tuple[SheetCase, ...]
    own_more: tuple[tuple[str, str, SafeString], ...]  # number, title, State and last statement
    offered: tuple[SheetCase, ...]
    refused: tuple[tuple[str, str, str], ...]  # number, title, reasons
    peers: SafeString
    notes: tuple[Note, ...]
    words: int | None  # that fit the speaking time; None: no estimate for this language
    pace: int | None
    frame: int
    fits: int  # of all cases, the first that fit


@dataclass(slots=True)
class _Notes:
    """Sources as they are first named; each is numbered once."""

    found: dict[Cited, int] = field(default_factory=dict)

    def of(self, citations: Sequence[Cited]) -> tuple[int, ...]:
        return tuple(self.found.setdefault(one, len(self.found) + 1) for one in citations)


def sheet(brief: Brief) -> Sheet:
    """The brief in the language of the page."""
    notes = _Notes()
    own = tuple(_case(case, notes, at) for at, case in enumerate(brief.own, start=1))
    after = len(own) + 1
    offered = tuple(_case(case, notes, at) for at, case in enumerate(brief.offered, start=after))
    language = current_language()
    allowed = rules.words_allowed(brief.seconds, language)
    counts = [case.words for case in (*own, *offered)]
    return Sheet(
        brief=brief,
        state=state_name(brief.state),
        session=forum_words(brief.session.code),
        own=own,
        own_more=tuple((one.public_id, one.title, _briefly(one)) for one in brief.own_more),
        offered=offered,
        refused=tuple(
            (one.public_id, one.title, listed([str(WHY_NOT[reason]) for reason in one.reasons]))
            for one in brief.refused
        ),
        peers=_peers(brief),
        notes=tuple(_note(at, one) for one, at in notes.found.items()),
        words=allowed,
        pace=rules.words_allowed(60, language),
        frame=rules.FRAME_WORDS,
        fits=rules.fitting(counts, allowed) if allowed else 0,
    )


def _case(case: BriefCase, notes: _Notes, at: int) -> SheetCase:
    told, stands = brief_sentences.told(case), brief_sentences.stands(case)
    spoken = brief_sentences.plain(f"{told} {stands}")
    several = len(case.card.subjects) > 1
    return SheetCase(
        at=at,
        public_id=case.public_id,
        title=case.title,
        names=tuple(
            foreign(name.text, name.lang, name.script) for name in case.card.names[:NAMES_SHOWN]
        ),
        state=state_name(case.card.state),
        why_here=_why_here(case),
        told=told,
        stands=stands,
        told_notes=notes.of(case.told_by),
        stands_notes=notes.of(case.stands_by),
        raised=_raised(case.own_raises),
        news=tuple(
            (_news(line, several=several), notes.of(line.citations[:1]))
            for line in case.news[:NEWS_SHOWN]
        ),
        news_left=max(0, len(case.news) - NEWS_SHOWN),
        peers=_others(case),
        stale=_stale(case),
        at_home=case.candidate.touches_speaker,
        words=rules.count_words(spoken),
    )


def _briefly(case: BriefCase) -> SafeString:
    """ "Bahrain, 17 October 2024": which State it concerns, and when it was raised last."""
    state, last = state_name(case.card.state), case.own_raises[0].date
    return format_html("{}, {}", state, date_html(last, short=True)) if last else said(state)


def _raised(raises: Sequence[OwnRaise]) -> SafeString:
    """ "Human Rights Council, session 54 (28 September 2023); ..." """
    shown = [_meeting(one) for one in raises[:RAISES_SHOWN]]
    left = len(raises) - len(shown)
    if left > 0:
        shown.append(said(ngettext("{count} earlier", "{count} earlier", left), count=left))
    return format_html_join("; ", "{}", ((one,) for one in shown))


def _meeting(one: OwnRaise) -> SafeString:
    meeting = forum_words(one.forum) if one.forum else gettext("a meeting that is not recorded")
    parts = []
    if one.date:
        parts.append(date_html(one.date, short=True))
    if one.how != "named":
        parts.append(said(inside("raise_kinds", one.how)))
    if one.on_behalf_of:
        parts.append(said(gettext("with others")))
    return format_html("{} ({})", meeting, format_html_join(", ", "{}", ((p,) for p in parts)))


def _news(line: NewsLine, *, several: bool) -> SafeString:
    """ "20 December 2025: At liberty." with the words of the record where it has some."""
    pieces = [said(_heading(line))] if not _says_itself(line) else []
    if line.subjects and several:
        pieces.append(format_html("({})", listed(line.subjects)))
    if line.description:
        pieces.append(format_html('<span lang="en">{}</span>', line.description))
    body = format_html_join(" ", "{}", ((piece,) for piece in pieces))
    message = (
        gettext("{date}: {news}")
        if line.is_sure
        else gettext("{date}, possibly before that statement: {news}")
    )
    return said(message, date=date_html(line.date, short=True), news=body)


def _says_itself(line: NewsLine) -> bool:
    """ "Later news" adds nothing to the news."""
    return bool(line.description) and line.codes == ("follow_up",)


def _heading(line: NewsLine) -> str:
    if line.kind == "report":
        return gettext("Told in {symbol}.").format(symbol=line.symbol)
    if line.kind == "ended":
        return gettext("End of a situation: {status}.").format(
            status=inside("statuses", line.codes[0])
        )
    if line.kind == "state_reply":
        yes = line.codes == ("yes",)
        return gettext("Reply of the Government.") if yes else gettext("No reply, as reported.")
    if not line.codes:
        return gettext("Act of reprisal.")
    first, *rest = line.codes
    labels = [terms.label(line.vocabulary, first)]
    labels += [inside(line.vocabulary, code) for code in rest]
    return gettext("{heading}.").format(heading=listed(labels))


def _others(case: BriefCase) -> SafeString:
    """Who else named a case that the State raised itself."""
    if not case.peers:
        return SafeString("")
    names = listed([state_name(one.state) for one in case.peers])
    last = case.peers[0].last
    if last is None:
        return said(gettext("Also named by {states}."), states=names)
    message = gettext("Also named by {states}, last {on_date}.")
    return said(message, states=names, on_date=date_on_html(last))


def _why_here(case: BriefCase) -> str:
    if case.own_raises:
        return ""
    if not case.peers:
        return str(WHY_UNNAMED if case.unnamed_raises else WHY_HERE[case.place])
    names = listed([state_name(one.state) for one in case.peers])
    return gettext("Raised by {states}").format(states=names)


def _stale(case: BriefCase) -> SafeString:
    if not case.is_stale:
        return SafeString("")
    if case.last_news is None:
        return said(gettext("No dated news on record: check the facts before raising it."))
    return said(
        gettext("Last news on record {date}: check the facts before raising it."),
        date=date_html(case.last_news, short=True),
    )


def _peers(brief: Brief) -> SafeString:
    return SafeString(listed([_peer(one) for one in brief.peers[:PEERS_SHOWN]]))


def _peer(one: Peer) -> SafeString:
    """ "Belgium (8 statements, last on 16 October 2025)"."""
    if one.last is None:
        message = ngettext(
            "{state} ({count} statement)", "{state} ({count} statements)", one.statements
        )
    else:
        message = ngettext(
            "{state} ({count} statement, last {on_date})",
            "{state} ({count} statements, last {on_date})",
            one.statements,
        )
    count = number(one.statements, current_language())
    when = date_on_html(parse(one.last.isoformat())) if one.last else ""
    return said(message, state=state_name(one.state), count=count, on_date=when)


def _note(at: int, one: Cited) -> Note:
    address = _shown(one.url)
    title = one.symbol or one.title
    return Note(at, one, "" if address.startswith(title) else title, _place(one), address)


def _shown(url: str) -> str:
    """An address as it is printed; the link keeps it whole."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _place(one: Cited) -> str:
    """ "Annex I, para. 32", or the place as the source has it."""
    return ", ".join(_place_parts(one))


def _place_parts(one: Cited) -> Iterator[str]:
    if one.part:
        yield terms.label("mention_parts", one.part)
    if one.part and one.place:
        yield gettext("para. {number}").format(number=one.place)
    elif one.place:
        yield one.place
