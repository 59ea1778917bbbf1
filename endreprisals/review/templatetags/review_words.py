"""What the desk calls states, fields, doubts and reasons."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

register = template.Library()

STATES: Mapping[str, Promise] = {
    "": pgettext_lazy("review", "all"),
    "waiting": pgettext_lazy("review", "waiting"),
    "accepted": pgettext_lazy("review", "accepted"),
    "corrected": pgettext_lazy("review", "corrected"),
    "split": pgettext_lazy("review", "split"),
    "joined": pgettext_lazy("review", "joined"),
    "rejected": pgettext_lazy("review", "rejected"),
    "published": pgettext_lazy("review", "public"),
    "to_check": pgettext_lazy("review", "to be checked"),
    "to_publish": pgettext_lazy("review", "to be published"),
}
FILE_STATES: Mapping[str, Promise] = {
    "waiting": pgettext_lazy("report file", "being read"),
    "asks": pgettext_lazy("report file", "asks a question"),
    "read": pgettext_lazy("report file", "read"),
    "failed": pgettext_lazy("report file", "could not be read"),
    "dropped": pgettext_lazy("report file", "dropped"),
}
FIELDS: Mapping[str, Promise] = {
    "subjects": pgettext_lazy("evidence", "who"),
    "cooperation": pgettext_lazy("evidence", "cooperation"),
    "acts": pgettext_lazy("evidence", "act"),
    "dates": pgettext_lazy("evidence", "date"),
    "government_reply": pgettext_lazy("evidence", "reply"),
    "reply_dates": pgettext_lazy("evidence", "reply"),
    "communications": pgettext_lazy("evidence", "letter"),
    "un_documents": pgettext_lazy("evidence", "document"),
    "earlier_reports": pgettext_lazy("evidence", "earlier report"),
}
BLOCKERS: Mapping[str, Promise] = {
    "not_decided": gettext_lazy("nobody has decided on it"),
    "not_checked": gettext_lazy("no second person has checked it"),
    "checked_by_decider": gettext_lazy("the person who decided has checked it; another must"),
    "source_changed": gettext_lazy("newer rules read it otherwise since the decision"),
    "no_subject": gettext_lazy("nobody is named and no group or situation is described"),
    "no_case": gettext_lazy("no case is chosen and none is begun"),
    "no_title": gettext_lazy("the case has no title"),
    "no_summary": gettext_lazy("the case has no summary of ours"),
    "summary_is_quotation": gettext_lazy(
        "the summary repeats twelve or more words of the report in a row"
    ),
    "named_though_withheld": gettext_lazy("the report withholds names, and somebody is named"),
}
DOUBTS: Mapping[str, Promise] = {
    "other_symbol": gettext_lazy(
        "The file prints another symbol than the one that was typed. Open it and see which report "
        "it is."
    ),
    "no_symbol": gettext_lazy("No symbol was typed and the file prints none."),
    "incomplete": gettext_lazy(
        "The reading misses what this report must show. Lines or paragraphs may be lost; read it "
        "only when you have seen why."
    ),
    "changed": gettext_lazy(
        "A report with this symbol was read before, from a file with other bytes. It may be a "
        "corrected version, or the wrong file."
    ),
}
STEPS: Mapping[str, Promise] = {
    "waiting": gettext_lazy("Waiting in line"),
    "opening": gettext_lazy("Opening the file in a closed process"),
    "reading": gettext_lazy("Reading paragraphs and stories"),
    "comparing": gettext_lazy("Comparing with the record"),
    "keeping": gettext_lazy("Keeping what was read"),
    "ready": gettext_lazy("Ready"),
}
LISTS = {
    "state": STATES, "file": FILE_STATES, "field": FIELDS, "blocker": BLOCKERS, "doubt": DOUBTS,
    "step": STEPS,
}  # fmt: skip


@register.simple_tag
def word(of: str, code: str) -> Promise | str:
    """`{% word "state" row.state %}`: what a code is called; a code without a word is itself."""
    return LISTS[of].get(code, code)
