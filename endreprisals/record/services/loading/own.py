"""Which rows of the record the tables answer for: not those that staff entered at the desk."""

from django.db.models import Q

from endreprisals.record.from_staff import ENTERED_BY_STAFF


def of_tables(path: str = "") -> Q:
    """Cases of the tables; `path` leads from another table to its case: `case__`."""
    return ~Q(**{f"{path}source_key__startswith": ENTERED_BY_STAFF})
