"""The tables of the review desk."""

from endreprisals.review.models.extractions import Decision, Extraction
from endreprisals.review.models.reports import ReadingJob, ReportFile, ReportParagraph, UnreadLine

__all__ = [
    "Decision",
    "Extraction",
    "ReadingJob",
    "ReportFile",
    "ReportParagraph",
    "UnreadLine",
]
