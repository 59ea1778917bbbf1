"""Makes the golden reports: full-size documents with invented contents, and the truth beside each.

Run `python -m tests.golden.sg_reports.make_reports FOLDER` to look at them; the tests make
them in a temporary folder.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tests.golden.sg_reports.draw_pdf import Typesetter
from tests.golden.sg_reports.plan import Block, Layout, Planner
from tests.golden.sg_reports.write_docx import write_docx

LAYOUTS = (
    Layout("g2012", 2012, 101, "seen", "pdf", 600, heading="bare"),
    Layout("g2014", 2014, 102, "seen", "pdf", 590, heading="numbered", font="Vera"),
    Layout("g2015", 2015, 103, "seen", "docx", 525, heading="numbered"),
    Layout("g2017", 2017, 104, "seen", "pdf", 399, notes="two"),
    Layout("g2018", 2018, 105, "seen", "pdf", 441),
    Layout("g2019", 2019, 106, "seen", "docx", 357, number="auto"),
    Layout("g2021", 2021, 107, "seen", "pdf", 378, number="alone", hyphens=0.3),
    Layout("g2023", 2023, 108, "seen", "pdf", 336, font="Vera", page_of=True),
    Layout(
        "u2013", 2013, 201, "unseen", "pdf", 590, heading="numbered", running="foot", page_of=True
    ),
    Layout("u2016", 2016, 202, "unseen", "docx", 525, heading="bare", number="auto"),
    Layout(
        "u2020",
        2020,
        203,
        "unseen",
        "pdf",
        420,
        annex_title="ANNEX {roman}",
        notes="two",
        running="foot",
    ),
    Layout(
        "u2024",
        2024,
        204,
        "unseen",
        "pdf",
        399,
        heading="bare",
        number="alone",
        font="Vera",
        hyphens=0.4,
        annex_title="Annex {roman}*",
    ),
)


def make(layout: Layout) -> tuple[bytes, dict[str, Any]]:
    """One golden document: its bytes and its truth."""
    blocks, truth = Planner(layout).plan()
    return _render(layout, blocks), truth


def _render(layout: Layout, blocks: list[Block]) -> bytes:
    if layout.kind == "pdf":
        return Typesetter(layout).draw(blocks)
    return write_docx(layout, blocks)


def make_all(folder: Path, *, bank: str | None = None) -> list[tuple[Path, Path]]:
    """Every golden document that is not yet in the folder; gives pairs of document and truth."""
    pairs = []
    for layout in LAYOUTS:
        if bank and layout.bank != bank:
            continue
        document, truth_file = (
            folder / f"{layout.name}.{layout.kind}",
            folder / f"{layout.name}.json",
        )
        if not document.exists():
            content, truth = make(layout)
            truth_file.write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
            document.write_bytes(content)
        pairs.append((document, truth_file))
    return pairs


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    make_all(target)
