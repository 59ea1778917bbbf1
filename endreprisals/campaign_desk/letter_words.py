"""What the desk says for codes of letters and replies. English, as the desk is."""

from collections.abc import Mapping
from typing import Final

REFUSALS: Final[Mapping[str, str]] = {
    "insults": "It insults or threatens.",
    "other_case": "It is about another case.",
    "private_facts": "It tells private or medical facts, or more than the record tells.",
    "relatives_named": "It names relatives.",
    "party_politics": "It argues for a party or against a people.",
    "not_a_letter": "It is no letter.",
    "other_language": "Nobody here can read its language.",
}
KINDS: Final[Mapping[str, str]] = {
    "acknowledges": "Says that it arrived, and no more",
    "position": "Says what the State holds",
    "refuses": "Refuses to speak of it",
    "stop": "Wants no more mail: from now on nothing goes there",
    "digest_only": "Wants numbers alone: from now on single letters are only counted",
    "automatic": "Written by a machine: out of office, receipt",
    "not_a_reply": "No answer of a mission",
}
SHOWN_KINDS: Final[Mapping[str, str]] = {"unseen": "To be read", **KINDS}
PROBLEMS: Final[Mapping[str, str]] = {
    "no_such_reason": "Choose a reason of the list.",
    "seen_already": "Somebody else decided on this letter meanwhile.",
    "no_samples_here": "No sentence is quoted from an action at high risk.",
    "sample_not_in_letter": "The sentence must stand in the letter word for word.",
    "no_such_kind": "Say what the mail is.",
    "whose_mailbox": "Say first whose mailbox it came from: give its number.",
    "mailbox_known": "Whose mailbox it is, is known: it cannot be changed here.",
    "wish_needs_contacts": "This mail answers none of ours, so anybody may have written it. Only "
    "somebody who keeps the mailboxes can follow its wish, after asking the mission.",
    "no_such_mailbox": "There is no mailbox with this number.",
    "no_such_statement": "There is no public statement with this number.",
    "no_such_stance": "There is no judgement with this number.",
}
AUTHENTIC: Final[Mapping[str, str]] = {
    "pass": "It is signed by the domain that our letter went to.",
    "fail": "Its signature is wrong: it may be forged. Telephone the mission before you act.",
    "none": "It is not signed: anybody may have written it. Ask the mission before you act.",
    "other_sender": "Its sender is not of the mailbox it is shown under: anybody who saw our "
    "letter or its number may have written it. Ask the mission before you act.",
    "unchecked": "Nobody looked whether it is signed: anybody may have written it. Ask the mission "
    "before you act.",
}


def problem(code: str) -> str:
    """A refusal in words."""
    return PROBLEMS.get(code, "That cannot be done: " + code.replace("_", " ") + ".")


def authentic(code: str) -> str:
    """How far the sender can be believed."""
    return AUTHENTIC.get(code, AUTHENTIC["none"])
