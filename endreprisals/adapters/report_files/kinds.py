"""Tells what kind of file it is by its first bytes, never by its name, and opens it."""

import re

from endreprisals.adapters.report_files.limits import EmptyFile, Limits, OldWordFile, TooLarge
from endreprisals.domain.sg_report.model import PageText

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|"
    rb"head|body|div|p|article|section|table|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)


def open_pages(data: bytes, limits: Limits) -> tuple[PageText, ...]:
    """The pages of a report file of any of the four kinds; raises the errors of `limits`.

    The libraries are imported here and not above, so that a text file does not wait for them.
    """
    if not data:
        raise EmptyFile
    if len(data) > limits.file_bytes:
        raise TooLarge
    if b"%PDF-" in data[:1024]:
        from endreprisals.adapters.report_files.pdf import pdf_pages  # noqa: PLC0415 (see above)

        return pdf_pages(data, limits)
    if data.startswith(b"PK"):
        from endreprisals.adapters.report_files.docx import docx_pages  # noqa: PLC0415 (see above)

        return docx_pages(data, limits)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise OldWordFile
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        from endreprisals.adapters.report_files.html import html_pages  # noqa: PLC0415 (see above)

        return html_pages(data, limits)
    from endreprisals.adapters.report_files.text import text_pages  # noqa: PLC0415 (see above)

    return text_pages(data, limits)
