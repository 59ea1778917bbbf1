"""What one statement of a State says, as plain values: to be entered, compared, kept as a version.

Nothing here is changed in the database; `statements` does that.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from endreprisals.record.models import Raise
from endreprisals.record.queries.joined import of_kept
from endreprisals.states.models import Statement


@dataclass(frozen=True, slots=True)
class MadeFor:
    """A State for which the statement was made: named by a source, or a member of the group."""

    state: str  # ISO 3166-1 alpha-3
    basis: str  # StatementState.Basis
    note: str = ""


@dataclass(frozen=True, slots=True)
class RaisedCase:
    """A case that the statement named. `how` is a code of the vocabulary raise_kinds."""

    case_id: str  # public id
    how: str


@dataclass(frozen=True, slots=True)
class RaisedCountry:
    """A country that it spoke about; `about` is in our own words, with nobody's name."""

    state: str
    how: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """All that is entered of a statement. The date is EDTF; blank text is not known."""

    forum: str
    date: str
    speaker: str = ""
    on_behalf_of: str = ""  # code of a group of States
    made_for: tuple[MadeFor, ...] = ()
    cases: tuple[RaisedCase, ...] = ()
    countries: tuple[RaisedCountry, ...] = ()
    text_url: str = ""  # where its own words can be read
    source: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values for the database."""
        return asdict(self)


def spoken_of_json(kept: Mapping[str, Any]) -> Spoken:
    """What `as_json` wrote."""
    rows = {
        "made_for": tuple(MadeFor(**row) for row in kept["made_for"]),
        "cases": tuple(RaisedCase(**row) for row in kept["cases"]),
        "countries": tuple(RaisedCountry(**row) for row in kept["countries"]),
    }
    return Spoken(**{**kept, **rows})


def spoken_of(statement: Statement) -> Spoken:
    """What a statement says now. Four queries. A case joined with another is the one shown."""
    raises = Raise.objects.filter(statement=statement).annotate(shown=of_kept("case", "public_id"))
    hows = dict(raises.order_by("-pk").values_list("shown", "how"))  # the first of a joined pair
    return Spoken(
        forum=statement.forum,
        date=statement.date_edtf,
        speaker=statement.speaker_id or "",
        on_behalf_of=statement.on_behalf_of,
        made_for=tuple(
            MadeFor(row.state_id, row.basis, row.note) for row in statement.made_for.all()
        ),
        cases=tuple(RaisedCase(*row) for row in sorted(hows.items())),
        countries=tuple(
            RaisedCountry(row.state_id, row.how, row.about) for row in statement.countries.all()
        ),
        text_url=statement.text_url,
        source=statement.source,
        note=statement.note,
    )
