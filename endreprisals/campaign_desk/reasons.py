"""Why the desk of campaigns did not do something, in words that say how to mend it."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from endreprisals.domain.campaigning.opening import Reason

WORDS: Mapping[str, Promise] = {
    # Who may do it, and when.
    "changed_meanwhile": gettext_lazy(
        "It has changed since you opened it: look again. Nothing was changed."
    ),
    "planned_by_you": gettext_lazy("You planned it last. Another person must open it."),
    "chosen_by_you": gettext_lazy("{about}: you chose this case. Another person must open it."),
    "entered_by_you": gettext_lazy("You entered this. Another person must check it."),
    "is_so_already": gettext_lazy("This was done already, or taken back. Nothing was changed."),
    "not_a_draft": gettext_lazy("It was opened before: only a draft can be opened."),
    "not_open": gettext_lazy("It is not open."),
    "never_shown": gettext_lazy("It was never shown to anybody."),
    "campaign_over": gettext_lazy("The campaign is over."),
    "over": gettext_lazy("Its last day has passed: give it a later one first."),
    "pause_it_first": gettext_lazy("People can do it now: pause it before you change it."),
    "people_have_acted": gettext_lazy(
        "It was open once: what people do and about which case stays as it was. Close it and add "
        "another action instead."
    ),
    # Days and codes.
    "no_days": gettext_lazy("Give its first and its last day."),
    "ends_before_it_begins": gettext_lazy("It ends before it begins."),
    "code_is_taken": gettext_lazy("This code stands for something else already."),
    "bad_code": gettext_lazy("Use small letters, digits and hyphens in the code."),
    "still_to_come": gettext_lazy("This day is still to come."),
    "not_a_date": gettext_lazy("Write the date as 2026, 2026-11 or 2026-11-20."),
    "embargo_of_statements": gettext_lazy("Only a joint statement can be under embargo."),
    # Cases.
    "no_case": gettext_lazy("No case was chosen."),
    "not_public": gettext_lazy("{about}: the record does not show this case."),
    "consent_ended": gettext_lazy("{about}: the consent has ended."),
    "no_public_source": gettext_lazy(
        "{about}: no document of the United Nations in the record names it."
    ),
    "consent_incomplete": gettext_lazy("{about}: say where the consent is kept and until when."),
    "case_is_there": gettext_lazy("{about}: this case is on the list already."),
    "case_not_on_list": gettext_lazy("This case is not on the list of the campaign."),
    "case_not_chosen": gettext_lazy("{about}: this case is not chosen."),
    "basis_of_chosen": gettext_lazy(
        "{about}: take the case out before you change why it may be shown; another person chooses "
        "it again."
    ),
    "reason_missing": gettext_lazy("Say why, in a few words."),
    "no_family": gettext_lazy("Cards go to a family: say which case it is about."),
    "family_not_asked": gettext_lazy(
        "{about}: no consent of the family to cards holds that two people have seen."
    ),
    # Words.
    "words_missing": gettext_lazy("The English words are missing: {about}."),
    "words_unchecked": gettext_lazy("Nobody has checked the English words: {about}."),
    "english_first": gettext_lazy("Write the English words first."),
    "english_unchecked": gettext_lazy("The English words were not checked yet."),
    "translation_is_behind": gettext_lazy(
        "The English has changed since: bring the translation up to it first."
    ),
    "no_such_text": gettext_lazy("The campaign has no words of this kind in this language."),
    "heading_missing": gettext_lazy(
        "Give the heading: it is the title, or the subject of the letter."
    ),
    "one_line": gettext_lazy("Write it in one line."),
    "cause_word": gettext_lazy(
        "“{about}” says that one thing brought about another, which no source can show. Say what "
        "came after what."
    ),
    "words_empty": gettext_lazy("There are no words."),
    "words_too_long": gettext_lazy("This is too long."),
    "words_control_character": gettext_lazy(
        "There is a hidden character or a line break where none may be: type the words anew."
    ),
    "words_direction_override": gettext_lazy(
        "A hidden character turns the direction of the writing: type the words anew."
    ),
    "words_markup": gettext_lazy("Write plain text, without marks of HTML or other code."),
    "words_link": gettext_lazy(
        "Addresses may not stand here, save those with https in words that are no letter."
    ),
    # Actions, recipients, tests.
    "no_action": gettext_lazy("No action is open: open one first."),
    "no_recipient": gettext_lazy("No office is on its list."),
    "no_office": gettext_lazy("Choose an office."),
    "bad_address": gettext_lazy("This is no mail address that can be written to."),
    "address_of_a_mission": gettext_lazy(
        "This is the mailbox of a mission: no test goes there. Nothing was sent."
    ),
    # Toolbox.
    "no_licence": gettext_lazy("Choose a licence."),
    "no_alt": gettext_lazy("Say what the picture shows, for those who do not see it."),
    "file_or_words": gettext_lazy("Give either words or a file."),
    "file_empty": gettext_lazy("The file is empty."),
    "file_too_large": gettext_lazy("The file is too large: at most 5 MB, 40 million dots."),
    "file_unknown_kind": gettext_lazy("This is no PNG, JPEG or PDF."),
    "file_active": gettext_lazy(
        "The PDF would do something when it is opened (a script, a form, a file inside): save it "
        "without."
    ),
    "file_broken": gettext_lazy("The file is damaged: save it again."),
    "file_too_slow": gettext_lazy("The file took too long to open and was given up."),
    "file_of_other_kind": gettext_lazy("A picture is a PNG or JPEG, everything else a PDF."),
    # Results and counts.
    "language_without_rules": gettext_lazy(
        "Words of cause cannot be found in this language: write it in English."
    ),
    "source_missing": gettext_lazy(
        "Give the source as an address that begins with https, or as a symbol such as A/HRC/51/47."
    ),
    "nothing_chosen": gettext_lazy("Tick the lines first."),
}


def words_of(reasons: Iterable[Reason]) -> list[str]:
    """A sentence for each reason."""
    return [str(WORDS[one.code]).format(about=one.about) for one in reasons]
