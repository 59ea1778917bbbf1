"""The daily look: a case is shown only while a public source or a living consent carries it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, Campaign, CampaignCase
from endreprisals.campaigns.queries.here import case_is_shown
from endreprisals.campaigns.services.basis import problem_of, recheck
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import merge_cases
from tests.build import NOON, a_case, a_document, a_mention, a_source
from tests.build_campaigns import a_campaign, a_campaign_case, an_action

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def _with_consent(until: date, **changes: Any) -> CampaignCase:
    return a_campaign_case(
        basis=CampaignCase.Basis.CONSENT, consent_reference="binder 3", consent_until=until,
        **changes,
    )  # fmt: skip


def _with_mention() -> CampaignCase:
    case = a_case()
    a_mention(case)
    return a_campaign_case(case=case)


def test_a_case_that_a_un_document_tells_of_holds() -> None:
    row = _with_mention()

    assert recheck(at=NOON).lost == ()
    row.refresh_from_db()
    assert (row.basis_problem, row.basis_checked_on) == ("", TODAY)


def test_a_citation_of_a_un_document_is_a_public_source_too() -> None:
    from endreprisals.record.models import Citation

    case = a_case()
    source = a_source("A/HRC/48/28", document=a_document(), kind="un_document")
    Citation.objects.create(case=case, source=source)

    assert problem_of(a_campaign_case(case=case), at=NOON) == ""


def test_a_case_without_a_public_un_source_goes_and_its_actions_pause() -> None:
    row = a_campaign_case()
    about, whole = an_action(about=row), an_action()

    done = recheck(at=NOON)

    row.refresh_from_db()
    about.refresh_from_db()
    whole.refresh_from_db()
    assert row.basis_problem == "no_public_source"
    assert (about.state, whole.state) == (Action.State.PAUSED, Action.State.OPEN)
    assert (done.lost, done.paused) == ((row.case.public_id,), 1)
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert kinds == {Event.Kind.BASIS_LOST, Event.Kind.ACTION_PAUSED}


def test_looking_twice_tells_of_a_loss_once() -> None:
    a_campaign_case()
    recheck(at=NOON)
    events = Event.objects.count()

    assert recheck(at=NOON + timedelta(hours=6)).lost == ()
    assert Event.objects.count() == events


def test_a_consent_holds_on_its_last_day_and_not_after_it() -> None:
    row = _with_consent(TODAY)

    assert problem_of(row, at=NOON) == ""
    assert problem_of(row, at=NOON + timedelta(days=1)) == "consent_ended"


def test_the_last_day_ends_in_geneva_and_not_in_greenwich() -> None:
    row = _with_consent(TODAY)

    assert problem_of(row, at=NOON.replace(hour=22, minute=59)) == ""
    assert problem_of(row, at=NOON.replace(hour=23, minute=1)) == "consent_ended"


def test_a_withdrawn_case_loses_its_basis_whatever_it_stands_on() -> None:
    case = a_case(withdrawn_at=NOON, withdrawn_because="safety")
    row = _with_consent(date(2030, 1, 1), case=case)

    assert recheck(at=NOON).lost == (case.public_id,)
    row.refresh_from_db()
    assert row.basis_problem == "not_public"


def test_a_renewed_consent_brings_the_case_back_and_opens_nothing() -> None:
    row = _with_consent(TODAY - timedelta(days=1))
    action = an_action(about=row)
    recheck(at=NOON)
    CampaignCase.objects.update(consent_until=TODAY + timedelta(days=30))

    done = recheck(at=NOON)

    row.refresh_from_db()
    action.refresh_from_db()
    assert done.held_again == (row.case.public_id,)
    assert row.basis_problem == ""
    assert action.state == Action.State.PAUSED, "a person opens it again"


def test_only_chosen_cases_of_campaigns_that_are_shown_are_looked_at() -> None:
    for number, state in enumerate(Campaign.State.values):
        a_campaign_case(a_campaign(f"test-{number}", state=state))
    a_campaign_case(choice=CampaignCase.Choice.CONSIDERED)

    assert recheck(at=NOON).looked_at == 2


def test_a_consent_that_ends_after_the_campaign_takes_the_case_off_its_pages(
    client: Client,
) -> None:
    closed = a_campaign("test-2020", state=Campaign.State.CLOSED)
    row = _with_consent(TODAY - timedelta(days=1), campaign=closed)
    page = f"/en/campaigns/test-2020/cases/{row.case.public_id}/"

    assert recheck(at=NOON).lost == (row.case.public_id,)
    row.refresh_from_db()
    assert row.basis_problem == "consent_ended"
    assert client.get(page).status_code == 410


def test_a_case_that_was_joined_with_a_public_one_stays_with_the_sources_of_both() -> None:
    kept, merged = a_case(), a_case()
    a_mention(kept)
    row = a_campaign_case(case=merged)
    assert problem_of(row, at=NOON) == "no_public_source"
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="a", at=NOON)

    row = CampaignCase.objects.get()
    assert problem_of(row, at=NOON) == ""
    assert recheck(at=NOON).lost == ()
    assert case_is_shown(row, at=NOON)


@pytest.mark.parametrize("gone", ["kept", "merged"])
def test_a_joined_case_goes_with_either_of_the_two(gone: str) -> None:
    kept, merged = a_case(), a_case()
    a_mention(merged)
    row = a_campaign_case(case=merged)
    merge_cases(kept_id=kept.public_id, merged_id=merged.public_id, reason="same", by="a", at=NOON)
    which = kept if gone == "kept" else merged
    Case.objects.filter(pk=which.pk).update(withdrawn_at=NOON, withdrawn_because="safety")

    row = CampaignCase.objects.get()
    assert not case_is_shown(row, at=NOON), "before anybody has looked again"
    assert recheck(at=NOON).lost == (merged.public_id,)
    row.refresh_from_db()
    assert row.basis_problem == "not_public"


def test_the_audit_says_which_case_and_why_and_names_nobody() -> None:
    row = a_campaign_case(case=a_case(public_id="EGY-2019-001", title="Quintilia Inventata"))
    recheck(at=NOON)
    event = Event.objects.get(kind=Event.Kind.BASIS_LOST)

    assert event.target == row.case.public_id
    assert event.detail == {"campaign": "test-2026", "problem": "no_public_source"}
    assert "Quintilia" not in str(event.detail)


def test_many_cases_cost_no_more_reads_than_one(django_assert_max_num_queries: Any) -> None:
    for _ in range(5):
        _with_mention()
    with django_assert_max_num_queries(4 + 5 + 2):  # reads, one write for each case, a savepoint
        recheck(at=NOON)
