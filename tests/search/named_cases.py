"""Cases about people whose names public sources print, as far as a search needs them."""

from typing import Any

from endreprisals.record.models import Case
from tests.build import a_case, a_name, a_subject

Spelled = tuple[str, str, str]  # text, ISO 15924, BCP 47


def a_named_case(public_id: str, *spelled: Spelled | str, **changes: Any) -> Case:
    """A case about one subject with these spellings, the first of them its label.

    A bare text is a Latin spelling. Subject ids follow the case: CHN-2019-001, S-CHN-0001.
    """
    primary, *others = [(one, "Latn", "en") if isinstance(one, str) else one for one in spelled]
    subject = a_subject(primary[0], public_id=f"S-{public_id[:3]}-0{public_id[-3:]}")
    subject.names.update(script=primary[1], lang=primary[2])
    for text, script, lang in others:
        a_name(subject, text, script=script, lang=lang)
    return a_case(subject=subject, public_id=public_id, **{"title": primary[0]} | changes)


def subject_of(case: Case) -> str:
    """The id of its one subject."""
    return case.subjects.get().public_id
