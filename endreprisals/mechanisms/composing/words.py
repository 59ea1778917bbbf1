"""Every word that the script of the composer says, by key. The page hands them over as data.

Files of script hold no sentence, so that translators find all of them here and in `questions`.
`{name}` in a text is filled in by the script.
"""

from django.utils.translation import gettext_lazy as _

from endreprisals.mechanisms.composing.asking import Words

STEPS: dict[str, Words] = {
    "steps.all": _("All steps"),
    "steps.where": _("Step {number} of {all}. Every step may be left out, in any order."),
    "steps.next": _("Next: {step}"),
    "steps.back": _("Back: {step}"),
    "steps.wrong": _("something to mend"),
    "standing.title": _("What is still missing"),
    "standing.none": _("No body is chosen yet. Choose under “Whom to write to”."),
    "standing.lacks": _("must have: {count} more"),
    "standing.ready": _("has what it must have"),
    "readers.title": _("Before you write"),
    "readers.why": _(
        "Who reads this, what it cannot do, and whether this is a good place and time."
    ),
    "bodies.title": _("Whom to write to"),
    "bodies.why": _(
        "One account makes a draft for each body you choose. You can change this at any time."
    ),
    "bodies.legend": _("Bodies"),
    "bodies.know": _("Before you choose"),
    "bodies.languages": _("Languages it reads"),
    "bodies.consent": _("Consent"),
    "bodies.seen": _("What the State may see"),
    "bodies.seen_none": _("No part of it goes to the State, as far as we know."),
    "bodies.notes": _("Also: when it becomes public, what it cannot do"),
    "bodies.contact": _("How to reach it"),
    "contact.none": _("Not known. See the page of this body in the handbook."),
    "contact.fresh": _("Seen at its source on {day}."),
    "contact.stale": _(
        "Last seen at its source on {day}: more than 90 days ago. Check it before you write."
    ),
    "contact.not_verified": _("Not verified. Check it before you write."),
    "seen.yes": _("yes"),
    "seen.if_named": _("only if the person is named"),
    "seen.unknown": _("not known, so count on it"),
    "not_known": _("Not known."),
    "unverified": _("Not verified by us."),
}

FIELDS: dict[str, Words] = {
    "field.none": _("Not answered"),
    "field.choose": _("Choose; several are possible"),
    "field.unlisted": _("{code} (not on the list)"),
    "answer.yes": _("Yes"),
    "answer.no": _("No"),
    "answer.none": _("Not asked yet"),
    "answer.keep": _("No, keep it"),
    "row.remove": _("Remove: {row}"),
    "row.sure": _("Remove “{row}” with all that stands in it?"),
    "row.yes": _("Yes, remove it"),
    "row.removed": _("Removed: {row}"),
    "row.most": _("There is room for {count} here."),
    "problem.title": _("To mend on this page"),
    "problem.too_long": _("This is too long for a date. Write 2026, 2026-10 or 2026-10-05."),
    "problem.not_a_date": _(
        "We cannot read this date. Write 2026, 2026-10 or 2026-10-05, with / between two dates."
    ),
    "problem.not_in_calendar": _("There is no such day. Check month and day."),
    "problem.years": _("The year must lie between 1900 and 2100."),
    "problem.backwards": _("The second date lies before the first."),
    "problem.future": _("This date has not come yet. Check the year."),
    "problem.too_big": _(
        "Longer than {count} letters: other programs cannot read it. Nothing was cut."
    ),
    "problem.unlisted": _("This is not on our list. Choose again."),
}

CONSENT: dict[str, Words] = {
    "consent.title": _("Consent"),
    "consent.why": _(
        "Without consent nothing should be sent. Consent has two parts, and is given for each "
        "body by itself."
    ),
    "consent.parts": _("The two parts"),
    "consent.parts_note": _("A blank answer counts as no."),
    "consent.uses": _("For each body"),
    "consent.uses_note": _("Choosing a body was no consent. Say here what the person agreed to."),
    "consent.kept": _("What must stay confidential"),
    "consent.kept_note": _(
        "What you tick is left out of every draft, also where it stands in a sentence."
    ),
    "consent.kept_legend": _("Keep back"),
    "consent.another": _(
        "The account is about another person now. Nobody counts as having agreed: ask about "
        "consent again."
    ),
    "consent.kept_none": _("Nothing is filled in yet that could be kept back."),
    "use.no": _("No."),
    "use.no.means": _("Nothing goes to this body."),
    "use.confidential": _("In confidence."),
    "use.confidential.means": _(
        "The body may know the name. It is asked to tell the State nothing."
    ),
    "use.unnamed": _("Without the name."),
    "use.unnamed.means": _("The body may take the account to the State, but not the name."),
    "use.named": _("With the name."),
    "use.named.means": _("The body may give the name to the State."),
    "teach.question": _("What will the State learn?"),
    "teach.why": _(
        "Ask the person this, in their own words, before the name goes out. Then choose what "
        "they said."
    ),
    "teach.nothing": _("Nothing. The United Nations keeps it to itself."),
    "teach.nothing.wrong": _(
        "No: with the name, the body may write to the State who complains and of what. Talk "
        "about it again; the name is not given."
    ),
    "teach.only_that": _("Only that somebody complained."),
    "teach.only_that.wrong": _(
        "No: the State would learn the name and the account, not only that there is one. Talk "
        "about it again; the name is not given."
    ),
    "teach.name_and_account": _(
        "The name, and what the account says. Later perhaps the public too."
    ),
    "teach.right": _("Yes. “With the name” is chosen now."),
}

CHECK: dict[str, Words] = {
    "check.title": _("Check"),
    "check.why": _(
        "What each body still needs, what could give somebody away, and what a State may read."
    ),
    "check.nothing": _("Nothing that we know of is missing."),
    "check.must": _("It must have"),
    "check.should": _("Better with"),
    "check.go": _("Go to: {field}"),
    "flight.title": _("Before anything leaves"),
    "flight.note": _(
        "Details that could tell who somebody is. We look at words alone, and miss things: read "
        "it once more with the eyes of the police."
    ),
    "flight.nothing": _("We found nothing. That does not mean that there is nothing."),
    "seen.title": _("The exact text a State may see"),
    "seen.note": _(
        "As far as we know, and as these answers stand now. Where it is not known what a body "
        "shows, we count it as shown."
    ),
    "seen.nothing": _("No text of this draft is meant for the State."),
}

DRAFTS: dict[str, Words] = {
    "drafts.title": _("Drafts and keeping"),
    "drafts.why": _("Read each draft before you take it. This page sends nothing: you do."),
    "drafts.mechanism": _("Draft for"),
    "drafts.language": _("Headings in"),
    "drafts.prepared": _(
        "Headings in {languages} are being prepared. Your own words are never translated."
    ),
    "drafts.foreign": _("As far as we know this body does not read this language."),
    "drafts.take": _("Take it with you"),
    "drafts.take_note": _(
        "Apart from the words of the draft, these files hold no name and no date. A PDF made by "
        "printing holds the day and the hour. Switch off “headers and footers”."
    ),
    "drafts.lacks": _("This body must still have: {count}. See “Check”."),
    "drafts.take.docx": _("Word file (DOCX)"),
    "drafts.take.odt": _("OpenDocument file (ODT)"),
    "drafts.take.txt": _("Plain text"),
    "drafts.print": _("Print this draft"),
    "drafts.print_all": _("Print all drafts"),
    "drafts.taken": _("The file was handed to your device."),
    "drafts.preview": _("The draft"),
    "drafts.form_unverified": _(
        "The order and the names of these parts are ours; we have not seen the form of this body."
    ),
    "drafts.seen": _("A State may see this"),
    "drafts.covering": _("Covering message"),
    "drafts.covering_label": _("Text to send with it"),
    "drafts.covering_note": _("It names nobody. Copy it, and attach the draft."),
    "drafts.copy": _("Copy the message"),
    "drafts.copied": _(
        "Copied. What was copied stays in your device until something else is copied."
    ),
    "drafts.copy_by_hand": _("The text is marked. Copy it with the keys of your device."),
    "drafts.checklist": _("Before you send it"),
    "keep.title": _("Keep it, open it again, or erase it"),
    "keep.note": _(
        "Nothing is kept in this page. When it is closed, all is gone unless you saved it."
    ),
    "keep.save": _("Save in an encrypted file"),
    "keep.passphrase": _("Passphrase"),
    "keep.passphrase_help": _(
        "Five or more words that nobody would guess. Nobody can open the file without it, we "
        "neither."
    ),
    "keep.again": _("The passphrase again"),
    "keep.show": _("Show what I type"),
    "keep.do_save": _("Save"),
    "keep.working": _("Encrypting. This takes a moment on purpose."),
    "keep.saved": _("Encrypted, and handed to your device. Look whether the file is there."),
    "keep.seen": _("I have seen the file"),
    "keep.changed": _("Something here was changed after that. Save once more."),
    "keep.too_long": _(
        "Handed to your device. This page can open it again, other programs cannot, because of:"
    ),
    "keep.wrong": _("Not saved: this page could not open it again, because of:"),
    "keep.failed": _(
        "Not saved: this device could not encrypt it. What stands here was kept. Take the drafts "
        "as files, or use a device with more memory."
    ),
    "keep.not_saved": _("It could not be saved: there is too much text for one file."),
    "keep.no_passphrase": _("Write a passphrase first."),
    "keep.differ": _("The two passphrases differ. Write both again."),
    "strength.none": "",
    "strength.short": _("Short: somebody with time could guess it."),
    "strength.fair": _("Fair. More words are better."),
    "strength.long": _("Long. Good, if it is no sentence from a book or a song."),
    "open.title": _("Open a file again"),
    "open.note": _("It takes the place of what stands here now."),
    "open.file": _("File"),
    "open.passphrase": _("Its passphrase"),
    "open.do": _("Open"),
    "open.working": _("Opening. This takes a moment on purpose."),
    "open.opened": _("Opened. You are at the first step with answers."),
    "open.too_long": _("Opened. Some of it is too long for other programs; the steps say what."),
    "open.sure": _("Put it in the place of what stands here, which is not saved?"),
    "open.yes": _("Yes, replace it"),
    "open.kept": _("What stands here was kept."),
    "open.dropped": _("The file was not opened, because you went to another step."),
    "open.unreadable": _("The file could not be read. What stands here was kept."),
    "open.no_file": _("Choose a file first."),
    "open.empty": _("The file is empty. What stands here was kept."),
    "open.too-large": _("The file is too large to be one of ours. What stands here was kept."),
    "open.foreign": _("This is no file of this page. What stands here was kept."),
    "open.other-key": _(
        "This file was encrypted in another way, not with a passphrase. What stands here was kept."
    ),
    "open.needs-passphrase": _("This file needs its passphrase. What stands here was kept."),
    "open.wrong-passphrase": _(
        "The passphrase does not open this file. What stands here was kept."
    ),
    "open.damaged": _("The file is damaged and cannot be opened. What stands here was kept."),
    "open.too-hard": _("This file would take too long to open here. What stands here was kept."),
    "open.not_an_account": _("The file does not hold an account. What stands here was kept."),
    "erase.title": _("Start over"),
    "erase.note": _("Files that you saved or downloaded stay where they are."),
    "erase.do": _("Erase everything here"),
    "erase.sure": _("Erase everything on this page? It cannot be called back."),
    "erase.yes": _("Yes, erase it"),
    "erase.done": _("Everything on this page was erased."),
}


def every_word() -> dict[str, str]:
    """Each key with its text in the language of the page being written."""
    return {
        key: str(text)
        for part in (STEPS, FIELDS, CONSENT, CHECK, DRAFTS)
        for key, text in part.items()
    }
