"""Statements as one person typed them, before another has checked them and made them public."""

from django.db import models
from django.db.models import F, Q


class StatementDraft(models.Model):
    """A statement to be entered, or what a statement of the ledger should say instead.

    `typed` is a whole `record.services.spoken.Spoken`. Whoever changes a draft becomes the one
    who entered it, so that the second person is always another than the last who typed.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "statement", "corrects", "typed", "another", "reason", "based_on", "revision",
            "entered_by", "entered_at", "checked_by", "checked_at", "dropped_by", "dropped_at",
        )  # fmt: skip

    # What it became, or what it corrects.
    statement = models.ForeignKey(
        "states.Statement", models.PROTECT, null=True, related_name="drafts"
    )
    corrects = models.BooleanField(default=False)
    typed = models.JSONField()
    another = models.BooleanField(default=False)  # a person says: not the one that is like it
    reason = models.CharField(max_length=300, blank=True)  # of a correction
    based_on = models.PositiveIntegerField(default=0)  # versions the statement had when begun
    revision = models.PositiveIntegerField(default=1)  # one more with each change
    entered_by = models.CharField(max_length=40)  # number of the person at the desk, never a name
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)  # the second person
    checked_at = models.DateTimeField(null=True)  # then it became public
    dropped_by = models.CharField(max_length=40, blank=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-entered_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="", checked_at=None)
                | (~Q(checked_by="") & Q(checked_at__isnull=False, statement__isnull=False)),
                name="draft_check_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="draft_second_person_is_another",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by="", dropped_at=None)
                | (~Q(dropped_by="") & Q(dropped_at__isnull=False, checked_at=None)),
                name="draft_dropped_was_never_public",
            ),
            models.CheckConstraint(
                condition=Q(corrects=False, reason="")
                | (Q(corrects=True, statement__isnull=False) & ~Q(reason="")),
                name="draft_correction_says_what_and_why",
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(checked_at=None, dropped_at=None),
                name="one_open_correction_per_statement",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a second person."""
        return self.checked_at is None and self.dropped_at is None
