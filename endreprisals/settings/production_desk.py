"""The desk on a real host: its own secret, HTTPS only, cookies that belong to this host alone."""

import os

from endreprisals.settings.desk import *
from endreprisals.settings.environment import secret, words
from endreprisals.settings.mail import refuse_unsigned_mail

SECRET_KEY = secret("DESK_SECRET_KEY")
ALLOWED_HOSTS = words("DESK_ALLOWED_HOSTS", default="")
SITE_ORIGIN = secret("SITE_ORIGIN")  # mails without a way back must not leave
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "")
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-desk-session"
CSRF_COOKIE_NAME = "__Host-desk-csrf"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
refuse_unsigned_mail()
