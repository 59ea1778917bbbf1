"""Tables of names and letters, one TOML file each, that people who do not program can review."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, str]:
    """One table as a mapping of strings. Read once; the caller must not change it."""
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["rows"])
