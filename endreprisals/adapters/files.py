"""Folders of table files: plain bytes in, within limits, nothing guessed."""

from pathlib import Path

MAX_FILE_BYTES = 20_000_000  # the largest table shipped today has 0.6 MB
MAX_FOLDER_BYTES = 100_000_000
MAX_FILES = 200
TABLE_SUFFIXES = (".csv", ".yaml")


class UnreadableFolder(Exception):
    """A folder of tables cannot be read; the message says why and what to do."""


def read_tables(folder: Path) -> dict[str, bytes]:
    """The bytes of every table in a folder, by file name; folders inside it are not entered.

    Raises `UnreadableFolder` for a folder that is not there, holds no table or too many, for a
    file that may not be read, and for one that is too large to be a table of this record.
    """
    if not folder.is_dir():
        raise UnreadableFolder(f"{folder}: is not a folder: name the folder with the tables.")
    paths = sorted(p for p in folder.iterdir() if p.suffix in TABLE_SUFFIXES and p.is_file())
    if not paths:
        raise UnreadableFolder(f"{folder}: holds no table: name a folder with .csv files.")
    if len(paths) > MAX_FILES:
        raise UnreadableFolder(f"{folder}: holds more than {MAX_FILES} tables: check the folder.")
    tables = {path.name: _bytes_of(path) for path in paths}
    if sum(map(len, tables.values())) > MAX_FOLDER_BYTES:
        raise UnreadableFolder(
            f"{folder}: holds more than {MAX_FOLDER_BYTES} bytes: load it in parts."
        )
    return tables


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFolder(
            f"{path}: cannot be read ({error.strerror}): check who may read it."
        ) from error
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFolder(f"{path}: has more than {MAX_FILE_BYTES} bytes: split it.")
    return content
