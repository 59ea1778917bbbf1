"""What readers come for, done as they do it, with scripts and without."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("江天勇", "Jiang Tianyong"),
        ("الخواجة", "Abdulhadi Al-Khawaja"),
        ("Ибрагим Метвалли", "Ibrahim Metwally"),
    ],
)
def test_name_in_another_script_leads_to_the_case(reader: Page, typed: str, found: str) -> None:
    reader.goto("/en/")
    reader.get_by_label("Find a person, a State, a document or words").fill(typed)
    reader.get_by_role("button", name="Find").click()
    expect(reader.locator(".found .why").first).not_to_be_empty()
    reader.locator(".found a[href*='/cases/']").first.click()

    expect(reader.locator("h1")).to_contain_text(found)


def test_symbol_typed_carelessly_leads_to_the_document(reader: Page) -> None:
    reader.goto("/en/search/?q=a%2Fhrc%2F39%2F41")
    reader.locator(".found a[href*='/documents/']").first.click()

    expect(reader.locator("h1")).to_have_text("A/HRC/39/41")


def test_filter_narrows_the_list_and_its_chip_widens_it_again(reader: Page) -> None:
    reader.goto("/en/cases/")
    everything = _total(reader)
    count = reader.locator(".facet a", has_text="China").locator(".number").inner_text()
    reader.locator(".facet a", has_text="China").click()

    assert _total(reader) == int(count) < everything
    assert "state=CHN" in reader.url
    reader.locator(".chips a").first.click()
    assert _total(reader) == everything


def test_two_filters_count_together(reader: Page) -> None:
    reader.goto("/en/cases/?state=CHN")
    line = reader.locator(".facet a[href*='raised=yes']")
    count = line.locator(".number").inner_text()
    line.click()

    assert _total(reader) == int(count)
    expect(reader.locator(".chips li")).to_have_count(3)


def test_period_means_what_the_reader_chose(reader: Page) -> None:
    totals = []
    for meaning in ("Certainly in the period", "Possibly in the period"):
        reader.goto("/en/cases/?state=BLR")
        reader.get_by_text("Period", exact=True).click()
        reader.get_by_label("From", exact=True).fill("2021")
        reader.get_by_label("To", exact=True).fill("2022")
        reader.get_by_label(meaning).check()
        reader.get_by_role("button", name="Show this period").click()
        assert "state=BLR" in reader.url
        totals.append(_total(reader))

    assert totals[0] <= totals[1]


def test_impossible_period_is_explained_and_the_rest_is_kept(reader: Page) -> None:
    answer = reader.goto("/en/cases/?state=CHN&from=yesterday&colour=red")

    assert answer is not None
    assert answer.status == 400
    expect(reader.locator(".problems")).to_contain_text("From")
    expect(reader.locator(".problems")).to_contain_text("colour")
    reader.get_by_role("link", name="Show the list with the rest").click()
    assert reader.url.endswith("?state=CHN")


def test_views_show_the_same_cases(reader: Page) -> None:
    reader.goto("/en/cases/?act=surveillance")
    total = _total(reader)
    rows = reader.locator("tbody tr").count()
    reader.get_by_role("link", name="Full table").click()
    assert reader.locator("tbody tr").count() == rows
    reader.get_by_role("link", name="Map").click()

    expect(reader.locator(".map svg").first).to_be_visible()
    assert sum(map(int, reader.locator("tbody td.number").all_inner_texts())) == total


def test_file_of_a_list_holds_the_cases_of_the_list(reader: Page, tmp_path: Path) -> None:
    reader.goto("/en/cases/?state=CHN")
    total = _total(reader)
    with reader.expect_download() as download:
        reader.get_by_role("link", name="CSV").click()
    target = tmp_path / "cases.csv"
    download.value.save_as(target)

    with target.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert download.value.suggested_filename == "cases.csv"
    assert len(rows) == total
    assert {row["state"] for row in rows} == {"CHN"}


def test_citation_opens_beside_its_fact(reader: Page) -> None:
    reader.goto("/en/cases/EGY-2017-003/")
    source = reader.locator(".path details.source").first
    expect(source.locator("a").first).not_to_be_visible()
    source.locator("summary").click()

    expect(source.locator("a").first).to_be_visible()
    assert str(source.locator("a").first.get_attribute("href")).startswith("https://")


def test_case_says_what_is_not_known_and_never_still(reader: Page) -> None:
    reader.goto("/en/cases/EGY-2017-003/")

    expect(reader.locator("#unknown")).to_be_visible()
    expect(reader.locator(".lead")).to_contain_text("Last reported so")
    assert "still" not in reader.locator(".lead").inner_text().lower()


def test_related_case_is_one_step_away(reader: Page) -> None:
    reader.goto("/en/cases/CHN-2016-001/")
    other = reader.locator("section[aria-labelledby=related] a").first
    name = other.inner_text()
    other.click()

    expect(reader.locator("h1")).to_have_text(name)


def test_page_in_another_language_is_the_same_page(reader: Page) -> None:
    reader.goto("/en/cases/?state=CHN")
    reader.get_by_role("link", name="Français").click()

    assert "/fr/cases/?state=CHN" in reader.url
    assert reader.locator("html").get_attribute("lang") == "fr"


def _total(page: Page) -> int:
    """How many cases the page says it lists."""
    text = page.locator(".count").inner_text()
    match = re.search(r"of at least ([\d,]+)", text)
    assert match, text
    return int(match[1].replace(",", ""))
