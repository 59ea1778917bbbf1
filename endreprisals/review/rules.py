"""Which version of the reading rules is in force: a short hash over the rules themselves."""

import hashlib
from functools import cache
from importlib import resources


@cache
def rules_version() -> str:
    """The same for the same rules, another one as soon as a rule or a word list changes."""
    folder = resources.files("endreprisals.domain.sg_report")
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith((".py", ".toml"))),
        key=lambda entry: entry.name,
    )
    digest = hashlib.sha256()
    for entry in files:
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:12]
