"""Every published total beside our own number of the shipped record, each with its comparison."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from endreprisals.domain.analysis.figure import Figure
from endreprisals.domain.analysis.published import published_figures
from endreprisals.observatory.rows import read_rows
from endreprisals.record.services.loading import load_data
from tests.build import NOON
from tests.record.loading_world import shipped_files

# Total, as published, ours, and how they compare. A row of the table without one here fails.
EXPECTED = [
    ("countries:2016", 20, 2, "differs:partial_record"),
    ("average_countries_before:2017", 15, 4, "differs:partial_list"),
    ("countries:2017", 29, 29, "same"),
    ("hrc_members_cited:2017", 11, 9, "differs:sources_conflict"),
    ("hrc_members_cited:2017", 9, 9, "same"),
    ("previous_maximum_countries:2017", 20, 10, "differs:partial_list"),
    ("countries:2018", 38, 33, "differs:partial_list"),
    ("countries_followup:2018", 19, 10, "differs:partial_list"),
    ("countries_new:2018", 29, 29, "same"),
    ("mena_cases:2018", 23, 12, "differs:partial_record"),
    ("countries:2019", 50, 21, "differs:partial_list"),
    ("countries_new:2019", 38, 12, "differs:partial_list"),
    ("mena_countries_new:2019", 12, 12, "same"),
    ("cases_named_since_2010:2010/2020", 473, 75, "differs:partial_record"),
    ("cases_since_2010:2010/2020", 709, 88, "differs:partial_record"),
    ("cases_unnamed_since_2010:2010/2020", 236, 13, "differs:partial_record"),
    ("countries_since_2010:2010/2020", 76, 61, "differs:partial_list"),
    ("reports_since_2010:2010/2020", 11, 11, "same"),
    ("countries:2020", 45, 45, "same"),
    ("countries:2020", 40, 45, "differs:sources_conflict"),
    ("incidents_addressed_by_hrc_president:2020", 3, None, "cannot:partial_record"),
    (
        "states_addressed_by_special_procedures_followup:2020",
        12, None, "cannot:not_matched_to_reports",
    ),
    ("states_addressed_by_special_procedures_new:2020", 21, None, "cannot:not_matched_to_reports"),
    ("states_addressed_by_treaty_bodies:2020", 8, 2, "differs:partial_record"),
    ("upr_states_reviewed:2020", 42, None, "cannot:not_coded"),
    ("upr_states_with_reprisal_recommendations:2020", 2, None, "cannot:not_matched_to_reports"),
    ("viet_nam_cases:2020", 16, 5, "differs:partial_record"),
    ("countries:2021", 45, 45, "same"),
    ("countries:2021", 42, 45, "differs:sources_conflict"),
    ("individuals:2021", 240, 19, "differs:partial_record"),
    ("individuals_detained:2021", 50, 7, "differs:partial_record"),
    ("latin_american_countries:2021", 6, 6, "same"),
    ("sp_communications_new:2021", 13, None, "cannot:not_matched_to_reports"),
    (
        "states_addressed_by_special_procedures_followup:2021",
        17, None, "cannot:not_matched_to_reports",
    ),
    ("states_addressed_by_special_procedures_new:2021", 9, None, "cannot:not_matched_to_reports"),
    ("states_addressed_by_treaty_bodies:2021", 4, 1, "differs:partial_record"),
    ("cases:2022", 350, 15, "differs:partial_record"),
    ("countries:2022", 42, 42, "same"),
    ("hrc_members_cited:2022", 12, 12, "same"),
    ("share_countries_anonymous:2022", 0.33, None, "cannot:not_coded"),
    ("states_raising_cases_at_hrc:2022", 8, 8, "same"),
    ("countries:2023", 40, 16, "differs:partial_list"),
    ("individuals:2023", 220, 5, "differs:partial_record"),
    ("organisations:2023", 25, 0, "differs:partial_record"),
    ("share_countries_anonymous:2023", 0.67, None, "cannot:not_coded"),
    ("share_countries_restrictive_laws:2023", 0.45, None, "cannot:partial_record"),
    ("states_raising_cases_at_hrc:2023", 13, 6, "differs:ledger_incomplete"),
    ("countries:2024", 32, 8, "differs:partial_list"),
    ("countries_with_cases_raised:2024", 10, 3, "differs:ledger_incomplete"),
    ("hrc_members_cited:2024", 10, 4, "differs:partial_list"),
    ("individuals_followup:2024", 111, None, "cannot:annex_not_known"),
    ("individuals_new:2024", 150, None, "cannot:annex_not_known"),
    ("individuals_withheld:2024", 32, None, "cannot:withheld"),
    ("states_raising_cases_at_hrc:2024", 11, None, "cannot:ledger_incomplete"),
    ("states_withheld:2024", 6, None, "cannot:withheld"),
    ("young_people_affected:2024", 20, None, "cannot:not_coded"),
    ("countries:2025", 32, 1, "differs:partial_record"),
    ("countries_with_cases_raised:2025", 15, 11, "differs:ledger_incomplete"),
    ("hrc_members_cited:2025", 10, 0, "differs:partial_record"),
    ("states_raising_cases_at_hrc:2025", 11, 9, "differs:ledger_incomplete"),
]  # fmt: skip


@pytest.fixture(scope="module")
def _made_of_shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Figure]:
    """The figure of the shipped tables, loaded once for this file and taken back after."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_data(shipped_files(), actor="test", at=NOON)
        yield published_figures(read_rows())
        transaction.set_rollback(True)


@pytest.fixture
def figure(_made_of_shipped: Figure, db: None) -> Figure:
    return _made_of_shipped


def test_every_published_total_compares_as_is_written_here(figure: Figure) -> None:
    pairs = zip(figure.values[::2], figure.values[1::2], strict=True)
    found = [(told.key, told.value, own.value, own.marks[-1]) for told, own in pairs]

    assert sorted(found, key=str) == sorted(EXPECTED, key=str)


def test_totals_that_agree_differ_and_cannot_be_counted_are_all_sixty(figure: Figure) -> None:
    marks = [mark.partition(":")[0] for *_, mark in EXPECTED]
    counts = {kind: marks.count(kind) for kind in ("same", "differs", "cannot")}

    assert figure.says[0].args == counts
    assert sum(counts.values()) == 60
