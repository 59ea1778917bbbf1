"""One measurement, and the table of all of them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, in which unit, beside what."""

    what: str
    value: float
    unit: str
    peer: str = ""  # what it is held against
    peer_value: float | None = None
    more_is_better: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over theirs, turned so that below 1 is good; None without a peer."""
        if not self.peer_value or not self.value:
            return None
        ratio = self.value / self.peer_value
        return 1 / ratio if self.more_is_better else ratio

    def as_dict(self) -> dict[str, object]:
        """For results.json."""
        return asdict(self) | {"ratio": self.ratio}


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    width = max((len(row.what) for row in rows), default=10)
    print(f"{'what':{width}}  {'ours':>12}  {'beside':>12}  {'ratio':>6}  peer or limit")
    for row in rows:
        beside = f"{row.peer_value:,.4g}" if row.peer_value is not None else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        told = "  ".join(part for part in (row.peer, row.note) if part)
        ours = f"{row.value:,.4g} {row.unit}"
        print(f"{row.what:{width}}  {ours:>12}  {beside:>12}  {ratio:>6}  {told}")
