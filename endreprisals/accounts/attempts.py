"""Counts failed attempts in buckets, named by keyed hashes: without our key they name nobody."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MOST = 5
SECONDS = 5 * 60


class TooMany(Exception):
    """Five attempts failed within five minutes; nothing was tried this time."""


@contextmanager
def attempt(what: str, who: str) -> Iterator[None]:
    """Count an attempt before it is made, and take it off the count when it works.

    Counting first leaves little room for many attempts at once. The cache reads and writes a
    count in two steps, so a few that arrive in the same instant may count as one.
    """
    hashed = salted_hmac(
        "endreprisals.accounts.bucket", f"{what}:{who.lower()}", algorithm="sha256"
    )
    bucket = f"attempts:{hashed.hexdigest()}"
    cache.add(bucket, 0, SECONDS)
    if cache.incr(bucket) > MOST:
        raise TooMany
    yield
    cache.delete(bucket)
