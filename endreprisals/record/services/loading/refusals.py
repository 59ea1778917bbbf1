"""What a load must not do, though each table is right by itself: forget what is for ever."""

from collections.abc import Iterator, Mapping

from endreprisals.domain.dataset import Checked, Problem, Row
from endreprisals.domain.dataset.problems import WHOLE_FILE
from endreprisals.record.models import Case
from endreprisals.record.services.loading.hold_cases import held_cases
from endreprisals.record.services.loading.hold_mentions import lost_mentions
from endreprisals.record.services.loading.mentions import LINK
from endreprisals.record.services.loading.plan import Plan


def refused(plan: Plan, checked: Checked) -> Iterator[Problem]:
    """Cases and mentions that would be lost, identifiers that would change, facts among fiction."""
    if Case.objects.filter(synthetic=True).exists():
        yield Problem(
            "cases.csv",
            1,
            WHOLE_FILE,
            "the database holds synthetic cases, made for measurements",
            "load into an empty database, so that facts and fiction never stand together",
        )
    yield from _mentions_without_case(checked)
    yield from _cases(plan, checked)
    for mention in lost_mentions(plan.mentions):
        table, _, place = mention.draft.key.partition(":")
        yield Problem(
            f"{table}.csv",
            1,
            "case_id" if table == LINK else "mention_id",
            f"the record has the mention {place}, the table has it no more",
            "put the row back; a mention is never removed, only corrected by changing its row",
        )


def _mentions_without_case(checked: Checked) -> Iterator[Problem]:
    joined = {row.values["mention_id"] for row in checked.tables["mention_cases"]}
    for table, column in (("mentions", "mention_id"), ("mentions_other_sources", "other_id")):
        for row in checked.tables[table]:
            if not row.values["case_id"] and row.values[column] not in joined:
                yield Problem(
                    f"{table}.csv",
                    row.line,
                    "case_id",
                    "the mention belongs to no case",
                    "name its case here or in mention_cases.csv, or add a case to cases.csv",
                )


def _cases(plan: Plan, checked: Checked) -> Iterator[Problem]:
    drafts = {draft.key: draft for draft in plan.cases}
    lines = _lines(checked)
    for key, case in held_cases().items():
        if key not in drafts:
            yield Problem(
                "cases.csv",
                1,
                "id",
                f"the record has the case {key}, the table has it no more",
                "put the row back; to take a case off every page, withdraw it",
            )
        elif drafts[key].public_id != case.public_id:
            yield Problem(
                "case_ids.csv",
                lines[key].line,
                "public_id",
                f"the case {key} is known as {case.public_id}",
                "keep that identifier; it is printed and linked to",
            )


def _lines(checked: Checked) -> Mapping[str, Row]:
    return {str(row.values["case_id"]): row for row in checked.tables["case_ids"]}
