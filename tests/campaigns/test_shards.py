"""What is unique is unique on one shard: each such key begins with the supporter key."""

import pytest
from django.db import connection
from django.db.models import UniqueConstraint

from endreprisals.campaigns.models import Signatory, SupporterAction


@pytest.mark.parametrize("model", [SupporterAction, Signatory])
def test_what_is_unique_begins_with_the_supporter_key(
    model: type[SupporterAction] | type[Signatory],
) -> None:
    assert [field.name for field in model._meta.pk_fields] == ["supporter", "action"]
    assert not [field for field in model._meta.concrete_fields if field.unique]
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            assert constraint.fields[0] == "supporter"


@pytest.mark.django_db
@pytest.mark.parametrize("model", [SupporterAction, Signatory])
def test_the_database_agrees(model: type[SupporterAction] | type[Signatory]) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    unique = [told["columns"] for told in found.values() if told["unique"] or told["primary_key"]]

    assert unique
    assert all(columns[0] == "supporter" for columns in unique)
