"""The outbox: every mail that is to leave, with what became of it."""

from django.db import models
from django.db.models import Q


class Mail(models.Model):
    """One mail to one address. Its words are made when it leaves, from `kind` and `detail`.

    So a text, a case or a consent that was withdrawn meanwhile is seen before anything leaves.
    `sent` is written only after the relay took it; a mail of which nobody knows whether the relay
    took it is `unknown` and never tried again by the machine.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "key", "stream", "kind", "mailbox", "language", "detail", "state", "because",
            "attempts", "not_before", "queued_at", "claimed_at", "sent_at", "ended_at",
            "message_id", "answer",
        )  # fmt: skip
        sealed = ("supporter", "address")

    class Stream(models.TextChoices):
        """Each with its own sending domain, signing key and pause switch."""

        CONFIRM = "confirm"  # to people who just typed their address
        NEWS = "news"  # the mailing list
        LETTERS = "letters"  # own words, to missions
        DIGESTS = "digests"  # counts, to missions
        STAFF = "staff"  # tests, to an address that somebody at the desk types

    class State(models.TextChoices):
        QUEUED = "queued"
        SENDING = "sending"  # claimed by a worker and perhaps on its way
        SENT = "sent"  # the relay took it
        FAILED = "failed"  # refused for good
        UNKNOWN = "unknown"  # the worker ended in the middle: a person decides
        STOPPED = "stopped"  # taken out before it left; `because` says why

    key = models.CharField(max_length=120, unique=True)  # what makes a second one the same mail
    stream = models.CharField(max_length=8, choices=Stream)
    kind = models.CharField(max_length=40)  # a name in settings.MAIL_KINDS
    supporter = models.CharField(max_length=22, blank=True)  # supporter key; blank: not to a person
    address = models.BinaryField(null=True)  # sealed; emptied once the mail has ended
    mailbox = models.ForeignKey(
        "states.Mailbox", models.PROTECT, null=True, related_name="mails"
    )  # of a mission, instead of `address`
    language = models.CharField(max_length=10)
    detail = models.JSONField(default=dict)  # ids and codes only: no name, no address, no words
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    because = models.CharField(max_length=40, blank=True)  # a code
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    queued_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=120, blank=True)
    answer = models.CharField(
        max_length=200, blank=True
    )  # of the relay: code and class, no address

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["stream", "not_before"], condition=Q(state="queued"), name="mail_due"
            ),
            models.Index(fields=["supporter"], name="mail_supporter", condition=~Q(supporter="")),
            models.Index(fields=["mailbox", "sent_at"], name="mail_mailbox"),
            models.Index(fields=["state", "stream"], name="mail_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False, ended_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
                name="mail_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(mailbox=None) | Q(address=None), name="mail_goes_to_one_place"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("queued", "sending", "unknown")) | Q(address=None),
                name="mail_that_ended_keeps_no_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Pause(models.Model):
    """A switch that holds mails back: of everything, of one stream, of one mailbox."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("what", "paused_by", "paused_at", "because")

    what = models.CharField(max_length=40, primary_key=True)  # all, stream:news, mailbox:12
    paused_by = models.CharField(max_length=40)
    paused_at = models.DateTimeField()
    because = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.what


class Written(models.Model):
    """How many mails of a kind one address was sent on a day: no stranger's mailbox is bombed."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "kind", "day", "times")
        sealed = ("supporter",)

    supporter = models.CharField(max_length=22)
    kind = models.CharField(max_length=40)
    day = models.DateField()  # kept for as long as the limit looks back
    times = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["supporter", "kind", "day"], name="one_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
