"""Making the mentions of the record what the tables say. Rows are only ever added."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from endreprisals.record.models import Citation, Mention, MentionSubject
from endreprisals.record.services.loading.drafts import Cite, MentionDraft
from endreprisals.record.services.loading.mentions import ANSWERS, LINK, LISTS, TEXTS
from endreprisals.record.services.loading.numbers import Numbers
from endreprisals.record.services.loading.own import of_tables

VERSION = "#"  # stands between the key of a mention and the number of a later version
COLUMNS = (
    *TEXTS, *ANSWERS, *LISTS, "act_types_basis", "followup_count", "followup_years", "locator",
    "basis", "checked_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeldMention:
    """The latest version of a mention, with its number and the key of that version."""

    pk: int
    key: str
    draft: MentionDraft


def held_mentions() -> Mapping[str, HeldMention]:
    """The latest version of every loaded mention, by the key it has in the tables."""
    subjects: dict[int, list[str]] = {}
    for mention, subject in MentionSubject.objects.order_by("pk").values_list(
        "mention_id", "subject__public_id"
    ):
        subjects.setdefault(mention, []).append(subject)
    cites: dict[int, list[Cite]] = {}
    cited = Citation.objects.filter(mention__isnull=False).order_by("pk")
    for mention, key, place in cited.values_list("mention_id", "source__key", "place"):
        cites.setdefault(mention or 0, []).append(Cite(key, place))
    rows = Mention.objects.filter(of_tables("case__"), superseded_by=None)
    return {
        row.source_key.partition(VERSION)[0]: HeldMention(
            row.pk,
            row.source_key,
            _draft(row, tuple(subjects.get(row.pk, ())), tuple(cites.get(row.pk, ()))),
        )
        for row in rows.select_related("case", "document")
        if row.source_key.partition(":")[0] in ("mentions", LINK)
    }


def lost_mentions(drafts: Sequence[MentionDraft]) -> Iterator[HeldMention]:
    """Mentions of the record that the tables no longer have, and that nothing takes over."""
    held = held_mentions()
    kept = {draft.key for draft in drafts} | set(_taken_over(drafts, held).values())
    return (mention for key, mention in held.items() if key not in kept)


def hold_mentions(drafts: Sequence[MentionDraft], numbers: Numbers) -> set[str]:
    """Add mentions and later versions of mentions; returns the ids of the cases concerned."""
    held = held_mentions()
    over = _taken_over(drafts, held)
    new = [draft for draft in drafts if draft.key not in held or held[draft.key].draft != draft]
    before = {draft.key: held.get(over.get(draft.key, draft.key)) for draft in new}
    rows = Mention.objects.bulk_create(_row(draft, before[draft.key], numbers) for draft in new)
    added = list(zip((row.pk for row in rows), new, strict=True))
    MentionSubject.objects.bulk_create(
        MentionSubject(mention_id=pk, subject_id=numbers.subjects[subject])
        for pk, draft in added
        for subject in draft.subjects
    )
    Citation.objects.bulk_create(
        Citation(
            mention_id=pk,
            case_id=numbers.cases[draft.case],
            source_id=numbers.sources[cite.source],
            place=cite.place,
        )
        for pk, draft in added
        for cite in draft.cites
    )
    moved = {earlier.draft.case for earlier in before.values() if earlier}
    return {draft.case for draft in new} | moved


def _taken_over(
    drafts: Sequence[MentionDraft], held: Mapping[str, HeldMention]
) -> Mapping[str, str]:
    """Links that a mention of the same case in the same report replaces: new key to old key."""
    gone = set(held) - {draft.key for draft in drafts}
    links = {
        (held[key].draft.case, held[key].draft.symbol): key for key in gone if key.startswith(LINK)
    }
    over: dict[str, str] = {}
    for draft in drafts:
        place = (draft.case, draft.symbol)
        if draft.key not in held and place in links:
            over[draft.key] = links.pop(place)
    return over


def _row(draft: MentionDraft, before: HeldMention | None, numbers: Numbers) -> Mention:
    return Mention(
        source_key=_next_key(draft, before),
        supersedes_id=before.pk if before else None,
        case_id=numbers.cases[draft.case],
        document_id=numbers.documents[draft.symbol],
        **draft.values,
    )


def _next_key(draft: MentionDraft, before: HeldMention | None) -> str:
    if before is None or not before.key.startswith(draft.key):
        return draft.key
    _, _, version = before.key.partition(VERSION)
    return f"{draft.key}{VERSION}{int(version or 1) + 1}"


def _draft(row: Mention, subjects: tuple[str, ...], cites: tuple[Cite, ...]) -> MentionDraft:
    return MentionDraft(
        key=row.source_key.partition(VERSION)[0],
        case=row.case.source_key,
        symbol=row.document.symbol,
        subjects=subjects,
        cites=cites,
        values={column: getattr(row, column) for column in COLUMNS},
    )
