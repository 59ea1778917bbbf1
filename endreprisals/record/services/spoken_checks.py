"""What keeps a statement from being entered: all reasons at once, each at its own field."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from endreprisals.domain import vocabulary
from endreprisals.domain.partial_dates import NotADate, PartialDate, parse
from endreprisals.domain.sessions import UNGA, Forum, read_forum
from endreprisals.domain.state_groups import UnknownGroup, group
from endreprisals.record.models import Case, Raise
from endreprisals.record.queries.joined import of_kept
from endreprisals.record.queries.names_in_text import (
    fields_naming,
    names_of_everybody,
    without_addresses,
)
from endreprisals.record.services.spoken import Spoken
from endreprisals.states.models import State, Statement

LONGEST_SOURCE = 300


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: the field of `Spoken` that it is about, and words that say how."""

    field: str
    message: str


def problems_of(
    spoken: Spoken, *, at: datetime, held: Statement | None = None
) -> tuple[Problem, ...]:
    """Everything that must be put right before this can be entered; none when it can.

    `held` is the statement that is corrected: a case that it names already may stay named, even
    if the case was withdrawn since.
    """
    return (
        *_meeting(spoken, at.date()),
        *_who(spoken),
        *_sources(spoken),
        *_cases(spoken, held),
        *_countries(spoken),
        *_names(spoken),
    )


def like_it(spoken: Spoken, *, but: Statement | None = None) -> list[Statement]:
    """Statements of the ledger from the same session and day by the same State or group.

    Two that give different committees or items of the agenda are not the same. `spoken` must have
    a meeting and a date that can be read.
    """
    forum, when = read_forum(spoken.forum), parse(spoken.date)
    if forum is None:
        return []
    speaker = Q() if spoken.on_behalf_of else Q(speaker=spoken.speaker)
    held = Statement.objects.filter(
        speaker,
        on_behalf_of=spoken.on_behalf_of,
        session=forum.session.code,
        date_lower__lte=when.upper,
        date_upper__gte=when.lower,
        withdrawn_at=None,
    )
    return [
        one
        for one in held
        if one != but and _fits(one.committee, forum.committee) and _fits(one.item, forum.item)
    ]


def members_of(spoken: Spoken) -> frozenset[str]:
    """The members of its group on the first day that its date can mean; none without a group."""
    when = _when(spoken.date)
    if when is None or not spoken.on_behalf_of:
        return frozenset()
    try:
        return frozenset(group(spoken.on_behalf_of).on(when.lower))
    except UnknownGroup:
        return frozenset()


def _fits(one: str, other: str) -> bool:
    return not one or not other or one == other


def _when(text: str) -> PartialDate | None:
    try:
        return parse(text)
    except NotADate:
        return None


def _meeting(spoken: Spoken, today: date) -> Iterator[Problem]:
    forum = read_forum(spoken.forum)
    if forum is None:
        yield Problem(
            "forum",
            f"“{spoken.forum}” is no meeting we can read: write HRC66, HRC66 item 5 or UNGA81 "
            "Third Committee.",
        )
    try:
        when = parse(spoken.date)
    except NotADate as error:
        yield Problem("date", str(error))
        return
    if when.lower > today:
        yield Problem("date", f"{spoken.date} has not come yet: enter what was said, not a plan.")
    elif forum and not _in_session(forum, when):
        year = forum.session.year
        yield Problem("date", f"{forum.session.code} is a session of {year}, says its number.")


def _in_session(forum: Forum, when: PartialDate) -> bool:
    year = forum.session.year
    if year is None:
        return True
    last = year + 1 if forum.session.body == UNGA else year
    return when.possibly_within(date(year, 1, 1), date(last, 12, 31))


def _who(spoken: Spoken) -> Iterator[Problem]:
    states = [one.state for one in spoken.made_for]
    if not spoken.speaker and not spoken.on_behalf_of:
        yield Problem("speaker", "Give the State that spoke, or the group for which it was said.")
    elif not states:
        yield Problem("made_for", "Choose at least one State for which it was made.")
    elif spoken.speaker and spoken.speaker not in states:
        yield Problem("made_for", f"{spoken.speaker} spoke: it was made for {spoken.speaker} too.")
    known = set(State.objects.filter(pk__in=[*states, spoken.speaker]).values_list("pk", flat=True))
    for code in sorted({*states, *filter(None, [spoken.speaker])} - known):
        yield Problem("made_for", f"{code} is no State of the list.")
    if spoken.on_behalf_of and not members_of(spoken) and _when(spoken.date):
        yield Problem("on_behalf_of", f"“{spoken.on_behalf_of}” had no members then.")
    if (struck := sorted(members_of(spoken) - set(states))) and not spoken.note:
        yield Problem("note", f"Say in the note why it was not made for {', '.join(struck)}.")


def _sources(spoken: Spoken) -> Iterator[Problem]:
    if not spoken.text_url and not spoken.source:
        yield Problem("text_url", "Give the address of its text, or another source for it.")
    if len(spoken.source) > LONGEST_SOURCE:
        yield Problem("source", f"Name the source in at most {LONGEST_SOURCE} characters.")


def _cases(spoken: Spoken, held: Statement | None) -> Iterator[Problem]:
    wanted = [one.case_id for one in spoken.cases]
    public = set(
        Case.objects.public().filter(public_id__in=wanted).values_list("public_id", flat=True)
    )
    if held:
        named = Raise.objects.filter(statement=held)
        public |= set(named.values_list("case__public_id", flat=True))
        public |= set(named.values_list(of_kept("case", "public_id"), flat=True))
    for case_id, times in Counter(wanted).items():
        if case_id not in public:
            yield Problem("cases", _not_public(case_id))
        if times > 1:
            yield Problem("cases", f"{case_id} stands there {times} times: keep one line of it.")
    yield from _hows("cases", [one.how for one in spoken.cases])


def _not_public(case_id: str) -> str:
    merged = Case.objects.filter(public_id=case_id, merged_into__isnull=False)
    into = merged.values_list("merged_into__public_id", flat=True).first()
    if into:
        return f"{case_id} is shown as {into}: write {into}."
    return f"{case_id[:20]} is no public case: write its number as EGY-2017-001."


def _countries(spoken: Spoken) -> Iterator[Problem]:
    wanted = {one.state for one in spoken.countries}
    known = set(State.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    for code in sorted(wanted - known):
        yield Problem("countries", f"“{code}” is no State of the list.")
    for (state, _), times in Counter((one.state, one.about) for one in spoken.countries).items():
        if times > 1:
            yield Problem(
                "countries", f"{state} stands there {times} times: say what each is about."
            )
    yield from _hows("countries", [one.how for one in spoken.countries])


def _names(spoken: Spoken) -> Iterator[Problem]:
    """What is withdrawn with a case must not stay in words beside it: they name nobody.

    An organisation may be the source, and an address is what it is.
    """
    texts = [
        ("note", spoken.note),
        *(("made_for", one.note) for one in spoken.made_for),
        *(("countries", one.about) for one in spoken.countries),
    ]
    found = [
        *fields_naming(names_of_everybody(), texts),
        *fields_naming(
            names_of_everybody(["person"]), [("source", without_addresses(spoken.source))]
        ),
    ]
    for field, words in found:
        yield Problem(
            field, f"“{words}” is a name in this record: write the number of the case instead."
        )


def _hows(field: str, codes: list[str]) -> Iterator[Problem]:
    for code in sorted(set(codes) - set(vocabulary.codes("raise_kinds"))):
        yield Problem(field, f"“{code}” is no way in which a statement raises something.")
