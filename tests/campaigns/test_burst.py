"""A short burst on a real server; then a worker is killed in the middle. No answer is broken."""

import os
import shutil
import time
from pathlib import Path

import pytest

from bench.campaigns import Door, acknowledged_but_lost, count, sending
from bench.cluster import cluster
from bench.servers import worker_pids

HAS_SERVER = bool(list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb"))
SECONDS, RATE = 3.0, 300.0


@pytest.mark.skipif(not HAS_SERVER, reason="there is no PostgreSQL on this machine")
def test_whoever_was_thanked_is_there_after_database_and_worker_were_killed(tmp_path: Path) -> None:
    with cluster() as database:
        door = Door.over(database.url, tmp_path)
        forms = door.forms(int(SECONDS * RATE), start=0, without=0.2)
        with (
            door.open(workers=1) as (port, pid),
            sending(port, forms, rate=RATE, seconds=SECONDS) as came,
        ):
            time.sleep(SECONDS / 3)  # while forms are on their way
            database.kill()
            database.start()
            os.kill(worker_pids(pid)[0], 9)
        told = came[0]

        assert told.of(303), "some were thanked before the database was killed"
        assert set(told.statuses) <= {303, 503, 0, -1}
        assert acknowledged_but_lost(door, database, told.of(303), start=0) == 0
        assert count(database) >= len(told.of(303))
        twice = database.query(
            "SELECT count(*) - count(DISTINCT (supporter, detail->>'action')) FROM supporters_mail"
        )
        assert twice[0][0] == 0
