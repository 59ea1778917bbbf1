"""Citations: which source says a fact, and where in it."""

from django.db import models


class Citation(models.Model):
    """One source for one fact or one mention of a case; with neither, for the case as a whole."""

    class Fields:
        public = ("id", "source", "place", "case", "fact", "mention")
        staff: tuple[str, ...] = ()

    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="citations")
    place = models.CharField(max_length=200, blank=True)  # "annex I, para. 25"
    case = models.ForeignKey("record.Case", models.CASCADE, related_name="citations")
    fact = models.ForeignKey("record.Fact", models.CASCADE, null=True, related_name="citations")
    mention = models.ForeignKey(
        "record.Mention", models.CASCADE, null=True, related_name="citations"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fact=None) | models.Q(mention=None),
                name="citation_supports_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.place}".strip()
