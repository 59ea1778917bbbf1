"""Words are written by one person, checked by another, and hold nothing that hides or deceives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Campaign, Text
from endreprisals.campaigns.queries.plans import place_of, side_by_side, text_groups
from endreprisals.campaigns.services.held import NotPossible
from endreprisals.campaigns.services.texts import (
    Place,
    Written,
    check_text,
    checked_words,
    write_text,
)
from tests.build import NOON
from tests.build_campaigns import a_campaign, a_campaign_case, a_text, an_action
from tests.campaigns.test_planning import codes

ONE, TWO = "account-1", "account-2"
LINK = "https://source.example/a?b=1&c=2"


def bilingual() -> Campaign:
    return a_campaign(languages=["en", "fr", "zh-hans"])


def wrote(
    place: Place, part: str = "summary", body: str = "Invented words.", language: str = "en",
    *, revision: int | None = None, heading: str = "", by: str = ONE, show: bool = False,
) -> Text:  # fmt: skip
    written = Written(part, language, heading, body, show=show)
    return write_text(written, place=place, revision=revision, by=by, at=NOON)


@pytest.mark.django_db
def test_words_are_checked_by_another_as_they_saw_them() -> None:
    text = wrote(Place(bilingual()))
    assert (text.state, text.revision, text.translated_from) == ("draft", 1, None)
    for by, revision, code in ((ONE, 1, "entered_by_you"), (TWO, 2, "changed_meanwhile")):
        with pytest.raises(NotPossible) as refused:
            check_text(text_id=text.pk, revision=revision, by=by, at=NOON)
        assert codes(refused) == [code]

    assert check_text(text_id=text.pk, revision=1, by=TWO, at=NOON).state == "reviewed"
    again = wrote(Place(text.campaign), body="Other words.", revision=1, by=TWO)
    assert (again.state, again.revision, again.checked_by) == ("draft", 2, "")
    assert [one.kind for one in Event.objects.order_by("pk")] == [
        "text_written", "text_checked", "text_written",
    ]  # fmt: skip
    assert "words" not in str(list(Event.objects.values_list("detail", flat=True)))


@pytest.mark.django_db
def test_two_who_write_at_once_do_not_overwrite_each_other() -> None:
    place = Place(bilingual())
    wrote(place)
    for revision in (None, 2):
        with pytest.raises(NotPossible) as refused:
            wrote(place, body="Lost?", revision=revision, by=TWO)
        assert codes(refused) == ["changed_meanwhile"]
    assert Text.objects.get().body == "Invented words."


@pytest.mark.django_db
def test_a_translation_says_from_which_english_it_was_made() -> None:
    place = Place(bilingual())
    with pytest.raises(NotPossible) as refused:
        wrote(place, body="Des mots.", language="fr")
    assert codes(refused) == ["english_first"]
    wrote(place)
    wrote(place, body="New words.", revision=1)
    french = wrote(place, body="Des mots.", language="fr")
    assert french.translated_from == 2
    wrote(place, body="Newest words.", revision=2)

    both = side_by_side(place, "summary", "fr")
    assert both.behind
    with pytest.raises(NotPossible) as refused:
        check_text(text_id=french.pk, revision=1, by=TWO, at=NOON)
    assert codes(refused) == ["translation_is_behind", "english_unchecked"]
    row = next(one for one in text_groups(place.campaign)[0].rows if one.part == "summary")
    assert [(one.language, one.state, one.revision, one.behind) for one in row.cells] == [
        ("en", "draft", 3, False), ("fr", "draft", 1, True), ("zh-hans", "", 0, False),
    ]  # fmt: skip
    assert row.needed


@pytest.mark.django_db
def test_a_translation_is_shown_unchecked_only_of_checked_english_and_english_never() -> None:
    campaign = bilingual()
    assert wrote(Place(campaign), show=True).state == "draft"
    assert wrote(Place(campaign), language="fr", show=True).state == "draft"
    a_text(campaign, "goals", "Checked.")
    assert wrote(Place(campaign), "goals", language="fr", show=True).state == "unreviewed"
    assert wrote(Place(campaign), "goals", language="zh-hans").state == "draft"


@pytest.mark.django_db
def test_words_stand_only_where_the_campaign_has_a_place_for_them() -> None:
    campaign = bilingual()
    row, action = a_campaign_case(campaign), an_action("share", campaign)
    assert wrote(Place(campaign, case=row), "behind").case == row
    assert wrote(Place(campaign, action=action), "share").action == action
    wrong = (
        (Place(campaign), "ask", "en"), (Place(campaign, case=row), "goals", "en"),
        (Place(campaign, action=action), "share", "es"),
    )  # fmt: skip
    for place, part, language in wrong:
        with pytest.raises(NotPossible) as refused:
            wrote(place, part, language=language, heading="x")
        assert codes(refused) == ["no_such_text"]
    for where in ("", "case-", "case-x", "case-999999", "act-99", "act-²", "goal-1"):
        assert place_of(campaign, where) is None
    assert place_of(campaign, f"case-{row.pk}") == Place(campaign, case=row)
    assert place_of(campaign, "act-1") == Place(campaign, action=action)


@pytest.mark.django_db
def test_a_banner_says_what_came_after_what_and_not_because_of_what() -> None:
    place = Place(bilingual())
    with pytest.raises(NotPossible) as refused:
        wrote(place, "banner", "She was released thanks to our letters.")
    assert [(one.code, one.about) for one in refused.value.reasons] == [("cause_word", "thanks to")]
    wrote(place, "banner", "She was released in May 2026, after two States spoke.")
    wrote(place, "banner", "她在五月获释。", "zh-hans")  # its checker reads for words of cause


@pytest.mark.django_db
def test_a_letter_has_a_subject_of_one_line_and_no_link() -> None:
    place = Place(a_campaign(), action=an_action())
    for heading, body, code in (
        ("", "We ask.", "heading_missing"), ("A\nBcc: x", "We ask.", "words_control_character"),
        ("A question", f"See {LINK}", "words_link"),
    ):  # fmt: skip
        with pytest.raises(NotPossible) as refused:
            wrote(place, "ask", body, heading=heading)
        assert codes(refused) == [code]
    assert wrote(place, "ask", "We ask.", heading="A question").heading == "A question"
    with pytest.raises(NotPossible) as refused:
        wrote(place, "title", "Two\nlines", heading="A title")
    assert codes(refused) == ["one_line"]
    with pytest.raises(NotPossible) as refused:
        wrote(place, "title", "A line", heading=" ")
    assert codes(refused) == ["heading_missing"]
    assert wrote(place, "title", "", heading="A title").body == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("a\u202eb", "direction_override"), ("<b>a</b>", "markup"), ("a\x00b", "control_character"),
     ("  ", "empty"), ("x" * 101, "too_long"), ("http://a.example", "link"),
     ("javascript:alert(1)", "link"), ("https://a.example/<script>", "markup")],
)  # fmt: skip
def test_staff_too_write_nothing_that_hides_or_deceives(text: str, code: str) -> None:
    with pytest.raises(NotPossible) as refused:
        checked_words(text, most=100, links=True)
    assert codes(refused) == [f"words_{code}"]


@given(st.lists(st.sampled_from(["See", LINK, "and", "https://b.example/xlinkx0x", "xlinkx0x"])))
def test_our_own_links_come_back_as_they_were(words: list[str]) -> None:
    text = " ".join(["Begin", *words])
    assert checked_words(text, most=10_000, links=True) == text
