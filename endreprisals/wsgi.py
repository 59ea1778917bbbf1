"""The public door, as the HTTP server loads it."""

import os

from django.core.wsgi import get_wsgi_application

from endreprisals.web.shedding import shedding

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "endreprisals.settings.public")
os.environ.setdefault("DATABASE_POOL", "yes")
application = shedding(get_wsgi_application())
