"""Small signs in a story: withheld names, words of doubt, what became of people."""

import re

_WITHHELD = re.compile(
    r"\bno (?:names?|details) (?:is|are|was|were|can be|could be|will be) (?:given|disclosed|"
    r"published|printed|provided|mentioned)\b|\b(?:names?|identit(?:y|ies)|details)\b[^.;]{0,90}\b(?:withheld|"
    r"not (?:been )?(?:disclosed|given|mentioned|made public|published|"
    r"provided|included|revealed|printed|named|divulged|being disclosed|"
    r"shared)|kept confidential|remain(?:s)? confidential|omitted|"
    r"undisclosed|left out|anonymi[sz]ed|concealed|confidential)\b"
    r"|\bwithh(?:e|o)ld(?:ing|s)?\b(?! information)[^.;]{0,60}\b(?:names?|identit(?:y|"
    r"ies)|details)\b|\b(?:asked|requested|wish(?:es|ed)?|preferred|"
    r"prefers?|chose|request(?:s)?) (?:that (?:his|her|their) names?|"
    r"(?:for )?(?:his|her|their) (?:names?|identit\w+)|not to be (?:named|"
    r"identified)|to remain anonymous|anonymity)"
    r"|\b(?:request(?:ed)?|condition of|on grounds of|asked for) anonymity\b|"
    r"\b(?:remain|remains|remained|stay) anonymous\b|\banonym(?:ous at|"
    r"i[sz]ed)\b|\bwho(?:m)? (?:cannot|can not|may not|asked not to|"
    r"wish(?:es)? not to) be (?:named|identified)\b|\b(?:is|are) not named (?:here|"
    r"in this report|for)\b|\bnot (?:be(?:ing)? )?(?:named|identified) (?:here|"
    r"in (?:this|the) report|for (?:fear|security|his|her|their|protection|"
    r"reasons))"
    r"|\b(?:does|do|did|will|would|can|could|may|must)(?: not|not) (?:\w+ )?(?:disclose|"
    r"give|reveal|publish|print|mention|identify|name|share)\b[^.;]{0,20}\b(?:names?|"
    r"identit(?:y|ies)|them|him|her|details|victims?)\b"
    r"|\bwhose (?:names?|identit(?:y|ies)) (?:is|are|has been|have been|"
    r"was|were) (?:withheld|kept|not)\b",
    re.IGNORECASE,
)
_HEDGES = (
    "reportedly",
    "allegedly",
    "apparent reprisal",
    "apparently",
    "alleged",
    "it was reported",
    "according to information received",
    "is said to",
    "purportedly",
    "believed to",
)
_STATUSES = {
    "detained": r"\bremain(?:s|ed)? (?:in (?:pre-trial |arbitrary |incommunicado )?(?:detention|"
    r"prison|custody)|detained|imprisoned)\b|\bstill (?:detained|in (?:detention|"
    r"prison|custody))\b",
    "serving_sentence": r"\b(?:serving|serve) (?:[a-z-]+ ){0,5}(?:sentence|term)\b",
    "released": r"\b(?:was|were|been|be) (?:[a-z]+ly )?(?:released|freed|set free)\b|\bset free\b",
    "sentence_upheld": r"\b(?:sentence|conviction|verdict)s?\b[^.;]{0,30}\b(?:upheld|confirmed)\b",
    "charges_dropped": r"\bcharges?\b[^.;]{0,30}\b(?:dropped|withdrawn|dismissed)\b",
    "acquitted": r"\bacquitt\w+",
    "case_open": r"\bcases? (?:remains?|is still) (?:open|pending)\b|\b(?:appeal|"
    r"trial|charges|proceedings)[^.;]{0,25}\b(?:is|are|was|were|remain\w*) pending\b",
    "died": r"\bdied\b|\bdeath in custody\b|\bshot dead\b",
    "disappeared": r"\bwhereabouts (?:[a-z]+ ){0,3}unknown\b",
}
_FOLLOW_UP = re.compile(
    r"\b(?:previously reported|reported previously|as (?:mentioned|"
    r"noted|reported|indicated|stated) (?:in (?:the |its |my )?(?:previous|"
    r"earlier|last)|previously|earlier)|"
    r"(?:was|were|is|been) (?:first |also |previously )?(?:included|"
    r"referred to|mentioned|raised|reported|described|reflected|covered|"
    r"featured|addressed|documented) in (?:the |its |my |an? |several )?(?:\d{4}[^.;]{0,40} "
    r"|previous |earlier |last |preceding )(?:annual )?reports?|"
    r"(?:previous|earlier|preceding|last) (?:annual )?reports?|follow-up to|"
    r"since the (?:last|previous) report|made to the (?:case|situation) of[^.;]{0,40}reports"
    r"?)\b",
    re.IGNORECASE,
)


def withheld(text: str) -> bool:
    """Whether the text says that a name, names or details are not given."""
    return bool(_WITHHELD.search(text))


def hedges_in(text: str) -> tuple[str, ...]:
    """The words that mark what is told as an allegation, in the form in which they are printed."""
    small = text.lower()
    return tuple(hedge for hedge in _HEDGES if hedge in small)


def statuses_in(text: str) -> tuple[str, ...]:
    """What the text says has become of the subjects, as codes."""
    small = text.lower()
    return tuple(code for code, words in _STATUSES.items() if re.search(words, small))


def follow_up_words(text: str) -> bool:
    """Whether the text says that the case itself stood in an earlier report."""
    return bool(_FOLLOW_UP.search(text))
