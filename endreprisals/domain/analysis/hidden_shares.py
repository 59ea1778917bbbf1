"""Shares that add up to one, without those behind which a private person could be found."""

from collections.abc import Collection, Iterator, Mapping

from endreprisals.domain.analysis.figure import Value
from endreprisals.domain.analysis.shares import share
from endreprisals.domain.analysis.small_cells import hidden, to_hide


def hidden_shares(mix: Mapping[str, int], behind: Collection[str], series: str) -> Iterator[Value]:
    """Each part of a mix as a share of all, in order. `behind` are parts with private people."""
    of, out = sum(mix.values()), to_hide(mix, behind)
    for key, count in mix.items():
        value = share(key, count, of, series=series)
        yield hidden(value) if key in out else value
