"""Every address of the desk refuses strangers, those without a second factor, and other roles."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from endreprisals.accounts.middleware import ENROLMENT, OPEN
from endreprisals.accounts.roles import ROLES, Permission
from endreprisals.audit.models import Event
from endreprisals.ledger.models import Forecast, Stance
from endreprisals.review.models import Decision, Extraction
from endreprisals.states.models import ClosedSession
from tests.advocacy.world import a_contact, a_draft, germany
from tests.build import NOON, a_state, a_statement
from tests.build_handbook import ENTERED, a_body_contact, a_day_seen, a_line, a_mechanism
from tests.campaign_desk.recipient_world import number_of
from tests.campaign_desk.signing_numbers import number_of_signing
from tests.campaign_desk.words_world import number_of_words
from tests.campaign_desk.world import address_in_plan
from tests.desk import a_file, a_person, a_story, imported, signed_in
from tests.mechanisms.calendar_world import a_date
from tests.mechanisms.filing_world import number_of_filing
from tests.supporters.list.world import a_mailing
from tests.supporters.mailroom import a_mail

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "put", "delete")
# What each page of ours asks for; pages of the way in ask for nothing.
MATRIX = {
    "review:home": (),
    "accounts:role-list": (),
    "review:queue": (Permission.REVIEW_READ,),
    "review:reports": (Permission.REVIEW_READ,),
    "review:report": (Permission.REVIEW_READ,),
    "review:progress": (Permission.REVIEW_READ,),
    "review:extraction": (Permission.REVIEW_READ,),
    "review:answer": (Permission.REPORT_UPLOAD,),
    "review:drop": (Permission.REPORT_UPLOAD,),
    "review:read-again": (Permission.REPORT_UPLOAD,),
    "review:seen": (Permission.REVIEW_DECIDE,),
    "review:decide": (Permission.REVIEW_DECIDE,),
    "review:reject": (Permission.REVIEW_DECIDE,),
    "review:split": (Permission.REVIEW_DECIDE,),
    "review:join": (Permission.REVIEW_DECIDE,),
    "review:undo": (Permission.REVIEW_DECIDE,),
    "review:check": (Permission.REVIEW_CHECK,),
    "review:publish": (Permission.CASE_PUBLISH,),
    "advocacy:statements": (Permission.LEDGER_READ,),
    "advocacy:statement": (Permission.LEDGER_READ,),
    "advocacy:draft": (Permission.LEDGER_READ,),
    "advocacy:stances": (Permission.LEDGER_READ,),
    "advocacy:stance": (Permission.LEDGER_READ,),
    "advocacy:forecasts": (Permission.LEDGER_READ,),
    "advocacy:enter": (Permission.STATEMENT_ENTER,),
    "advocacy:correct": (Permission.STATEMENT_ENTER,),
    "advocacy:edit": (Permission.STATEMENT_ENTER,),
    "advocacy:drop": (Permission.STATEMENT_ENTER,),
    "advocacy:check": (Permission.STATEMENT_CHECK,),
    "advocacy:withdraw": (Permission.STATEMENT_CHECK,),
    "advocacy:judge": (Permission.STANCE_JUDGE,),
    "advocacy:withdraw-stance": (Permission.STANCE_JUDGE,),
    "advocacy:make-forecast": (Permission.FORECAST_MAKE,),
    "advocacy:withdraw-forecast": (Permission.FORECAST_MAKE,),
    "advocacy:choose-session": (Permission.SESSION_CLOSE,),
    "advocacy:close-session": (Permission.SESSION_CLOSE,),
    "advocacy:reopen-session": (Permission.SESSION_CLOSE,),
    "advocacy:contacts": (Permission.ADVOCACY_LOG,),
    "advocacy:due": (Permission.ADVOCACY_LOG,),
    "advocacy:due-calendar": (Permission.ADVOCACY_LOG,),
    "advocacy:contact": (Permission.ADVOCACY_LOG,),
    "advocacy:note-contact": (Permission.ADVOCACY_LOG,),
    "advocacy:change-contact": (Permission.ADVOCACY_LOG,),
    "advocacy:forget-contact": (Permission.ADVOCACY_LOG,),
    "campaign_desk:mailings": (Permission.CAMPAIGN_READ,),
    "campaign_desk:mailing": (Permission.CAMPAIGN_READ,),
    "campaign_desk:write-mailing": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:edit-mailing": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:test-mailing": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:stop-mailing": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:check-mailing": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:home": (Permission.CAMPAIGN_READ,),
    "campaign_desk:plan": (Permission.CAMPAIGN_READ,),
    "campaign_desk:texts": (Permission.CAMPAIGN_READ,),
    "campaign_desk:assets": (Permission.CAMPAIGN_READ,),
    "campaign_desk:live": (Permission.CAMPAIGN_READ,),
    "campaign_desk:results": (Permission.CAMPAIGN_READ,),
    "campaign_desk:offline": (Permission.CAMPAIGN_READ,),
    "campaign_desk:asset-file": (Permission.CAMPAIGN_READ,),
    "campaign_desk:begin-campaign": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:change-plan": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:consider-case": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:case": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:choose-case": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:leave-case-out": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:text": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:add-action": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:action": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:pause-action": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:letter-test": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:withdraw-asset": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:open-campaign": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:close-campaign": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:withdraw-campaign": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:check-text": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:open-action": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:close-action": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:publish-asset": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:check-result": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:withdraw-result": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:check-offline": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:take-offline-back": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:outbox": (Permission.MAIL_MANAGE,),
    "campaign_desk:outbox-mail": (Permission.MAIL_MANAGE,),
    "campaign_desk:decide-mail": (Permission.MAIL_MANAGE,),
    "campaign_desk:pause-mail": (Permission.MAIL_MANAGE,),
    "campaign_desk:resume-mail": (Permission.MAIL_MANAGE,),
    "campaign_desk:mailbox-health": (Permission.CAMPAIGN_READ,),
    "campaign_desk:signatures": (Permission.CAMPAIGN_READ,),
    "campaign_desk:statement": (Permission.CAMPAIGN_READ,),
    "campaign_desk:names": (Permission.WORDS_MODERATE,),
    "campaign_desk:take-off": (Permission.WORDS_MODERATE,),
    "campaign_desk:organisation": (Permission.WORDS_MODERATE,),
    "campaign_desk:verify-organisation": (Permission.WORDS_MODERATE,),
    "campaign_desk:refuse-organisation": (Permission.WORDS_MODERATE,),
    "campaign_desk:mandate-document": (Permission.WORDS_MODERATE,),
    "campaign_desk:endorsements": (Permission.CAMPAIGN_READ,),
    "campaign_desk:enter-endorsement": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:check-endorsement": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:withdraw-endorsement": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:postcards": (Permission.CAMPAIGN_READ,),
    "campaign_desk:cards": (Permission.WORDS_MODERATE,),
    "campaign_desk:batch": (Permission.WORDS_MODERATE,),
    "campaign_desk:batch-pdf": (Permission.WORDS_MODERATE,),
    "campaign_desk:batch-zip": (Permission.WORDS_MODERATE,),
    "campaign_desk:deliver": (Permission.WORDS_MODERATE,),
    "campaign_desk:see-card": (Permission.WORDS_MODERATE,),
    "campaign_desk:card-drawing": (Permission.WORDS_MODERATE,),
    "campaign_desk:consents": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:check-consent": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:withdraw-consent": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:offices": (Permission.CAMPAIGN_READ,),
    "campaign_desk:office": (Permission.CAMPAIGN_READ,),
    "campaign_desk:mailboxes": (Permission.CAMPAIGN_READ,),
    "campaign_desk:mailbox": (Permission.CAMPAIGN_READ,),
    "campaign_desk:recipients": (Permission.CAMPAIGN_READ,),
    "campaign_desk:enter-office": (Permission.CONTACTS_KEEP,),
    "campaign_desk:change-office": (Permission.CONTACTS_KEEP,),
    "campaign_desk:enter-mailbox": (Permission.CONTACTS_KEEP,),
    "campaign_desk:replace-mailbox": (Permission.CONTACTS_KEEP,),
    "campaign_desk:verify-mailbox": (Permission.CONTACTS_KEEP,),
    "campaign_desk:mailbox-wish": (Permission.CONTACTS_KEEP,),
    "campaign_desk:stop-mailbox": (Permission.CONTACTS_KEEP,),
    "campaign_desk:check-office": (Permission.CONTACTS_CHECK,),
    "campaign_desk:check-mailbox": (Permission.CONTACTS_CHECK,),
    "campaign_desk:lift-mailbox": (Permission.CONTACTS_CHECK,),
    "campaign_desk:choose-recipients": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:add-recipient": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:risk-recipient": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:remove-recipient": (Permission.CAMPAIGN_PLAN,),
    "campaign_desk:check-recipient": (Permission.CAMPAIGN_CHECK,),
    "campaign_desk:letters": (Permission.WORDS_MODERATE,),
    "campaign_desk:letter": (Permission.WORDS_MODERATE,),
    "campaign_desk:approve-letter": (Permission.WORDS_MODERATE,),
    "campaign_desk:count-letter": (Permission.WORDS_MODERATE,),
    "campaign_desk:refuse-letter": (Permission.WORDS_MODERATE,),
    "campaign_desk:replies": (Permission.WORDS_MODERATE,),
    "campaign_desk:reply": (Permission.WORDS_MODERATE,),
    "campaign_desk:classify-reply": (Permission.WORDS_MODERATE,),
    "handbook_desk:calendar": (Permission.HANDBOOK_READ,),
    "handbook_desk:calendar-date": (Permission.HANDBOOK_READ,),
    "handbook_desk:enter-date": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:change-date": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:end-date": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:take-date-back": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:leave-date": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:agree-to-end-date": (Permission.HANDBOOK_CHECK,),
    "handbook_desk:check-date": (Permission.HANDBOOK_CHECK,),
    "handbook_desk:directory": (Permission.HANDBOOK_READ,),
    "handbook_desk:body": (Permission.HANDBOOK_READ,),
    "handbook_desk:write-line": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:replace-line": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:take-back-line": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:check-line": (Permission.HANDBOOK_CHECK,),
    "handbook_desk:take-out-line": (Permission.HANDBOOK_CHECK,),
    "handbook_desk:enter-contact": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:verify-contact": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:end-contact": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:check-contact": (Permission.HANDBOOK_CHECK,),
    "handbook_desk:confirm-seen": (Permission.HANDBOOK_CHECK,),
    "handbook_desk:take-seen-back": (Permission.HANDBOOK_KEEP,),
    "handbook_desk:filings": (Permission.FILINGS_READ,),
    "handbook_desk:filing": (Permission.FILINGS_READ,),
    "handbook_desk:yearly": (Permission.FILINGS_READ,),
    "handbook_desk:submission": (Permission.FILINGS_READ,),
    "handbook_desk:submission-paper": (Permission.FILINGS_KEEP,),
    "handbook_desk:enter-filing": (Permission.FILINGS_KEEP,),
    "handbook_desk:add-step": (Permission.FILINGS_KEEP,),
    "handbook_desk:set-due": (Permission.FILINGS_KEEP,),
    "handbook_desk:change-telling": (Permission.FILINGS_KEEP,),
    "handbook_desk:check-telling": (Permission.FILINGS_KEEP,),
    "handbook_desk:drop-telling": (Permission.FILINGS_KEEP,),
    "handbook_desk:close-filing": (Permission.FILINGS_KEEP,),
    "handbook_desk:reopen-filing": (Permission.FILINGS_KEEP,),
    "handbook_desk:publish-step": (Permission.FILINGS_READ, Permission.CASE_PUBLISH),
    "handbook_desk:take-step-back": (Permission.FILINGS_READ, Permission.CASE_PUBLISH),
    "accounts:people": (Permission.ACCOUNTS_MANAGE,),
    "accounts:invite": (Permission.ACCOUNTS_MANAGE,),
    "accounts:person": (Permission.ACCOUNTS_MANAGE,),
    "accounts:roles": (Permission.ACCOUNTS_MANAGE,),
    "accounts:reset": (Permission.ACCOUNTS_MANAGE,),
    "accounts:shut": (Permission.ACCOUNTS_MANAGE,),
    "accounts:log": (Permission.AUDIT_READ,),
}
GET_ONLY = {
    "review:queue",
    "review:reports", "review:report", "review:progress", "review:extraction", "accounts:people",
    "accounts:person", "accounts:log",
    "advocacy:statements", "advocacy:statement", "advocacy:draft", "advocacy:stances",
    "advocacy:stance", "advocacy:forecasts", "advocacy:contacts", "advocacy:contact",
    "advocacy:due", "advocacy:due-calendar",
    "campaign_desk:mailings", "campaign_desk:mailing",
    "campaign_desk:letters", "campaign_desk:letter", "campaign_desk:replies",
    "campaign_desk:reply",
    "campaign_desk:offices", "campaign_desk:office", "campaign_desk:mailboxes",
    "campaign_desk:mailbox", "campaign_desk:recipients",
    "campaign_desk:outbox", "campaign_desk:outbox-mail", "campaign_desk:mailbox-health",
    "campaign_desk:home", "campaign_desk:plan", "campaign_desk:texts", "campaign_desk:assets",
    "campaign_desk:live", "campaign_desk:results", "campaign_desk:offline",
    "campaign_desk:asset-file",
    "campaign_desk:signatures", "campaign_desk:statement", "campaign_desk:organisation",
    "campaign_desk:mandate-document", "campaign_desk:endorsements", "campaign_desk:postcards",
    "campaign_desk:cards", "campaign_desk:batch", "campaign_desk:batch-pdf",
    "campaign_desk:batch-zip", "campaign_desk:card-drawing",
    "handbook_desk:directory", "handbook_desk:body",
    "handbook_desk:filings", "handbook_desk:filing", "handbook_desk:yearly",
    "handbook_desk:submission",
    "handbook_desk:calendar", "handbook_desk:calendar-date",
}  # fmt: skip
OUR_ROOMS = ("review:", "accounts:", "advocacy:", "campaign_desk:", "handbook_desk:")


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str, space: str
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        piece, names = normalize(str(pattern.pattern.regex.pattern).lstrip("^"))[0]
        here = prefix + piece % dict.fromkeys(names, 1)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            yield f"{space}{pattern.name}", here


ADDRESSES = sorted(set(_walk(get_resolver("endreprisals.desk_urls").url_patterns, "/", "")))
SHUT = [(name, address) for name, address in ADDRESSES if name not in OPEN]
OURS = [(name, address) for name, address in SHUT if name in MATRIX]


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def a_row() -> Extraction:
    return imported(a_file(), a_story())[0]


def test_the_walk_finds_every_page_and_each_is_known() -> None:
    ours = {name for name, _ in ADDRESSES if name.startswith(OUR_ROOMS)}

    assert len(ADDRESSES) > 40
    assert ours == set(MATRIX) | {"accounts:enter"}
    assert {name for name, _ in ADDRESSES if "signup" in name or "reset_password" in name} == set()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("name", "address"), SHUT)
def test_a_stranger_is_sent_to_the_way_in(
    a_row: Extraction, name: str, address: str, method: str
) -> None:
    answer = getattr(Client(), method)(address)

    if method == "post" and address in {"/reports/", "/campaigns/1/assets/"}:
        assert answer.status_code == 403, "refused before the body of an upload is read"
    else:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/login/")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("name", "address"), [one for one in SHUT if one[0] not in ENROLMENT])
def test_somebody_without_a_second_factor_reaches_only_enrolment(
    a_row: Extraction, name: str, address: str, method: str
) -> None:
    client = signed_in(a_person(*ROLES, factor=False), shown=False)
    answer = getattr(client, method)(address)

    assert (answer.status_code, answer["Location"]) == (302, "/second-factor/")
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("name", "address"), OURS)
def test_a_session_that_never_showed_the_second_factor_is_asked_for_it(
    a_row: Extraction, name: str, address: str
) -> None:
    """A password session that began before somebody enrolled must not ride on the enrolment."""
    answer = signed_in(a_person(*ROLES), shown=False).get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/second-factor/reauthenticate/")


@pytest.mark.parametrize("role", [*ROLES, "none"])
@pytest.mark.parametrize(("name", "address"), OURS)
def test_a_role_opens_exactly_the_pages_of_its_permissions(
    a_row: Extraction, name: str, address: str, role: str
) -> None:
    person = a_person(role) if role in ROLES else a_person()
    may = role in ROLES and ROLES[role].permissions.issuperset(MATRIX[name])
    client = signed_in(person)
    method = "get" if name in GET_ONLY or not MATRIX[name] else "post"
    answer = getattr(client, method)(_address(name, address, a_row, person))

    if may or not MATRIX[name]:
        assert answer.status_code in {200, 204, 302, 409, 422}
    else:
        assert answer.status_code == 404


def _address(name: str, address: str, row: Extraction, person: object) -> str:
    """The address of a page that is there."""
    if name.startswith("campaign_desk:"):
        planned = address_in_plan(name.partition(":")[2])
        if planned:
            return planned
    if name.startswith("handbook_desk:") and "/bodies/1/" in address:
        body = a_mechanism()
        line = body.lines.filter(field="handles").first() or a_line(body)
        return address.replace("/bodies/1/", f"/bodies/{body.code}/").replace("/1/", f"/{line.pk}/")
    return address.replace("/1/", f"/{_number(name, row, person)}/")


def _number(name: str, row: Extraction, person: object) -> int | str:
    """What stands in the address in the place of the 1: the number of a row that is there."""
    if name.startswith("accounts:"):
        return int(person.pk)  # type: ignore[attr-defined] # a User
    if name.startswith("advocacy:"):
        return _of_advocacy(name.partition(":")[2])
    if name.startswith("campaign_desk:"):
        return _of_campaign_desk(name.partition(":")[2])
    if name.startswith("handbook_desk:"):
        return _of_handbook_desk(name.partition(":")[2])
    is_file = name in {
        "review:report", "review:progress", "review:answer", "review:drop", "review:read-again",
        "review:seen",
    }  # fmt: skip
    return row.file_id if is_file else row.pk


def _of_handbook_desk(name: str) -> int | str:
    if (filing := number_of_filing(name)) is not None:
        return filing
    makers: dict[str, Callable[[], int | str]] = {
        "check-line": lambda: a_line(**ENTERED).pk,
        "take-back-line": lambda: a_line(**ENTERED).pk,
        "take-out-line": lambda: a_line(field="needs").pk,
        "verify-contact": lambda: a_body_contact().pk,
        "end-contact": lambda: a_body_contact().pk,
        "check-contact": lambda: a_body_contact().pk,
        **dict.fromkeys(("confirm-seen", "take-seen-back"), lambda: a_day_seen().pk),
        **dict.fromkeys(
            (
                "calendar-date",
                "change-date",
                "end-date",
                "check-date",
                "take-date-back",
                "agree-to-end-date",
                "leave-date",
            ),
            lambda: a_date().pk,
        ),
    }
    return makers[name]() if name in makers else 1


def _of_advocacy(name: str) -> int | str:
    makers: dict[str, Callable[[], int | str]] = {
        "stance": lambda: "EGY",
        "judge": lambda: "EGY",
        "close-session": lambda: "HRC66",
        "reopen-session": _a_closed_session,
        "withdraw-stance": _a_stance,
        "withdraw-forecast": _a_forecast,
    }
    drafts = dict.fromkeys(("draft", "edit", "check", "drop"), lambda: a_draft(germany()).pk)
    contacts = dict.fromkeys(
        ("contact", "change-contact", "forget-contact"), lambda: a_contact().pk
    )
    return (makers | drafts | contacts).get(name, lambda: a_statement().pk)()


def _of_campaign_desk(name: str) -> int | str:
    if (recipient := number_of(name)) is not None:
        return recipient
    if (signed := number_of_signing(name)) is not None:
        return signed
    if (words := number_of_words(name)) is not None:
        return words
    mailings = dict.fromkeys(
        ("mailing", "edit-mailing", "test-mailing", "stop-mailing", "check-mailing"),
        lambda: a_mailing(state="draft", checked_by="", checked_at=None).pk,
    )
    mails = dict.fromkeys(("outbox-mail", "decide-mail"), lambda: a_mail().pk)
    return (mailings | mails).get(name, lambda: 1)()


def _a_closed_session() -> str:
    values = {"closed_at": NOON, "closed_by": "account-0", "source": "x"}
    return ClosedSession.objects.create(session="HRC66", **values).pk


def _a_stance() -> int:
    return Stance.objects.create(
        state=a_state("DEU"), level="joined", as_of=NOON.date(), source="x", confidence="high",
        reviewer="account-0", reviewed_at=NOON,
    ).pk  # fmt: skip


def _a_forecast() -> int:
    return Forecast.objects.create(
        session="HRC66", begins_on=NOON.date(), state=a_state("DEU"), step="speaks", probability=0,
        entered_at=NOON, forecaster="account-0",
    ).pk  # fmt: skip


def test_uploading_needs_more_than_reading() -> None:
    assert signed_in(a_person("auditor")).post("/reports/").status_code == 404
    assert signed_in(a_person("case_worker")).post("/reports/").status_code == 422


@pytest.mark.parametrize(
    ("method", "address"),
    [("get", "/extractions/{row}/publish/"), ("post", "/extractions/{row}/publish/"),
     ("get", "/people/invite/"), ("post", "/people/{person}/reset/"),
     ("post", "/people/{person}/shut/"), ("post", "/people/{person}/roles/"),
     ("get", "/drafts/{draft}/check/"), ("post", "/drafts/{draft}/check/"),
     ("post", "/statements/{statement}/withdraw/"), ("post", "/sessions/HRC66/close/"),
     ("post", "/sessions/HRC66/reopen/"), ("get", "/stances/DEU/judge/"),
     ("post", "/stances/DEU/judge/"), ("post", "/judgements/1/withdraw/"),
     ("post", "/contacts/{contact}/forget/"), ("get", "/forecasts/1/withdraw/"),
     ("get", "/campaigns/desk-2026/open/"), ("post", "/campaigns/desk-2026/open/"),
     ("post", "/campaigns/desk-2026/close/"), ("post", "/campaigns/desk-2026/withdraw/"),
     ("get", "/recipients/{recipient}/check/"), ("post", "/recipients/{recipient}/check/"),
     ("get", "/mailings/{mailing}/check/"), ("post", "/mailings/{mailing}/check/"),
     ("get", "/filings/steps/{step}/publish/"), ("post", "/filings/steps/{step}/publish/"),
     ("post", "/filings/steps/{step}/take-back/")],
)  # fmt: skip
def test_dangerous_acts_ask_for_the_second_factor_again(
    a_row: Extraction, method: str, address: str
) -> None:
    person = a_person(*ROLES)
    client = signed_in(person, seconds_ago=20 * 60)
    numbers = {
        "row": a_row.pk, "person": person.pk, "draft": _of_advocacy("draft"),
        "contact": _of_advocacy("contact"), "statement": _of_advocacy("statement"),
        "mailing": _of_campaign_desk("mailing"),
        "recipient": _of_campaign_desk("check-recipient"),
        "step": _of_handbook_desk("publish-step"),
    }  # fmt: skip
    done = Event.objects.count()
    answer = getattr(client, method)(address.format(**numbers))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/second-factor/reauthenticate/")
    assert Event.objects.count() == done


def test_a_session_of_thirteen_hours_has_ended() -> None:
    client = signed_in(a_person("auditor"), seconds_ago=13 * 3600)

    assert client.get("/queue/")["Location"].startswith("/login/")


def test_every_answer_of_the_desk_is_closed_and_kept_by_nobody(a_row: Extraction) -> None:
    client = signed_in(a_person(*ROLES))
    for address in ("/queue/", f"/extractions/{a_row.pk}/", "/nothing/", "/login/"):
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert not [word for word in ("unsafe", "http", "data:") if word in policy]
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("cookie", ["desk-session", "desk-csrf"])
def test_cookies_of_the_desk_are_closed(cookie: str) -> None:
    client = signed_in(a_person("auditor"))
    client.get("/people/")
    answer = client.get("/queue/")
    held = answer.cookies.get(cookie) or client.get("/login/").cookies.get(cookie)
    if held is None:
        held = Client().get("/login/").cookies[cookie]

    assert (held["secure"], held["httponly"], held["samesite"]) == (True, True, "Strict")
    assert held["max-age"] == ""


def test_a_form_without_our_mark_changes_nothing(a_row: Extraction) -> None:
    person = a_person(*ROLES)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(person).cookies
    for name, address in OURS:
        if name in GET_ONLY - {"review:reports"} or not MATRIX[name]:
            continue
        answer = strict.post(_address(name, address, a_row, person))
        assert answer.status_code == 403, name
    assert not Decision.objects.exists()
