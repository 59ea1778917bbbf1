"""The toolbox: published versions, files by their hash, what is withdrawn is gone."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from django.conf import LazySettings
from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.test import Client

from endreprisals.campaigns.models import Asset, Campaign
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import withdraw_case
from tests.build import NOON, a_case, an_act
from tests.build_campaigns import ENTERED, a_campaign

pytestmark = pytest.mark.django_db
PICTURE = b"\x89PNG\r\n\x1a\nan invented picture"
SHA256 = hashlib.sha256(PICTURE).hexdigest()
TOOLBOX = "/en/campaigns/test-2026/toolbox/"
FILE = f"/en/campaigns/test-2026/files/{SHA256}/"


@pytest.fixture(autouse=True)
def a_folder(tmp_path: Path, settings: LazySettings, made_ready: Callable[[], int]) -> None:
    settings.ASSETS_DIR = tmp_path
    (tmp_path / SHA256).write_bytes(PICTURE)
    made_ready()


def _asset(**changes: Any) -> Asset:
    values: dict[str, Any] = {
        "campaign": a_campaign(), "code": "card", "kind": "picture", "language": "en",
        "title": "A card", "alt": "A drawn dove", "licence": "CC-BY-4.0", "sha256": SHA256,
        "media_type": "image/png", "size": len(PICTURE), "published_at": NOON,
        "checked_by": "account-2",
    } | ENTERED  # fmt: skip
    return Asset.objects.create(**values | changes)


def _post(**changes: Any) -> Asset:
    words = {"code": "post", "kind": "post", "words": "Words to post.", "sha256": "", "alt": "",
             "media_type": "", "size": 0}  # fmt: skip
    return _asset(**words | changes)


def _file(client: Client) -> tuple[int, bytes, HttpResponseBase]:
    """The answer for the file, read to its end, which closes it."""
    answer = cast(HttpResponseBase, client.get(FILE))
    content = cast(FileResponse, answer).getvalue() if answer.streaming else b""
    return answer.status_code, content, answer


def _page(client: Client) -> str:
    answer = client.get(TOOLBOX)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_picture_has_its_words_its_licence_its_size_and_its_hash(client: Client) -> None:
    _asset()
    page = _page(client)

    for told in ('alt="A drawn dove"', "CC-BY-4.0", SHA256, "image/png", "1 kB", FILE):
        assert told in page


def test_a_file_is_sent_to_be_kept_under_a_plain_name(client: Client) -> None:
    _asset()
    _, content, answer = _file(client)

    assert content == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'attachment; filename="card-en-1.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/javascript"])
def test_a_kind_that_a_browser_could_run_is_sent_as_mere_bytes(
    client: Client, media_type: str
) -> None:
    _asset(media_type=media_type)

    assert _file(client)[2]["Content-Type"] == "application/octet-stream"


def test_a_name_in_the_code_of_a_thing_cannot_break_the_header(client: Client) -> None:
    _asset(code='x"; a=b', language="en")

    assert _file(client)[2]["Content-Disposition"] == 'attachment; filename="xab-en-1.png"'


def test_older_versions_are_listed_below_the_latest(client: Client) -> None:
    _post(version=1, words="Older words.")
    _post(version=2, words="Newer words.")
    page = _page(client)

    assert page.index("Newer words.") < page.index("Older versions") < page.index("Older words.")


def test_languages_stand_apart(client: Client) -> None:
    _post()
    _post(language="ar", title="بطاقة", words="كلمات")

    assert '<blockquote lang="ar" dir="auto"><p>كلمات</p>' in _page(client)


def test_what_is_not_published_is_not_there(client: Client) -> None:
    _asset(published_at=None, checked_by="")

    assert "card" not in _page(client).replace("cards", "")
    assert _file(client)[0] == 404


def test_what_is_withdrawn_is_gone_and_an_older_version_stands_in(client: Client) -> None:
    _post(version=1, words="Older words.")
    newer = _asset(version=2, code="post", kind="post")
    assert _file(client)[0] == 200
    Asset.objects.filter(pk=newer.pk).update(withdrawn_at=NOON)

    assert _file(client)[0] == 410
    assert "Older words." in _page(client)


def test_a_file_whose_words_name_somebody_withdrawn_is_gone_from_its_address(
    client: Client, made_ready: Callable[[], int]
) -> None:
    case = a_case(public_id="EGY-2019-001", title="Quintilia Inventata")
    an_act(case)
    made_ready()
    _asset(alt="A portrait of Quintilia Inventata")
    assert _file(client)[0] == 200
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )

    assert _file(client)[0] == 410
    assert SHA256 not in _page(client)


def test_the_files_of_a_withdrawn_campaign_are_gone(client: Client) -> None:
    _asset()
    Campaign.objects.update(state=Campaign.State.WITHDRAWN)

    assert _file(client)[0] == 410
    assert client.get(TOOLBOX).status_code == 410


def test_a_file_that_is_missing_on_disk_is_not_found(
    client: Client, settings: LazySettings
) -> None:
    _asset()
    (Path(settings.ASSETS_DIR) / SHA256).unlink()

    assert _file(client)[0] == 404


@pytest.mark.parametrize("sha256", ["0" * 64, "..%2F..%2Fsecret", SHA256[:-1], SHA256.upper()])
def test_no_other_address_reaches_a_file(client: Client, sha256: str) -> None:
    _asset()

    assert client.get(f"/en/campaigns/test-2026/files/{sha256}/").status_code == 404


def test_markup_in_a_thing_is_shown_as_text(client: Client) -> None:
    _post(title="<b>x</b>", words="<script>alert(1)</script>", credit="<i>y</i>")
    page = _page(client)

    assert "<script>alert" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "&lt;i&gt;y&lt;/i&gt;" in page
