"""States, what is true of them apart from any case, and what they said."""

from endreprisals.states.models.council import Candidacy, CouncilTerm
from endreprisals.states.models.offices import Mailbox, Office
from endreprisals.states.models.resolutions import (
    Cosponsorship,
    JointStatement,
    JointStatementSignature,
    Resolution,
)
from endreprisals.states.models.statements import (
    ClosedSession,
    CountryRaise,
    Statement,
    StatementState,
    StatementVersion,
)
from endreprisals.states.models.states import State, TreatyStatus

__all__ = [
    "Candidacy",
    "ClosedSession",
    "Cosponsorship",
    "CouncilTerm",
    "CountryRaise",
    "JointStatement",
    "JointStatementSignature",
    "Mailbox",
    "Office",
    "Resolution",
    "State",
    "Statement",
    "StatementState",
    "StatementVersion",
    "TreatyStatus",
]
