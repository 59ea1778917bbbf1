"""What a search can find of the public cases: their words, names, symbols and codes."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, islice

from endreprisals.domain.text import normal_text
from endreprisals.record.models import Case, CaseSubject, Subject, UNAction
from endreprisals.record.services.listing import Story, stories
from endreprisals.record.services.search_words import Words
from endreprisals.search.models import Entry
from endreprisals.search.references import printed_references, typed_reference
from endreprisals.search.services import Findable, Spelling

CHUNK = 500  # cases read at a time
ABOUT_CHARS = 300


def case_entries(case_ids: Container[int], words: Words) -> Iterator[tuple[Story, Findable]]:
    """Every public case among `case_ids` with its entry, in a fixed number of queries a chunk."""
    withdrawn = withdrawn_subjects()
    public = Case.objects.public().select_related("state").order_by("pk")
    told = stories(public.iterator(chunk_size=CHUNK))
    while batch := list(islice(told, CHUNK)):
        chosen = [story for story in batch if story.case.pk in case_ids]
        cited = _cited(chosen)
        merged = _merged_ids(chosen)
        for story in chosen:
            pk = story.case.pk
            parts = [part for part in story.parts if not _subjects(part) & withdrawn]
            yield story, _entry(story, parts, cited[pk], merged[pk], words)


def withdrawn_subjects() -> frozenset[int]:
    """Subjects of whom nothing is shown, in whatever case they are."""
    return frozenset(Subject.objects.exclude(withdrawn_at=None).values_list("pk", flat=True))


def spellings(subject: Subject, *, named: bool) -> Iterator[Spelling]:
    """The names of a subject as a search takes them.

    Only names are compared by sound: a group or a situation is described, and so is a person
    whom no public source names.
    """
    by_sound = named and subject.kind in {"person", "organisation"}
    for name in subject.names.all():
        yield Spelling(name.text, name.script, name.lang, by_sound)


def _entry(
    story: Story,
    parts: Sequence[CaseSubject],
    cited: Sequence[str],
    merged: Sequence[str],
    words: Words,
) -> Findable:
    case = story.case
    names = [one for part in parts for one in spellings(part.subject, named=case.named)]
    text = normal_text("\n".join(_texts(story, parts, cited)))
    return Findable(
        kind=Entry.Kind.CASE,
        public_id=case.public_id,
        title=case.title,
        about=case.summary[:ABOUT_CHARS],
        case_id=case.pk,
        body=" ".join([text, *_labels(story, words)]),
        spellings=tuple(names),
        references=tuple(_references(story, cited, merged)),
    )


def _texts(story: Story, parts: Sequence[CaseSubject], cited: Sequence[str]) -> Iterator[str]:
    """All that is told in words, and symbols and codes as they are printed."""
    yield story.case.title
    yield story.case.summary
    for part in parts:
        yield part.subject.label
        yield from (name.text for name in part.subject.names.all())
    for fact in story.facts:
        yield fact.actor
        yield fact.description
    for mention in story.mentions:
        yield mention.trigger
        yield mention.document.symbol
    yield from cited


def _labels(story: Story, words: Words) -> Iterator[str]:
    """The case's State and codes, in the words of every language."""
    yield words.of_state(story.case.state_id)
    lists = (
        ("act_types", story.act_types),
        ("engagement_bodies", story.bodies),
        ("engagement_types", story.kinds),
        ("statuses", [fact.status.code for fact in story.facts if hasattr(fact, "status")]),
    )
    for name, codes in lists:
        yield from (words.of_code(name, code) for code in dict.fromkeys(codes))


def _references(story: Story, cited: Sequence[str], merged: Sequence[str]) -> Iterator[str]:
    """Normal forms of all symbols, codes, locators and ids under which the case is known."""
    yield from (story.case.public_id, *merged)
    for mention in story.mentions:
        yield from typed_reference(mention.document.symbol)
        for locator in mention.locator.split(";"):
            yield from typed_reference(locator.strip())
    for reference in cited:
        yield from typed_reference(reference) or printed_references(reference)
    for fact in story.facts:
        yield from printed_references(fact.description)


def _subjects(part: CaseSubject) -> frozenset[int]:
    """A part's subject, and the one it was merged into."""
    return frozenset({part.subject_id, part.subject.merged_into_id or part.subject_id})


def _cited(batch: Sequence[Story]) -> Mapping[int, list[str]]:
    """The references of the UN actions of each case, as the sources print them."""
    case_of = {fact.pk: story.case.pk for story in batch for fact in story.facts}
    actions = UNAction.objects.filter(case__in=set(chain.from_iterable(_own_ids(batch))))
    cited: dict[int, list[str]] = defaultdict(list)
    for pk, reference in actions.exclude(reference="").values_list("pk", "reference"):
        if pk in case_of:
            cited[case_of[pk]].append(reference)
    return cited


def _own_ids(batch: Sequence[Story]) -> Iterator[set[int]]:
    for story in batch:
        yield {story.case.pk, *(fact.case_id for fact in story.facts)}


def _merged_ids(batch: Sequence[Story]) -> Mapping[int, list[str]]:
    """Ids of cases merged into each: an old id leads to the case that is kept."""
    kept = [story.case.pk for story in batch]
    merged = Case.objects.filter(merged_into__in=kept, withdrawn_at=None).order_by("pk")
    ids: dict[int, list[str]] = defaultdict(list)
    for pk, public_id in merged.values_list("merged_into", "public_id"):
        if pk is not None:
            ids[pk].append(public_id)
    return ids
