"""Checking the YAML files of the data set: plain YAML, unique ids, known keys and known codes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from endreprisals.domain.dataset.problems import WHOLE_FILE, Problem, shown
from endreprisals.domain.dataset.records import read_text
from endreprisals.domain.dataset.schema import EntryList
from endreprisals.domain.vocabulary import UnknownTerm, UnknownVocabulary, codes


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A YAML file: what it holds, how many entries of the lists in the plan, and its slips."""

    content: Mapping[str, Any] = field(default_factory=dict)
    entries: int = 0
    problems: tuple[Problem, ...] = ()


def check_document(file: str, content: bytes, lists: Sequence[EntryList]) -> DocumentRead:
    """Read a YAML file whose lists of entries are in the plan, with every slip in it."""
    loaded = _load(file, content)
    if isinstance(loaded, Problem):
        return DocumentRead(problems=(loaded,))
    values, lines = loaded
    problems = [problem for one in lists for problem in _entry_problems(file, one, values, lines)]
    counted = sum(len(values[one.name]) for one in lists if isinstance(values.get(one.name), list))
    return DocumentRead(values, counted, tuple(problems))


def check_code_lists(file: str, content: bytes) -> DocumentRead:
    """Read a YAML file that lists the codes of vocabularies; each must be known here."""
    loaded = _load(file, content)
    if isinstance(loaded, Problem):
        return DocumentRead(problems=(loaded,))
    values, lines = loaded
    problems = [problem for name in values for problem in _code_problems(file, name, values, lines)]
    return DocumentRead(values, len(values), tuple(problems))


# For every top-level key, the line it stands on and those of the entries of its list.
Lines = Mapping[str, Sequence[int]]


class _PlainLoader(yaml.SafeLoader):
    """YAML without what can hide or multiply content: no aliases, no tags, no key twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
            raise yaml.MarkedYAMLError(problem="an alias or tag", problem_mark=event.start_mark)
        return super().compose_node(parent, index)

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        node = super().compose_mapping_node(anchor)
        names = [name.value for name, _ in node.value if isinstance(name, yaml.ScalarNode)]
        if len(set(names)) < len(names):
            raise yaml.MarkedYAMLError(problem="a key twice", problem_mark=node.start_mark)
        return node


def _load(file: str, content: bytes) -> tuple[dict[str, Any], Lines] | Problem:
    text = read_text(file, content)
    if isinstance(text, Problem):
        return text
    try:
        loader = _PlainLoader(text)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None  # None: comments alone
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _not_plain(file, mark.line + 1 if mark else 1, error.problem or "")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _not_plain(file, 1, type(error).__name__)
    if (
        node is None
        or not isinstance(values, dict)
        or not all(isinstance(name, str) for name in values)
    ):
        what = "it does not begin with names and colons"
        return Problem(file, 1, WHOLE_FILE, what, "give each list its name and a colon")
    return values, {name.value: _lines(name, entries) for name, entries in node.value}


def _not_plain(file: str, line: int, what: str) -> Problem:
    short = " ".join(what.split())[:80]
    advice = "mend it at or above this line; use no aliases, tags or keys twice"
    return Problem(file, line, WHOLE_FILE, f"it is no plain YAML ({short})", advice)


def _lines(name: yaml.Node, entries: yaml.Node) -> list[int]:
    own = name.start_mark.line + 1
    if not isinstance(entries, yaml.SequenceNode):
        return [own]
    return [own, *(entry.start_mark.line + 1 for entry in entries.value)]


def _entry_problems(
    file: str, rules: EntryList, values: Mapping[str, Any], lines: Lines
) -> Iterator[Problem]:
    entries = values.get(rules.name)
    if not isinstance(entries, list):
        line = lines.get(rules.name, [1])[0]
        yield Problem(file, line, rules.name, "the list is missing", "put the list back")
        return
    seen: set[str] = set()
    for line, entry in zip(lines[rules.name][1:], entries, strict=True):
        for what, advice in _slips(rules, entry, seen):
            yield Problem(file, line, rules.name, what, advice)


def _slips(rules: EntryList, entry: object, seen: set[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(entry, dict):
        yield "an entry has no keys", "write it as key: value"
        return
    for key in rules.required:
        if key not in entry:
            yield f"the key {key} is missing", "add it, blank if need be"
    for key in entry:
        if key not in (*rules.required, *rules.optional):
            yield f"the key {shown(str(key))} is not in the plan", "quote text that has a comma"
    name = str(entry.get(rules.key))
    if name in seen:
        yield f"{rules.key} {shown(name)} stands there already", "give each entry its own"
    seen.add(name)


def _code_problems(
    file: str, name: str, values: Mapping[str, Any], lines: Lines
) -> Iterator[Problem]:
    listed, own = values[name], lines[name]
    try:
        known = codes(name)
    except UnknownVocabulary:
        yield Problem(
            file, own[0], WHOLE_FILE, f"{shown(name)} is no vocabulary", "define it first"
        )
        return
    if not isinstance(listed, list):
        yield Problem(file, own[0], name, "it is no list of codes", "write its codes as a list")
        return
    for position, (line, code) in enumerate(zip(own[1:], listed, strict=True)):
        if code not in known:
            what, _, advice = str(UnknownTerm(name, str(code))).rpartition(": ")
            yield Problem(file, line, name, what, advice)
        if code in listed[:position]:
            yield Problem(file, line, name, f"{shown(str(code))} stands there already", "drop one")
