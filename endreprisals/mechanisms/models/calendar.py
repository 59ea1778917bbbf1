"""The calendar: sessions, reviews, calls and deadlines, each with its source and how sure it is."""

from django.db import models
from django.db.models import F, Q

from endreprisals.mechanisms.models.directory import CHECKED_BY_ANOTHER, Entries, Kept, Mechanism


class CalendarEntry(Kept):
    """One date or span of a body. What staff enter is shown once a second person has checked it.

    Nor does one person alone take a date from readers: `ending_*` is what one asked for.
    """

    class Fields:
        public = (
            "id", "code", "mechanism", "kind", "titles", "state", "date_edtf", "date_lower",
            "date_upper", "confidence", "basis", "source", "url", "checked_on",
        )  # fmt: skip
        staff = (
            "entered_by", "entered_at", "checked_by", "checked_at", "ending_by", "ending_at",
            "ending_because", "ended_at", "ended_by",
        )  # fmt: skip

    class Kind(models.TextChoices):
        SESSION = "session"
        REVIEW = "review"  # of one State, or of a group of States
        CALL = "call"  # a call for input
        DEADLINE = "deadline"
        DIALOGUE = "dialogue"
        ELECTION = "election"

    class Confidence(models.TextChoices):
        CONFIRMED = "confirmed"  # the body's own page says so
        REPORTED = "reported"  # somebody else says so
        EXPECTED = "expected"  # reckoned from earlier years; `basis` says how

    # Stable: the feed knows the date by it. What takes the place of `hrc66` is `hrc66--2`.
    code = models.CharField(max_length=60, unique=True)
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True, related_name="dates")
    kind = models.CharField(max_length=10, choices=Kind)
    titles = models.JSONField()  # {"en": "...", "fr": "...", "es": "..."}
    state = models.ForeignKey("states.State", models.PROTECT, null=True, related_name="+")
    date_edtf = models.CharField(max_length=60)
    date_lower = models.DateField()
    date_upper = models.DateField()
    confidence = models.CharField(max_length=10, choices=Confidence)
    basis = models.TextField(blank=True)  # how an expected date was reckoned
    source = models.TextField()
    url = models.CharField(max_length=500, blank=True)
    checked_on = models.DateField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    ending_by = models.CharField(max_length=40, blank=True)  # who asked that it be taken out
    ending_at = models.DateTimeField(null=True)
    ending_because = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)  # wrong, moved or called off
    ended_by = models.CharField(max_length=40, blank=True)

    objects = Entries.as_manager()

    class Meta:
        ordering = ["date_lower", "date_upper", "code"]
        indexes = [models.Index(fields=["date_upper"], name="calendar_until")]
        constraints = [
            models.CheckConstraint(
                condition=Q(date_lower__lte=F("date_upper")), name="calendar_dates_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(confidence="expected") | ~Q(basis=""),
                name="what_is_expected_says_why",
            ),
            models.CheckConstraint(
                condition=CHECKED_BY_ANOTHER, name="calendar_is_checked_by_another"
            ),
            models.CheckConstraint(
                condition=Q(ending_by="", ending_at=None, ending_because="")
                | (~Q(ending_by="") & Q(ending_at__isnull=False) & ~Q(ending_because="")),
                name="calendar_end_is_asked_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.code
