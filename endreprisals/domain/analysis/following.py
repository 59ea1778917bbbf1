"""For how many years a subject stays in the reports, and how long it is out of them in between."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.mentions import counted, unnamed_cases
from endreprisals.domain.analysis.reading import years_read
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols, texts
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.small_cells import hidden, hiding, scope
from endreprisals.domain.analysis.subjects import only_subjects, told_of

STAYING, GAPS, REFUSED = "years-in-reports", "follow-up-gaps", "no_subject_in_reports"
IN_YEARS, OVER_YEARS, BETWEEN, SUBJECTS = "report_years", "span_years", "gaps", "subjects"
CAME_BACK, ONE_SO_FAR, TOO_EARLY = "came_back", "one_report_so_far", "too_early"
CAVEATS = ("allegations", "silence_is_not_safety", "partial_record", "censored")


@dataclass(frozen=True, slots=True)
class Path:
    """The report years of one subject, and whether any of its cases names nobody."""

    years: Sequence[int]
    private: bool

    @property
    def gaps(self) -> list[int]:
        """The years from each report that tells of the subject to the next that does."""
        return [later - earlier for earlier, later in pairwise(self.years)]


def years_in_reports(rows: Rows) -> Figure:
    """How many subjects stand in the reports of one year, of two years and so on.

    `report_years` counts the years of reports that tell of a subject, `span_years` the years
    from the first to the last of them, both included. Subjects of the latest reports may come
    again. Persons, organisations, groups and situations count alike.
    """
    paths, unclear = _paths(rows)
    values = [
        *_distribution(((len(one.years), one) for one in paths), IN_YEARS),
        *_distribution(((one.years[-1] - one.years[0] + 1, one) for one in paths), OVER_YEARS),
    ]
    return _figure(STAYING, "subjects", values, rows, _says(paths, unclear))


def follow_up_gaps(rows: Rows) -> Figure:
    """How many years pass between two reports that tell of the same subject.

    `gaps` counts such returns by the years they took; 1 is the next report. `subjects` says how
    many came back, how many stand in one report so far, and of how many nobody can know yet,
    because the record holds little of any later report.
    """
    paths, unclear = _paths(rows)
    latest = max(years_read(rows), default=0)
    values = [
        *_distribution(((gap, one) for one in paths for gap in one.gaps), BETWEEN),
        *_distribution(((_fate(one, latest), one) for one in paths), SUBJECTS),
    ]
    return _figure(GAPS, "gaps", values, rows, _says(paths, unclear))


def _paths(rows: Rows) -> tuple[list[Path], int]:
    """The years of each subject, and the number of mentions that do not say of whom they tell."""
    only, unnamed = only_subjects(rows), unnamed_cases(rows)
    years: dict[str, set[int]] = defaultdict(set)
    private: set[str] = set()
    unclear = 0
    for mention in counted(rows):
        subjects = told_of(mention, only)
        unclear += not subjects
        for subject in subjects:
            years[subject].add(mention.year)
        if mention.case in unnamed:
            private.update(subjects)
    return [Path(sorted(found), one in private) for one, found in years.items()], unclear


def _fate(path: Path, latest: int) -> str:
    if len(path.years) > 1:
        return CAME_BACK
    return TOO_EARLY if path.years[0] >= latest else ONE_SO_FAR


def _distribution(found: Iterable[tuple[int | str, Path]], series: str) -> list[Value]:
    """How many paths stand at each key, the lowest first; small private numbers are hidden."""
    counts: Counter[str] = Counter()
    private: set[str] = set()
    for key, path in found:
        counts[str(key)] += 1
        if path.private:
            private.add(str(key))
    secret = hiding(counts, private)
    total = None if secret.total else sum(counts.values())
    keys = sorted(counts, key=lambda key: (len(key), key))  # 2 comes before 10
    values = [Value(key, float(counts[key]), series, total) for key in keys]
    return [hidden(value) if value.key in secret.parts else value for value in values]


def _says(paths: Sequence[Path], unclear: int) -> tuple[Saying, ...]:
    """Mentions that could not be followed, and the longest path of those who are named."""
    says = [Saying("mentions_without_subject", {"number": unclear})] if unclear else []
    named = [one.years for one in paths if not one.private]
    if named:
        longest = max(named, key=lambda years: years[-1] - years[0])
        says.append(Saying("longest_span", {"first": str(longest[0]), "last": str(longest[-1])}))
    return tuple(says)


def _figure(
    name: str, unit: str, values: list[Value], rows: Rows, says: tuple[Saying, ...]
) -> Figure:
    years = {mention.year for mention in counted(rows)}
    return Figure(
        name=name,
        axis="years",
        unit=unit,
        period=span(reports_by_year(rows)),
        values=tuple(values),
        says=says,
        caveats=(*CAVEATS, *scope(values)),
        missing=_missing(rows),
        sources=symbols(rows, years),
        refused="" if values else REFUSED,
    )


def _missing(rows: Rows) -> tuple[Saying, ...]:
    """Reports of which the record holds so little that nobody can be said to be gone from them."""
    years = set(reports_by_year(rows)) - set(years_read(rows))
    return (Saying("hardly_read", {"years": texts(years)}),) if years else ()
