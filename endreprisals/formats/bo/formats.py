"""Formats of dates and numbers in Tibetan, which Django does not ship. Patterns follow CLDR."""

DATE_FORMAT = "སྤྱི་ལོ་Y ཟླ་n ཚེས་j"
SHORT_DATE_FORMAT = "Y-m-d"
YEAR_MONTH_FORMAT = "Y ཟླ་n"
MONTH_DAY_FORMAT = "ཟླ་n ཚེས་j"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = f"{DATE_FORMAT} {TIME_FORMAT}"
SHORT_DATETIME_FORMAT = f"{SHORT_DATE_FORMAT} {TIME_FORMAT}"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
