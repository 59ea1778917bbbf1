"""Addresses of filings and of the yearly submission: numbers and years only."""

from django.urls import path

from endreprisals.handbook_desk.views import filings, steps, submission

PATHS = [
    path("filings/", filings.filings, name="filings"),
    path("filings/enter/", filings.enter, name="enter-filing"),
    path("filings/yearly/", submission.this_year, name="yearly"),
    path("filings/yearly/<int:year>/", submission.of_year, name="submission"),
    path("filings/yearly/<int:year>/paper/", submission.paper, name="submission-paper"),
    path("filings/<int:filing_id>/", filings.filing, name="filing"),
    path("filings/<int:filing_id>/step/", filings.add_step, name="add-step"),
    path("filings/<int:filing_id>/due/", filings.set_due, name="set-due"),
    path("filings/<int:filing_id>/telling/", filings.telling, name="change-telling"),
    path("filings/<int:filing_id>/telling/check/", filings.check_telling, name="check-telling"),
    path("filings/<int:filing_id>/telling/drop/", filings.drop_telling, name="drop-telling"),
    path("filings/<int:filing_id>/close/", filings.close, name="close-filing"),
    path("filings/<int:filing_id>/reopen/", filings.reopen, name="reopen-filing"),
    path("filings/steps/<int:step_id>/publish/", steps.publish, name="publish-step"),
    path("filings/steps/<int:step_id>/take-back/", steps.take_back, name="take-step-back"),
]
