"""What the machine read in a place of a report, and what people decided about it."""

from django.db import models


class Extraction(models.Model):
    """The machine's reading of one story. A person's version stands beside it, never over it."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "file", "part", "paragraph", "country", "nth", "page", "position", "machine",
            "fingerprint", "rules", "quote", "proposals", "about", "state", "reopened", "gone",
            "decision", "split_from", "joined_into",
        )  # fmt: skip

    class State(models.TextChoices):
        WAITING = "waiting"
        ACCEPTED = "accepted"  # as the machine read it
        CORRECTED = "corrected"  # a person's version differs
        SPLIT = "split"  # several stories; each has a row of its own
        JOINED = "joined"  # part of the story of another row
        REJECTED = "rejected"  # no story of reprisal
        PUBLISHED = "published"  # in the record

    file = models.ForeignKey("review.ReportFile", models.PROTECT, related_name="extractions")
    part = models.CharField(max_length=10)
    paragraph = models.CharField(max_length=20)  # the first of the story, as printed
    country = models.CharField(max_length=3)
    nth = models.PositiveSmallIntegerField(default=0)  # several stories of one place
    page = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField()  # printed order
    machine = models.JSONField()  # as review.reading_json writes it
    fingerprint = models.CharField(max_length=64)  # of the machine's reading and its text
    rules = models.CharField(max_length=20)
    quote = models.TextField()  # the paragraphs, for staff only
    proposals = models.JSONField(default=list)  # cases it may belong to, with reasons
    about = models.CharField(max_length=200, blank=True)  # for the queue: who, in short
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reopened = models.BooleanField(default=False)  # newer rules read it otherwise
    gone = models.BooleanField(default=False)  # newer rules find no story here
    decision = models.ForeignKey(
        "review.Decision", models.SET_NULL, null=True, related_name="current_of"
    )
    split_from = models.ForeignKey("self", models.CASCADE, null=True, related_name="parts")
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined")

    class Meta:
        ordering = ["file_id", "position", "nth", "id"]
        indexes = [
            models.Index(fields=["state", "file", "position", "nth"], name="extraction_queue"),
            models.Index(fields=["country", "state"], name="extraction_country"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "part", "paragraph", "country", "nth"],
                name="one_extraction_per_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.paragraph}"


class Decision(models.Model):
    """What one person decided. Decisions are added; taking one back brings the one before."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "extraction", "kind", "version", "fingerprint", "by", "at", "reason", "previous",
            "undone_by", "undone_at", "checked_by", "checked_at", "published_by", "published_at",
            "mention",
        )  # fmt: skip

    extraction = models.ForeignKey(Extraction, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Extraction.State)  # what it made of the row
    version = models.JSONField(default=dict)  # the person's version, whole
    fingerprint = models.CharField(max_length=64)  # of the machine's reading that was judged
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    previous = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    undone_by = models.CharField(max_length=80, blank=True)
    undone_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=80, blank=True)  # the second person
    checked_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=80, blank=True)
    published_at = models.DateTimeField(null=True)
    mention = models.OneToOneField(
        "record.Mention", models.PROTECT, null=True, related_name="decision"
    )

    class Meta:
        ordering = ["extraction_id", "-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked_by="", checked_at=None)
                | (~models.Q(checked_by="") & models.Q(checked_at__isnull=False)),
                name="check_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by="") | ~models.Q(checked_by=models.F("by")),
                name="second_person_is_another",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | ~models.Q(checked_by=""),
                name="published_only_when_checked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.extraction_id}"
