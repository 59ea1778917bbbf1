"""Addresses of the ledger."""

from django.urls import path, re_path

from endreprisals.ledger.views import brief, elections, explorer, sessions, standing, tracking

app_name = "ledger"
STATE = r"(?P<iso3>[A-Z]{3})"
YEAR = r"(?P<year>20[0-9]{2})"
urlpatterns = [
    path("ledger/", explorer.ledger, name="ledger"),
    path("ledger.csv", explorer.ledger_csv, name="ledger-csv"),
    path("ledger.xlsx", explorer.ledger_xlsx, name="ledger-xlsx"),
    path("ledger.json", explorer.ledger_json, name="ledger-json"),
    path("ledger.atom", explorer.ledger_atom, name="ledger-atom"),
    path("ledger/matrix/", explorer.matrix, name="matrix"),
    path("ledger/matrix.csv", explorer.matrix_csv, name="matrix-csv"),
    path("ledger/sessions/", sessions.sessions, name="sessions"),
    re_path(
        r"^ledger/sessions/(?P<session>[A-Z]{2,6}[0-9]{1,4})/$", sessions.session, name="session"
    ),
    re_path(r"^ledger/statements/(?P<number>[^/]{1,60})/$", sessions.statement, name="statement"),
    path("ledger/never-raised/", tracking.never_raised, name="never-raised"),
    path("ledger/raised-once/", tracking.raised_once, name="raised-once"),
    # Briefs, scorecards, stances and forecasts.
    re_path(rf"^ledger/states/{STATE}/brief/$", brief.brief, name="brief"),
    re_path(rf"^ledger/states/{STATE}/brief\.pdf$", brief.brief_pdf, name="brief-pdf"),
    re_path(rf"^ledger/states/{STATE}/brief\.docx$", brief.brief_docx, name="brief-docx"),
    re_path(rf"^ledger/states/{STATE}/scorecard/$", elections.state, name="state-scorecard"),
    path("ledger/elections/", elections.elections, name="elections"),
    re_path(rf"^ledger/elections/{YEAR}/$", elections.scorecard, name="scorecard"),
    re_path(rf"^ledger/elections/{YEAR}\.csv$", elections.scorecard_csv, name="scorecard-csv"),
    re_path(rf"^ledger/elections/{YEAR}\.json$", elections.scorecard_json, name="scorecard-json"),
    path("ledger/stances/", standing.stances, name="stances"),
    path("ledger/forecasts/", standing.forecasts, name="forecasts"),
]
