"""What an address of the campaign desk asks for; what cannot be read is left out."""

from endreprisals.accounts.access import StaffRequest


def chosen_state(request: StaffRequest) -> str:
    """`?state=DEU`, or blank."""
    text = request.GET.get("state", "").upper()
    return text if len(text) == 3 and text.isascii() and text.isalpha() else ""


def chosen_page(request: StaffRequest) -> int:
    """`?page=2`, else the first."""
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
