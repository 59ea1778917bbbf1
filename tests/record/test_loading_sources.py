"""What a reader sees of a source, from the texts that the tables give."""

import pytest

from endreprisals.documents.services import SourceDraft
from endreprisals.record.services.loading.drafts import Cite
from endreprisals.record.services.loading.sources import Sources, read_source, readable

CAMPAIGN = "https://ishr.ch/campaign/help-us-endreprisals/"


@pytest.mark.parametrize(
    ("text", "draft", "place"),
    [
        (
            "https://www.source.example/a?b=1",
            SourceDraft(
                "https://www.source.example/a?b=1",
                "page",
                "source.example",
                "https://www.source.example/a?b=1",
            ),
            "",
        ),
        (
            "https://source.example/ (statement page, 25 March 2020)",
            SourceDraft(
                "https://source.example/", "page", "source.example", "https://source.example/"
            ),
            "statement page, 25 March 2020",
        ),
        (
            f"seed 001 (ISHR #EndReprisals campaign page, {CAMPAIGN})",
            SourceDraft(CAMPAIGN, "page", "ISHR campaign page, 2022", CAMPAIGN),
            "",
        ),
        (
            "seed 004 (ISHR 2018 impact page)",
            SourceDraft("ISHR page on impact, 2018", "print", "ISHR page on impact, 2018"),
            "",
        ),
        (
            "A/HRC/45/36, para. 6",
            SourceDraft(
                "A/HRC/45/36",
                "un_document",
                "A/HRC/45/36",
                "https://docs.un.org/A/HRC/45/36",
                "A/HRC/45/36",
            ),
            "para. 6",
        ),
        (
            "a letter on paper",
            SourceDraft("a letter on paper", "print", "a letter on paper"),
            "",
        ),
    ],
)
def test_read_source_gives_what_a_reader_may_see(text: str, draft: SourceDraft, place: str) -> None:
    assert read_source(text) == (draft, place)


@pytest.mark.parametrize(
    "url",
    [
        "https://archive.example/country,,EGY,5bc83c7c4,0.html",
        "https://wiki.example/Law_(2024)",
    ],
)
def test_read_source_keeps_commas_and_brackets_inside_an_address(url: str) -> None:
    draft, place = read_source(url)

    assert (draft.url, place) == (url, "")


def test_cites_of_one_page_named_twice_cite_it_once() -> None:
    sources = Sources()

    cites = sources.cites(f"seed 001 | {CAMPAIGN} | https://other.example/", place="2018-032-001")

    assert cites == (
        Cite(CAMPAIGN, "2018-032-001"),
        Cite("https://other.example/", "2018-032-001"),
    )
    assert list(sources.drafts) == [CAMPAIGN, "https://other.example/"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "seed 001; http://a.example/b",
            f"ISHR campaign page, 2022 ({CAMPAIGN}); http://a.example/b",
        ),
        ("seed 003 (https://news.example/1)", "https://news.example/1"),
        ("seed 003 (humanrightsdefenders.blog 2021-09-30)", "humanrightsdefenders.blog 2021-09-30"),
        ("edb page j24fpf7i8t (2010)", "https://endreprisals.ishr.ch/en/entity/j24fpf7i8t (2010)"),
        ("GA resolution 60/251", "GA resolution 60/251"),
    ],
)
def test_readable_spells_out_the_short_names_of_the_tables(text: str, shown: str) -> None:
    assert readable({"source": text, "note": "kept"}) == {"source": shown, "note": "kept"}
