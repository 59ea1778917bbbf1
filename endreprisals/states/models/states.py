"""States, and what each had done about treaties. `source` says whose word each row is."""

from django.db import models


class State(models.Model):
    """A Member State of the United Nations, or an observer State."""

    class Fields:
        public = ("iso3", "name", "un_short_name", "regional_group", "un_status", "note", "source")
        staff: tuple[str, ...] = ()

    iso3 = models.CharField(max_length=3, primary_key=True)  # ISO 3166-1 alpha-3
    name = models.CharField(max_length=120)
    un_short_name = models.CharField(max_length=120)
    regional_group = models.CharField(max_length=20, blank=True)  # vocabulary regional_groups
    un_status = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["un_short_name"]

    def __str__(self) -> str:
        return self.iso3


class TreatyStatus(models.Model):
    """What a State had done about one treaty at a date. Later steps are not in it."""

    class Fields:
        public = ("id", "state", "treaty", "status", "date_edtf", "as_of", "note", "source")
        staff: tuple[str, ...] = ()

    state = models.ForeignKey(State, models.PROTECT, related_name="treaties")
    treaty = models.CharField(max_length=20)  # vocabulary treaties
    status = models.CharField(max_length=20)  # vocabulary treaty_statuses
    date_edtf = models.CharField(max_length=40, blank=True)
    as_of = models.CharField(max_length=40, blank=True)  # the day the status was read
    note = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        ordering = ["state_id", "treaty", "id"]

    def __str__(self) -> str:
        return f"{self.state_id} {self.treaty} {self.status}"
