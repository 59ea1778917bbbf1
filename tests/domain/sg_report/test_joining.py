"""A mention proposes to which subject of the record it belongs, and never decides."""

from endreprisals.domain.sg_report.joining import Joiner, RecordSubject
from endreprisals.domain.sg_report.model import Mention
from tests.domain.sg_report.pages import story


def subject(
    identity: str, *names: str, country: str = "BHR", **more: frozenset[str]
) -> RecordSubject:
    return RecordSubject(identity, f"case-{identity}", "person", country, names, **more)


def joined(mention: Mention, *record: RecordSubject) -> list[tuple[str, list[str]]]:
    proposals = Joiner(record).proposals(mention)
    return [(p.subject, [reason.code for reason in p.reasons]) for p in proposals]


def test_proposals_for_the_same_name_come_first_with_reasons() -> None:
    mention = story("On 3 May 2019, Ms. Amina Testova was arrested (BHR 1/2019; A/HRC/39/41).")
    record = subject(
        "a",
        "Amina Testova",
        dates=frozenset({"2019-05-03"}),
        reports=frozenset({"A/HRC/39/41"}),
        codes=frozenset({"BHR 1/2019"}),
    )

    reasons = ["same_name", "country", "communication", "earlier_report", "date"]
    assert joined(mention, subject("b", "Omar Nobody"), record) == [("a", reasons)]


def test_proposals_for_another_spelling_say_how_like_it_is() -> None:
    mention = story("Mr. Ibrahim Metwally Hagazy was arrested.")
    found = Joiner([subject("a", "Ibrahim Metwally Hegazy")]).proposals(mention)

    assert found[0].case == "case-a"
    assert found[0].reasons[0].words.startswith("name like Ibrahim Metwally Hegazy")


def test_proposals_in_another_country_score_half() -> None:
    mention = story("Ms. Amina Testova was arrested.")
    here, there = (
        Joiner([subject("a", "Amina Testova", country=country)]).proposals(mention)[0].score
        for country in ("BHR", "EGY")
    )

    assert there < 0.6 * here


def test_proposals_for_a_group_without_name_go_by_letters_and_days() -> None:
    mention = story("On 3 May 2019, ten students were arrested (BHR 1/2019).")
    same = subject("a", codes=frozenset({"BHR 1/2019"}))
    other = subject("b", dates=frozenset({"2018-05-03"}))

    assert joined(mention, same, other) == [("a", ["country", "communication"])]


def test_proposals_for_a_stranger_are_none() -> None:
    mention = story("Ms. Amina Testova was arrested.")

    assert joined(mention, subject("b", "Omar Nobody")) == []


def test_proposals_for_a_name_shared_in_one_part_only_are_none() -> None:
    mention = story("Ms. Amina Testova was arrested.")

    assert joined(mention, subject("b", "Amina Placeholder")) == []
