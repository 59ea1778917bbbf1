"""The test run: pseudo-locales on, static files without a manifest, SQLite unless told otherwise."""

from endreprisals.settings.base import *

PSEUDO_LOCALES = True
SECRET_KEY = "only-in-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
