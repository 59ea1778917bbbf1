"""Reading folders of tables within limits."""

from pathlib import Path

import pytest

from endreprisals.adapters import files
from endreprisals.adapters.files import UnreadableFolder, read_tables


def test_read_tables_gives_bytes_of_tables_only(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_bytes(b"id\n\xff")
    (tmp_path / "vocabularies.yaml").write_bytes(b"a: 1")
    (tmp_path / "notes.md").write_bytes(b"not a table")
    (tmp_path / "inside.csv").mkdir()

    assert read_tables(tmp_path) == {"cases.csv": b"id\n\xff", "vocabularies.yaml": b"a: 1"}


def test_read_tables_of_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolder, match=r"name a folder with \.csv files"):
        read_tables(tmp_path)


def test_read_tables_of_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cases.csv").write_bytes(b"id\n")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(UnreadableFolder, match=r"cases.csv: cannot be read \(Permission denied\)"):
        read_tables(tmp_path)


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("MAX_FILE_BYTES", 3, "has more than 3 bytes: split it"),
        ("MAX_FOLDER_BYTES", 7, "holds more than 7 bytes: load it in parts"),
        ("MAX_FILES", 1, "holds more than 1 tables: check the folder"),
    ],
)
def test_read_tables_beyond_a_limit_is_refused(
    limit: str, value: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"four")
    monkeypatch.setattr(files, limit, value)

    with pytest.raises(UnreadableFolder, match=message):
        read_tables(tmp_path)
