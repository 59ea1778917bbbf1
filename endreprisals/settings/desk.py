"""The desk: staff only, on its own port, with its own addresses, sessions and second factors."""

import os
from copy import deepcopy
from datetime import timedelta

from endreprisals.settings.base import *
from endreprisals.settings.environment import flag, folder, secret, words
from endreprisals.settings.mail import *

SECRET_KEY = secret("DESK_SECRET_KEY", default=f"desk-{SECRET_KEY}")
SECRET_KEY_FALLBACKS = words("DESK_SECRET_KEY_FALLBACKS", default="")
ALLOWED_HOSTS = words("DESK_ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")
ROOT_URLCONF = "endreprisals.desk_urls"
SITE_ORIGIN = os.environ.get("SITE_ORIGIN", SITE_ORIGIN)  # of the public door: links in mails

INSTALLED_APPS = [
    "endreprisals.accounts",  # before allauth, whose templates it replaces
    "endreprisals.advocacy",
    "endreprisals.campaign_desk",
    "endreprisals.handbook_desk",
    "endreprisals.review",
    *INSTALLED_APPS,
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *TASK_APPS,
]
MIDDLEWARE = [
    "endreprisals.web.desk_middleware.closed_desk",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "endreprisals.accounts.middleware.SecondFactor",
]
TEMPLATES = deepcopy(TEMPLATES)
TEMPLATES[0]["OPTIONS"]["context_processors"] = [  # type: ignore[index] # a dict, as Django wants
    "django.template.context_processors.request",
    "endreprisals.web.context.installation",
    "endreprisals.accounts.context.signed_in",
]
STATIC_ROOT = VAR_DIR / "desk-static"
MAY_OPEN_SEALED = True
REPORT_FILES_DIR = VAR_DIR / "reports"  # uploaded reports, named by their SHA-256 alone

# Buckets of attempts and used codes: in the database, so that every process sees them.
CACHES = CACHES | {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "desk_cache",
        # Past this many rows the cache throws a third away, counts of failed attempts among them.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    },
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("pseudonym",)},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "review:home"

# Short sessions that end with the browser. Browsers keep Secure cookies on loopback too, save
# Safari: DESK_SECURE_COOKIES=no is for it and for tools on this machine alone.
DESK_SECURE_COOKIES = flag("DESK_SECURE_COOKIES", default=True)
SESSION_COOKIE_NAME = "desk-session"
SESSION_COOKIE_AGE = int(timedelta(hours=1).total_seconds())
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = DESK_SECURE_COOKIES
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "desk-csrf"
CSRF_COOKIE_AGE = None  # ends with the browser
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = DESK_SECURE_COOKIES
CSRF_COOKIE_SAMESITE = "Strict"
SILENCED_SYSTEM_CHECKS = []  # unlike the public door, the desk has forms
SECURE_REFERRER_POLICY = "same-origin"  # as `web/desk_middleware` says, and why
CSRF_FAILURE_VIEW = "endreprisals.accounts.views.form_out_of_date"

ACCOUNT_ADAPTER = "endreprisals.accounts.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "pseudonym"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=15).total_seconds())
ACCOUNT_PREVENT_ENUMERATION = True
# Counted per account, in buckets of keyed hashes. Never per address, and never for everybody
# together: whoever floods the door must not lock it for others.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/5m/key", "reauthenticate": "10/m/user", "change_password": "5/m/user",
    "login": "", "signup": "", "reset_password": "", "reset_password_from_key": "",
    "request_login_code": "", "confirm_email": "", "verify_phone": "", "manage_email": "",
    "change_phone": "",
}  # fmt: skip

MFA_ADAPTER = "endreprisals.accounts.sign_in.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TRUST_ENABLED = False
MFA_RATE_LIMITS = {"webauthn_login": ""}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # loopback; `production_desk` takes it back

DATA_UPLOAD_MAX_NUMBER_FIELDS = 600  # every code of every list may be ticked
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_TEMP_DIR = str(folder("ENDREPRISALS_UPLOADS", default=VAR_DIR / "uploads"))
REPORT_UPLOAD_MAX_BYTES = 60_000_000
