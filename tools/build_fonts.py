"""Copy the web fonts out of unpacked @fontsource packages and write their @font-face rules.

The fonts under `endreprisals/web/static/web/fonts` are committed, so this runs only to renew them:

    npm install --ignore-scripts @fontsource/source-serif-4 @fontsource/source-sans-3 \
        @fontsource-variable/source-sans-3 @fontsource/noto-serif-tibetan \
        @fontsource/noto-naskh-arabic          (in an empty folder outside the repository)
    python tools/build_fonts.py FOLDER/node_modules

Each family and weight is cut into files by script (unicode-range), so that a reader of Latin
script loads three files of 70 kB together. Tibetan and Arabic letters are fetched only by a page
that shows some, and not at all where the device has the same Noto face.
"""

import hashlib
import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "endreprisals" / "web" / "static" / "web"
BEGIN, END = "/* fonts: written by tools/build_fonts.py */", "/* fonts: end */"


@dataclass(frozen=True, slots=True)
class Cut:
    """Some files of one package: which scripts, which weights, and how CSS names them."""

    package: str
    family: str
    scripts: tuple[str, ...]
    weights: dict[str, str]  # the weight in the file's name -> the weights CSS gives it to
    style: str = "normal"
    local: tuple[str, ...] = ()  # the same face by name where the device has it, per weight


REGULAR_AND_BOLD = {"400": "400", "600": "600 700"}
CUTS = (
    Cut(
        "@fontsource/source-serif-4",
        "Source Serif 4",
        ("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext"),
        REGULAR_AND_BOLD,
    ),
    Cut(
        "@fontsource/source-serif-4",
        "Source Serif 4",
        ("latin", "latin-ext"),
        {"400": "400 700"},
        style="italic",
    ),
    Cut(
        "@fontsource-variable/source-sans-3",
        "Source Sans 3",
        ("latin", "vietnamese", "greek", "cyrillic", "cyrillic-ext"),
        {"wght": "400 700"},
    ),
    # The variable file of Latin Extended is twice as heavy as the two weights apart.
    Cut("@fontsource/source-sans-3", "Source Sans 3", ("latin-ext",), REGULAR_AND_BOLD),
    Cut(
        "@fontsource/noto-serif-tibetan",
        "Noto Serif Tibetan",
        ("tibetan",),
        REGULAR_AND_BOLD,
        local=("Noto Serif Tibetan", "Noto Serif Tibetan SemiBold"),
    ),
    Cut(
        "@fontsource/noto-naskh-arabic",
        "Noto Naskh Arabic",
        ("arabic",),
        REGULAR_AND_BOLD,
        local=("Noto Naskh Arabic", "Noto Naskh Arabic SemiBold"),
    ),
)


def main(packages: Path) -> None:
    """Replace the fonts folder and the rules in site.css."""
    fonts = WEB / "fonts"
    shutil.rmtree(fonts, ignore_errors=True)
    fonts.mkdir(parents=True)
    rules: list[str] = []
    origin: dict[str, dict[str, str]] = {}
    for cut in CUTS:
        copy_licence(packages / cut.package, fonts / f"LICENCE-{slug(cut.family)}.txt")
        for script in cut.scripts:
            for nth, weight in enumerate(cut.weights):
                name = copy_font(packages / cut.package, cut, script, weight, fonts)
                rules.append(rule(packages / cut.package, cut, script, nth, name))
                origin[name] = described(packages / cut.package, fonts / name)
    (fonts / "origin.json").write_text(json.dumps(origin, indent=1) + "\n", encoding="utf-8")
    put_between_marks(WEB / "site.css", "\n".join(rules))
    print(f"{len(origin)} files, {sum(p.stat().st_size for p in fonts.glob('*.woff2')):,} bytes")


def copy_licence(package: Path, target: Path) -> None:
    text = (package / "LICENSE").read_text(encoding="utf-8")
    if "SIL Open Font License, Version 1.1" not in " ".join(text.split()):
        raise SystemExit(f"{package}: not under the Open Font License 1.1; nothing more was copied")
    lines = (line.rstrip() for line in text.replace("http://", "https://").splitlines())
    target.write_text("\n".join(lines).strip() + "\n", encoding="utf-8")


def copy_font(package: Path, cut: Cut, script: str, weight: str, fonts: Path) -> str:
    name = f"{slug(cut.family)}-{script}-{weight}-{cut.style}.woff2"
    shutil.copyfile(package / "files" / name, fonts / name)
    return name


def rule(package: Path, cut: Cut, script: str, nth: int, name: str) -> str:
    """One @font-face on one line; `swap` shows the text at once in the device's own font."""
    ranges = json.loads((package / "unicode.json").read_text(encoding="utf-8"))[script]
    weights = list(cut.weights.values())[nth]
    local = f'local("{cut.local[nth]}"), ' if cut.local else ""
    return (
        f'@font-face {{ font-family: "{cut.family}"; font-style: {cut.style}; '
        f"font-weight: {weights}; font-display: swap; "
        f'src: {local}url("fonts/{name}") format("woff2"); unicode-range: {ranges} }}'
    )


def described(package: Path, font: Path) -> dict[str, str]:
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(font.read_bytes()).hexdigest()
    return {"package": f"{about['name']}@{about['version']}", "sha256": digest}


def put_between_marks(sheet: Path, rules: str) -> None:
    old = sheet.read_text(encoding="utf-8")
    block = f"{BEGIN}\n{rules}\n{END}"
    new = re.sub(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: block, old, flags=re.DOTALL)
    if block not in new:
        raise SystemExit(f"{sheet}: the marks {BEGIN!r} and {END!r} are missing")
    sheet.write_text(new, encoding="utf-8")


def slug(family: str) -> str:
    return family.lower().replace(" ", "-")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
