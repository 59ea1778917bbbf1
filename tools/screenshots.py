"""Take pictures of pages as a reader sees them, to be looked at by a person.

    python tools/screenshots.py http://127.0.0.1:8000 FOLDER --paths / /cases/ /about/ \
        --languages en ar-xb

Every path is taken in every language at 360, 900 and 1440 pixels, light and dark, whole length,
and as an A4 PDF. Needs Debian's Chromium; CHROMIUM names another binary.
"""

import argparse
import os
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTHS = (360, 900, 1440)
SCHEMES = ("light", "dark")
QUIET_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main() -> None:
    wanted = read_arguments()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET_FLAGS)
        for language, path in product(wanted.languages, wanted.paths):
            take(browser, f"{wanted.base}/{language}{path}", wanted, named(language, path))
        browser.close()


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("base", help="address of a running public door, without a slash at the end")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paths", nargs="+", default=["/"])
    parser.add_argument("--languages", nargs="+", default=["en"])
    parser.add_argument("--widths", nargs="+", type=int, default=list(WIDTHS))
    parser.add_argument("--schemes", nargs="+", default=list(SCHEMES), choices=SCHEMES)
    parser.add_argument("--pdf", action="store_true", help="also print each page to A4")
    return parser.parse_args()


def take(browser: Browser, address: str, wanted: argparse.Namespace, name: str) -> None:
    for width, scheme in product(wanted.widths, wanted.schemes):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
        )
        page.goto(address)
        target = wanted.folder / f"{name}-{width}-{scheme}.png"
        page.screenshot(path=target, full_page=True)
        if wanted.pdf and (width, scheme) == (wanted.widths[0], wanted.schemes[0]):
            page.pdf(path=wanted.folder / f"{name}.pdf", prefer_css_page_size=True)
        page.close()
        print(target)


def named(language: str, path: str) -> str:
    words = "".join(letter if letter.isalnum() else "-" for letter in path).strip("-")
    return f"{language}-{words or 'home'}"


if __name__ == "__main__":
    main()
