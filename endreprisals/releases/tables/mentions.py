"""The table of mentions: every place of a UN document that tells of a case, as coded."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Coalesce

from endreprisals.record.files.case_rows import owners
from endreprisals.record.files.tables import Column, Table
from endreprisals.record.models import Citation, Listing, Mention, MentionSubject

READ = (
    "pk", "case_id", "document__symbol", "document__year", "part", "paragraph", "locator",
    "basis", "record_type", "gender", "foreign_national", "minor", "public_servant",
    "rights_defended", "engagement_bodies", "engagement_types", "trigger", "prior_un_bodies",
    "prior_un_action_dates", "reprisal_dates", "act_types", "act_types_basis", "perpetrators",
    "new_legislation", "government_reply", "government_reply_dates", "environment_comment",
    "pattern_of_reprisals", "self_censorship", "followup_count", "followup_years",
    "raised_by_state", "case_status", "follow_up", "note", "truncated", "checked_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention of one case, with the sources that place it there."""

    case_id: str
    row: Mapping[str, Any]
    sources: tuple[str, ...]
    subjects: tuple[str, ...]


def mentions_of(pks: Sequence[int]) -> Iterator[MentionRow]:
    """Mentions of these cases and of those merged into them, case by case. Five queries."""
    ids = dict(Listing.objects.filter(pk__in=pks).values_list("pk", "public_id"))
    own = owners(list(ids))
    by_case: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Mention.objects.filter(case__in=own, superseded_by=None).order_by(
        "document__year", "document__symbol", "part", "paragraph", "pk"
    )
    for row in rows.values(*READ):
        by_case[own[row["case_id"]]].append(row)
    sources, subjects = _sources(own), _subjects(own)
    for pk in pks:
        for row in by_case.get(pk, ()):
            told = (tuple(found.get(row["pk"], ())) for found in (sources, subjects))
            yield MentionRow(ids[pk], row, *told)


def _sources(own: Mapping[int, int]) -> Mapping[int, dict[str, None]]:
    sources: dict[int, dict[str, None]] = defaultdict(dict)
    cited = Citation.objects.filter(case__in=own, mention__isnull=False).order_by("pk")
    for pk, url, title in cited.values_list("mention_id", "source__url", "source__title"):
        sources[pk][url or title] = None
    return sources


def _subjects(own: Mapping[int, int]) -> Mapping[int, dict[str, None]]:
    """Ids of those whom each mention tells of; after a merge the id that is kept."""
    subjects: dict[int, dict[str, None]] = defaultdict(dict)
    told = MentionSubject.objects.filter(mention__case__in=own, subject__withdrawn_at=None)
    whose = Coalesce("subject__merged_into__public_id", "subject__public_id")
    for pk, public_id in told.order_by("pk").values_list("mention_id", whose):
        subjects[pk][public_id] = None
    return subjects


C = Column[MentionRow]
YES_NO = "yes, no; blank is not no"


def _text(name: str, description: str, vocabulary: str = "", unit: str = "") -> C:
    return C(name, "text", description, lambda m: m.row[name] or "", vocabulary, unit)


def _list(name: str, description: str, vocabulary: str = "", unit: str = "") -> C:
    return C(name, "list", description, lambda m: tuple(m.row[name]), vocabulary, unit)


def _answer(name: str, description: str) -> C:
    return _text(name, description, "answers", YES_NO)


MENTIONS = Table(
    name="mentions",
    title="Mentions in UN documents",
    description="One row for each place of a UN document that tells of a case. Rows are a part "
    "of what the reports hold, not a sample drawn by a rule.",
    key=("case_id", "symbol", "part", "paragraph", "locator"),
    references={"case_id": ("cases", "public_id"), "symbol": ("documents", "symbol")},
    columns=(
        C("case_id", "text", "The case.", lambda m: m.case_id),
        C("symbol", "text", "Symbol of the document.", lambda m: m.row["document__symbol"]),
        C("year", "integer", "Year of the document.", lambda m: m.row["document__year"],
          unit="year"),
        _text("part", "Part of the document.", "mention_parts"),
        _text("paragraph", "Paragraph as printed; blank where it is not known."),
        _text("locator", "Place as the public database of ISHR prints it.",
              unit="YEAR-PARAGRAPH-SEQUENCE"),
        _text("basis", "How the mention is known. Leave inferred ones out of any count.",
              "report_link_basis"),
        _text("record_type", "Whether somebody is named.", "record_types"),
        C("subjects", "list", "Ids of those it tells of, where the record says.",
          lambda m: m.subjects),
        _text("gender", "As answered on the record.", "genders"),
        _answer("foreign_national", "Whether the person is a national of another State."),
        _answer("minor", "Whether the person was a child."),
        _answer("public_servant", "Whether the person served the State."),
        _list("rights_defended", "Rights that the person or group worked for.",
              "rights_defended"),
        _list("engagement_bodies", "Bodies cooperated with.", "engagement_bodies"),
        _list("engagement_types", "Ways of cooperating.", "engagement_types"),
        _text("trigger", "The cooperation that came first, in new words."),
        _list("prior_un_bodies", "UN bodies that had acted before.", "prior_un_bodies"),
        _list("prior_un_action_dates", "When they had.", unit="EDTF"),
        _list("reprisal_dates", "Dates of acts.", unit="EDTF"),
        _list("act_types", "Alleged acts.", "act_types"),
        _text("act_types_basis", "How they were read: narrative is weaker than coded.",
              "reprisal_types_basis"),
        _list("perpetrators", "What kind of actor.", "perpetrators"),
        _answer("new_legislation", "Whether a new law is part of it."),
        _answer("government_reply", "Whether the Government replied."),
        _list("government_reply_dates", "When it did.", unit="EDTF"),
        _answer("environment_comment", "Whether the report comments on the environment."),
        _answer("pattern_of_reprisals", "Whether the report speaks of a pattern."),
        _answer("self_censorship", "Whether the report speaks of self-censorship."),
        C("followup_count", "integer", "Later reports that return to the case, where shown.",
          lambda m: m.row["followup_count"]),
        C("followup_years", "integers", "Years of those reports.",
          lambda m: tuple(map(int, m.row["followup_years"])), unit="year"),
        _answer("raised_by_state", "Whether a State raised it, as the record says."),
        _text("case_status", "What the record calls its status.", "case_statuses"),
        _text("follow_up", "Whether this mention is itself a follow-up.", "answers", YES_NO),
        _text("note", "Oddities of the record."),
        _text("truncated", "Whether the text that was read ended early.", "answers", YES_NO),
        C("checked_on", "day", "When it was read.", lambda m: m.row["checked_on"]),
        C("sources", "list", "Address of each source, or its title.", lambda m: m.sources),
    ),
)  # fmt: skip
