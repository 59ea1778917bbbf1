"""Addresses of the review desk: numbers only, never a name."""

from django.urls import path

from endreprisals.review.views import extractions, reports

app_name = "review"
urlpatterns = [
    path("", extractions.home, name="home"),
    path("queue/", extractions.queue, name="queue"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:file_id>/", reports.report, name="report"),
    path("reports/<int:file_id>/progress/", reports.progress, name="progress"),
    path("reports/<int:file_id>/answer/", reports.answer, name="answer"),
    path("reports/<int:file_id>/drop/", reports.drop, name="drop"),
    path("reports/<int:file_id>/read-again/", reports.read_again, name="read-again"),
    path("reports/<int:file_id>/seen/", reports.seen, name="seen"),
    path("extractions/<int:extraction_id>/", extractions.extraction, name="extraction"),
    path("extractions/<int:extraction_id>/decide/", extractions.decide, name="decide"),
    path("extractions/<int:extraction_id>/reject/", extractions.reject, name="reject"),
    path("extractions/<int:extraction_id>/split/", extractions.split, name="split"),
    path("extractions/<int:extraction_id>/join/", extractions.join, name="join"),
    path("extractions/<int:extraction_id>/undo/", extractions.undo, name="undo"),
    path("extractions/<int:extraction_id>/check/", extractions.check, name="check"),
    path("extractions/<int:extraction_id>/publish/", extractions.publish, name="publish"),
]
