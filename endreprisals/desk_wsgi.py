"""The desk, as the HTTP server loads it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "endreprisals.settings.desk")
application = get_wsgi_application()
