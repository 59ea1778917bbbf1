"""What both journeys share: an invented campaign in a running installation, and its mails."""

import subprocess
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

from tests.browser import test_desk_journey as desk

MOST_REQUESTS = 5  # pages and forms of one step, without style, fonts and pictures
MOST_BYTES = 60_000
SETUP = """
from datetime import date
from django.utils.timezone import now
from endreprisals.accounts.models import RoleGrant, User
from endreprisals.campaigns.models import *
from endreprisals.record.models import Case
at = now()
by = {"entered_by": "account-a", "entered_at": at}
two = by | {"checked_by": "account-b", "checked_at": at}
campaign = Campaign.objects.create(code="test-2026", year=2026, state="open",
    opens_on=date(2020, 1, 1), closes_on=date(2099, 12, 31), languages=["en"], **by)
about = CampaignCase.objects.create(campaign=campaign, choice="chosen", basis="public_source",
    case=Case.objects.get(public_id="EGY-2017-003"), **by)
sign = Action.objects.create(campaign=campaign, number=1, kind="sign", state="open", **two)
card = Action.objects.create(campaign=campaign, number=2, kind="postcard", state="open",
    about=about, **two)
FamilyConsent.objects.create(case=about, reference="folder 7", given_on=date(2025, 1, 1),
    until=date(2099, 1, 1), wall=True, checked_by="account-b", **by)
for action, part, heading, body in (
    (sign, "title", "An invented joint statement", ""),
    (sign, "statement", "", "We ask States to speak."),
    (card, "title", "A card to an invented family", ""),
):
    Text.objects.create(campaign=campaign, action=action, part=part, language="en",
        heading=heading, body=body, state="reviewed", **two)
for user in User.objects.all():
    RoleGrant.objects.get_or_create(user=user, role="moderator",
        defaults={"granted_by": "test", "granted_on": at.date()})
"""
LATEST = """
from django.utils.timezone import now
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import render
print(render(Mail.objects.latest("pk"), at=now()).text)
"""


def run(var: Path, script: str) -> str:
    """A few lines in a process of the desk, which may open what is sealed, as the worker does."""
    environment = desk._environment(var) | {"DJANGO_SETTINGS_MODULE": "endreprisals.settings.desk"}
    done = subprocess.run(  # noqa: S603 -- our own program, with fixed words
        [sys.executable, "-m", "endreprisals", "shell", "--verbosity", "0", "-c", script],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def link_in(mail: str, part: str) -> str:
    """The path of the link in a mail that holds `part`."""
    link = next(line for line in mail.splitlines() if f"/{part}/" in line)
    return "/" + link.strip().split("/", 3)[3]


def pages_of(page: Page) -> list[Request]:
    """What the browser asks for from now on, style and pictures left out."""
    seen: list[Request] = []
    page.on("request", lambda one: seen.append(one) if one.resource_type == "document" else None)
    return seen


def is_open_to_all(page: Page, place: str) -> None:
    """No barrier that axe finds, light and dark, and a light page."""
    answer = page.goto(place)
    assert answer is not None
    assert len(answer.body()) < MOST_BYTES, place
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        results = Axe().run(page)
        assert results.violations_count == 0, place + results.generate_report()
