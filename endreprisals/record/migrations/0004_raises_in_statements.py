"""Who spoke, where and for whom moves from each raise to the statement in which it was made."""

import hashlib

import django.db.models.deletion
from django.db import migrations, models


def put_into_statements(apps, schema_editor):
    """One statement for each meeting, day and speaker that raises were made in.

    Where no speaker is on record, the States that are listed say who spoke, as when loading; only
    where there is none of them either is it a State that the source does not name.
    """
    statements, parts = (apps.get_model("states", name) for name in ("Statement", "StatementState"))
    made = {}
    for told in apps.get_model("record", "Raise").objects.order_by("pk").iterator():
        listed = list(told.states.order_by("state_id"))
        states_told = "-".join(part.state_id for part in listed)
        who = told.on_behalf_of or told.speaker_id or states_told or "unnamed"
        key = short(f"statement:{told.forum}:{told.date_edtf}:{who}")
        if key not in made:
            made[key] = statements.objects.create(
                number=f"moved-{len(made) + 1}",
                forum=told.forum,
                date_edtf=told.date_edtf,
                date_lower=told.date_lower,
                date_upper=told.date_upper,
                speaker_id=told.speaker_id,
                on_behalf_of=told.on_behalf_of[:40],
                identified=who != "unnamed",
                source="",
                source_key=key,
            )
        told.statement = made[key]
        told.save(update_fields=["statement"])
        for part in listed:
            parts.objects.get_or_create(
                statement=made[key], state_id=part.state_id,
                defaults={"basis": "listed", "note": part.note},
            )


def short(key):
    """As the loader shortens keys today, so that a load finds what was moved here."""
    if len(key) <= 160:
        return key
    fingerprint = hashlib.sha256(key.encode()).hexdigest()[:6]
    return f"{key[:153].rstrip('-')}-{fingerprint}"


class Migration(migrations.Migration):

    dependencies = [
        ("record", "0003_listing_latest_change"),
        ("states", "0003_statements_and_candidacies"),
    ]

    operations = [
        migrations.AddField(
            "raise", "how", models.CharField(default="named", max_length=10),
        ),
        migrations.AddField(
            "raise", "statement",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="raises",
                to="states.statement",
            ),
        ),
        migrations.RunPython(put_into_statements, migrations.RunPython.noop, elidable=True),
    ]
