"""The read model: one ready row per public case, and the facet index made from them.

Everything here can be thrown away and made again from the facts (`services.rebuild_index`).
"""

from django.db import models


class Listing(models.Model):
    """A public case as lists, feeds and files show it."""

    class Fields:
        public = (
            "case", "ordinal", "public_id", "title", "named", "state_id", "region", "subjects",
            "names", "subject_kinds", "act_types", "bodies", "kinds", "report_years", "statuses",
            "status_as_of", "has_reply", "raised", "raising_states", "last_raised_on",
            "first_lower", "last_upper", "first_edtf", "last_edtf", "last_kind", "confidence",
            "summary", "changed_at", "act_bounds", "related",
        )  # fmt: skip
        staff: tuple[str, ...] = ()

    case = models.OneToOneField(
        "record.Case", models.CASCADE, primary_key=True, related_name="listing"
    )
    ordinal = models.PositiveIntegerField(unique=True)  # place in the default order, from 0
    public_id = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=300)
    named = models.BooleanField()
    state_id = models.CharField(max_length=3)
    region = models.CharField(max_length=20, blank=True)
    subjects = models.JSONField(default=list)  # [{"id", "label", "kind", "role"}]
    names = models.JSONField(default=list)  # [{"text", "script", "lang"}] in other scripts
    subject_kinds = models.JSONField(default=list)
    act_types = models.JSONField(default=list)
    bodies = models.JSONField(default=list)
    kinds = models.JSONField(default=list)  # ways of cooperating
    report_years = models.JSONField(default=list)  # of Secretary-General reports
    statuses = models.JSONField(default=list)
    status_as_of = models.CharField(max_length=60, blank=True)  # EDTF
    has_reply = models.CharField(max_length=10)  # yes, no, unknown
    raised = models.BooleanField()
    raising_states = models.JSONField(default=list)
    last_raised_on = models.CharField(max_length=60, blank=True)  # EDTF
    first_lower = models.DateField(null=True)
    last_upper = models.DateField(null=True)
    first_edtf = models.CharField(max_length=60, blank=True)
    last_edtf = models.CharField(max_length=60, blank=True)
    last_kind = models.CharField(max_length=40, blank=True)
    confidence = models.CharField(max_length=10)
    summary = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    related = models.JSONField(default=list)  # ordinals of cases of the same State most like it
    act_bounds = models.JSONField(default=list)  # [[lower, upper]] of dated acts, ISO days

    class Meta:
        ordering = ["ordinal"]
        indexes = [models.Index(fields=["-changed_at", "ordinal"], name="listing_latest_change")]

    def __str__(self) -> str:
        return self.public_id


class FacetValue(models.Model):
    """Which cases have one value of one facet: bit n stands for the case with ordinal n."""

    class Fields:
        public = ("id", "facet", "value", "count", "bits")
        staff: tuple[str, ...] = ()

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    count = models.PositiveIntegerField()
    bits = models.BinaryField()  # little-endian

    class Meta:
        ordering = ["facet", "value"]
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="one_facet_value")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class IndexColumn(models.Model):
    """One column of the index: the ordinals of all cases in one order, or bounds of dates."""

    class Fields:
        public = ("name", "numbers")
        staff: tuple[str, ...] = ()

    name = models.CharField(max_length=30, primary_key=True)
    numbers = models.BinaryField()  # little-endian, four bytes each

    def __str__(self) -> str:
        return self.name


class IndexState(models.Model):
    """Which build of the index is in force. One row."""

    class Fields:
        public = ("id", "version", "token", "built_at", "cases")
        staff: tuple[str, ...] = ()

    version = models.PositiveIntegerField()
    token = models.CharField(max_length=32)  # differs between builds, even of equal versions
    built_at = models.DateTimeField()
    cases = models.PositiveIntegerField()

    def __str__(self) -> str:
        return str(self.version)
