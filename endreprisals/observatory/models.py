"""Figures as a worker made them from one version of the record, and the charts drawn from them."""

from django.db import models


class StoredFigure(models.Model):
    """One named figure. Pages, API, charts and articles read this row and nothing else."""

    class Fields:
        public = ("name", "data", "record_version", "as_of", "made_at", "seconds")
        staff: tuple[str, ...] = ()

    name = models.CharField(max_length=40, primary_key=True)
    data = models.JSONField()  # domain.analysis.figure.Figure.as_data
    record_version = models.PositiveIntegerField()  # of the index it was made from
    as_of = models.DateField()  # the day on which the record stood so
    made_at = models.DateTimeField()
    seconds = models.FloatField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class StoredChart(models.Model):
    """A chart of a figure in one language: drawn into the page, to be shared, or to be embedded."""

    class Fields:
        public = ("id", "figure", "language", "form", "content")
        staff: tuple[str, ...] = ()

    class Form(models.TextChoices):
        INLINE = "inline"  # SVG that takes the colours of the page
        SVG = "svg"  # SVG with colours of its own
        PNG = "png"

    figure = models.ForeignKey(StoredFigure, models.CASCADE, related_name="charts")
    language = models.CharField(max_length=10)
    form = models.CharField(max_length=6, choices=Form)
    content = models.BinaryField()

    class Meta:
        ordering = ["figure_id", "language", "form"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "language", "form"], name="one_chart_of_each_form"
            )
        ]

    def __str__(self) -> str:
        return f"{self.figure_id} {self.language} {self.form}"
