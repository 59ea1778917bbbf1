"""Endorsements: entered with a source, shown after a second person read it."""

import pytest
from django.template import Context, Template

from endreprisals.campaigns.models import Endorsement
from endreprisals.campaigns.queries.signing import endorsements
from endreprisals.campaigns.services import endorsements as service
from endreprisals.campaigns.services.endorsements import EndorsementRefused, NewEndorsement
from endreprisals.record.models import Case
from tests.build import NOON, a_state
from tests.build_campaigns import a_campaign, a_campaign_case

pytestmark = pytest.mark.django_db


def entered(**changes: object) -> Endorsement:
    a_state("FRA")
    values: dict[str, object] = {
        "campaign": a_campaign().pk, "case": None, "kind": "city", "name": "Fictown",
        "state": "FRA", "what": "honorary_citizenship", "date_edtf": "2022-10",
        "source": "https://source.example/decision",
    }  # fmt: skip
    return service.enter(NewEndorsement(**values | changes), by="account-1", at=NOON)  # type: ignore[arg-type]


def shown() -> list[str]:
    return [one.name for one in endorsements(a_campaign().pk, at=NOON)]


def test_one_is_shown_only_after_another_person_checked_it_and_until_it_is_withdrawn() -> None:
    row = entered()
    assert shown() == []
    with pytest.raises(EndorsementRefused, match="same_person"):
        service.check(row.pk, by="account-1", at=NOON)

    service.check(row.pk, by="account-2", at=NOON)
    assert shown() == ["Fictown"]
    service.withdraw(row.pk, by="account-1", at=NOON)
    assert shown() == []
    with pytest.raises(EndorsementRefused, match="withdrawn"):
        service.check(row.pk, by="account-2", at=NOON)


def test_the_same_act_twice_and_a_case_of_another_campaign_are_refused() -> None:
    entered()
    with pytest.raises(EndorsementRefused, match="twice"):
        entered()
    elsewhere = a_campaign_case(a_campaign("other-2026"))
    with pytest.raises(EndorsementRefused, match="other_campaign"):
        entered(case=elsewhere.pk)


def test_one_about_a_case_that_is_not_shown_any_more_goes_with_it() -> None:
    case = a_campaign_case(a_campaign())
    service.check(entered(case=case.pk).pk, by="account-2", at=NOON)
    assert shown() == ["Fictown"]

    Case.objects.update(withdrawn_at=NOON, withdrawn_because=Case.WithdrawnBecause.values[0])
    assert shown() == []


def test_a_page_shows_what_when_and_the_source_and_no_hostile_link() -> None:
    service.check(entered().pk, by="account-2", at=NOON)
    bad = entered(name="<b>Town</b>", source="javascript:alert(1)")
    service.check(bad.pk, by="account-2", at=NOON)
    template = Template("{% load endorsements %}{% endorsements campaign %}")
    told = template.render(Context({"campaign": a_campaign().pk}))

    assert "Fictown" in told
    assert "honorary citizenship" in told
    assert 'href="https://source.example/decision"' in told
    assert 'href="javascript' not in told
    assert "<b>Town" not in told
