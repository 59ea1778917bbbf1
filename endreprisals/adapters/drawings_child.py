"""The process in which a stranger's picture is decoded: it limits itself, draws, and ends.

Bytes come in on standard input; a PNG or a short code goes out on standard output. It needs no
path and writes no file.
"""

import io
import json
import resource
import sys
import warnings
from typing import Any

FORMATS = ("PNG", "JPEG")


def main(arguments: list[str]) -> None:
    """Draw one picture anew; the only argument is the limits as JSON."""
    limits: dict[str, Any] = json.loads(arguments[0])
    _limit_this_process(limits)
    content = sys.stdin.buffer.read(limits["file_bytes"] + 1)
    sys.stdout.buffer.write(_answer(content, limits))
    sys.stdout.buffer.flush()


def _limit_this_process(limits: dict[str, Any]) -> None:
    memory, seconds = limits["memory_bytes"], limits["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(content: bytes, limits: dict[str, Any]) -> bytes:
    from PIL import Image  # noqa: PLC0415 -- only after the limits hold

    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = limits["dots"]
    try:
        return _drawn(content, limits)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return b"too_large"
    except (OSError, ValueError, SyntaxError, LookupError, OverflowError, TypeError, Warning):
        return b"broken"


def _drawn(content: bytes, limits: dict[str, Any]) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 -- as above

    with Image.open(io.BytesIO(content), formats=FORMATS) as given:
        if given.width * given.height > limits["dots"]:
            return b"too_large"
        side = limits["side"]
        given.draft("RGB", (side * 2, side * 2))  # a JPEG is decoded no larger than needed
        turned = ImageOps.exif_transpose(given).convert("RGBA")
    turned.thumbnail((side, side))
    sheet = Image.new("RGB", turned.size, "white")
    sheet.paste(turned, mask=turned.getchannel("A"))
    plain = sheet.quantize(limits["colours"])
    plain.info.clear()
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
