"""FollowTheMoney: only schemas and properties that its model has, and no guess about anybody."""

from collections.abc import Callable

import pytest

from endreprisals.record.models import Mention
from endreprisals.releases.export import ftm_entities
from endreprisals.releases.ftm import PROPERTIES, Entity
from endreprisals.releases.tables import public_cases
from tests.build import a_case, a_mention, a_name, a_state, a_subject, an_act

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def _entities() -> list[Entity]:
    return list(ftm_entities(public_cases()))


def _events(prefix: str) -> list[Entity]:
    return [one for one in _entities() if one.id.startswith(f"endreprisals-{prefix}-")]


@pytest.fixture
def a_record(made_ready: Ready) -> None:
    subject = a_subject("Testa Fictiva", public_id="S-EGY-0001")
    a_name(subject, "تستا فكتيفا", script="Arab", lang="ar", kind="own_script")
    case = a_case(public_id="EGY-2019-001", subject=subject)
    an_act(case, "2019-05", state_of_act=a_state("DEU"), place_of_act="Berlin").victims.create(
        subject=subject, role="direct"
    )
    a_mention(case, paragraph="14")
    unnamed = a_subject("A defender", public_id="S-EGY-0002")
    a_case(public_id="EGY-2019-002", subject=unnamed, named=False, title="A defender")
    made_ready()


def test_entities_have_only_properties_of_their_schema_and_all_required(a_record: None) -> None:
    for entity in _entities():
        known = PROPERTIES[entity.schema]
        assert set(entity.properties) <= set(known), entity.id
        for name, is_required in known.items():
            assert entity.properties.get(name) or not is_required, (entity.id, name)
        for values in entity.as_json()["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_ids_are_unique_stable_and_lead_somewhere(a_record: None) -> None:
    entities = _entities()
    ids = [entity.id for entity in entities]

    assert len(set(ids)) == len(ids)
    assert ids == [entity.id for entity in _entities()]
    for entity in entities:
        for name in ("involved", "document", "entity"):
            assert set(entity.properties.get(name, [])) <= set(ids)


def test_an_id_of_an_act_survives_an_earlier_fact(a_record: None, made_ready: Ready) -> None:
    from endreprisals.record.models import Case

    before = {entity.id for entity in _events("act")}
    an_act(Case.objects.get(public_id="EGY-2019-001"), "2010", codes=("surveillance",))
    made_ready()

    assert before < {entity.id for entity in _events("act")}


def test_two_acts_told_alike_are_two_entities(made_ready: Ready) -> None:
    case = a_case()
    an_act(case)
    an_act(case)
    made_ready()

    assert len({entity.id for entity in _events("act")}) == 2


def test_a_named_person_is_known_by_all_names_and_by_no_country(a_record: None) -> None:
    (person,) = [entity for entity in _entities() if entity.schema == "Person"]

    assert person.properties["name"] == ["Testa Fictiva"]
    assert person.properties["alias"] == ["تستا فكتيفا"]
    assert "country" not in person.properties
    assert "topics" not in person.properties


def test_somebody_without_a_name_is_no_entity(a_record: None) -> None:
    names = [entity.properties["name"] for entity in _entities() if entity.schema == "Person"]

    assert ["A defender"] not in names
    assert not _events("case")[1].properties["involved"]


def test_an_act_is_where_it_happened_and_a_case_is_of_the_state_responsible(
    a_record: None,
) -> None:
    (act,) = _events("act")
    case = _events("case")[0]

    assert (act.properties["country"], act.properties["location"]) == (["de"], ["Berlin"])
    assert case.properties["country"] == ["eg"]
    assert act.properties["involved"] == case.properties["involved"]
    assert act.properties["summary"] == ["Alleged, as the sources report it."]


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2019-05-01", {"date": ["2019-05-01"]}),
        ("2019-05", {"date": ["2019-05"]}),
        ("2019", {"date": ["2019"]}),
        ("2019~", {"startDate": ["2019-01-01"], "endDate": ["2019-12-31"]}),
        ("201X", {"startDate": ["2010-01-01"], "endDate": ["2019-12-31"]}),
        ("2019/2020-02", {"startDate": ["2019-01-01"], "endDate": ["2020-02-29"]}),
        ("2019/..", {"startDate": ["2019-01-01"]}),
        ("2019-XX", {"startDate": ["2019-01-01"], "endDate": ["2019-12-31"]}),
        ("", {}),
    ],
)
def test_a_date_is_a_prefix_or_its_two_bounds(
    made_ready: Ready, edtf: str, dates: dict[str, list[str]]
) -> None:
    an_act(a_case(), edtf)
    made_ready()

    (act,) = _events("act")

    told = {name: act.properties[name] for name in ("date", "startDate", "endDate")
            if act.properties.get(name)}  # fmt: skip
    assert told == dates
    noted = any("EDTF" in line for line in act.properties["description"])
    assert noted == bool(edtf and "date" not in dates)


def test_a_mention_links_its_document_to_the_case(a_record: None) -> None:
    (link,) = [entity for entity in _entities() if entity.schema == "Documentation"]

    assert link.properties["role"] == ["annex I, para. 14"]
    assert link.properties["document"] == ["endreprisals-document-a.hrc.48.28"]
    assert link.properties["entity"] == ["endreprisals-case-egy-2019-001"]


def test_an_inferred_mention_is_no_link(made_ready: Ready) -> None:
    a_mention(a_case(), basis=Mention.Basis.INFERRED)
    made_ready()

    assert not [entity for entity in _entities() if entity.schema == "Documentation"]
