"""A draft for one body: its parts in its order, what a State may see marked, nothing leaked."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from endreprisals.domain.filings.account import Account
from endreprisals.domain.filings.composing import Composer, Row, said, written
from endreprisals.domain.filings.leaves import Facts, kind_of
from endreprisals.domain.filings.letters import direction
from endreprisals.domain.filings.rules_of_consent import from_the_future, of_a_child_alone
from endreprisals.domain.filings.specs import Field, Spec
from endreprisals.domain.filings.tables import DRAFTING, PREPARED
from endreprisals.domain.filings.withholding import Hiding, hiding


class NotReady(LookupError):
    """A language in which no draft is made. The message says whether it is prepared."""

    def __init__(self, language: str) -> None:
        known = ", ".join(DRAFTING)
        why = (
            "is prepared, but nobody has reviewed its words yet"
            if language in PREPARED
            else "is no language of drafts"
        )
        super().__init__(f"{language if language in PREPARED else 'this'} {why}: use {known}")
        self.language = language
        self.prepared = language in PREPARED


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a draft, below its title. `kind`: mark, paragraph, field, list.

    `seen_by_state`: yes, no, or blank where it says nothing of the case. `dir`: rtl, ltr, auto.
    `lang`: language of the text; blank where nobody said. `items`: of a list.
    """

    kind: str
    text: str
    id: str = ""
    label: str = ""
    items: tuple[str, ...] = ()
    seen_by_state: str = ""
    withheld: bool = False
    dir: str = "ltr"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A filing as it could be sent. `sendable` is false where consent does not count."""

    mechanism: str
    language: str
    title: str
    sendable: bool
    blocks: tuple[Block, ...]
    covering: str  # paragraphs, an empty line between them
    checklist: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, as in the browser."""
        raw = asdict(self)
        raw["checklist"] = list(self.checklist)
        raw["blocks"] = [{**block, "items": list(block["items"])} for block in raw["blocks"]]
        return raw


def draft(spec: Spec, account: Account, language: str, *, today: date) -> Draft:
    """Draft a filing in a language; raises `NotReady`."""
    if language not in DRAFTING:
        raise NotReady(language)
    facts = account.as_json()
    found = hiding(spec.mechanism, facts)
    writer = Composer(spec.mechanism, facts, found, language)
    stopped = _why_not(found, facts, today.isoformat())
    marks = [_own("mark", "mark", writer.word(stopped), language)] if stopped else []
    fields = [_block(writer, field, account.language) for field in spec.fields]
    return Draft(
        mechanism=spec.mechanism,
        language=language,
        title=said(spec.title, language),
        sendable=not stopped,
        blocks=(*marks, *_head(spec, writer), *fields, *marks),
        covering=writer.word(stopped) if stopped else "\n\n".join(_covering(spec, writer)),
        checklist=tuple(said(line, language) for line in spec.checklist),
    )


def _why_not(found: Hiding, facts: Facts, today: str) -> str:
    """The words for why it must not be sent; blank where it may be."""
    if not found.agreed:
        return "not_to_be_sent"
    if of_a_child_alone(facts, today):
        return "not_to_be_sent_child"
    return "not_to_be_sent_future" if from_the_future(facts, today) else ""


def _own(kind: str, name: str, text: str, language: str) -> Block:
    return Block(kind, text, id=name, lang=language)


def _head(spec: Spec, writer: Composer) -> Iterator[Block]:
    language = writer.language
    yield _own("paragraph", "body", said(spec.body, language), language)
    yield _own("paragraph", "legend", writer.word("legend"), language)
    if any(field.seen_by_state == "unknown" for field in spec.fields):
        yield _own("paragraph", "legend_unknown", writer.word("legend_unknown"), language)
    if spec.form_standing != "read":
        yield _own("paragraph", "own_form", writer.word("own_form"), language)


def _block(writer: Composer, field: Field, lang: str) -> Block:
    rows = writer.rows(field)
    listed = field.paths[0].startswith("attachments.") and bool(rows)
    items = tuple(_item(row) for row in rows) if listed else ()
    text = "\n".join(items) if listed else written(rows, writer.language)
    typed = bool(rows) and any(kind_of(path) in ("line", "text") for path in _typed(field))
    return Block(
        "list" if listed else "field",
        text or writer.word("not_given"),
        id=field.id,
        label=said(field.label, writer.language),
        items=items,
        seen_by_state=writer.hiding.settled(field.seen_by_state),
        withheld=any(piece.withheld for row in rows for piece in row),
        dir=direction(text) if text else "ltr",
        lang=("" if lang == "other" else lang) if typed else writer.language,
    )


def _typed(field: Field) -> tuple[str, ...]:
    return tuple(path for path in field.paths if path not in ("consent", "confidential"))


def _item(row: Row) -> str:
    return ", ".join(piece.text for piece in row)


def _covering(spec: Spec, writer: Composer) -> Iterator[str]:
    """The message that goes with it."""
    for text in spec.covering:
        yield said(text, writer.language)
    if spec.consent.stated_in_message:
        yield " ".join(
            writer.word(word)
            for word in (
                f"consent_{writer.facts['consent']['given_by']}",
                "consent_informed",
                "consent_agreed",
                "name_to_state_yes" if writer.hiding.named else "name_to_state_no",
            )
        )
