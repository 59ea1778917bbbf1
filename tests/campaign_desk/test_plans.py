"""Two people plan and open a campaign at the desk; every refusal says what to do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from endreprisals.campaign_desk.queries.home import LISTS, address_of
from endreprisals.campaign_desk.reasons import WORDS
from endreprisals.campaigns.models import Action, Asset, Campaign, CampaignCase, Text
from endreprisals.domain.campaigning import opening
from endreprisals.supporters.identity import opened
from endreprisals.supporters.models import Mail
from tests.adapters.test_assets import a_picture
from tests.build import a_case, a_mention
from tests.build_campaigns import a_recipient, a_text, an_office
from tests.campaign_desk.world import CODE, a_whole_plan, address_in_plan
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
PLAN = {
    "code": "new-2026", "year": "2026", "session": "hrc63", "opens_on": "2026-11-01",
    "closes_on": "2099-12-31", "vote_at": "2026-12-10 15:00", "languages": ["fr"],
}  # fmt: skip
CANARY = "Zanzaribaldo"


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path) -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR, ASSETS_DIR=tmp_path / "assets"):
        yield


@pytest.fixture
def one() -> Client:
    return signed_in(a_person("campaigner"))


@pytest.fixture
def two() -> Client:
    return signed_in(a_person("campaign_editor"))


def at(name: str) -> str:
    address = address_in_plan(name)
    assert address is not None
    return address


def revision() -> dict[str, int]:
    return {"revision": Campaign.objects.get().revision}


def test_the_room_links_every_list_that_there_is(two: Client) -> None:
    assert [name for name, _ in LISTS if not address_of(name)] == []
    page = two.get("/campaigns/").content.decode()
    for name, _ in LISTS:
        assert f'href="{address_of(name)}"' in page


def test_a_moderator_sees_only_the_lists_that_are_theirs() -> None:
    page = signed_in(a_person("moderator")).get("/campaigns/").content.decode()
    assert reverse("campaign_desk:outbox") not in page
    assert reverse("campaign_desk:letters") in page
    assert "Plan a campaign" not in page


def test_the_room_says_what_waits_for_a_person(one: Client) -> None:
    assert "Nothing waits." in one.get("/campaigns/").content.decode()
    campaign = a_whole_plan()
    CampaignCase.objects.update(choice="chosen", basis_problem="consent_ended")
    page = one.get("/campaigns/").content.decode()
    for words in ("Words to check", "lost their basis", "Counts on paper to check", "Results to"):
        assert words in page
    assert "An invented title" in page
    assert campaign.code in page


def test_a_plan_is_typed_and_mended_with_nothing_lost(one: Client) -> None:
    wrong = one.post(
        "/campaigns/begin/",
        PLAN | {"code": "Begin", "session": "HRC", "closes_on": "soon", "vote_at": "noon"},
    )
    page = wrong.content.decode()
    assert wrong.status_code == 422
    for words in (
        "with the year at the end",
        "Write a session",
        "Write the day as",
        "day and time",
    ):
        assert words in page
    assert 'value="soon"' in page
    assert one.post("/campaigns/begin/", PLAN)["Location"] == "/campaigns/new-2026/"
    assert one.post("/campaigns/begin/", PLAN).status_code == 409

    campaign = Campaign.objects.get()
    assert (campaign.session, campaign.languages) == ("HRC63", ["en", "fr"])
    assert campaign.vote_at is not None
    assert campaign.vote_at.isoformat() == "2026-12-10T14:00:00+00:00", "typed in Geneva's time"


def test_who_saw_an_older_plan_is_told_and_changes_nothing(one: Client, two: Client) -> None:
    one.post("/campaigns/begin/", PLAN)
    page = two.get("/campaigns/new-2026/change/").content.decode()
    assert 'name="revision" value="1"' in page
    assert 'value="2026-12-10 15:00"' in page
    changed = PLAN | {"session": "", "revision": 1}
    assert two.post("/campaigns/new-2026/change/", changed).status_code == 302
    late = one.post("/campaigns/new-2026/change/", PLAN | {"revision": 1})
    assert late.status_code == 409
    assert "It has changed since you opened it" in late.content.decode()
    assert Campaign.objects.get().session == ""


def test_two_people_bring_a_campaign_from_a_plan_to_the_public_door(
    one: Client, two: Client
) -> None:
    case = a_case()
    a_mention(case, paragraph="47")
    one.post("/campaigns/begin/", PLAN)
    here = "/campaigns/new-2026"
    typed = {"case": case.public_id.lower(), "basis": "public_source", "position": 1, "reason": "x"}
    one.post(f"{here}/cases/consider/", typed | revision())
    row = CampaignCase.objects.get()
    page = one.get(f"{here}/cases/{row.pk}/").content.decode()
    assert "A/HRC/48/28, 47" in page, "the document is found by itself"
    one.post(f"{here}/cases/{row.pk}/choose/", revision())
    one.post(
        f"{here}/act/add/", {"kind": "letter", "about": row.pk, "moderated": "on"} | revision()
    )
    words = {
        "campaign/title": "A line", "campaign/summary": "A summary", "campaign/goals": "A goal",
        "act-1/title": "Write", "act-1/ask": "We ask.",
    }  # fmt: skip
    for place, body in words.items():
        one.post(f"{here}/texts/{place}/en/", {"heading": "Words", "body": body})

    against = two.get(f"{here}/open/").content.decode()
    assert against.count("Nobody has checked the English words") == 3
    assert "No action is open" in against
    assert two.post(f"{here}/open/", revision()).status_code == 409
    for place in words:
        checked = two.post(f"{here}/texts/{place}/en/check/", {"revision": 1})
        assert checked.status_code == 302
    assert "No office is on its list" in two.get(f"{here}/act/1/").content.decode()
    a_recipient(Action.objects.get(), an_office())
    assert two.post(f"{here}/act/1/open/", revision()).status_code == 302
    assert two.post(f"{here}/open/", revision()).status_code == 302

    assert Campaign.objects.get().state == "open"
    assert Action.objects.get().state == "open"
    assert one.post(f"{here}/change/", PLAN | revision()).status_code == 404, "it is open now"
    assert one.post(f"{here}/act/1/pause/").status_code == 302
    assert Action.objects.get().state == "paused"


def test_the_one_who_wrote_words_is_not_the_one_who_checks_them(two: Client) -> None:
    a_whole_plan()
    body = {"body": "Our words."}
    two.post("/campaigns/desk-2026/texts/campaign/goals/en/", body)
    page = two.get("/campaigns/desk-2026/texts/campaign/goals/en/").content.decode()
    assert "Another person must check it" in page
    assert "I have read it and agree" not in page
    refused = two.post("/campaigns/desk-2026/texts/campaign/goals/en/check/", {"revision": 1})
    assert refused.status_code == 409
    assert Text.objects.get(part="goals").state == "draft"


def test_a_translation_stands_beside_its_english_with_its_revision(one: Client) -> None:
    campaign = a_whole_plan()
    english = Text.objects.get(part="title")
    here = "/campaigns/desk-2026/texts/campaign/title/fr/"
    one.post(here, {"heading": "Un titre"})
    Text.objects.filter(pk=english.pk).update(revision=4)
    page = one.get(here).content.decode()
    assert "Translated from revision 1; English is now 4." in page
    assert english.heading in page
    assert "behind" in one.get(f"/campaigns/{campaign.code}/texts/").content.decode()
    bad = one.post(here, {"heading": "a\u202eb", "revision": 1})
    assert bad.status_code == 409
    assert "turns the direction" in bad.content.decode()
    for wrong in ("campaign/ask/fr", "campaign/title/es", "act-9/title/en", "x/title/en"):
        assert one.get(f"/campaigns/desk-2026/texts/{wrong}/").status_code == 404


def test_words_are_measured_for_mail_programs_pages_and_posts(one: Client) -> None:
    campaign = a_whole_plan()
    action = campaign.actions.get()
    a_text(action, "ask", "We ask. " * 700, heading="A question")
    a_text(action, "share", "Long. " * 55)
    a_text(campaign, "banner", "Words", language="zh-hans")
    letter = one.get("/campaigns/desk-2026/texts/act-1/ask/en/").content.decode()
    assert "supporters must paste it" in letter
    assert "Longer than one printed page" in letter
    share = one.get("/campaigns/desk-2026/texts/act-1/share/en/").content.decode()
    assert "Too long for: X, Bluesky." in share


def test_a_test_letter_goes_sealed_to_the_address_that_was_typed(one: Client) -> None:
    campaign = a_whole_plan()
    action, office = campaign.actions.get(), an_office()
    a_recipient(action, office)
    here = f"/campaigns/{CODE}/act/1/letter/"
    typed = {"office": office.pk, "approach": "ask", "address": f"{CANARY}@supporter.example"}
    unchecked = one.post(here, typed)
    assert unchecked.status_code == 409
    a_text(action, "ask", "We ask.", heading="A question")
    assert "A question" in one.get(here).content.decode()
    assert one.post(here, typed | {"address": "nobody"}).status_code == 409
    assert office.mailbox is not None
    mission = one.post(here, typed | {"address": office.mailbox.address.upper()})
    assert "This is the mailbox of a mission" in mission.content.decode()
    assert not Mail.objects.exists()
    sent = one.post(here, typed)

    assert sent["Location"] == f"{here}?sent=1"
    mail = Mail.objects.get()
    assert (mail.stream, mail.kind, mail.state) == ("staff", "letter-test", "queued")
    assert mail.detail == {"action": action.pk, "office": office.pk, "approach": "ask"}
    assert mail.address is not None
    assert opened(bytes(mail.address), about="mail.address") == typed["address"]
    assert CANARY.lower() not in f"{mail.key}{sent['Location']}".lower()


def test_a_picture_is_drawn_anew_published_by_another_and_withdrawn(
    one: Client, two: Client, tmp_path: Path
) -> None:
    a_whole_plan()
    Asset.objects.all().delete()
    here = "/campaigns/desk-2026/assets/"
    typed = {"code": "banner", "kind": "picture", "language": "en", "title": "A banner",
             "licence": "CC0-1.0"}  # fmt: skip

    def picture() -> dict[str, SimpleUploadedFile]:
        return {"file": SimpleUploadedFile(f"{CANARY}.jpg", a_picture(), "image/jpeg")}

    bare = one.post(here, typed | picture())
    assert bare.status_code == 409
    assert "Say what the picture shows" in bare.content.decode()
    assert one.post(here, typed | {"alt": "Red", "words": "x"} | picture()).status_code == 409
    assert one.post(here, typed | {"alt": "Red"} | picture()).status_code == 302
    asset = Asset.objects.get()
    assert (asset.version, asset.media_type, asset.published_at) == (1, "image/jpeg", None)
    stored = list((tmp_path / "assets").iterdir())
    assert [one.name for one in stored] == [asset.sha256]
    assert CANARY.encode() not in stored[0].read_bytes()
    shown = two.get(f"{here}{asset.pk}/file/")
    assert shown["Content-Disposition"] == 'attachment; filename="desk-2026-banner-en-1.jpg"'

    assert one.post(f"{here}{asset.pk}/publish/").status_code == 404, "needs another permission"
    assert two.post(f"{here}{asset.pk}/publish/").status_code == 302
    assert two.post(f"{here}{asset.pk}/publish/").status_code == 409
    one.post(here, typed | {"alt": "Red"} | picture())
    assert list(Asset.objects.values_list("version", flat=True)) == [2, 1]
    assert one.post(f"{here}{asset.pk}/withdraw/").status_code == 302
    asset.refresh_from_db()
    assert asset.withdrawn_at is not None


def test_no_name_of_a_case_stands_in_an_address_of_the_room(two: Client) -> None:
    campaign = a_whole_plan()
    title = campaign.cases.get().case.title
    for name in ("plan", "texts", "case", "action", "assets", "live", "results"):
        answer = two.get(at(name))
        assert answer.status_code == 200
        page = answer.content.decode()
        addresses = [part.split('"')[0] for part in page.split('href="')[1:]]
        assert not [one for one in addresses if title.split()[0] in one]


def test_what_is_not_there_is_not_found(two: Client) -> None:
    a_whole_plan()
    for address in ("/campaigns/none-2026/", "/campaigns/desk-2026/cases/999999/",
                    "/campaigns/desk-2026/act/99/", "/campaigns/desk-2026/assets/99999/file/",
                    "/campaigns/none-2026/live/", "/campaigns/none-2026/texts/"):  # fmt: skip
        assert two.get(address).status_code == 404


def test_every_reason_of_the_rules_has_words_at_the_desk() -> None:
    ours = Path(opening.__file__).parents[2] / "campaigns" / "services"
    names = ("held", "cases", "planning", "actions", "texts", "assets", "offline", "outcomes",
             "letter_tests")  # fmt: skip
    files = [Path(opening.__file__), *(ours / f"{name}.py" for name in names)]
    raised = r'(?:Reason|refuse)\("(\w+)"|return "(\w+_\w+)"|else "(\w+_\w+)"'
    codes = {
        next(filter(None, found))
        for file in files
        for found in re.findall(raised, file.read_text())
    }
    assert len(codes) > 35
    assert codes - set(WORDS) == set()
