"""Guides: every one has words, sources and a mark of who read it; nothing falls back in silence."""

from pathlib import Path

import pytest
import yaml
from django.test import Client

from endreprisals.mechanisms.queries import guides
from endreprisals.mechanisms.queries.guides import BadGuide
from tests.build_handbook import a_mechanism

FOLDER: Path = guides.FOLDER
SLUGS = [one.slug for one in guides.guides("en")]


def test_the_rules_that_hold_everywhere_are_each_a_guide() -> None:
    assert {"consent", "before-you-report", "no-protection", "publicity"} <= set(SLUGS)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_guide_has_the_same_parts_in_each_language(language: str) -> None:
    for english, own in zip(guides.guides("en"), guides.guides(language), strict=True):
        assert own.language == language, f"{own.slug} has no words in {language}"
        assert len(own.sections) == len(english.sections), own.slug
        for left, right in zip(english.sections, own.sections, strict=True):
            assert len(left.text) == len(right.text), f"{own.slug}: {left.heading}"
            assert len(left.points) == len(right.points), f"{own.slug}: {left.heading}"


def test_every_guide_names_its_sources_and_no_file_is_left_over() -> None:
    assert all(one.sources for one in guides.guides("en"))
    for folder in FOLDER.iterdir():
        if folder.is_dir():
            assert {path.stem for path in folder.glob("*.yaml")} <= set(SLUGS), folder.name


def test_a_body_has_one_guide_at_most() -> None:
    named = [body for one in guides.guides("en") for body in one.bodies]
    assert len(named) == len(set(named))
    assert guides.guide_of("wgeid") == "detention-and-disappearance"
    assert guides.guide_of("nobody") == ""


@pytest.mark.parametrize("part", ["titel: x", "sections: [{heading: x, words: y}]"])
def test_a_guide_with_an_unknown_part_is_refused(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = yaml.safe_load((FOLDER / "guides.yaml").read_text(encoding="utf-8"))["guides"][:1]
    (tmp_path / "guides.yaml").write_text(yaml.safe_dump({"guides": known}), encoding="utf-8")
    (tmp_path / "en").mkdir()
    words = "title: x\nsummary: y\n" + (part if "sections" in part else f"sections: []\n{part}")
    (tmp_path / "en" / f"{known[0]['slug']}.yaml").write_text(words, encoding="utf-8")
    monkeypatch.setattr(guides, "FOLDER", tmp_path)

    with pytest.raises(BadGuide, match="take it out"):
        guides.guides.__wrapped__("en")


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_says_that_nobody_of_the_field_has_read_it(slug: str, client: Client) -> None:
    page = client.get(f"/en/handbook/guides/{slug}/").text
    assert "A draft of the project" in page
    assert "Sources" in page


@pytest.mark.django_db
def test_a_guide_without_words_in_a_language_is_marked_and_not_silent(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "guides.yaml").write_bytes((FOLDER / "guides.yaml").read_bytes())
    (tmp_path / "en").symlink_to(FOLDER / "en")
    monkeypatch.setattr(guides, "FOLDER", tmp_path)
    guides.guides.cache_clear()
    try:
        page = client.get("/fr/handbook/guides/consent/").text
    finally:
        guides.guides.cache_clear()
    assert '<article class="text" lang="en" dir="ltr">' in page


@pytest.mark.django_db
def test_the_list_shows_what_holds_everywhere_first(client: Client) -> None:
    page = client.get("/en/handbook/guides/").text
    assert page.index("When somebody is in danger now") < page.index("The senior official")
    assert client.get("/en/handbook/guides/nothing/").status_code == 404


@pytest.mark.django_db
def test_a_guide_leads_to_its_bodies_by_name(client: Client) -> None:
    a_mechanism("wgad", name="Working Group that is invented")
    page = client.get("/en/handbook/guides/detention-and-disappearance/").text
    assert '<a href="/en/handbook/bodies/wgad/">Working Group that is invented</a>' in page
    assert "/bodies/wgeid/" not in page, "the directory has no such body here"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Most bodies have no last day", "Letters without a sender are not taken")),
        ("fr", ("n’ont pas de dernier jour", "Les lettres sans expéditeur ne sont pas prises")),
        ("es", ("no tienen un último día", "No se toman cartas sin remitente")),
    ],
)
def test_no_guide_says_more_than_is_known(language: str, said: tuple[str, ...]) -> None:
    folder = Path(guides.__file__).parents[1] / "guides" / language
    words = " ".join(path.read_text("utf-8") for path in folder.glob("*.yaml"))

    assert not [one for one in said if one in words]
    assert "48" in (folder / "special-procedures.yaml").read_text("utf-8")
