"""Whether the Government answered a United Nations body, when, or that the text says it did not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from endreprisals.domain.sg_report.dates_in_text import Found
from endreprisals.domain.sg_report.model import Reply
from endreprisals.domain.sg_report.story import Sentence

_WHO = (
    r"(?:Government|authorities|Permanent Mission|Permanent Representative|"
    r"State party|State|Mission|Ministry of Foreign "
    r"Affairs|Ambassador|Foreign Minister|Minister for Foreign Affairs|"
    r"Minister of Foreign Affairs|Ch(?:arg|arg)é d.affaires|permanent mission|"
    r"representative of the State)"
)
_NOT = re.compile(
    r"\b(?:ha(?:d|s|ve) (?:not|neither|never) (?:yet |so far |to date |"
    r"formally )?(?:been )?(?:respon\w+|repl\w+|answer\w+|reacted|"
    r"provided (?:a |any )?(?:response|reply|information))|"
    r"no (?:[a-z]+ ){0,3}?(?:response|reply|answer|reaction)\b|did not (?:respond|"
    r"reply|answer|react|provide)|without (?:a |any )?(?:reply|response|"
    r"answer)|"
    r"(?:failed|omitted) to (?:respond|reply|answer)|(?:remain\w*|"
    r"left|went|gone|is still|still) (?:un)?(?:answered|without (?:a )?(?:reply|"
    r"response|answer))|unanswered|"
    r"ha(?:d|s|ve) yet to (?:respond|reply|answer|receive|be answered)|"
    r"yet to (?:respond|reply)|await(?:s|ing|ed)? (?:a |an |the )?(?:reply|"
    r"response|answer)|"
    r"(?:repl(?:y|ies)|responses?|answers?) (?:from [^.;]{0,40} )?(?:ha(?:d|"
    r"s|ve)|was|were|is) (?:not|still)(?: yet)?(?: been)? (?:received|"
    r"awaited|outstanding|forthcoming|pending|given)|"
    r"not (?:yet )?received (?:a|any) (?:reply|response|answer)|ha(?:d|"
    r"s) not yet (?:replied|responded|answered)|(?:reply|response|"
    r"answer) (?:was|is) (?:still )?(?:awaited|outstanding|pending))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"\b{_WHO}(?:’s|'s)?\b(?: of [A-Z][\w’-]+(?: [A-Z][\w’-]+)*| to the United Nations[^,.;]"
    rf"{{0,40}}|, [A-Z][^,;.]{{2,50}}(?:\.[^,;.]{{2,40}})?,)?"
    r"(?:[^.;§]{0,60}?)\b(?P<verb>responded|replied|answered|reacted|"
    r"respond\b|replies|repl(?:y|ied)\b|has responded|response\b|answer\b|"
    r"(?:provided|transmitted|submitted|sent|gave|shared|furnished|"
    r"supplied|communicated|conveyed) (?:\w+ ){0,4}?(?:information|"
    r"repl\w+|response|respons\w+|clarification\w*|answer|comments|"
    r"observations|details|explanation\w*|note)|"
    r"informed (?:OHCHR|them|him|her|us|the (?:Office|experts?|mandate|"
    r"special|Special|Committee|High|United|President|Council|Secretary|"
    r"Working|Assistant|treaty|Human|mission)|special|mandate|that|"
    r"it)|"
    r"acknowledged receipt|wrote back|told (?:OHCHR|the (?:Office|"
    r"experts?|mandate|special|Special|Committee|High|United|President|"
    r"Council|Secretary|Working|Assistant|Human|mission|Rapporteur)|"
    r"special|mandate)|assured (?:OHCHR|the|them|him|her|special|mandate)|"
    r"denied on\b|"
    r"(?:explained|clarified|stated|maintained|indicated|said|noted|"
    r"denied|rejected|reported|contended|affirmed|asserted|refuted|"
    r"dismissed)\b)"
)
_YES_OTHER = re.compile(
    r"\b(?:a |an |the |in |its |their |his |whose |detailed |this |"
    r"that |one |two )(?P<verb>(?:written |official |substantive |"
    r"detailed |joint |first |second )?(?:repl(?:y|ies)|responses?|"
    r"answer))\b"
    r"[^.;]{0,60}\b(?:of|from|by|dated|on|was received|were received|"
    r"received|stat\w+|not\w+|indicat\w+|the Government|the authorities)\b"
    r"|\b(?:reply|response|answer) (?:was |were |has been |had been )?(?:received|"
    r"given|sent|transmitted|submitted|provided)\b"
    r"|\b(?:received|thanks?|grateful|welcomed?|appreciates?) (?:a |"
    r"an |the |for the )?(?:[a-z]+ )?(?:reply|replies|response|responses|"
    r"answer)\b(?: from| of| by)?"
    r"|\b(?:Government|authorities|Permanent Mission)[’']s? (?:letter|note verbale|answer|"
    r"reply|response|comments)\b"
    r"|\bto which (?:the )?[^.;]{0,40}\b(?:replied|responded|answered)\b"
    r"|\b(?:who|which|and) (?:replied|responded|answered|denied on)\b"
)
# A reply to one letter in the same sentence as silence on another.
_BUT_YES = re.compile(
    r"\b(?:but|while|whereas|although|though)\b[^.;]{0,40}?"
    r"\b(?P<verb>replied|responded|answered|repl(?:y|ies)|respond|answer)\b"
)
# Verbs that answer only when the United Nations stands in the same sentence or a date leads it.
_SOFT = frozenset(
    [
        "explained",
        "clarified",
        "stated",
        "maintained",
        "indicated",
        "said",
        "noted",
        "denied",
        "rejected",
        "reported",
        "contended",
        "affirmed",
        "asserted",
        "refuted",
        "dismissed",
    ]
)
_NO_REPLY_AT_ALL = re.compile(
    r"\btook note of\b|\bnoted the recommendation|\b(?-i:spokes)\w+|"
    r"\bin response to (?:the|his|her|an?|acts?|these|such)?\b(?! the (?:letter|"
    r"communication|allegation))",
    re.IGNORECASE,
)
_VERB_DATE = re.compile(
    r"(?:replied|responded|answered|repl(?:y|ies)|responses?|answer|"
    r"denied|informed[^.;]{0,40}|information|clarifications?|letter|"
    r"note verbale|transmitted[^.;]{0,30})(?: received| sent| given|"
    r" submitted| transmitted)?,?[^.;]{0,12}?(?: of| on| dated| in|"
    r" from)?(?: \d+ words)? ?$",
    re.IGNORECASE,
)
_OF_REPLY = re.compile(
    r"\b(?:repl(?:y|ies)|responses?|answers?|note verbale|Government[’']s letter)"
    r"(?: (?!to )[a-z]+){0,3} (?:of|dated|on|from|received on|sent on)$",
    re.IGNORECASE,
)
_OF_LETTER = re.compile(
    r"(?:that|letters?|communications?|appeals?|request|allegations?|note verbale|"
    r"statement|recommendation|questions?|views|opinion|decision|event|"
    r"attack|arrest|meeting)(?: \([^)]*\))?(?: \w+)? (?:of|dated|sent on|"
    r"transmitted on|on|from|issued on|adopted on)$",
    re.IGNORECASE,
)


_ON = re.compile(r"^[^.;]{0,60} on $")
_OF = re.compile(r" of $")
_NEAR = 30  # characters between a date and the one who answers


@dataclass(frozen=True, slots=True)
class Answer:
    """What one sentence says about a reply: yes or no, where, and the dates of the reply."""

    reply: Reply
    start: int
    end: int
    dates: tuple[str, ...] = ()


def answer_in(sentence: Sentence, dates: Sequence[Found]) -> Answer | None:
    """The reply that a sentence tells of, or None where it tells of none."""
    text = sentence.text
    no = _NOT.search(text)
    yes = _BUT_YES.search(text, no.end()) if no else _YES.search(text)
    if no and not yes:
        return Answer("not_replied", no.start(), no.end())
    if yes and yes["verb"].lower() in _SOFT and not _leads(text, yes, dates):
        yes = None
    yes = yes or _YES_OTHER.search(text)
    if not yes or _NO_REPLY_AT_ALL.search(text[: yes.end()]):
        return None
    return Answer("replied", yes.start(), yes.end(), _reply_dates(text, yes, dates))


def reply_of(answers: Sequence[Answer]) -> Reply:
    """The answer of a whole story: a reply to one letter outweighs silence on another."""
    replies = {answer.reply for answer in answers}
    if "replied" in replies:
        return "replied"
    return "not_replied" if replies else "unknown"


def _leads(text: str, yes: re.Match[str], dates: Sequence[Found]) -> bool:
    """Whether "stated" and the like answer the United Nations: a date stands right before."""
    start = yes.start()
    led = any(found.end <= start and start - found.end < 25 for found in dates)
    return (
        led
        or bool(re.search(r"\b(?:repl|respon|answer)", text[: yes.start()]))
        or bool(
            re.search(
                r"\bto (?:the )?(?:§|United Nations|OHCHR|special|Special|mandate|"
                r"Committee|Council)",
                text[yes.end() : yes.end() + 60],
            )
        )
    )


def _reply_dates(text: str, yes: re.Match[str], dates: Sequence[Found]) -> tuple[str, ...]:
    """The dates that belong to the reply and not to the letter it answers."""
    own = [date for date in dates if not _OF_LETTER.search(text[: date.start].rstrip())]
    chosen = [date for date in dates if _OF_REPLY.search(text[: date.start].rstrip())]
    chosen += _leading(text, yes, dates)
    chosen += [date for date in own if yes.start() <= date.start < yes.end()]
    chosen = chosen or _following(text, yes, own)
    starts = {date.start for date in chosen}  # the other dates of a list begin at the same place
    return tuple(dict.fromkeys(date.edtf for date in dates if date.start in starts))


def _leading(text: str, yes: re.Match[str], dates: Sequence[Found]) -> list[Found]:
    """The date that stands right before who answers: "On 5 May, the Government"."""
    before = [date for date in dates if date.end <= yes.start()][-1:]
    return [date for date in before if _leading_words(text, date, yes)]


def _following(text: str, yes: re.Match[str], dates: Sequence[Found]) -> list[Found]:
    """The date after the verb: "replied on 5 May"; one with "on" rather than one with "of"."""
    after = [date for date in dates if date.start >= yes.end()]
    near = [date for date in after if _VERB_DATE.search(text[yes.start() : date.start])]
    with_on = [date for date in after if _ON.search(text[yes.end() : date.start])]
    return (with_on if not near or _OF.search(text[: near[0].start]) else near)[:1]


def _leading_words(text: str, found: Found, yes: re.Match[str]) -> bool:
    between = text[found.end : yes.start()]
    near = len(between) < _NEAR and not re.search(r"[.;]", between)
    return near and bool(
        re.search(r"(?:[Oo]n|[Ii]n|[Bb]y|[Ll]ate|[Ee]arly) $", text[: found.start])
    )
