"""A name that goes through the desk reaches no log, mail, audit row, address or session."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import Error, connection, transaction
from django.test import override_settings
from django.utils.timezone import now

from endreprisals.advocacy.models import StatementDraft
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.states.models import Statement
from tests.advocacy.world import germany
from tests.build import NOON, a_case
from tests.desk import a_file, a_person, a_story, imported, signed_in

pytestmark = pytest.mark.django_db
CANARY = "Zanzaribaldo"


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


def test_a_name_reaches_nothing_but_the_record(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "endreprisals"):
        logging.getLogger(name).propagate = True
    row = imported(a_file(), a_story(name=f"Testa {CANARY}"))[0]
    first, second = signed_in(a_person("case_worker")), signed_in(a_person("editor"))
    here = f"/extractions/{row.pk}"
    given = {
        "subject-0-name": f"Testa {CANARY}", "subject-0-kind": "person", "acts": ["threats"],
        "dates": "2023-11-02", "target": "new", "title": f"Testa {CANARY}",
        "summary": f"{CANARY} was reportedly threatened.", "confidence": "high",
    }  # fmt: skip

    answers = [
        first.post(f"{here}/decide/", given),
        first.post(f"{here}/decide/", given | {"dates": CANARY}),
    ]
    row.refresh_from_db()
    seen = {"decision": row.decision_id}
    answers += [
        second.post(f"{here}/check/", seen),
        second.post(f"{here}/publish/", seen),
        first.post(f"{here}/reject/", {"reason": CANARY}),
        first.get(f"/queue/?country={CANARY[:3]}&state={CANARY}"),
        first.get(f"/{CANARY}/"),
    ]

    assert [one.status_code for one in answers] == [302, 422, 302, 302, 409, 200, 404]
    quiet = [one for one in caplog.records if one.name != "django.db.backends"]
    assert CANARY not in "".join(f"{one.getMessage()} {one.__dict__}" for one in quiet)
    assert CANARY not in str(list(Event.objects.values()))
    assert CANARY not in "".join(one.session_data for one in Session.objects.all())
    assert CANARY not in "".join(one.get("Location", "") for one in answers)
    assert mail.outbox == []


def test_words_typed_on_the_advocacy_desk_reach_nothing_but_their_rows(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "endreprisals"):
        logging.getLogger(name).propagate = True
    germany()
    case = a_case(title=f"Testa {CANARY}", public_id="EGY-2019-900")
    advocate, editor = signed_in(a_person("advocate")), signed_in(a_person("editor"))
    spoken = {
        "forum": "HRC60", "date": "2025-09-24", "speaker": "DEU", "note": CANARY,
        "text_url": f"https://source.example/{CANARY}", "case-0-id": case.public_id,
    }  # fmt: skip
    contact = {
        "state": "DEU", "kind": "letter", "held_on": now().date().isoformat(), "outcome": "open",
        "ask-0-kind": "other", "ask-0-words": CANARY, "promised": CANARY, "note": CANARY,
        "due_on": now().date().isoformat(),
    }  # fmt: skip
    stance = {
        "level": "joined", "as_of": "2025-10-01", "source": CANARY, "confidence": "low",
        "note": CANARY,
    }  # fmt: skip

    answers = [
        advocate.post("/statements/enter/", spoken | {"then": "find", "find": CANARY}),
        advocate.post("/statements/enter/", spoken | {"forum": CANARY}),
        advocate.post("/statements/enter/", spoken),
    ]
    draft = StatementDraft.objects.get()
    answers.append(editor.post(f"/drafts/{draft.pk}/check/", {"revision": "1"}))
    here = f"/statements/{Statement.objects.get().pk}"
    answers += [
        advocate.post(f"{here}/correct/", spoken | {"reason": CANARY, "note": ""}),
        editor.post(f"{here}/withdraw/", {"reason": CANARY}),
        advocate.post("/contacts/note/", contact),
        advocate.post("/contacts/note/", contact | {"state": CANARY}),
        advocate.get("/contacts/due.ics"),
        advocate.get(f"/contacts/?state={CANARY}&session={CANARY}&case={CANARY}"),
        advocate.post("/stances/DEU/judge/", stance),
        advocate.post("/forecasts/make/", {"session": CANARY, "reason": CANARY}),
        editor.post("/sessions/HRC60/close/", {"source": f"https://source.example/{CANARY}"}),
    ]

    statuses = [200, 422, 302, 302, 302, 302, 302, 422, 200, 200, 302, 422, 302]
    assert [one.status_code for one in answers] == statuses
    quiet = [one for one in caplog.records if one.name != "django.db.backends"]
    assert CANARY not in "".join(f"{one.getMessage()} {one.__dict__}" for one in quiet)
    assert CANARY not in str(list(Event.objects.values()))
    assert CANARY not in "".join(one.session_data for one in Session.objects.all())
    assert CANARY not in "".join(one.get("Location", "") for one in answers)
    assert CANARY.encode() not in answers[8].content, "the file for a calendar"
    assert mail.outbox == []


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"]
)
def test_the_database_itself_keeps_the_audit_as_it_was_written(statement: str) -> None:
    audit(Event.Kind.DECIDED, actor="account-1", at=NOON, target="extraction-1")

    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.get().actor == "account-1"


def test_sessions_hold_no_address_and_no_browser() -> None:
    client = signed_in(a_person("auditor"))
    client.get("/queue/", REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="Invented/1.0")

    held = "".join(str(one.get_decoded()) for one in Session.objects.all())
    assert "203.0.113.7" not in held
    assert "Invented" not in held
