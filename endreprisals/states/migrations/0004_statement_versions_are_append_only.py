"""What a statement said before a correction is never edited or deleted: the database refuses."""

from django.db import migrations

TABLE = "states_statementversion"
MESSAGE = "versions of statements are append-only: what was said before stays written down"

SQLITE = [
    f"""CREATE TRIGGER {TABLE}_no_{event.lower()} BEFORE {event} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
    for event in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"""CREATE FUNCTION {TABLE}_is_append_only() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$ LANGUAGE plpgsql""",
    f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_is_append_only()""",
]
UNDO_SQLITE = [f"DROP TRIGGER {TABLE}_no_{event}" for event in ("update", "delete")]
UNDO_POSTGRESQL = [
    f"DROP TRIGGER {TABLE}_append_only ON {TABLE}",
    f"DROP FUNCTION {TABLE}_is_append_only()",
]


def forbid(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def allow(apps, schema_editor):
    undo = UNDO_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else UNDO_SQLITE
    for statement in undo:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("states", "0003_statements_and_candidacies")]
    operations = [migrations.RunPython(forbid, allow)]
