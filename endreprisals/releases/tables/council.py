"""The tables of the Council and of what States joined: terms, candidacies, resolutions, lists."""

from collections.abc import Iterable

from endreprisals.record.files.tables import Column, Table
from endreprisals.states.models import (
    Candidacy,
    Cosponsorship,
    CouncilTerm,
    JointStatement,
    JointStatementSignature,
    Resolution,
)

ISO3 = "ISO 3166-1 alpha-3"
T, A, R = Column[CouncilTerm], Column[Candidacy], Column[Resolution]
C, J, G = Column[Cosponsorship], Column[JointStatement], Column[JointStatementSignature]


def term_rows() -> Iterable[CouncilTerm]:
    """Every term in the Council. One query."""
    return CouncilTerm.objects.order_by("state_id", "from_date").iterator()


def candidacy_rows() -> Iterable[Candidacy]:
    """Every candidacy. One query."""
    return Candidacy.objects.order_by("year", "state_id").iterator()


def resolution_rows() -> Iterable[Resolution]:
    """Every resolution. One query."""
    return Resolution.objects.order_by("symbol").iterator()


def cosponsorship_rows() -> Iterable[Cosponsorship]:
    """Every entry of a list of co-sponsors. One query."""
    return Cosponsorship.objects.order_by("state_id", "resolution", "source").iterator()


def joint_rows() -> Iterable[JointStatement]:
    """Every joint statement. One query."""
    return JointStatement.objects.order_by("year", "forum", "pk").iterator()


def signature_rows() -> Iterable[JointStatementSignature]:
    """Every State on a list of those who joined. One query."""
    order = ("year", "forum", "state_id", "source")
    return JointStatementSignature.objects.order_by(*order).iterator()


COUNCIL_TERMS = Table(
    name="council_terms",
    title="Terms in the Human Rights Council",
    description="One row for each term of membership. Compiled from recall and checked against "
    "the size of the Council in every year.",
    key=("state", "from_date"),
    references={"state": ("states", "iso3")},
    columns=(
        T("state", "text", "The member.", lambda t: t.state_id, unit=ISO3),
        T("from_date", "day", "First day of the term.", lambda t: t.from_date),
        T("to_date", "day", "Last day of the term.", lambda t: t.to_date),
        T("elected_year", "integer", "Year of the election.", lambda t: t.elected_year,
          unit="year"),
        T("confidence", "text", "How sure the record is.", lambda t: t.confidence,
          vocabulary="confidence"),
        T("note", "text", "What users should know.", lambda t: t.note),
        T("source", "text", "Where this was read.", lambda t: t.source),
    ),
)  # fmt: skip

CANDIDACIES = Table(
    name="candidacies",
    title="Candidacies for the Human Rights Council",
    description="One row for each State that stood in an election, as far as is known.",
    key=("state", "year"),
    references={"state": ("states", "iso3")},
    columns=(
        A("state", "text", "The candidate.", lambda a: a.state_id, unit=ISO3),
        A("year", "integer", "Year of the election.", lambda a: a.year, unit="year"),
        A("result", "text", "What came of it.", lambda a: a.result,
          vocabulary="candidacy_results"),
        A("confidence", "text", "How sure the record is.", lambda a: a.confidence,
          vocabulary="confidence"),
        A("note", "text", "What users should know.", lambda a: a.note),
        A("source", "text", "Where this was read.", lambda a: a.source),
    ),
)  # fmt: skip

RESOLUTIONS = Table(
    name="resolutions",
    title="Resolutions",
    description="One row for each resolution on cooperation with the United Nations.",
    key=("symbol",),
    references={},
    columns=(
        R("symbol", "text", "Symbol of the resolution.", lambda r: r.symbol),
        R("title", "text", "Title.", lambda r: r.title),
        R("date", "edtf", "When it was adopted.", lambda r: r.date, unit="EDTF"),
        R("adopted", "text", "How it was adopted.", lambda r: r.adopted,
          vocabulary="adoption_modes"),
        R("in_favour", "integer", "Votes in favour.", lambda r: r.in_favour),
        R("against", "integer", "Votes against.", lambda r: r.against),
        R("abstentions", "integer", "Abstentions.", lambda r: r.abstentions),
        R("note", "text", "What users should know.", lambda r: r.note),
        R("confidence", "text", "How sure the source is.", lambda r: r.confidence),
        R("source", "text", "Where this was read.", lambda r: r.source),
    ),
)  # fmt: skip

COSPONSORSHIPS = Table(
    name="cosponsorships",
    title="Co-sponsors",
    description="One row for each State that a source lists as a co-sponsor.",
    key=("state", "resolution", "source"),
    references={"state": ("states", "iso3")},
    columns=(
        C("state", "text", "The State.", lambda c: c.state_id, unit=ISO3),
        C("name_in_source", "text", "As the source writes it.", lambda c: c.name_in_source),
        C("resolution", "text", "Which resolution, as far as the source says.",
          lambda c: c.resolution),
        C("note", "text", "What users should know.", lambda c: c.note),
        C("source", "text", "Where this was read.", lambda c: c.source),
    ),
)  # fmt: skip

JOINT_STATEMENTS = Table(
    name="joint_statements",
    title="Joint statements",
    description="One row for each statement on reprisals that one State made for many.",
    key=("year", "forum"),
    references={},
    columns=(
        J("year", "integer", "Year.", lambda j: j.year, unit="year"),
        J("forum", "text", "Where, as the source writes it.", lambda j: j.forum),
        J("date", "edtf", "When, where known.", lambda j: j.date, unit="EDTF"),
        J("leads", "list", "States that led it.",
          lambda j: tuple(filter(None, (j.lead_id, j.second_lead_id))), unit=ISO3),
        J("states_count", "integer", "Number of States, as a source gives it.",
          lambda j: j.states_count),
        J("note", "text", "What users should know.", lambda j: j.note),
        J("source", "text", "Where this was read.", lambda j: j.source),
    ),
)  # fmt: skip

JOINT_SIGNATURES = Table(
    name="joint_signatures",
    title="States that joined",
    description="One row for each State on a published list of those who joined a statement.",
    key=("year", "forum", "state", "source"),
    references={"state": ("states", "iso3")},
    columns=(
        G("year", "integer", "Year of the statement.", lambda g: g.year, unit="year"),
        G("forum", "text", "Where it was made.", lambda g: g.forum),
        G("state", "text", "The State.", lambda g: g.state_id, unit=ISO3),
        G("name_in_source", "text", "As the source writes it.", lambda g: g.name_in_source),
        G("source", "text", "Where this was read.", lambda g: g.source),
    ),
)  # fmt: skip
