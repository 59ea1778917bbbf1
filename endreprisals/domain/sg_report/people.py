"""Persons named in a story, and which of them are alleged to have suffered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from endreprisals.domain.sg_report.model import Gazetteer
from endreprisals.domain.sg_report.story import Sentence
from endreprisals.domain.sg_report.wordlists import alternatives, words

_TITLE = re.compile(
    rf"\b(?P<title>Messrs|Mmes|Mses|Mr|Ms|Mrs|(?:{alternatives('titles')}))\b\.? "
    rf"(?=[“\"]?(?:[^\W\d_a-z]|(?:al|el|bin|de|van|von|da|dos|abu|ould|"
    rf"mint)[- ]))"
)
_TOKEN = re.compile(r"(?:[^\W\d_]|[’'`ʼ.-])+")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_SECOND_TITLE = re.compile(
    r"(?:Dr|Prof|Professor|Judge|Justice|Father|Sheikh|Shaikh|Imam|Chief|Rev|Reverend)\.? (?=[A-Z])"
)
_MOST_SMALL = 3  # small words in a row, as in "de la"
_JOIN = re.compile(r"(?:,? and |, |; )(?:the )?")
_ROLE = (
    r"(?:defenders?|lawyers?|advocates?|journalists?|activists?|bloggers?|"
    r"students?|monks?|leaders?|professors?|academics?|"
    r"researchers?|priests?|teachers?|farmers?|unionists?|dissidents?|"
    r"editors?|writers?|reporters?|director|convenor|founder|president|"
    r"chair|chairperson|chairman|chairwoman|coordinator|secretary|"
    r"treasurer|member|representative|head|physicians?|doctor|interpreter|"
    r"translator|"
    r"prisoner|detainee|victim|witness|environmentalist|elder|campaigner|"
    r"citizen|brother|sister|son|daughter|wife|husband|father|mother)"
)
_BARE_NAME = (
    r"[^\W\d_a-z][\w’'-]*(?:(?: (?:al|el|bin|bint|ben|ibn|de|del|de la|"
    r"de los|da|dos|van|von|y|ould|mint|abu)[- ]?)? ?-?[^\W\d_a-z][\w’'.-]*){1,4}"
)
_UNTITLED = re.compile(
    rf"\b{_ROLE},? (?P<after>{_BARE_NAME})(?=[ ,.;)]|’s|$)"
    rf"|(?:^|(?<=[.;] )|(?<=that )|, )(?P<before>{_BARE_NAME})(?=,? (?:\(|"
    rf"who |an? |the |was |were |has |had |is |remain|received|reported|"
    rf", (?:an?|the|who|\d)))"
)
_PASSIVE = re.compile(
    r"^[^.;]{0,170}?\b(?:was|were|been|being|is|are|had (?:his|her|"
    r"their)|lost|received|faces?|faced|suffered|learned|survived|"
    r"remains?|continues?|died|reported|spent|disappeared)\b"
)
_OFFICIAL = re.compile(rf"\b(?:{alternatives('officials')})s?\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:former|ex-|then|dismissed|aide|lawyer|wife|widow|son|critic|opponent)\W*$", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"^(?:,[^,]{0,80},)? (?:publicly |also |later |then |repeatedly |"
    r"had )?(?:accused|said|called|stated|announced|ordered|denied|"
    r"repeated|declared|described|denounced|"
    r"replied|responded|confirmed|rejected|claimed|told the press|"
    r"sentenced|signed|presided|labelled|warned|threatened)\b"
)
_BY = re.compile(
    r"\bby (?:[a-z]+ ){0,4}$|\b(?:before|from|signed by|headed by|"
    r"led by|against the decision of) (?:the )?(?:[a-z]+ ){0,3}$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:complain\w*|information|reports?|petitions?|submissions?|"
    r"requests?|communications?|testimon\w+|dossiers?|case|evidence|"
    r"cases|statement|questions?|files?|lists?|accounts?|truth|inquiry|"
    r"investigation|search|campaign\w*|justice|spoke[n]?|spoke|speak\w*|"
    r"testified|wrote|writing|documented|documenting|concerns?)\b"
    r"[^.;]{0,110}\b(?:on|about|concerning|regarding|of|into|for|to|"
    r"relating to|documenting|surrounding)\b(?: the)?(?: \w+){0,4}?(?: (?:of|"
    r"against|by))?"
    r"(?: (?:his|her|their|the)(?: [a-z-]+){0,3},?)? ?$",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rf"\b(?:his|her|their|’s|'s)(?: \w+){{0,2}} (?:{alternatives('relatives')}|"
    rf"colleague|client|friend|lawyer)s?,? $",
    re.IGNORECASE,
)
_FATE = re.compile(
    r"^,? ?(?:\([^)]*\),? )?(?:who|whose)\b[^.;]{0,80}\b(?:disappeared|"
    r"missing|killed|murdered|died|executed|shot|vanished|abducted|"
    r"not been seen)\b"
    r"|^(?:’s|'s) (?:disappearance|death|killing|murder|fate|execution)",
)
# Someone who only comes up: hired in the victim's place, met, told, quoted.
_IN_PASSING = re.compile(
    r"\b(?:hired|appointed|replaced (?:him |her )?(?:by|with)|succeeded by|"
    r"met(?: with)?|told|wrote to|according to|quoted|thanked|represented by|"
    r"written by|addressed to|chaired by|in the presence of|owned by|"
    r"belonging to|related to|"
    r"informed|interviewed by|criticism of|criticized|criticised)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_THING = re.compile(r" (?:Foundation|Award|Prize|Street|School|University|Hospital|Memorial)$")
_AWARD = re.compile(
    r"\b(?:Prize|Award|Foundation|Street|Square|named after|in honour of|memory of)[^.;]{0,20}$"
)


@dataclass(slots=True)
class Person:
    """One person of a story: the fullest name printed, and what speaks for and against a victim."""

    name: str
    titled: bool
    first: tuple[str, int]  # paragraph and place of the first full naming
    end: int
    suffered: bool = False
    ruled_out: bool = False
    order: int = 0
    forms: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named."""

    name: str
    start: int
    end: int
    titled: bool


@lru_cache(maxsize=512)
def namings(sentence: Sentence, gazetteer: Gazetteer) -> tuple[Naming, ...]:
    """Every place in a sentence that names a person, in order."""
    text = sentence.text
    found = list(_titled(text))
    found += _untitled(sentence, found)
    found += [naming for naming in _known(text, gazetteer) if not _overlaps(naming, found)]
    return tuple(sorted(found, key=lambda naming: naming.start))


def _titled(text: str) -> Iterator[Naming]:
    end = 0
    for match in _TITLE.finditer(text):
        if match.end() <= end:
            continue
        second = _SECOND_TITLE.match(text, match.end())
        name, end = _name_at(text, second.end() if second else match.end())
        if _is_named(name):
            yield Naming(name, match.start(), end, titled=True)
            yield from _listed(text, end)


def _is_named(name: str) -> bool:
    """Whether words after a title are a name of a person, not of a foundation or prize."""
    return bool(name) and not _THING.search(name)


def _listed(text: str, end: int) -> Iterator[Naming]:
    """Names without a title that go on a list of names with one: "Mr. A B, C D and E F"."""
    while match := _JOIN.match(text, end):
        name, after = _name_at(text, match.end())
        if name.count(" ") < 1 or _is_other(name) or _SPEAKS.match(text[after:]):
            return
        yield Naming(name, match.end(), after, titled=False)
        end = after


def _name_at(text: str, start: int) -> tuple[str, int]:
    """The name that begins at this place: capital words with the small ones between them."""
    end = place = start
    small = 0
    while small < _MOST_SMALL and (match := _TOKEN.match(text, place)):
        word = _bare(match[0])
        if word[:1].isupper() and word not in words("not_name"):
            end, small = place + len(word), 0
        elif word.lower().partition("-")[0] in words("particles"):
            end = place + len(word) if _joins_capital(word) else end
            small += 1
        else:
            break
        if len(word) < len(match[0]) or text[match.end() : match.end() + 1] != " ":
            break
        place = match.end() + 1
    return text[start:end].strip(), end


def _bare(token: str) -> str:
    """A word without the possessive and the full stop after it; initials keep theirs."""
    if _INITIAL.fullmatch(token):
        return token
    return token.rstrip(".’'`-").removesuffix("’s").removesuffix("'s")


def _joins_capital(word: str) -> bool:
    """Whether a small word has the capital one after a hyphen: "al-Khayali"."""
    return "-" in word and word.rpartition("-")[2][:1].isupper()


def _untitled(sentence: Sentence, taken: Sequence[Naming]) -> list[Naming]:
    found = []
    for match in _UNTITLED.finditer(sentence.text):
        group = "after" if match["after"] else "before"
        name, end = _name_at(sentence.text, match.start(group))
        naming = Naming(name, match.start(group), end, titled=False)
        if (
            name.count(" ")
            and not _overlaps(naming, taken)
            and not _is_other(match[group])
            and not _in_body(sentence, naming)
        ):
            found.append(naming)
    return found


def _known(text: str, gazetteer: Gazetteer) -> Iterator[Naming]:
    known = _by_first_word(gazetteer)
    for word in set(_TOKEN.findall(text)) & known.keys():
        for name in known[word]:
            start = text.find(name)
            if start >= 0:
                yield Naming(name, start, start + len(name), titled=True)


@lru_cache(maxsize=4)
def _by_first_word(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """The names of the record by their first word, so that each sentence tries few of them."""
    known: dict[str, list[str]] = {}
    for name in sorted(gazetteer.people):
        known.setdefault(name.split(" ")[0], []).append(name)
    return known


def _overlaps(naming: Naming, others: Sequence[Naming]) -> bool:
    return any(naming.start < other.end and other.start < naming.end for other in others)


def _in_body(sentence: Sentence, naming: Naming) -> bool:
    return any(body.start < naming.end and naming.start < body.end for body in sentence.bodies)


def _is_other(name: str) -> bool:
    """Whether a run of capital words is an organisation or a court rather than a person."""
    parts = name.split()
    return any(
        part in words("organisation")
        or part in words("not_organisation")
        or part in words("not_name")
        or (part.isupper() and len(part) > 2)
        for part in parts
    ) or any(f" {phrase} " in f" {name} " for phrase in words("not_organisation"))


class People:
    """The persons of a story, gathered sentence by sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known: list[Person] = []

    def read(self, sentence: Sentence) -> tuple[Naming, ...]:
        """Take in one sentence; gives its namings."""
        found = namings(sentence, self.gazetteer)
        for place, naming in enumerate(found):
            self._judge(sentence, naming, found[:place])
        return found

    def victims(self) -> list[Person]:
        """Those who are alleged to have suffered, in order of their first naming."""
        return [
            person
            for person in self.known
            if not person.ruled_out and (person.titled or person.suffered)
        ]

    def find(self, name: str) -> Person | None:
        """The person already met whose name holds all parts of this one."""
        parts = set(_parts(name))
        for person in self.known:
            if parts <= set(_parts(person.name)) or name in person.forms:
                return person
        return None

    def _judge(self, sentence: Sentence, naming: Naming, before: Sequence[Naming]) -> None:
        person = self.find(naming.name)
        if person is None:
            person = self._widened(naming) or self._met(sentence, naming)
        person.forms.add(naming.name)
        person.titled |= naming.titled
        left, right = sentence.soft[: naming.start], sentence.soft[naming.end :]
        if self._is_official(left, right, before) or self._is_topic(left, right, person, before):
            person.ruled_out |= not person.suffered
        elif not _BY.search(left[-60:]) and (_PASSIVE.match(right) or naming.titled):
            person.suffered = True
        else:
            person.ruled_out |= not person.suffered

    def _met(self, sentence: Sentence, naming: Naming) -> Person:
        person = Person(
            naming.name,
            naming.titled,
            (sentence.paragraph, sentence.start + naming.start),
            sentence.start + naming.end,
            order=len(self.known),
        )
        self.known.append(person)
        return person

    def _widened(self, naming: Naming) -> Person | None:
        """A person first met by a shorter name, such as in a heading sentence."""
        for person in self.known:
            if " " in naming.name and set(_parts(person.name)) < set(_parts(naming.name)):
                person.name = naming.name
                return person
        return None

    def _is_official(self, left: str, right: str, before: Sequence[Naming]) -> bool:
        apposition = (
            re.match(r",? (?:the |an? |then )?([^,.;]{0,60})", right)
            if right.startswith(",")
            else None
        )
        if (
            apposition
            and _OFFICIAL.search(apposition[1][:55])
            and not re.search(r"\bformer|\bfellow|\bcritic", apposition[1])
        ):
            return not re.match(r",[^,.;]*, (?:was|were) (?!quoted)", right)
        tail = left[-60:]
        titles = list(_OFFICIAL.finditer(tail))
        if not titles:
            return False
        between = tail[titles[-1].end() :]
        if _FORMER.search(tail[: titles[-1].start()]) or re.search(
            r"[.;]|\b(?:against|of|that|met|arrest\w*)\b(?! [A-Z])", between.replace("of the", "")
        ):
            return False
        return bool(
            re.match(
                r"^(?: (?:of|for|to|in|at)(?: the)? [A-Z][\w’ -]*)?(?: (?:of|to|"
                r"for) [\w’ -]+?)?,? $",
                between,
            )
        )

    def _is_topic(self, left: str, right: str, person: Person, before: Sequence[Naming]) -> bool:
        if _AWARD.search(left[-40:]):
            return True
        others = [p for p in self.known if p is not person and not p.ruled_out]
        if not others or person.suffered:
            return bool(_SPEAKS.match(right)) and not _PASSIVE.match(right)
        if _RELATION.search(left[-70:]) and (_TOPIC.search(left[-190:]) or _FATE.match(right)):
            return True
        if _SPEAKS.match(right) or _IN_PASSING.search(left[-60:]):
            return True
        return (
            bool(before or others)
            and bool(_TOPIC.search(left[-190:]))
            and bool(
                re.search(r"\b(?:he|she|they|his|her|their|had|having|who|for) [^.;]{0,140}$", left)
            )
            and "§" not in left[-1:]
            and not re.search(
                r"\b(?:mandate holders|experts?|Government|Rapporteur|Council)\b[^.;]{0,120}$", left
            )
        )


def _parts(name: str) -> list[str]:
    plain = name.replace("’", "'").lower()
    return [part for part in re.split(r"[ .-]+", plain) if part and part not in words("particles")]
