from datetime import date

import pytest
from babel.dates import format_date

from endreprisals.formats.babel_names import babel_locale
from endreprisals.web import babel_leak

MONTHS = {"fr": "septembre", "es": "septiembre", "ru": "сентябрь", "ar": "سبتمبر", "ug": "سېنتەبىر"}


@pytest.mark.parametrize("code", MONTHS)
def test_month_names_after_a_chinese_page_stay_in_their_own_language(code: str) -> None:
    format_date(date(2017, 9, 1), "LLLL", locale=babel_locale("zh-hans"))

    assert format_date(date(2017, 9, 1), "LLLL", locale=babel_locale(code)) == MONTHS[code]


def test_reading_a_locale_leaves_its_stored_data_unchanged() -> None:
    locale = babel_locale("zh-hans")
    months = locale._data["months"]  # the place of the fault
    before = dict(months._data)

    babel_leak.resolved(months, "stand-alone")

    assert months._data == before
