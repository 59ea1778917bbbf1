"""What stands in the search index: what is public, and nothing else."""

from collections.abc import Callable

import pytest
from django.utils import translation

from endreprisals.documents.models import Source
from endreprisals.record.models import Case, Subject
from endreprisals.record.services.search_words import Words
from endreprisals.search.models import Entry, EntryName, NameKey, Reference
from endreprisals.search.queries import matching_cases, search
from tests.build import NOON, a_document, a_mention, a_source, a_subject, an_act
from tests.search.named_cases import a_named_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
WORD = "xylophonist"


def everything_stored() -> str:
    """All texts of the index in one."""
    entries = Entry.objects.values_list("public_id", "title", "about", "body")
    names = EntryName.objects.values_list("text", "exact_key")
    references = Reference.objects.values_list("normal")
    keys = NameKey.objects.values_list("key")
    return "\n".join(map(str, [*entries, *names, *references, *keys])).casefold()


@pytest.mark.parametrize(
    "hidden",
    [
        {"published_at": None},
        {"withdrawn_at": NOON, "withdrawn_because": Case.WithdrawnBecause.CONSENT},
    ],
)
def test_a_case_that_is_not_public_leaves_no_trace(
    hidden: dict[str, object], made_ready: Ready
) -> None:
    case = a_named_case("EGY-2019-001", f"Testa {WORD}", summary=WORD, **hidden)
    an_act(case, description=f"{WORD}, AL EGY 77/2019")
    a_mention(case, a_document("A/HRC/WGAD/2019/64", kind="opinion", title=WORD), trigger=WORD)
    made_ready()

    stored = everything_stored()
    assert WORD not in stored
    assert "77/2019" not in stored
    assert "egy-2019-001" not in stored
    assert "s-egy-0001" not in stored
    assert "wgad" not in stored


def test_withdrawing_a_case_takes_it_out_at_the_next_rebuild(made_ready: Ready) -> None:
    case = a_named_case("EGY-2019-001", f"Testa {WORD}")
    made_ready()
    assert search(WORD).total == 2

    Case.objects.filter(pk=case.pk).update(
        withdrawn_at=NOON, withdrawn_because=Case.WithdrawnBecause.SAFETY
    )
    made_ready()

    assert search(WORD).total == 0
    assert WORD not in everything_stored()
    assert not Entry.objects.filter(kind="case").exists()


def test_a_withdrawn_subject_is_not_named_in_its_cases(made_ready: Ready) -> None:
    case = a_named_case("EGY-2019-001", f"Testa {WORD}", title="A case", summary="Told without.")
    Subject.objects.filter(pk=case.subjects.get().pk).update(withdrawn_at=NOON)
    made_ready()

    assert WORD not in everything_stored()
    assert Entry.objects.get(kind="case").public_id == "EGY-2019-001"
    assert not Entry.objects.filter(kind="subject").exists()


def test_a_merged_subject_leads_to_the_kept_one_with_both_names(made_ready: Ready) -> None:
    case = a_named_case("EGY-2019-001", "Testa Fictiva")
    kept = a_subject("Testa Ficticia", public_id="S-EGY-0900")
    Subject.objects.filter(pk=case.subjects.get().pk).update(merged_into=kept)
    made_ready()

    (subject,) = Entry.objects.filter(kind="subject")
    assert subject.public_id == "S-EGY-0900"
    assert search("Testa Fictiva").results[0].public_id == "S-EGY-0900"
    assert search("s egy 1").results[0].public_id == "S-EGY-0900"


def test_a_merged_case_is_found_under_its_old_id_and_words_in_the_kept_one(
    made_ready: Ready,
) -> None:
    kept = a_named_case("EGY-2019-001", "Testa Fictiva")
    merged = a_named_case("EGY-2018-002", "Testa Ficticia", merged_into=kept)
    an_act(merged, description=f"A {WORD} was questioned, EGY 7/2018.")
    made_ready()

    for query in ("EGY-2018-002", WORD, "EGY 7/2018", "Testa Ficticia"):
        assert list(matching_cases(query).case_ids) == [kept.pk], query


def test_a_document_is_found_when_a_public_case_cites_it_or_it_is_a_report(
    made_ready: Ready,
) -> None:
    a_document("A/HRC/48/28")
    a_document("A/HRC/WGAD/2019/64", kind="opinion")
    cited = a_document("A/HRC/WGAD/2019/65", kind="opinion")
    case = a_named_case("EGY-2019-001", "Testa Fictiva")
    source = a_source("opinion", kind=Source.Kind.UN_DOCUMENT, document=cited)
    case.citations.create(source=source)
    made_ready()

    documents = Entry.objects.filter(kind="document").values_list("public_id", flat=True)
    assert sorted(documents) == ["A/HRC/48/28", "A/HRC/WGAD/2019/65"]


def test_writing_twice_gives_the_same_entries(made_ready: Ready) -> None:
    case = a_named_case("CHN-2019-001", "Ilham Tohti", ("ئىلھام توختى", "Arab", "ug"))
    an_act(case)
    made_ready()
    before = everything_stored()
    made_ready()

    assert everything_stored() == before
    assert list(matching_cases("Toxti").case_ids) == [case.pk]


def test_a_case_entry_has_the_number_of_its_case_and_all_others_are_below_zero(
    made_ready: Ready,
) -> None:
    case = a_named_case("EGY-2019-001", "Testa Fictiva")
    made_ready()

    assert list(Entry.objects.filter(pk__gt=0).values_list("pk", "case_id")) == [(case.pk, case.pk)]
    assert not Entry.objects.filter(pk__lt=0, kind="case").exists()
    assert {n.entry_id > 0 for n in EntryName.objects.filter(pk__gt=0)} == {True}
    assert {n.entry_id > 0 for n in EntryName.objects.filter(pk__lt=0)} == {False}


def test_labels_are_taken_in_every_language_that_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    translated = {("fr", "Surveillance"): "Filature", ("es", "Surveillance"): "Vigilancia"}

    def pgettext(_context: str, message: str) -> str:
        return translated.get((translation.get_language() or "", message), message)

    monkeypatch.setattr("endreprisals.record.services.search_words.pgettext", pgettext)

    words = Words()

    labels = [(label.text, label.lang) for label in words.labels("act_types", "surveillance")]
    assert labels == [("Surveillance", "en"), ("Filature", "fr"), ("Vigilancia", "es")]
    assert words.of_code("act_types", "surveillance") == "surveillance filature vigilancia"


def test_an_act_is_found_by_its_french_label(
    made_ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pgettext(_context: str, message: str) -> str:
        french = translation.get_language() == "fr" and message == "Threats and intimidation"
        return "Menaces et intimidation" if french else message

    monkeypatch.setattr("endreprisals.record.services.search_words.pgettext", pgettext)
    case = a_named_case("EGY-2019-001", "Testa Fictiva")
    an_act(case, codes=("threats",))
    made_ready()

    assert list(matching_cases("menaces").case_ids) == [case.pk]
    result = search("menaces et intimidation").results[0]
    assert (result.kind, result.public_id, result.why.lang) == ("act_type", "threats", "fr")


def test_a_description_of_somebody_unnamed_is_not_taken_for_a_name(made_ready: Ready) -> None:
    described = "Hong Kong advocates, not named"
    a_named_case("CHN-2019-001", described, named=False)
    a_named_case("CHN-2019-002", "Advocates of Hong Kong")
    Subject.objects.filter(public_id="S-CHN-0002").update(kind="group")
    made_ready()

    assert not NameKey.objects.exists()
    assert search(described).results[0].why.code == "same_letters"
