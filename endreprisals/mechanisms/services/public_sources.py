"""What counts as a public source of a step: one web address, or one symbol of the United Nations.

Nothing stands beside it, so that no remark meant for staff goes public with it.
"""

import re
from urllib.parse import SplitResult, parse_qsl, urlsplit

from endreprisals.domain.un_symbols import normal_symbol

LONGEST = 500  # characters: the key of a source
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
# A name of a public network ends in letters: a number at the end, an IP address, is none.
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{2,59}})\.?")
# Names for networks of a house or an office: RFC 6761, 6762, 8375, ICANN 2024 (internal), and
# those that office software takes.
_WITHIN = {
    "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain",
    "localhost", "private", "test", "workgroup",
}  # fmt: skip
# What lets in whoever has the address, or says who has it.
_KEYS = re.compile(
    r"token|secret|passw|pwd|signature|sess(?:ion)?_?id|auth(?!or)|api_?key|jwt|credential|ticket"
    r"|^(?:sig|sid|key|sas|otp|resourcekey)$|^x-(?:amz|goog)-",
    re.IGNORECASE,
)


def is_public_source(text: str) -> bool:
    """Whether anybody could look it up: no address within a network, none that a key opens."""
    if len(text) > LONGEST:
        return False
    if normal_symbol(text):
        return True
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return port in (None, 80, 443) and not parts.username and _is_open(parts)


def _is_open(parts: SplitResult) -> bool:
    host = _in_letters(parts.hostname or "")
    if not _HOST.fullmatch(host) or host.rstrip(".").rpartition(".")[2] in _WITHIN:
        return False
    given = [*parse_qsl(parts.query), *parse_qsl(parts.fragment)]
    names = [*(name for name, _ in given), parts.path.partition(";")[2]]
    return not any(_KEYS.search(name) for name in names)


def _in_letters(host: str) -> str:
    """A host name as the network writes it; blank for one that it cannot."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
