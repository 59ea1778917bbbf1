"""The one sentence that a figure says: made from its numbers alone, and saying no more."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, ngettext

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.observatory.words import keys, sayings, spoken, warnings
from endreprisals.observatory.words.amounts import amount

Answer = Callable[[Figure], str]
PUBLISHED_NUMBERS = ("more_states_worded", "latest_states_published")


def answer(figure: Figure) -> str:
    """What the figure says in one sentence; why it says nothing where it is refused."""
    if figure.refused:
        return warnings.refusal(figure.refused)
    return ANSWERS[figure.name](figure) or gettext("No source gives a number yet.")


def sentence(figure: Figure, saying: Saying) -> str:
    """One of the figure's sentences; a published number is worded as it was published."""
    if saying.code not in PUBLISHED_NUMBERS:
        return sayings.say(saying)
    year, number = saying.args["year"], saying.args["number"]
    told = [one for one in figure.values if (one.key, one.value) == (year, number)]
    return sayings.say(saying, {"number": amount(figure, told[0]).said} if told else {})


def sentences(figure: Figure) -> list[str]:
    """Everything the figure says beyond its answer."""
    first = answer(figure)
    everything = [sentence(figure, one) for one in figure.says if one.args.get("number") != 0]
    return [one for one in dict.fromkeys(everything) if one not in first]


def said(figure: Figure, *codes: str) -> str:
    """The sentences with these codes, the first of each."""
    first: dict[str, Saying] = {}
    for saying in figure.says:
        first.setdefault(saying.code, saying)
    return " ".join(sentence(figure, first[code]) for code in codes if code in first)


def _states_cited(figure: Figure) -> str:
    return said(
        figure, "latest_states_published", "most_states_published", "more_states_worded",
        "published_numbers_conflict",
    )  # fmt: skip


def _change(figure: Figure) -> str:
    later = figure.values[-1].key
    earlier = next(str(one.args["earlier"]) for one in figure.says if one.args["later"] == later)
    counts = {one.series: amount(figure, one).said for one in figure.values if one.key == later}
    return gettext(
        "Between the whole lists of {earlier} and {later}, {new} States are new, {gone} are gone "
        "and {both} stand on both."
    ).format(earlier=earlier, later=later, **counts)


def _cases(figure: Figure) -> str:
    latest = max(int(one.key) for one in figure.values if one.series == "cases")
    value = figure.value_of(str(latest), "cases")
    if value.value is None:
        return gettext("Of the report of {year} the number of cases is not shown.").format(
            year=latest
        )
    return ngettext(
        "From the report of {year} this record holds {number} case. Reports tell of many that it "
        "does not hold.",
        "From the report of {year} this record holds {number} cases. Reports tell of many that it "
        "does not hold.",
        round(value.value),
    ).format(year=latest, number=amount(figure, value).said)


def _members(figure: Figure) -> str:
    return said(figure, "members_cited", "members_cited_at_least") or gettext(
        "No list is loaded for the last reports, so nothing can be said of today’s members."
    )


def _largest(figure: Figure, series: str) -> Value:
    shown = [one for one in figure.values if one.series == series and one.value is not None]
    return max(shown, key=lambda one: one.value or 0)


def _regions(figure: Figure) -> str:
    value = _largest(figure, "cases")
    beside = figure.value_of(value.key, "members")
    return gettext(
        "{share} of the cases concern States of the group {region}, which has {members} of the "
        "Member States."
    ).format(
        share=amount(figure, value).whole,
        region=keys.key_name(figure, value),
        members=amount(figure, beside).whole,
    )


def _acts(figure: Figure) -> str:
    value = _largest(figure, "")
    return gettext("Reported most often: {act}, in {share} of the cases with a coded act.").format(
        act=_inside(keys.key_name(figure, value)), share=amount(figure, value).whole
    )


def _acts_change(figure: Figure) -> str:
    higher = [one for one in figure.says if one.code == "share_higher_later"]
    lower = [one for one in figure.says if one.code == "share_lower_later"]
    tried = next(one for one in figure.says if one.code == "comparisons_made")
    if not higher and not lower:
        return gettext("No type of act differs between the periods by more than chance could give.")
    return gettext(
        "Of {tried} types of acts compared, {higher} make up a clearly larger share of the later "
        "cases and {lower} a clearly smaller one; some of these will be chance."
    ).format(
        tried=spoken.number(tried.args["number"]),
        higher=spoken.number(len(higher)),
        lower=spoken.number(len(lower)),
    )


def _cooperation(figure: Figure) -> str:
    value = _largest(figure, "engagement_bodies")
    return gettext(
        "People had most often cooperated with: {body}, in {share} of the cases for which that is "
        "known."
    ).format(body=keys.key_name(figure, value), share=amount(figure, value).whole)


def _overlap(figure: Figure) -> str:
    return said(figure, "estimate") or said(figure, "lists")


def _replies(figure: Figure) -> str:
    share = figure.value_of("all", "of_all")
    bounds = gettext("So the Government replied in {low} to {high} of all cases.").format(
        low=spoken.percent(share.low or 0), high=spoken.percent(share.high or 0)
    )
    return f"{said(figure, 'replies_counted')} {bounds}"


def _reply_times(figure: Figure) -> str:
    shortest, longest = (figure.value_of("median", one) for one in ("earliest", "latest"))
    count = shortest.of or 0
    few = ngettext(
        "Only {count} reply can be timed", "Only {count} replies can be timed", count
    ).format(count=spoken.number(count))
    if shortest.value == longest.value:
        return gettext("{few}: the median is {days}.").format(
            few=few, days=amount(figure, shortest).said
        )
    return gettext("{few}: the median lies between {low} and {high}.").format(
        few=few, low=amount(figure, shortest).said, high=amount(figure, longest).said
    )


def _years(figure: Figure) -> str:
    value = _largest(figure, "report_years")
    if value.of is None:
        return said(figure, "longest_span")
    return gettext(
        "{number} of {of} subjects stand in the reports of {years} so far; some of them will come "
        "back."
    ).format(
        number=amount(figure, value).said,
        of=spoken.number(value.of),
        years=keys.years_counted(value.key),
    )


def _gaps(figure: Figure) -> str:
    values = {one.key: one for one in figure.values if one.series == "subjects"}
    came = values.get("came_back")
    if came is None or came.value is None or came.of is None:
        return gettext("How many subjects came back in a later report is not shown.")
    return gettext("{number} of {of} subjects came back in a later report.").format(
        number=amount(figure, came).said, of=spoken.number(came.of)
    )


def _released(figure: Figure) -> str:
    shown = [one for one in figure.values if one.series == "early_release:at_least"]
    value = next((one for one in shown if one.key == "5"), shown[0])
    if value.value is None:
        return said(figure, "detentions")
    rest = figure.value_of(value.key, "no_end_known")
    return gettext(
        "{years} after a detention began, {share} had ended by a release that a source calls "
        "early. No end is on record for an estimated {rest}."
    ).format(
        years=keys.key_name(figure, value),
        share=amount(figure, value).whole,
        rest=amount(figure, rest).whole,
    )


def _compared(figure: Figure) -> str:
    return said(figure, "cases_compared")


def _effect(figure: Figure) -> str:
    return said(figure, "effect")


def _raising(figure: Figure) -> str:
    told = sorted((one for one in figure.values if one.series == "published"), key=lambda v: v.key)
    verdicts = {one.code for one in figure.says}
    if len(told) < 2 or not verdicts & {"change_may_be_chance", "change_beyond_chance"}:
        return _latest_ours(figure)
    sentence = gettext(
        "As published, it was {before} in {earlier} and {after} in {later}; no change from one "
        "year to the next can be told from chance."
    )
    if "change_beyond_chance" in verdicts:
        sentence = gettext(
            "As published, it was {before} in {earlier} and {after} in {later}; at least one "
            "change from year to year is larger than chance would easily give."
        )
    first, last = told[0], told[-1]
    return sentence.format(
        before=amount(figure, first).whole,
        earlier=first.key,
        after=amount(figure, last).whole,
        later=last.key,
    )


def _latest_ours(figure: Figure) -> str:
    ours = [one for one in figure.values if one.series == "ours"] or list(figure.values)
    value = max(ours, key=lambda one: int(one.key))
    return gettext("{year}: {number}, as far as statements are in this record.").format(
        year=value.key, number=amount(figure, value).said
    )


def _joint(figure: Figure) -> str:
    return said(figure, "joined_most", "joined_latest", "joined_disputed")


def _published(figure: Figure) -> str:
    return said(figure, "published_compared")


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]


ANSWERS: Mapping[str, Answer] = {
    "states-cited": _states_cited,
    "states-cited-change": _change,
    "cases-per-report": _cases,
    "council-members-cited": _members,
    "regional-composition": _regions,
    "acts-by-type": _acts,
    "acts-change": _acts_change,
    "cooperation-kinds": _cooperation,
    "lists-overlap": _overlap,
    "reply-rate": _replies,
    "time-to-reply": _reply_times,
    "years-in-reports": _years,
    "follow-up-gaps": _gaps,
    "time-to-release": _released,
    "raised-and-not-raised": _compared,
    "effect-of-raising": _effect,
    "states-raising": _raising,
    "countries-raised": _raising,
    "joint-statements": _joint,
    "published-figures": _published,
}
