"""The public door: the record for reading, forms of campaigns, no cookie, no private key."""

import os

from endreprisals.settings.base import *

CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "")
SITE_ORIGIN = os.environ.get("SITE_ORIGIN", SITE_ORIGIN)
