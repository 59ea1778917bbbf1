"""The public door sets no cookie and answers in closed headers; but for its forms it only reads."""

from collections.abc import Iterator

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from tests.build import a_case, a_mention, a_raise, a_statement, a_subject
from tests.contracts.answers import body_of

pytestmark = pytest.mark.django_db

SAMPLES = {
    "public_id": "EGY-2019-001",
    "iso3": "EGY",
    "symbol": "A/HRC/48/28",
    "code": "threats",
    "name": "act_types",
    "case_id": "EGY-2019-001",
    "subject_id": "S-EGY-0001",
    "session": "HRC48",
    "figure": "states-cited",
    "year": "2021",
    "number": "HRC48-LIE-20210929",
    "token": "not-one-of-ours",
    "office": "no-office-of-ours",
    "card": "no-card-of-ours",
    "sha256": "0" * 64,
    "slug": "no-guide-of-ours",
}


def addresses() -> Iterator[str]:
    """One address for every route of the door, with sample values for its parameters."""
    yield from _walk(get_resolver().url_patterns, "/")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        piece, names = normalize(str(pattern.pattern.regex.pattern).lstrip("^"))[0]
        here = prefix + piece % {name: SAMPLES[name] for name in names}
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        else:
            yield here


ADDRESSES = sorted(set(addresses()))


@pytest.fixture
def a_record(made_ready: object) -> None:
    subject = a_subject(public_id="S-EGY-0001")
    case = a_case(public_id="EGY-2019-001", subject=subject)
    a_mention(case)
    a_raise(case, statement=a_statement(number="HRC48-LIE-20210929"))
    made_ready()  # type: ignore[operator]


def _is_framed(response: HttpResponseBase) -> bool:
    """The one page for frames; test_observatory.py proves that it is the only one."""
    return "frame-ancestors *" in response.headers["Content-Security-Policy"]


def _is_open(response: HttpResponseBase) -> bool:
    policy = response.headers.get("Content-Security-Policy", "")
    return (
        response.status_code >= 500
        or bool(response.cookies)
        or not policy.startswith("default-src 'none'")
        or "unsafe" in policy
        or "http" in policy
        or response.headers.get("Referrer-Policy") != "no-referrer"
        or (response.headers.get("X-Frame-Options") != "DENY" and not _is_framed(response))
    )


def test_reading_any_address_sets_no_cookie_and_is_closed(a_record: None, client: Client) -> None:
    open_doors = []
    for address in ADDRESSES:
        response = client.get(address)
        body_of(response)
        if _is_open(response):
            open_doors.append(f"{address}: {response.status_code}")

    assert not open_doors


def test_writing_to_any_address_is_refused(a_record: None, client: Client) -> None:
    let_in = []
    for address in ADDRESSES:
        for method in ("post", "put", "patch", "delete"):
            response = getattr(client, method)(address)
            # 422: a form that was sent empty
            if response.status_code not in {404, 405, 422} or response.cookies:
                let_in.append(f"{method} {address}: {response.status_code}")

    assert not let_in


def test_the_walk_finds_the_door() -> None:
    assert len(ADDRESSES) > 25
