"""How fast the queue of the review desk opens with 2,000 stories in it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from bench.table import Row

STORIES = 2_000
LIMIT_MS = 100.0
ROUNDS = 15
MEASURE = f"""
import django, json, time
django.setup()
from statistics import median
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
call_command("migrate", verbosity=0)
from tests.desk import a_file, a_person, a_story, imported, signed_in
imported(a_file(), *[a_story(paragraph=str(number)) for number in range({STORIES})])
client = signed_in(a_person("case_worker"))
taken = []
with override_settings(**settings.DESK_DOOR):
    for _ in range({ROUNDS}):
        start = time.perf_counter()
        answer = client.get("/queue/")
        taken.append((time.perf_counter() - start) * 1000)
print(json.dumps([median(taken), answer.status_code]))
"""


def rows() -> Iterator[Row]:
    """One row: the first page of the queue."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/desk.sqlite3",
            "ENDREPRISALS_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "endreprisals.settings.test",
        }
        done = subprocess.run(
            [sys.executable, "-c", MEASURE],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    taken, status = json.loads(done.stdout.splitlines()[-1])
    what = f"review queue of {STORIES:,} stories, p50"
    yield Row(what, taken, "ms", "limit", LIMIT_MS, note=f"status {status}")
