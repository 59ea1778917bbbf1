"""Steps of ours that a consent lets us tell only where the case names nobody.

The key of such a fact says so, so that whatever gives a case a name, or joins it with one that
has, takes the step off the path in the same change. It does not come back by itself.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.record.from_staff import ENTERED_BY_STAFF, FROM_REVIEW
from endreprisals.record.models import Case, CaseSubject, Fact
from endreprisals.record.queries.joined import family_of

KEY = f"{ENTERED_BY_STAFF}step-"
ONLY_UNNAMED = "-unnamed"  # how the key of such a fact ends
NAMED = ("person", "organisation")  # kinds of subject that stand for a name
ACTOR = "record"


def keys_of(number: int) -> tuple[str, str]:
    """The two keys that the fact of a step can have: for good, and while nobody is named."""
    return f"{KEY}{number}", f"{KEY}{number}{ONLY_UNNAMED}"


def key_of(number: int, *, only_unnamed: bool) -> str:
    """The key of the fact of a step."""
    return keys_of(number)[only_unnamed]


def number_in(key: str) -> int:
    """The number of the step whose fact has this key."""
    return int(key.removeprefix(KEY).removesuffix(ONLY_UNNAMED))


def names_somebody(case: Case) -> bool:
    """Whether the page that shows this case names somebody, by itself or by what was joined."""
    return _named().filter(pk__in=family_of(case)).exists()


def take_named_back(*, at: datetime) -> int:
    """Take every such step of a case that names somebody off the path; returns how many.

    Called before lists and search are made true to the facts again, so that no change of a case
    goes past it. The index is not made here.
    """
    bound = Fact.objects.filter(source_key__startswith=KEY, source_key__endswith=ONLY_UNNAMED)
    gone = [fact for fact in bound.select_related("case__merged_into") if names_somebody(fact.case)]
    _take_back(gone, at)
    return len(gone)


def _named() -> QuerySet[Case]:
    """Cases with a name; the review desk can add one to a case that began without."""
    added = CaseSubject.objects.filter(
        case=OuterRef("pk"), position__gte=FROM_REVIEW,
        subject__kind__in=NAMED,
    )  # fmt: skip
    return Case.objects.filter(Q(named=True) | Exists(added))


def _take_back(facts: Iterable[Fact], at: datetime) -> None:
    for fact in facts:
        number = number_in(fact.source_key)
        fact.delete()
        audit(
            Event.Kind.STEP_PUBLISHED, actor=ACTOR, at=at, target=fact.case.public_id,
            step=number, public=0, why="case_named",
        )  # fmt: skip
