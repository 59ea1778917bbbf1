"""Subjects: the people, groups, organisations and situations that cases are about."""

from django.db import models


class Subject(models.Model):
    """Somebody or something the record follows over many years."""

    class Fields:
        public = ("id", "public_id", "kind", "label", "note", "merged_into", "withdrawn_at")
        staff: tuple[str, ...] = ()

    public_id = models.CharField(max_length=20, unique=True)  # S-EGY-0001, never a name
    kind = models.CharField(max_length=20)  # vocabulary subject_kinds
    label = models.CharField(max_length=300)  # the primary name, or a neutral description
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["public_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="subject_not_merged_into_itself",
            )
        ]

    def __str__(self) -> str:
        return self.public_id


class Name(models.Model):
    """One spelling of a subject's name as a source shows it; nothing is transliterated."""

    class Fields:
        public = ("id", "subject", "text", "script", "lang", "kind", "source")
        staff: tuple[str, ...] = ()

    class Kind(models.TextChoices):
        PRIMARY = "primary"
        ALIAS = "alias"
        OWN_SCRIPT = "own_script"
        SPELLING = "spelling"

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    script = models.CharField(max_length=4)  # ISO 15924
    lang = models.CharField(max_length=12, blank=True)  # BCP 47
    kind = models.CharField(max_length=12, choices=Kind)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="names")

    class Meta:
        ordering = ["subject_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "text"], name="one_row_per_spelling"),
            models.UniqueConstraint(
                fields=["subject"],
                condition=models.Q(kind="primary"),
                name="one_primary_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind}"
