"""The store of uploaded reports: named by their bytes, and nothing left of what is refused."""

from pathlib import Path

import pytest

from endreprisals.adapters.report_store import FileTooLarge, forget_file, keep_file, stored_path


def test_the_same_bytes_twice_are_one_file(tmp_path: Path) -> None:
    one = keep_file([b"some ", b"bytes"], folder=tmp_path, most_bytes=100)
    two = keep_file([b"some bytes"], folder=tmp_path, most_bytes=100)

    assert one == two
    assert one.size == 10
    assert [path.name for path in tmp_path.iterdir()] == [f"{one.sha256}.bin"]
    assert stored_path(one.sha256, folder=tmp_path).read_bytes() == b"some bytes"


def test_only_the_desk_can_read_a_kept_file(tmp_path: Path) -> None:
    kept = keep_file([b"bytes"], folder=tmp_path / "reports", most_bytes=100)

    assert stored_path(kept.sha256, folder=tmp_path / "reports").stat().st_mode & 0o077 == 0
    assert (tmp_path / "reports").stat().st_mode & 0o077 == 0


def test_too_many_bytes_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        keep_file([b"12345"] * 3, folder=tmp_path, most_bytes=14)

    assert list(tmp_path.iterdir()) == []


def test_a_stop_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield b"some"
        raise OSError("the line broke")

    with pytest.raises(OSError, match="the line broke"):
        keep_file(broken(), folder=tmp_path, most_bytes=100)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_forgetting_takes_the_file_away_and_asks_nothing_of_one_that_is_gone(
    tmp_path: Path,
) -> None:
    kept = keep_file([b"bytes"], folder=tmp_path, most_bytes=100)
    for _ in range(2):
        forget_file(kept.sha256, folder=tmp_path)

    assert list(tmp_path.iterdir()) == []
