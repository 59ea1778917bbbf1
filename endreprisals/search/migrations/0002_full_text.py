"""The full-text index over `search_entry.body`: FTS5 on SQLite, a stored tsvector on PostgreSQL.

The tokenizer is `domain.text.FTS5_TOKENIZER`: marks belong to words, or Tibetan, Thai and Indic
words would be cut at their vowel signs. SQLite keeps no second copy of the text: the table has
external content, kept true by triggers.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_fulltext USING fts5(
        body, content='search_entry', content_rowid='id', prefix='2 3',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_fulltext(rowid, body) VALUES (new.id, new.body); END""",
    """CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_fulltext(search_fulltext, rowid, body)
        VALUES ('delete', old.id, old.body); END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE OF body ON search_entry BEGIN
        INSERT INTO search_fulltext(search_fulltext, rowid, body)
        VALUES ('delete', old.id, old.body);
        INSERT INTO search_fulltext(rowid, body) VALUES (new.id, new.body); END""",
]
POSTGRESQL = [
    """ALTER TABLE search_entry ADD COLUMN fulltext tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED""",
    "CREATE INDEX search_entry_fulltext ON search_entry USING gin (fulltext)",
]
UNDO_SQLITE = [
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_gone",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_fulltext",
]
UNDO_POSTGRESQL = ["ALTER TABLE search_entry DROP COLUMN fulltext"]


def build(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    undo = UNDO_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else UNDO_SQLITE
    for statement in undo:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(build, drop)]
