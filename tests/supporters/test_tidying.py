"""No mail to a person keeps an address that nobody will use, and no file of who was erased."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from endreprisals.adapters.mail_relays import file_of
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.subscribing import erase
from endreprisals.supporters.services.tidying import KEPT, tidy
from tests.build import NOON
from tests.build_campaigns import a_key
from tests.supporters.mailroom import a_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_folder(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize("state", ["queued", "unknown"])
def test_what_nobody_sent_or_decided_on_loses_its_address_and_then_goes(state: str) -> None:
    mail = a_mail("testa@supporter.example", stream="confirm")
    Mail.objects.update(state=state, queued_at=NOON)
    tidy(at=NOON + KEPT)
    mail.refresh_from_db()
    assert (mail.state, mail.address is None) == (state, False)

    tidy(at=NOON + KEPT + timedelta(hours=1))
    mail.refresh_from_db()
    assert (mail.state, mail.address, mail.because) == ("stopped", None, "kept_too_long")
    tidy(at=NOON + 2 * KEPT + timedelta(hours=2))
    assert not Mail.objects.exists()


@pytest.mark.parametrize("state", ["sent", "sending", "unknown"])
def test_the_files_of_an_erased_person_go_and_no_others(state: str, a_folder: Path) -> None:
    paths = {}
    for who in ("testa", "other"):
        values: dict[str, Any] = {"state": state, "message_id": f"{who}@letters.example"}
        if state == "sent":
            values |= {"sent_at": NOON, "ended_at": NOON, "address": None}
        mail = a_mail(f"{who}@supporter.example", stream="letters", supporter=a_key(who))
        Mail.objects.filter(pk=mail.pk).update(**values)
        paths[who] = file_of(a_folder, "letters", f"{who}@letters.example")
        paths[who].parent.mkdir(exist_ok=True)
        paths[who].write_text("Words of a letter.")

    erase(a_key("testa"), NOON)
    tidy(at=NOON)

    assert [who for who, path in paths.items() if path.exists()] == ["other"]
    assert not Mail.objects.filter(supporter=a_key("testa")).exists()
