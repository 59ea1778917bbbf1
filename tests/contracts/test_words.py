"""Code, documents and data use one word for one thing, and each dependency has its reason."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
DEPENDENCY = re.compile(r'^    "(?P<name>[A-Za-z0-9_.-]+)[^"]*",(?P<rest>.*)$', re.MULTILINE)


def _dependency_lines() -> list[tuple[str, str]]:
    block = PYPROJECT[PYPROJECT.index("dependencies = [") : PYPROJECT.index("[project.scripts]")]
    return [(found["name"], found["rest"]) for found in DEPENDENCY.finditer(block)]


@pytest.mark.parametrize(("name", "rest"), _dependency_lines())
def test_every_dependency_says_what_it_is_for(name: str, rest: str) -> None:
    assert re.search(r"#\s*\w.{4,}", rest), f"{name}: say what it is for in a comment"


def test_every_direct_dependency_is_pinned_by_hash() -> None:
    pinned = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    project = tomllib.loads(PYPROJECT)["project"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[\[~<>=]", line)[0].lower()
        assert re.search(
            rf"^{re.escape(name)}(\[[^]]*\])?==\S+ \\\n +--hash=sha256:", pinned, re.MULTILINE
        ), name


def test_no_pinned_list_records_a_download_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--find-links" not in text


def test_every_make_target_has_a_help_line() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("setup", "run", "test", "check", "bench"):
        assert re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE), target


def test_every_layer_is_described_in_the_architecture() -> None:
    layers = tomllib.loads(PYPROJECT)["tool"]["importlinter"]["contracts"][0]["layers"]
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for room in " | ".join(layers).split(" | "):
        assert re.search(rf"\b{re.escape(room)}\b", text), f"{room}: say what it is"


def test_every_adr_is_numbered_once_and_titled() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [record.name[:4] for record in records]

    assert numbers == [f"{n:04}" for n in range(1, len(records) + 1)]
    for record in records:
        assert record.read_text(encoding="utf-8").startswith(f"# {record.name[:4]} ")


def test_every_command_is_in_the_readme_or_the_operating_notes() -> None:
    told = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/operate.md")
    )
    for command in (ROOT / "endreprisals").glob("*/management/commands/[!_]*.py"):
        assert f"`{command.stem}" in told or f"endreprisals {command.stem}" in told, command.stem


def test_every_proof_named_in_the_documents_is_there() -> None:
    for document in ("docs/threat-model.md", "ARCHITECTURE.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for named in re.findall(r"`(tests/[\w/*.]+|test_\w+\.py)`", text):
            pattern = named if named.startswith("tests/") else f"tests/contracts/{named}"
            assert list(ROOT.glob(pattern.rstrip("/"))), f"{document} names {named}"


def test_every_glossary_line_is_one_word_and_one_meaning() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    words = re.findall(r"^\*\*(.+?)\*\*", glossary, re.MULTILINE)

    assert len(words) > 40
    assert sorted(words) == sorted(set(words))
    assert words == sorted(words, key=str.casefold)


@pytest.mark.parametrize(
    "forbidden",
    [
        r"(^|[^a-z0-9.])/(work|root|tmp/team)/",
        r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian",
    ],
)
def test_no_file_names_a_machine_or_a_registry(forbidden: str) -> None:
    ours = [
        path
        for folder in ("endreprisals", "tests", "tools", "docs", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".sh", ".toml", ".yaml", ".html", ".css", ".txt"}
    ]
    for path in [*ours, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile"]:
        if path == Path(__file__):
            continue
        found = re.search(forbidden, path.read_text(encoding="utf-8"), re.MULTILINE)
        assert found is None, f"{path.relative_to(ROOT)}: {found}"
