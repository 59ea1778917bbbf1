"""Makes mentions of paragraphs: which of them are one story, and what the story says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from endreprisals.domain.sg_report import acts, cooperation, dates_in_text, replies
from endreprisals.domain.sg_report.model import Evidence, Gazetteer, Mention, Paragraph, Period
from endreprisals.domain.sg_report.organisations import Organisations
from endreprisals.domain.sg_report.people import People
from endreprisals.domain.sg_report.references import Cited, citations
from endreprisals.domain.sg_report.status import follow_up_words, hedges_in, statuses_in, withheld
from endreprisals.domain.sg_report.story import Sentence, Story, sentences
from endreprisals.domain.sg_report.subjects import subjects_in
from endreprisals.domain.states import find_state

_GOES_ON = re.compile(
    r"(?:(?:(?:On|In|By|As of|Since|Until|During|Following|After|At|"
    r"Between|From)\b[^.;]{0,70}?, )?(?:reportedly, |allegedly, )?"
    r"(?:the Government|the authorities|the Permanent Mission|his|"
    r"her|their|he|she|they|it(?! (?:was|is|has been|had been) (?:also )?(?:reported|"
    r"alleged|observed|noted|stated|documented|indicated|brought))|"
    r"its|both|the (?:organi[sz]ation|association|group|two|three|"
    r"four|five|case|cases|incidents?|charges|trial|court|appeal|same|"
    r"above|family|lawyers?)|these|those|this|neither|all of them|"
    r"none of them|mandate holders)\b"
    r"|According to (?:the )?information received, (?:his|her|their|"
    r"he|she|they)\b|In (?:its|their) (?:reply|response)|Names\b|Further\b|"
    r"Additional|At the time of|No (?:reply|response))",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(r"\(see also (?:under )?((?:[A-Z][\w’() -]+(?:, | and )?)+)\)")


class _Placed(Protocol):
    """Anything found in a sentence that knows its place there."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What a story needs to know of its report."""

    year: int | None
    period: Period
    gazetteer: Gazetteer
    annexed: bool = True  # cases stand in annexes, and the main text only gives an overview


def mentions_in(paragraphs: Sequence[Paragraph], setting: Setting) -> list[Mention]:
    """The mentions of a report: every story under a country, in printed order."""
    return [_mention(story, setting) for story in stories(paragraphs, setting)]


def stories(paragraphs: Sequence[Paragraph], setting: Setting) -> list[Story]:
    """Paragraphs that tell of the same subject put together; the overview has one each."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.country is None:
            continue
        if found and _same_story(found[-1], paragraph, setting):
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return [Story(tuple(story)) for story in found]


def _same_story(story: Sequence[Paragraph], paragraph: Paragraph, setting: Setting) -> bool:
    before = story[-1]
    if (before.part, before.country) != (paragraph.part, paragraph.country):
        return False
    if paragraph.part == "main" and setting.annexed:
        return False
    return _speaks_of_them(story, paragraph, setting) or _only_goes_on(paragraph, setting)


def _speaks_of_them(story: Sequence[Paragraph], paragraph: Paragraph, setting: Setting) -> bool:
    """Whether the first people or organisations of a paragraph are those of the story."""
    people, organisations = _named(story, setting)
    known = len(people.known)
    first = sentences(paragraph)[:1]
    namings = [naming for sentence in first for naming in people.read(sentence)]
    if namings:
        return any(
            person.order < known for naming in namings if (person := people.find(naming.name))
        )
    return (
        any(name in first[0].text for name, o in organisations.known.items() if o.targeted)
        if first
        else False
    )


def _named(paragraphs: Sequence[Paragraph], setting: Setting) -> tuple[People, Organisations]:
    people, organisations = People(setting.gazetteer), Organisations(setting.gazetteer)
    for sentence in (s for paragraph in paragraphs for s in sentences(paragraph)):
        organisations.read(sentence, people.read(sentence))
    return people, organisations


def _only_goes_on(paragraph: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph begins with "He", "The Government" and the like."""
    if not _GOES_ON.match(paragraph.text):
        return False
    people = People(setting.gazetteer)
    return not any(naming.titled for naming in people.read(sentences(paragraph)[0]))


def _mention(story: Story, setting: Setting) -> Mention:
    first = story.paragraphs[0]
    found_acts = [act for sentence in story.sentences for act in acts.acts_in(sentence)]
    sufferers = subjects_in(story.sentences, found_acts, setting.gazetteer)
    bodies = cooperation.cooperation_in(story.sentences)
    when = _When(story, setting)
    cited = _cited(story, setting)
    earlier = _values(cited, "earlier_report")
    return Mention(
        part=first.part,
        paragraph=first.number,
        country=first.country or "",
        subjects=sufferers.subjects,
        cooperation=cooperation.codes_of(bodies),
        acts=acts.codes_of(found_acts, story.sentences),
        dates=when.dates,
        communications=_values(cited, "communication"),
        un_documents=_values(cited, "un_document"),
        earlier_reports=earlier,
        government_reply=replies.reply_of(when.answers),
        reply_dates=when.reply_dates,
        names_withheld=withheld(story.text),
        follow_up=_is_follow_up(first, story, earlier, setting),
        paragraphs=tuple(paragraph.number for paragraph in story.paragraphs),
        statuses=statuses_in(story.text),
        hedges=hedges_in(story.text),
        also_under=_also_under(story.text),
        evidence=(
            *sufferers.evidence,
            *(_evidence("acts", a.code, a.sentence, a) for a in found_acts),
            *(_evidence("cooperation", c, s, b) for c, s, b in bodies),
            *when.evidence,
        ),
    )


def _evidence(field: str, value: str, sentence: Sentence, found: _Placed) -> Evidence:
    start, end = sentence.start + found.start, sentence.start + found.end
    return Evidence(field, value, sentence.paragraph, start, end)


class _When:
    """The dates and replies of a story, read together: a reply owns some of the dates."""

    def __init__(self, story: Story, setting: Setting) -> None:
        reader = dates_in_text.DateReader(setting.period)
        found: list[dates_in_text.Found] = []
        self.answers: list[replies.Answer] = []
        self.evidence: list[Evidence] = []
        for sentence in story.sentences:
            dates = reader.read(sentence.text)
            found += dates
            self.evidence += [_evidence("dates", d.edtf, sentence, d) for d in dates]
            if answer := replies.answer_in(sentence, dates):
                self.answers.append(answer)
                self.evidence.append(_evidence("government_reply", answer.reply, sentence, answer))
        self.dates = dates_in_text.ordered(found)
        self.reply_dates = tuple(
            dict.fromkeys(day for answer in self.answers for day in answer.dates)
        )


def _cited(story: Story, setting: Setting) -> list[Cited]:
    found: list[Cited] = []
    last = ""
    for sentence in story.sentences:
        found += citations(sentence, year=setting.year, before=last)
        last = next((c.value for c in reversed(found) if c.kind != "communication"), last)
    return found


def _values(cited: Sequence[Cited], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.value for one in cited if one.kind == kind))


def _is_follow_up(first: Paragraph, story: Story, earlier: Sequence[str], setting: Setting) -> bool:
    if first.part == "annex II":
        return True
    if first.part == "annex I" and setting.annexed:
        return False
    return bool(earlier) or follow_up_words(story.text)


def _also_under(text: str) -> tuple[str, ...]:
    """Other countries under which the same incident is told: "(see also Yemen)"."""
    names = [name for match in _SEE_ALSO.finditer(text) for name in re.split(r", | and ", match[1])]
    return tuple(dict.fromkeys(iso3 for name in names if (iso3 := find_state(name))))
