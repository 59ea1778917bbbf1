"""One row per release of the data set."""

from django.db import models


class Release(models.Model):
    """A numbered state of the public data set: what it held, and what changed since the last."""

    class Fields:
        public = (
            "id", "number", "at", "checksum", "cases", "fingerprints", "added", "changed",
            "withdrawn",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    checksum = models.CharField(max_length=64)  # SHA-256 of the canonical JSON of all cases
    cases = models.PositiveIntegerField()
    fingerprints = models.JSONField(default=dict)  # public id -> SHA-256 of the case
    added = models.JSONField(default=list)  # public ids
    changed = models.JSONField(default=list)
    withdrawn = models.JSONField(default=list)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"release {self.number}"
