"""With which United Nations body the victim cooperated, tried to, or was thought to.

A body that only received the allegation, wrote a letter or spoke out is not meant, so each name
is judged by the words around it.
"""

import re
from collections.abc import Sequence

from endreprisals.domain.sg_report.bodies import Body
from endreprisals.domain.sg_report.story import Sentence

# Words of the victim's cooperation that stand before the name of the body.
_CUE = re.compile(
    r"\b(?:prepar(?:ed|ing)|affidavits?|conference|premises|ask(?:ed|ing)|draft\w*|compil\w*|document(?:ed|ing|s)|inputs?|"
    r"co-?author\w*|author(?:s|ed)?|hearings?|panel|conversations?|address|interviews?|appearance|queued|"
    r"cooperat\w*|engag\w*|collaborat\w*|interact\w*|contact\w*|"
    r"in touch|liais\w*|meet\w*|met|spoke\w*|speak\w*|"
    r"speech\w*|testif\w*|testimon\w*|gave evidence|giving evidence|"
    r"brief\w*|submi\w*|complain\w*|petition\w*|"
    r"letters? to|wrote to|writing to|written to|writes to|shar\w+|"
    r"provid\w+|suppl\w+|hand(?:ed|ing)|deliver\w*|statements?|"
    r"attend\w*|participa\w*|t(?:ook|ak\w+) part|t(?:ook|ak\w+) the floor|"
    r"travel\w*|present\w*|contribut\w*|interview\w*|"
    r"assist\w*|help\w*|guid\w+|accompan\w*|translat\w*|interpret\w*|"
    r"train\w*|workshops?|consultations?|side events?|"
    r"accredit\w*|visit\w*|invit\w*|appear\w*|regist\w*|correspond\w*|"
    r"approach\w*|appeal\w*|intervention\w*|lodg\w*|"
    r"fil(?:ed|ing)|sending|send|having sent|had sent|sent (?:a|an|"
    r"letters?|information|reports?|evidence|material\w*|open|joint|"
    r"his|her|their)|evidence|"
    r"information to|reports? to|reporting to|reported (?:\w+ ){0,6}to|"
    r"alternative report|shadow report|dossier|documentation|hosting|"
    r"worked with|"
    r"work(?:ing)? with|work for|supporting|represent\w*|dialogue|"
    r"message|answer\w*|heard by|received|pre-session|"
    r"sessions?|review|staff|officials|delegation|application|communications?|"
    r"Views|video|on the margins of|criticiz\w*|"
    r"denounc\w*|raised (?:concerns? )?(?:at|before|with|in)|mention\w*|"
    r"addressing|addressed|access\w*|taking|talk\w*|"
    r"reports?|oral|turned to|call(?:ed|ing)? on|advocacy|passed|forward\w*|"
    r"transmitt\w*|inform(?:ed|ing)|alert\w*|notif\w*|email\w*|seek\w*|"
    r"sought|"
    r"deposit\w*|plead\w*|mobili\w*|campaign\w*|relat\w+ to|connection with|"
    r"links? (?:to|with)|cited|quoted|outreach|exchang\w*|show(?:ed|"
    r"n)|guests?|volunteer\w*|"
    r"told|tell(?:ing|s)?|return\w* (?:\w+ )?from|(?:came|come|coming|"
    r"back|home) (?:\w+ )?from|on (?:his|her|their) way (?:to|home from)|"
    r"en route to|pass(?:ed|ing|es)? (?:\w+ )*?to|pass on|g[ai]v(?:e|"
    r"en|ing)|bodies of|accounts? to|"
    r"led|joined|joining|join|observ\w* at|event at|held at|at a meeting of|working with)\b",
    re.IGNORECASE,
)
# What a body does itself: with one of these after its name, and no clear cue before, it speaks.
_SPEAKS = re.compile(
    r"(?:,? (?:who|which))?[^.,;]{0,40}?\b(?:also |again |publicly |"
    r"jointly |repeatedly |later |further |has |have |had )*(?:address|"
    r"rais|express|urg|call(?:ed)? (?:for|on|upon|the)|condemn|"
    r"note[ds]?\b|request|sen[dt]|wrote|writ|voic|reiterat|renew|follow(?:ed)? up|"
    r"observ|document|receiv|learn|regret|welcom|"
    r"ask|recommend|f(?:ind|ound)\b|adopt|publish|render|inform(?:ed)?\b|"
    r"appeal|issu|stress|took up|t(?:a|oo)k(?:es)? up|"
    r"rema(?:in|rk)|consider|register|transmit|mention|rule[ds]?\b|"
    r"conclud|acknowledg|deplor|highlight|warn|remind|"
    r"recall|interven|react|verif|confirm|deferred|posed|declared|"
    r"held that|were (?:informed|alarmed|concerned)|was (?:informed|"
    r"alarmed|concerned)|reported|emphasi|appointed|decid|granted|"
    r"rejected|met the permanent|heard|seized)",
)
# The body on the receiving side of an allegation or a reply.
_RECEIVES = re.compile(
    r"(?:\b(?:it (?:was|has been|had been) (?:also )?(?:reported|alleged|"
    r"brought)|(?:were|was|been|is) (?:reported|brought to the attention|"
    r"communicated|referred)|"
    r"brought to the attention|attention of|according to|documented by|"
    r"issued by|raised by|received by|verified by|"
    r"repl(?:y|ied|ies) to|respon(?:d|ded|se|ses) to|known to|learned by|"
    r"letters? (?:from|of|by)|communications? (?:from|of|by|sent by)|"
    r"recommend\w* (?:of|by|from)|opinion of|opinions? adopted by|"
    r"expressed by|resolution \S+ of|resolutions? of|requested by|"
    r"President of|Presidents of|Presidency of|Bureau of|Chair of|Chairperson of|members? of the)"
    r"(?: \w+){0,2}?(?: to| of| the| by)*\s*)$",
    re.IGNORECASE,
)
# To have one's case raised by a body is to cooperate with it.
_CASE_RAISED = re.compile(
    r"\b(?:have|having|had) (?:his|her|their) (?:cases?|names?) "
    r"(?:raised|heard|considered|examined|taken up) (?:by|with) (?:the )?$"
)
_MEMBERS = re.compile(r"members? of (?:the )?$", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:Government|authorities|Permanent Mission|Permanent Representative|"
    r"Mission|State)\b[^.;]{0,80}"
    r"\b(?:informed|replied|repl\w*|respon\w*|told|assured|provided|"
    r"transmitted|stated|answer\w*|met|explained)\b[^.;]*$"
)
# The victim's dealings with a body that is named before them.
_AFTER = re.compile(
    r"^(?:[’']s)?[ ,]*(?:(?:was|were|had been) told by|heard from|"
    r"interviewed|interviewing|training|trainings|workshop|"
    r"consultation|staff\b|(?:was |were )?meeting civil society|delegation|"
    r"met (?!the (?:Permanent|Government|Minister|Ambassador))|"
    r"[^.;]{0,90}\b(?:with|to|meeting|met|by|of|and) its (?:human rights )?(?:staff|"
    r"officers|personnel|delegation|members|office)\b|"
    r"accreditation|session|visit\b|(?:to|with|before|by|for) (?:which|"
    r"whom) (?:he|she|they|it|the organi[sz]ation)\b)"
)
_STRONG = re.compile(
    r"\b(?:cooperat\w*|engag\w*|collaborat\w*|met|meet\w*|testif\w*|"
    r"testimon\w*|submi\w*|contact\w*|brief\w*|"
    r"participa\w*|attend\w*|shar\w+|information to|statements?|addressed|"
    r"addressing|complaint|speak\w*|spoke\w*|letters? to|writing to|"
    r"wrote to|"
    r"written to|visit\w*|interview\w*|interviewed by|travel\w*|took part|"
    r"taking part|session|application)\b(?:[^,;]*)$",
    re.IGNORECASE,
)
_REACH = 170  # characters before the name within which a cue is looked for
_UN_ALONE = re.compile(r"(?:United Nations|UN)\b|Secretary-General")


def cooperation_in(sentences: Sequence[Sentence]) -> tuple[tuple[str, Sentence, Body], ...]:
    """The bodies cooperated with, each with the place that shows it, in printed order."""
    found: list[tuple[str, Sentence, Body]] = []
    committee = "treaty_body"
    for sentence in sentences:
        for body in sentence.bodies:
            if body.code.startswith("treaty_body:"):
                committee = body.code
            code = committee if body.code == "the Committee" else body.code
            if _is_general(sentence, body) or not _cooperated(sentence, body):
                continue
            found.append((code, sentence, body))
    return tuple(found)


def codes_of(found: Sequence[tuple[str, Sentence, Body]]) -> tuple[str, ...]:
    """The codes alone; treaty bodies in general are left out where one is named."""
    codes = list(dict.fromkeys(code for code, _, _ in found))
    if any(code.startswith("treaty_body:") for code in codes) and "treaty_body" in codes:
        codes.remove("treaty_body")
    return tuple(codes)


def _is_general(sentence: Sentence, body: Body) -> bool:
    """Whether it says no more than "the United Nations" or "its mechanisms"."""
    return (
        bool(_UN_ALONE.match(sentence.text, body.start))
        and body.code == "other"
        and not re.match(r"United Nations (?:[A-Z]\w+)", sentence.text[body.start : body.end])
    )


def _cooperated(sentence: Sentence, body: Body) -> bool:
    before = sentence.text[max(0, body.start - _REACH) : body.start]
    after = sentence.text[body.end : body.end + 130]
    if _AFTER.match(after) and not _ANSWERS.search(before):
        return not _RECEIVES.search(before) or bool(_MEMBERS.search(before))
    if _CASE_RAISED.search(before):
        return True
    cues = list(_CUE.finditer(before))
    if not cues or _ANSWERS.search(before):
        return False
    between = before[cues[-1].end() :]
    if _received(before) or ";" in between:
        return False
    speaks = _SPEAKS.match(after) and not re.match(r"[ ,]*(?:who|which|that|when|where)\b", after)
    if speaks:
        return "," not in between and bool(_STRONG.search(before))
    return True


def _received(before: str) -> bool:
    """Whether the body is where an allegation or a reply went, or where words came from."""
    found = _RECEIVES.search(before)
    return bool(found) and not (_MEMBERS.search(before) and _STRONG.search(before))
