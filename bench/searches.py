"""Searches at several sizes of the record, each in a process of its own with its own database."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from bench.corpus import corpus
from bench.table import Row

MEASURE = (
    "import django, json; django.setup(); from bench.search import run; print(json.dumps(run()))"
)


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """What `bench.search` measures, once for each number of cases."""
    for size in sizes:
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{corpus(size)}",
            "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
        }
        done = subprocess.run(
            [sys.executable, "-c", MEASURE],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        for told in json.loads(done.stdout):
            del told["ratio"]
            yield Row(**told)
