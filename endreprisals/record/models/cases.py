"""Cases: a subject's story of reprisal in one State."""

from django.db import models


class CaseQuerySet(models.QuerySet["Case"]):
    """Row filters. A public page starts from `public()` and from nothing else."""

    def public(self) -> "CaseQuerySet":
        """Published, not withdrawn, not merged into another case."""
        return self.filter(
            published_at__isnull=False, withdrawn_at__isnull=True, merged_into__isnull=True
        )


class Case(models.Model):
    """One story of intimidation or reprisal in one State, told by dated facts with sources."""

    class Fields:
        public = (
            "id", "public_id", "state", "title", "summary", "named", "confidence", "entered_on",
            "published_at", "withdrawn_at", "withdrawn_because", "merged_into", "subjects",
        )  # fmt: skip
        staff = ("source_key", "staff_note", "synthetic")

    class WithdrawnBecause(models.TextChoices):
        CONSENT = "consent"  # somebody concerned asked for it
        ERROR = "error"  # it should not have been entered
        SAFETY = "safety"  # showing it could harm

    public_id = models.CharField(max_length=20, unique=True)  # EGY-2017-001, never a name
    state = models.ForeignKey("states.State", models.PROTECT, related_name="cases")
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    named = models.BooleanField()  # a person or organisation is named in a public source
    confidence = models.CharField(max_length=10)  # vocabulary confidence
    entered_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=10, choices=WithdrawnBecause, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")
    source_key = models.CharField(max_length=120, unique=True)  # the id in the fact tables
    staff_note = models.TextField(blank=True)
    synthetic = models.BooleanField(default=False)  # made by make-corpus, about nobody
    subjects = models.ManyToManyField(
        "record.Subject", through="record.CaseSubject", related_name="cases"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["public_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(public_id__regex=r"^[A-Z]{3}-\d{4}-\d{3,6}$"),
                name="public_id_is_state_year_number",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_because="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_because="")),
                name="withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="case_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class CaseSubject(models.Model):
    """What part a subject has in a case."""

    class Fields:
        public = ("id", "case", "subject", "role", "position")
        staff: tuple[str, ...] = ()

    case = models.ForeignKey(Case, models.CASCADE, related_name="case_subjects")
    subject = models.ForeignKey("record.Subject", models.PROTECT, related_name="case_subjects")
    role = models.CharField(max_length=20)  # victim, organisation, relative, group, situation
    position = models.PositiveSmallIntegerField(default=0)  # the order the source gives

    class Meta:
        ordering = ["case_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "subject"], name="one_part_per_subject")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.subject_id} {self.role}"
