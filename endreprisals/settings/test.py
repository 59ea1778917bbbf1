"""The test run: tables of both doors, pseudo-locales on, no manifest, SQLite unless told otherwise.

Pages are asked of the public door; tests of the desk switch to it with what stands in `DESK_DOOR`.
"""

from typing import Any

from endreprisals.settings import base, desk
from endreprisals.settings.desk import *

DESK_DOOR: dict[str, Any] = {
    "SECURE_REFERRER_POLICY": desk.SECURE_REFERRER_POLICY,
    "ROOT_URLCONF": desk.ROOT_URLCONF, "MIDDLEWARE": desk.MIDDLEWARE, "TEMPLATES": desk.TEMPLATES,
}  # fmt: skip
SECURE_REFERRER_POLICY = base.SECURE_REFERRER_POLICY
ROOT_URLCONF, TEMPLATES = base.ROOT_URLCONF, base.TEMPLATES
# django-allauth does not start without its middleware; on the public door it does nothing.
MIDDLEWARE = [*base.MIDDLEWARE, "allauth.account.middleware.AccountMiddleware"]

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
# Quick to make, and used nowhere else.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
