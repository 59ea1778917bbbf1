"""What a correction of a public story takes off the record again.

The mention before stays as it was, superseded. What it alone had put in public goes: whom it named
in its case, and the case that it began when the story now belongs to another one.
"""

from datetime import datetime

from django.db.models import Q

from endreprisals.record.from_staff import FROM_REVIEW
from endreprisals.record.models import Case, CaseSubject, Mention, MentionSubject
from endreprisals.record.services.publishing import withdraw_case


def drop_what_was_corrected(mention: Mention, *, key: str, by: str, at: datetime) -> None:
    """Take off what only the mention before said. Does nothing for a story that is new."""
    if mention.supersedes is None:
        return
    _drop_subjects(mention.supersedes)
    _withdraw_begun(mention, key, by, at)


def _drop_subjects(before: Mention) -> None:
    """Parts that the tables gave to the case have lower positions and stay."""
    named = MentionSubject.objects.filter(mention=before).values("subject")
    current = Mention.objects.filter(case=before.case, superseded_by=None)
    still = MentionSubject.objects.filter(mention__in=current).values("subject")
    parts = CaseSubject.objects.filter(
        case=before.case, position__gte=FROM_REVIEW, subject__in=named
    )
    parts.exclude(subject__in=still).delete()


def _withdraw_begun(mention: Mention, key: str, by: str, at: datetime) -> None:
    begun = Case.objects.filter(source_key=key).exclude(pk=mention.case_id).first()
    if begun is None:
        return
    tells = Mention.objects.filter(Q(case=begun) | Q(case__merged_into=begun), superseded_by=None)
    if not tells.exists():
        withdraw_case(public_id=begun.public_id, because=Case.WithdrawnBecause.ERROR, by=by, at=at)
