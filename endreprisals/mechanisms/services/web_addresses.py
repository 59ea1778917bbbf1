"""Addresses of pages, as people type them."""

from urllib.parse import urlsplit


def is_page(text: str, *, schemes: tuple[str, ...] = ("https",)) -> bool:
    """Whether it is an absolute address of the web, with a host and without a name or password."""
    try:
        address = urlsplit(text)
        return (
            address.scheme in schemes
            and bool(address.hostname)
            and address.username is None
            and not any(sign.isspace() or sign in "\"'<>" for sign in text)
        )
    except ValueError:  # a bracket that is never closed, a port that is none
        return False
