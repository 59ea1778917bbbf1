"""A raise keeps nothing of what its statement says."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("record", "0004_raises_in_statements")]

    operations = [
        migrations.AlterField(
            "raise", "statement",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="raises",
                to="states.statement",
            ),
        ),
        migrations.RemoveField("raise", "forum"),
        migrations.RemoveField("raise", "speaker"),
        migrations.RemoveField("raise", "on_behalf_of"),
        migrations.DeleteModel("RaiseState"),
    ]
