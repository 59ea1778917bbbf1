"""A page in one file: it opens from a disk, works there, and asks nobody for anything."""

import re
import socket
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from endreprisals.mechanisms.one_file import NotOneFile, one_file

PAGE = """<!doctype html>
<html lang="ar" dir="rtl">
  <head>
    <meta charset="utf-8"><title>Notes &amp; more</title>
    <link rel="icon" href="/static/mark.svg">
    <link rel="stylesheet" href="/static/site.css">
    <script src="/static/first.js" defer></script>
  </head>
  <body>
    <!-- for nobody -->
    <p id="place">&#1606;<br>waits</p>
    <a href="https://record.example/en/">The whole site</a>
    <script type="application/json" id="words">{"done": "\\u003cworks\\u003e"}</script>
  </body>
</html>
"""
SCRIPT = """const words = JSON.parse(document.getElementById("words").textContent);
document.getElementById("place").textContent = words.done;"""
STYLE = '@font-face { font-family: "F"; src: url("fonts/f.woff2") }\np { color: rgb(1, 2, 3) }'


def made(page: str = PAGE, script: str = SCRIPT, style: str = STYLE) -> str:
    scripts, styles = {"/static/first.js": script}, {"/static/site.css": style}
    return one_file(page, scripts=scripts, styles=styles).decode()


def with_body(inside: str) -> str:
    return PAGE.replace("<!-- for nobody -->", inside)


def test_nothing_in_the_file_names_another_file() -> None:
    file = made()

    assert SCRIPT in file
    assert "/static/" not in file
    assert "font-face" not in file
    assert "for nobody" not in file
    assert '<html lang="ar" dir="rtl">' in file
    assert "&#1606;<br>waits" in file
    assert "Notes &amp; more" in file


def test_the_policy_stands_before_all_that_it_rules_and_names_each_part() -> None:
    file = made()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', file)

    assert policy
    assert file.index("<meta charset") < policy.start() < file.index("<style>")
    assert policy[1].startswith("default-src &#x27;none&#x27;; base-uri &#x27;none&#x27;; form-")
    assert policy[1].count("sha256-") == 2
    assert "unsafe" not in policy[1]
    assert file.count("<meta charset") == 1


def test_scripts_run_after_the_page_is_there() -> None:
    file = made()

    assert file.index('id="words"') < file.index(SCRIPT) < file.index("</body>")


@pytest.mark.parametrize(
    ("inside", "because"),
    [
        ('<img src="/static/map.svg" alt="">', "loads another file"),
        ('<iframe src="https://elsewhere.example/"></iframe>', "loads another file"),
        ('<p style="color: red">', "attribute style"),
        ('<button onclick="go()">', "attribute onclick"),
        ('<a href="/en/handbook/">', "own disk"),
        ('<a href="other.html">', "own disk"),
        ('<a href="javascript:go()">', "own disk"),
        ('<base href="https://elsewhere.example/">', "loads another file"),
        ('<script src="/static/other.js"></script>', "no text was given"),
        ("<script>go()</script>", "no text was given"),
        ("<style>p { color: red }</style>", "put it in a file"),
        ('<script src="/static/first.js">go()</script>', "words of its own"),
    ],
)
def test_what_would_fail_on_a_disk_is_refused_when_the_file_is_made(
    inside: str, because: str
) -> None:
    with pytest.raises(NotOneFile, match=because):
        made(with_body(inside))


@pytest.mark.parametrize(
    ("script", "style", "because"),
    [
        ("const end = '</script>';", STYLE, "end of a script"),
        ("const start = '<!--';", STYLE, "end of a script"),
        (SCRIPT, "p { background: url(mark.svg) }", "loads another file"),
        (SCRIPT, "@import 'other.css';", "loads another file"),
        (SCRIPT, "p::after { content: '</style>' }", "end of a stylesheet"),
    ],
)
def test_scripts_and_styles_that_would_break_out_are_refused(
    script: str, style: str, because: str
) -> None:
    with pytest.raises(NotOneFile, match=because):
        made(script=script, style=style)


def test_a_page_without_a_head_has_no_place_for_the_policy() -> None:
    with pytest.raises(NotOneFile, match="no <head>"):
        made("<p>words</p>")


@pytest.mark.browser
def test_the_file_works_from_a_disk_and_stops_what_was_put_in_later(
    browser: Browser, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(0)
        host = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
        added = (
            "<script>document.body.dataset.slipped = 'in'</script><style>p{color:red}</style>"
            f'<img src="{host}/seen" alt="">'
        )
        file = tmp_path / "notes.html"
        file.write_text(made().replace("</body>", f"{added}</body>"), encoding="utf-8")
        page = browser.new_page()
        page.goto(file.as_uri())

        expect(page.locator("#place")).to_have_text("<works>")
        expect(page.locator("#place")).to_have_css("color", "rgb(1, 2, 3)")
        assert page.evaluate("document.body.dataset.slipped") is None
        assert page.evaluate("document.characterSet") == "UTF-8"
        assert page.evaluate(f"fetch('{host}/').catch(problem => 'stopped')") == "stopped"
        with pytest.raises(BlockingIOError):  # nobody called
            elsewhere.accept()
        page.close()
