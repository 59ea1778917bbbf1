"""One button, every table: after it no key, no sealed byte and no file of the person is left."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import BinaryField, Model
from pytest_django import DjangoCaptureOnCommitCallbacks

from endreprisals.campaigns.models import Letter, MissionReply, OrganisationSignature
from endreprisals.campaigns.services.erasure import erase
from endreprisals.campaigns.services.organisations import documents
from endreprisals.campaigns.services.replies import KEPT_UNTIED
from endreprisals.supporters.models import Mail
from tests.build import NOON
from tests.build_campaigns import a_key
from tests.campaigns.signing_world import PDF, a_statement, an_asked_organisation
from tests.campaigns.test_forgetting import everything_of

pytestmark = pytest.mark.django_db
FAR = NOON.date() + timedelta(days=365)
ROOMS = ("campaigns", "supporters")


@pytest.fixture(autouse=True)
def a_folder(settings: Any, tmp_path: Path) -> None:
    settings.SIGNING_DOCUMENTS_DIR = tmp_path


def _sealed_columns() -> Iterator[tuple[type[Model], str]]:
    """Every column of both rooms that holds sealed bytes."""
    for model in apps.get_models():
        if model._meta.app_label not in ROOMS:
            continue
        for name in getattr(model.Fields, "sealed", ()):  # type: ignore[attr-defined]
            if isinstance(model._meta.get_field(name), BinaryField):
                yield model, name


def _fill(supporter: str) -> bytes:
    """A row of this person in every table, each sealed column with bytes of theirs."""
    everything_of(supporter)
    MissionReply.objects.create(
        file_key=supporter, received_at=NOON, authentic="none", keep_until=FAR,
        letter=Letter.objects.get(supporter=supporter), classified_by="account-1",
        words=b"-", kind="acknowledges",
    )  # fmt: skip
    mine = f"sealed-of-{supporter}".encode()
    for model, name in _sealed_columns():
        whose = {"letter__supporter": supporter} if model is MissionReply else {
            "supporter": supporter
        }  # fmt: skip
        assert model._default_manager.filter(**whose).update(**{name: mine}), (model, name)
    return mine


def _left(mine: bytes) -> list[str]:
    return [
        f"{model.__name__}.{name}"
        for model, name in _sealed_columns()
        for value in model._default_manager.values_list(name, flat=True)
        if value is not None and bytes(value) == mine
    ]


def _texts(supporter: str) -> list[str]:
    """Tables in which any column holds the key, as text or within JSON."""
    return [
        model.__name__
        for model in apps.get_models()
        for row in model._default_manager.values()
        if supporter in str({name: value for name, value in row.items() if name != "file_key"})
    ]


@pytest.mark.parametrize("mail_state", ["queued", "sending", "unknown"])
def test_no_table_keeps_a_key_or_a_sealed_byte_of_who_was_erased(mail_state: str) -> None:
    me, other = a_key(), a_key()
    mine, theirs = _fill(me), _fill(other)
    Mail.objects.update(state=mail_state)
    before = _left(theirs)
    assert len(_left(mine)) == len(before) == len(list(_sealed_columns()))

    erase(me, NOON)
    assert _left(mine) == []
    assert _texts(me) == []
    assert _left(theirs) == before


def test_an_organisation_stays_with_what_is_public_and_its_document_goes_from_the_disk(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    action = a_statement()
    verified = an_asked_organisation(action, document=PDF)
    OrganisationSignature.objects.filter(pk=verified.pk).update(
        state="verified", verified_how="document", verified_by="account-1", verified_on=NOON.date()
    )
    waits = an_asked_organisation(
        action, domain="other.example", name="Other Watch", document=PDF + b"\n"
    )
    assert waits.supporter == verified.supporter
    assert len(list(documents().glob("*.bin"))) == 2

    with django_capture_on_commit_callbacks(execute=True):
        erase(verified.supporter, NOON)

    row = OrganisationSignature.objects.get()
    assert (row.name, row.country, row.website) == (
        "Invented Watch", "CHE", "https://www.ngo.example/",
    )  # fmt: skip
    assert (row.state, row.verified_how, row.verified_on) == (
        "verified", "document", NOON.date(),
    )  # fmt: skip
    assert (row.supporter, row.address, row.signatory, row.mandate, row.document_sha256) == (
        "", None, None, "", "",
    )  # fmt: skip
    assert list(documents().glob("*")) == []


def test_an_answer_that_nobody_has_read_stays_to_be_read_and_not_for_long() -> None:
    me = a_key()
    _fill(me)
    MissionReply.objects.update(classified_by="", kind="unseen")
    erase(me, NOON)

    reply = MissionReply.objects.get()
    assert reply.words is not None, "it may say STOP"
    assert reply.letter is None
    assert reply.keep_until == (NOON + KEPT_UNTIED).date()
