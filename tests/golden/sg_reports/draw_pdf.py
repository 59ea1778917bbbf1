"""Sets a planned report as a PDF: running heads, footnotes, page numbers, broken words."""

from io import BytesIO
from pathlib import Path
from random import Random  # noqa: TID251 (seeded test matter)

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.golden.sg_reports.plan import Block, Layout
from tests.golden.sg_reports.stories import REPORTS

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, FOOT = 113.0, 482.0, 750.0, 80.0
LEADING, SMALL = 13.0, 10.0


class Page:
    """Lines and notes gathered for one page before it is drawn."""

    def __init__(self) -> None:
        self.lines: list[tuple[float, float, str, str, float]] = []  # x, y, font role, text, size
        self.notes: list[tuple[int, str]] = []
        self.y = TOP


class Typesetter:
    """Breaks blocks into lines and pages and draws them."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.luck = Random(layout.seed + 1)  # noqa: S311 (seeded test matter)
        self.fonts = {"body": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"}
        if layout.font == "Vera":
            folder = Path(reportlab.__file__).parent / "fonts"
            for role, file in {"body": "Vera", "bold": "VeraBd", "italic": "VeraIt"}.items():
                pdfmetrics.registerFont(TTFont(file, str(folder / f"{file}.ttf")))
                self.fonts[role] = file
        self.size = 10.0 if layout.font == "Times" else 9.0
        self.pages = [Page()]
        self.widths: dict[tuple[str, str, float], float] = {}

    def draw(self, blocks: list[Block]) -> bytes:
        """The PDF of these blocks."""
        for block in blocks:
            self._set(block)
        out = BytesIO()
        canvas = Canvas(out, pagesize=A4, invariant=1)
        for number, page in enumerate(self.pages, 1):
            self._draw(canvas, page, number)
        canvas.save()
        return out.getvalue()

    def _set(self, block: Block) -> None:
        if block.kind == "page":
            self.pages.append(Page())
        elif block.kind == "contents":
            self._lines(
                [
                    block.text
                    + " "
                    + "." * (110 - len(block.text))
                    + f" {self.luck.randrange(3, 60)}"
                ],
                "body",
                LEFT,
            )
        elif block.kind == "front":
            self._lines([block.text], "body", LEFT)
        elif block.kind == "para":
            self._paragraph(block)
        else:
            role = "italic" if block.kind == "subheading" else "bold"
            lines = self._wrap(block.text, role, RIGHT - LEFT - 80, first=0)
            self._need(LEADING * (len(lines) + 3))
            self.pages[-1].y -= 6
            self._lines(lines, role, LEFT + 40)
            self.pages[-1].y -= 4

    def _paragraph(self, block: Block) -> None:
        number = f"{block.number}."
        indent = self._width(number, "body", self.size) + 14
        if self.layout.number == "alone":
            self._need(LEADING * 3)
            self._lines([number], "body", LEFT)
            indent = 0
        lines = self._wrap(block.text, "body", RIGHT - LEFT, first=indent)
        waiting = list(block.notes)
        for index, line in enumerate(lines):
            notes = [note for note in waiting if f"\x02{note[0]}\x03" in line]
            page = self._need(LEADING + SMALL * 2 * len(notes))
            page.notes += notes
            if index == 0 and indent:
                page.lines.append((LEFT, page.y, "body", number, self.size))
                page.lines.append((LEFT + indent, page.y, "body", line, self.size))
            else:
                page.lines.append((LEFT, page.y, "body", line, self.size))
            page.y -= LEADING
        self.pages[-1].y -= 6

    def _lines(self, lines: list[str], role: str, x: float) -> None:
        for line in lines:
            page = self._need(LEADING)
            page.lines.append((x, page.y, role, line, self.size))
            page.y -= LEADING

    def _need(self, height: float) -> Page:
        page = self.pages[-1]
        room = page.y - FOOT - SMALL * (2 * len(page.notes) + 2)
        if room < height:
            self.pages.append(Page())
        return self.pages[-1]

    def _width(self, text: str, role: str, size: float) -> float:
        key = (text, role, size)
        if key not in self.widths:
            self.widths[key] = pdfmetrics.stringWidth(text, self.fonts[role], size)
        return self.widths[key]

    def _word_width(self, word: str, role: str) -> float:
        plain, _, rest = word.partition("\x02")
        mark, _, tail = rest.partition("\x03")
        return self._width(plain + tail, role, self.size) + self._width(mark, role, 6.5)

    def _wrap(self, text: str, role: str, width: float, *, first: float) -> list[str]:
        space = self._width(" ", role, self.size)
        lines: list[str] = []
        line: list[str] = []
        used = first
        for whole in text.split():
            word = whole
            need = self._word_width(word, role)
            if line and used + need > width:
                head = self._hyphenated(word)
                if head and used + self._width(head, role, self.size) <= width:
                    line.append(head)
                    word = word[len(head) - (0 if word.startswith(head) else 1) :]
                    need = self._word_width(word, role)
                lines.append(" ".join(line))
                line, used = [], 0.0
            line.append(word)
            used += need + space
        return [*lines, " ".join(line)]

    def _hyphenated(self, word: str) -> str:
        if "-" in word[2:-2] and word.replace("-", "").isalpha():
            return word[: word.index("-", 2) + 1]
        if (
            word.isalpha()
            and word.islower()
            and len(word) > 8
            and self.luck.random() < self.layout.hyphens
        ):
            cut = next(
                (
                    i
                    for i in range(4, len(word) - 3)
                    if word[i - 1] in "aeiou" and word[i] not in "aeiou"
                ),
                0,
            )
            return word[:cut] + "-" if cut else ""
        return ""

    def _draw(self, canvas: Canvas, page: Page, number: int) -> None:
        self._running(canvas, number)
        for line in page.lines:
            self._text(canvas, line)
        if page.notes:
            self._notes(canvas, page)
        canvas.showPage()

    def _running(self, canvas: Canvas, number: int) -> None:
        if number == 1:
            return
        canvas.setFont(self.fonts["bold"], 8.5)
        y = 800 if self.layout.running == "head" else 32
        symbol = REPORTS[self.layout.year]
        if number % 2:
            canvas.drawRightString(RIGHT, y, symbol)
        else:
            canvas.drawString(LEFT, y, symbol)
        label = f"{number}/{len(self.pages)}" if self.layout.page_of else str(number)
        if self.layout.running == "foot":
            canvas.drawCentredString(WIDTH / 2, 800, label)
        else:
            canvas.drawString(LEFT if number % 2 == 0 else RIGHT - 12, 40, label)
            if number % 2:
                canvas.drawString(LEFT, 40, f"GE.{self.layout.year % 100}-13325")

    def _text(self, canvas: Canvas, line: tuple[float, float, str, str, float]) -> None:
        x, y, role, text, size = line
        out = canvas.beginText(x, y)
        for index, piece in enumerate(text.replace("\x03", "\x02").split("\x02")):
            if index % 2:
                out.setRise(3.5)
                out.setFont(self.fonts[role], 6.5)
            else:
                out.setRise(0)
                out.setFont(self.fonts[role], size)
            out.textOut(self._ligatures(piece))
        canvas.drawText(out)

    def _ligatures(self, text: str) -> str:
        return text.replace("fi", "ﬁ").replace("fl", "ﬂ") if self.layout.font == "Vera" else text

    def _notes(self, canvas: Canvas, page: Page) -> None:
        two = self.layout.notes == "two"
        rows = -(-len(page.notes) // 2) if two else len(page.notes)
        top = FOOT - 8 + SMALL * rows
        canvas.line(LEFT, top + 9, LEFT + 120, top + 9)
        for index, (mark, text) in enumerate(page.notes):
            column, row = (divmod(index, rows)) if two else (0, index)
            x, y = LEFT + column * 190, top - row * SMALL
            out = canvas.beginText(x, y)
            out.setFont(self.fonts["body"], 5.5)
            out.setRise(3)
            out.textOut(str(mark))
            out.setRise(0)
            out.setFont(self.fonts["body"], 8)
            out.textOut("  " + self._ligatures(text))
            canvas.drawText(out)
