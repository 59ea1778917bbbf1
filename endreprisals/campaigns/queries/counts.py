"""Numbers for pages: counters as the worker last wrote them, never a count of rows."""

from dataclasses import dataclass
from datetime import datetime

from endreprisals.campaigns.models import Action, Campaign, Counter
from endreprisals.campaigns.queries.here import SHOWN, Gone, NoSuchCampaign, case_is_shown
from endreprisals.domain.campaigning.counting import COUNTS


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of one action, each way of knowing apart; ways that are zero are left out.

    `updated_at` is when the worker last looked; None before it ever did.
    """

    action: int
    number: int  # of the action, in addresses
    kind: str
    told: tuple[tuple[str, int], ...]  # (a code of COUNTS, how many), in the order of COUNTS
    updated_at: datetime | None

    def of(self, what: str) -> int:
        """How many of one way."""
        return dict(self.told).get(what, 0)


def counts_of_action(action: int) -> Counts:
    """Two queries. Raises `Action.DoesNotExist`."""
    row = Action.objects.only("pk", "number", "kind").get(pk=action)
    return _counts(row, list(Counter.objects.filter(action=action)))


def counts_of_campaign(code: str, *, at: datetime) -> tuple[Counts, ...]:
    """Every action of a campaign that is shown, by its number. Raises `NoSuchCampaign`, `Gone`."""
    campaign = Campaign.objects.filter(code=code).first()
    if campaign is not None and campaign.state == Campaign.State.WITHDRAWN:
        raise Gone(code)
    if campaign is None or campaign.state not in SHOWN:
        raise NoSuchCampaign(code)
    actions = campaign.actions.exclude(state=Action.State.DRAFT).order_by("number")
    shown = [one for one in actions.select_related("about__case") if _is_shown(one, at)]
    counters = Counter.objects.filter(action__campaign=campaign)
    by_action: dict[int, list[Counter]] = {}
    for counter in counters:
        by_action.setdefault(counter.action_id, []).append(counter)
    return tuple(_counts(one, by_action.get(one.pk, [])) for one in shown)


def _is_shown(action: Action, at: datetime) -> bool:
    return action.about is None or case_is_shown(action.about, at=at)


def _counts(action: Action, counters: list[Counter]) -> Counts:
    numbers = {one.what: one.number for one in counters}
    told = tuple((what, numbers[what]) for what in COUNTS if numbers.get(what))
    when = max((one.updated_at for one in counters), default=None)
    return Counts(action.pk, action.number, action.kind, told, when)
