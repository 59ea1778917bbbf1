"""Mailings at the desk: written by one person, tested, checked by another, stopped by anybody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.audit.models import Event
from endreprisals.campaign_desk.services.mailings import (
    MailingRefused,
    Words,
    Written,
    check,
    send_test,
    stop,
    write,
)
from endreprisals.campaign_desk.services.subject_lines import names_somebody
from endreprisals.domain.campaigning.addresses import read_address
from endreprisals.record.models import Name
from endreprisals.supporters.identity import opened
from endreprisals.supporters.models import Mail, Mailing
from endreprisals.supporters.rendering import Stop, render
from endreprisals.supporters.services.mailings import queue_due
from tests.build import NOON, a_case, a_subject
from tests.build_campaigns import a_mailbox
from tests.contracts.answers import body_of
from tests.desk import a_person, signed_in
from tests.supporters.list.world import on_the_list

pytestmark = pytest.mark.django_db
ADDRESS = read_address("tester@staff.example")
HOUR = timedelta(hours=1)
TYPED = {
    "topic": "campaigns", "send_at": "2027-06-01 09:00",
    "subject-en": "What became of the campaign", "body-en": "Words.\r\n\r\nMore words.",
    "subject-ar": "ما حدث", "body-ar": "كلمات",
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_the_desk() -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR):
        yield


def written(*languages: str, subject: str = "News of the campaign", **more: Any) -> Written:
    texts = {one: Words(subject, f"Words in {one}.") for one in languages or ("en",)}
    return Written("campaigns", texts=texts, **more)


def a_draft(*languages: str, **more: Any) -> Mailing:
    return write(written(*languages, **more), by="account-1", at=NOON)


def the_tests_leave() -> None:
    """What delivery does with a test once the relay took it."""
    Mail.objects.filter(kind="news-test").update(
        state="sent", sent_at=NOON, ended_at=NOON, address=None
    )


def a_tested_draft(*languages: str, **more: Any) -> Mailing:
    mailing = a_draft(*languages, **more)
    send_test(number=mailing.pk, address=ADDRESS, by="account-1", at=NOON)
    the_tests_leave()
    return mailing


def checked(mailing: Mailing, by: str = "account-2", revision: int | None = None) -> Mailing:
    return check(number=mailing.pk, revision=revision or mailing.revision, by=by, at=NOON)


def refused(mailing: Mailing, **values: Any) -> str:
    with pytest.raises(MailingRefused) as reason:
        checked(mailing, **values)
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.DRAFT
    return str(reason.value)


def test_a_test_goes_to_the_typed_address_in_each_language_and_keeps_it_sealed() -> None:
    mailing = a_draft("en", "fr")

    assert send_test(number=mailing.pk, address=ADDRESS, by="account-1", at=NOON) == 2

    tests = list(Mail.objects.all())
    assert {(one.stream, one.kind, one.supporter) for one in tests} == {("staff", "news-test", "")}
    assert sorted(one.language for one in tests) == ["en", "fr"]
    address = tests[0].address
    assert address is not None
    assert opened(bytes(address), about="mail.address") == "tester@staff.example"
    assert "tester" not in str(list(Event.objects.values()))
    said = render(tests[0], at=NOON)
    assert said.subject == "[Test] News of the campaign"
    assert "Words in en." in said.text
    assert said.unsubscribe == ""


def test_no_test_goes_to_the_mailbox_of_a_mission() -> None:
    a_mailbox("mission@mission.example")
    mailing = a_draft("en")
    with pytest.raises(MailingRefused, match="mailbox of a mission"):
        send_test(
            number=mailing.pk, address=read_address("Mission+x@mission.example"), by="account-1",
            at=NOON,
        )  # fmt: skip

    assert not Mail.objects.exists()


def test_it_is_checked_by_another_person_after_a_test_of_each_language_left() -> None:
    mailing = a_draft("en", "fr")
    assert "no test mail of these words has left yet in: en, fr" in refused(mailing)
    send_test(number=mailing.pk, address=ADDRESS, by="account-1", at=NOON)
    assert "en, fr" in refused(mailing), "ordered is not left"
    the_tests_leave()
    assert "another person must check it" in refused(mailing, by="account-1")

    checked(mailing)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.checked_by, mailing.send_at) == ("checked", "account-2", NOON)
    kinds = list(Event.objects.order_by("id").values_list("kind", flat=True))
    assert kinds == ["mailing_written", "mailing_tested", "mailing_checked"]


def test_the_time_that_was_chosen_stays() -> None:
    mailing = a_tested_draft(send_at=NOON + HOUR)
    checked(mailing)
    on_the_list()

    assert queue_due(NOON) == 0
    assert queue_due(NOON + HOUR) == 1


def test_other_words_take_tests_and_check_back() -> None:
    mailing = a_tested_draft()
    checked(mailing)
    [test] = Mail.objects.all()

    write(written(subject="Others"), number=mailing.pk, revision=1, by="account-2", at=NOON)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.revision, mailing.checked_by) == ("draft", 2, "")
    assert "no test mail" in refused(mailing, by="account-1")
    assert "you wrote it" in refused(mailing, by="account-2"), "who wrote last does not check"
    with pytest.raises(Stop, match="mailing_changed"):
        render(test, at=NOON)


def test_nobody_checks_or_writes_over_what_they_have_not_seen() -> None:
    mailing = a_tested_draft()
    write(written(), number=mailing.pk, revision=1, by="account-1", at=NOON)

    assert "it has changed since you opened it" in refused(mailing, revision=1)
    with pytest.raises(MailingRefused, match="has changed"):
        write(written(), number=mailing.pk, revision=1, by="account-3", at=NOON)


def test_what_is_in_the_outbox_is_not_changed_any_more() -> None:
    on_the_list()
    mailing = a_tested_draft()
    checked(mailing)
    queue_due(NOON)

    with pytest.raises(MailingRefused, match="on its way"):
        write(written(), number=mailing.pk, revision=1, by="account-1", at=NOON)
    with pytest.raises(MailingRefused, match="Only a draft is tested"):
        send_test(number=mailing.pk, address=ADDRESS, by="account-1", at=NOON)


def test_stopping_takes_out_what_has_not_left_and_leaves_what_has() -> None:
    for number in range(3):
        on_the_list(f"testa-{number}@supporter.example")
    mailing = a_tested_draft()
    checked(mailing)
    queue_due(NOON)
    first = Mail.objects.filter(kind="news")[0]
    Mail.objects.filter(pk=first.pk).update(state="sent", sent_at=NOON, ended_at=NOON, address=None)

    assert stop(number=mailing.pk, by="account-1", at=NOON) == 2

    left = Mail.objects.filter(kind="news").values_list("state", "because", "address")
    assert sorted(left) == [
        ("sent", "", None), ("stopped", "mailing_stopped", None),
        ("stopped", "mailing_stopped", None),
    ]  # fmt: skip
    assert queue_due(NOON) == 0


def test_a_subject_line_that_names_somebody_of_the_record_is_refused() -> None:
    a_case(title="Testa Fictiva")
    subject = a_subject()
    Name.objects.filter(subject=subject).update(text="江天勇")

    assert names_somebody(["Freedom for TESTA  fictiva!"])
    assert names_somebody(["声援江天勇"])
    assert not names_somebody(["Attesta fictivas", "What became of the campaign"])
    with pytest.raises(MailingRefused, match="names somebody"):
        a_draft(subject="Testa Fictiva is free")


def test_two_people_take_it_from_the_form_to_the_outbox() -> None:
    on_the_list()
    first, second = signed_in(a_person("campaigner")), signed_in(a_person("campaign_editor"))

    here = first.post("/mailings/write/", TYPED)["Location"]
    mailing = Mailing.objects.get()
    assert here == f"/mailings/{mailing.pk}/"
    assert mailing.send_at == datetime(2027, 6, 1, 9, tzinfo=UTC)
    assert mailing.texts.get(language="en").body == "Words.\n\nMore words."
    page = body_of(first.get(here))
    assert "not tested" in page
    assert 'lang="ar" dir="auto"' in page
    assert first.post(f"{here}test/", {"address": "tester@staff.example"}).status_code == 302
    the_tests_leave()
    assert first.post(f"{here}check/", {"revision": "1"}).status_code == 404
    assert "let it go" in body_of(second.get(f"{here}check/"))
    assert second.post(f"{here}check/", {"revision": "1"})["Location"] == here

    assert queue_due(datetime(2027, 6, 1, 9, tzinfo=UTC)) == 1
    assert "waiting: 1" in body_of(second.get(here))
    assert "What became of the campaign" in body_of(second.get("/mailings/"))
    assert first.get(f"{here}stop/").status_code == 200
    first.post(f"{here}stop/")
    assert "taken out: 1" in body_of(first.get(here))


def test_the_form_shows_the_languages_side_by_side_and_what_was_kept() -> None:
    client = signed_in(a_person("campaigner"))
    here = client.post("/mailings/write/", TYPED)["Location"]

    words = body_of(client.get(f"{here}edit/"))
    for part in ("2027-06-01 09:00", "What became of the campaign", "More words.", "كلمات"):
        assert part in words
    assert words.count("<fieldset") >= 9
    assert "en-xa" not in words
    answer = client.post(f"{here}edit/", TYPED | {"revision": "1", "subject-ar": "", "body-ar": ""})
    assert answer["Location"] == here
    assert list(Mailing.objects.get().texts.values_list("language", flat=True)) == ["en"]
    assert client.post(f"{here}edit/", TYPED | {"revision": "1"}).status_code == 409


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"topic": "gossip"}, "Select a valid choice"),
        ({"send_at": "tomorrow"}, "is no time we can read"),
        ({"subject-en": ""}, "write a subject and a text"),
        ({"body-en": ""}, "write a subject and a text"),
        ({"subject-en": "One\nBcc: other@staff.example"}, "more than one line"),
        ({"subject-en": "x" * 151}, "longer than 150"),
        ({"body-en": "x" * 20_001}, "longer than 20,000"),
        ({"body-en": "x\u202ey"}, "turns the writing"),
        ({"body-en": "x\x00y"}, "cannot be seen"),
        ({f"{part}-{one}": "" for part in ("subject", "body") for one in ("en", "ar")}, "one lang"),
    ],
)
def test_what_cannot_be_mailed_is_told_and_stays_in_the_form(
    changes: dict[str, str], problem: str
) -> None:
    answer = signed_in(a_person("campaigner")).post("/mailings/write/", TYPED | changes)

    assert answer.status_code == 422
    assert problem in body_of(answer)
    if "body-en" not in changes:
        assert "More words." in body_of(answer)
    assert not Mailing.objects.exists()


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@staff.example\r\nBcc: b@staff.example", "a@x.example, b@x.example"]
)
def test_a_test_goes_to_one_address_alone(address: str) -> None:
    client = signed_in(a_person("campaigner"))
    here = client.post("/mailings/write/", TYPED)["Location"]

    assert client.post(f"{here}test/", {"address": address}).status_code == 422
    assert not Mail.objects.exists()


def test_markup_in_words_stays_words(client: Client) -> None:
    desk = signed_in(a_person("campaigner"))
    given = TYPED | {"subject-en": "<i>x</i>", "body-en": "<script>alert(1)</script>"}
    here = desk.post("/mailings/write/", given)["Location"]

    for path in (here, f"{here}edit/", f"{here}stop/", "/mailings/"):
        assert "<script>alert" not in body_of(desk.get(path))
        assert "<i>x</i>" not in body_of(desk.get(path))


def test_a_mailing_that_is_not_there_is_not_found() -> None:
    client = signed_in(a_person("campaign_editor"))
    for path in ("", "edit/", "check/", "stop/"):
        assert client.get(f"/mailings/999/{path}").status_code == 404
    assert client.post("/mailings/999/test/", {"address": "a@staff.example"}).status_code == 404


def test_checking_asks_for_the_second_factor_again() -> None:
    mailing = a_tested_draft()
    client = signed_in(a_person("campaign_editor"), seconds_ago=20 * 60)

    answer = client.post(f"/mailings/{mailing.pk}/check/", {"revision": "1"})

    assert answer["Location"].startswith("/second-factor/reauthenticate/")
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.DRAFT
    assert mailing.entered_at < now()
