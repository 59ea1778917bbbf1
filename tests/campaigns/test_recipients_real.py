"""The shipped record: who co-sponsored, who spoke, and the States of the five cases of 2022."""

import pytest

from endreprisals.campaigns.queries.recipient_rules import preview
from endreprisals.campaigns.services import recipients as services
from endreprisals.domain.campaigning.recipients import Rule
from endreprisals.record.models import Case
from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.build_campaigns import a_campaign, a_campaign_case, an_action
from tests.record.loading_world import shipped_files

pytestmark = pytest.mark.django_db
FIVE = {"BHR", "BLR", "BDI", "CHN", "EGY"}


def test_rules_over_the_shipped_record_choose_the_missions_of_2022() -> None:
    load_data(shipped_files(), actor="test", at=NOON)
    campaign = a_campaign()
    for state in sorted(FIVE):
        case = Case.objects.public().filter(state=state).order_by("public_id")[0]
        a_campaign_case(campaign, case)
    action = an_action(campaign=campaign)

    def states(*rules: Rule, every: bool = False) -> set[str]:
        return {one.state for one in preview(action, rules, every=every).offered}

    sponsors = states(Rule("cosponsored"))
    assert len(sponsors) == 76
    assert not sponsors & FIVE
    spoke = states(Rule("spoke"))
    assert {"BEL", "DEU", "DNK", "LIE", "LUX", "NLD", "NAM"} <= spoke
    assert not spoke & FIVE
    assert not states(Rule("never_spoke")) & (spoke | FIVE)
    both = states(Rule("cosponsored"), Rule("spoke"), every=True)
    assert both == sponsors & spoke
    assert not states(Rule("list", " ".join(FIVE), "the five"))
    signed = states(Rule("signed"))
    assert len(signed) == 80

    saved = services.add_by_rules(
        action.pk, [Rule("cosponsored")], sponsors, by="account-1", at=NOON
    )
    assert saved == 76
    assert action.recipients.filter(office=None).count() == 76, "no address is invented"
