"""Offices of States that can be written to, and their mailboxes: addresses of offices, never of a
named diplomat. Source: campaigns reference, section 5.
"""

from django.db import models
from django.db.models import F, Q

from endreprisals.states.models.states import State


class Mailbox(models.Model):
    """One mail address that one or more offices share. Its budget counts over all campaigns.

    It is live once a second person has checked it. The address itself never changes: another
    address is another row.
    """

    class Fields:
        public = ("id", "address", "role", "source", "verified_on", "wish", "wished_on")
        staff = (
            "consumer", "verified_again_on", "entered_by", "entered_at", "checked_by", "checked_at",
            "stopped_at", "stopped_by", "stopped_because", "hard_bounced_at", "soft_bounces",
            "before_votes",
        )  # fmt: skip

    class Role(models.TextChoices):
        GENERAL = "general"
        HUMAN_RIGHTS = "human_rights"  # the desk for human rights

    class Wish(models.TextChoices):
        NONE = "none"  # nothing was asked of us
        DIGEST_ONLY = "digest_only"
        STOP = "stop"

    address = models.CharField(max_length=254, unique=True)  # canonical form
    role = models.CharField(max_length=12, choices=Role, default=Role.GENERAL)
    source = models.CharField(max_length=1000)  # where the address stands, with the day of it
    verified_on = models.DateField()  # last seen at its source by a person
    consumer = models.BooleanField(default=False)  # at a provider of private mail: verified twice
    verified_again_on = models.DateField(null=True)
    wish = models.CharField(
        max_length=12, choices=Wish, default=Wish.NONE
    )  # what the mission asked
    wished_on = models.DateField(null=True)
    before_votes = models.BooleanField(default=False)  # wants letters in the 48 hours before a vote
    entered_by = models.CharField(max_length=40)  # number of the person at the desk, never a name
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)  # the second person
    checked_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)  # by us: a hard bounce, a block, a doubt
    stopped_by = models.CharField(max_length=40, blank=True)
    stopped_because = models.CharField(max_length=300, blank=True)
    hard_bounced_at = models.DateTimeField(null=True)
    soft_bounces = models.PositiveSmallIntegerField(default=0)  # in a row

    class Meta:
        ordering = ["address"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="", checked_at=None)
                | (
                    ~Q(checked_by="") & Q(checked_at__isnull=False) & ~Q(checked_by=F("entered_by"))
                ),
                name="mailbox_is_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_because="")
                | (Q(stopped_at__isnull=False) & ~Q(stopped_because="")),
                name="mailbox_stop_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(wish="none") | Q(wished_on__isnull=False), name="wish_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"mailbox {self.pk}"

    @property
    def is_live(self) -> bool:
        """Whether anything at all may be sent there."""
        twice = not self.consumer or self.verified_again_on is not None
        return (
            self.checked_at is not None
            and self.stopped_at is None
            and self.wish != self.Wish.STOP
            and twice
        )


class Office(models.Model):
    """A permanent mission, embassy, foreign ministry or other office that can be written to."""

    class Fields:
        public = (
            "id", "code", "kind", "state", "host", "city", "name", "salutation", "postal_address",
            "languages", "source", "verified_on", "mailbox", "ended_on",
        )  # fmt: skip
        staff = ("entered_by", "entered_at", "checked_by", "checked_at")

    class Kind(models.TextChoices):
        MISSION = "permanent_mission"
        EMBASSY = "embassy"
        MINISTRY = "foreign_ministry"
        OFFICE_HOLDER = "office_holder"  # a minister, a High Representative: by office, not name

    code = models.CharField(max_length=40, unique=True)  # DEU-mission-geneva; in addresses
    kind = models.CharField(max_length=20, choices=Kind)
    # None: an office of an organisation of States, such as a High Representative.
    state = models.ForeignKey(State, models.PROTECT, null=True, related_name="offices")
    host = models.ForeignKey(State, models.PROTECT, null=True, related_name="hosted_offices")
    city = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200, blank=True)  # blank: made from kind, State and city
    salutation = models.CharField(max_length=20)  # code of domain.campaigning.letters
    postal_address = models.TextField(blank=True)  # lines as they are printed on an envelope
    languages = models.JSONField(default=list)  # working languages, best first: ["fr", "en"]
    mailbox = models.ForeignKey(Mailbox, models.PROTECT, null=True, related_name="offices")
    source = models.CharField(max_length=1000)
    verified_on = models.DateField(null=True)  # postal address and name last seen at the source
    ended_on = models.DateField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)  # the second person
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"),
                name="office_code_is_plain",
            ),
            models.CheckConstraint(
                condition=Q(kind="office_holder") | Q(state__isnull=False),
                name="office_is_of_a_state",
            ),
            models.CheckConstraint(
                condition=Q(checked_by="", checked_at=None)
                | (
                    ~Q(checked_by="") & Q(checked_at__isnull=False) & ~Q(checked_by=F("entered_by"))
                ),
                name="office_is_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.code
