"""The questions about one account, step by step. Each may be left out.

A question's `path` is its place in the account (`person.name`); in a group that repeats, its place
in one row. Kinds: `line`, `long` (sentences), `date`, `choice` (one), `many` (several), `state`
(one of the list of States), `yes_no` (yes, no, or not answered), `tick`.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from endreprisals.mechanisms.composing.asking import Group, Question, Step
from endreprisals.mechanisms.composing.choices import GIVERS, KINDS, LANGUAGES, bodies, terms

DATE_HELP = _(
    "As exactly as it is known: 2026, 2026-10 or 2026-10-05. Put ~ after it where it is about "
    "right."
)
LANGUAGE = Question(
    "language",
    "choice",
    _("In which language do you write your account?"),
    _("Bodies read only some languages. Headings of the drafts can be English, French or Spanish."),
    options=LANGUAGES,
)
CONSENT = (
    Question("consent.given_by", "choice", _("Who gives consent?"), options=GIVERS),
    Question(
        "consent.informed",
        "yes_no",
        _("Part one: was the person told of the risk?"),
        _(
            "That the State may learn of this, that more reprisals may follow, and that what "
            "was sent cannot be called back."
        ),
    ),
    Question(
        "consent.agreed",
        "yes_no",
        _("Part two: does the person agree to this use?"),
        _("To these bodies, in this way. A yes to one body is no yes to another."),
    ),
    Question("consent.name_to_state", "yes_no", _("May the State learn the name?")),
    Question(
        "consent.name_public",
        "yes_no",
        _("May the name be made public?"),
        _("A report on the internet stays there."),
    ),
    Question("consent.on", "date", _("On which day was this said?"), DATE_HELP),
)


def steps() -> tuple[Step, ...]:
    """Every step that asks for facts, in the order of the page."""
    return (_person(), _events(), _cooperation(), _context(), _attachments())


def paths() -> Iterator[str]:
    """Every place of the account that is asked for; in lists, the place in a row: `events.what`."""
    yield from (question.path for question in (LANGUAGE, *CONSENT))
    for step in steps():
        for group in step.groups:
            for question in group.questions:
                yield f"{group.repeats}.{question.path}" if group.repeats else question.path


def _person() -> Step:
    about = (
        Question("person.kind", "choice", _("About whom is this account?"), options=KINDS),
        Question(
            "person.name",
            "line",
            _("Name, in Latin letters"),
            _("Most bodies cannot act without a name. You decide later who may learn it."),
        ),
        Question("person.name_original", "line", _("Name, in its own script")),
        Question(
            "person.also_written",
            "line",
            _("Other ways the name is written"),
            _(
                "Nicknames, initials, other spellings, with commas between. They stand in no "
                "draft: they are looked for where the name must not stand."
            ),
        ),
        Question("person.born", "date", _("Date of birth"), DATE_HELP),
        Question("person.nationality", "line", _("Nationality")),
        Question(
            "person.residence",
            "line",
            _("Where the person lives"),
            _("A town or a region is enough."),
        ),
        Question("person.gender", "line", _("Gender, as the person says it")),
        Question(
            "person.occupation",
            "line",
            _("Work or role"),
            _("For example: lawyer, trade unionist, student."),
        ),
        Question("person.organisation", "line", _("Organisation or movement")),
    )
    writer = (
        Question("submitter.name", "line", _("Your name")),
        Question("submitter.organisation", "line", _("Your organisation")),
        Question(
            "submitter.relation",
            "line",
            _("How you know the person"),
            _(
                "For example: sister, lawyer, colleague. Leave it blank where you write about "
                "yourself."
            ),
        ),
        Question(
            "submitter.contact",
            "line",
            _("How the body can reach you safely"),
            _("An address that the State cannot read, and that nobody else opens."),
        ),
    )
    return Step(
        "person",
        _("The person"),
        _("A body must know who was harmed, and who tells it. It need not tell the State."),
        (
            Group(_("Who was harmed"), about),
            Group(
                _("Who sends this"),
                writer,
                note=_(
                    "Many bodies take no letter without a sender. They say that they keep the "
                    "sender from the State."
                ),
            ),
        ),
    )


def _events() -> Step:
    each = (
        Question(
            "what",
            "long",
            _("What happened"),
            _(
                "Plain sentences, one thing after another. Say what was seen, and what was "
                "heard from somebody."
            ),
            lines=9,
        ),
        Question("acts", "many", _("What kind of act"), options=terms("act_types")),
        Question("when", "date", _("When"), DATE_HELP),
        Question("where", "line", _("Where")),
        Question("country", "state", _("In which State")),
        Question(
            "by_whom",
            "line",
            _("Who did it"),
            _("As far as it is known: name, office, unit, uniform, car."),
        ),
        Question("by_kind", "choice", _("What kind of actor"), options=terms("perpetrators")),
    )
    return Step(
        "events",
        _("What happened"),
        _("Each act by itself, with its own date and place: bodies look at acts one by one."),
        (
            Group(
                _("Acts against the person"),
                each,
                repeats="events",
                add=_("Add another event"),
                row=_("Event {number}"),
            ),
            Group(
                _("What you ask for"),
                (
                    Question(
                        "requested",
                        "long",
                        _("What should the body ask the State to do?"),
                        _(
                            "For example: to say where the person is, to let a lawyer in, to "
                            "end a ban on travel."
                        ),
                        lines=4,
                    ),
                ),
            ),
        ),
    )


def _cooperation() -> Step:
    each = (
        Question("body", "choice", _("With which body"), options=bodies()),
        Question(
            "what",
            "long",
            _("What the person did"),
            _("For example: spoke at a meeting, sent a report, met a rapporteur, gave evidence."),
            lines=4,
        ),
        Question("when", "date", _("When"), DATE_HELP),
        Question("where", "line", _("Where")),
        Question(
            "reference",
            "line",
            _("Reference, if there is one"),
            _("Number of a meeting, document, registration or letter."),
        ),
    )
    return Step(
        "cooperation",
        _("Cooperation, and why it is linked"),
        _(
            "Reprisal means: because of cooperation. Without this link a body may read it as "
            "another kind of case."
        ),
        (
            Group(
                _("Cooperation with a body"),
                each,
                repeats="cooperation",
                add=_("Add another cooperation"),
                row=_("Cooperation {number}"),
            ),
            Group(
                _("The link"),
                (
                    Question(
                        "link",
                        "long",
                        _("Why do you think that one led to the other?"),
                        _(
                            "What was said, how soon it came, what else changed. Say where it "
                            "is your reading."
                        ),
                        lines=6,
                    ),
                ),
            ),
        ),
    )


def _context() -> Step:
    earlier = (
        Question("body", "line", _("Body")),
        Question("reference", "line", _("Reference"), _("Number of a letter, opinion or report.")),
        Question("date", "date", _("Date"), DATE_HELP),
    )
    held = (
        Question("detention.authority", "line", _("Who holds the person, or took them")),
        Question("detention.place", "line", _("Where the person is held")),
        Question("detention.since", "date", _("Since when"), DATE_HELP),
        Question("detention.legal_basis", "long", _("Reason or law that was given"), lines=3),
        Question("detention.last_seen", "line", _("When and where the person was last seen")),
        Question("detention.last_seen_by", "line", _("By whom the person was last seen")),
    )
    home = (
        Question("state_answer", "long", _("What the State has said"), lines=4),
        Question(
            "domestic_steps",
            "long",
            _("What was done at home"),
            _(
                "Complaints, courts, lawyers: when, and what came of it. Say so where it was "
                "not safe."
            ),
            lines=5,
        ),
    )
    return Step(
        "context",
        _("Earlier steps, the State, detention"),
        _(
            "Earlier action helps a body to follow up; some bodies must know what was tried at "
            "home."
        ),
        (
            Group(
                _("What the United Nations or a regional body already did"),
                earlier,
                repeats="earlier_un_action",
                add=_("Add an earlier action"),
                row=_("Earlier action {number}"),
            ),
            Group(_("The State, and steps at home"), home),
            Group(
                _("Detention or disappearance"),
                held,
                note=_("Only where the person is held or nobody knows where they are."),
            ),
        ),
    )


def _attachments() -> Step:
    each = (
        Question(
            "label",
            "line",
            _("What it is"),
            _("A dull label, without names: “letter of a court, 2 pages”."),
        ),
        Question(
            "kind",
            "line",
            _("Kind of paper"),
            _("For example: judgment, medical report, photograph."),
        ),
        Question("language", "line", _("Language")),
        Question("names", "tick", _("It shows a name, a face, a voice or a place")),
    )
    return Step(
        "attachments",
        _("Papers that go with it"),
        _("This is only a list: no file is taken here. What you attach you attach yourself."),
        (
            Group(
                _("List of attachments"),
                each,
                repeats="attachments",
                add=_("Add an attachment"),
                row=_("Attachment {number}"),
            ),
        ),
    )
