"""The small parts that pages are put together from."""

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from endreprisals.domain import states
from endreprisals.domain.partial_dates import parse
from endreprisals.web import world_map
from endreprisals.web.templatetags import record_words


def shown(source: str, **context: Any) -> str:
    return " ".join(Template(source).render(Context(context)).split())


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html)


def test_one_page_of_a_list_needs_no_links_to_pages() -> None:
    assert shown("{% pagination 1 1 '?act=threats' %}") == ""


def test_links_to_pages_keep_the_filter_and_leave_out_the_far_ones() -> None:
    html = shown("{% pagination 5 23 '?act=threats' %}")

    assert links(html) == [
        "?act=threats&amp;page=4", "?act=threats", "?act=threats&amp;page=4",
        "?act=threats&amp;page=6", "?act=threats&amp;page=23", "?act=threats&amp;page=6",
    ]  # fmt: skip
    assert 'aria-current="page">5<' in html


@pytest.mark.parametrize(("current", "labels"), [(1, ["next"]), (3, ["prev"])])
def test_ends_of_a_list_have_one_way_on(current: int, labels: list[str]) -> None:
    html = shown("{% pagination current 3 %}", current=current)

    assert re.findall(r'rel="(\w+)"', html) == labels


@pytest.mark.parametrize(
    ("first", "last", "x", "width", "words"),
    [
        (2010, 2025, "0.0", "120.0", "2010 to 2025"),
        (2017, 2017, "52.5", "7.5", "2017"),
        (2005, 2012, "0.0", "22.5", "2005 to 2012"),
        (2024, 2030, "105.0", "15.0", "2024 to 2030"),
    ],
)
def test_span_of_years_is_drawn_on_the_scale_of_the_record(
    first: int, last: int, x: str, width: str, words: str
) -> None:
    with override("fr"):  # a language that writes 52,5
        html = shown("{% year_span first last 2010 2025 %}", first=first, last=last)

    assert f'x="{x}" width="{width}"' in html
    assert words.replace("to", "à") in html


def test_span_of_years_without_years_draws_nothing() -> None:
    assert shown("{% year_span None None 2010 2025 %}") == ""


def test_foreign_name_is_marked_with_language_and_direction() -> None:
    html = shown("{% foreign 'إبراهيم' 'ar' 'Arab' %}{% foreign '江天勇' '' 'Hans' %}")

    assert html == (
        '<bdi lang="ar" dir="rtl">إبراهيم</bdi><bdi lang="und-Hans" dir="ltr">江天勇</bdi>'
    )


def test_foreign_name_cannot_bring_markup() -> None:
    assert "<script" not in shown("{% foreign name 'ar' 'Arab' %}", name="<script>")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% state_name 'IRN' %}", "Iran (Islamic Republic of)"),
        ("{% term 'act_types' 'arbitrary_detention' %}", "Arbitrary arrest or detention"),
        ("{% term 'engagement_bodies' 'treaty_body:CAT' %}", "Committee against Torture"),
        ("{{ 12345|number }}", "12,345"),
        ("{{ 'Tora'|iso }}", "\u2068Tora\u2069"),
        ("{{ when|date_words }}", "about 2017"),
        ("{% partial_date nothing %}", ""),
        ("{% partial_date when %}", 'about <time datetime="2017">2017</time>'),
        ("Detained {% date_on when %}", 'Detained about <time datetime="2017">2017</time>'),
    ],
)
def test_words_of_the_record_in_a_template(source: str, words: str) -> None:
    assert shown(source, when=parse("2017~"), nothing=None) == words


def test_term_speaks_the_language_of_the_page() -> None:
    with override("fr"):
        assert shown("{% term 'act_types' 'fine' %}") == "Amende"


def test_shapes_of_lanes_differ_without_any_colour() -> None:
    drawn = list(record_words.SHAPES.values())

    assert len(set(drawn)) == len(drawn)
    assert all("fill=" not in shape and "style=" not in shape for shape in drawn)


def test_citation_opens_in_place_and_names_paragraph_and_address() -> None:
    citation = {
        "symbol": "A/HRC/39/41", "title": "Report", "place": "para. 34", "url": "https://example.org/",
    }  # fmt: skip
    html = shown("{% include 'components/citation.html' %}", citation=citation)

    assert html.startswith("<details")
    assert "A/HRC/39/41</span>, para. 34</summary>" in html
    assert links(html) == ["https://example.org/"]


def test_fact_without_a_citation_says_so() -> None:
    assert "No source is named" in shown("{% include 'components/citations.html' %}", citations=())


def test_every_state_of_the_united_nations_is_on_the_map() -> None:
    drawn = {state.iso3: state for state in world_map.map_states({})}

    assert set(drawn) == {state.iso3 for state in states.states()}
    assert all(bool(state.path) != (state.dot is not None) for state in drawn.values())


def test_map_links_each_state_and_says_its_number() -> None:
    html = shown("{% world_map counts '/en/states/XXX/' %}", counts={"EGY": 12, "MDV": 1})

    assert html.count("<a href=") == len(states.states())
    assert '<a href="/en/states/EGY/"><title>Egypt: at least 12 cases</title>' in html
    assert '<a href="/en/states/MDV/"><title>Maldives: at least 1 case</title><circle' in html


@pytest.mark.parametrize(
    ("highest", "firsts"),
    [
        (0, (0, 1, 2, 5, 10)),
        (49, (0, 1, 2, 5, 10)),
        (50, (0, 1, 5, 20, 50)),
        (10**6, (0, 1, 500, 5000, 20_000)),
    ],
)
def test_classes_of_the_map_grow_with_the_record(highest: int, firsts: tuple[int, ...]) -> None:
    steps = world_map.classes(highest)

    assert tuple(step.first for step in steps) == firsts
    assert [step.last for step in steps[:-1]] == [0, *(n - 1 for n in firsts[2:])]
    assert steps[-1].last is None


def test_map_puts_each_state_into_the_class_of_its_count() -> None:
    shades = {state.iso3: state.shade for state in world_map.map_states({"EGY": 12, "CHN": 4})}

    assert (shades["EGY"], shades["CHN"], shades["FRA"]) == (4, 2, 0)
