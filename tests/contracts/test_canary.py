"""Staff fields never reach a public output: each is filled with its own token, then all is read."""

from collections.abc import Callable

import pytest
from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, Concat
from django.test import Client

from endreprisals.record.models import Mention
from tests.build import a_case, a_cooperation, a_mention, a_raise, a_reply, a_status, a_subject
from tests.build import an_act as an_act_of
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
                token = Concat(Value(f"{MARK}-{model.__name__}-{name}-"), Cast("pk", CharField()))
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
