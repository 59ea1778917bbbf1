"""Loading the campaigns of the data set: all or nothing, and the same files again change nothing.

What the desk decided since is never undone: a campaign or a case that was withdrawn stays so, and
words that a person entered or read stay as that person left them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Manager, Model

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Recipient, Text
from endreprisals.campaigns.services.campaign_files import (
    COSPONSORSHIPS,
    PlannedCampaign,
    PlannedCase,
    PlannedText,
    Slip,
    read_campaign,
)
from endreprisals.record.models import Case
from endreprisals.states.models import Cosponsorship

YAML = ".yaml"
M = TypeVar("M", bound=Model)


class CampaignsRefused(Exception):
    """Files that cannot be loaded; `problems` holds every slip. Nothing was changed."""

    def __init__(self, problems: Sequence[Slip]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems; nothing was changed")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files hold, and whether anything here changed."""

    campaigns: int
    cases: int
    asked: int
    changed: int


def load_campaigns(files: Mapping[str, bytes], *, by: str, at: datetime) -> Loaded:
    """Load every campaign of these files, by file name. Raises `CampaignsRefused`."""
    planned, slips = [], []
    for name, content in sorted(files.items()):
        if not name.endswith(YAML):
            slips.append(Slip(name, "it is no campaign", "give each campaign a .yaml file"))
            continue
        plan, found = read_campaign(name, content)
        slips += found
        if plan:
            planned.append(plan)
    with transaction.atomic():
        cases = _cases(planned)
        slips += _slips_between(planned, cases)
        if slips:
            raise CampaignsRefused(slips)
        changes = [_hold(plan, cases, by=by, at=at) for plan in planned]
    return Loaded(
        campaigns=len(planned),
        cases=sum(len(plan.cases) for plan in planned),
        asked=Recipient.objects.filter(
            action__campaign__code__in=[plan.code for plan in planned],
            how=Recipient.How.SHIPPED,
            removed_at=None,
        ).count(),
        changed=sum(changes),
    )


def _cases(planned: Iterable[PlannedCampaign]) -> dict[str, Case]:
    wanted = {one.case for plan in planned for one in plan.cases}
    return Case.objects.in_bulk(wanted, field_name="public_id")


def _slips_between(planned: Sequence[PlannedCampaign], cases: Mapping[str, Case]) -> Iterator[Slip]:
    """What only the other files or the database can tell."""
    own = set(Campaign.objects.filter(shipped=False).values_list("code", flat=True))
    for at, plan in enumerate(planned):
        if plan.code in own:
            advice = "give this one another code: the desk plans that campaign"
            yield Slip(f"{plan.file}:code", f"{plan.code} is a campaign of the desk", advice)
        if plan.code in {other.code for other in planned[:at]}:
            yield Slip(f"{plan.file}:code", f"{plan.code} stands in two files", "drop one")
        yield from _slips_in(plan, cases)


def _slips_in(plan: PlannedCampaign, cases: Mapping[str, Case]) -> Iterator[Slip]:
    ids = [one.case for one in plan.cases]
    for at, public_id in enumerate(ids):
        where = f"{plan.file}:cases[{at + 1}].case"
        if public_id not in cases:
            yield Slip(where, f"the record has no case {public_id!r}", "load the record first")
        elif cases[public_id].published_at is None:
            yield Slip(where, f"{public_id} is not public", "publish it first, or leave it out")
        if public_id in ids[:at]:
            yield Slip(where, f"{public_id} stands there already", "drop one")
    numbers = [one.number for one in plan.actions]
    if len(set(numbers)) < len(numbers):
        yield Slip(f"{plan.file}:actions", "a number stands there twice", "number them anew")


def _hold(plan: PlannedCampaign, cases: Mapping[str, Case], *, by: str, at: datetime) -> bool:
    """Make one campaign true to its file; says whether anything changed."""
    entered = {"entered_by": by, "entered_at": at}
    campaign, changed = _held_campaign(plan, entered)
    texts: list[tuple[CampaignCase | None, Action | None, PlannedText]]
    texts = [(None, None, text) for text in plan.texts]
    for position, planned in enumerate(plan.cases, start=1):
        row, new = _held_case(campaign, planned, cases[planned.case], position, entered)
        changed |= new
        texts += [(row, None, text) for text in planned.texts]
    for one in plan.actions:
        values: dict[str, Any] = {"kind": one.kind, "state": Action.State.CLOSED}
        action, new = _held(Action, {"campaign": campaign, "number": one.number}, values, entered)
        changed |= new
        texts += [(None, action, text) for text in one.texts]
        if one.recipients == COSPONSORSHIPS:
            changed |= _hold_cosponsors(action, by=by, at=at)
    for case, of, text in texts:
        changed |= _hold_text(campaign, case, of, text, entered)
    if changed:
        audit(Event.Kind.CAMPAIGN_LOADED, actor=by, at=at, target=plan.code, cases=len(plan.cases))
    return changed


def _held_campaign(plan: PlannedCampaign, entered: Mapping[str, Any]) -> tuple[Campaign, bool]:
    values: dict[str, Any] = {
        "year": plan.year,
        "session": plan.session,
        "debate_on": plan.debate_on,
        "opens_on": plan.opens_on,
        "closes_on": plan.closes_on,
        "languages": list(plan.languages),
        "shipped": True,
    }
    before = Campaign.objects.filter(code=plan.code).first()
    if before is None or before.state != Campaign.State.WITHDRAWN:
        values["state"] = plan.state
    return _held(Campaign, {"code": plan.code}, values, entered)


def _held_case(
    campaign: Campaign, planned: PlannedCase, case: Case, position: int, entered: Mapping[str, Any]
) -> tuple[CampaignCase, bool]:
    key = {"campaign": campaign, "case": case}
    values: dict[str, Any] = {"position": position}
    if not CampaignCase.objects.filter(**key).exists():
        # Later, whether it is shown and on which basis is for the desk to say.
        values |= {"choice": CampaignCase.Choice.CHOSEN, "basis": planned.basis}
    return _held(CampaignCase, key, values, entered)


def _hold_cosponsors(action: Action, *, by: str, at: datetime) -> bool:
    """Put every State that a source lists as co-sponsor on the list; none is ever put back."""
    sources: dict[str, str] = {}
    rows = Cosponsorship.objects.order_by("state_id", "pk")
    for state, resolution, source in rows.values_list("state_id", "resolution", "source"):
        sources.setdefault(state, f"{resolution}; {source}"[:300])
    known = set(action.recipients.values_list("state_id", flat=True))
    new = [
        Recipient(
            action=action,
            state_id=state,
            how=Recipient.How.SHIPPED,
            rule="cosponsored",
            evidence=evidence,
            added_by=by,
            added_at=at,
        )
        for state, evidence in sources.items()
        if state not in known
    ]
    Recipient.objects.bulk_create(new)
    return bool(new)


def _hold_text(
    campaign: Campaign,
    case: CampaignCase | None,
    action: Action | None,
    text: PlannedText,
    entered: Mapping[str, Any],
) -> bool:
    key = {
        "campaign": campaign,
        "case": case,
        "action": action,
        "part": text.part,
        "language": text.language,
    }
    before = Text.objects.filter(**key).first()
    words = (text.heading, text.body)
    if before and ((before.heading, before.body) == words or not _is_ours(before, entered)):
        return False
    if before is None:
        Text.objects.create(
            **key, heading=words[0], body=words[1], state=Text.State.UNREVIEWED, **entered
        )
        return True
    before.heading, before.body = words
    before.state, before.checked_by, before.checked_at = Text.State.UNREVIEWED, "", None
    before.revision += 1
    before.entered_at = entered["entered_at"]
    before.save()
    return True


def _is_ours(text: Text, entered: Mapping[str, Any]) -> bool:
    """Whether a file wrote these words, and no person has touched them since."""
    return text.entered_by == entered["entered_by"] and not text.checked_by


def _held(
    model: type[M], key: Mapping[str, Any], values: Mapping[str, Any], entered: Mapping[str, Any]
) -> tuple[M, bool]:
    """The row with this key and these values, and whether it had to be made or changed."""
    rows_of: Manager[M] = model._meta.default_manager  # type: ignore[assignment]
    row = rows_of.filter(**key).first()
    if row is None:
        return rows_of.create(**key, **values, **entered), True
    wrong = [name for name, value in values.items() if getattr(row, name) != value]
    for name in wrong:
        setattr(row, name, values[name])
    if wrong:
        row.save(update_fields=wrong)
    return row, bool(wrong)
