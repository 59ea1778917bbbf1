"""`read-report` prints one format for all four kinds of file, and refuses with words."""

import io
import json
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.adapters.report_files.read import read_pages
from endreprisals.record.models import Mention, Name
from tests.build import a_case
from tests.golden.sg_reports.make_reports import LAYOUTS, make

pytestmark = pytest.mark.django_db

KEYS = {"symbol", "year", "period", "paragraphs", "mentions", "footnote_marks", "unread"}
MENTION_KEYS = {
    "part", "paragraph", "country", "subjects", "cooperation", "acts", "dates",
    "communications", "un_documents", "earlier_reports", "government_reply", "reply_dates",
    "names_withheld", "follow_up",
}  # fmt: skip
EXCERPT = Path("tests/golden/sg_reports/excerpts/A_HRC_48_28_annex_I_China_excerpt.txt")


def read_report(*arguments: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("read-report", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def four_kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One invented report as PDF and as DOCX, and the lines of the PDF as text and as HTML."""
    folder = tmp_path_factory.mktemp("reports")
    files = {}
    for kind in ("pdf", "docx"):
        layout = next(layout for layout in LAYOUTS if layout.kind == kind)
        files[kind] = folder / f"report.{kind}"
        files[kind].write_bytes(make(layout)[0])
    lines = [line for page in read_pages(files["pdf"]) for line in page.lines]
    files["txt"], files["html"] = folder / "report.txt", folder / "report.html"
    files["txt"].write_text("\n".join(lines), encoding="utf-8")
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
    page = f"<!doctype html><html lang=en><body>{paragraphs}</body></html>"
    files["html"].write_text(page, encoding="utf-8")
    return files


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt", "html"])
def test_every_kind_of_file_is_printed_in_the_one_format(
    four_kinds: dict[str, Path], kind: str
) -> None:
    told = read_report(str(four_kinds[kind]))

    assert set(told) == KEYS
    assert len(told["paragraphs"]) > 100
    assert len(told["mentions"]) > 50
    assert all(set(mention) == MENTION_KEYS for mention in told["mentions"])
    assert not Mention.objects.exists()


def test_an_excerpt_takes_what_it_does_not_show_from_the_options() -> None:
    told = read_report(
        str(EXCERPT), "--symbol", "a hrc 48 28", "--part", "annex I", "--country", "CHN"
    )

    assert (told["symbol"], told["year"]) == ("A/HRC/48/28", 2021)
    assert {paragraph["country"] for paragraph in told["paragraphs"]} == {"CHN"}
    assert "CHN 17/2020" in told["mentions"][1]["communications"]


def test_names_of_the_record_are_recognised(tmp_path: Path) -> None:
    a_case(title="Testa Fictiva")
    assert Name.objects.filter(text="Testa Fictiva").exists()
    file = tmp_path / "excerpt.txt"
    file.write_text(
        "12. Testa Fictiva was detained on 3 May 2020 after her meeting with OHCHR.\n",
        encoding="utf-8",
    )

    told = read_report(
        str(file), "--symbol", "A/HRC/48/28", "--part", "annex I", "--country", "EGY"
    )

    assert told["mentions"][0]["subjects"][0]["name"] == "Testa Fictiva"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["/nowhere.pdf"], "there is no such file"),
        (["README.md"], "load the English version"),
        ([str(EXCERPT), "--symbol", "report"], "no document symbol"),
        ([str(EXCERPT), "--country", "XXX"], "ISO 3166-1"),
        (["endreprisals/data/cases.csv"], "cases.csv: "),
    ],
)
def test_bad_input_is_refused_with_words_and_status_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    err = io.StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("read-report", *arguments, "--json", stderr=err)

    assert stopped.value.code == 2
    assert message in err.getvalue()
    assert not capsys.readouterr().out
