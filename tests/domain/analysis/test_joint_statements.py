"""Joint statements: each number as published, in every version."""

from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.joint_statements import joint_statements
from endreprisals.domain.analysis.rows import JointRow, Rows
from tests.domain.analysis.shipped import shipped

FORUM = "UNGA74"


def test_both_versions_of_a_number_stand_beside_each_other() -> None:
    rows = Rows(
        joint=(
            JointRow(2019, FORUM, 71, "one"),
            JointRow(2019, FORUM, 70, "another"),
            JointRow(2020, FORUM, 75, "one"),
        )
    )
    figure = joint_statements(rows)

    told = [(one.key, one.value, one.marks, one.sources) for one in figure.values]
    assert told == [
        ("2019", 70, ("conflicting",), ("another",)),
        ("2019", 71, ("conflicting",), ("one",)),
        ("2020", 75, (), ("one",)),
    ]
    assert figure.says == (
        Saying("joined_most", {"years": ["2020"], "number": 75}),
        Saying("joined_latest", {"year": "2020", "number": 75}),
        Saying("joined_disputed", {"year": "2019", "least": 70, "most": 71}),
    )


def test_union_that_joined_too_is_marked_and_is_no_state() -> None:
    figure = joint_statements(
        Rows(joint=(JointRow(2024, FORUM, 80, "one", with_union=True),
                    JointRow(2025, FORUM, 70, "one")))
    )  # fmt: skip

    assert [(one.value, one.marks) for one in figure.values] == [
        (80, ("european_union_too",)), (70, ()),
    ]  # fmt: skip


def test_two_statements_of_one_year_are_no_conflict() -> None:
    rows = Rows(joint=(JointRow(2019, FORUM, 71, "one"), JointRow(2019, "HRC42", 40, "one")))

    assert {one.marks for one in joint_statements(rows).values} == {()}


def test_statement_without_a_number_is_missing_and_not_none() -> None:
    figure = joint_statements(Rows(joint=(JointRow(2019, FORUM, None, "one"),)))

    assert (figure.values, figure.refused) == ((), "no_joint_statements")
    assert figure.missing == (Saying("no_number_published", {"years": ["2019"]}),)


def test_shipped_statements_show_both_versions_of_2019() -> None:
    figure = joint_statements(shipped())

    assert [one.value for one in figure.values] == [70, 71, 75, 80, 80, 80, 80, 70]
    assert figure.period == "2019/2025"
    assert figure.says == (
        Saying("joined_most", {"years": ["2021", "2022", "2023", "2024"], "number": 80}),
        Saying("joined_latest", {"year": "2025", "number": 70}),
        Saying("joined_disputed", {"year": "2019", "least": 70, "most": 71}),
    )
