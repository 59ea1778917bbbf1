"""The process in which a file for the toolbox is opened: it limits itself, makes it anew, ends.

Bytes come in on standard input; the new file or a short code goes out on standard output.
"""

import io
import json
import re
import resource
import sys
import warnings
from typing import Any

_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
# Names in a PDF by which it would do something when it is opened, or bring another file along.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA|AA|OpenAction)"
    rb"(?![A-Za-z])"
)


def main(arguments: list[str]) -> None:
    """Make one file anew; the arguments are its kind and the limits as JSON."""
    kind, limits = arguments[0], json.loads(arguments[1])
    _limit_this_process(limits)
    content = sys.stdin.buffer.read(limits["file_bytes"] + 1)
    sys.stdout.buffer.write(_answer(kind, content, limits))
    sys.stdout.buffer.flush()


def _limit_this_process(limits: dict[str, Any]) -> None:
    memory, seconds = limits["memory_bytes"], limits["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(kind: str, content: bytes, limits: dict[str, Any]) -> bytes:
    warnings.simplefilter("error")
    try:
        made = _pages(content, limits) if kind == "pdf" else _dots(kind, content, limits)
    except MemoryError:
        return b"too_large"
    except (OSError, ValueError, SyntaxError, LookupError, OverflowError, TypeError, Warning):
        return b"broken"
    except RuntimeError:  # of the PDF library
        return b"broken"
    return made if len(made) <= limits["made_bytes"] else b"too_large"


def _dots(kind: str, content: bytes, limits: dict[str, Any]) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 -- only after the limits hold

    Image.MAX_IMAGE_PIXELS = None  # asked below, before a dot is decoded
    with Image.open(io.BytesIO(content), formats=(kind.upper(),)) as given:
        if given.width * given.height > limits["dots"]:
            return b"too_large"
        clear = kind == "png" and ("A" in given.getbands() or "transparency" in given.info)
        turned = ImageOps.exif_transpose(given).convert("RGBA" if clear else "RGB")
    turned.info.clear()
    out = io.BytesIO()
    if kind == "png":
        turned.save(out, "PNG", optimize=True)
    else:
        turned.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return out.getvalue()


def _pages(content: bytes, limits: dict[str, Any]) -> bytes:
    import pypdfium2  # noqa: PLC0415 -- as above

    given = pypdfium2.PdfDocument(content)
    if not 1 <= len(given) <= limits["pages"]:
        return b"too_large"
    made = pypdfium2.PdfDocument.new()
    made.import_pages(given)
    out = io.BytesIO()
    made.save(out)
    pages = out.getvalue()
    return b"active" if _ACTIVE.search(_STREAM.sub(b"", pages)) else pages
