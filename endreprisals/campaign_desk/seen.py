"""What a form of the campaign desk says about what the person had before them."""

from endreprisals.accounts.access import StaffRequest


def seen_revision(request: StaffRequest) -> int | None:
    """The revision that the person saw when they pressed the button; None: nothing was there."""
    return _number(request.POST.get("revision", ""))


def chosen_numbers(request: StaffRequest, name: str) -> list[int]:
    """Numbers of the rows that were ticked; what is no number is left out."""
    read = (_number(text) for text in request.POST.getlist(name))
    return [one for one in read if one is not None]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
