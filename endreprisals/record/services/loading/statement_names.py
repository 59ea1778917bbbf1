"""What a loaded statement is called: its key, which no reader sees, and its number in addresses.

Both are made of what sources write, which can be of any length and in any script. What does not
fit is cut and ends in a fingerprint of the whole, so that two long names stay two.
"""

import hashlib

from django.utils.text import slugify

from endreprisals.domain.partial_dates import parse
from endreprisals.domain.sessions import THIRD, read_forum
from endreprisals.domain.state_groups import UnknownGroup, group
from endreprisals.record.services.loading.drafts import StatementDraft

UNNAMED = "unnamed"
NOWHERE = "other"  # in the number of a statement whose forum is no session we can read
COMMITTEES = {THIRD: "C3"}
LONGEST_KEY = 160  # as their columns hold
LONGEST_NUMBER = LONGEST_GROUP = 40
OWN_WORDS = 12  # letters of a group that is in no table
_FINGERPRINT = 6


def statement_key(forum: str, date: str, who: str) -> str:
    """Which statement rows tell of: the same meeting, day and speaker make the same key."""
    return short(f"statement:{forum}:{date}:{who or UNNAMED}", LONGEST_KEY)


def statement_number(draft: StatementDraft) -> str:
    """`HRC51-DEU-20220929`: session, committee and item if told, who spoke, first possible day.

    Never a person's name, and nothing that an address cannot hold.
    """
    day = f"{parse(draft.date).lower:%Y%m%d}" if draft.date else "undated"
    before = _meeting(draft.forum)
    who = _group(draft.on_behalf_of) or draft.speaker or "-".join(draft.states) or UNNAMED
    return f"{before}-{short(who, LONGEST_NUMBER - len(before) - len(day) - 2)}-{day}"


def group_told(words: str) -> str:
    """A group as the column holds it: its code, or the first words of what the source calls it."""
    return words if len(words) <= LONGEST_GROUP else f"{words[: LONGEST_GROUP - 1].rstrip()}…"


def short(text: str, longest: int) -> str:
    """The text, or its beginning with a fingerprint of the whole where it is too long."""
    return text if len(text) <= longest else _marked(text[: longest - _FINGERPRINT - 1], text)


def _meeting(text: str) -> str:
    forum = read_forum(text)
    if forum is None:
        return NOWHERE
    item = f"item{forum.item}" if forum.item else ""
    parts = (forum.session.code, COMMITTEES.get(forum.committee, forum.committee), item)
    return "-".join(filter(None, parts))


def _group(words: str) -> str:
    """The code of a group, or letters made of the words of one that is in no table."""
    try:
        return group(words).code if words else ""
    except UnknownGroup:
        return _marked(slugify(words)[:OWN_WORDS].strip("-") or "group", words)


def _marked(beginning: str, whole: str) -> str:
    fingerprint = hashlib.sha256(whole.encode()).hexdigest()[:_FINGERPRINT]
    return f"{beginning.rstrip('-')}-{fingerprint}"
