"""With which bodies of the United Nations people cooperated, and in which ways."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.mentions import unnamed_cases
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols
from endreprisals.domain.analysis.rows import CooperationRow, Rows
from endreprisals.domain.analysis.shares import largest_first, private_and_few, share
from endreprisals.domain.analysis.small_cells import hidden, hiding, scope

NAME, REFUSED = "cooperation-kinds", "no_cooperation"
BODIES, KINDS, NOT_KNOWN = "engagement_bodies", "engagement_types", "unclear"
CAVEATS = ("allegations", "partial_record", "selected")


def cooperation_kinds(rows: Rows) -> Figure:
    """In what share of the cases with known cooperation each body and each way occurs.

    Keys are codes of the vocabulary that the series names. A body with a part counts for the
    body too: `treaty_body:CAT` also as `treaty_body`. What is only `unclear` is not known. Where a
    part is hidden, another part is hidden with it, or the body, so that it cannot be worked out.
    """
    bodies = _cases(rows.cooperation, lambda row: row.bodies)
    kinds = _cases(rows.cooperation, lambda row: row.kinds)
    values = (*_shares(rows, bodies, BODIES), *_shares(rows, kinds, KINDS))
    return Figure(
        name=NAME,
        axis="cooperation",
        unit="share",
        period=span(reports_by_year(rows)),
        values=values,
        says=(*_says(rows, bodies, BODIES), *_says(rows, kinds, KINDS)),
        caveats=(*CAVEATS, *scope(values)),
        sources=symbols(rows, reports_by_year(rows)),
        refused="" if values else REFUSED,
    )


def _cases(
    cooperation: Iterable[CooperationRow], codes: Callable[[CooperationRow], Iterable[str]]
) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in cooperation:
        for code in codes(row):
            if code != NOT_KNOWN:
                found[code].add(row.case)
                found[_body(code)].add(row.case)
    return {code: frozenset(cases) for code, cases in found.items()}


def _shares(rows: Rows, cases: Mapping[str, frozenset[str]], series: str) -> tuple[Value, ...]:
    known = len(frozenset().union(*cases.values()))
    secret = _secret(cases, unnamed_cases(rows))
    values = (share(code, len(found), known, series=series) for code, found in cases.items())
    return largest_first(hidden(one) if one.key in secret else one for one in values)


def _body(code: str) -> str:
    return code.partition(":")[0]


def _secret(cases: Mapping[str, frozenset[str]], unnamed: frozenset[str]) -> frozenset[str]:
    """The codes not shown: few private cases, and what would give them away by subtraction.

    The cases of a body are those of its parts and those of which no part is known.
    """
    few = {code for code, found in cases.items() if private_and_few(found, unnamed)}
    for body in {_body(code) for code in cases}:
        parts = {code: cases[code] for code in cases if code != body and _body(code) == body}
        parts[body] = cases[body].difference(*parts.values())  # of which no part is known
        private = [code for code, found in parts.items() if private_and_few(found, unnamed)]
        secret = hiding({code: len(found) for code, found in parts.items()}, private)
        few |= (secret.parts - {body}) | ({body} if secret.total else set())
    return frozenset(few)


def _says(rows: Rows, cases: Mapping[str, frozenset[str]], series: str) -> tuple[Saying, ...]:
    known = frozenset().union(*cases.values())
    unknown = len({one.case for one in rows.cases} - known)
    args = {"series": series, "known": len(known), "unknown": unknown}
    return (Saying("cooperation_known", args),)
