"""Organisations named in a story, and which of them are themselves alleged to be targeted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from endreprisals.domain.sg_report.model import Gazetteer
from endreprisals.domain.sg_report.people import Naming
from endreprisals.domain.sg_report.story import Sentence
from endreprisals.domain.sg_report.wordlists import words

_CAP = r"[^\W\d_a-z][\w’'&./-]*"
_LINK = (
    r"(?:of|for|the|and|against|de|des|du|la|las|los|del|les|pour|"
    r"para|por|y|et|e|da|do|dos|en|à|&|sans)"
)
_RUN = re.compile(
    rf"{_CAP}(?: (?:{_LINK} ){{0,3}}{_CAP})*(?: (?:pour|para|por|des|"
    rf"du|de) (?:(?:les?|la|los|las) |l’|d’)?[a-zà-ÿ’]+)*"
)
_QUOTED = re.compile(
    r"\b(?:organi[sz]ation|association|group|network|NGO|foundation|"
    r"movement|collective|centre|center|newspaper|outlet|website) [“\"]([^”\"]{2,60})"
    r"[”\"]"
)
_NOUN = re.compile(
    r"\b(?:organi[sz]ations?|associations?|NGOs?|networks?|groups?|"
    r"foundation|coalition|movement|union|collective|outlet|charity|"
    r"centre|newspaper) (?:called |named |known as )?$"
)
# Right before the name: someone belongs to it, so that person is the target and not it.
_BELONGS = re.compile(
    r"(?:\b(?:members?|directors?|president|chair\w*|head|founders?|"
    r"co-founders?|coordinators?|lawyers?|staff|representatives?|employees?|"
    r"secretary|"
    r"volunteers?|researchers?|treasurer|leaders?|activists?|journalists?|"
    r"spokes\w+|convenors?|vice-president|secretary-general|executive|"
    r"colleagues?|founder and director|manager|head of office|officer|"
    r"delegates?|works?|worked|working|affiliated|employed|lawyer|"
    r"board|activities|activity|reports?|event|meeting|part|role|work|"
    r"publication|study|statement|support|website|newspaper|journal) (?:of|"
    r"for|with|at|from|in|by)(?: the)?(?: [a-z-]+){0,3}|"
    r", (?:of|from|with)(?: the)?|\b(?:from|with|by|at|through|via|"
    r"joined|founded|leads|led|heads|headed|chairs|directs|runs|ran|"
    r"called|and his|and her|the former|behalf of)(?: the)?(?: [a-z-]+){0,2}) $"
)
_TARGET_OBJECT = re.compile(
    r"\b(?:offices?|premises|headquarters|accounts?|assets|registration|"
    r"licen[cs]e|application|website|activities|equipment|archives?|"
    r"property|servers?|closure|dissolution|"
    r"raid(?:ed|s)?|raid on|search(?:ed)?|fined?|dissolved?|clos(?:ed|"
    r"e|ing)|designat\w+|listed|brand(?:ed|ing)|accus\w+|vilif\w+|"
    r"froze|suspend\w*|target\w*|label\w*|sanction\w*|"
    r"block\w*|deregister\w*|struck|shut|ordered|storm\w*|ransack\w*|"
    r"against|inquiry into|investigation (?:into|of|against)|attack\w*|"
    r"harass\w*|threaten\w*|sued|expell?\w*|evict\w*|banned|"
    r"forced|smear\w*|defam\w*|discredit\w*|prosecut\w*|inspect\w*|"
    r"raids|audited|audit|placed|declared|denied|refused|deferred|"
    r"charged|barred)"
    r"(?: (?:of|on|into|against|down|by|at|that|to|as))?(?: (?:the|"
    r"its|a))?(?: (?:bank|human|rights|non-governmental|civil|society|"
    r"organi[sz]ation|association|group|network|women’s|local|independent|"
    r"media|outlet|local))*,? ?[“\"]?$"
)
_HAS_DONE_TO = re.compile(
    r"[”\"]?(?: ?\([^)]{1,60}\))?(?:, (?:an? |the |one |which |who |"
    r"whose )[^.;]{0,140}?,)?(?: and [^.;]{0,60})? (?:also |reportedly |"
    r"allegedly |subsequently |later |both |has also |each )*"
    r"(?:(?:was|were|has been|have been|had been|is|are|being|was again|"
    r"was also) (?:also |reportedly |allegedly |repeatedly |again |"
    r"publicly |each |therefore |later |subsequently |forcibly )*"
    r"(?:raid\w*|search\w*|fin(?:ed|d)|dissolv\w*|clos\w*|designat\w*|"
    r"list\w*|brand\w*|accus\w*|vilif\w*|froz\w*|suspend\w*|target\w*|"
    r"label\w*|sanction\w*|block\w*|deregister\w*|"
    r"struck|shut|order\w*|storm\w*|ransack\w*|placed|attack\w*|harass\w*|"
    r"threaten\w*|sued|expel\w*|evict\w*|ban\w*|forced|subject\w*|"
    r"smear\w*|defam\w*|discredit\w*|prosecut\w*|denied|"
    r"refus\w*|defer\w*|charg\w*|barred|summon\w*|investigat\w*|put|"
    r"remov\w*|stigmati\w*|portray\w*|call\w*|describ\w*|declar\w*|"
    r"audit\w*|inspect\w*|monitor\w*|hack\w*|visited by|prevented|"
    r"stripped|told|warned|required|convicted|sentenced|wound|liquidated|"
    r"singled|referred to as|burgl\w*|broken|dropped|excluded|issued|"
    r"under|mentioned in|included in|referred to in|featured in|the (?:subject|"
    r"target|object))"
    r"|(?:has|have|had) (?:had )?(?:its|their)\b|has had\b|lost its|"
    r"has been waiting|has waited|is still waiting|"
    r"faces?\b|faced\b|received (?:a |an |several |threats|threatening|"
    r"no|an order)|suffered|came under|has come under|had to (?:close|"
    r"suspend|cease)|"
    r"saw its|continues? to face|remains? (?:closed|blocked|suspended|under))"
)
_POSSESSED = re.compile(
    r"^(?:’s?|'s?) (?:bank |main |head |[A-Z]?\w+ )?(?:offices?|premises|"
    r"headquarters|accounts?|assets|registration|licen[cs]e|application|"
    r"website|activities|equipment|property|staff|funds|building|archives?|"
    r"request)\b"
)


# "posters calling Ms. A and the Centre "traitors"": the name after a person's shares the insult.
_NAMED_TOGETHER = re.compile(
    r"\b(?:call|label|brand|describ|portray|denounc)\w*\b[^.;,]{0,70} and (?:the )?$"
)


@dataclass(slots=True)
class Organisation:
    """One organisation of a story, where it is first named, and whether it is a target."""

    name: str
    first: tuple[str, int]
    end: int
    targeted: bool = False
    ruled_out: bool = False


class Organisations:
    """The organisations of a story, gathered sentence by sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known: dict[str, Organisation] = {}

    def read(self, sentence: Sentence, people: Sequence[Naming]) -> None:
        """Take in one sentence, whose persons are known already."""
        targets = 0
        for name, start, end in self._named(sentence, people):
            met = self.known.setdefault(
                name,
                Organisation(
                    name, (sentence.paragraph, sentence.start + start), sentence.start + end
                ),
            )
            listed = bool(targets) and bool(
                re.search(r"(?:,| and|, and)(?: the)? $", sentence.text[:start])
            )
            if _is_target(sentence.soft, start, end) or (
                listed and not _BELONGS.search(sentence.text[:start])
            ):
                met.targeted = True
                targets += 1
        self._by_short_name(sentence.soft)

    def _by_short_name(self, text: str) -> None:
        """ "The Movement was fined" means the movement named before."""
        for met in self.known.values():
            head = met.name.split(" ")[-1]
            for match in re.finditer(rf"\b[Tt]he {re.escape(head)}(?: itself)?\b", text):
                met.targeted |= bool(_HAS_DONE_TO.match(text, match.end()))

    def targets(self) -> list[Organisation]:
        """Those alleged to be targeted, in order of their first naming."""
        return [met for met in self.known.values() if met.targeted]

    def _named(
        self, sentence: Sentence, people: Sequence[Naming]
    ) -> Iterator[tuple[str, int, int]]:
        text = sentence.text
        for match in _RUN.finditer(_without_people(text, people)):
            for run, at in self._halves(text, match[0], match.start()):
                name, start = _trimmed(run, at)
                end = start + len(name)
                taken = any(p.start < end and start < p.end for p in people)
                body = any(b.start < end and start < b.end for b in sentence.bodies)
                if name and not taken and not body and self._is_organisation(text, name, start):
                    yield name, start, end
        for match in _QUOTED.finditer(text):
            yield match[1], match.start(1), match.end(1)

    def _halves(self, text: str, run: str, start: int) -> list[tuple[str, int]]:
        """Two names joined by "and" apart; one name that has an "and" in it whole."""
        left, joint, right = run.partition(" and ")
        middle = start + len(left) + len(joint)
        if (
            joint
            and self._is_organisation(text, left, start)
            and self._is_organisation(text, right, middle)
        ):
            return [(left, start), (right, middle)]
        return [(run, start)]

    def _is_organisation(self, text: str, name: str, start: int) -> bool:
        if any(f" {word} " in f" {name} " for word in words("not_organisation")):
            return name in self.gazetteer.organisations
        if name in self.gazetteer.organisations:
            return True
        if _NOUN.search(text[max(0, start - 60) : start]) and name.split(maxsplit=1)[
            0
        ] not in words("not_name"):
            return True
        parts = re.split(r"[ -]", re.sub(r"[’']s?\b", "", name))
        return len(parts) > 1 and any(part in words("organisation") for part in parts)


def _without_people(text: str, people: Sequence[Naming]) -> str:
    """The text with the names of persons made small, so that no run of capital words holds them."""
    for naming in people:
        text = text[: naming.start] + "x" * (naming.end - naming.start) + text[naming.end :]
    return text


def _trimmed(run: str, start: int) -> tuple[str, int]:
    """A run of capital words without those at its beginning that only open the sentence."""
    parts = run.split(" ")
    while parts and (
        (
            parts[0] in words("not_name")
            and parts[0]
            not in {
                "Human",
                "Rights",
                "Committee",
                "Council",
                "Group",
                "Independent",
                "United",
                "Working",
                "Justice",
                "Women",
                "Members",
                "State",
                "Security",
                "International",
            }
        )
        or parts[0] in {"of", "for", "the", "and", "on", "in", "to"}
    ):
        start += len(parts.pop(0)) + 1
    name = re.sub(r"(?:[’']s?|[.,])$", "", " ".join(parts))
    return name, start


def _is_target(text: str, start: int, end: int) -> bool:
    left = text[max(0, start - 90) : start]
    right = text[end:]
    if _BELONGS.search(left) and not re.search(
        r"\b(?:against|headquarters of|offices? of|premises of)(?: the)? $", left
    ):
        return False
    if _NAMED_TOGETHER.search(left) and re.match(r" ?[“\"‘]", right):
        return True
    return bool(_HAS_DONE_TO.match(right) or _POSSESSED.match(right) or _TARGET_OBJECT.search(left))
