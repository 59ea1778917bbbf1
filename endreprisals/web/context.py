"""What every template may ask: the page's language, the menu of languages, whom to write to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from endreprisals.web import i18n


def installation(request: HttpRequest) -> dict[str, Any]:
    """Facts about this installation and this page's language; costs no query."""
    code = i18n.current_language()
    return {
        "contact_email": settings.CONTACT_EMAIL,
        "language_code": code,
        "language_tag": i18n.tag(code),
        "language_direction": i18n.direction(code),
        "language_is_unreviewed": code in i18n.UNREVIEWED,
        "language_links": SimpleLazyObject(lambda: i18n.language_links(request.get_full_path())),
    }
