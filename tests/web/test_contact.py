"""Whoever finds a hole finds whom to tell: on the page that SECURITY.md names, and by the norm."""

from datetime import datetime, timedelta

from django.test import Client, override_settings
from django.utils import timezone

ADDRESS = "holes@record.example"
FILE = "/.well-known/security.txt"


@override_settings(CONTACT_EMAIL=ADDRESS)
def test_the_page_on_privacy_names_whom_to_write_to(client: Client) -> None:
    for code in ("en", "fr", "es"):
        assert f'href="mailto:{ADDRESS}"' in client.get(f"/{code}/privacy/").content.decode()


@override_settings(CONTACT_EMAIL="")
def test_the_page_on_privacy_says_that_no_address_is_set(client: Client) -> None:
    page = client.get("/en/privacy/").content.decode()

    assert "has not set an address" in page
    assert "mailto:" not in page


@override_settings(CONTACT_EMAIL=ADDRESS, SITE_ORIGIN="https://record.example")
def test_security_txt_says_whom_to_tell_and_until_when_it_holds(client: Client) -> None:
    response = client.get(FILE)
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.fromisoformat(fields["Expires"])

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == f"mailto:{ADDRESS}"
    assert fields["Canonical"] == f"https://record.example{FILE}"
    assert timedelta() < expires - timezone.now() < timedelta(days=366)


@override_settings(CONTACT_EMAIL="")
def test_there_is_no_security_txt_without_an_address(client: Client) -> None:
    assert client.get(FILE).status_code == 404


def test_the_page_on_privacy_does_not_promise_that_a_browser_keeps_nothing(client: Client) -> None:
    page = client.get("/en/privacy/").content.decode()

    assert "nothing is stored in your browser" not in page
    assert "not to keep" in page
