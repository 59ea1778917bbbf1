"""Documents and sources: what a fact points at."""

from django.db import models


class UNDocument(models.Model):
    """A United Nations document, known by its symbol."""

    class Fields:
        public = (
            "id", "symbol", "kind", "year", "title", "hrc_session", "ordinal", "period_from",
            "period_to", "published", "presented_on", "note", "source",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    symbol = models.CharField(max_length=60, unique=True)  # as printed: A/HRC/42/30
    kind = models.CharField(max_length=20)  # sg_report, opinion, other
    year = models.PositiveSmallIntegerField(null=True)
    title = models.TextField(blank=True)
    hrc_session = models.CharField(max_length=20, blank=True)
    ordinal = models.PositiveSmallIntegerField(null=True)  # the nth report of the series
    period_from = models.CharField(max_length=40, blank=True)  # EDTF, as the report says
    period_to = models.CharField(max_length=40, blank=True)
    published = models.CharField(max_length=40, blank=True)
    presented_on = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["-year", "symbol"]

    def __str__(self) -> str:
        return self.symbol


class ReportCountry(models.Model):
    """A State that a source says is named in a report. `list_kind` says how far the list goes."""

    class Fields:
        public = ("id", "document", "state", "list_kind", "name_in_source", "source")
        staff: tuple[str, ...] = ()

    document = models.ForeignKey(UNDocument, models.PROTECT, related_name="countries")
    state = models.ForeignKey("states.State", models.PROTECT, related_name="named_in")
    list_kind = models.CharField(max_length=40)
    name_in_source = models.CharField(max_length=120)
    source = models.TextField()

    class Meta:
        ordering = ["document_id", "list_kind", "state_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "state", "list_kind", "source"], name="one_country_per_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.state_id}"


class PublishedFigure(models.Model):
    """A total as somebody published it. Definitions differ; figures are never added up."""

    class Fields:
        public = ("id", "year_from", "year_to", "metric", "value", "qualifier", "source")
        staff: tuple[str, ...] = ()

    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    metric = models.CharField(max_length=80)
    value = models.CharField(max_length=40)  # as published; a share may carry its sign
    qualifier = models.CharField(max_length=80, blank=True)  # exact, at least, ...
    source = models.TextField()

    class Meta:
        ordering = ["year_to", "year_from", "metric", "id"]

    def __str__(self) -> str:
        return f"{self.metric} {self.year_from}-{self.year_to}: {self.value}"


class Source(models.Model):
    """Where a fact was read: a UN document, a web page, or a page that is no longer there."""

    class Fields:
        public = ("id", "key", "kind", "title", "url", "document", "checked_on")
        staff: tuple[str, ...] = ()

    class Kind(models.TextChoices):
        UN_DOCUMENT = "un_document"
        PAGE = "page"
        PRINT = "print"

    key = models.CharField(max_length=500, unique=True)  # the source text, as the tables give it
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=300)  # what a reader sees: the site, or the symbol
    url = models.URLField(max_length=1000, blank=True)
    document = models.ForeignKey(UNDocument, models.PROTECT, null=True, related_name="sources")
    checked_on = models.DateField(null=True)

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title
