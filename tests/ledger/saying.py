"""A small ledger: who said what in two sessions, invented from the first to the last."""

from dataclasses import dataclass

from endreprisals.record.models import Case
from endreprisals.states.models import CountryRaise, Statement
from tests.build import a_case, a_document, a_mention, a_raise, a_state, a_statement, a_subject


@dataclass(frozen=True)
class World:
    """Three cases of two States, and who spoke of them."""

    raised_twice: Case
    raised_once: Case
    never_raised: Case


def a_ledger() -> World:
    """Germany and Benelux in 2021, Germany and a State that no source names in 2024."""
    report = a_document("A/HRC/48/28", year=2021, hrc_session="HRC48", presented_on="2021-09-29")
    twice = a_case(public_id="EGY-2019-001", title="Testa Fictiva")
    once = a_case(public_id="EGY-2019-002", title="Alia Ficta")
    never = a_case(public_id="BHR-2019-001", title="Nemo Nusquam", state=a_state("BHR"))
    for case in (twice, once, never):
        a_mention(case, report, paragraph=str(case.pk))
    benelux = said(
        "HRC48-benelux-20210929", "HRC48", "2021-09-29", ("BEL", "LUX"), on_behalf_of="benelux",
        speaker=a_state("LUX"),
    )  # fmt: skip
    germany = said("HRC48-DEU-20210930", "HRC48", "2021-09-30", ("DEU",))
    again = said("HRC57-DEU-20240927", "HRC57", "2024-09-27", ("DEU",), item="5")
    unnamed = said("HRC57-unnamed-20240927", "HRC57", "2024-09-27", ())
    for case, statement in ((twice, benelux), (once, benelux), (twice, germany), (twice, unnamed)):
        a_raise(case, statement=statement)
    a_raise(twice, statement=again, how="welcomed")
    CountryRaise.objects.create(
        statement=again, state=a_state("VNM"), how="named", about="An invented law", source="test"
    )
    return World(twice, once, never)


def said(
    number: str, forum: str, day: str, states: tuple[str, ...], **changes: object
) -> Statement:
    """A statement under a number that tests can ask for."""
    return a_statement(forum, day, states, number=number, **changes)


def a_situation(public_id: str = "EGY-2019-009") -> Case:
    """A case about no person and no organisation."""
    subject = a_subject("An invented practice", kind="situation")
    return a_case(public_id=public_id, title="An invented practice", subject=subject)
