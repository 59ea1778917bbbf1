"""Organisations under a joint statement: asked for, confirmed, verified by a person.

Whoever asks first keeps nobody out: a domain is taken only by the organisation that was verified.
Documents lie sealed on disk, named by the hash of what lies there; no web process opens one.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from endreprisals.adapters import report_store
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import OrganisationSignature
from endreprisals.campaigns.queries.here import NoSuchCampaign, action_here
from endreprisals.campaigns.services.without_mail import keep_latest
from endreprisals.domain.campaigning.addresses import read_address
from endreprisals.domain.campaigning.mandates import DOMAIN_MAIL, ground, site_host
from endreprisals.supporters import identity
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.services.outbox import Order, queue
from endreprisals.supporters.services.written import take_turn

KIND: Final = "confirm-organisation"
MOST_MAILS, MAIL_DAYS = 3, 3  # confirmation mails that one address may get in so many days
WAITS: Final = timedelta(days=7)
STANDS: Final = timedelta(days=365)  # who signed and the mailbox, for questions; then they go
REFUSED_KEPT: Final = timedelta(days=28)
DOCUMENT_BYTES: Final = 2_000_000
SEALED_BYTES: Final = DOCUMENT_BYTES + 10_000  # what sealing adds is less
MOST_ON_DISK: Final = 1_000_000_000  # of all documents together; strangers fill no disk
WORDING: Final = "organisation-2026-11"
ABOUT_DOCUMENT: Final = "organisation.document"
State = OrganisationSignature.State


class NoRoom(Exception):
    """As many documents lie here as may; nothing was changed."""


class SigningRefused(Exception):
    """It cannot be done so; the message is a code. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class NewSignature:
    """What an organisation sent, cleaned."""

    name: str
    country: str
    website: str
    domain: str  # domain.campaigning.mandates.Ground
    signatory: str  # who signs, with the office held
    mandate: str  # by which decision
    language: str


def receive(
    given: NewSignature, *, supporter: str, address: bytes, to_read: bytes, action: int,
    at: datetime,
) -> OrganisationSignature:  # fmt: skip
    """Keep a request until its mailbox confirms it.

    `address` is sealed about "mail.address" and goes with the mail; `to_read` is the same about
    "organisation.address", for the person who verifies. Where the mailbox has no mail left for
    these days none leaves, and the request waits among the few latest; `my_links` leads to it.
    """
    with transaction.atomic():
        turn = take_turn(supporter, KIND, most=MOST_MAILS, days=MAIL_DAYS, at=at)
        kept = OrganisationSignature.objects.create(
            action_id=action, name=given.name, country=given.country, website=given.website,
            domain=given.domain or _no_domain(given.name), supporter=supporter, address=to_read,
            signatory=identity.seal(given.signatory, about="organisation.signatory"),
            mandate=given.mandate, language=given.language,
            received_at=at, keep_until=(at + WAITS).date(),
        )  # fmt: skip
        if turn is None:
            keep_latest(OrganisationSignature.objects.all(), KIND, supporter)
            return kept
        order = Order(
            key=f"{KIND}:{kept.pk}", stream=Mail.Stream.CONFIRM,
            kind=KIND, language=given.language, supporter=supporter,
            address=address, detail={"organisation": kept.pk},
        )  # fmt: skip
        queue([order], at=at)
    return kept


def confirm(pk: int, *, supporter: str, at: datetime, document: bytes | None = None) -> str:
    """The button was pressed: to_verify; or verified, closed, gone. Again, it changes nothing.

    A document is taken only here, from a mailbox that shows that it is read, and once; it may come
    after the first press, until somebody has looked. Raises `NoRoom`.
    """
    try:
        return _confirm(pk, supporter, at, document)
    except IntegrityError:  # another request of the same mailbox was confirmed at this very moment
        return "to_verify"


def _confirm(pk: int, supporter: str, at: datetime, document: bytes | None) -> str:
    with transaction.atomic():
        asked = _locked(pk, supporter)
        if asked is None:
            return "gone"
        if asked.state == State.TO_VERIFY and document and not asked.document_sha256:
            asked.document_sha256 = _keep_document(document)
            asked.save(update_fields=["document_sha256"])
        if asked.state != State.WAITING:
            still = asked.state in (State.TO_VERIFY, State.VERIFIED)
            return str(asked.state) if still else "gone"
        if not _is_open(asked, at=at):
            _drop(asked)
            return "closed"
        before = OrganisationSignature.objects.select_for_update().filter(
            action=asked.action_id, domain=asked.domain, supporter=supporter,
            state=State.TO_VERIFY,
        )  # fmt: skip
        if before.exists():  # the later words of the same mailbox are the ones that it means
            for other in before:
                _drop(other)
        asked.state, asked.confirmed_at = State.TO_VERIFY, at
        asked.keep_until = (at + STANDS).date()
        asked.document_sha256 = _keep_document(document) if document else ""
        asked.save()
        Consent.objects.create(
            supporter=supporter, purpose=Consent.Purpose.SIGN, wording=WORDING,
            about=f"action:{asked.action_id}", given_at=at, keep_until=asked.keep_until,
        )  # fmt: skip
    return "to_verify"


def withdraw(pk: int, *, supporter: str, at: datetime) -> str:
    """Taken back from its own mailbox, at once: removed, or gone."""
    with transaction.atomic():
        asked = _locked(pk, supporter)
        if asked is None or asked.state in (State.REFUSED, State.REMOVED):
            return "gone"
        if asked.state == State.WAITING:
            _drop(asked)
            return "removed"
        _end(asked, State.REMOVED, at=at)
        asked.save()
        given = Consent.objects.filter(supporter=supporter, about=f"action:{asked.action_id}")
        given.filter(withdrawn_at=None, wording=WORDING).update(withdrawn_at=at)
    return "removed"


def verify(pk: int, *, how: str, by: str, at: datetime) -> None:
    """A person looked at the mandate and found it good.

    Raises `SigningRefused`: not_waiting, own_domain, no_document, already.
    """
    with transaction.atomic():
        asked = OrganisationSignature.objects.select_for_update().get(pk=pk)
        if asked.state != State.TO_VERIFY:
            raise SigningRefused("not_waiting")
        if how == OrganisationSignature.How.DOMAIN and not own_domain(asked):
            raise SigningRefused("own_domain")
        if how == OrganisationSignature.How.DOCUMENT and not asked.document_sha256:
            raise SigningRefused("no_document")
        asked.state, asked.verified_by, asked.verified_on = State.VERIFIED, by, at.date()
        asked.verified_how = OrganisationSignature.How(how)
        try:
            with transaction.atomic():
                asked.save()
        except IntegrityError:
            raise SigningRefused("already") from None
        audit(Event.Kind.SIGNATURE_VERIFIED, actor=by, at=at, target=f"organisation-{pk}", how=how)


def refuse(pk: int, *, because: str, by: str, at: datetime) -> None:
    """Not shown, or taken off the list again; the reason stays with staff.

    Raises `SigningRefused`: not_waiting.
    """
    with transaction.atomic():
        asked = OrganisationSignature.objects.select_for_update().get(pk=pk)
        if asked.state not in (State.TO_VERIFY, State.VERIFIED):
            raise SigningRefused("not_waiting")
        _end(asked, State.REFUSED, at=at)
        asked.refused_because = because
        asked.save()
        audit(Event.Kind.SIGNATURE_REFUSED, actor=by, at=at, target=f"organisation-{pk}")


def own_domain(asked: OrganisationSignature) -> bool:
    """Whether the mailbox that confirms is at the organisation's own domain; needs the seal key."""
    if not asked.address:
        return False
    mailbox = read_address(identity.opened(bytes(asked.address), about="organisation.address"))
    host = site_host(asked.website) if asked.website else ""
    rests = ground(mailbox.domain, host)
    return rests.way == DOMAIN_MAIL and rests.domain == asked.domain


def opened_document(asked: OrganisationSignature) -> bytes:
    """The document as it was sent. Raises FileNotFoundError when it was forgotten meanwhile."""
    path = report_store.stored_path(asked.document_sha256, folder=documents())
    return identity.opened_bytes(path.read_bytes(), about=ABOUT_DOCUMENT)


@transaction.atomic
def forget_signatories(rows: QuerySet[OrganisationSignature], **more: Any) -> int:
    """Take the person out of signatures that stay as the organisation's, document and mandate with
    it; how many. `more` are other columns to set.
    """
    for asked in rows.exclude(document_sha256="").only("document_sha256"):
        _forget_document(asked)
    return rows.update(
        supporter="", address=None, signatory=None, mandate="", document_sha256="", **more
    )


@transaction.atomic
def drop_signatures(rows: QuerySet[OrganisationSignature]) -> int:
    """Delete signatures whole, with what lies on disk of them; how many."""
    for asked in rows.exclude(document_sha256="").only("document_sha256"):
        _forget_document(asked)
    return rows.delete()[0]


def forget_documents(*, before: float) -> int:
    """Remove sealed documents that no row names, and leftovers; returns how many.

    `before` is in seconds of the clock: what came later may belong to a row that is being written.
    """
    folder = documents()
    if not folder.is_dir():
        return 0
    report_store.forget_leftovers(folder, before=before)
    named = OrganisationSignature.objects.exclude(document_sha256="")
    kept = set(named.values_list("document_sha256", flat=True))
    old = [path for path in folder.glob("*.bin") if path.stat().st_mtime < before]
    return _unlink(path for path in old if path.stem not in kept)


def documents() -> Path:
    """The folder of sealed documents."""
    return Path(settings.SIGNING_DOCUMENTS_DIR)


def _unlink(paths: Iterable[Path]) -> int:
    number = 0
    for path in paths:
        path.unlink(missing_ok=True)
        number += 1
    return number


def _keep_document(content: bytes) -> str:
    folder = documents()
    lying = sum(path.stat().st_size for path in folder.glob("*.bin")) if folder.is_dir() else 0
    if lying + SEALED_BYTES > MOST_ON_DISK:
        raise NoRoom
    sealed = identity.seal(content, about=ABOUT_DOCUMENT)
    kept = report_store.keep_file([sealed], folder=documents(), most_bytes=SEALED_BYTES)
    os.chmod(report_store.stored_path(kept.sha256, folder=documents()), 0o600)  # noqa: PTH101
    return kept.sha256


def _end(asked: OrganisationSignature, state: OrganisationSignature.State, *, at: datetime) -> None:
    """Who signed, by which mailbox and with which document goes at once."""
    _forget_document(asked)
    asked.address = asked.signatory = None
    asked.document_sha256 = asked.mandate = ""
    asked.state, asked.keep_until = state, (at + REFUSED_KEPT).date()


def _drop(asked: OrganisationSignature) -> None:
    _forget_document(asked)
    asked.delete()


def _forget_document(asked: OrganisationSignature) -> None:
    sha256 = asked.document_sha256
    if sha256:
        folder = documents()
        transaction.on_commit(lambda: report_store.forget_file(sha256, folder=folder))


def _is_open(asked: OrganisationSignature, *, at: datetime) -> bool:
    try:
        here = action_here(asked.action.campaign.code, asked.action.number, at=at)
    except NoSuchCampaign:
        return False
    return here.takes_organisations


def _locked(pk: int, supporter: str) -> OrganisationSignature | None:
    rows = OrganisationSignature.objects.select_for_update(of=("self",))
    return rows.select_related("action__campaign").filter(pk=pk, supporter=supporter).first()


def _no_domain(name: str) -> str:
    """In the place of a domain where there is none: the same for the same name."""
    return f"{identity.keyed_print(name.casefold()).lower()}.invalid"
