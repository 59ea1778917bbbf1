"""Text of the tables is English, and says so on pages in other languages."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.record.models import Change
from tests.build import NOON, a_case, a_mention, a_subject

pytestmark = pytest.mark.django_db
TITLE = "Students of an invented school"


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("cases/?view=table", "a"),
        ("cases/EGY-2019-001/", 'a class="row-name"'),  # the list of people
        ("subjects/S-EGY-0001/", "h1"),
        ("search/?q=invented", "a"),
        ("documents/A/HRC/48/28/", "a"),
        ("changes/", "a"),
    ],
)
@pytest.mark.parametrize("code", ["fr", "es"])
def test_what_the_tables_say_is_marked_as_english(
    made_ready: Callable[[], int], client: Client, code: str, path: str, tag: str
) -> None:
    subject = a_subject(TITLE, public_id="S-EGY-0001")
    a_mention(a_case(public_id="EGY-2019-001", title=TITLE, subject=subject))
    Change.objects.create(at=NOON, kind=Change.Kind.ADDED, public_id="EGY-2019-001")
    made_ready()

    page = client.get(f"/{code}/{path}").content.decode().partition("<main")[2]
    told = re.findall(rf"<{tag}(?: [^<>]*)?>(?={TITLE})", page)

    assert told
    assert [start for start in told if ' lang="en"' not in start] == []
