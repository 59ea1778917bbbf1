"""Makes files that no honest person sends: bombs, loops, locks, lies and wrecks."""

import zipfile
import zlib
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.golden.sg_reports.write_docx import TYPES, element, zipped

PARAGRAPH = "<w:p><w:r><w:t>Annex I</w:t></w:r></w:p>"


def a_docx(body: str = PARAGRAPH, **more: str) -> bytes:
    """A DOCX with this body, and more parts of the package by name."""
    return zipped(
        {"[Content_Types].xml": TYPES, "word/document.xml": element("document", body), **more}
    )


def a_docx_of(document: str) -> bytes:
    """A DOCX whose document part is exactly this."""
    return zipped({"word/document.xml": document})


def zip_bomb() -> bytes:
    """A DOCX of a few hundred kilobytes whose document would fill 150 megabytes."""
    out = BytesIO()
    archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("word/document.xml", "w") as part:
        for _ in range(150):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def lying_zip() -> bytes:
    """The same bomb, saying of itself that it holds ten bytes."""
    data = bytearray(zip_bomb())
    size = (150_000_000).to_bytes(4, "little")
    for _ in range(data.count(size)):
        at = data.index(size)
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def locked_zip() -> bytes:
    """A DOCX whose parts are marked as encrypted."""
    data = bytearray(a_docx())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def crowded_zip() -> bytes:
    """A DOCX of five thousand parts."""
    return a_docx(**{f"word/part{n}.xml": "<a/>" for n in range(5_000)})


def deep_docx() -> bytes:
    """A DOCX nested twenty thousand deep."""
    return a_docx("<w:tbl>" * 20_000 + "</w:tbl>" * 20_000)


def entity_docx() -> bytes:
    """A DOCX that defines entities which multiply when they are opened."""
    lines = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}">' for n in range(9))
    return a_docx_of(f'<?xml version="1.0"?><!DOCTYPE d [{lines}]><d>&e8;</d>')


def wide_docx() -> bytes:
    """A DOCX with one table of a hundred thousand cells."""
    return a_docx(f"<w:tbl>{'<w:tr><w:tc>' + PARAGRAPH + '</w:tc></w:tr>'}</w:tbl>" * 100_000)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return bytes(out)


def ten_thousand_pages() -> bytes:
    """A PDF of ten thousand empty pages."""
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(10_000))
    pages = b"<</Type/Pages/Count 10000/Kids[%s]>>" % kids
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, *[page] * 10_000])


def recursive_pdf() -> bytes:
    """A PDF whose tree of pages holds itself."""
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]/Parent 2 0 R>>",
        ]
    )


def recursive_form_pdf() -> bytes:
    """A PDF whose page draws a form that draws itself."""
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>\n"
        b"stream\n/F Do\nendstream"
    )
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R"
        b"/Resources<</XObject<</F 4 0 R>>>>>>"
    )
    stream = b"<</Length 5>>\nstream\n/F Do\nendstream"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", one_page(), page, form, stream])


def bad_font_pdf() -> bytes:
    """A PDF whose only font is noise."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 6 0 R"
        b"/Resources<</Font<</F 4 0 R>>>>>>"
    )
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 5 0 R/Encoding/Nonsense>>"
    noise = b"\x00\x01\x00\x00" + b"\xff\xfe" * 400
    descriptor = b"<</Type/FontDescriptor/FontName/X/FontFile2 7 0 R/Flags 4>>"
    text = b"BT /F 12 Tf 9 9 Td (\x01\x02\xff) Tj ET"
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>", one_page(), page, font, descriptor,
            b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text),
            b"<</Length %d>>\nstream\n%s\nendstream" % (len(noise), noise),
        ]
    )  # fmt: skip


def swollen_pdf() -> bytes:
    """A PDF whose page is a stream that swells to 400 megabytes."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * 1_000_000) for _ in range(400)) + packer.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    body = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(stream), stream)
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", one_page(), page, body])


def script_pdf() -> bytes:
    """A PDF that wants to run a script when it is opened."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(1\\){})>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    return pdf_of([catalogue, one_page(), page])


def one_page() -> bytes:
    """The tree of a PDF with a single page, object 3."""
    return b"<</Type/Pages/Count 1/Kids[3 0 R]>>"


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 72, "Annex I")
    canvas.save()
    return out.getvalue()


def scanned_pdf() -> bytes:
    """A PDF of pages that are pictures: no letter in it."""
    out = BytesIO()
    canvas = Canvas(out)
    for _ in range(3):
        canvas.rect(72, 72, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
