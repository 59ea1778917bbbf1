"""Hostile and broken files cost a message and leave nothing behind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from endreprisals.adapters.report_files import limits as refused
from endreprisals.adapters.report_files.limits import Limits, UnreadableFile
from endreprisals.adapters.report_files.read import read_pages
from tests.golden.sg_reports import hostile
from tests.golden.sg_reports.write_docx import zipped

SMALL = Limits(elements=100_000, characters=100_000, wall_seconds=30.0)
Maker = Callable[[], bytes]


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (hostile.zip_bomb, refused.TooLarge),
        (hostile.lying_zip, refused.BrokenFile),
        (hostile.locked_zip, refused.EncryptedFile),
        (hostile.crowded_zip, refused.TooLarge),
        (hostile.deep_docx, refused.TooDeep),
        (hostile.entity_docx, refused.ForbiddenContent),
        (hostile.wide_docx, refused.TooLarge),
        (lambda: hostile.a_docx()[:200], refused.BrokenFile),
        (lambda: hostile.a_docx_of("<not closed"), refused.BrokenFile),
        (lambda: hostile.a_docx_of("<a>"), refused.BrokenFile),
        (lambda: zipped({"other.xml": "<a/>"}), refused.BrokenFile),
        (lambda: hostile.a_docx("<w:p/>"), refused.NoText),
        (hostile.ten_thousand_pages, refused.TooManyPages),
        (hostile.recursive_pdf, UnreadableFile),
        (hostile.recursive_form_pdf, UnreadableFile),
        (hostile.bad_font_pdf, UnreadableFile),
        (hostile.swollen_pdf, UnreadableFile),
        (hostile.script_pdf, refused.NoText),
        (hostile.locked_pdf, refused.EncryptedFile),
        (hostile.scanned_pdf, refused.NoText),
        (lambda: hostile.locked_pdf()[:300], refused.BrokenFile),
        (lambda: b"%PDF-1.7 and nothing of the kind", refused.BrokenFile),
        (lambda: b"<html>" + b"<div>" * 50_000, refused.TooDeep),
        (lambda: b"<html><script>while(1){}</script><style>p{}</style>", refused.NoText),
        (lambda: b"A text\x00\x01\x02", refused.UnknownFormat),
        (lambda: b"Annex I \n" * 20_000, refused.TooLarge),
        (lambda: b" \n\f ", refused.NoText),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1", refused.OldWordFile),
        (lambda: b"", refused.EmptyFile),
    ],
)  # fmt: skip
def test_read_pages_of_a_hostile_file_is_refused_and_leaves_nothing(
    make: Maker, error: type[UnreadableFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "report"
    file.write_bytes(make())

    with pytest.raises(error) as message:
        read_pages(file, SMALL)

    assert str(message.value).endswith(".")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("limits", "error"),
    [
        (replace(SMALL, file_bytes=10), refused.TooLarge),
        (replace(SMALL, wall_seconds=0.001), refused.TooSlow),
        (replace(SMALL, memory_bytes=30_000_000), refused.ReaderFailed),
        (replace(SMALL, pages=1), refused.TooManyPages),
        (replace(SMALL, lines=1), refused.TooLarge),
    ],
)
def test_read_pages_beyond_a_limit_is_refused(
    limits: Limits, error: type[UnreadableFile], tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Annex I\n1. Bahrain\f1. He was fined.", encoding="utf-8")

    with pytest.raises(error):
        read_pages(file, limits)


def test_read_pages_that_take_too_much_computing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"<p>" + b"<b>a</b>" * 5_000_000)

    with pytest.raises(refused.UnreadableFile) as message:
        read_pages(file, replace(SMALL, cpu_seconds=1, characters=10**9, nesting=10**9))

    assert isinstance(message.value, refused.TooSlow)


def test_every_refusal_says_what_a_person_can_do() -> None:
    assert all(len(error.message) > 30 for error in refused.ERRORS.values())
    assert str(UnreadableFile("Own words.")) == "Own words."
