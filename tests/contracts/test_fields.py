"""Every field of every table is declared public or staff, and public pages hold public fields."""

import pytest
from django.apps import apps
from django.db.models import Model

MODELS = [model for model in apps.get_models() if model.__module__.startswith("endreprisals.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified_exactly_once(model: type[Model]) -> None:
    declared = [*model.Fields.public, *model.Fields.staff]  # type: ignore[attr-defined]
    own = {field.name for field in model._meta.local_fields + model._meta.local_many_to_many}

    assert sorted(declared) == sorted(set(declared)), "a field is declared twice"
    assert own == set(declared), "declare every field in `Fields`, public or staff"


def test_models_are_found() -> None:
    assert len(MODELS) > 25
