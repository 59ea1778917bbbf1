"""What the worker keeps beside the outbox: when each job is due, and how much may leave."""

from django.db import models


class Job(models.Model):
    """One job that comes back. Due is what `next_at` says; the queue only carries it."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("name", "next_at", "asked_at", "began_at", "ended_at", "failed_at", "failures")

    name = models.CharField(max_length=40, primary_key=True)  # a key of settings.JOBS
    next_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)  # put into the queue, and not ended since
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # the last time it went well
    failed_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Allowance(models.Model):
    """How many mails may leave at this moment: of one stream, or to the users of one host.

    Also how many refusals a stream still bears until it is held back.
    """

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("what", "tokens", "filled_at")

    # stream:news, host:KEYED-HASH, refusals:news
    what = models.CharField(max_length=40, primary_key=True)
    tokens = models.FloatField()
    filled_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.what
