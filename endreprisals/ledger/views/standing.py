"""Where States stand, and how good the desk was at saying beforehand what they would do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from endreprisals.domain import vocabulary
from endreprisals.ledger.filters import repeated, strays
from endreprisals.ledger.queries.forecasts import forecast_record
from endreprisals.ledger.queries.stances import stance_lines
from endreprisals.ledger.views.reading import unfiltered
from endreprisals.record.filters import Problem


@require_safe
def stances(request: HttpRequest) -> HttpResponse:
    """Every State on the ladder, or those of one regional group."""
    region = request.GET.get("region", "")
    regions = vocabulary.codes("regional_groups")
    problems = [*strays(request.GET, {"region"}), *repeated(request.GET, {"region"})]
    if region and region not in regions:
        advice = f"Use one of: {', '.join(regions)}."
        problems.append(Problem("region", region[:60], advice))
    if problems:
        context = {"problems": problems, "kept": "", "back": reverse("ledger:stances")}
        return render(request, "ledger/bad_filter.html", context, status=400)
    context = {"lines": stance_lines(region), "region": region, "regions": regions}
    return render(request, "ledger/stances.html", context)


@require_safe
@unfiltered("ledger:forecasts")
def forecasts(request: HttpRequest) -> HttpResponse:
    """Scored forecasts with their mean; open ones are only counted."""
    return render(request, "ledger/forecasts.html", {"record": forecast_record()})
