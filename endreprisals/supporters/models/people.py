"""The mailing list and what each person agreed to. Addresses are sealed; rows are found by key."""

from django.db import models
from django.db.models import Q


class Subscriber(models.Model):
    """Somebody on the mailing list, or about to be."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "language", "topics", "state", "asked_at", "confirmed_at", "ended_at", "soft_bounces",
            "soft_bounced_at", "keep_until",
        )  # fmt: skip
        sealed = ("supporter", "address")

    class State(models.TextChoices):
        WAITING = "waiting"  # until the button behind the mailed link is pressed
        ACTIVE = "active"
        LEFT = "left"  # unsubscribed; the address is gone, the key stays until `keep_until`
        BOUNCED = "bounced"

    supporter = models.CharField(max_length=22, primary_key=True)  # supporter key
    address = models.BinaryField(null=True)  # sealed
    language = models.CharField(max_length=10)
    topics = models.JSONField(default=list)  # codes of domain.campaigning.topics
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    soft_bounces = models.PositiveSmallIntegerField(default=0)  # in a row
    soft_bounced_at = models.DateTimeField(null=True)  # the last of them
    keep_until = models.DateField(null=True)  # of one who waits or has left

    class Meta:
        indexes = [
            models.Index(
                fields=["language"], condition=Q(state="active"), name="subscriber_active"
            ),
            models.Index(fields=["keep_until"], name="subscriber_keep_until"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("left", "bounced")) | Q(address=None),
                name="who_left_keeps_no_address",
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(confirmed_at__isnull=False, address__isnull=False),
                name="active_is_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"subscriber {self.state}"


class Consent(models.Model):
    """What somebody agreed to, in which words, apart from what they did."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "purpose", "wording", "about", "given_at", "withdrawn_at", "keep_until")
        sealed = ("supporter",)

    class Purpose(models.TextChoices):
        NEWS = "news"  # mails of the list
        SIGN = "sign"  # to be counted under a text: political opinion
        LIST_NAME = "list_name"  # to stand in the public list of signatories
        NAME_TO_MISSION = "name_to_mission"  # name told to a State
        REPLY_TO_ME = "reply_to_me"  # address told to a State
        POSTCARD = "postcard"  # handed to the family
        POSTCARD_WALL = "postcard_wall"  # shown on the wall

    supporter = models.CharField(max_length=22)
    purpose = models.CharField(max_length=16, choices=Purpose)
    wording = models.CharField(max_length=40)  # version of the sentence that was agreed to
    about = models.CharField(max_length=40, blank=True)  # action:12; blank: in general
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    # At the latest; sooner, with what was agreed to. None: for as long as somebody is on the list.
    keep_until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["supporter", "purpose"], name="consent_of_supporter"),
            models.Index(fields=["keep_until"], name="consent_keep_until"),
        ]

    def __str__(self) -> str:
        return self.purpose


class Mailing(models.Model):
    """One newsletter, in one or more languages, to the subscribers of a topic."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "topic", "state", "send_at", "tested_at", "entered_by", "entered_at",
            "checked_by", "checked_at", "queued_at", "queued", "revision",
        )  # fmt: skip

    class State(models.TextChoices):
        DRAFT = "draft"
        CHECKED = "checked"  # by a second person, after a test mail
        QUEUED = "queued"  # its mails are in the outbox
        STOPPED = "stopped"

    topic = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    send_at = models.DateTimeField(null=True)
    tested_at = models.DateTimeField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(null=True)
    queued = models.PositiveIntegerField(default=0)  # subscribers it was queued for
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-entered_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=models.F("entered_by")),
                name="mailing_is_checked_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"mailing {self.pk}"


class MailingText(models.Model):
    """A mailing in one language: plain words; the simple HTML is made from them."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "mailing", "language", "subject", "body")

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=150)
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailing", "language"], name="one_text_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id} {self.language}"
