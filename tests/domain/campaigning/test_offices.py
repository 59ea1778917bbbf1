"""Offices: no person in their names, codes that say what they are, and the age of what is known."""

from datetime import date, timedelta

import pytest

from endreprisals.domain.campaigning.offices import is_stale, office_code, person_in_office

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("H.E. Testa Fictiva", "H.E."),
        ("S. E. M. Fictivus", "S. E."),
        ("Embassy, attn. Mr Fictivus", "Mr"),
        ("Mme. Fictiva, Mission permanente", "Mme."),
        ("Mission permanente, M. Fictivus", "M."),
        ("Ambassador Fictivus", "Ambassador Fictivus"),
        ("Minister Testa Fictiva", "Minister Testa"),
        ("张先生", "先生"),
        ("г-н Фиктивус", "г-н"),
    ],
)
def test_a_person_in_the_name_of_an_office_is_found(name: str, found: str) -> None:
    assert person_in_office(name) == found


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Permanent Mission of Germany to the United Nations Office at Geneva",
        "Minister for Foreign Affairs",
        "Ministre des Affaires étrangères",
        "High Representative of the Union for Foreign Affairs",
        "Ambassador Extraordinary and Plenipotentiary",
        "Secretary General",
        "28c Chemin du Petit-Saconnex\n1209 Geneva",
        "Rue de Madrid 4",
    ],
)
def test_the_holder_of_an_office_is_no_person(name: str) -> None:
    assert person_in_office(name) is None


def test_a_code_says_whose_and_where() -> None:
    assert office_code("permanent_mission", "deu", "Geneva") == "DEU-mission-geneva"
    assert office_code("embassy", "FRA", "Bern (Köniz)") == "FRA-embassy-bern-koniz"
    assert office_code("foreign_ministry", "FRA", "") == "FRA-ministry"
    assert office_code("embassy", "CHE", "北京") == "CHE-embassy"


def test_after_ninety_days_what_is_known_is_old() -> None:
    assert not is_stale(DAY - timedelta(days=90), DAY)
    assert is_stale(DAY - timedelta(days=91), DAY)
