"""States: the list is the data set's own, and a name finds its State however it is printed."""

import csv
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.states import State, UnknownState, find_state, place_within, state, states


def shipped(table: str) -> list[dict[str, str]]:
    text = resources.files("endreprisals").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_the_list_agrees_with_the_data_set_in_every_fact() -> None:
    facts = ("iso3", "name", "un_short_name", "regional_group", "un_status")

    ours = {tuple(getattr(one, fact) for fact in facts) for one in states()}

    assert ours == {tuple(row[fact] for fact in facts) for row in shipped("states.csv")}
    assert Counter(one.un_status for one in states()) == {"member": 193, "observer_state": 2}


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("BHR", "BHR"),
        ("bhr", "BHR"),
        ("BH", "BHR"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Iran, Islamic Republic of", "IRN"),
        ("the Islamic Republic of Iran", "IRN"),
        ("IRAN", "IRN"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Turquie", "TUR"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("State of Palestine", "PSE"),
        ("Palestine", "PSE"),
        ("Lao People's Democratic Republic", "LAO"),
        ("Lao People’s Democratic Republic", "LAO"),
        ("Côte d'Ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("Bosnia & Herzegovina", "BIH"),
        ("Czech Republic", "CZE"),
        ("Netherlands, the", "NLD"),
        ("U.S.A.", "USA"),
        ("United States of America", "USA"),
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Congo (Democratic Republic of the)", "COD"),
        ("République démocratique du Congo", "COD"),
        ("Republic of Korea", "KOR"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("Corea del Norte", "PRK"),
        ("Venezuela (República Bolivariana de)", "VEN"),
        ("Bahreïn", "BHR"),
        ("Émirats arabes unis", "ARE"),
        ("Guinea", "GIN"),
        ("Guinée équatoriale", "GNQ"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("  Sri   Lanka ", "LKA"),
        ("Hong Kong Special Administrative Region", "CHN"),
        ("Hong Kong, China", "CHN"),
    ],
)
def test_finding_a_state_by_a_printed_name_gives_its_code(text: str, iso3: str) -> None:
    assert find_state(text) == iso3


@pytest.mark.parametrize("table", ["sg_report_countries.csv", "joint_statement_signatories.csv"])
def test_finding_a_state_agrees_with_every_name_the_data_set_prints(table: str) -> None:
    wrong = [row for row in shipped(table) if find_state(row["name_in_source"]) != row["iso3"]]

    assert wrong == []


@pytest.mark.parametrize(
    "text", ["Korea", "Bahrein Republik", "no", "in", "", "the", "中国", "XYZ"]
)
def test_finding_a_state_by_a_text_that_names_none_gives_nothing(text: str) -> None:
    assert find_state(text) is None


def test_finding_a_state_in_a_very_long_text_gives_nothing() -> None:
    assert find_state("Iran " * 1000) is None
    assert place_within("Hong Kong " * 1000) is None


@pytest.mark.parametrize("one", states(), ids=lambda one: one.iso3)
def test_finding_a_state_by_any_of_its_own_names_gives_that_state_alone(one: State) -> None:
    names = (one.iso3, one.iso2, one.name, one.un_short_name, one.name_fr, one.name_es)

    assert {find_state(name) for name in (*names, *one.variants, *one.places)} == {one.iso3}


def test_a_place_inside_a_state_is_told_apart_from_the_state() -> None:
    assert place_within("Hong Kong") == "CHN"
    assert place_within("China") is None


def test_asking_for_a_state_by_code_gives_it_or_says_that_there_is_none() -> None:
    assert state("BHR").un_short_name == "Bahrain"
    with pytest.raises(UnknownState, match="'ZZZ' is no State on the list"):
        state("ZZZ")


@given(st.text(max_size=200))
def test_arbitrary_text_finds_a_listed_state_or_nothing(text: str) -> None:
    found = find_state(text)

    assert found is None or state(found).iso3 == found


@given(st.sampled_from(states()), st.data())
def test_the_order_and_case_of_words_do_not_matter(one: State, data: st.DataObject) -> None:
    words = one.un_short_name.replace("(", "").replace(")", "").upper().split()
    shuffled = data.draw(st.permutations(words))

    assert find_state(" ".join(shuffled)) == one.iso3
