"""Files of the toolbox lose what they carry beside dots and pages, and hostile ones are refused."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from endreprisals.adapters.assets import AssetLimits, BadAsset, asset_path, keep_asset

CANARY = b"Zanzaribaldo"


def a_picture(kind: str = "JPEG", *, mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    picture = Image.new(mode, size, "red")
    exif = Image.Exif()
    exif[0x010F] = CANARY.decode()  # maker of the camera
    exif[0x0112] = 6  # turned by a quarter
    out = io.BytesIO()
    picture.save(out, kind, exif=exif, **({"comment": CANARY} if kind == "JPEG" else {}))
    return out.getvalue()


def a_pdf(*pages: bytes) -> bytes:
    """A small PDF by hand. `pages` stand in the dictionary of each page."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages)),
        *(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]%b>>" % page for page in pages),
        b"<</Author(%b)>>" % CANARY,
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    last = len(objects)
    tail = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        last + 1, last, len(body),
    )  # fmt: skip
    return body + head + table + tail


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_keeps_its_dots_and_nothing_else(kind: str, tmp_path: Path) -> None:
    given = a_picture(kind)
    assert CANARY in given
    kept = keep_asset(given, folder=tmp_path)
    made = asset_path(kept.sha256, folder=tmp_path).read_bytes()

    assert kept.media_type == f"image/{kind.lower()}"
    assert CANARY not in made
    assert len(made) == kept.size
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.size == (30, 40), "turned as the camera said"
        assert not picture.getexif()


def test_a_picture_that_can_be_seen_through_stays_so(tmp_path: Path) -> None:
    kept = keep_asset(a_picture("PNG", mode="RGBA"), folder=tmp_path)
    with Image.open(asset_path(kept.sha256, folder=tmp_path)) as picture:
        assert picture.mode == "RGBA"


def test_the_same_file_twice_is_one_file_with_no_name(tmp_path: Path) -> None:
    first = keep_asset(a_picture(), folder=tmp_path / "new")
    assert keep_asset(a_picture(), folder=tmp_path / "new") == first
    assert [one.name for one in (tmp_path / "new").iterdir()] == [first.sha256]


def test_a_pdf_keeps_its_pages_and_not_its_author(tmp_path: Path) -> None:
    given = a_pdf(b"", b"")
    assert CANARY in given
    kept = keep_asset(given, folder=tmp_path)
    made = asset_path(kept.sha256, folder=tmp_path).read_bytes()

    assert kept.media_type == "application/pdf"
    assert CANARY not in made
    assert len(pypdfium2.PdfDocument(made)) == 2


@pytest.mark.parametrize(
    "page",
    [
        b"/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>",
        b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(x.exe)>>>>]",
        b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(x)>>>>]",
    ],
)
def test_a_pdf_that_would_do_something_is_refused(page: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadAsset, match="active"):
        keep_asset(a_pdf(page), folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"GIF89a", "unknown_kind"), (b"<svg onload=x>", "unknown_kind"),
     (b"\xff\xd8\xff" + bytes(99), "broken"), (b"%PDF-1.7 and no more", "broken"),
     (a_picture("PNG")[:60], "broken")],
)  # fmt: skip
def test_what_is_no_whole_file_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(BadAsset, match=code):
        keep_asset(content, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_too_much_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    for limits in (AssetLimits(file_bytes=10), AssetLimits(dots=100), AssetLimits(made_bytes=10)):
        with pytest.raises(BadAsset, match="too_large"):
            keep_asset(a_picture(), folder=tmp_path, limits=limits)
    with pytest.raises(BadAsset, match="too_large"):
        keep_asset(a_pdf(b"", b""), folder=tmp_path, limits=AssetLimits(pages=1))
    with pytest.raises(BadAsset, match="too_slow"):
        keep_asset(a_picture(), folder=tmp_path, limits=AssetLimits(wall_seconds=0.001))
