"""The shapes of what is asked: a question, a group of them, a step of groups."""

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: its code in the account and its label."""

    code: str
    label: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked. `lines` are those left for it on paper."""

    path: str
    kind: str
    label: Words
    help: Words = ""
    options: tuple[Option, ...] = ()
    lines: int = 1

    @property
    def ruled(self) -> range:
        """One number for each line on paper."""
        return range(self.lines)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading. With `repeats` they are asked for each row of that list."""

    title: Words
    questions: tuple[Question, ...]
    repeats: str = ""
    add: Words = ""
    row: Words = ""  # "Event {number}"
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One page of questions, and in a sentence why they are asked."""

    code: str
    title: Words
    why: Words
    groups: tuple[Group, ...] = ()
