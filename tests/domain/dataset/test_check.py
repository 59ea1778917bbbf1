"""The checker as a whole: the shipped facts pass, and each slip is named with place and remedy."""

import csv
import io
from importlib import resources
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from endreprisals.domain.dataset import Checked, check_tables
from endreprisals.domain.dataset.schema import shipped_schema
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.states import states
from endreprisals.domain.vocabulary import codes
from tests.domain.dataset.small import FILES, SCHEMA, changed

SLIPS = yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text(encoding="utf-8"))


def shipped_files() -> dict[str, bytes]:
    folder = resources.files("endreprisals").joinpath("data")
    return {
        file.name: file.read_bytes()
        for file in folder.iterdir()
        if file.name.endswith((".csv", ".yaml"))
    }


def messages(files: dict[str, bytes]) -> list[str]:
    return [str(problem) for problem in check_tables(files, schema=SCHEMA).problems]


def test_checking_the_shipped_facts_finds_no_slip() -> None:
    checked = check_tables(shipped_files())

    assert [str(problem) for problem in checked.problems] == []
    assert set(checked.tables) == {table.name for table in shipped_schema().tables.values()}
    assert len(checked.tables["cases"]) == 183


def test_checking_a_clean_set_gives_typed_rows_with_their_lines() -> None:
    checked = check_tables(FILES, schema=SCHEMA)

    assert checked.problems == ()
    first, second = checked.tables["stories"]
    assert first.line == 2
    assert first.values["acts"] == ("threats", "surveillance")
    assert first.values["dates"] == (parse("2018-07"), parse("2019~"))
    assert first.values["replied"] is True
    assert second.values["acts"] == ()
    assert second.values["body"] == ""
    assert second.values["replied"] is None
    assert checked.documents["bodies.yaml"]["bodies"][1] == {"id": "b", "name": "Two"}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["message"].partition(": ")[0])
def test_checking_a_broken_set_names_the_place_the_slip_and_the_remedy(
    slip: dict[str, str],
) -> None:
    assert slip["message"] in messages(changed(slip["file"], slip["before"], slip["after"]))


def test_checking_reports_every_slip_at_once_and_hands_out_no_row() -> None:
    stories = changed("stories.csv", "threats", "treats")["stories.csv"]
    broken = changed("places.csv", "CHE,", "CHX,") | {"stories.csv": stories}

    checked = check_tables(broken, schema=SCHEMA)

    assert {problem.column for problem in checked.problems} == {"acts", "iso3", "country"}
    assert checked.tables == {}
    assert checked.documents == {}


def test_checking_without_a_file_says_so_and_reads_the_others() -> None:
    files = {name: content for name, content in FILES.items() if name != "places.csv"}

    assert messages(files) == ["places.csv:1:-: the file is missing: put it into the folder"]
    assert len(messages({})) == len(FILES)


def test_checking_an_unknown_file_says_which_was_meant() -> None:
    assert messages(FILES | {"story.csv": b"x"}) == [
        "story.csv:1:-: the file is not in the plan: did you mean stories.csv"
    ]
    assert "take it away" in messages(FILES | {"zzzz": b"x"})[0]


def test_checking_a_number_of_rows_outside_the_expected_says_both_numbers() -> None:
    too_few = messages(changed("papers.csv", 'A/HRC/45/36,2020,,,,"a note, quoted"\n', ""))
    below_least = messages(changed("stories.csv", "che-two,A/HRC/45/36,2020,CHE,,,,\n", ""))

    assert too_few[0].startswith("papers.csv:1:-: there are 1 rows where 2 are expected: put back")
    assert any("there are 1 rows where 2 to 3 are expected" in line for line in below_least)


def test_checking_a_file_that_cannot_be_read_does_not_count_its_rows() -> None:
    yaml_slip, csv_slip = messages(FILES | {"papers.csv": b"symbol\xff", "bodies.yaml": b"["})

    assert yaml_slip.startswith("bodies.yaml:1:-: it is no plain YAML")
    assert csv_slip == "papers.csv:1:-: byte 0xff is no UTF-8: save as UTF-8"


def test_checking_a_table_full_of_slips_shows_two_hundred_and_counts_the_rest() -> None:
    rows = b"".join(b"che-x%d,A/HRC/45/36,2020,CHE,nothing,,,\n" % n for n in range(500))
    files = FILES | {"stories.csv": FILES["stories.csv"] + rows}

    checked = check_tables(files, schema=SCHEMA)

    assert len(checked.problems) == 200
    assert checked.more == 801  # 500 codes and 500 missing links and one number, less 200
    assert list(checked.problems) == sorted(checked.problems)


def accepted(checked: Checked) -> bool:
    return not checked.problems


@given(
    st.sampled_from(["acts", "body", "dates", "replied", "country", "symbol", "year"]),
    st.text(max_size=12) | st.text("ab;-_:/.~?X0123456789 ", max_size=12),
)
@example("dates", "2018-07;2019~")
@example("acts", "threats; threats")
@example("year", "02019")
def test_any_other_text_in_a_controlled_cell_is_reported_or_is_a_value_of_its_kind(
    column: str, text: str
) -> None:
    rows = list(csv.DictReader(io.StringIO(FILES["stories.csv"].decode())))
    rows[0][column] = text
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, rows[0].keys(), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    content = sheet.getvalue().encode(errors="surrogatepass")

    checked = check_tables(FILES | {"stories.csv": content}, schema=SCHEMA)

    if accepted(checked):
        assert holds(column, text)
    else:
        assert all(str(problem).startswith("stories.csv:") for problem in checked.problems)


def holds(column: str, text: str) -> bool:
    """Whether a text is allowed in a column, said a second time and in another way."""
    lists = {"acts": codes("act_types"), "body": codes("engagement_bodies")}
    match column:
        case "replied":
            return text in ("", "yes", "no")
        case "dates":
            return text == "" or all(parse(part) for part in text.split("; "))
        case "acts" | "body":
            return text == "" or set(text.split("; ")) <= set(lists[column])
        case "country":
            return text in ("BHR", "CHE")
        case _:
            return text in ("A/HRC/42/30", "2019")


@given(
    st.sampled_from(sorted(FILES)),
    st.floats(0, 1),
    st.integers(0, 4),
    st.binary(max_size=4) | st.sampled_from([b'"', b"\n", b",", b"\r", b"\0", b"; ", b"\xff"]),
)
def test_any_bytes_put_anywhere_are_reported_or_change_no_controlled_value(
    file: str, place: float, removed: int, put: bytes
) -> None:
    content = FILES[file]
    at = int(place * len(content))
    files = FILES | {file: content[:at] + put + content[at + removed :]}

    checked = check_tables(files, schema=SCHEMA)

    assert all(problem.line >= 1 and "\n" not in str(problem) for problem in checked.problems)
    if accepted(checked):
        known = {state.iso3 for state in states()}
        assert {row.values["iso3"] for row in checked.tables["places"]} == {"BHR", "CHE"} <= known
        assert [row.values["year"] for row in checked.tables["stories"]] == [2019, 2020]


@given(st.dictionaries(st.sampled_from(sorted(FILES)), st.binary(max_size=200), max_size=6))
def test_arbitrary_files_are_reported_and_never_raise(files: dict[str, bytes]) -> None:
    assert check_tables(files, schema=SCHEMA).problems
