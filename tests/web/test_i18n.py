import pytest
from django.test import Client, override_settings
from django.utils.translation import get_language_info, override

from endreprisals.web import i18n
from endreprisals.web.state_names import state_name


def test_tibetan_is_known_to_the_framework() -> None:
    assert get_language_info("bo")["name_local"] == "བོད་ཡིག"


@pytest.mark.parametrize(
    ("code", "tag", "direction"),
    [
        ("zh-hans", "zh-Hans", "ltr"),
        ("ug", "ug", "rtl"),
        ("ar-xb", "ar-XB", "rtl"),
        ("bo", "bo", "ltr"),
    ],
)
def test_a_language_is_marked_as_browsers_want_it(code: str, tag: str, direction: str) -> None:
    assert (i18n.tag(code), i18n.direction(code)) == (tag, direction)


@pytest.mark.parametrize(
    ("code", "written"), [("en", "12,345"), ("es", "12.345"), ("ug", "12,345")]
)
def test_numbers_are_grouped_as_the_language_does(code: str, written: str) -> None:
    assert i18n.number(12_345, code) == written


def test_numbers_in_french_are_grouped_by_a_narrow_space() -> None:
    assert i18n.number(12_345, "fr") == "12\u202f345"


def test_language_menu_links_the_same_page_and_keeps_the_filter(all_languages: list[str]) -> None:
    with override("fr"):
        links = i18n.language_links("/fr/about/?act=threats")

    assert [link.code for link in links] == all_languages
    assert {link.url for link in links} == {f"/{code}/about/?act=threats" for code in all_languages}
    assert [link.code for link in links if link.is_current] == ["fr"]


def test_page_speaks_the_language_of_its_path_whatever_the_browser_asks(client: Client) -> None:
    response = client.get("/fr/about/", headers={"accept-language": "es"})

    assert response.headers["Content-Language"] == "fr"
    assert '<html lang="fr" dir="ltr">' in response.content.decode()


def test_front_door_leads_to_the_language_asked_for_and_says_that_it_varies(client: Client) -> None:
    response = client.get("/", headers={"accept-language": "es-MX,es;q=0.9"})

    assert (response.status_code, response.headers["Location"]) == (302, "/es/")
    assert response.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("path", ["/", "/en/about/", "/fr/nothing/", "/robots.txt"])
def test_no_answer_sets_a_cookie(client: Client, path: str) -> None:
    assert not client.get(path, headers={"accept-language": "fr"}).cookies


@pytest.mark.parametrize("code", ["bo", "ug", "en-xa"])
@override_settings(LANGUAGES=[("en", "English"), ("fr", "Français")])
def test_language_that_is_not_offered_has_no_pages(client: Client, code: str) -> None:
    assert client.get(f"/{code}/about/").status_code == 404


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "Iran (Islamic Republic of)"),
        ("fr", "Iran (République islamique d’)"),
        ("es", "Irán (República Islámica del)"),
        ("bo", "Iran (Islamic Republic of)"),
    ],
)
def test_state_is_named_as_the_united_nations_does_or_by_its_english_short_name(
    code: str, name: str
) -> None:
    with override(code):
        assert state_name("IRN") == name
