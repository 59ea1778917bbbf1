"""People who come to harm without being named: counts as printed, or none where none is given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from endreprisals.domain.sg_report.people import Naming
from endreprisals.domain.sg_report.story import Sentence
from endreprisals.domain.sg_report.wordlists import alternatives, words

_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_VALUE = {word: number for number, word in enumerate(_NUMBERS, 1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "a dozen": 12,
    "dozen": 12,
    "a hundred": 100,
    "both": 2,
    "a couple of": 2,
}
_COUNT = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})?|(?:twenty|thirty|forty|fifty|"
    rf"sixty|seventy|eighty|ninety)-(?:{'|'.join(_NUMBERS[:9])})|"
    rf"{'|'.join(sorted(_VALUE, key=len, reverse=True))})"
)
_LEAST = (
    r"(?P<least>at least|no fewer than|no less than|more than|over|"
    r"not fewer than|upwards of|a minimum of)"
)
_ABOUT = (
    r"(?:some|about|around|approximately|nearly|almost|up to|another|"
    r"other|all|the|these|those|all of the|a group of|a total of|groups? of|"
    r"a further|a delegation of)"
)
_ADJECTIVES = (
    r"(?:(?!and\b|or\b|who\b|were\b|was\b|in\b|to\b|by\b|on\b|had\b|"
    r"days?\b|weeks?\b|months?\b|years?\b|hours?\b|States?\b|January|"
    r"February|March|April|May|June|July|August|September|October|"
    r"November|December)[^\W\d][\w’-]* ){0,5}?"
)
_PEOPLE = rf"(?P<noun>(?:{alternatives('people')})(?:s|es|ren)?)\b"
_COUNTED = re.compile(
    rf"\b(?:{_LEAST} |{_ABOUT} )*(?P<count>{_COUNT})(?: other| others|"
    rf" of the| of its| of their| more)? (?P<kind>{_ADJECTIVES}){_PEOPLE}",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"\b(?P<some>several|some|many|a number of|various|numerous|a group of|"
    rf"dozens of|hundreds of|scores of|groups of|other|others|most|"
    rf"most of|some of|several of|many of|few|a few|certain)"
    rf"(?: of)?(?: the| its| their| other)? (?P<kind>{_ADJECTIVES}){_PEOPLE}",
    re.IGNORECASE,
)
_ONE = re.compile(rf"\b(?P<one>an?|one) (?P<kind>{_ADJECTIVES}){_PEOPLE}", re.IGNORECASE)
_PLURAL = re.compile(
    rf"(?P<kind>(?:(?:women|woman|human rights|community|civil society|"
    rf"indigenous|environmental|land|local|rights|religious|minority|"
    rf"opposition|trade union|former|young|political|peaceful|independent|"
    rf"human) ){{0,4}}){_PEOPLE}(?= |,|\.|$)",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"^[^.;]{0,150}?\b(?:was|were|been|being|is|are|had (?:his|her|"
    r"their)|ha(?:s|ve) (?:been|had|received|reportedly|faced|suffered|"
    r"lost|refrained|declined)|lost|received|faces?|faced|suffered|"
    r"could not|continued? to (?:be|face)|spent|served|remain(?:s|"
    r"ed)?|died|disappeared|experienced|report(?:ed)? (?:being|threats|"
    r"harassment|intimidation))\b"
)
_OBJECT = re.compile(
    r"(?:\b(?:against|(?:arrests?|detentions?|harassment|intimidation|"
    r"killings?|interrogations?|torture|surveillance|abductions?|beatings?|"
    r"prosecutions?|trials?|convictions?|sentencing|questioning|dismissals?|"
    r"treatment|expulsion|deportation|disappearances?|abuse|hundreds|"
    r"imprisonment|monitoring|persecution|number) of|(?:threats?|attacks?|"
    r"pressure) (?:on|to|against)|photograph(?:ed|ing)|filmed|filming|"
    r"searched|(?:homes|houses|boats|offices|shops|fields|crops|cars|"
    r"property) of|"
    r"involving|targeting|towards?|affecting|"
    r"threatened|threatening|arrested|detained|arrest|detention|summoned|"
    r"questioned|intimidated|attacked|harassed|beat|beaten|killed|"
    r"abducted|"
    r"stopped|prevented|raided|accused|labelled|branded|warned|forced|"
    r"dismissed|sentenced|convicted|charged|expelled|deported|evicted|"
    r"fined|monitored|followed|rounded up|target\w*|injured|wounded|"
    r"interrogated|that|when|where|whereby|whom|while)"
    r"(?: (?:the|a|an))? )$",
    re.IGNORECASE,
)
# An active verb right after the group: they do the harm ("two men on a motorcycle fired at").
_DOES = re.compile(
    r"^(?: (?!who\b|were\b|was\b|had\b|have\b|has\b)[\w’-]+){0,5} (?:fired|"
    r"shot|attacked|threw|beat|assaulted|stormed|broke|forced|abducted|"
    r"threatened|searched|raided|seized|visited|called|accused|arrested|"
    r"detained|"
    r"followed|entered|stopped|took|questioned|opened fire|surrounded|"
    r"approached|came|arrived|knocked|kicked|warned|burned|set|copied|"
    r"interrogated|recorded) (?!by\b|by )"
)
_DOER = re.compile(
    r"\b(?:by|between|from|before|to|told|asked|inform\w*|with|met|"
    r"meeting|interview\w*|over|about|among) (?:the |a |an )?(?:[a-z-]+ ){0,2}$",
    re.IGNORECASE,
)
# Words that point back to people already told of are no new group.
_BACK = re.compile(r"both\b|.*\b(?:these|those)\b", re.IGNORECASE)
_SINGLE = frozenset(
    {"man", "woman", "person", "member", "child", "national", "applicant", "author"}
)
_PLURALS = frozenset({"people", "women", "men", "children", "fishermen", "personnel", "staff"})
_BY = re.compile(r"\b(?:by|from|before) (?:the |a |an )?(?:[a-z-]+ ){0,2}$", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:information|reports?|complaint|evidence|testimon\w+|submission|"
    r"statement|speech|spoke|about|documented|represent\w*|defend\w*|"
    r"rights|situation|disappearance|killing|protection) (?:[a-z]+ )?(?:on|"
    r"about|of|concerning|regarding|for|against) (?:the )?(?:[a-z]+ ){0,4}$",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"^(?:experts?|judges?|officers?|soldiers?|guards?|chiefs?|States?|"
    r"officials?|secretar\w+|president|staff|personnel|directors?|"
    r"men|nationals?|sources?|source|prosecutors?|mayor|chair|host|"
    r"spokes\w+|observers?|group|community|network|organi[sz]ations?|"
    r"family|families|associations?|society|ngos?|leadership|partner|"
    r"source|woman|man|child|people|applicant|author|mission|members?|"
    r"expert|person)$",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"^(?:experts?|judges?|magistrates?|soldiers?|officials?|guards?|"
    r"officers?|prosecutors?|secretar\w+|president|mayors?|sources?|"
    r"ministers?|monitors?|observers?)$",
    re.IGNORECASE,
)
_VICTIM_OFFICE = re.compile(r"\b(?:former|ex-|anti-corruption|dismissed|exiled)\b", re.IGNORECASE)
_RELATIVE = re.compile(rf"^(?:{alternatives('relatives')})$", re.IGNORECASE)
_GENERAL = re.compile(r"\b(?:States|Governments?|Member)\b")
_REFERS = re.compile(r"^(?:the|these|those|both|all|all of the|the other)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """An unnamed person or group: least and most as printed, and where."""

    least: int | None
    most: int | None
    paragraph: str
    start: int
    end: int
    text: str


def counted_groups(sentence: Sentence, people: Sequence[Naming], *, acts: bool) -> Iterator[Group]:
    """Groups with a number that come to harm in a sentence; named ones are taken off the number."""
    for match in _harmed_groups(_COUNTED, sentence, acts=acts):
        number = _number(match["count"])
        named = _named_inside(sentence.text, match, people)
        if _BACK.match(match[0]) or named >= number:
            continue
        if named or not _apposition(sentence.text, match, people):
            rest = number - named
            yield _group(sentence, match, rest, None if match["least"] else rest)


def loose_groups(sentence: Sentence, *, acts: bool) -> Iterator[Group]:
    """Groups without a number ("several lawyers", "some of its members") that come to harm."""
    for match in _harmed_groups(_SOME, sentence, acts=acts):
        yield _group(sentence, match, None, None)


def single_people(sentence: Sentence, *, acts: bool) -> Iterator[Group]:
    """One person without a name ("a farmer who", "one witness") who comes to harm."""
    for match in _harmed_groups(_ONE, sentence, acts=acts):
        noun = match["noun"].lower()
        if not noun.endswith("s") and (noun in _SINGLE or not _NOT_PEOPLE.match(noun)):
            yield _group(sentence, match, 1, 1)


def plural_people(sentence: Sentence, *, acts: bool) -> Iterator[Group]:
    """People in general ("human rights defenders") who come to harm; the last resort."""
    for match in _harmed_groups(_PLURAL, sentence, acts=acts):
        noun = match["noun"].lower()
        if noun.endswith("s") or noun in _PLURALS:
            yield _group(sentence, match, None, None)


def _harmed_groups(
    pattern: re.Pattern[str], sentence: Sentence, *, acts: bool
) -> Iterator[re.Match[str]]:
    """The places that fit a pattern, describe people who can be victims, and tell of harm."""
    for match in pattern.finditer(sentence.text):
        able = _may_suffer(sentence.text, match) and not _in_body(sentence, match)
        if able and _harmed(sentence, match, acts=acts):
            yield match


def _group(sentence: Sentence, match: re.Match[str], least: int | None, most: int | None) -> Group:
    start = sentence.start + match.start()
    return Group(least, most, sentence.paragraph, start, sentence.start + match.end(), match[0])


def _number(text: str) -> int:
    plain = text.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    if plain in _VALUE:
        return _VALUE[plain]
    tens, ones = plain.split("-")
    return _VALUE[tens] + _VALUE[ones]


def _may_suffer(text: str, match: re.Match[str]) -> bool:
    """Whether the words describe people who can be victims: no police, no experts, no relatives."""
    kind = match["kind"].lower().replace(",", "").split()
    if any(word in words("not_victims") for word in kind) and not _VICTIM_OFFICE.search(
        match["kind"]
    ):
        return False
    if _NEVER.match(match["noun"]) and not _VICTIM_OFFICE.search(match["kind"] + match["noun"]):
        return False
    if _RELATIVE.match(match["noun"]) or _GENERAL.search(match[0]):
        return False
    return not re.match(
        r" (?:of (?:the )?(?:Committee|Council|Government|parliament|Working|"
        r"Panel|Security Council|United Nations|mission|Subcommittee|commission))",
        text[match.end() :],
    )


def _harmed(sentence: Sentence, match: re.Match[str], *, acts: bool) -> bool:
    left, right = sentence.plain[: match.start()][-120:], sentence.plain[match.end() :]
    if not acts or _TOPIC.search(left):
        return False
    if _OBJECT.search(left) or left.endswith((" was told by ", " were told by ")):
        return True
    if _BY.search(left) or _DOER.search(left):
        return False
    return bool(_HARM.match(right)) and not _DOES.match(right)


def _named_inside(text: str, match: re.Match[str], people: Sequence[Naming]) -> int:
    """How many of the group are named: "ten members, including Mr. A and Ms. B"."""
    clause = re.match(
        r"[^.;:]{0,80}?(?:,? including|,? among them|,? among whom|,? such as|"
        r",? in particular|,? notably|, one of whom)",
        text[match.end() :],
    )
    if not clause:
        return 0
    start = match.end() + clause.end()
    inside = 0
    for naming in people:
        if naming.start >= start and naming.start - start < 60:
            inside += 1
            start = naming.end
    return inside


def _apposition(text: str, match: re.Match[str], people: Sequence[Naming]) -> bool:
    """Whether the group is the named people themselves: before or after their names."""
    before = [
        p
        for p in people
        if p.end <= match.start()
        and match.start() - p.end < 8
        and "," in text[p.end : match.start()]
    ]
    after = [
        p
        for p in people
        if 0 <= p.start - match.end() < 60
        and re.match(r"[^.;]{0,50}(?:,|:|\(|–|—)", text[match.end() : p.start + 1])
    ]
    directly = [p for p in people if 0 <= p.start - match.end() < 3]
    if before or directly:
        return True
    return bool(after) and not re.search(
        r"\b(?:and|with|as well as) (?:their |his |her |its )?[\w ]*,? ?$",
        text[match.end() : after[0].start],
    )


def _in_body(sentence: Sentence, match: re.Match[str]) -> bool:
    return any(
        body.start < match.end() and match.start("noun") < body.end for body in sentence.bodies
    )


def refers_back(group: Group) -> bool:
    """Whether the words point to people already told of ("the 15 individuals")."""
    return bool(_REFERS.match(group.text))
