"""Opens a report file (PDF, DOCX, HTML, text) in another process and hands over its lines."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from endreprisals.adapters.report_files.limits import (
    ERRORS,
    Limits,
    ReaderFailed,
    TooLarge,
    TooSlow,
)
from endreprisals.domain.sg_report.model import PageText

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_CHILD = "import sys; from endreprisals.adapters.report_files.child import main; main(sys.argv[1:])"


def read_pages(path: Path, limits: Limits | None = None) -> tuple[PageText, ...]:
    """The pages of a report file with their lines; raises an `UnreadableFile` that says why not.

    The file is opened in a child process with limits on time, memory, pages, nesting and
    unpacked size, so a broken or hostile file costs a message and leaves nothing behind.
    """
    limits = limits or Limits()
    if path.stat().st_size > limits.file_bytes:
        raise TooLarge
    answer = _ask_child(path, limits)
    if error := answer.get("error"):
        raise ERRORS[error]
    return tuple(
        PageText(page["number"], tuple(page["lines"]), frozenset(page["small"]))
        for page in answer["pages"]
    )


def _ask_child(path: Path, limits: Limits) -> dict[str, Any]:
    command = [sys.executable, "-s", "-c", _CHILD, json.dumps(asdict(limits))]
    environment = {
        "PYTHONPATH": str(_PACKAGE_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }
    with path.open("rb") as file:
        try:
            # Our own interpreter and code; the file is only its input.
            done = subprocess.run(  # noqa: S603
                command,
                stdin=file,
                capture_output=True,
                timeout=limits.wall_seconds,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooSlow from error
    if done.returncode == -24:  # SIGXCPU: the limit on computing time
        raise TooSlow
    if done.returncode:
        raise ReaderFailed
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
