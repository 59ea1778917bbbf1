"""Statements in meetings of the United Nations, the States they were made for, what they named."""

from django.db import models

from endreprisals.states.models.states import State


class Statement(models.Model):
    """What one State said in one meeting, for itself or for a group of States.

    A statement whose speaker no source gives stands for at least one: `identified` is then no, and
    it is never counted as one. What it named is told by `record.Raise` and by `CountryRaise`.
    """

    class Fields:
        public = (
            "id", "number", "forum", "session", "committee", "item", "date_edtf", "date_lower",
            "date_upper", "speaker", "on_behalf_of", "identified", "text_url", "note",
            "source",
        )  # fmt: skip
        staff = ("source_key", "withdrawn_at")

    number = models.CharField(max_length=40, unique=True)  # HRC51-DEU, HRC51-benelux; in addresses
    forum = models.CharField(max_length=80)  # as the source writes it: HRC55 item 5
    session = models.CharField(max_length=12, blank=True)  # HRC55, UNGA79, UPR36; blank: not read
    committee = models.CharField(max_length=10, blank=True)  # third; blank: plenary or not said
    item = models.CharField(max_length=10, blank=True)  # of the agenda
    date_edtf = models.CharField(max_length=60, blank=True)
    date_lower = models.DateField(null=True)
    date_upper = models.DateField(null=True)
    speaker = models.ForeignKey(State, models.PROTECT, null=True, related_name="spoken_statements")
    on_behalf_of = models.CharField(max_length=40, blank=True)  # vocabulary state_groups
    identified = models.BooleanField(default=True)
    text_url = models.URLField(max_length=1000, blank=True)  # where its own words can be read
    note = models.TextField(blank=True)
    source = models.TextField()
    source_key = models.CharField(max_length=160, unique=True)  # the row in the fact tables
    withdrawn_at = models.DateTimeField(null=True)  # by the desk, or gone from the tables

    class Meta:
        ordering = ["date_lower", "number"]
        indexes = [models.Index(fields=["session", "date_lower"], name="statement_session")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(date_edtf="", date_lower=None, date_upper=None)
                | (
                    ~models.Q(date_edtf="")
                    & models.Q(date_lower__isnull=False, date_lower__lte=models.F("date_upper"))
                ),
                name="statement_date_has_both_bounds",
            )
        ]

    def __str__(self) -> str:
        return self.number


class StatementState(models.Model):
    """A State for which a statement was made. A group's members are those of the day."""

    class Fields:
        public = ("id", "statement", "state", "basis", "note")
        staff: tuple[str, ...] = ()

    class Basis(models.TextChoices):
        LISTED = "listed"  # a source names the State
        MEMBER = "member"  # a member of the group on that day; the source names the group alone

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="made_for")
    state = models.ForeignKey(State, models.PROTECT, related_name="statements")
    basis = models.CharField(max_length=8, choices=Basis)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["statement_id", "state_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "state"], name="one_row_per_state_of_statement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.statement_id}"


class CountryRaise(models.Model):
    """A country that a statement spoke about without naming a case that this record holds."""

    class Fields:
        public = ("id", "statement", "state", "how", "about", "note", "source")
        staff: tuple[str, ...] = ()

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="countries")
    state = models.ForeignKey(State, models.PROTECT, related_name="spoken_of")
    how = models.CharField(max_length=10)  # vocabulary raise_kinds
    about = models.CharField(max_length=200, blank=True)  # in our own words, nobody's name
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["statement_id", "state_id", "id"]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.state_id}"


class StatementVersion(models.Model):
    """What a statement said before the desk or a load changed it. Rows are only added."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "statement", "at", "actor", "reason", "said")

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="versions")
    at = models.DateTimeField()
    actor = models.CharField(max_length=40)  # number of the person at the desk, never a name
    reason = models.CharField(max_length=300)
    said = models.JSONField()  # every column, States, countries and cases as they stood

    class Meta:
        ordering = ["statement_id", "at", "id"]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.at:%Y-%m-%d}"


class ClosedSession(models.Model):
    """A session whose statements are all in the ledger, as somebody at the desk vouches."""

    class Fields:
        public = ("session", "closed_at", "source")
        staff = ("closed_by",)

    session = models.CharField(max_length=12, primary_key=True)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=40)  # number of the person at the desk
    source = models.TextField()  # why it is held to be complete

    class Meta:
        ordering = ["session"]

    def __str__(self) -> str:
        return self.session
