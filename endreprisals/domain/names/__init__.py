"""Names of persons in many scripts: how a name is found however it is spelled."""

from endreprisals.domain.names.keys import block_keys, exact_key, latin_forms
from endreprisals.domain.names.matching import (
    MERGE_PROPOSAL,
    SHOWN_AS_VARIANT,
    Match,
    MatchKind,
    explain,
    similarity,
)

__all__ = [
    "MERGE_PROPOSAL",
    "SHOWN_AS_VARIANT",
    "Match",
    "MatchKind",
    "block_keys",
    "exact_key",
    "explain",
    "latin_forms",
    "similarity",
]
