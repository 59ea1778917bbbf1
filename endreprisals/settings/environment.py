"""Typed readers of environment variables. A wrong value stops the start, saying what is allowed."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def flag(name: str, *, default: bool) -> bool:
    """`NAME=yes|no`; anything else is refused."""
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return FLAGS[value.lower()]
    except KeyError:
        raise ImproperlyConfigured(
            f"{name}={value!r}: not a yes or no. Set it to one of {', '.join(FLAGS)}."
        ) from None


def words(name: str, *, default: str) -> list[str]:
    """`NAME=one,two`; blanks around the commas do not count."""
    return [word for item in os.environ.get(name, default).split(",") if (word := item.strip())]


def whole_number(name: str, *, default: int, least: int, most: int) -> int:
    """`NAME=587`; anything but a whole number between the two is refused."""
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name}={value!r}: set it to a number from {least} to {most}.")
    return int(value)


def folder(name: str, *, default: Path) -> Path:
    """`NAME=/some/folder`; made when it does not exist."""
    path = Path(os.environ.get(name) or default)
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret(name: str, *, default: str | None = None) -> str:
    """A value that must be set, straight or through a file named by `NAME_FILE`."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    value = os.environ.get(name) or default
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it, or {name}_FILE to a file with it.")
    return value
