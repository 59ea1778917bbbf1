"""The machine's reading of one story as it is kept: the public format and what staff need more."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from endreprisals.domain.sg_report.model import Mention

ABOUT_CHARS = 200


def machine_json(mention: Mention) -> dict[str, Any]:
    """All that the machine read, with the words each value was read from."""
    evidence = [
        {
            "field": one.field, "value": one.value, "paragraph": one.paragraph,
            "start": one.start, "end": one.end,
        }
        for one in mention.evidence
    ]  # fmt: skip
    return {
        **mention.as_json(),
        "paragraphs": list(mention.paragraphs or (mention.paragraph,)),
        "statuses": list(mention.statuses),
        "hedges": list(mention.hedges),
        "also_under": list(mention.also_under),
        "evidence": evidence,
    }


def fingerprint(machine: Mapping[str, Any], quote: str) -> str:
    """One hash of what was read and of the words it was read from.

    Where the evidence stands is left out: it may move without the reading becoming another.
    """
    told = {name: value for name, value in machine.items() if name != "evidence"}
    text = json.dumps([told, quote], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def about(subjects: Sequence[Mapping[str, Any]]) -> str:
    """Who a story is about, short enough for a list."""
    return "; ".join(subject["name"] for subject in subjects)[:ABOUT_CHARS]
