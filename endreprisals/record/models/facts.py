"""Facts: dated statements about a case, each on the word of at least one source.

Every kind of fact is a row of `Fact` with a row of its own kind beside it, so that one query
gives a case its whole path in order (ADR 0004).
"""

from datetime import date

from django.db import models

from endreprisals.record.models.cases import Case

# The last day that a date can mean: a bare year stands behind the exact days of that year. An
# open end counts from its beginning.
LAST_DAY = models.Case(
    models.When(date_upper=date.max, then=models.F("date_lower")),
    default=models.F("date_upper"),
)
# Undated facts come first on every database, so that the last one is the latest.
IN_ORDER = (
    LAST_DAY.asc(nulls_first=True),
    models.F("date_lower").asc(nulls_first=True),
    "id",
)


class Fact(models.Model):
    """One dated statement about a case. The date is EDTF, with its bounds stored beside it."""

    class Fields:
        public = (
            "id", "case", "kind", "event_type", "date_edtf", "date_lower", "date_upper",
            "description", "actor", "confidence", "note",
        )  # fmt: skip
        staff = ("source_key", "staff_note")

    class Kind(models.TextChoices):
        COOPERATION = "cooperation"
        ACT = "act"
        UN_ACTION = "un_action"
        STATE_REPLY = "state_reply"
        RAISE = "raise"
        STATUS = "status"
        OUTCOME = "outcome"
        STEP = "step"

    case = models.ForeignKey(Case, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    event_type = models.CharField(max_length=40, blank=True)  # vocabulary event_types, as tabled
    date_edtf = models.CharField(max_length=60, blank=True)  # blank: the date is not known
    date_lower = models.DateField(null=True)  # open start: 0001-01-01
    date_upper = models.DateField(null=True)  # open end: 9999-12-31
    description = models.TextField(blank=True)
    actor = models.CharField(max_length=300, blank=True)  # who, as the source names them
    confidence = models.CharField(max_length=10, blank=True)  # vocabulary confidence
    note = models.TextField(blank=True)  # where sources differ, and how
    source_key = models.CharField(max_length=160, unique=True)  # the row in the fact tables
    staff_note = models.TextField(blank=True)

    class Meta:
        ordering = ["case_id", "date_lower", "date_upper", "id"]
        indexes = [
            models.Index(fields=["case", "date_lower"], name="fact_case_date"),
            models.Index(fields=["kind", "date_lower", "date_upper"], name="fact_kind_dates"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(date_edtf="", date_lower=None, date_upper=None)
                | (
                    ~models.Q(date_edtf="")
                    & models.Q(date_lower__isnull=False, date_lower__lte=models.F("date_upper"))
                ),
                name="fact_date_has_both_bounds",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "cooperation", "act", "un_action", "state_reply", "raise", "status",
                        "outcome", "step",
                    ]
                ),
                name="fact_kind_is_known",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.date_edtf}"


class Cooperation(Fact):
    """What somebody did with the United Nations: the trigger."""

    class Fields:
        public = ("fact_ptr",)
        staff: tuple[str, ...] = ()


class CooperationBody(models.Model):
    """A body that was cooperated with."""

    class Fields:
        public = ("id", "cooperation", "body")
        staff: tuple[str, ...] = ()

    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="bodies")
    body = models.CharField(max_length=40)  # vocabulary engagement_bodies

    class Meta:
        ordering = ["cooperation_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "body"], name="one_row_per_body")
        ]

    def __str__(self) -> str:
        return self.body


class CooperationKind(models.Model):
    """A way of cooperating."""

    class Fields:
        public = ("id", "cooperation", "code")
        staff: tuple[str, ...] = ()

    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="kinds")
    code = models.CharField(max_length=40)  # vocabulary engagement_types

    class Meta:
        ordering = ["cooperation_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "code"], name="one_row_per_way")
        ]

    def __str__(self) -> str:
        return self.code


class Act(Fact):
    """An alleged act of intimidation or reprisal. Three places are kept apart."""

    class Fields:
        public = (
            "fact_ptr", "actor_kind", "state_responsible", "state_of_act", "place_of_act",
            "state_of_victim", "place_of_victim",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    actor_kind = models.CharField(max_length=20, blank=True)  # perpetrators, joined by "; "
    state_responsible = models.ForeignKey(
        "states.State", models.PROTECT, null=True, related_name="acts_responsible"
    )
    state_of_act = models.ForeignKey(
        "states.State", models.PROTECT, null=True, related_name="acts_on_soil"
    )
    place_of_act = models.CharField(max_length=120, blank=True)
    state_of_victim = models.ForeignKey(
        "states.State", models.PROTECT, null=True, related_name="acts_on_residents"
    )
    place_of_victim = models.CharField(max_length=120, blank=True)


class ActType(models.Model):
    """What kind of act it was, and how that was read."""

    class Fields:
        public = ("id", "act", "code", "basis")
        staff: tuple[str, ...] = ()

    class Basis(models.TextChoices):
        CODED = "coded"  # a label on the source's own record
        NARRATIVE = "narrative"  # read from a description; the weaker one
        CASE_TABLE = "case_table"  # given for the case, not for one dated act

    act = models.ForeignKey(Act, models.CASCADE, related_name="types")
    code = models.CharField(max_length=40)  # vocabulary act_types
    basis = models.CharField(max_length=12, choices=Basis)

    class Meta:
        ordering = ["act_id", "id"]
        constraints = [models.UniqueConstraint(fields=["act", "code"], name="one_row_per_act_type")]

    def __str__(self) -> str:
        return self.code


class ActVictim(models.Model):
    """A subject that an act was directed at."""

    class Fields:
        public = ("id", "act", "subject", "role")
        staff: tuple[str, ...] = ()

    act = models.ForeignKey(Act, models.CASCADE, related_name="victims")
    subject = models.ForeignKey("record.Subject", models.PROTECT, related_name="acts")
    role = models.CharField(max_length=20)  # direct, relative, associate, organisation

    class Meta:
        ordering = ["act_id", "id"]
        constraints = [models.UniqueConstraint(fields=["act", "subject"], name="one_victim_row")]

    def __str__(self) -> str:
        return f"{self.act_id} {self.subject_id}"


class UNAction(Fact):
    """What a United Nations body did about it."""

    class Fields:
        public = ("fact_ptr", "action", "body", "reference")
        staff: tuple[str, ...] = ()

    action = models.CharField(max_length=40)  # vocabulary un_action kinds (event types)
    body = models.CharField(max_length=60, blank=True)  # vocabulary prior_un_bodies
    reference = models.CharField(max_length=200, blank=True)  # symbol or communication code


class StateReply(Fact):
    """What the State answered, or that a source says it did."""

    class Fields:
        public = ("fact_ptr", "answer", "answers_to")
        staff: tuple[str, ...] = ()

    answer = models.CharField(max_length=12)  # vocabulary answers: yes, no
    answers_to = models.ForeignKey(UNAction, models.SET_NULL, null=True, related_name="replies")


class Raise(Fact):
    """A case or situation named in a statement of a State; who spoke and for whom stands there."""

    class Fields:
        public = ("fact_ptr", "statement", "how")
        staff: tuple[str, ...] = ()

    statement = models.ForeignKey("states.Statement", models.PROTECT, related_name="raises")
    how = models.CharField(max_length=10, default="named")  # vocabulary raise_kinds


class Status(Fact):
    """A spell: what the situation of a subject is reported to be, from when, until when."""

    class Fields:
        public = (
            "fact_ptr", "code", "subject", "to_edtf", "to_lower", "to_upper", "end_kind",
            "last_known_edtf",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    code = models.CharField(max_length=20)  # vocabulary statuses
    subject = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="spells")
    to_edtf = models.CharField(max_length=60, blank=True)  # blank: no end is reported
    to_lower = models.DateField(null=True)
    to_upper = models.DateField(null=True)
    end_kind = models.CharField(max_length=40, blank=True)  # vocabulary end_kinds
    last_known_edtf = models.CharField(max_length=60, blank=True)  # last reported so; never "still"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_edtf="", to_lower=None, to_upper=None)
                | (
                    ~models.Q(to_edtf="")
                    & models.Q(to_lower__isnull=False, to_lower__lte=models.F("to_upper"))
                ),
                name="spell_end_has_both_bounds",
            )
        ]


class Outcome(Fact):
    """How one strand of the case ended, as last reported."""

    class Fields:
        public = ("fact_ptr", "code", "subject")
        staff: tuple[str, ...] = ()

    code = models.CharField(max_length=40)  # vocabulary outcomes
    subject = models.ForeignKey(
        "record.Subject", models.PROTECT, null=True, related_name="outcomes"
    )


class Step(Fact):
    """Another dated step: a complaint, a court decision, an action of an organisation."""

    class Fields:
        public = ("fact_ptr", "code")
        staff: tuple[str, ...] = ()

    code = models.CharField(max_length=40)  # vocabulary event_types


def not_taken_back() -> models.Q:
    """Facts without those that a statement told which was taken back at the desk.

    A list of the few that were costs a query nothing; joins to every raise and its statement would.
    """
    taken_back = Raise.objects.filter(statement__withdrawn_at__isnull=False)
    return ~models.Q(pk__in=taken_back.values("pk"))
