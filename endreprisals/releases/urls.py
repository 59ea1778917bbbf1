"""Addresses of the data page and of the files that go with every download."""

from django.urls import path

from endreprisals.releases import views

app_name = "releases"
urlpatterns = [
    path("data/", views.data, name="data"),
    path("data/codebook.csv", views.codebook_csv, name="codebook-csv"),
    path("data/codebook.json", views.codebook, name="codebook-json"),
    path("data/vocabularies.json", views.vocabularies, name="vocabularies"),
    path("data/catalog.jsonld", views.catalog, name="catalog"),
    path("data/licence.txt", views.licence, name="licence"),
]
