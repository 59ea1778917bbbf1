"""Pages of the directory: nothing unknown is filled in, nothing unsure looks sure."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from endreprisals.domain import directory
from endreprisals.mechanisms.models import BodyContact, Line, Mechanism
from endreprisals.mechanisms.services import loading
from endreprisals.mechanisms.services.directory_file import read_directory
from endreprisals.web.templatetags.handbook_pages import CONTACTS, FAMILIES, FIELDS, OF_REGIONS
from tests.build import NOON, a_case
from tests.build_handbook import a_body_contact, a_line, a_mechanism, a_un_action

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000


@pytest.fixture(scope="module")
def planned() -> object:
    """What the shipped files say: read once, since reading them takes longest."""
    folder = Path(settings.PACKAGE_DIR) / "data" / "handbook"
    return read_directory({path.name: path.read_bytes() for path in folder.glob("directory*.yaml")})


@pytest.fixture
def shipped(
    planned: object, made_ready: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "read_directory", lambda files: planned)
    loading.load_directory({}, by="test", at=NOON)
    made_ready()


def _page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def _words(page: str) -> str:
    """What a reader sees of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_first_page_tells_of_danger_before_anything_else(shipped: None, client: Client) -> None:
    page = _page(client, "/en/handbook/")

    assert page.index("In danger now?") < page.index("Whom to tell") < page.index("Who they are")
    assert page.index("Who they are") < page.index("consent of the person concerned")


def test_the_first_page_leads_to_every_part_of_the_handbook(shipped: None, client: Client) -> None:
    page = _page(client, "/en/handbook/")

    for part in ("whom-to-tell/", "write/", "bodies/", "calendar/", "guides/", "write/worksheet/"):
        assert f'href="/en/handbook/{part}"' in page, part
    for code in re.findall(r'href="/en/handbook/bodies/([a-z-]+)/"', page):
        assert Mechanism.objects.filter(code=code).exists()


def test_the_first_page_says_how_much_is_not_known(shipped: None, client: Client) -> None:
    words = _words(_page(client, "/en/handbook/"))

    assert re.search(r"Of \d+ points on \d+ bodies, [1-9]\d* are not known to us", words)
    assert "we saw none at its source in the last 90 days" in words


def test_what_is_not_known_is_said_so_at_its_place(client: Client) -> None:
    a_line(field="handles", text="Threats.")
    words = _words(_page(client, "/en/handbook/bodies/invented-body/"))

    assert "What it handles Threats." in words
    assert "Languages Not known." in words
    assert "No address is known to us." in words
    assert "Of 13 points that this handbook asks of every body, 1 is known here." in words


def test_what_was_read_nowhere_says_so_in_words(client: Client) -> None:
    a_line(field="handles", standing="unverified")
    a_line(field="needs", standing="read", checked_on=date(2026, 3, 1))
    words = _words(_page(client, "/en/handbook/bodies/invented-body/"))
    handles, needs = words.split("What it needs")[0], words.split("What it needs")[1]

    assert "Not verified: from memory or at second hand." in handles
    assert "Not verified: from memory" not in needs.split("Languages")[0]
    assert "source.example ; seen on 1 March 2026" in needs


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (None, "Not verified by us. Check it before you write."),
        (91, "Stale since"),
        (3, "We saw it at its source on"),
    ],
)
def test_a_contact_never_looks_surer_than_it_is(client: Client, age: int | None, said: str) -> None:
    today = timezone.now().date()
    a_body_contact(verified_on=today - timedelta(days=age) if age else None, value="a@body.example")
    page = _page(client, "/en/handbook/bodies/invented-body/")

    assert "a@body.example" in page
    assert said in _words(page)


def test_a_line_without_a_translation_is_marked_and_says_so(client: Client) -> None:
    a_line(field="handles", text="Threats.")
    page = _page(client, "/fr/handbook/bodies/invented-body/")

    assert '<span lang="en" dir="ltr">Threats.</span>' in page


def test_markup_in_a_line_is_shown_and_not_obeyed(client: Client) -> None:
    a_line(field="handles", text="<script>alert(1)</script>", source="<b>x</b>")
    a_body_contact(kind="url", value='https://body.example/"><script>')
    page = _page(client, "/en/handbook/bodies/invented-body/")

    assert "<script>" not in page
    assert "<b>x</b>" not in page


def test_an_example_leads_to_its_case_and_names_its_source(
    made_ready: Callable[[], int], client: Client
) -> None:
    a_mechanism("invented-body", in_record={"bodies": ["treaty_body:CAT"]})
    a_un_action(a_case(public_id="EGY-2019-001"), body="treaty_body:CAT", reference="CAT letter")
    made_ready()
    page = _page(client, "/en/handbook/bodies/invented-body/")

    assert 'href="/en/cases/EGY-2019-001/"' in page
    assert "CAT letter" in page
    assert "September 2019" in _words(page)


def test_the_list_of_cases_that_a_body_points_to_is_one_that_opens(
    shipped: None, client: Client
) -> None:
    for code in ("tb-cat", "upr-secretariat", "ecosoc-ngo-committee", "peace-operations"):
        page = _page(client, f"/en/handbook/bodies/{code}/")
        lists = re.findall(r'href="(/en/cases/\?body=[^"]+)"', page)
        assert lists, code
        for address in lists:
            _page(client, address.replace("&amp;", "&"))


def test_a_body_that_is_not_there_is_not_found(client: Client) -> None:
    _page(client, "/en/handbook/bodies/no-such-body/", 404)


def test_the_list_is_narrowed_by_plain_links(shipped: None, client: Client) -> None:
    page = _page(client, "/en/handbook/bodies/?after=treaty_body&family=un_treaty")

    assert "/en/handbook/bodies/tb-cat/" in page
    assert "/en/handbook/bodies/iachr/" not in page
    assert 'href="/en/handbook/bodies/?family=un_treaty"' in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("query", ["after=Testa", "family=x", "q=Testa", "after=UPR&other=1"])
def test_a_choice_that_the_list_does_not_have_is_refused_and_not_repeated(
    shipped: None, client: Client, query: str
) -> None:
    page = _page(client, f"/en/handbook/bodies/?{query}", 400)

    assert "Testa" not in page.split("<main")[1], (
        "above it, the menu of languages keeps the address"
    )
    assert "/en/handbook/bodies/tb-cat/" in page


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_of_the_directory_is_small(shipped: None, client: Client, language: str) -> None:
    codes = list(Mechanism.objects.values_list("code", flat=True))
    pages = ["", "bodies/", *(f"bodies/{code}/" for code in codes)]
    sizes = {page: len(_page(client, f"/{language}/handbook/{page}")) for page in pages}

    assert max(sizes.values()) < MOST_BYTES, max(sizes, key=sizes.__getitem__)


@pytest.mark.parametrize(("page", "most"), [("", 3), ("bodies/", 3), ("bodies/invented-body/", 5)])
@pytest.mark.parametrize("rows", [1, 30])
def test_a_page_costs_a_fixed_number_of_statements(
    client: Client, page: str, most: int, rows: int
) -> None:
    for number in range(rows):
        body = a_mechanism(
            "invented-body" if not number else f"body-{number}",
            in_record={"bodies": ["treaty_body:CAT"]},
        )
        a_line(body, "needs")
        a_line(body, "handles", text=f"{number}")
        a_body_contact(body)
        a_un_action(a_case(), body="treaty_body:CAT")
    a_mechanism("front-line-defenders")
    with CaptureQueriesContext(connection) as captured:
        _page(client, f"/en/handbook/{page}")

    assert len(captured) <= most


def test_the_handbook_is_in_the_navigation_and_the_site_map(client: Client) -> None:
    assert 'href="/en/handbook/"' in _page(client, "/en/about/")
    assert "/fr/handbook/bodies/" in _page(client, "/sitemap.xml")


def test_every_code_has_its_word() -> None:
    assert set(FAMILIES) == set(directory.FAMILIES)
    assert set(FIELDS) == set(directory.FIELD)
    assert set(OF_REGIONS) == set(directory.REGIONAL)
    assert set(CONTACTS) == set(BodyContact.Kind.values)


def test_what_staff_alone_see_of_a_line_is_on_no_page(client: Client) -> None:
    line = a_line(field="handles", entered_by="account-77")
    Line.objects.filter(pk=line.pk).update(checked_by="account-78", checked_at=timezone.now())
    a_body_contact(entered_by="account-77", checked_by="account-78", checked_at=timezone.now())

    assert not re.search(r"account-7\d", _page(client, "/en/handbook/bodies/invented-body/"))
