"""Strangers' pictures: only the dots come through, and a hostile file costs a message."""

import fcntl
import io
import os
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from endreprisals.adapters import drawings
from endreprisals.adapters.drawings import BadDrawing, DrawingLimits, DrawingsBusy, redraw
from tests.campaigns.signing_world import a_picture

SECRET = b"canary-place-46.2N-6.1E"


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def with_place(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # description
    exif.get_ifd(0x8825)[1] = "N"  # the place, as a camera writes it
    exif.get_ifd(0x8825)[2] = (46.0, 12.0, 0.0)
    if kind == "JPEG":
        return a_picture(kind, exif=exif, comment=SECRET)
    words = PngInfo()
    words.add_text("Comment", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return a_picture(kind, exif=exif, pnginfo=words)


def a_png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that claims a size, whatever stands in it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        mark = zlib.crc32(name + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + name + content + mark

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(body)), chunk(b"IEND", b""))
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_place_and_words_in_a_picture_do_not_come_through(kind: str, tmp_path: Path) -> None:
    given = with_place(kind)
    assert SECRET in given

    drawn = redraw(given, locks=tmp_path)

    assert SECRET not in drawn
    assert not opened(drawn).getexif()
    assert set(opened(drawn).info) <= {"transparency"}
    assert opened(drawn).format == "PNG"
    assert opened(drawn).size == (60, 40)


@pytest.mark.parametrize(
    "behind", [b"PK\x03\x04 a zip", b"<script>alert(1)</script>", b"%PDF-1.7 a paper"]
)
def test_a_second_file_behind_the_picture_is_left_behind(behind: bytes, tmp_path: Path) -> None:
    drawn = redraw(a_picture() + behind, locks=tmp_path)

    assert behind not in drawn
    assert drawn.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"GIF89a" + b"\0" * 50,
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"",
        b"II*\0",
    ],
)
def test_what_is_no_png_or_jpeg_is_not_even_tried(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadDrawing, match="not_a_picture"):
        redraw(content, locks=tmp_path)


def test_a_file_over_the_limit_is_refused_before_any_child_starts(tmp_path: Path) -> None:
    with pytest.raises(BadDrawing, match="too_large"):
        redraw(a_picture() + b"\0" * 300_001, locks=tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_bomb_of_dots_is_refused_by_the_size_it_claims(tmp_path: Path) -> None:
    with pytest.raises(BadDrawing, match="too_large"):
        redraw(a_png(60_000, 60_000, b"\0" * 1000), locks=tmp_path)


def test_a_picture_that_is_large_as_dots_within_the_limit_is_made_small(tmp_path: Path) -> None:
    drawn = redraw(a_picture(size=(3000, 2000)), locks=tmp_path)

    assert opened(drawn).size == (800, 533)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + b"x" * 400,
        b"\xff\xd8\xff" + b"x" * 400,
        a_picture()[:60],
        a_png(100, 100, b""),
        b"\xff\xd8\xff<?xml version='1.0'?><svg/>",
    ],
)
def test_a_broken_picture_leaves_a_code_and_nothing_else(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadDrawing, match="broken"):
        redraw(content, locks=tmp_path)


def test_too_much_memory_or_time_ends_the_child_and_not_us(tmp_path: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(noise, "PNG")

    with pytest.raises(BadDrawing):
        redraw(noise.getvalue(), locks=tmp_path, limits=DrawingLimits(memory_bytes=20_000_000))
    with pytest.raises(BadDrawing, match="too_slow"):
        redraw(noise.getvalue(), locks=tmp_path, limits=DrawingLimits(wall_seconds=0.001))


def test_what_can_be_seen_through_becomes_paper(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (5, 5), (255, 0, 0, 0)).save(out, "PNG")

    drawn = opened(redraw(out.getvalue(), locks=tmp_path)).convert("RGB")

    assert drawn.getpixel((2, 2)) == (255, 255, 255)


def test_a_third_picture_at_once_waits_for_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [
        os.open(tmp_path / f"drawing-{number}.lock", os.O_RDONLY | os.O_CREAT) for number in (0, 1)
    ]
    for place in places:
        fcntl.flock(place, fcntl.LOCK_EX)
    sleep = time.sleep

    def one_is_done_meanwhile(seconds: float) -> None:
        if len(places) == 2:
            os.close(places.pop())
        sleep(seconds)

    monkeypatch.setattr("endreprisals.adapters.drawings.time.sleep", one_is_done_meanwhile)

    assert redraw(a_picture(), locks=tmp_path)
    os.close(places.pop())


def test_a_third_picture_at_once_is_told_to_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "_WAIT_SECONDS", 0.2)
    held = []
    for number in range(2):
        place = os.open(tmp_path / f"drawing-{number}.lock", os.O_RDONLY | os.O_CREAT)
        fcntl.flock(place, fcntl.LOCK_EX)
        held.append(place)
    with pytest.raises(DrawingsBusy):
        redraw(a_picture(), locks=tmp_path)

    os.close(held.pop())
    assert redraw(a_picture(), locks=tmp_path)
    os.close(held.pop())
