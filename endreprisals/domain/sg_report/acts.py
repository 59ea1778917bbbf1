"""What is alleged to have been done to the subjects of a story, in the fixed vocabulary."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from endreprisals.domain.sg_report.story import Sentence
from endreprisals.domain.sg_report.wordlists import alternatives

_FEARED = re.compile(
    r"(?:\b(?:fear(?:ed|s|ing)?(?: (?:of|that|for))?|afraid of|risk(?:s|"
    r"ed|ing)?(?: of)?|avoid|lest|possible|potential|threat(?:s|ened|"
    r"ening)?(?: \w+){0,3} (?:of|with|to)|would|will|could|may|might|"
    r"calls? for|"
    r"protect\w* (?:\w+ )?(?:from|against)|no|never|free of|unless|"
    r"if|warned (?:\w+ )?of|prevention of|prevent|end to)(?: (?:be|"
    r"the|further|his|her|their|being|he|she|they|face|an?|any|[a-z]+)){0,2} )$"
)
_WITHOUT = re.compile(r"\bwithout (?:being |any |formal |a )*$")
_FEAR_OF = re.compile(
    r"\b(?:for fear of|due to (?:a )?fear|fear of|fears? (?:of|that)|"
    r"afraid of|in fear of)[^.;,]{0,60}$"
)
# Work of the victim on crimes against others: "his testimony on torture".
_TOPIC = re.compile(
    r"\b(?:his|her|their|its|a|an|had|having|who|for|and|after|of|"
    r"the|who had|has) (?:[a-z’]+ ){0,3}?(?:complaints?|information|"
    r"reports?|testimon(?:y|ies)|submissions?|evidence|dossiers?|petitions?|"
    r"statements?|books?|articles?|"
    r"document(?:ed|ing|ation)|research(?:ed|ing)?|work(?:ed|ing|s)?|"
    r"films?|documentary|questions?|complain(?:ed|ing)|campaign\w*|advocacy|speech|spoke(?:n)?|"
    r"speaking|talk(?:ed|ing)?|testif(?:ied|ying)|brief(?:ed|ing)|"
    r"request|denounc\w+|investigat(?:ed|ing)|expos(?:ed|ing)|criticiz\w+|"
    r"litigat\w+|victims|families|relatives)"
    r"(?: [^.;,]{0,60})? (?:on|about|into|regarding|concerning|relating to|"
    r"of|documenting|alleging|surrounding) (?:[^.;,]{0,60} )?$"
)
_UN_SPEAKS = re.compile(
    r"(?:§[^.;]{0,80}|\b(?:addressed|raised|expressed|concern\w*|allegations?|"
    r"communication|appeal|letter|alarm|regret)\b)[^.;]{0,80}$"
)
_RELATIVE_FATE = re.compile(
    rf"\b(?:concerning|about|regarding|on|for|of) (?:the )?(?:[a-z]+ ){{0,4}}(?:of "
    rf")?(?:his|her|their) (?:[a-z-]+ )?(?:{alternatives('relatives')})\b[^.;]{{0,60}}$"
)
_OTHERS_TRIED = re.compile(
    r"\b(?:suspects?|perpetrators?|assailants?|attackers?|gunm[ae]n|"
    r"policem[ae]n|(?:police |army |prison |security )?(?:officers?|"
    r"guards?|agents)|soldiers|killers?|those responsible|culprits?|"
    r"alleged (?:killer|murderer|author)s?|two men|a man|three men)\b[^.;,]{0,40}\b(?:was|"
    r"were|been|are|had been|is) (?:[a-z]+ )?(?:[a-z]+ and )?(?:[a-z]+ )?$"
)
_JUSTIFIES = re.compile(
    r"\b(?:government|authorities|permanent (?:mission|representative)|"
    r"ministry|state)\b[^.;]{0,60}?\b(?:responded|replied|answered|"
    r"stated|noted|informed|explained|clarified|indicated|maintained|"
    r"denied|provided|reported|claimed|said)\b"
)
_OF_LAWS = frozenset({"restrictive_legislation", "funding_restriction", "denial_of_accreditation"})
_OTHER_THINGS = re.compile(
    r"\b(?:bank|accounts?|assets?|devices?|equipment|computers?|laptops?|"
    r"(?:tele)?phones?|documents|files|money|car|land|property|houses?|"
    r"cameras?|ledgers|belongings|archives?)\b"
)
_CRIMES = frozenset({"criminalisation", "arbitrary_detention"})
_NOT_BLOCKED = frozenset(
    {
        "threats",
        "smear_stigmatisation",
        "restrictive_legislation",
        "funding_restriction",
        "denial_of_medical_care",
        "travel_restriction",
        "denial_of_access",
    }
)
_KIN = re.compile(
    rf"\b(?:(?:his|her|their|’s|'s|two|three|several|the|elderly|both|"
    rf"whose|and)(?: [a-z-]+){{0,2}} )(?P<kin>{alternatives('relatives')})\b",
    re.IGNORECASE,
)
_KIN_FREE = re.compile(
    rf"\b(?:{alternatives('relatives')})\b"
    r" (?:members )?(?:of|was|were|have|has|had|received|’s)\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    r"^(?:’s|s’|'s)?[^.;]{0,70}?\b(?:was|were|been|have|has|received|"
    r"is|are|lost|suffered|faced|would lose|had)\b|^(?:’s|s’|'s) (?:\w+ ){0,2}(?:shop|"
    r"house|home|car|office|passport|accounts?|business|apartment)s?\b"
)
_STRIKES = re.compile(
    r"\b(?:threaten\w*|arrest\w*|detain\w*|detention|interrogat\w*|"
    r"question\w*|harass\w*|intimidat\w*|attack\w*|beat\w*|summon\w*|"
    r"target\w*|against|evict\w*|visit\w*|dismiss\w*|charg\w*|"
    r"convict\w*|pressur\w*|kill\w*|abduct\w*|surveil\w*|follow\w*|"
    r"raid\w*|search\w*|passports?|travel bans?|held|prosecut\w*|imposed on|"
    r"home of|house of|reprisals?)(?: (?:of|on|against|the|and|to|"
    r"by|both|all|two|three|a|against the|members of))*(?: (?:his|"
    r"her|their|several|some|\d+))?(?: [a-z]+){0,2} $"
)
_KIN_NOT_HIT = re.compile(
    r"\b(?:concerning|about|regarding|on|on behalf of|for|disappearance of|"
    r"killing of|death of|fate of|case of|murder of|justice for|search for|"
    r"searching for|truth about|together with|accompanied by|visit\w* (?:from|"
    r"by)|access to|contact with|calls? (?:to|with)|"
    r"protection of|informed|told|to|with|privacy of|request of|wishes of|"
    r"met|meeting|handed to|seeing|see)"
    r" (?:the )?(?:[a-z]+ ){0,4}?(?:his|her|their|the|’s|whose)?(?: [a-z-]+){0,2} ?$",
    re.IGNORECASE,
)
_EXILE = re.compile(
    r"\b(?:in exile|exiled|lives? abroad|living abroad|resid(?:es?|"
    r"ing) abroad|based abroad|in the diaspora|fled (?:the country|"
    r"to)|granted asylum|refugee in|lives in (?:geneva|london|paris|"
    r"berlin|canada|the united))\b"
)
_HIT_ABROAD = re.compile(
    r"\b(?:in (?:geneva|new york|brussels|paris|london|berlin|bangkok|"
    r"istanbul|vienna|washington|nairobi|the hague|exile)|abroad|host country|"
    r"country of (?:residence|asylum|refuge))\b"
)
_ABROAD_ACTS = frozenset(
    {
        "threats",
        "surveillance",
        "physical_attack",
        "killing_attempt",
        "killing_death",
        "enforced_disappearance",
    }
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act found: its code, the sentence and the place in it."""

    code: str
    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    pattern: re.Pattern[str]


def acts_in(sentence: Sentence) -> list[Act]:
    """The acts that a sentence alleges, feared, reported or excused ones left out."""
    plain = sentence.plain
    tried: dict[_Rule, None] = {}
    for word in sentence.words:
        tried.update(dict.fromkeys(_rules_for(word)))
    if not tried:
        return []
    excuse = _JUSTIFIES.search(plain)
    limit = excuse.end() if excuse else len(plain)
    found = [act for rule in tried if (act := _first(rule, sentence, plain, limit))]
    return sorted([*found, *_against_relatives(sentence, found)], key=lambda act: act.start)


def codes_of(found: Sequence[Act], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The codes of a story, each once; adds what only the whole story shows."""
    codes = dict.fromkeys(act.code for act in found)
    if any(_EXILE.search(sentence.plain) for sentence in sentences) and _hit_abroad(found):
        codes["transnational_repression"] = None
    if "torture_ill_treatment" in codes and all(
        _in_custody(act) for act in found if act.code == "physical_attack"
    ):
        codes.pop("physical_attack", None)
    seizures = [act for act in found if act.code == "asset_seizure"]
    if "passport_confiscation" in codes and not any(
        _OTHER_THINGS.search(act.sentence.plain) for act in seizures
    ):
        codes.pop("asset_seizure", None)
    return tuple(codes)


def _hit_abroad(found: Sequence[Act]) -> bool:
    kin = {act.sentence for act in found if act.code == "reprisal_against_relatives"}
    return any(
        act.code in _ABROAD_ACTS
        and act.sentence not in kin
        and _HIT_ABROAD.search(act.sentence.plain)
        for act in found
    )


def _in_custody(act: Act) -> bool:
    return bool(
        re.search(
            r"\b(?:custody|detention|prison|cell|barracks|camp|guards|warders?|"
            r"wardens?|punishment|inmates?)\b",
            act.sentence.plain,
        )
    )


def _first(rule: _Rule, sentence: Sentence, plain: str, limit: int) -> Act | None:
    for match in rule.pattern.finditer(plain):
        if (
            match.start() < limit
            and not _left_out(rule.code, plain, match)
            and not _in_a_name(rule.code, sentence, match.start())
        ):
            return Act(rule.code, sentence, match.start(), match.end())
    return None


def _in_a_name(code: str, sentence: Sentence, start: int) -> bool:
    """Whether the word is part of a name ("Centre against Torture"): a capital inside."""
    return start > 0 and sentence.text[start].isupper() and code not in _OF_LAWS


def _left_out(code: str, plain: str, match: re.Match[str]) -> bool:
    before = plain[max(0, match.start() - 200) : match.start()]
    if code in _CRIMES and (
        _OTHERS_TRIED.search(
            before + plain[match.start() : match.end()].split(" ", maxsplit=1)[0][:0]
        )
        or _OTHERS_TRIED.search(before)
    ):
        return True
    if _FEAR_OF.search(before) or _WITHOUT.search(before):
        return True
    if code not in _NOT_BLOCKED and _FEARED.search(before):
        return True
    if code in {"restrictive_legislation", "funding_restriction"}:
        return False
    if _RELATIVE_FATE.search(before):
        return True
    return bool(_TOPIC.search(before)) and not _UN_SPEAKS.search(before)


def _against_relatives(sentence: Sentence, found: Sequence[Act]) -> list[Act]:
    plain = sentence.plain
    if not found:
        return []
    for match in [*_KIN.finditer(plain), *_KIN_FREE.finditer(plain)]:
        start = match.start("kin") if "kin" in match.re.groupindex else match.start()
        before = plain[:start]
        if sentence.text[match.end() - 2].isupper() or (
            sentence.text[start].isupper() and start > 0
        ):
            continue
        strikes = _STRIKES.search(before) or re.search(
            r"\b(?:passports?|accounts?|homes?|houses?) of (?:the |his |her )?$", before
        )
        if strikes or (
            not _KIN_NOT_HIT.search(before[-90:])
            and _STRUCK.match(
                plain[start + len(match["kin"]) if "kin" in match.re.groupindex else start :]
            )
            and any(act.end > start for act in found)
        ):
            return [Act("reprisal_against_relatives", sentence, start, start + 6)]
    return []


@lru_cache(maxsize=20_000)
def _rules_for(word: str) -> tuple[_Rule, ...]:
    """The rules whose key word this word begins with."""
    return tuple(rule for key, rules in _table().items() if word.startswith(key) for rule in rules)


@cache
def _table() -> dict[str, tuple[_Rule, ...]]:
    source = resources.files("endreprisals.domain.sg_report").joinpath("acts.toml")
    table: dict[str, tuple[_Rule, ...]] = {}
    for code, entry in tomllib.loads(source.read_text(encoding="utf-8")).items():
        for row in entry["rows"]:
            pattern = re.compile(row.get("is") or rf"\b{re.escape(row['word'])}")
            table[row["word"]] = (*table.get(row["word"], ()), _Rule(code, pattern))
    return table
