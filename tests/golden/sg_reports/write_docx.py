"""Writes a planned report as DOCX: the UN's style names, footnotes, automatic numbers if asked."""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from tests.golden.sg_reports.plan import Block, Layout
from tests.golden.sg_reports.stories import REPORTS

HEAD = '<?xml version="1.0"?>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLE = {
    "para": "SingleTxtG",
    "heading": "HChG",
    "country": "H23G",
    "annex": "HChG",
    "annextitle": "HChG",
    "subheading": "H4G",
    "front": "Normal",
    "contents": "TOC1",
}
WORDS_ON_A_PAGE = 520
FIXED_TIME = (2020, 1, 1, 0, 0, 0)


def write_docx(layout: Layout, blocks: list[Block]) -> bytes:
    """The DOCX of these blocks; footnotes get ids that count on through the whole document."""
    notes: list[str] = []
    body: list[str] = []
    words = part = 0
    for block in blocks:
        part += block.kind == "annex"
        words += len(block.text.split())
        broken = words > WORDS_ON_A_PAGE and block.kind == "para"
        words = 0 if broken else words
        body.append(_paragraph(layout, block, notes, part=part, broken=broken))
    header = f"<w:p><w:r><w:t>{REPORTS[layout.year]}</w:t></w:r></w:p>"
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": element("document", f"<w:body>{''.join(body)}</w:body>"),
            "word/footnotes.xml": element("footnotes", "".join(notes)),
            "word/header1.xml": element("hdr", header),
            "word/numbering.xml": element("numbering", _numbering()),
            "word/styles.xml": element("styles", "".join(map(_style, sorted(set(STYLE.values()))))),
        }
    )


def element(name: str, inner: str) -> str:
    """One part of the package with its root element."""
    return f"{HEAD}<w:{name} {W}>{inner}</w:{name}>"


def zipped(files: dict[str, str]) -> bytes:
    """The package of these parts, the same bytes on every run."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _style(name: str) -> str:
    kind = 'w:type="paragraph"'
    return f'<w:style {kind} w:styleId="{name}"><w:name w:val="_ {name}"/></w:style>'


def _numbering() -> str:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{level}<w:lvlText w:val="%1."/></w:lvl>'
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{restart}</w:num>' for n in (1, 2, 3)
    )
    return f"{abstract}</w:abstractNum>{nums}"


def _paragraph(layout: Layout, block: Block, notes: list[str], *, part: int, broken: bool) -> str:
    if block.kind == "page":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    properties = f'<w:pStyle w:val="{STYLE[block.kind]}"/>'
    text = block.text
    if block.number is not None and layout.number == "auto":
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{part + 1}"/></w:numPr>'
    elif block.number is not None:
        text = f"{block.number}.\t{text}"
    elif block.kind == "contents":
        text = f"{text}\t{len(text) % 50 + 3}"
    runs = _runs(text, block, notes, broken=broken)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _runs(text: str, block: Block, notes: list[str], *, broken: bool) -> str:
    out = []
    printed = dict(block.notes)
    for index, piece in enumerate(re.split(r"\x02(\d+)\x03", text)):
        if index % 2:
            notes.append(_note(len(notes) + 1, int(piece), printed[int(piece)]))
            out.append(_mark(piece, len(notes)))
            continue
        half = piece.find(" ", len(piece) // 2) + 1 if broken else 0
        if half:
            out.append(_text(piece[:half]) + "<w:r><w:lastRenderedPageBreak/></w:r>")
        out.append(_text(piece[half:]))
        broken = False
    return "".join(out)


def _text(text: str) -> str:
    space = '<w:t xml:space="preserve">'
    tabbed = escape(text).replace("\t", f"</w:t><w:tab/>{space}")
    return f"<w:r>{space}{tabbed}</w:t></w:r>"


def _mark(mark: str, identity: int) -> str:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{identity}"/>'
    return f"<w:r>{raised}<w:t>{mark}</w:t>{reference}</w:r>"


def _note(identity: int, mark: int, text: str) -> str:
    style = '<w:pPr><w:pStyle w:val="FootnoteTextG"/></w:pPr>'
    runs = f"<w:r><w:t>{mark}</w:t></w:r><w:r><w:tab/><w:t>{escape(text)}</w:t></w:r>"
    return f'<w:footnote w:id="{identity}"><w:p>{style}{runs}</w:p></w:footnote>'
