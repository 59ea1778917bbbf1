import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.partial_dates import parse
from endreprisals.web import dates, i18n

LANGUAGES = ("en", "fr", "es", "zh-hans", "zh-hant", "ug", "bo", "ar", "ru", "en-xa", "ar-xb")

IN_WORDS = {
    "2016-04-03": ("3 April 2016", "3 avril 2016", "3 de abril de 2016"),
    "2016-04-01": ("1 April 2016", "1er avril 2016", "1 de abril de 2016"),
    "2017-09": ("September 2017", "septembre 2017", "septiembre de 2017"),
    "2017": ("2017", "2017", "2017"),
    "2021-08/..": ("from August 2021 on", "depuis août 2021", "desde agosto de 2021"),
    "../2014": ("until 2014", "au plus tard 2014", "hasta 2014"),
    "2012-03-14/2012-03-17": (
        "between 14 and 17 March 2012",
        "entre le 14 et le 17 mars 2012",
        "entre el 14 y el 17 de marzo de 2012",
    ),
    "2012-03/2012-05": (
        "between March and May 2012",
        "entre mars et mai 2012",
        "entre marzo y mayo de 2012",
    ),
    "2012/2016": ("between 2012 and 2016", "entre 2012 et 2016", "entre 2012 y 2016"),
    "2017~": ("about 2017", "vers 2017", "hacia 2017"),
    "2017-09?": (
        "possibly September 2017",
        "peut-être septembre 2017",
        "posiblemente septiembre de 2017",
    ),
    "2017%": ("possibly about 2017", "peut-être vers 2017", "posiblemente hacia 2017"),
    "201X": ("the 2010s", "années 2010", "década de 2010"),
    "20XX": ("between 2000 and 2099", "entre 2000 et 2099", "entre 2000 y 2099"),
    "2014-21": ("spring 2014", "printemps 2014", "primavera de 2014"),
    "2012-03-14~/2012-03-17": (
        "between about 14 March 2012 and 17 March 2012",
        "entre vers le 14 mars 2012 et le 17 mars 2012",
        "entre hacia el 14 de marzo de 2012 y el 17 de marzo de 2012",
    ),
}


@pytest.mark.parametrize("edtf", IN_WORDS)
def test_a_date_is_written_out_as_each_offered_language_does(edtf: str) -> None:
    written = tuple(dates.date_text(parse(edtf), language=code) for code in ("en", "fr", "es"))

    assert written == IN_WORDS[edtf]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("bo", "སྤྱི་ལོ་2016 ཟླ་བ་བཞི་པའི་ཚེས་3"),
        ("ug", "\u20683-ئاپرېل، 2016\u2069"),
        ("zh-hans", "2016年4月3日"),
        ("ru", "3 апреля 2016\u202fг."),
    ],
)
def test_prepared_languages_take_their_own_patterns(code: str, written: str) -> None:
    assert dates.date_text(parse("2016-04-03"), language=code) == written


def test_short_form_shortens_the_month_only() -> None:
    assert dates.date_text(parse("2016-04-03"), language="en", short=True) == "3 Apr 2016"


def test_markup_names_each_readable_end_to_machines() -> None:
    shown = dates.date_html(parse("2012-03-14/2012-03-17"), language="en")

    assert shown == (
        'between <time datetime="2012-03-14">14</time>'
        ' and <time datetime="2012-03-17">17 March 2012</time>'
    )


@pytest.mark.parametrize("edtf", ["201X", "2014-21"])
def test_markup_of_what_html_cannot_express_claims_no_machine_date(edtf: str) -> None:
    shown = dates.date_html(parse(edtf), language="en")

    assert "<time" not in shown
    assert shown.startswith("<bdi>")


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        ("2016-04-03", "on 3 April 2016", "le 3 avril 2016"),
        ("2017-09", "in September 2017", "en septembre 2017"),
        ("2017~", "about 2017", "vers 2017"),
        ("2012/2016", "between 2012 and 2016", "entre 2012 et 2016"),
        ("201X", "the 2010s", "années 2010"),
    ],
)
def test_date_in_a_sentence_takes_its_preposition(edtf: str, english: str, french: str) -> None:
    def plain(code: str) -> str:
        html = dates.date_on_html(parse(edtf), language=code)
        return "".join(part.rpartition(">")[2] for part in html.split("<"))

    assert (plain("en"), plain("fr")) == (english, french)


moments = st.from_regex(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]|2[1-4]))?[~?%]?", fullmatch=True)


@given(moments, moments, st.sampled_from(LANGUAGES))
def test_every_date_has_words_in_every_language_with_isolates_in_pairs(
    first: str, second: str, code: str
) -> None:
    """A number must not slip out of a date, nor a place holder stay in it."""
    start, end = sorted((first, second), key=lambda text: parse(text).lower)
    written = dates.date_text(parse(f"{start}/{end}"), language=code)

    assert first[:4] in written
    assert "{" not in written
    assert written.count(i18n.FIRST_STRONG_ISOLATE) == written.count(i18n.POP_ISOLATE)
    assert (i18n.FIRST_STRONG_ISOLATE in written) == (i18n.direction(code) == "rtl")
