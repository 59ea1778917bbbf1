"""What an address or a form of the advocacy desk asks for; what cannot be read is left out."""

import re
from datetime import date

from endreprisals.accounts.access import StaffRequest
from endreprisals.domain.sessions import read_session

CASE = re.compile(r"[A-Z]{3}-\d{4}-\d{3,6}")


def chosen_session(request: StaffRequest) -> str:
    """`?session=HRC66`, or blank."""
    read = read_session(request.GET.get("session", ""))
    return read.code if read else ""


def chosen_code(request: StaffRequest, name: str) -> str:
    """`?state=DEU`, or blank."""
    text = request.GET.get(name, "").upper()
    return text if len(text) == 3 and text.isascii() and text.isalpha() else ""


def chosen_case(request: StaffRequest) -> str:
    """`?case=EGY-2017-001`, or blank."""
    text = request.GET.get("case", "").upper()
    return text if CASE.fullmatch(text) else ""


def chosen_page(request: StaffRequest) -> int:
    """`?page=2`, else the first."""
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def seen_revision(request: StaffRequest) -> int | None:
    """The revision that the person had before them when they pressed the button."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def read_day(text: str) -> date | None:
    """A day as `2027-09-24`; None for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
