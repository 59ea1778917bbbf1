"""What Babel calls the languages of the pages, where it differs. British dates: the day first."""

from babel import Locale

BABEL = {"en": "en_GB", "en-xa": "en_GB", "ar-xb": "ar", "zh-hans": "zh_Hans", "zh-hant": "zh_Hant"}


def babel_locale(code: str) -> Locale:
    """Babel's data for a language: patterns of dates, numbers and plurals."""
    return Locale.parse(BABEL.get(code, code))
