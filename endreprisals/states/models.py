"""States and what is true of them apart from any case. `source` says whose word each row is."""

from django.db import models


class State(models.Model):
    """A Member State of the United Nations, or an observer State."""

    class Fields:
        public = ("iso3", "name", "un_short_name", "regional_group", "un_status", "note", "source")
        staff: tuple[str, ...] = ()

    iso3 = models.CharField(max_length=3, primary_key=True)  # ISO 3166-1 alpha-3
    name = models.CharField(max_length=120)
    un_short_name = models.CharField(max_length=120)
    regional_group = models.CharField(max_length=20, blank=True)  # vocabulary regional_groups
    un_status = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["un_short_name"]

    def __str__(self) -> str:
        return self.iso3


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


class TreatyStatus(models.Model):
    """What a State had done about one treaty at a date. Later steps are not in it."""

    class Fields:
        public = ("id", "state", "treaty", "status", "date_edtf", "as_of", "note", "source")
        staff: tuple[str, ...] = ()

    state = models.ForeignKey(State, models.PROTECT, related_name="treaties")
    treaty = models.CharField(max_length=20)  # vocabulary treaties
    status = models.CharField(max_length=20)  # vocabulary treaty_statuses
    date_edtf = models.CharField(max_length=40, blank=True)
    as_of = models.CharField(max_length=40, blank=True)  # the day the status was read
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["state_id", "treaty", "id"]

    def __str__(self) -> str:
        return f"{self.state_id} {self.treaty} {self.status}"


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
