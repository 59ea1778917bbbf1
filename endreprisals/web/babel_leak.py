"""Keep month names in their own language: a workaround for a fault in Babel 2.15 to 2.18.

Locales share data through aliases ("the stand-alone months are the format months"). From 2.15
on, Babel writes a resolved alias back into the shared data, so the first language asked for
leaves its words there, and afterwards French stand-alone months are Chinese
(python-babel/babel issue 1234). Here the resolved value is handed out and nothing is written.
Remove this file when a released Babel passes tests/web/test_babel_leak.py without it.
"""

from typing import Any

from babel import localedata


def resolved(data: localedata.LocaleDataDict, key: str | int | None) -> Any:
    """One value of a locale, its aliases followed, leaving the stored data as it was."""
    value = data._data[key]  # noqa: SLF001 -- the fault is in how this private dict is used
    if isinstance(value, localedata.Alias):
        value = value.resolve(data.base)
    if isinstance(value, tuple):
        alias, own = value
        value = alias.resolve(data.base).copy()
        localedata.merge(value, own)
    return localedata.LocaleDataDict(value, base=data.base) if isinstance(value, dict) else value


def stop() -> None:
    """Put the reading that writes nothing in the place of Babel's own."""
    localedata.LocaleDataDict.__getitem__ = resolved  # type: ignore[method-assign]
