"""Pages that need no record: what this is, how it is made, what is kept about you."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from endreprisals.domain import states

# Search results and filtered lists are left to people: their addresses hold what was asked.
ROBOTS = """User-agent: *
Disallow: /*?
Disallow: /api/
Disallow: /*/act/*/wall/
Sitemap: {sitemap}
"""
SECURITY_TXT = """Contact: mailto:{address}
Expires: {expires}
Canonical: {canonical}
Policy: {policy}
Preferred-Languages: en, fr, es
"""
# Made anew at every request, so the time is that of a copy somebody kept.
SECURITY_TXT_HOLDS = timedelta(days=180)
STANDING_PAGES = (
    "record:home", "record:cases", "record:states", "record:documents", "record:acts",
    "record:bodies", "ledger:ledger", "ledger:sessions", "ledger:matrix", "ledger:never-raised",
    "ledger:raised-once", "campaigns:campaigns", "mechanisms:handbook", "mechanisms:bodies",
    "observatory:index", "releases:data", "web:about", "web:method", "web:privacy",
    "web:accessibility",
)  # fmt: skip


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """`/` leads to the record in the language that the browser asks for, else English."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ("Accept-Language",))
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: pages, not questions."""
    text = ROBOTS.format(sitemap=f"{settings.SITE_ORIGIN}{reverse('door:sitemap')}")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Standing pages and State pages in every language. No case and no person is in it."""
    pages = [reverse(name) for name in STANDING_PAGES]
    pages += [reverse("record:state", args=[state.iso3]) for state in states.states()]
    locations = [
        f"{settings.SITE_ORIGIN}{translate_url(page, code)}"
        for page in pages
        for code, _ in settings.LANGUAGES
    ]
    xml = render_to_string("web/sitemap.xml", {"locations": locations})
    return HttpResponse(xml, content_type="application/xml")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116); there is none while no address is set."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    expires = (timezone.now() + SECURITY_TXT_HOLDS).replace(microsecond=0)
    text = SECURITY_TXT.format(
        address=settings.CONTACT_EMAIL,
        expires=expires.isoformat(),
        canonical=f"{settings.SITE_ORIGIN}{reverse('door:security')}",
        policy=f"{settings.SITE_ORIGIN}{reverse('web:privacy')}",
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "web/about.html")


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    context = {
        "changes_url": reverse("record:changes"),
        "observatory_url": reverse("observatory:index"),
    }
    return render(request, "web/method.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html", {"about_url": reverse("web:about")})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")
