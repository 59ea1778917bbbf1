"""The one stylesheet: readable contrast, five sizes, no physical sides, honest fonts."""

import hashlib
import json
import re
from itertools import product
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "endreprisals" / "web" / "static" / "web"
SHEET = (WEB / "site.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
OWN_RULES = re.sub(r"@font-face \{.*?\}", "", RULES)
TOKENS = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", OWN_RULES))
TEXT = ("ink", "quiet", "accent", "cooperation", "reprisal", "action", "relief")
GROUNDS = ("paper", "sheet")
MODES = ("light", "dark")


def colour(token: str, mode: str) -> tuple[float, float, float]:
    code = TOKENS[token].split(", ")[MODES.index(mode)].lstrip("#")
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def luminance(rgb: tuple[float, float, float]) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, mode: str) -> float:
    light, dark = sorted(
        (luminance(colour(one, mode)), luminance(colour(other, mode))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground", "mode"), [*product(TEXT, GROUNDS, MODES)])
def test_text_stands_out_seven_to_one_on_every_ground(text: str, ground: str, mode: str) -> None:
    assert contrast(text, ground, mode) >= 7


@pytest.mark.parametrize(("ground", "mode"), [*product(GROUNDS, MODES)])
def test_edges_of_controls_and_marks_stand_out_three_to_one(ground: str, mode: str) -> None:
    assert contrast("edge", ground, mode) >= 3


def test_luminance_of_black_and_white_are_the_ends_of_the_scale() -> None:
    assert (luminance((0, 0, 0)), round(luminance((1, 1, 1)), 6)) == (0, 1)


def test_sizes_of_letters_are_five_tokens() -> None:
    named = {"small", "text", "lead", "title", "name"}
    used = set(re.findall(r"font(?:-size)?:[^;}]*?var\(--(\w+)\)/?", OWN_RULES))
    loose = re.findall(r"font-size:\s*([\d.]+(?:rem|em|px))", OWN_RULES)

    assert {token for token in used if token in named} <= named
    assert loose == [".86em"]  # document symbols in a monospace, which looks larger


def test_no_rule_names_a_physical_side() -> None:
    physical = re.findall(
        r"(?:^|[;{\s])((?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*"
        r"|(?:left|right|top|bottom|float|clear|width|height|min-width|max-width|min-height"
        r"|max-height)\s*:)",
        OWN_RULES,
    )
    assert [found for found in physical if not found.startswith(("min-width", "max-width"))] == []
    assert not re.search(r"text-align:\s*(left|right)", OWN_RULES)


def test_width_is_asked_only_of_screens_and_containers() -> None:
    asked = re.findall(r"[^{}]*\b(?:min|max)-width:[^{}]*", OWN_RULES)

    assert asked
    assert all(rule.strip().startswith(("@media", "@container")) for rule in asked)


def test_letters_of_joined_scripts_are_never_spaced_or_slanted() -> None:
    for language in ("bo", "ug", "ar"):
        rule = re.search(rf":lang\({language}\)[^{{]*\{{[^}}]*\}}", OWN_RULES)
        assert rule is not None
        assert "letter-spacing: normal" in rule[0]
        assert "font-style: normal" in rule[0]
    assert "font-synthesis: none" in OWN_RULES
    assert "break-all" not in OWN_RULES
    assert "overflow-wrap: anywhere" not in OWN_RULES


def test_sheet_loads_nothing_from_another_host() -> None:
    assert not re.search(r"https?:|url\(\s*[\"']?//|@import", OWN_RULES)


def test_every_font_face_has_one_file_that_is_there() -> None:
    files = re.findall(r'url\("(fonts/[^"]+)"\)', RULES)

    assert len(files) == len(set(files)) == RULES.count("@font-face")
    assert {WEB / name for name in files} == set((WEB / "fonts").glob("*.woff2"))


def test_committed_fonts_are_the_files_their_origin_names() -> None:
    origin = json.loads((WEB / "fonts" / "origin.json").read_text(encoding="utf-8"))

    for name, said in origin.items():
        assert hashlib.sha256((WEB / "fonts" / name).read_bytes()).hexdigest() == said["sha256"]
    assert set(origin) == {path.name for path in (WEB / "fonts").glob("*.woff2")}


@pytest.mark.parametrize(
    "family", ["source-serif-4", "source-sans-3", "noto-serif-tibetan", "noto-naskh-arabic"]
)
def test_every_family_comes_with_its_open_licence(family: str) -> None:
    text = (WEB / "fonts" / f"LICENCE-{family}.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE" in text.upper()


def test_reader_of_latin_script_loads_less_than_eighty_kilobytes_of_fonts() -> None:
    usual = ("source-serif-4-latin-400-normal", "source-serif-4-latin-600-normal",
             "source-sans-3-latin-wght-normal")  # fmt: skip

    assert sum((WEB / "fonts" / f"{name}.woff2").stat().st_size for name in usual) < 80_000
