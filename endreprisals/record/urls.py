"""Addresses of the record. Ids never carry a name."""

from django.urls import path, re_path

from endreprisals.record import views

app_name = "record"
CASE_ID = r"(?P<public_id>[A-Z]{3}-\d{4}-\d{3,6})"

urlpatterns = [
    path("", views.front, name="home"),
    path("search/", views.find, name="search"),
    path("cases/", views.cases, name="cases"),
    path("cases.csv", views.cases_csv, name="cases-csv"),
    path("cases.xlsx", views.cases_xlsx, name="cases-xlsx"),
    path("cases.json", views.cases_json, name="cases-json"),
    path("cases.atom", views.cases_atom, name="cases-atom"),
    re_path(rf"^cases/{CASE_ID}/$", views.case, name="case"),
    re_path(rf"^cases/{CASE_ID}\.json$", views.case_json, name="case-json"),
    re_path(r"^subjects/(?P<public_id>S-[A-Z]{3}-\d{4,6})/$", views.subject, name="subject"),
    path("states/", views.states, name="states"),
    re_path(r"^states/(?P<iso3>[A-Z]{3})/$", views.state, name="state"),
    path("documents/", views.documents, name="documents"),
    path("documents/<path:symbol>/", views.document, name="document"),
    path("acts/", views.acts, name="acts"),
    path("acts/<slug:code>/", views.act, name="act"),
    path("bodies/", views.bodies, name="bodies"),
    re_path(r"^bodies/(?P<code>[\w:]{1,40})/$", views.body, name="body"),
    path("changes/", views.changes, name="changes"),
    path("changes.atom", views.changes_atom, name="changes-atom"),
]
