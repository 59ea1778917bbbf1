"""What is checked of the form: what is missing, too long, in another language, or shows too much.

Twin: `browser/filing/form.js`.
"""

from collections.abc import Iterator

from endreprisals.domain.filings.lacks import Case, Lack, is_blank, same
from endreprisals.domain.filings.leaves import first_place, kind_of, leaves, values
from endreprisals.domain.filings.specs import Field
from endreprisals.domain.filings.tables import listed, part, pattern, table
from endreprisals.domain.filings.withholding import View, is_the_person

LONG = 20_000  # characters of one narrative from which we advise to be shorter; our own advice
SENDER = "submitter.name"
REFERENCES = ("cooperation.*.reference", "earlier_un_action.*.reference")


def form_lacks(case: Case) -> Iterator[Lack]:
    """Everything about the form of this filing."""
    yield from _missing(case)
    yield from _anonymous(case)
    yield from _sender(case)
    yield from _length(case)
    yield from _language(case)
    yield from _shown(case)
    yield from _references(case)
    yield from _attachments(case)


def _missing(case: Case) -> Iterator[Lack]:
    """What the body asks for and nobody told. Adding facts never adds to it."""
    seen: set[str] = set()
    sender_apart = case.spec.anonymous_letters == "no"
    asked = [(field, path, True) for field in case.spec.fields for path in field.required]
    helps = [(field, path, False) for field in case.spec.fields for path in field.wanted]
    for field, path, needed in asked + helps:
        if path in seen or case.told(path) or (path == SENDER and sender_apart):
            continue
        seen.add(path)
        label = {"label": part(path)}
        if needed:
            yield Lack(first_place(path), "missing", "must", field.id, label)
        else:
            yield Lack(first_place(path), "useful", "should", field.id, label)


def _anonymous(case: Case) -> Iterator[Lack]:
    if case.spec.anonymous_letters != "no":
        return
    label = {"label": part(SENDER)}
    if not case.told(SENDER):
        yield Lack(SENDER, "anonymous", "must", "sender", label)
    elif case.hiding.body.hides(SENDER):
        yield Lack(SENDER, "sender_kept_back", "must", "sender", label)


def _sender(case: Case) -> Iterator[Lack]:
    """Who sends it: not the person after all, or left out because the State may read that part."""
    person, label = case.facts["person"], {"label": part(SENDER)}
    if not case.told(SENDER):
        return
    if person["kind"] == "self" and case.told("person.name") and not is_the_person(case.facts):
        yield Lack(SENDER, "sender_not_the_person", "must", "sender", label)
    open_ = [field for field in _fields_of(case, SENDER) if field.seen_by_state == "unknown"]
    if open_ and case.hiding.state.hides(SENDER) and not case.hiding.body.hides(SENDER):
        yield Lack(SENDER, "sender_left_out", "should", "sender", label)


def _references(case: Case) -> Iterator[Lack]:
    """Numbers and titles under which anybody can look up who it is."""
    if not case.hiding.state.hides("person.name"):
        return
    for place, value in leaves(case.facts):
        fields = _fields_of(case, place) if pattern(place) in REFERENCES else []
        if fields and not is_blank(value) and not case.hiding.state.hides(place):
            yield Lack(place, "names_in_reference", "should", fields[0].id)


def _length(case: Case) -> Iterator[Lack]:
    for field in case.spec.fields:
        length = _typed(case, field)
        if field.max_chars is not None and length > field.max_chars:
            numbers = {"length": same(str(length)), "limit": same(str(field.max_chars))}
            yield Lack(first_place(field.paths[0]), "too_long", "must", field.id, numbers)
    for place, value in leaves(case.facts):
        if kind_of(place) == "text" and len(value) > LONG and _fields_of(case, place):
            yield Lack(place, "long", "should", "", {"length": same(str(len(value)))})


def _typed(case: Case, field: Field) -> int:
    """How many characters were typed for a part, without our own labels."""
    told = [value for path in field.paths for value in values(case.facts, path)]
    return sum(len(value) for value in told if isinstance(value, str))


def _language(case: Case) -> Iterator[Lack]:
    language, names = case.facts["language"], table("terms")["languages"]
    if not case.spec.languages:
        yield Lack("language", "language_unknown", "should")
    elif language and language not in case.spec.languages:
        taken = {
            "language": names[language],
            "languages": listed(names[code] for code in case.spec.languages),
        }
        severe = case.spec.languages_standing == "read"  # from memory: advice, no bar
        yield Lack("language", "language_not_taken", "must" if severe else "should", "", taken)


def _shown(case: Case) -> Iterator[Lack]:
    """Names and details that are kept back in one place and told in another."""
    for place, value in leaves(case.facts):
        if kind_of(place) not in ("line", "text", "date") or is_blank(value):
            continue
        fields = _fields_of(case, place)
        if any(_tells(case.hiding.view(field.seen_by_state), place, value) for field in fields):
            label = place.startswith("attachments.")
            code = "hidden_in_label" if label else "hidden_in_text"
            yield Lack(place, code, "must", fields[0].id)


def _tells(view: View, place: str, value: str) -> bool:
    return not view.hides(place) and bool(view.found_in(value))


def _attachments(case: Case) -> Iterator[Lack]:
    if case.hiding.named:
        return
    for nth, attachment in enumerate(case.facts["attachments"]):
        if attachment["names"]:
            yield Lack(f"attachments.{nth}.names", "attachment_names", "must", "attachments")


def _fields_of(case: Case, place: str) -> list[Field]:
    path = pattern(place)
    return [field for field in case.spec.fields if path in field.paths]
