"""The composer as one file to take along: whole, closed, and dull to look at."""

import re

import pytest
from django.test import Client

from tests.build_handbook import a_body_contact, a_mechanism

pytestmark = pytest.mark.django_db
ADDRESS = "/{}/handbook/write/offline.html"
MOST_BYTES = 600_000  # on a disk; it travels compressed


def test_the_file_is_saved_and_not_shown_under_a_name_that_says_nothing(client: Client) -> None:
    answer = client.get(ADDRESS.format("en"))

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="notes.html"'
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert len(answer.content) < MOST_BYTES


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_file_names_no_other_file_and_no_address_of_ours(client: Client, language: str) -> None:
    file = client.get(ADDRESS.format(language)).content.decode()
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", file, flags=re.DOTALL)

    assert not re.search(r"<(link|img|iframe|form|base)\b", markup)
    assert not re.search(r'(src|href)="(?!https:|#|mailto:)', markup)
    assert "/static/" not in file
    assert f'<html lang="{language}"' in file


def test_the_file_has_its_data_and_its_own_policy(client: Client) -> None:
    contact = a_body_contact(a_mechanism("wgad"))

    file = client.get(ADDRESS.format("en")).content.decode()

    assert contact.value in file
    assert file.count("Content-Security-Policy") == 1
    assert file.index("default-src") < file.index("<style>")
    assert file.count("<script>") == file.count("<style>") == 1


def test_the_file_is_only_given_and_takes_nothing(client: Client) -> None:
    assert client.post(ADDRESS.format("en"), {"person": "words"}).status_code == 405


def test_the_file_says_on_which_day_its_rules_were_put_in(client: Client) -> None:
    file = client.get(ADDRESS.format("en")).content.decode()

    assert re.search(r"Saved on \d{4}-\d{2}-\d{2}\.", file)
