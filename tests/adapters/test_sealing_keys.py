"""A key that is there is never written over, and none is made beside keys of before."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from endreprisals.adapters.sealing import KeysMissing, make_key_files, require_shared_keys

NAMES = ["lookup.key", "seal.key", "seal.pub", "token.key"]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_keys_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"

    assert make_key_files(folder)
    before = content(folder)
    assert not make_key_files(folder)
    assert content(folder) == before
    assert sorted(before) == NAMES
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("lost", NAMES)
def test_a_lost_key_is_asked_for_and_no_other_is_touched(tmp_path: Path, lost: str) -> None:
    make_key_files(tmp_path)
    (tmp_path / lost).unlink()
    before = content(tmp_path)
    with pytest.raises(KeysMissing, match=f"no {lost}, though"):
        make_key_files(tmp_path)

    assert content(tmp_path) == before


def test_the_public_door_starts_without_the_private_key_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing, match="supporter-keys"):
        require_shared_keys(tmp_path)
    make_key_files(tmp_path)
    (tmp_path / "seal.key").unlink()
    before = content(tmp_path)
    require_shared_keys(tmp_path)

    assert content(tmp_path) == before


def test_serving_the_public_door_alone_makes_no_key(settings: Any, tmp_path: Path) -> None:
    settings.SUPPORTER_KEYS_DIR = tmp_path
    with pytest.raises(CommandError, match="supporter-keys"):
        call_command("serve", "--door", "public")

    assert not list(tmp_path.iterdir())


def test_the_command_makes_the_keys_and_says_which_goes_where(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SUPPORTER_KEYS_DIR = tmp_path
    call_command("supporter-keys")
    told = capsys.readouterr().out
    before = content(tmp_path)
    call_command("supporter-keys")
    assert content(tmp_path) == before
    (tmp_path / "seal.key").unlink()

    assert "public door: lookup.key, token.key, seal.pub\n" in told
    with pytest.raises(CommandError, match=r"no seal\.key"):
        call_command("supporter-keys")
