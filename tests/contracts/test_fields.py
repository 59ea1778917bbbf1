"""Every field of every table is declared public or staff, and public pages hold public fields."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import BinaryField, Model

MODELS = [model for model in apps.get_models() if model.__module__.startswith("endreprisals.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified_exactly_once(model: type[Model]) -> None:
    fields = model.Fields  # type: ignore[attr-defined]
    declared = [*fields.public, *fields.staff, *getattr(fields, "sealed", ())]
    own = {field.name for field in model._meta.local_fields + model._meta.local_many_to_many}

    assert sorted(declared) == sorted(set(declared)), "a field is declared twice"
    assert own == set(declared), "declare every field in `Fields`: public, staff or sealed"


OF_PEOPLE = [model for model in MODELS if model._meta.app_label in ("campaigns", "supporters")]
OPENING = ("opened", "opened_bytes", "open_sealed")


@pytest.mark.parametrize("model", OF_PEOPLE, ids=lambda model: model.__name__)
def test_supporter_keys_and_whatever_is_kept_as_bytes_are_sealed(model: type[Model]) -> None:
    seen_by_a_person = {"wall_drawing"}
    closed = {
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, BinaryField) or field.name == "supporter"
    }
    sealed = set(getattr(model.Fields, "sealed", ()))  # type: ignore[attr-defined]
    assert closed - seen_by_a_person <= sealed
    assert sealed <= closed | {"pk"}


def _trees() -> Iterator[tuple[str, ast.Module]]:
    """Every file that has to do with sealing, read."""
    package = Path(settings.PACKAGE_DIR)
    for path in sorted(package.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "identity" in text or "sealing" in text:
            yield path.relative_to(package).as_posix(), ast.parse(text)


def _calls() -> Iterator[tuple[str, str, str]]:
    """Every call that seals or opens: file, function, and what it is about; blank where unknown."""
    trees = list(_trees())
    named = {
        node.target.id: node.value.value
        for _, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant)
        if isinstance(node.target, ast.Name)
    }
    for file, tree in trees:
        for node in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
            name = str(getattr(node.func, "id", getattr(node.func, "attr", "")))
            given = [one.value for one in node.keywords if one.arg == "about"] + node.args[1:2]
            if name.lstrip("_") in ("seal", "sealed", *OPENING) and given:
                about = getattr(given[0], "value", named.get(getattr(given[0], "id", "")))
                yield file, name.lstrip("_"), about if isinstance(about, str) else ""


def test_nothing_that_a_public_page_or_file_is_made_of_opens_what_is_sealed() -> None:
    """What opens stands only where the worker makes mails and where the desk reads."""
    assert {file for file, name, _ in _calls() if name in OPENING} == {
        "campaign_desk/queries/letters.py",
        "campaign_desk/queries/replies.py",
        "campaign_desk/queries/signing.py",
        "campaigns/mails/digests.py",
        "campaigns/mails/letters.py",
        "campaigns/services/letters_seen.py",
        "campaigns/services/organisations.py",
        "campaigns/services/postcards.py",
        "campaigns/services/signing.py",
        "supporters/identity.py",
        "supporters/services/writing.py",
    }


def test_what_is_sealed_about_a_field_is_that_field_and_is_opened_about_the_same() -> None:
    called = [(name, about) for _, name, about in _calls() if about]
    sealed = {about for name, about in called if name in ("seal", "sealed")}
    opens = {about for name, about in called if name in OPENING}
    shorter = {"OrganisationSignature": "organisation", "MissionReply": "reply",
               "SupporterAction": "action"}  # fmt: skip
    columns = {
        f"{shorter.get(model.__name__, model.__name__.lower())}.{name}"
        for model in OF_PEOPLE
        for name in getattr(model.Fields, "sealed", ())  # type: ignore[attr-defined]
    }
    assert sealed <= columns | {"organisation.document"}, "the document lies on disk"
    assert opens <= sealed
    assert {"letter.words", "mail.address", "reply.words"} <= opens


def test_models_are_found() -> None:
    assert len(MODELS) > 25
