"""Which rows of the record the tables answer for: not those that staff entered at the desk."""

from django.db.models import Q

ENTERED_BY_STAFF = "desk:"  # how `source_key` begins where no table holds the row


def of_tables(path: str = "") -> Q:
    """Cases of the tables; `path` leads from another table to its case: `case__`."""
    return ~Q(**{f"{path}source_key__startswith": ENTERED_BY_STAFF})
