"""Letters in supporters' own words, digests to missions, and what missions answered."""

from django.db import models
from django.db.models import Q

from endreprisals.campaigns.models.plans import Action


class Letter(models.Model):
    """Own words of one supporter to one office about one case. Edited until it is on its way.

    Anybody can type somebody else's address, so what is not confirmed yet stands beside the letter
    that was and touches it only once it is confirmed itself. The words are emptied 28 days after
    they ended; what stays is that there was a letter.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "action", "office", "mailbox", "language", "country", "show_country", "state",
            "because", "words_print", "received_at", "confirmed_at", "seen_by", "seen_at", "mail",
            "ended_at", "erased_at", "keep_until",
        )  # fmt: skip
        sealed = ("supporter", "subject", "words", "sample", "name", "reply_to")

    class State(models.TextChoices):
        WAITING = "waiting"  # for the button behind the mailed link
        TO_SEE = "to_see"  # for a person at the desk
        QUEUED = "queued"  # for a place in the budget of the mailbox
        SCHEDULED = "scheduled"  # in the outbox with a time
        SENT = "sent"
        DIGEST = "digest"  # counted in the digest instead: too many, too alike, or asked so
        REFUSED = "refused"  # by a person, who says why
        FAILED = "failed"
        STOPPED = "stopped"  # case withdrawn, campaign over, mission said stop
        REMOVED = "removed"  # by its writer

    supporter = models.CharField(max_length=22)
    action = models.ForeignKey(Action, models.PROTECT, related_name="letters")
    office = models.ForeignKey("states.Office", models.PROTECT, related_name="letters")
    mailbox = models.ForeignKey("states.Mailbox", models.PROTECT, related_name="letters")
    language = models.CharField(max_length=10)
    country = models.CharField(max_length=3, blank=True)
    show_country = models.BooleanField(default=False)
    subject = models.BinaryField(null=True)  # sealed
    words = models.BinaryField(null=True)  # sealed
    sample = models.BinaryField(null=True)  # sealed; a sentence that a person chose for digests
    name = models.BinaryField(null=True)  # sealed; only with consent to tell it to the State
    reply_to = models.BinaryField(null=True)  # sealed; only by explicit choice
    words_print = models.JSONField(default=list)  # keyed hashes, for the check of likeness
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    because = models.CharField(max_length=40, blank=True)  # a code
    received_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=40, blank=True)
    seen_at = models.DateTimeField(null=True)
    mail = models.OneToOneField(
        "supporters.Mail", models.SET_NULL, null=True, related_name="letter"
    )
    ended_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)  # when the words were emptied
    keep_until = models.DateField()

    class Meta:
        ordering = ["received_at", "id"]
        indexes = [
            models.Index(fields=["state", "mailbox"], name="letter_state"),
            models.Index(fields=["keep_until"], name="letter_keep_until"),
        ]
        constraints = [
            # One per supporter, mission and case: an action is about one case.
            models.UniqueConstraint(
                fields=["supporter", "action", "office"],
                condition=~Q(state="waiting"),
                name="one_letter_each",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} {self.state}"


class MailboxDay(models.Model):
    """What one mailbox got from us on one day in Geneva: the budget, held by the database."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "mailbox", "day", "letters", "digests")

    mailbox = models.ForeignKey("states.Mailbox", models.PROTECT, related_name="days")
    day = models.DateField()
    letters = models.PositiveSmallIntegerField(default=0)
    digests = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "day"], name="one_row_a_mailbox_and_day"),
            models.CheckConstraint(condition=Q(letters__lte=20), name="at_most_20_letters_a_day"),
            models.CheckConstraint(condition=Q(digests__lte=1), name="at_most_one_digest_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.day}"


class Digest(models.Model):
    """What one mailbox was told of all campaigns together: numbers, breakdown, samples."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "mailbox", "day", "told", "counted_until", "mail", "made_at")

    mailbox = models.ForeignKey("states.Mailbox", models.PROTECT, related_name="digests")
    day = models.DateField()
    told = models.JSONField(default=list)  # by action: numbers by way, by country where k >= 20
    counted_until = models.DateTimeField()  # the next one begins here
    mail = models.OneToOneField("supporters.Mail", models.PROTECT, null=True, related_name="digest")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "day"], name="one_digest_a_mailbox_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.day}"


class MissionReply(models.Model):
    """A mail that came back to us, quarantined until a person has said what it is."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "mailbox", "letter", "digest", "file_key", "received_at", "authentic", "kind",
            "classified_by", "classified_at", "statement", "stance", "keep_until",
        )  # fmt: skip
        sealed = ("words",)

    class Kind(models.TextChoices):
        UNSEEN = "unseen"
        ACKNOWLEDGES = "acknowledges"
        POSITION = "position"  # says what the State holds: may feed the ledger
        REFUSES = "refuses"
        STOP = "stop"
        DIGEST_ONLY = "digest_only"
        BOUNCE_HARD = "bounce_hard"
        BOUNCE_SOFT = "bounce_soft"
        AUTOMATIC = "automatic"  # out of office
        NOT_A_REPLY = "not_a_reply"

    mailbox = models.ForeignKey(
        "states.Mailbox", models.PROTECT, null=True, related_name="mission_replies"
    )  # None: whose it is cannot be told
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="replies")
    digest = models.ForeignKey(Digest, models.SET_NULL, null=True, related_name="replies")
    file_key = models.CharField(max_length=64, unique=True)  # SHA-256 of the mail as it came
    received_at = models.DateTimeField()
    authentic = models.CharField(max_length=20)  # code of `supporters.services.incoming`
    words = models.BinaryField(null=True)  # sealed: the mail as it came
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.UNSEEN)
    classified_by = models.CharField(max_length=40, blank=True)
    classified_at = models.DateTimeField(null=True)
    statement = models.ForeignKey(
        "states.Statement", models.SET_NULL, null=True, related_name="mission_replies"
    )  # of the ledger
    stance = models.ForeignKey(
        "ledger.Stance", models.SET_NULL, null=True, related_name="mission_replies"
    )
    keep_until = models.DateField()

    class Meta:
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return f"reply {self.pk} {self.kind}"
