"""Loading the directory: all or nothing, twice is once, and the desk has the last word."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.audit.models import Event
from endreprisals.mechanisms.models import BodyContact, Line, Mechanism
from endreprisals.mechanisms.queries.directory import body
from endreprisals.mechanisms.services.loading import HandbookRefused, Loaded, load_directory
from tests.build import NOON
from tests.build_handbook import CHECKED, ENTERED, a_body_contact, a_line

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
FILE = """
sources:
  page: "An invented page: https://source.example/page"
mechanisms:
  - code: invented-body
    family: regional
    cooperation: [UPR]
    lines:
      name:
        - key: name
          text: {en: "Invented body", fr: "Organe inventé"}
          source: page
          standing: read
      handles:
        - key: first
          text:
            en: "First line."
            fr: "Première ligne."
          source: page
          standing: read
        - key: second
          text: {en: "Second line."}
          standing: unverified
    contacts:
      - {kind: email, value: "office@body.example", label: "Office", source: page}
"""
SECOND = """        - key: second
          text: {en: "Second line."}
          standing: unverified
"""


def _load(text: str = FILE, *, at: object = NOON) -> Loaded:
    return load_directory({"directory.yaml": text.encode()}, by="test", at=at)  # type: ignore[arg-type]


def _slips(text: str) -> list[str]:
    with pytest.raises(HandbookRefused) as refused:
        _load(text)
    return [str(slip) for slip in refused.value.problems]


def _live(**place: object) -> list[str]:
    return list(Line.objects.live().filter(**place).values_list("text", flat=True))


def _desk_line(text: str, *, position: int = 0, language: str = "en") -> Line:
    """As the desk does it: the live line ends, a checked one takes its place."""
    place: dict[str, Any] = {"field": "handles", "language": language, "position": position}
    there = Line.objects.live().filter(mechanism="invented-body", **place)
    more = {"key": there.get().key, "translates": there.get().translates}
    there.update(ended_at=NOON, ended_by="account-2")
    mechanism = Mechanism.objects.get(code="invented-body")
    return a_line(mechanism, text=text, **place | more | ENTERED | CHECKED)


def test_what_the_file_holds_is_live_without_a_second_person_and_verified_by_nobody() -> None:
    loaded = _load()

    assert (loaded.bodies, loaded.lines, loaded.contacts, loaded.kept) == (1, 5, 1, ())
    assert _live(language="en", field="handles") == ["First line.", "Second line."]
    contact = BodyContact.objects.live().get()
    assert (contact.value, contact.verified_on) == ("office@body.example", None)
    assert contact.source == "An invented page: https://source.example/page"


def test_the_same_file_again_changes_nothing_and_leaves_no_event() -> None:
    _load()
    rows = list(Line.objects.values())

    assert _load(at=LATER).changed == 0
    assert list(Line.objects.values()) == rows
    assert Event.objects.filter(kind=Event.Kind.HANDBOOK_LOADED).count() == 1


def test_a_changed_line_takes_the_place_of_the_old_one_which_stays_as_history() -> None:
    _load()
    _load(FILE.replace("First line.", "Another line."), at=LATER)

    assert _live(language="en", position=0, field="handles") == ["Another line."]
    old = Line.objects.get(text="First line.")
    assert (old.ended_by, old.ended_at) == ("data set", LATER)


def test_a_changed_line_takes_its_translations_with_it() -> None:
    _load()
    _load(FILE.replace("First line.", "Another line."), at=LATER)

    french = Line.objects.live().get(language="fr", field="handles")
    assert (french.text, french.entered_at) == ("Première ligne.", LATER)


def test_what_the_file_no_longer_holds_ends() -> None:
    _load()
    shorter = FILE.replace(', fr: "Organe inventé"', "")
    _load(shorter[: shorter.index("    contacts:")], at=LATER)

    assert _live(language="fr", field="name") == []
    ended = BodyContact.objects.get()
    assert (ended.ended_by, bool(ended.ended_because)) == ("data set", True)


def test_a_line_of_the_desk_stands_and_is_told_of() -> None:
    _load()
    _desk_line("What two people checked.")
    loaded = _load(FILE.replace("First line.", "Another line."), at=LATER)

    assert _live(language="en", position=0, field="handles") == ["What two people checked."]
    assert loaded.kept == ("invented-body handles first",)


def test_the_translation_of_a_line_that_the_desk_replaced_ends() -> None:
    _load()
    _desk_line("What two people checked.")
    _load(at=LATER)

    assert _live(language="fr", field="handles") == []


def test_a_translation_of_the_desk_stands_beside_the_line_of_the_file() -> None:
    _load()
    _desk_line("Lue par deux personnes.", language="fr")
    loaded = _load(at=LATER)

    assert _live(language="fr", field="handles") == ["Lue par deux personnes."]
    assert loaded.kept == ("invented-body handles first fr",)
    assert _live(language="en", position=0, field="handles") == ["First line."]


def test_a_line_that_the_desk_took_out_stays_out() -> None:
    _load()
    Line.objects.filter(text="Second line.").update(ended_at=NOON, ended_by="account-2")
    loaded = _load(at=LATER)

    assert _live(position=1) == []
    assert loaded.kept == ("invented-body handles second",)


NEW_FIRST = """      handles:
        - key: new-first
          text: {en: "New first line."}
          standing: unverified
"""


def _order() -> list[str]:
    return _live(field="handles", language="en")


def test_a_line_that_comes_before_others_undoes_nothing_of_the_desk() -> None:
    _load()
    _desk_line("What two people checked.", position=1)
    loaded = _load(FILE.replace("      handles:\n", NEW_FIRST), at=LATER)

    assert _order() == ["New first line.", "First line.", "What two people checked."]
    assert loaded.kept == ("invented-body handles second",)
    assert _live(field="handles", language="fr") == ["Première ligne."]


def test_a_line_that_was_taken_out_stays_out_when_others_come_before_it() -> None:
    _load()
    Line.objects.filter(text="Second line.").update(ended_at=NOON, ended_by="account-2")
    _load(FILE.replace("      handles:\n", NEW_FIRST), at=LATER)

    assert _order() == ["New first line.", "First line."]


def test_a_line_that_was_taken_out_does_not_come_back_under_another_key() -> None:
    _load()
    Line.objects.filter(text="Second line.").update(ended_at=NOON, ended_by="account-2")
    loaded = _load(FILE.replace("key: second", "key: renamed"), at=LATER)

    assert _order() == ["First line."]
    assert loaded.kept == ("invented-body handles renamed",)


def test_lines_that_change_places_stay_the_same_rows() -> None:
    _load()
    before = set(Line.objects.live().values_list("pk", flat=True))
    _load(FILE.replace("      handles:\n", f"      handles:\n{SECOND}").replace(
        f"{SECOND}    contacts", "    contacts"), at=LATER)  # fmt: skip

    assert _order() == ["Second line.", "First line."]
    assert set(Line.objects.live().values_list("pk", flat=True)) == before


def test_a_translation_of_the_desk_is_of_the_english_that_it_was_made_from() -> None:
    _load()
    _desk_line("Lue par deux personnes.", language="fr")
    _load(FILE.replace("First line.", "Another line."), at=LATER)
    told = body("invented-body", "fr", today=NOON.date())

    assert next(line.text for field in told.fields for line in field.lines) == "Another line."


def test_a_line_that_waits_for_a_check_keeps_nothing_back() -> None:
    _load()
    mechanism = Mechanism.objects.get()
    a_line(mechanism, text="Nobody checked this.", key="first", **ENTERED)
    _load(FILE.replace("First line.", "Another line."), at=LATER)

    assert _live(language="en", position=0, field="handles") == ["Another line."]


def test_a_proposal_that_was_taken_back_keeps_nothing_back() -> None:
    _load(FILE.replace(SECOND, ""))
    mechanism = Mechanism.objects.get()
    taken_back = {"ended_at": NOON, "ended_by": "account-1"}
    a_line(mechanism, text="Taken back.", position=1, key="second", **ENTERED | taken_back)
    _load(at=LATER)

    assert _live(position=1) == ["Second line."]


def test_a_contact_that_a_person_saw_at_its_source_is_left_as_it_is() -> None:
    _load()
    BodyContact.objects.update(verified_on=date(2026, 11, 20))
    loaded = _load(FILE.replace('label: "Office"', 'label: "Bureau"'), at=LATER)

    contact = BodyContact.objects.get()
    assert (contact.label, contact.verified_on) == ("Office", date(2026, 11, 20))
    assert loaded.kept == ("invented-body contact email",)


def test_a_contact_that_a_person_ended_never_comes_back() -> None:
    _load()
    BodyContact.objects.update(ended_at=NOON, ended_by="account-2", ended_because="Wrong.")
    _load(at=LATER)

    assert not BodyContact.objects.live().exists()


def test_a_contact_of_the_desk_that_no_file_knows_stands() -> None:
    _load()
    mechanism = Mechanism.objects.get()
    a_body_contact(mechanism, value="other@body.example", **ENTERED | CHECKED)
    _load(at=LATER)

    assert BodyContact.objects.live().count() == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("code: invented-body", "code: Invented_Body", 5, "'Invented_Body' is no code"),
        ("family: regional", "family: martian", 6, "'martian' is not known here"),
        ("cooperation: [UPR]", "cooperation: [UPS]", 7, "'UPS' is no kind of cooperation"),
        ("      handles:", "      handels:", 14, "'handels' is not known here"),
        ("          source: page\n          standing: read\n      handles",
         "          standing: read\n      handles", 10, "what was read has no source"),
        ("source: page}", "source: pages}", 25, "'pages' is no source"),
        ("kind: email", "kind: pigeon", 25, "'pigeon' is not known here"),
        ('en: "First line."', 'es: "Primera."', 16, "the line has no English text"),
        ("standing: unverified", "standing: certain", 23, "'certain' is not known here"),
        ("standing: unverified", "standing: unverified\n          since: soon", 24, "'soon'"),
        ("    lines:\n      name:", "    lines:\n      names:", 9, "'names' is not known here"),
        ('fr: "Première ligne."', 'fr: ""', 18, "the text is blank"),
        ("label:", "remark:", 25, "'remark' is no key of a contact"),
        ("key: second", "key: first", 21, "the key 'first' stands there already"),
        ("key: second", "key: desk-0123456789ab", 21, "'desk-0123456789ab' is no key"),
        ("key: second", "key: Second Line", 21, "'Second Line' is no key"),
        ("        - key: second\n          text", "        - text", 21, "the line has no key"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_file_and_line_and_nothing_is_loaded(
    old: str, new: str, line: int, what: str
) -> None:
    assert old in FILE
    slips = _slips(FILE.replace(old, new, 1))

    assert any(slip.startswith(f"directory.yaml:{line}: {what}") for slip in slips), slips
    assert all(slip.count(": ") >= 2 for slip in slips)
    assert not Mechanism.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "mechanisms: 3", "mechanisms: [3]", "mechanisms: []", "sources: [x]", "other: 1",
        "mechanisms: [{code: x, family: regional, lines: 3}]",
        "mechanisms: [{code: x, family: regional, lines: {name: 3}}]",
        "mechanisms: [{code: x, family: regional, lines: {name: [3]}}]",
        "mechanisms: [{code: [x], family: regional, cooperation: 3, contacts: 3, in_record: 3}]",
        "a: &a [1]\nb: *a", "mechanisms: [", "\x00",
    ],
)  # fmt: skip
def test_whatever_the_file_is_it_is_refused_in_words(text: str) -> None:
    assert _slips(text)


def test_a_body_or_source_in_two_files_is_a_slip() -> None:
    files = {"directory-a.yaml": FILE.encode(), "directory-b.yaml": FILE.encode()}
    with pytest.raises(HandbookRefused) as refused:
        load_directory(files, by="test", at=NOON)

    told = " ".join(map(str, refused.value.problems))
    assert "invented-body stands there already" in told
    assert "the source 'page' stands there already" in told


def test_the_command_loads_what_is_shipped_and_says_so() -> None:
    first, second = StringIO(), StringIO()
    call_command("load-handbook", stdout=first)
    call_command("load-handbook", stdout=second)

    assert first.getvalue().startswith("loaded: ")
    assert second.getvalue().startswith("unchanged: ")
    assert Mechanism.objects.count() >= 36


def test_the_command_refuses_a_folder_with_a_slip_and_loads_nothing(tmp_path: Path) -> None:
    (tmp_path / "directory.yaml").write_text(FILE.replace("regional", "martian"), encoding="utf-8")
    told = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("load-handbook", str(tmp_path), stderr=told)

    assert stopped.value.code == 2
    assert "directory.yaml:6: " in told.getvalue()
    assert not Mechanism.objects.exists()


def test_a_bad_calendar_takes_the_directory_back_too(tmp_path: Path) -> None:
    (tmp_path / "directory.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "calendar.yaml").write_text("entries: 3", encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("load-handbook", str(tmp_path), stderr=StringIO())

    assert not Mechanism.objects.exists()


def test_the_event_holds_counts_alone() -> None:
    _load()
    event = Event.objects.get(kind=Event.Kind.HANDBOOK_LOADED)

    assert event.target == "directory"
    assert all(isinstance(value, int) for value in event.detail.values())
