"""The tables of subjects and of their names."""

from endreprisals.record.files.subject_rows import NameRow, SubjectRow
from endreprisals.record.files.tables import Column, Table

S = Column[SubjectRow]
N = Column[NameRow]

SUBJECTS = Table(
    name="subjects",
    title="Subjects",
    description="One row for each person, organisation, group or situation with a public case.",
    key=("public_id",),
    references={},
    columns=(
        S("public_id", "text", "Id of the subject; it holds no name.", lambda s: s.public_id),
        S("kind", "text", "What it is.", lambda s: s.kind, vocabulary="subject_kinds"),
        S("label", "text", "Its main name, or a neutral description.", lambda s: s.label),
        S("cases", "list", "Ids of its public cases.", lambda s: s.cases),
        S("note", "text", "What users should know.", lambda s: s.note),
    ),
)  # fmt: skip

NAMES = Table(
    name="names",
    title="Names",
    description="One row for each spelling of a name, as a source writes it. Nothing was "
    "transliterated.",
    key=("subject_id", "text"),
    references={"subject_id": ("subjects", "public_id")},
    columns=(
        N("subject_id", "text", "The subject.", lambda n: n.subject_id),
        N("text", "text", "The name.", lambda n: n.text),
        N("script", "text", "Its script.", lambda n: n.script, unit="ISO 15924"),
        N("lang", "text", "Its language, where known.", lambda n: n.lang, unit="BCP 47"),
        N("kind", "text", "What kind of name it is.", lambda n: n.kind, vocabulary="name_kinds"),
        N("source", "text", "Who writes it so.", lambda n: n.source),
    ),
)  # fmt: skip
