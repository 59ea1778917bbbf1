"""People at the desk for tests: invented pseudonyms, signed in with an invented second factor."""

import time
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from endreprisals.accounts.models import RoleGrant, User
from endreprisals.domain.sg_report.model import (
    Evidence,
    Mention,
    Paragraph,
    Period,
    Reading,
    Subject,
)
from endreprisals.review.models import Extraction, ReportFile
from endreprisals.review.services.importing import import_reading
from tests.build import NOON, a_state

PASSWORD = "an invented long password"  # noqa: S105 -- of nobody
_numbers = count(1)


def a_person(*roles: str, factor: bool = True, **changes: Any) -> User:
    """Somebody of the desk with these roles, by default with an authenticator app."""
    values = {"pseudonym": f"person-{next(_numbers)}", "entered_on": NOON.date()}
    user = User(**values | changes)
    user.set_password(PASSWORD)
    user.save()
    for role in roles:
        RoleGrant.objects.create(user=user, role=role, granted_by="test", granted_on=NOON.date())
    if factor:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def signed_in(user: User, *, shown: bool = True, seconds_ago: float = 0) -> Client:
    """A browser in which somebody signed in, and by default showed their second factor."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    at = time.time() - seconds_ago
    records: list[dict[str, Any]] = [{"method": "password", "at": at}]
    if shown:
        records.append({"method": "mfa", "at": at, "type": "totp", "reauthenticated": True})
    session = client.session
    session["account_authentication_methods"] = records
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def a_file(symbol: str = "A/HRC/90/1", **changes: Any) -> ReportFile:
    """A report file that was read."""
    number = next(_numbers)
    values = {
        "sha256": f"{number:064}",
        "size": 1000,
        "symbol": symbol,
        "year": 2024,
        "state": ReportFile.State.READ,
        "rules": "old",
        "read_at": NOON,
        "uploaded_by": "account-0",
        "uploaded_at": NOON,
    }
    return ReportFile.objects.create(**values | changes)


def a_story(paragraph: str = "12", name: str = "Testa Fictiva", **changes: Any) -> Mention:
    """What the machine reads in one invented paragraph."""
    values: dict[str, Any] = {
        "part": "annex I",
        "paragraph": paragraph,
        "country": "EGY",
        "subjects": (Subject(name, "person", 1, 1),),
        "cooperation": ("HRC",),
        "acts": ("threats",),
        "dates": ("2023-11-02",),
        "communications": (),
        "un_documents": (),
        "earlier_reports": (),
        "government_reply": "unknown",
        "reply_dates": (),
        "names_withheld": False,
        "follow_up": False,
        "paragraphs": (paragraph,),
        "evidence": (Evidence("subjects", name, paragraph, 4, 4 + len(name)),),
    }
    return Mention(**values | changes)


def a_reading(*stories: Mention, symbol: str = "A/HRC/90/1") -> Reading:
    """A reading with one paragraph for each story."""
    paragraphs = tuple(
        Paragraph(one.part, one.paragraph, one.country, 31, _text(one)) for one in stories
    )
    return Reading(symbol, 2024, Period("2023-05-01", "2024-04-30"), paragraphs, stories, ())


def imported(file: ReportFile, *stories: Mention, rules: str = "old") -> list[Extraction]:
    """The extractions of a file after these stories were read in it."""
    a_state("EGY")
    reading = a_reading(*stories, symbol=file.symbol)
    import_reading(
        file, reading, proposals=[[] for _ in stories], rules=rules, by="account-0", at=NOON
    )
    return list(file.extractions.order_by("position", "nth"))


def _text(story: Mention) -> str:
    names = " and ".join(one.name for one in story.subjects)
    return f"Ms. {names} was reportedly threatened on 2 November 2023 after the invented session."
