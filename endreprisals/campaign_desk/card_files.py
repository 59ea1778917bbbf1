"""Approved cards for the family: as PDF to print, or as a folder of words and pictures."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from endreprisals.adapters import pdf_out
from endreprisals.campaign_desk.queries.signing import OpenCard, drawing
from endreprisals.ledger.views.brief import LOCK

MADE_ON = (2000, 1, 1, 0, 0, 0)  # the same for every file: a time would say when somebody worked


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card with the number that it has in this batch, and the name of its picture or blank."""

    number: int
    card: OpenCard
    picture: str


def cards_pdf(cards: Sequence[OpenCard]) -> bytes:
    """One card after the other. Raises `PdfBusy`, `PdfUnavailable`. Kept nowhere."""
    printed, pictures = _printed(cards)
    markup = render_to_string("campaign_desk/cards_paper.html", {"cards": printed})
    web, ledger = finders.find("web/fonts"), finders.find("ledger/paper.css")
    assert isinstance(web, str)  # noqa: S101 -- both ship with the code
    assert isinstance(ledger, str)  # noqa: S101 -- as above
    style = Path(ledger).read_text(encoding="utf-8")
    paper = pdf_out.Paper(markup, style, Path(web), tuple(pictures.items()))
    return pdf_out.write_pdf(paper, lock=settings.VAR_DIR / LOCK)


def cards_zip(cards: Sequence[OpenCard]) -> bytes:
    """The words in one text file, each drawing as a PNG."""
    printed, pictures = _printed(cards)
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as package:
        words = "\n\n".join(map(_told, printed))
        package.writestr(zipfile.ZipInfo("cards.txt", MADE_ON), words + "\n")
        for name, content in pictures.items():
            package.writestr(zipfile.ZipInfo(name, MADE_ON), content)
    return folder.getvalue()


def _printed(cards: Sequence[OpenCard]) -> tuple[list[PrintedCard], dict[str, bytes]]:
    printed, pictures = [], {}
    for number, card in enumerate(cards, start=1):
        content = drawing(card.pk) if card.drawn else None
        name = f"drawing-{number:03}.png" if content else ""
        if content:
            pictures[name] = content
        printed.append(PrintedCard(number, card, name))
    return printed, pictures


def _told(one: PrintedCard) -> str:
    lines = [f"{one.number}.", one.card.words or "", one.card.signed, one.picture]
    return "\n".join(line for line in lines if line)
