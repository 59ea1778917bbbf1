"""The public door on a real host: every secret must be given, HTTPS is required."""

import os

from endreprisals.settings.base import *
from endreprisals.settings.environment import secret, words

SECRET_KEY = secret("SECRET_KEY")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", default="")
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "")
SITE_ORIGIN = secret("SITE_ORIGIN")
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
