"""The advocacy log: what was asked of missions and what they promised. Never who at a mission."""

from django.db import models
from django.db.models import F, Q


class Contact(models.Model):
    """A meeting, letter, call or event with a mission. It is deleted on the day `keep_until`."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "state", "kind", "held_on", "promised", "due_on", "outcome", "note",
            "keep_until", "revision", "entered_by", "entered_at", "changed_by", "changed_at",
        )  # fmt: skip

    class Kind(models.TextChoices):
        MEETING = "meeting"
        LETTER = "letter"
        CALL = "call"
        EVENT = "event"

    class Outcome(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        NOT_KEPT = "not_kept"
        UNCLEAR = "unclear"

    state = models.ForeignKey("states.State", models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=8, choices=Kind)
    held_on = models.DateField()
    promised = models.TextField(blank=True)  # what the mission said it would do
    due_on = models.DateField(null=True)  # until when it said so
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.OPEN)
    note = models.TextField(blank=True)
    keep_until = models.DateField()
    revision = models.PositiveIntegerField(default=1)  # one more with each change
    entered_by = models.CharField(max_length=40)  # number of the person at the desk, never a name
    entered_at = models.DateTimeField()
    changed_by = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [
            models.Index(fields=["outcome", "due_on"], name="contact_due"),
            models.Index(fields=["keep_until"], name="contact_keep_until"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(keep_until__gt=F("held_on")), name="contact_is_kept_for_a_while"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | ~Q(promised=""), name="contact_due_is_of_a_promise"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.held_on:%Y-%m-%d}"


class Ask(models.Model):
    """One thing that a mission was asked to do, in a session and about a case where it was said."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "contact", "kind", "case", "session", "words")

    class Kind(models.TextChoices):
        SPEAK = "speak"
        NAME_A_CASE = "name_a_case"
        COSPONSOR = "cosponsor"
        JOIN = "join_statement"
        OTHER = "other"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=16, choices=Kind)
    case = models.ForeignKey("record.Case", models.CASCADE, null=True, related_name="asks")
    session = models.CharField(max_length=12, blank=True)  # HRC66; blank: not said
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["contact_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None) | Q(kind="name_a_case"), name="ask_of_a_case_is_to_name_it"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.kind}"
