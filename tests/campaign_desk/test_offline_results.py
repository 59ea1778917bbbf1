"""Counts on paper, results and live numbers at the desk, by two people."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from endreprisals.campaigns.models import OfflineCount, Result
from endreprisals.domain.campaigning.offline_lines import COLUMNS
from tests.build_campaigns import a_campaign, an_action
from tests.campaign_desk.world import a_whole_plan
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
HEAD = ",".join(COLUMNS)
GOOD = "test-2026,1,letters,2026-11-02,40,Folder 3"
BAD = "test-2026,1,letters,2026-11-03,many,Folder 3"


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def one() -> Client:
    return signed_in(a_person("campaigner"))


@pytest.fixture
def two() -> Client:
    return signed_in(a_person("campaign_editor"))


def test_a_file_with_one_wrong_line_comes_back_to_be_mended(one: Client) -> None:
    an_action("letter", a_campaign())
    file = SimpleUploadedFile("sheets.csv", f"{HEAD}\n{GOOD}\n{BAD}".encode())
    refused = one.post("/offline/", {"file": file})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Line 3, number: write a whole number" in page
    assert BAD in page, "nothing that was given is lost"
    assert not OfflineCount.objects.exists()
    assert one.post("/offline/", {"pasted": f"{HEAD}\n{GOOD}"}).status_code == 302
    assert OfflineCount.objects.get().number == 40


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b"", b"x" * 200_000])
def test_a_file_that_is_no_table_is_refused_in_words(one: Client, content: bytes) -> None:
    answer = one.post("/offline/", {"file": SimpleUploadedFile("a.csv", content)})
    assert answer.status_code == 422
    assert not OfflineCount.objects.exists()


def test_another_person_ticks_what_they_saw_and_takes_back_what_was_wrong(
    one: Client, two: Client
) -> None:
    an_action("letter", a_campaign())
    one.post("/offline/", {"pasted": f"{HEAD}\n{GOOD}"})
    count = OfflineCount.objects.get()
    assert one.post("/offline/check/", {"count": count.pk}).status_code == 404
    assert two.post("/offline/check/", {"count": "x"}).status_code == 409
    assert two.post("/offline/check/", {"count": count.pk}).status_code == 302
    assert "counted" in two.get("/offline/").content.decode()
    assert two.post(f"/offline/{count.pk}/take-back/").status_code == 409
    back = two.post(f"/offline/{count.pk}/take-back/", {"reason": "Counted twice."})
    assert back.status_code == 302
    assert "Counted twice." in two.get("/offline/").content.decode()
    assert two.post("/offline/999999/take-back/", {"reason": "x"}).status_code == 404


def test_a_result_with_a_word_of_cause_stays_on_the_form_with_the_word(
    one: Client, two: Client
) -> None:
    a_whole_plan()
    Result.objects.all().delete()
    typed = {
        "date_edtf": "2026-10", "words": "Freed because of us.", "source": "A/HRC/63/9",
        "language": "en",
    }  # fmt: skip
    here = "/campaigns/desk-2026/results/"
    refused = one.post(here, typed)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "“because of” says that one thing brought about another" in page
    assert "Freed because of us." in page
    assert one.post(here, typed | {"words": "Freed after two States spoke."}).status_code == 302
    result = Result.objects.get()
    assert two.post(f"/campaigns/other/results/{result.pk}/check/").status_code == 404
    assert two.post(f"{here}{result.pk}/check/").status_code == 302
    assert two.post(f"{here}{result.pk}/check/").status_code == 409
    assert two.post(f"{here}{result.pk}/withdraw/").status_code == 302
    assert "withdrawn" in one.get(here).content.decode()


def test_live_numbers_wait_for_a_person_to_look_again(one: Client) -> None:
    a_whole_plan()
    page = one.get("/campaigns/desk-2026/live/").content.decode()
    assert "Nothing was counted yet." in page
    assert "not checked yet: 4" in page
    assert 'id="look-again"' in page
    assert "refresh" not in page
    assert "<script" not in page
