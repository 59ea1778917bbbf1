"""What both doors share. Nothing secret stands here; `production` has no defaults for secrets."""

import os
from pathlib import Path

import dj_database_url
from django.conf import locale

from endreprisals.settings.environment import flag, folder, secret, words

BASE_DIR = Path(__file__).resolve().parents[2]
PACKAGE_DIR = BASE_DIR / "endreprisals"
VAR_DIR = folder("ENDREPRISALS_VAR", default=BASE_DIR / "var")

DEBUG = False
SECRET_KEY = secret("SECRET_KEY", default="only-for-loopback-set-SECRET_KEY-anywhere-else")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "endreprisals.web",
    "endreprisals.api",
    "endreprisals.releases",
    "endreprisals.campaigns",
    "endreprisals.supporters",
    "endreprisals.mechanisms",
    "endreprisals.observatory",
    "endreprisals.ledger",
    "endreprisals.record",
    "endreprisals.search",
    "endreprisals.documents",
    "endreprisals.states",
    "endreprisals.audit",
]

# No sessions, no messages, no authentication: a reader of the public door leaves nothing behind.
MIDDLEWARE = [
    "endreprisals.web.middleware.closed_pages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "endreprisals.web.middleware.ConditionalReading",
    "endreprisals.web.middleware.language_in_path",
    "endreprisals.web.middleware.forms_of_our_own",
    "django.middleware.common.CommonMiddleware",
]

ROOT_URLCONF = "endreprisals.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["endreprisals.web.context.installation"],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "endreprisals.web.templatetags.record_words",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Readers never wait for the writer, and a write takes its lock at once.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-20000; PRAGMA mmap_size=67108864; PRAGMA temp_store=MEMORY;"
        ),
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
# The public door answers with many threads, which share a few connections (`wsgi.py` says so).
elif flag("DATABASE_POOL", default=False):
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"] = {
        # After the database was away, somebody tries again within seconds, not minutes.
        "pool": {"min_size": 2, "max_size": 12, "timeout": 5, "reconnect_timeout": 5}
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Django ships no Tibetan; before anything reads LANG_INFO.
locale.LANG_INFO.setdefault(
    "bo", {"bidi": False, "code": "bo", "name": "Tibetan", "name_local": "བོད་ཡིག"}
)
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español")]
# Prepared, not offered: their catalogues hold no reviewed text yet.
PREPARED_LANGUAGES = [
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
    ("ug", "ئۇيغۇرچە"),
    ("bo", "བོད་ཡིག"),
    ("ar", "العربية"),
    ("ru", "Русский"),
]
PSEUDO_LOCALES = flag("PSEUDO_LOCALES", default=False)
# They show, in tests and pictures only, which text escaped translation.
PSEUDO_LANGUAGES = [("en-xa", "[Ëñĝļîšĥ]"), ("ar-xb", "[hsilgnE]")]
if PSEUDO_LOCALES:  # invented languages, and those not yet offered: for tests and pictures
    LANGUAGES += PSEUDO_LANGUAGES + PREPARED_LANGUAGES
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
FORMAT_MODULE_PATH = ["endreprisals.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

PAPERS = "papers"  # cache of written PDFs
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Of its own, so that papers never push out what else is kept, and few.
    PAPERS: {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": PAPERS,
        "OPTIONS": {"MAX_ENTRIES": 30},
    },
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_ALLOW_ALL_ORIGINS = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # `closed_pages` forbids framing on every answer
    "security.W003",  # no cookie and no session that a form of another site could ride on
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
APPEND_SLASH = True

# Keys by which supporters are found and their addresses sealed; the public door reads no seal.key.
SUPPORTER_KEYS_DIR = Path(os.environ.get("SUPPORTER_KEYS_DIR") or VAR_DIR / "keys")
MAY_OPEN_SEALED = False  # the desk and its worker may
READ_ONLY = flag("READ_ONLY", default=False)  # the public door takes no form
# Who makes the words of which mail, at the moment it leaves.
MAIL_KINDS = {
    "confirm-news": "endreprisals.supporters.mails.confirm_news",
    "news": "endreprisals.supporters.mails.news",
    "news-test": "endreprisals.supporters.mails.news_test",
    "confirm-action": "endreprisals.campaigns.mails.acting.confirm_action",
    "my-links": "endreprisals.campaigns.mails.my_links.my_links",
    "confirm-letter": "endreprisals.campaigns.mails.letters.confirm_letter",
    "letter": "endreprisals.campaigns.mails.letters.letter",
    "letter-test": "endreprisals.campaigns.mails.letters.letter_test",
    "digest": "endreprisals.campaigns.mails.digests.digest",
    "confirm-organisation": "endreprisals.campaigns.mails.signing.confirm_organisation",
    "confirm-postcard": "endreprisals.campaigns.mails.signing.confirm_postcard",
}
ASSETS_DIR = VAR_DIR / "assets"  # files of the toolbox, named by their SHA-256
SIGNING_DOCUMENTS_DIR = VAR_DIR / "mandates"  # of organisations: sealed, named by their SHA-256

CONTACT_EMAIL = ""
SITE_ORIGIN = "http://127.0.0.1:8000"

# Nothing about a reader is written down: no addresses, no paths, no search words.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_request": {"()": "endreprisals.web.logs.WithoutRequest"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["no_request"]},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["none"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["none"], "propagate": False},
        "django.server": {"handlers": ["none"], "propagate": False},
        "endreprisals": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
