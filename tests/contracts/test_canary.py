"""What must stay inside reaches no public output: each piece is a word of its own, all is read.

First fields of staff, then what supporters type.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.db.models import CharField, CompositePrimaryKey, TextField, Value
from django.db.models.functions import Cast, Concat
from django.test import Client

from endreprisals.adapters.mail_relays import FolderRelay
from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, Letter, OrganisationSignature, Postcard
from endreprisals.campaigns.services import letters, letters_seen, postcards
from endreprisals.campaigns.services.digests import make_due
from endreprisals.campaigns.services.scheduling import schedule_due
from endreprisals.record.models import Mention
from endreprisals.supporters.models import Mail, Subscriber
from endreprisals.supporters.rendering import Stop, render
from endreprisals.supporters.services.delivery import deliver
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_mention,
    a_raise,
    a_reply,
    a_status,
    a_subject,
)
from tests.build import an_act as an_act_of
from tests.build_campaigns import a_campaign, a_campaign_case, a_text
from tests.campaigns.letter_world import EVERYTHING, a_mission, a_received, an_ask
from tests.campaigns.letter_world import opened as opened_word
from tests.campaigns.signing_world import (
    a_card,
    a_consent,
    a_signer,
    a_statement,
    an_asked_organisation,
)
from tests.contracts.answers import body_of
from tests.contracts.test_doors import ADDRESSES
from tests.contracts.test_fields import MODELS

pytestmark = pytest.mark.django_db

MARK = "canary"
FILES = ["/en/cases.csv", "/en/cases.json", "/en/cases.atom", "/api/v1/cases", "/en/changes.atom"]


def _fill_staff_fields() -> int:
    """Write a token into every staff text column, straight in the database."""
    filled = 0
    for model in MODELS:
        if model is Mention:
            continue  # append-only: filled when it is made
        for name in model.Fields.staff:  # type: ignore[attr-defined]
            field = model._meta.get_field(name)
            if isinstance(field, CharField | TextField):
                own = "supporter" if isinstance(model._meta.pk, CompositePrimaryKey) else "pk"
                token = Concat(Value(f"{MARK}-{model.__name__}-{name}-"), Cast(own, CharField()))
                filled += model._default_manager.update(**{name: token}) > 0
    return filled


@pytest.fixture
def a_filled_record(made_ready: Callable[[], int]) -> None:
    subject = a_subject(public_id="S-EGY-0001")
    case = a_case(public_id="EGY-2019-001", subject=subject)
    for build in (an_act_of, a_cooperation, a_reply, a_raise, a_status):
        build(case)
    a_mention(case, source_key=f"{MARK}-Mention-source_key", quotation=f"{MARK}-quotation")
    assert _fill_staff_fields() >= 3
    made_ready()


def test_no_output_shows_a_staff_field(a_filled_record: None, client: Client) -> None:
    leaks = []
    for address in sorted({*ADDRESSES, *FILES, "/en/search/?q=canary"}):
        response = client.get(address)
        if f"{MARK}-" in body_of(response):
            leaks.append(address)

    assert not leaks


TYPED = "zanzaribaldo"  # in every word that a supporter types here, in small letters as read below
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ACTS = ("", "signatories/", "signatories.csv", "press/", "statement.pdf", "wall/", "organisations/",
        "card/", "proof/", "offices/DEU-mission-geneva/", "offices/DEU-mission-geneva/letter.pdf",
        "offices/DEU-mission-geneva/own-words/")  # fmt: skip
LETTER_PDF = "/en/campaigns/test-2026/act/1/offices/DEU-mission-geneva/letter.pdf"
PAGES = ("/en/campaigns/", "/en/campaigns/test-2026/", "/en/campaigns/test-2026/results/",
         "/en/campaigns/test-2026/results.csv", "/en/campaigns/test-2026/results.json",
         "/en/campaigns/test-2026/toolbox/", "/en/campaigns/test-2026/counts.json",
         "/en/search/?q=zanzaribaldo", "/sitemap.xml", "/en/list/", *FILES)  # fmt: skip


@pytest.fixture
def supporters(made_ready: Callable[[], int], settings: Any, tmp_path: Path) -> list[Action]:
    """Somebody wrote, signed, sent a card, joined the list; nobody agreed that it be shown."""
    settings.SIGNING_DOCUMENTS_DIR = tmp_path / "mandates"
    about = a_campaign_case(a_campaign())
    ask = an_ask(about=about)
    letter = a_received(
        ask, a_mission(ask), writer=TYPED, at=MONDAY, words=f"Speak of {TYPED} today.",
        subject=f"On {TYPED}", name=f"Nominata {TYPED}", reply_to=f"{TYPED}@supporter.example",
    )  # fmt: skip
    letters.confirm(letter.pk, supporter=letter.supporter, at=MONDAY, tells=EVERYTHING)
    letters_seen.approve(letter.pk, sample=f"Speak of {TYPED} today.", by="account-1", at=MONDAY)
    sign = a_statement(number=2)
    a_signer(sign, f"Signataria {TYPED}")
    an_asked_organisation(
        sign, f"{TYPED}@ngo.example", signatory=f"Directora {TYPED}", mandate=f"Board of {TYPED}"
    )
    cards = Action.objects.create(
        campaign=ask.campaign, number=3, kind="postcard", state="open", about=about,
        entered_by="account-1", entered_at=NOON, checked_by="account-2", checked_at=NOON,
    )  # fmt: skip
    a_text(cards, "title", "", heading="A card")
    a_consent(cards)
    card = a_card(cards, f"We think of {TYPED}.", wall=False, signed=f"Scriptora {TYPED}")
    postcards.confirm(card.pk, supporter=card.supporter, at=NOON)
    postcards.approve(card.pk, wall=False, by="account-3", at=NOON)
    made_ready()
    return [ask, sign, cards]


def _read(client: Client, address: str) -> str:
    """Everything that an answer says, its headers and the words of a PDF with it."""
    answer = client.get(address)
    heads = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if answer.get("Content-Type") != "application/pdf":
        return f"{heads} {body_of(answer)}".lower()
    document = pypdfium2.PdfDocument(answer.content)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    told = document.get_metadata_dict()
    document.close()
    return f"{heads} {words} {told}".lower()


def _pages(actions: list[Action]) -> Iterator[str]:
    yield from PAGES
    case = actions[0].about.case.public_id  # type: ignore[union-attr]
    yield f"/en/campaigns/test-2026/cases/{case}/"
    yield f"/en/cases/{case}/"
    for action in actions:
        yield from (f"/en/campaigns/test-2026/act/{action.number}/{more}" for more in ACTS)


def _joined_by_the_forms(client: Client) -> list[str]:
    """Somebody joins the list and is counted, by the forms; what was answered."""
    person = {"email": f"{TYPED}@supporter.example", "agreed": "yes", "country": "CHE"}
    posts = (
        ("/en/list/", person | {"topics": ["campaigns"], "language": "en"}),
        ("/en/campaigns/test-2026/act/1/count/", person),
    )
    answers = [client.post(address, given) for address, given in posts]
    assert all(answer.status_code < 400 for answer in answers)
    return [f"{body_of(one)} {one.headers}".lower() for one in answers]


def test_nothing_that_a_supporter_typed_is_on_a_page_in_a_file_a_log_or_the_name_of_a_mail(
    supporters: list[Action], client: Client, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    caplog.set_level(logging.INFO)
    for name in ("django", "endreprisals"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    answered = _joined_by_the_forms(client)
    schedule_due(MONDAY)
    make_due(MONDAY + timedelta(days=1, hours=2))
    read = {address: _read(client, address) for address in _pages(supporters)}
    folder = tmp_path / "mail"
    subjects = []
    for mail in Mail.objects.order_by("pk"):
        with suppress(Stop):
            words = render(mail, at=mail.not_before)
            subjects.append(f"{words.subject} {words.from_local} {words.unsubscribe}".lower())
    for stream in Mail.Stream.values:
        moments = Mail.objects.filter(stream=stream).order_by("-not_before")
        last = moments.values_list("not_before", flat=True).first() or MONDAY
        deliver(stream, relay=FolderRelay(folder), clock=lambda at=last: at)  # type: ignore[misc]

    assert opened_word(Letter.objects.get().words, "letter.words").count(TYPED) == 1
    assert OrganisationSignature.objects.get().signatory is not None
    assert Postcard.objects.get().words is not None
    assert Subscriber.objects.get().address is not None
    files = [str(path.relative_to(folder)) for path in folder.rglob("*.eml")]
    assert len(files) >= 3
    assert "%pdf" not in read["/en/campaigns/test-2026/act/2/statement.pdf"], "its words are read"
    assert "invented statement" in read["/en/campaigns/test-2026/act/2/statement.pdf"]
    assert "excellency" in read[LETTER_PDF]
    assert {address for address, told in read.items() if _told_of(address, told)} == set()
    quiet = [one for one in caplog.records if one.name != "django.db.backends"]
    logged = "".join(f"{one.getMessage()} {one.__dict__.get('args')}" for one in quiet).lower()
    audited = str(list(Event.objects.values())).lower()
    for text in (logged, audited, *answered, *subjects, *files):
        assert TYPED not in text
    kept = str(list(Mail.objects.values())).lower()
    assert TYPED not in kept


def _told_of(address: str, told: str) -> bool:
    """Whether an answer holds a typed word; the search says back what was searched for."""
    if "q=zanzaribaldo" in address:
        told = re.sub(r"q=zanzaribaldo|value=\"zanzaribaldo\"", "", told)
        return told.count(TYPED) > 2
    return TYPED in told
