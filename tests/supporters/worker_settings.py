"""Settings of a worker that a test starts as a process of its own."""

from endreprisals.settings.test import *  # noqa: F403, TID251

MAIL_KINDS = MAIL_KINDS | {"test": "tests.supporters.mailroom.words"}  # noqa: F405
