"""What a search can find in the record, from the facts: only what is public."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Q

from endreprisals.documents.models import UNDocument
from endreprisals.domain import states, vocabulary
from endreprisals.domain.text import normal_text
from endreprisals.record.models import Case, Citation, Listing, Mention, Subject
from endreprisals.record.services.search_cases import case_entries, spellings, withdrawn_subjects
from endreprisals.record.services.search_words import Words
from endreprisals.search.models import Entry
from endreprisals.search.references import typed_reference
from endreprisals.search.services import Findable, replace_entries

CHUNK = 500  # subjects read at a time
MOST_CASES = 20  # whose titles stand under a subject in the results


def write_search_entries(rows: Sequence[Listing]) -> int:
    """Make the search true to the facts of the public cases in `rows`; returns how many entries.

    States, act types and bodies are always there; a subject or a document only when a public
    case stands behind it. Facts are read in chunks, so memory does not grow with them.
    """
    return replace_entries(_everything({row.case_id for row in rows}))


def _everything(case_ids: set[int]) -> Iterator[Findable]:
    words = Words()
    yield from _states(words)
    yield from _terms("act_types", Entry.Kind.ACT_TYPE, words)
    yield from _terms("engagement_bodies", Entry.Kind.BODY, words)
    yield from _documents()
    told: dict[int, list[Case]] = defaultdict(list)  # the public cases of each subject
    for story, entry in case_entries(case_ids, words):
        for part in story.parts:
            told[part.subject.merged_into_id or part.subject_id].append(story.case)
        yield entry
    yield from _subjects(told)


def _states(words: Words) -> Iterator[Findable]:
    for state in states.states():
        yield Findable(
            kind=Entry.Kind.STATE,
            public_id=state.iso3,
            title=state.un_short_name,
            body=words.of_state(state.iso3),
            spellings=words.state_names(state.iso3),
        )


def _terms(name: str, kind: Entry.Kind, words: Words) -> Iterator[Findable]:
    for code in vocabulary.codes(name):
        term = vocabulary.term(name, code)
        yield Findable(
            kind=kind,
            public_id=code,
            title=term.label,
            about=term.definition,
            body=f"{words.of_code(name, code)} {normal_text(term.definition)}",
            spellings=words.labels(name, code),
        )


def _documents() -> Iterator[Findable]:
    """Reports of the series, and documents in which a public case is told or cited."""
    behind = Q(kind="sg_report") | Q(pk__in=_documents_behind_cases())
    for document in UNDocument.objects.filter(behind).order_by("pk"):
        yield Findable(
            kind=Entry.Kind.DOCUMENT,
            public_id=document.symbol,
            title=document.symbol,
            about=document.title,
            body=normal_text(f"{document.symbol} {document.title} {document.year or ''}"),
            references=typed_reference(document.symbol),
        )


def _documents_behind_cases() -> set[int | None]:
    """Two plain queries: one join over mentions and citations would multiply them."""
    public = Case.objects.public()
    shown = Q(case__in=public) | Q(case__merged_into__in=public, case__withdrawn_at=None)
    told = Mention.objects.filter(shown, superseded_by=None).order_by()
    cited = Citation.objects.filter(shown).exclude(source__document=None).order_by()
    return {
        *told.values_list("document", flat=True).distinct(),
        *cited.values_list("source__document", flat=True).distinct(),
    }


def _subjects(told: Mapping[int, list[Case]]) -> Iterator[Findable]:
    kept = sorted(told.keys() - withdrawn_subjects())
    for start in range(0, len(kept), CHUNK):
        chunk = kept[start : start + CHUNK]
        subjects = Subject.objects.filter(
            Q(pk__in=chunk) | Q(merged_into__in=chunk), withdrawn_at=None
        ).prefetch_related("names")
        families: dict[int, list[Subject]] = {pk: [] for pk in chunk}
        for subject in subjects.order_by("-merged_into", "pk"):
            families[subject.merged_into_id or subject.pk].append(subject)
        for pk, family in families.items():
            yield _subject(pk, family, told[pk])


def _subject(pk: int, family: Sequence[Subject], cases: Sequence[Case]) -> Findable:
    """One entry for a subject and those merged into it; their old ids lead to it."""
    kept = next(subject for subject in family if subject.pk == pk)
    titles = dict.fromkeys(case.title for case in cases if case.title != kept.label)
    named = any(case.named for case in cases)
    names = tuple(one for subject in family for one in spellings(subject, named=named))
    return Findable(
        kind=Entry.Kind.SUBJECT,
        public_id=kept.public_id,
        title=kept.label,
        about="; ".join(list(titles)[:MOST_CASES]),
        body=normal_text("\n".join([kept.label, *(one.text for one in names)])),
        spellings=names,
        references=tuple(subject.public_id for subject in family),
    )
