"""Forecasts that were taken back before their session began: they are no longer forecasts."""

from django.db import models


class WithdrawnForecast(models.Model):
    """What a forecast said, who took it back and why. Staff can see that none was hidden."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "session", "begins_on", "state", "case", "step", "probability", "entered_at",
            "forecaster", "withdrawn_by", "withdrawn_at", "because",
        )  # fmt: skip

    session = models.CharField(max_length=12)
    begins_on = models.DateField()
    state = models.ForeignKey("states.State", models.PROTECT, related_name="withdrawn_forecasts")
    case = models.ForeignKey(
        "record.Case", models.CASCADE, null=True, related_name="withdrawn_forecasts"
    )
    step = models.CharField(max_length=16)  # ledger.Forecast.Step
    probability = models.DecimalField(max_digits=3, decimal_places=2)
    entered_at = models.DateTimeField()
    forecaster = models.CharField(max_length=40)  # number of the person at the desk
    withdrawn_by = models.CharField(max_length=40)
    withdrawn_at = models.DateTimeField()
    because = models.CharField(max_length=300)

    class Meta:
        ordering = ["-withdrawn_at", "-id"]

    def __str__(self) -> str:
        return f"{self.session} {self.state_id} {self.step}"
