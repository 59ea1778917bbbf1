"""The directory: what is known of each body that can act, line by line, each on somebody's word.

A line is never changed: another line takes its place and the old one stays as history. What no
line says is not known, and is shown so.
"""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q

CHECKED_BY_ANOTHER = Q(checked_by="", checked_at=None) | (
    ~Q(checked_by="") & Q(checked_at__isnull=False) & ~Q(checked_by=F("entered_by"))
)
DATA_SET = "data set"  # `entered_by` of rows that came with the files of this package
# What readers see: not ended, and a second person checked it, or it came with the data set.
LIVE = Q(ended_at=None) & (Q(checked_at__isnull=False) | Q(entered_by=DATA_SET))
M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class Entries(models.QuerySet[M_co]):
    """Rows that people or the data set entered, and that end without going away."""

    def live(self) -> Self:
        """Those that readers see."""
        return self.filter(LIVE)

    def waiting(self) -> Self:
        """Those that staff entered and nobody else has checked yet."""
        return self.filter(ended_at=None, checked_at=None).exclude(entered_by=DATA_SET)


class Kept(models.Model):
    """A row that somebody entered: whether readers see it, as `LIVE` asks the database."""

    class Meta:
        abstract = True

    @property
    def is_live(self) -> bool:
        """Readers see it now: not ended, and seen by them at some time."""
        kept: Any = self
        return kept.ended_at is None and self.was_shown

    @property
    def was_shown(self) -> bool:
        """Readers saw it at some time: a second person checked it, or it is of the data set."""
        kept: Any = self
        return kept.checked_at is not None or kept.entered_by == DATA_SET


class Mechanism(models.Model):
    """A body or procedure that receives or acts on word of intimidation and reprisals."""

    class Fields:
        public = (
            "code", "family", "position", "committee", "cooperation", "in_record", "ended_on",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    class Family(models.TextChoices):
        UN_CHARTER = "un_charter"  # the Council, its President, the UPR, special procedures
        UN_TREATY = "un_treaty"  # committees under treaties
        UN_SYSTEM = "un_system"  # the senior official, the yearly report, field presences, funds
        REGIONAL = "regional"
        DIPLOMATIC = "diplomatic"  # embassies under their guidelines
        HELP = "help"  # help lines and funds of organisations

    code = models.CharField(max_length=40, primary_key=True)  # un-senior-official; in addresses
    family = models.CharField(max_length=12, choices=Family)
    position = models.PositiveSmallIntegerField()  # order in the directory
    committee = models.CharField(max_length=8, blank=True)  # vocabulary treaty_bodies: CAT
    cooperation = models.JSONField(default=list)  # domain.directory.COOPERATION; empty: not known
    in_record = models.JSONField(default=dict)  # whose acts show it at work: bodies, actors
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
                name="mechanism_code_is_plain",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Line(Kept):
    """One thing that the directory says of a mechanism, in one language.

    `key` is its place in the field: what takes the place of a line, and what translates it, has its
    key. A translation says which English row it is of, and is shown beside no other. A line that
    staff enter is shown once a second person has checked it; a line of the data set is shown as it
    stands.
    """

    class Fields:
        public = (
            "id", "mechanism", "field", "key", "language", "translates", "position", "text",
            "since", "standing", "source", "checked_on",
        )  # fmt: skip
        staff = ("entered_by", "entered_at", "checked_by", "checked_at", "ended_at", "ended_by")

    class Standing(models.TextChoices):
        READ = "read"  # a page that was read says so; `source` names it
        UNVERIFIED = "unverified"  # from memory or at second hand: shown as such

    mechanism = models.ForeignKey(Mechanism, models.PROTECT, related_name="lines")
    field = models.CharField(max_length=24)  # domain.directory.FIELDS
    key = models.CharField(max_length=40)  # stable, of the files; or "desk-" and 12 hex digits
    language = models.CharField(max_length=8, default="en")
    translates = models.ForeignKey("self", models.PROTECT, null=True, related_name="translations")
    position = models.PositiveSmallIntegerField(default=0)  # order in the field, and no more
    text = models.TextField()
    since = models.CharField(max_length=40, blank=True)  # EDTF: since when it is so, where known
    standing = models.CharField(max_length=10, choices=Standing)
    source = models.TextField(blank=True)
    checked_on = models.DateField(null=True)  # the day the source was last seen; None: not known
    entered_by = models.CharField(max_length=40)  # number of a person at the desk, or "data set"
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # replaced or taken out: history
    ended_by = models.CharField(max_length=40, blank=True)

    objects = Entries.as_manager()

    class Meta:
        ordering = ["mechanism_id", "field", "position", "key", "language", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mechanism", "field", "key", "language"],
                condition=LIVE,
                name="one_live_line_in_each_place",
            ),
            models.CheckConstraint(condition=CHECKED_BY_ANOTHER, name="line_is_checked_by_another"),
            models.CheckConstraint(
                condition=~Q(standing="read") | ~Q(source=""), name="what_was_read_has_a_source"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="line_says_something"),
            models.CheckConstraint(condition=~Q(key=""), name="line_has_a_place"),
            models.CheckConstraint(
                condition=Q(language="en", translates=None)
                | (~Q(language="en") & Q(translates__isnull=False)),
                name="translation_says_of_which_line",
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.pk}"


class BodyContact(Kept):
    """A way to reach a mechanism. Another value is another row; the old one stays as history.

    Live once a second person has checked it, or when it came with the data set. `verified_on` is
    the last day of `seen` that two people stand for: None is shown as "not verified", more than
    90 days as stale, and neither is hidden or offered as certain.
    """

    class Fields:
        public = ("id", "mechanism", "kind", "value", "label", "source", "verified_on")
        staff = ("entered_by", "entered_at", "checked_by", "checked_at", "ended_at", "ended_by", "ended_because")  # fmt: skip # noqa: E501

    class Kind(models.TextChoices):
        EMAIL = "email"
        URL = "url"  # a page that says how to turn to the body
        FORM = "form"  # a form of the body itself
        PHONE = "phone"
        POST = "post"

    mechanism = models.ForeignKey(Mechanism, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=5, choices=Kind)
    value = models.CharField(max_length=500)
    label = models.CharField(max_length=120, blank=True)  # what it is for, in English
    source = models.TextField()
    verified_on = models.DateField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=40, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    objects = Entries.as_manager()

    class Meta:
        ordering = ["mechanism_id", "kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mechanism", "kind", "value"],
                condition=LIVE,
                name="one_live_row_for_each_contact",
            ),
            models.CheckConstraint(
                condition=CHECKED_BY_ANOTHER, name="body_contact_is_checked_by_another"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="body_contact_ends_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


class BodyContactSeen(models.Model):
    """A day on which one person saw a contact at its source. It counts once another confirmed it.

    Taken back when it was wrong; it stays as history either way.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "contact", "on", "noted_by", "noted_at", "confirmed_by", "confirmed_at",
            "ended_by", "ended_at",
        )  # fmt: skip

    contact = models.ForeignKey(BodyContact, models.PROTECT, related_name="seen")
    on = models.DateField()
    noted_by = models.CharField(max_length=40)
    noted_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=40, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=40, blank=True)  # taken back
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by="", confirmed_at=None)
                | (
                    ~Q(confirmed_by="")
                    & Q(confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("noted_by"))
                ),
                name="day_seen_is_confirmed_by_another",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="one_day_seen_waits_for_each_contact",
            ),
        ]

    def __str__(self) -> str:
        return f"seen {self.pk}"
