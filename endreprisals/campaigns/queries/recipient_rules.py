"""Which States rules choose for a letter action, before anything is saved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from endreprisals.campaigns.models import Action, Recipient
from endreprisals.campaigns.queries.recipients import mail_of, states_concerned
from endreprisals.domain.campaigning.recipients import Rule, Standing, choose
from endreprisals.record.raises import raises
from endreprisals.states.models import Cosponsorship, JointStatementSignature, Office, State

GENEVA_CITY = "Geneva"


@dataclass(frozen=True, slots=True)
class Offered:
    """A State that rules choose, with its mission in Geneva where we know one."""

    state: str  # ISO3
    office: Office | None
    mail: str  # campaigns.queries.recipients: live, digest_only, none
    rule: str
    evidence: str
    standing: str  # new; listed; known_now: listed without an office until now; removed
    removed_because: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be saved."""

    offered: tuple[Offered, ...]
    left_out: tuple[str, ...]  # States that rules would choose, were they not States of a case

    @property
    def without_office(self) -> int:
        """How many of them have no office that we know."""
        return sum(one.office is None for one in self.offered)


def preview(action: Action, rules: Sequence[Rule], *, every: bool = False) -> Preview:
    """The States that rules choose for an action, with what the record says of each.

    Raises `UnknownRule`. A fixed number of queries.
    """
    world = standings()
    concerned = states_concerned(action)
    chosen = choose(rules, world, state_of_case=concerned, every=every)
    everybody = choose(rules, world, state_of_case=(), every=every)
    missions = missions_of(one.state for one in chosen)
    known = _known(action)
    return Preview(
        offered=tuple(
            _offered(one.state, one.rule, one.evidence, missions.get(one.state), known)
            for one in chosen
        ),
        left_out=tuple(one.state for one in everybody if one.state in concerned),
    )


def standings() -> tuple[Standing, ...]:
    """What every State of the list has done, as the record knows it."""
    sponsored: dict[str, set[str]] = defaultdict(set)
    for state, resolution in Cosponsorship.objects.order_by().values_list("state_id", "resolution"):
        sponsored[state].add(resolution)
    signed: dict[str, set[str]] = defaultdict(set)
    rows = JointStatementSignature.objects.order_by()
    for state, year, forum in rows.values_list("state_id", "year", "forum"):
        signed[state].add(f"{year} {forum}")
    said = raises()
    return tuple(
        Standing(
            state,
            group,
            cosponsored=frozenset(sponsored[state]),
            signed=frozenset(signed[state]),
            spoke=state in said.statements_of,
            raised=said.named.get(state, frozenset()),
        )
        for state, group in State.objects.order_by("iso3").values_list("iso3", "regional_group")
    )


def missions_of(states: Iterable[str]) -> Mapping[str, Office]:
    """The permanent mission of each State that is written to: the one in Geneva where it has one.

    Only missions: an embassy or a ministry is added by hand, by somebody who knows why.
    """
    rows = Office.objects.filter(
        state__in=list(states), kind=Office.Kind.MISSION, ended_on=None
    ).select_related("mailbox")
    found: dict[str, Office] = {}
    for office in sorted(rows, key=lambda one: (one.city != GENEVA_CITY, one.code)):
        found.setdefault(office.state_id or "", office)
    return found


def _offered(
    state: str, rule: str, evidence: str, office: Office | None, known: Mapping[str, Recipient]
) -> Offered:
    row = known.get(state)
    standing = "new" if row is None else _standing(row, office)
    because = row.removed_because if row is not None and standing == "removed" else ""
    return Offered(state, office, mail_of(office), rule, evidence, standing, because)


def _standing(row: Recipient, office: Office | None) -> str:
    if row.removed_at is not None:
        return "removed"
    return "known_now" if row.office_id is None and office is not None else "listed"


def _known(action: Action) -> dict[str, Recipient]:
    """The row that says most of each State: one that stands there before one that was taken off."""
    rows = action.recipients.exclude(state=None)
    found: dict[str, Recipient] = {}
    for row in sorted(rows, key=lambda one: (one.removed_at is not None, one.pk)):
        found.setdefault(row.state_id or "", row)
    return found
