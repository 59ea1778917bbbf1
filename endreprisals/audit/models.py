"""One table: what was done to the record. Rows are added and never changed."""

from django.db import models


class Event(models.Model):
    """One change to the record, told without personal data: ids and counts only."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "kind", "target", "actor", "at", "detail")

    class Kind(models.TextChoices):
        DATA_LOADED = "data_loaded"
        CASE_PUBLISHED = "case_published"
        CASE_WITHDRAWN = "case_withdrawn"
        MERGED = "merged"
        MERGE_UNDONE = "merge_undone"
        RELEASED = "released"

    kind = models.CharField(max_length=40, choices=Kind)
    target = models.CharField(max_length=80, blank=True)  # a public id, never a name
    actor = models.CharField(max_length=80)  # role or account number, never a name
    at = models.DateTimeField()
    detail = models.JSONField(default=dict)  # counts and codes only

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}".strip()
