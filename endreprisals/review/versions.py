"""A person's version of one story: every field of a mention, ready to be taken into the record."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from endreprisals.domain import vocabulary

KINDS = {"unnamed": "group"}  # what the reader of reports calls otherwise than the record
ANSWERS = {"replied": "yes", "not_replied": "no", "unknown": ""}


@dataclass(frozen=True, slots=True)
class SubjectVersion:
    """Somebody or something the story is about. `record_id` is blank for one not in the record."""

    name: str
    kind: str
    count_min: int | None = None
    count_max: int | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What a story says, as a person accepts it."""

    subjects: tuple[SubjectVersion, ...] = ()
    cooperation: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    communications: tuple[str, ...] = ()
    un_documents: tuple[str, ...] = ()
    earlier_reports: tuple[str, ...] = ()
    reply: str = ""
    reply_dates: tuple[str, ...] = ()
    status: str = ""
    status_date: str = ""
    names_withheld: bool = False
    follow_up: bool = False
    case_id: str = ""  # public id of the case it joins; blank with `begins_case`
    begins_case: bool = False
    title: str = ""
    summary: str = ""
    confidence: str = "medium"

    def as_json(self) -> dict[str, Any]:
        """Plain values for the database."""
        return asdict(self)


def version_of_json(kept: Mapping[str, Any]) -> Version:
    """The version that `as_json` wrote."""
    lists = {name: tuple(value) for name, value in kept.items() if isinstance(value, list | tuple)}
    subjects = tuple(SubjectVersion(**subject) for subject in kept.get("subjects", ()))
    return Version(**{**kept, **lists, "subjects": subjects})


def first_version(
    machine: Mapping[str, Any], proposals: Sequence[Mapping[str, Any]] = ()
) -> Version:
    """What the form shows before anybody has touched it: the machine's reading.

    No case is chosen: which one a story belongs to is for a person to say.
    """
    who = {
        match["name"]: match["record_id"]
        for proposal in proposals[:1]
        for match in proposal.get("subjects", ())
    }
    return Version(
        subjects=tuple(
            SubjectVersion(
                one["name"] or "", KINDS.get(one["kind"], one["kind"]), one["count_min"],
                one["count_max"], who.get(one["name"], ""),
            )
            for one in machine["subjects"]
        ),
        cooperation=known("engagement_bodies", machine["cooperation"]),
        acts=known("act_types", machine["acts"]),
        dates=tuple(machine["dates"]),
        communications=tuple(machine["communications"]),
        un_documents=tuple(machine["un_documents"]),
        earlier_reports=tuple(machine["earlier_reports"]),
        reply=ANSWERS[machine["government_reply"]],
        reply_dates=tuple(machine["reply_dates"]),
        status=next(iter(known("statuses", machine.get("statuses", ()))), ""),
        names_withheld=machine["names_withheld"],
        follow_up=machine["follow_up"],
    )  # fmt: skip


def same_reading(one: Version, other: Version) -> bool:
    """Whether two versions say the same of the story; case, title and summary are a person's."""
    return _told(one) == _told(other)


def known(name: str, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes that a vocabulary has, in order; the machine's others are left to a person."""
    return tuple(code for code in codes if code in vocabulary.codes(name))


def _told(version: Version) -> dict[str, Any]:
    personal = {
        "case_id", "begins_case", "title", "summary", "confidence", "ways", "perpetrators",
        "status", "status_date",
    }  # fmt: skip
    told = {name: value for name, value in asdict(version).items() if name not in personal}
    told["subjects"] = [
        {name: value for name, value in subject.items() if name != "record_id"}
        for subject in told["subjects"]
    ]
    return told
