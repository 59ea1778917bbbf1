"""How mail leaves and comes in, and what the worker does. For the desk and the worker alone.

Without a word in the environment every mail is written into a folder and nothing leaves.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from endreprisals.settings.base import DATABASES, VAR_DIR
from endreprisals.settings.environment import secret, whole_number, words

MAIL_STREAMS = ("confirm", "news", "letters", "digests", "staff")
MAIL_BACKENDS = ("folder", "smtp")
MAIL_SECURITIES = ("starttls", "tls", "none")
MAIL_INS = ("maildir", "imap")


def _one_of(name: str, allowed: tuple[str, ...], default: str) -> str:
    value = os.environ.get(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r}: set it to one of {', '.join(allowed)}.")
    return value


MAIL_DIR = VAR_DIR / "mail"
MAIL_BACKEND = _one_of("MAIL_BACKEND", MAIL_BACKENDS, "folder")
# Each stream sends from a domain of its own, so that one of bad repute spoils no other.
MAIL_DOMAIN = os.environ.get("MAIL_DOMAIN") or "example"
MAIL_DOMAINS = {
    stream: os.environ.get(f"MAIL_DOMAIN_{stream.upper()}") or f"{stream}.{MAIL_DOMAIN}"
    for stream in MAIL_STREAMS
}
# What stands before the @ when the mail itself does not say.
MAIL_LOCALS = {
    "confirm": "confirm", "news": "news", "letters": "letters", "digests": "digests",
    "staff": "desk",
}  # fmt: skip
MAIL_NAME = os.environ.get("MAIL_NAME") or "#EndReprisals"  # before our address

MAIL_HOST = os.environ.get("MAIL_HOST") or "127.0.0.1"
MAIL_PORT = whole_number("MAIL_PORT", default=587, least=1, most=65_535)
MAIL_SECURITY = _one_of("MAIL_SECURITY", MAIL_SECURITIES, "starttls")
MAIL_CA_FILE = os.environ.get("MAIL_CA_FILE") or None  # of a relay with a certificate of its own
MAIL_USER = os.environ.get("MAIL_USER") or ""
MAIL_PASSWORD = secret("MAIL_PASSWORD", default="-") if MAIL_USER else ""
MAIL_TIMEOUT = whole_number("MAIL_TIMEOUT", default=60, least=1, most=600)  # seconds

# One key a stream: STREAM.pem in this folder; the selector names it in the DNS.
MAIL_DKIM_DIR = Path(os.environ.get("MAIL_DKIM_DIR") or VAR_DIR / "keys" / "dkim")
MAIL_DKIM_SELECTOR = os.environ.get("MAIL_DKIM_SELECTOR") or "er1"

# Mails an hour that may leave: of a stream, and to the users of one host. 0: no limit.
MAIL_PER_HOUR = {
    stream: whole_number(f"MAIL_PER_HOUR_{stream.upper()}", default=most, least=0, most=10**7)
    for stream, most in (
        ("confirm", 36_000), ("news", 20_000), ("letters", 600), ("digests", 600), ("staff", 60),
    )
}  # fmt: skip
# Mails that ask to confirm, to a domain that is no provider of many people.
MAIL_PER_SMALL_HOST_HOUR = whole_number(
    "MAIL_PER_SMALL_HOST_HOUR", default=120, least=0, most=10**7
)
MAIL_PER_HOST_HOUR = whole_number("MAIL_PER_HOST_HOUR", default=2_000, least=0, most=10**7)
# The first day of a new sending domain: STREAM=YYYY-MM-DD, with commas. It then starts at 1/64 of
# its hourly number and doubles every four days.
MAIL_WARM_UP = dict(word.split("=", 1) for word in words("MAIL_WARM_UP", default="") if "=" in word)
MAIL_ATTEMPTS = 6  # soft refusals, over about a day

MAIL_IN = _one_of("MAIL_IN", MAIL_INS, "maildir")
MAIL_IN_DIR = Path(os.environ.get("MAIL_IN_DIR") or MAIL_DIR / "in")  # a Maildir
# The field in which our own server writes on top of a mail where it delivered it.
MAIL_IN_ENVELOPE = os.environ.get("MAIL_IN_ENVELOPE") or "Delivered-To"
IMAP_HOST = os.environ.get("IMAP_HOST") or ""
IMAP_PORT = whole_number("IMAP_PORT", default=993, least=1, most=65_535)
IMAP_USER = os.environ.get("IMAP_USER") or ""
IMAP_PASSWORD = secret("IMAP_PASSWORD", default="-") if IMAP_USER else ""
MAIL_ASK_DNS = MAIL_BACKEND == "smtp"  # signatures of what came in; without it nothing is asked
# Who is handed a mail that came in.
MAIL_RECEIVERS = ("endreprisals.campaigns.services.replies.receive",)

# Jobs that come back: what is called with `at=...`, and after how many seconds again.
JOBS: dict[str, tuple[str, int]] = {
    **{
        f"deliver-{stream}": (f"endreprisals.supporters.jobs.deliver_{stream}", 2)
        for stream in MAIL_STREAMS
    },
    "pick-up": ("endreprisals.supporters.jobs.pick_up", 60),
    "tidy": ("endreprisals.supporters.jobs.tidy", 3_600),
    "counters": ("endreprisals.campaigns.services.counting.refresh", 10),
    "reckon": ("endreprisals.campaigns.services.counting.reconcile", 86_400),
    "mailings": ("endreprisals.supporters.services.mailings.queue_due", 60),
    "letters": ("endreprisals.campaigns.services.scheduling.schedule_due", 60),
    "digests": ("endreprisals.campaigns.services.digests.make_due", 900),
    "basis": ("endreprisals.campaigns.services.basis.recheck", 86_400),
    "forget": ("endreprisals.campaigns.services.forgetting.forget_due", 3_600),
}
LOCKS_DIR = VAR_DIR / "locks"

# The queue of jobs: in the database; on PostgreSQL kept by procrastinate, which wakes its workers.
ON_POSTGRESQL = DATABASES["default"]["ENGINE"].endswith("postgresql")
PROCRASTINATE = "endreprisals.adapters.task_queues.ProcrastinateBackend"
TASKS = {
    "default": {"BACKEND": PROCRASTINATE if ON_POSTGRESQL else "django_tasks_db.DatabaseBackend"}
}
TASK_APPS = ["django_tasks", "django_tasks_db"]
if ON_POSTGRESQL:
    TASK_APPS = ["django_tasks", "procrastinate.contrib.django"]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_ON_APP_READY = "endreprisals.adapters.task_queues.take_part"


def refuse_unsigned_mail() -> None:
    """On a real host: mail that leaves is signed, encrypted on its way, and from a real domain.

    Whether it leaves at all must be said: with the folder it only looks as if it did.
    """
    if not os.environ.get("MAIL_BACKEND"):
        raise ImproperlyConfigured(
            "MAIL_BACKEND is not set: smtp lets mail leave, folder keeps it all on this machine."
        )
    if MAIL_BACKEND != "smtp":
        return
    missing = [one for one in MAIL_STREAMS if not (MAIL_DKIM_DIR / f"{one}.pem").is_file()]
    if missing:
        raise ImproperlyConfigured(
            f"MAIL_BACKEND=smtp without a DKIM key for {', '.join(missing)}: "
            "make them with `MAIL_BACKEND=folder endreprisals mail-keys`."
        )
    if any(domain.endswith("example") for domain in MAIL_DOMAINS.values()):
        raise ImproperlyConfigured("MAIL_BACKEND=smtp without MAIL_DOMAIN: set it to our domain.")
    if MAIL_SECURITY == "none" and MAIL_HOST not in ("127.0.0.1", "::1", "localhost"):
        raise ImproperlyConfigured("MAIL_SECURITY=none is for a relay on this machine alone.")
