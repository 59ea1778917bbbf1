"""Report files, the jobs that read them, and their text as it was read."""

from django.db import models


class ReportFile(models.Model):
    """One file of a report, known by its bytes. Its name on somebody's disk is not kept."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "sha256", "size", "symbol", "asked_symbol", "language", "kind", "year",
            "period_from", "period_to", "pages", "lines", "state", "doubts", "confirmed", "message",
            "rules",
            "uploaded_by", "uploaded_at", "read_at", "replaces",
        )  # fmt: skip

    class State(models.TextChoices):
        WAITING = "waiting"  # for its first reading
        ASKS = "asks"  # a person must answer a question before anything is kept of it
        READ = "read"
        FAILED = "failed"  # nothing was kept but this row
        DROPPED = "dropped"  # a person said that it is not wanted

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()  # bytes
    symbol = models.CharField(max_length=60, blank=True)  # as the file prints it, once read
    asked_symbol = models.CharField(max_length=60, blank=True)  # as the person typed it
    language = models.CharField(max_length=5, blank=True)
    kind = models.CharField(max_length=20, default="sg_report")
    year = models.PositiveSmallIntegerField(null=True)
    period_from = models.CharField(max_length=10, blank=True)
    period_to = models.CharField(max_length=10, blank=True)
    pages = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)  # printed lines, blank ones left out
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    doubts = models.JSONField(default=list)  # codes of what a person must decide
    confirmed = models.JSONField(default=list)  # doubts that a person set aside
    message = models.TextField(blank=True)  # why it failed, in words for a person
    rules = models.CharField(max_length=20, blank=True)  # version of the rules it was read with
    uploaded_by = models.CharField(max_length=80)
    uploaded_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.symbol or self.asked_symbol or self.sha256[:12]


class ReadingJob(models.Model):
    """One reading of a file: it waits in line, runs in the background and says how far it is."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "file", "state", "step", "done", "total", "asked_by", "asked_at", "beat_at",
            "ended_at", "added", "reopened", "unchanged",
        )  # fmt: skip

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    class Step(models.TextChoices):
        WAITING = "waiting"
        OPENING = "opening"
        READING = "reading"
        COMPARING = "comparing"
        KEEPING = "keeping"
        READY = "ready"

    file = models.ForeignKey(ReportFile, models.CASCADE, related_name="jobs")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField(max_length=10, choices=Step, default=Step.WAITING)
    done = models.PositiveIntegerField(default=0)  # of the step
    total = models.PositiveIntegerField(default=0)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    beat_at = models.DateTimeField(null=True)  # last sign of life of whoever reads it
    ended_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)
    reopened = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="one_reading_of_a_file_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.state}"


class ReportParagraph(models.Model):
    """A numbered paragraph as it was read."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "file", "position", "part", "number", "country", "page", "text")

    file = models.ForeignKey(ReportFile, models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    part = models.CharField(max_length=10)
    number = models.CharField(max_length=20)
    country = models.CharField(max_length=3, blank=True)
    page = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["file_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="one_paragraph_per_position")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.number}"


class UnreadLine(models.Model):
    """A printed line that no rule could place. It is shown until a person has looked at it."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "file", "page", "line", "text", "seen_by", "seen_at")

    file = models.ForeignKey(ReportFile, models.CASCADE, related_name="unread_lines")
    page = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    text = models.TextField()
    seen_by = models.CharField(max_length=80, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["file_id", "page", "line", "id"]

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"
