"""What the record does not tell of detentions, and what must be said beside figures of them."""

from collections.abc import Sequence

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.detentions import UNKNOWN, UNSPECIFIED, Detention, Detentions
from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.report_years import span
from endreprisals.domain.analysis.survival import STILL


def period(kept: Sequence[Detention]) -> str:
    """The years from the first detention to the last end or report of one, as EDTF."""
    return span(day.year for one in kept for day in (one.starts[0], one.ends[1]))


def missing(found: Detentions) -> tuple[Saying, ...]:
    """What the spells do not say, with how many times."""
    counts = {
        **{code: found.left_out[code] for code in codes.LEFT_OUT},
        codes.END_NOT_DATED: found.end_not_dated,
        codes.END_KIND_UNKNOWN: _of_kind(found, UNSPECIFIED, UNKNOWN),
        codes.SENTENCE_END_UNKNOWN: len(found.kept) - found.sentences_known,
    }
    return tuple(Saying(code, {"count": count}) for code, count in counts.items() if count)


def what_early_means(found: Detentions) -> Saying:
    """Whether an early release can be told from one that was due: for all, for some or for none.

    Only where the end of a sentence is known is a release at that end never called early.
    """
    known, of = found.sentences_known, len(found.kept)
    if not known:
        return Saying(codes.EARLY_MAY_BE_DUE)
    if known < of:
        return Saying(codes.SOME_EARLY_MAY_BE_DUE, {"known": known, "of": of})
    return Saying(codes.SCHEDULED_IS_NOT_EARLY)


def caveats(found: Detentions) -> tuple[str, ...]:
    """What must be said beside any figure of detentions: that ends are unseen, unknown or few."""
    said = ["allegations", "partial_record", "selected", "censored"]
    if _of_kind(found, UNSPECIFIED, UNKNOWN):
        said.append("end_kinds_unknown")
    if ended(found) < codes.FEW:
        said.append("small_numbers")
    return tuple(said)


def ended(found: Detentions) -> int:
    """How many detentions have a known end."""
    return sum(one.kind != STILL for one in found.kept)


def _of_kind(found: Detentions, *kinds: str) -> int:
    return sum(one.kind in kinds for one in found.kept)
