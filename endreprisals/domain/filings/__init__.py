"""Filings: one account of a person, what each body still lacks of it, and drafts in its order."""

from endreprisals.domain.filings.account import Account
from endreprisals.domain.filings.check import check
from endreprisals.domain.filings.draft import Block, Draft, NotReady, draft
from endreprisals.domain.filings.export import export
from endreprisals.domain.filings.lacks import Lack
from endreprisals.domain.filings.period import limits_for
from endreprisals.domain.filings.preflight import Finding, preflight
from endreprisals.domain.filings.reading import (
    BadAccount,
    Problem,
    account_from,
    blank_account,
    read_account,
)
from endreprisals.domain.filings.specs import Field, Spec, UnknownFiling, spec, specs
from endreprisals.domain.filings.tables import DRAFTING as LANGUAGES

__all__ = [
    "LANGUAGES",
    "Account",
    "BadAccount",
    "Block",
    "Draft",
    "Field",
    "Finding",
    "Lack",
    "NotReady",
    "Problem",
    "Spec",
    "UnknownFiling",
    "account_from",
    "blank_account",
    "check",
    "draft",
    "export",
    "limits_for",
    "preflight",
    "read_account",
    "spec",
    "specs",
]
