"""A strict reader of account files: all problems at once, nothing taken over that is not known.

A key that is left out is blank; a key that nobody knows is named and refused.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from endreprisals.domain.filings.account import Account, account_of
from endreprisals.domain.filings.tables import Text, table

_KEY_CHARS = 60
_LONE = re.compile("[\ud800-\udfff]")
_INDEX = re.compile("[0-9]{1,3}")
_KEPT_OPEN = ("language", "consent", "confidential")  # nothing in them can be kept back


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file cannot be read: where in it, and a code with words in `words.yaml`."""

    where: str
    code: str

    @property
    def text(self) -> Text:
        """What is wrong, in the languages of drafts."""
        words: Text = table("words")["problems"][self.code]["text"]
        return words

    @property
    def to_do(self) -> Text:
        """What to do about it, in the languages of drafts."""
        words: Text = table("words")["problems"][self.code]["to_do"]
        return words

    def __str__(self) -> str:
        return f"{self.where or 'file'}: {self.text['en']}: {self.to_do['en']}"


class BadAccount(ValueError):
    """A file that is no account; `problems` holds every reason. No message quotes the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def read_account(data: bytes | str) -> Account:
    """Read an account file; raises `BadAccount`."""
    if len(data) > table("account")["bounds"]["bytes"]:
        raise BadAccount((Problem("", "too_big"),))
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        raw = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except _Twice as twice:
        raise BadAccount((Problem(shown(twice.key), "twice"),)) from None
    except (ValueError, RecursionError):
        raise BadAccount((Problem("", "not_json"),)) from None
    return account_from(raw)


def account_from(raw: Any) -> Account:
    """The account in parsed JSON; raises `BadAccount` with every problem."""
    if not isinstance(raw, dict):
        raise BadAccount((Problem("", "not_json"),))
    problems: list[Problem] = []
    version = raw.get("version")
    if isinstance(version, bool) or version != 1:
        problems.append(Problem("version", "version"))
    told = {key: value for key, value in raw.items() if key != "version"}
    kept = _Reader(problems).read(table("account")["fields"], told, "")
    if problems:
        raise BadAccount(tuple(problems))
    return account_of(kept)


def blank_account() -> Account:
    """An account in which nothing is told."""
    return account_from({"version": 1})


def shown(key: str) -> str:
    """A key as it may be repeated in a message: short, and nothing that does not print."""
    kept = "".join(char if char.isascii() and char.isprintable() else "?" for char in key)
    return kept[:40]


class _Twice(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__("twice")
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise _Twice(key)
        read[key] = value
    return read


def _no_constant(name: str) -> Any:
    raise ValueError(name)  # NaN and Infinity are no JSON


class _Reader:
    """Reads values by the rules of `account.yaml`, and notes what is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._bounds = table("account")["bounds"]

    def read(self, rule: Any, value: Any, where: str) -> Any:
        if isinstance(rule, dict):
            return self._object(rule, value, where)
        if isinstance(rule, list):
            if isinstance(rule[0], dict):
                return self._rows(rule[0], value, where)
            return self._one_of(rule, value, where)
        return _KINDS[rule](self, value, where, rule)

    def _wrong(self, where: str, code: str) -> None:
        self._problems.append(Problem(where, code))

    def _object(self, rules: Mapping[str, Any], value: Any, where: str) -> dict[str, Any]:
        given = {} if value is None else value
        if not isinstance(given, dict):
            self._wrong(where, "wrong_kind")
            given = {}
        lead = f"{where}." if where else ""
        kept = {key: self.read(rule, given.get(key), lead + key) for key, rule in rules.items()}
        for key in sorted(given.keys() - rules.keys()):
            self._wrong(lead + shown(key), "unknown_key")
        return kept

    def _list(self, value: Any, where: str, most: int) -> list[Any]:
        given = [] if value is None else value
        if not isinstance(given, list):
            self._wrong(where, "wrong_kind")
            return []
        if len(given) > most:
            self._wrong(where, "too_many")
            return []
        return given

    def _rows(self, rules: Mapping[str, Any], value: Any, where: str) -> list[Any]:
        rows = self._list(value, where, self._bounds["items"])
        return [self._object(rules, row, f"{where}.{nth}") for nth, row in enumerate(rows)]

    def text(self, value: Any, where: str, kind: str) -> str:
        given = "" if value is None else value
        if not isinstance(given, str):
            self._wrong(where, "wrong_kind")
        elif len(given) > self._bounds["text" if kind == "text" else "line"]:
            self._wrong(where, "too_big")
        elif _LONE.search(given):
            self._wrong(where, "broken_text")
        else:
            return given
        return ""

    def _one_of(self, words: list[str], value: Any, where: str) -> str:
        given = self.text(value, where, "line")
        if given and given not in words:
            self._wrong(where, "not_one_of")
        return given

    def flag(self, value: Any, where: str, _: str) -> bool | None:
        if value is None or isinstance(value, bool):
            return value
        self._wrong(where, "wrong_kind")
        return None

    def codes(self, value: Any, where: str, _: str) -> list[str]:
        given = self._list(value, where, self._bounds["items"])
        return [self.text(one, f"{where}.{nth}", "line") for nth, one in enumerate(given)]

    def uses(self, value: Any, where: str, _: str) -> dict[str, str]:
        given = {} if value is None else value
        if not isinstance(given, dict):
            self._wrong(where, "wrong_kind")
            return {}
        if len(given) > self._bounds["keys"]:
            self._wrong(where, "too_many")
            return {}
        return {key: self._use(key, given[key], where) for key in sorted(given)}

    def _use(self, key: str, value: Any, where: str) -> str:
        if len(key) > _KEY_CHARS or _LONE.search(key):
            self._wrong(f"{where}.{shown(key)}", "unknown_key")
        return self._one_of(table("account")["uses"], value, f"{where}.{shown(key)}")

    def paths(self, value: Any, where: str, _: str) -> list[str]:
        given = self._list(value, where, 10 * self._bounds["items"])
        return list(self._checked(given, where))

    def _checked(self, given: list[Any], where: str) -> Iterator[str]:
        for nth, one in enumerate(given):
            path = self.text(one, f"{where}.{nth}", "line")
            if path and not is_path(path):
                self._wrong(f"{where}.{nth}", "no_such_path")
            yield path


def is_path(path: str) -> bool:
    """Whether a path names a field, or a whole section, that a person can keep back."""
    rule: Any = table("account")["fields"]
    steps = path.split(".")
    if steps[0] in _KEPT_OPEN:
        return False
    for step in steps:
        if isinstance(rule, list) and isinstance(rule[0], dict):
            if not _INDEX.fullmatch(step):
                return False
            rule = rule[0]
        elif isinstance(rule, dict) and step in rule:
            rule = rule[step]
        else:
            return False
    return True


_KINDS: Mapping[str, Any] = {
    "line": _Reader.text,
    "text": _Reader.text,
    "date": _Reader.text,
    "code": _Reader.text,
    "flag": _Reader.flag,
    "codes": _Reader.codes,
    "uses": _Reader.uses,
    "paths": _Reader.paths,
}
