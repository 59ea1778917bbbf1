"""The process in which a report file is opened: it limits itself, reads, answers, and ends.

Bytes come in on standard input and numbers and lines go out as JSON on standard output, so it
needs no path, writes no file, and can take nothing with it when it is stopped.
"""

import json
import resource
import sys
from dataclasses import asdict

from endreprisals.adapters.report_files.kinds import open_pages
from endreprisals.adapters.report_files.limits import (
    BrokenFile,
    Limits,
    TooDeep,
    TooLarge,
    UnreadableFile,
)


def main(arguments: list[str]) -> None:
    """Read one file from standard input; the only argument is the limits as JSON."""
    limits = Limits(**json.loads(arguments[0]))
    _limit_this_process(limits)
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    sys.stdout.write(json.dumps(_answer(data, limits)))
    sys.stdout.flush()


def _limit_this_process(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes, limits: Limits) -> dict[str, object]:
    try:
        pages = open_pages(data, limits)
    except UnreadableFile as error:
        return {"error": type(error).__name__}
    except MemoryError:
        return {"error": TooLarge.__name__}
    except RecursionError:
        return {"error": TooDeep.__name__}
    except (ValueError, LookupError, OSError, OverflowError):
        return {"error": BrokenFile.__name__}
    return {"pages": [{**asdict(page), "small": sorted(page.small)} for page in pages]}


if __name__ == "__main__":
    main(sys.argv[1:])
