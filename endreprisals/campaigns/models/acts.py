"""What supporters did. Rows are found by the keyed hash of an address, never by an address."""

from django.db import models
from django.db.models import F, Q

from endreprisals.campaigns.models.plans import Action


class SupporterAction(models.Model):
    """One supporter counted once for one action: a counted letter, or a name under a statement.

    The row has no number of its own: its key begins with the supporter key, so that every unique
    constraint stays on the shard that holds the supporter (ADR 0017).
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "action", "way", "state", "country", "language", "received_at", "counted_at",
            "listed", "keep_until",
        )  # fmt: skip
        sealed = ("pk", "supporter", "name")

    class Way(models.TextChoices):
        """How we know that it was not a machine; counted apart."""

        PROOF = "proof"  # proof of work
        MAIL = "mail"  # the address was confirmed

    class State(models.TextChoices):
        WAITING = "waiting"  # for the button behind the mailed link
        COUNTED = "counted"
        REMOVED = "removed"  # taken back by the supporter or refused by a person

    pk = models.CompositePrimaryKey("supporter", "action")
    supporter = models.CharField(max_length=22)  # supporter key
    action = models.ForeignKey(Action, models.PROTECT, related_name="supporters", db_index=False)
    way = models.CharField(max_length=5, choices=Way)
    state = models.CharField(max_length=7, choices=State)
    country = models.CharField(max_length=3, blank=True)  # as the supporter gave it
    language = models.CharField(max_length=10)
    received_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)
    name = models.BinaryField(null=True)  # sealed; of a signatory who agreed to be listed
    listed = models.BooleanField(default=False)  # agreed to stand in the public list
    keep_until = models.DateField()

    class Meta:
        indexes = [
            # Counters read only what came since they last looked.
            models.Index(
                fields=["counted_at", "action"], condition=Q(state="counted"), name="counted_since"
            ),
            models.Index(fields=["keep_until"], name="supporter_action_keep_until"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="counted", counted_at__isnull=False) | ~Q(state="counted"),
                name="counted_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.state}"


class SpentProof(models.Model):
    """A proof of work that was used; kept until it would have expired by itself."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("proof", "expires_at")

    proof = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="proof_expires")]

    def __str__(self) -> str:
        return "spent proof"


class Counter(models.Model):
    """How many did something, up to a moment. Written by the worker alone, read by pages."""

    class Fields:
        public = ("id", "action", "what", "number", "counted_until", "updated_at")
        staff: tuple[str, ...] = ()

    action = models.ForeignKey(Action, models.CASCADE, related_name="counters")
    what = models.CharField(max_length=20)  # domain.campaigning.counting.COUNTS
    number = models.PositiveBigIntegerField(default=0)
    counted_until = models.DateTimeField()  # the watermark
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "what"], name="one_counter_each")]

    def __str__(self) -> str:
        return f"{self.action_id} {self.what}"


class SelfReport(models.Model):
    """How often "I did it" was pressed, by way and day; nothing about who pressed it.

    Spread over slots, so that many at once never wait for one row.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "action", "way", "day", "slot", "number")

    action = models.ForeignKey(Action, models.CASCADE, related_name="self_reports")
    way = models.CharField(max_length=12)  # mail, print, x, bluesky, mastodon, whatsapp, ...
    day = models.DateField()
    slot = models.PositiveSmallIntegerField()
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "way", "day", "slot"], name="one_slot_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.way} {self.day}"


class OfflineCount(models.Model):
    """What was done on paper, entered in bulk by one person and checked by another."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "action", "kind", "counted_on", "number", "evidence", "entered_by",
            "entered_at", "checked_by", "checked_at", "withdrawn_at", "withdrawn_because",
        )  # fmt: skip

    class Kind(models.TextChoices):
        LETTERS = "letters"
        SIGNATURES = "signatures"
        POSTCARDS = "postcards"

    action = models.ForeignKey(Action, models.PROTECT, related_name="offline")
    kind = models.CharField(max_length=10, choices=Kind)
    counted_on = models.DateField()
    number = models.PositiveIntegerField()
    evidence = models.CharField(max_length=300)  # where the sheets are kept
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-counted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="offline_count_is_checked_by_another",
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="offline_count_is_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.number}"
