"""The Human Rights Council: who sat in it, and who stood for it."""

from django.db import models

from endreprisals.states.models.states import State


class CouncilTerm(models.Model):
    """One term of membership in the Human Rights Council."""

    class Fields:
        public = (
            "id", "state", "from_date", "to_date", "elected_year", "confidence", "note", "source",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    state = models.ForeignKey(State, models.PROTECT, related_name="council_terms")
    from_date = models.DateField()
    to_date = models.DateField()
    elected_year = models.PositiveSmallIntegerField(null=True)
    confidence = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["state_id", "from_date"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_date__lte=models.F("to_date")), name="term_runs_forward"
            ),
            models.UniqueConstraint(fields=["state", "from_date"], name="one_term_per_start"),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.from_date:%Y}-{self.to_date:%Y}"


class Candidacy(models.Model):
    """A State standing for election to the Council in a year, and what came of it."""

    class Fields:
        public = ("id", "state", "year", "result", "confidence", "note", "source")
        staff: tuple[str, ...] = ()

    state = models.ForeignKey(State, models.PROTECT, related_name="candidacies")
    year = models.PositiveSmallIntegerField()  # of the election
    result = models.CharField(max_length=12)  # vocabulary candidacy_results
    confidence = models.CharField(max_length=10)  # vocabulary confidence
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["-year", "state_id"]
        constraints = [
            models.UniqueConstraint(fields=["state", "year"], name="one_candidacy_per_election")
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.year}"
