"""Tables that stand on their own: States, treaties, the Council, reports, published totals."""

from collections.abc import Callable, Mapping

from endreprisals.documents import services as documents
from endreprisals.record.services.loading.sources import readable
from endreprisals.record.services.loading.tables import Rows, Tables
from endreprisals.states import services as states

# In this order, because later tables point at earlier ones.
HOLDERS: Mapping[str, Callable[[Rows], int]] = {
    "states": states.hold_states,
    "hrc_membership": states.hold_council_terms,
    "candidacies": states.hold_candidacies,
    "treaty_status": states.hold_treaty_statuses,
    "resolutions": states.hold_resolutions,
    "resolution_cosponsors": states.hold_cosponsorships,
    "joint_statements": states.hold_joint_statements,
    "joint_statement_signatories": states.hold_signatures,
    "sg_reports": documents.hold_reports,
    "sg_report_countries": documents.hold_report_countries,
    "annual_counts": documents.hold_figures,
}


def hold_reference_tables(tables: Tables) -> int:
    """Make each of these tables of the record hold its rows; returns how many changed.

    Rows that contradict each other are kept side by side, each with its source.
    """
    return sum(hold([readable(row) for row in tables[name]]) for name, hold in HOLDERS.items())
