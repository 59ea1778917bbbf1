"""The test run: pseudo-locales on, static files without a manifest, SQLite by default."""

from endreprisals.settings.base import *

# A test runs inside one transaction; its connection must not be closed for its age.
DATABASES["default"]["CONN_MAX_AGE"] = None
PSEUDO_LOCALES = True
LANGUAGES = [*LANGUAGES[:3], *PSEUDO_LANGUAGES, *PREPARED_LANGUAGES]
SECRET_KEY = "only-in-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files straight from the rooms, so that no test depends on a collected folder.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
