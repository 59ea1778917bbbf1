"""PDF from our own markup: the words are in it, nothing else is fetched, nobody is named."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pypdfium2
import pytest

from endreprisals.adapters import pdf_out
from endreprisals.adapters.pdf_out import Paper

PACKAGE = Path(__file__).parents[2] / "endreprisals"
FONTS = PACKAGE / "web" / "static" / "web" / "fonts"
STYLE = (PACKAGE / "ledger" / "static" / "ledger" / "paper.css").read_text(encoding="utf-8")
PAGE = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>A paper</title></head>'
    "<body>{body}</body></html>"
)


ANOTHER_WORKER = """
import sys
from pathlib import Path
from endreprisals.adapters import pdf_out
try:
    with pdf_out._alone(Path(sys.argv[1])):
        print("written", end="")
except pdf_out.PdfBusy:
    print("refused", end="")
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "not" / "there" / "yet" / "pdf.lock"


def a_paper(body: str = "<h1>Testa Fictiva</h1>", lang: str = "en") -> Paper:
    return Paper(PAGE.format(lang=lang, body=body), STYLE, FONTS)


def text_of(written: bytes) -> str:
    pages = pypdfium2.PdfDocument(written)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def test_words_can_be_read_back(lock: Path) -> None:
    assert "Testa Fictiva" in text_of(pdf_out.write_pdf(a_paper(), lock=lock))


@pytest.mark.parametrize(
    ("lang", "words"),
    [("fr", "Testa a été arrêtée"), ("vi", "Phạm Đoan Hư Cấu"), ("ru", "Вымышленная Теста")],
)
def test_letters_of_many_scripts_are_in_our_own_fonts(lock: Path, lang: str, words: str) -> None:
    assert words in text_of(pdf_out.write_pdf(a_paper(f"<p>{words}</p>", lang), lock=lock))


def test_file_names_no_person_and_no_time(lock: Path) -> None:
    written = pdf_out.write_pdf(a_paper(), lock=lock)
    described = pypdfium2.PdfDocument(written).get_metadata_dict()

    told = {name: value for name, value in described.items() if value}
    assert set(told) == {"Title", "Producer"}
    assert told["Title"] == "A paper"
    assert str(PACKAGE).encode() not in written


def test_same_paper_gives_the_same_file(lock: Path) -> None:
    assert pdf_out.write_pdf(a_paper(), lock=lock) == pdf_out.write_pdf(a_paper(), lock=lock)


def test_key_differs_with_one_letter() -> None:
    assert a_paper("<p>a</p>").key == a_paper("<p>a</p>").key
    assert a_paper("<p>a</p>").key != a_paper("<p>b</p>").key


@pytest.mark.parametrize(
    "foreign",
    [
        '<img src="https://elsewhere.example/seen.png">',
        '<img src="file:///etc/hostname">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    ],
)
def test_markup_that_wants_another_address_is_refused(lock: Path, foreign: str) -> None:
    with pytest.raises(pdf_out.ForeignAddress):
        pdf_out.write_pdf(a_paper(foreign), lock=lock)


@pytest.mark.parametrize(
    "address",
    [
        "own:///fonts/../../settings/base.py",
        "own:///fonts/nothing-400.woff2",
        "own:///other/source-serif-4-latin-400-normal.woff2",
        "https://elsewhere.example/source-serif-4-latin-400-normal.woff2",
    ],
)
def test_only_a_font_of_ours_is_a_font(address: str) -> None:
    with pytest.raises(pdf_out.ForeignAddress):
        pdf_out.font_file(address, FONTS)


def test_fonts_of_scripts_that_a_paper_does_not_use_are_left_out() -> None:
    plain = pdf_out.style_for(a_paper())

    assert "source-serif-4-latin-400-normal" in plain
    assert "noto-serif-tibetan" not in plain
    assert "noto-serif-tibetan" in pdf_out.style_for(a_paper("<p>བོད</p>"))
    assert "@page" in plain


def test_other_thread_is_refused_at_once_while_a_paper_is_written(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[object] = []

    def meanwhile() -> None:
        other = Thread(target=lambda: answers.append(_refused(lock)))
        other.start()
        other.join()

    monkeypatch.setattr(pdf_out, "_written", _after(meanwhile))
    assert pdf_out.write_pdf(a_paper(), lock=lock)
    assert answers == [True]


def test_other_process_is_refused_at_once_while_a_paper_is_written(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[str] = []

    def meanwhile() -> None:
        asked = [sys.executable, "-c", ANOTHER_WORKER, str(lock)]
        answers.append(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)  # noqa: S603 -- our own words

    monkeypatch.setattr(pdf_out, "_written", _after(meanwhile))
    assert pdf_out.write_pdf(a_paper(), lock=lock)
    assert answers == ["refused"]
    meanwhile()
    assert answers[1:] == ["written"]


def _after(meanwhile: Callable[[], None]) -> Callable[[Paper], bytes]:
    """A paper in whose writing something else happens first."""
    real: Callable[[Paper], bytes] = pdf_out._written

    def written(paper: Paper) -> bytes:
        if "second" not in paper.markup:
            meanwhile()
        return real(paper)

    return written


def _refused(lock: Path) -> bool:
    try:
        pdf_out.write_pdf(a_paper("<p>second</p>"), lock=lock)
    except pdf_out.PdfBusy:
        return True
    return False


def test_lock_is_free_again_after_a_failure(lock: Path) -> None:
    with pytest.raises(pdf_out.ForeignAddress):
        pdf_out.write_pdf(a_paper('<img src="https://elsewhere.example/a.png">'), lock=lock)

    assert pdf_out.write_pdf(a_paper(), lock=lock)


def test_without_pango_it_says_so(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(name: str, *_: object, **__: object) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("builtins.__import__", _importing(no_library))
    with pytest.raises(pdf_out.PdfUnavailable):
        pdf_out.write_pdf(a_paper(), lock=lock)


def _importing(check: Callable[..., None]) -> Callable[..., object]:
    real = __import__

    def imported(name: str, *rest: object, **more: object) -> object:
        check(name)
        return real(name, *rest, **more)  # type: ignore[arg-type] # passed on as it came

    return imported
