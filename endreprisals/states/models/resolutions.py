"""Resolutions and joint statements on reprisals, and the States behind them."""

from django.db import models

from endreprisals.states.models.states import State


class Resolution(models.Model):
    """A resolution on cooperation with the United Nations, and how it was adopted."""

    class Fields:
        public = (
            "id", "symbol", "title", "date", "adopted", "in_favour", "against", "abstentions",
            "note", "confidence", "source",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    symbol = models.CharField(max_length=40, unique=True)
    title = models.TextField()
    date = models.CharField(max_length=40, blank=True)  # EDTF
    adopted = models.CharField(max_length=20, blank=True)
    in_favour = models.PositiveSmallIntegerField(null=True)
    against = models.PositiveSmallIntegerField(null=True)
    abstentions = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)
    confidence = models.CharField(max_length=120, blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["date", "symbol"]

    def __str__(self) -> str:
        return self.symbol


class Cosponsorship(models.Model):
    """A State that a source lists as co-sponsor; which resolution is said where known."""

    class Fields:
        public = ("id", "state", "name_in_source", "resolution", "note", "source")
        staff: tuple[str, ...] = ()

    state = models.ForeignKey(State, models.PROTECT, related_name="cosponsorships")
    name_in_source = models.CharField(max_length=120)
    resolution = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["state_id", "resolution"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "resolution", "source"], name="one_cosponsorship_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.resolution}"


class JointStatement(models.Model):
    """A statement on reprisals made by one State for a group of States."""

    class Fields:
        public = (
            "id", "year", "date", "forum", "lead", "second_lead", "states_count", "note", "source",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    year = models.PositiveSmallIntegerField()
    date = models.CharField(max_length=40, blank=True)  # EDTF
    forum = models.CharField(max_length=80)
    lead = models.ForeignKey(State, models.PROTECT, null=True, related_name="led_statements")
    # Two States may lead together; more than two never have.
    second_lead = models.ForeignKey(
        State, models.PROTECT, null=True, related_name="led_statements_second"
    )
    states_count = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["year", "forum"]

    def __str__(self) -> str:
        return f"{self.forum} {self.year}"


class JointStatementSignature(models.Model):
    """One State on a published list of those who joined a statement."""

    class Fields:
        public = ("id", "year", "forum", "state", "name_in_source", "source")
        staff: tuple[str, ...] = ()

    year = models.PositiveSmallIntegerField()
    forum = models.CharField(max_length=80)
    state = models.ForeignKey(State, models.PROTECT, related_name="joint_signatures")
    name_in_source = models.CharField(max_length=120)
    source = models.TextField()

    class Meta:
        ordering = ["year", "forum", "state_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "forum", "state", "source"], name="one_signature_per_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.forum}"
