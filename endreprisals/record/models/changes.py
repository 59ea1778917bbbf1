"""What changed: the public list of changes, and reversible judgements on duplicates."""

from django.db import models


class Change(models.Model):
    """One public line: which case was added, corrected, withdrawn or merged, and when."""

    class Fields:
        public = ("id", "at", "kind", "public_id", "into_public_id")
        staff: tuple[str, ...] = ()

    class Kind(models.TextChoices):
        ADDED = "added"
        CORRECTED = "corrected"
        WITHDRAWN = "withdrawn"
        MERGED = "merged"
        RESTORED = "restored"

    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind)
    public_id = models.CharField(max_length=20)  # of the case; nothing else is said
    into_public_id = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="change_latest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class MergeJudgement(models.Model):
    """A person's word on whether two cases or two subjects are one. It can be taken back."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "what", "kept_id", "merged_id", "verdict", "reason", "by", "at", "undone_at",
        )  # fmt: skip

    class What(models.TextChoices):
        CASE = "case"
        SUBJECT = "subject"

    class Verdict(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"
        UNSURE = "unsure"

    what = models.CharField(max_length=8, choices=What)
    kept_id = models.CharField(max_length=20)  # public ids
    merged_id = models.CharField(max_length=20)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.kept_id}, {self.merged_id}"
