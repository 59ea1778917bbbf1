"""What people at the desk judged of a State, and what they expected of it before a session."""

from django.db import models
from django.db.models import Q


class Stance(models.Model):
    """Where a State stands on the ladder, in general or on one case, as a reviewer read it.

    A judgement is never rewritten: the next one `replaces` it, so that the page can tell both. One
    that was withdrawn is shown to staff alone, and the one before it does not hold again by itself.
    """

    class Fields:
        public = (
            "id", "state", "case", "level", "as_of", "source", "confidence", "note", "reviewed_at",
            "replaces",
        )  # fmt: skip
        staff = ("reviewer", "withdrawn_at", "withdrawn_by", "because")

    state = models.ForeignKey("states.State", models.PROTECT, related_name="stances")
    # None: on reprisals in general.
    case = models.ForeignKey("record.Case", models.CASCADE, null=True, related_name="stances")
    level = models.CharField(max_length=20)  # vocabulary stance_levels
    as_of = models.DateField()  # the day up to which the evidence was read
    source = models.TextField()  # the step that it rests on
    confidence = models.CharField(max_length=10)  # vocabulary confidence
    note = models.TextField(blank=True)
    reviewer = models.CharField(max_length=40)  # number of the person at the desk, never a name
    reviewed_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=40, blank=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["state_id", "case_id", "-reviewed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by="", because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(because="")),
                name="stance_withdrawn_by_whom_and_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.case_id or 'in general'} {self.level}"


class Forecast(models.Model):
    """How likely somebody at the desk held it, before a session, that a State would speak.

    It is entered before the session begins and scored once the ledger of that session is closed:
    (probability - what happened) squared, the Brier score.
    """

    class Fields:
        public = (
            "id", "session", "begins_on", "state", "case", "step", "probability", "entered_at",
            "happened", "brier", "scored_at",
        )  # fmt: skip
        staff = ("forecaster", "reason")

    class Step(models.TextChoices):
        SPEAKS = "speaks"  # makes a statement on reprisals, alone or with a group
        NAMES_A_CASE = "names_a_case"
        NAMES_THIS_CASE = "names_this_case"

    session = models.CharField(max_length=12)  # HRC66
    begins_on = models.DateField()  # first day of the session: no forecast after it
    state = models.ForeignKey("states.State", models.PROTECT, related_name="forecasts")
    case = models.ForeignKey("record.Case", models.CASCADE, null=True, related_name="forecasts")
    step = models.CharField(max_length=16, choices=Step)
    probability = models.DecimalField(max_digits=3, decimal_places=2)
    entered_at = models.DateTimeField()
    forecaster = models.CharField(max_length=40)  # number of the person at the desk
    reason = models.TextField(blank=True)
    happened = models.BooleanField(null=True)  # None: not scored
    brier = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    scored_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begins_on", "state_id", "step", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1), name="probability_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(step="names_this_case", case__isnull=False)
                | (~Q(step="names_this_case") & Q(case__isnull=True)),
                name="forecast_of_a_case_names_it",
            ),
            models.CheckConstraint(
                condition=Q(happened__isnull=True, brier__isnull=True, scored_at__isnull=True)
                | Q(happened__isnull=False, brier__isnull=False, scored_at__isnull=False),
                name="scored_whole_or_not_at_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.state_id} {self.step} {self.probability}"


class ReopenedSession(models.Model):
    """A session that was held to be complete and was not: who vouched, who reopened it and why."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "session", "closed_at", "closed_by", "source", "reopened_at", "reopened_by",
            "reason",
        )  # fmt: skip

    session = models.CharField(max_length=12)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=40)  # number of the person at the desk
    source = models.TextField()
    reopened_at = models.DateTimeField()
    reopened_by = models.CharField(max_length=40)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["-reopened_at", "-id"]

    def __str__(self) -> str:
        return self.session
