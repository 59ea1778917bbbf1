"""Filings that were sent on public cases, and what came back. Cases alone: no private person.

What is here is for staff. A step reaches the public path of its case only by an act of its own.
"""

from django.db import models
from django.db.models import F, Q

from endreprisals.mechanisms.models.directory import CHECKED_BY_ANOTHER, Mechanism


class Filing(models.Model):
    """One submission about a public case to one body, and when something is due next."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "case", "mechanism", "kind", "basis", "basis_note", "telling", "sent_on",
            "due_on", "due_kind", "due_note", "follows", "before_act_because", "note",
            "entered_by", "entered_at", "closed_on", "closed_because",
        )  # fmt: skip

    class Kind(models.TextChoices):
        NEW = "new"  # the first word of this act to this body
        FOLLOW_UP = "follow_up"
        YEARLY = "yearly"  # part of the submission to the yearly report

    class Basis(models.TextChoices):
        PUBLIC = "public"  # nothing but what public UN sources say already
        CONSENT = "consent"  # informed and agreed, as `basis_note` tells without a name

    class Telling(models.TextChoices):
        NO = "no"  # nobody agreed that we tell of it
        UNNAMED = "unnamed"  # we may, where the case names nobody
        NAMED = "named"

    case = models.ForeignKey("record.Case", models.PROTECT, related_name="filings")
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, related_name="filings")
    kind = models.CharField(max_length=10, choices=Kind)
    basis = models.CharField(max_length=10, choices=Basis)
    basis_note = models.CharField(max_length=300, blank=True)
    # What the consent lets us say in public of our own part; blank where all is public already.
    telling = models.CharField(max_length=7, choices=Telling, blank=True)
    sent_on = models.DateField()
    due_on = models.DateField(null=True)
    due_kind = models.CharField(max_length=20, blank=True)  # domain.following: due_kinds, by_hand
    due_note = models.CharField(max_length=200, blank=True)  # why staff chose this day
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    # Why it was sent before the first act that the record dates; blank where it was not.
    before_act_because = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    closed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-sent_on", "-id"]
        indexes = [models.Index(fields=["closed_on", "due_on"], name="filing_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_because="")
                | (Q(closed_on__isnull=False) & ~Q(closed_because="")),
                name="filing_is_closed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None, due_kind="") | (Q(due_on__isnull=False) & ~Q(due_kind="")),
                name="what_is_due_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(basis="public", telling="")
                | (Q(basis="consent", telling__in=["no", "unnamed", "named"]) & ~Q(basis_note="")),
                name="filing_by_consent_says_to_what",
            ),
        ]

    def __str__(self) -> str:
        return f"filing {self.pk}"


class ConsentChange(models.Model):
    """What a consent covers, said anew. A wider one waits for a second person; less holds at once.

    Rows are added and kept: they are the history of the consent.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "filing", "telling", "is_wider", "note", "before", "entered_by", "entered_at",
            "checked_by", "checked_at", "dropped_by", "dropped_at",
        )  # fmt: skip

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="consent_changes")
    telling = models.CharField(max_length=7, choices=Filing.Telling)
    is_wider = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)  # who consented to it and when, no name
    before = models.CharField(max_length=300, blank=True)  # the note that it took the place of
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    dropped_by = models.CharField(max_length=40, blank=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["filing_id", "entered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing"],
                condition=Q(is_wider=True, checked_at=None, dropped_at=None),
                name="one_wider_consent_waits",
            ),
            models.CheckConstraint(
                condition=CHECKED_BY_ANOTHER, name="wider_consent_is_checked_by_another"
            ),
            models.CheckConstraint(
                condition=Q(is_wider=False, checked_at=None, dropped_at=None)
                | (Q(is_wider=True) & ~Q(note="")),
                name="wider_consent_says_whose",
            ),
        ]

    def __str__(self) -> str:
        return f"consent of filing {self.filing_id}: {self.telling}"

    @property
    def waits(self) -> bool:
        """Whether a second person must still look at it."""
        return self.is_wider and self.checked_at is None and self.dropped_at is None


class FilingStep(models.Model):
    """Something that happened to a filing. Steps are added; only their publication changes."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "filing", "kind", "date_edtf", "date_lower", "date_upper", "reference", "source",
            "note", "fact", "entered_by", "entered_at", "published_by", "published_at",
        )  # fmt: skip

    class Kind(models.TextChoices):
        SENT = "sent"  # written with the filing itself
        ACKNOWLEDGED = "acknowledged"
        TAKEN_UP = "taken_up"  # the body wrote to the State, or opened a procedure
        STATE_REPLIED = "state_replied"
        PUBLISHED = "published"  # the body made it public
        REMINDED = "reminded"  # we asked again
        DECLINED = "declined"
        DECIDED = "decided"  # an opinion, a view, a decision

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=Kind)
    date_edtf = models.CharField(max_length=60)
    date_lower = models.DateField()
    date_upper = models.DateField()
    reference = models.CharField(max_length=120, blank=True)  # communication code or symbol
    source = models.CharField(max_length=1000, blank=True)  # a public source: needed to publish
    note = models.TextField(blank=True)
    # The fact that this step became in the public path of its case: it is public while that is
    # there. Who published it last stays when the record lost the fact by another way.
    fact = models.ForeignKey("record.Fact", models.SET_NULL, null=True, related_name="+")
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    published_by = models.CharField(max_length=40, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["filing_id", "date_lower", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing"], condition=Q(kind="sent"), name="a_filing_is_sent_once"
            ),
            models.CheckConstraint(
                condition=Q(date_lower__lte=F("date_upper")), name="step_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(published_by="", published_at=None, fact=None)
                | (
                    ~Q(published_by="")
                    & Q(published_at__isnull=False)
                    & ~Q(published_by=F("entered_by"))
                ),
                name="step_is_published_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether readers can find it: its fact is in the record."""
        return self.fact_id is not None
