"""Five million acts: counters, one person's erasure, a file of all rows."""

import json
from collections.abc import Iterator
from typing import Protocol

from bench.cluster import Cluster
from bench.table import Row

FILL = """
INSERT INTO campaigns_supporteraction (supporter, action_id, way, state, country, language,
    received_at, counted_at, listed, keep_until)
SELECT left(md5(n::text), 22), (SELECT min(id) FROM campaigns_action), 'proof', 'counted',
    (ARRAY['DEU','FRA','CHE','EGY',''])[1 + n % 5], 'en',
    now() - interval '2 days' + n * interval '10 milliseconds',
    now() - interval '2 days' + n * interval '10 milliseconds', false, current_date + 90
FROM generate_series(1, {number}) n
"""
LATER = """
INSERT INTO campaigns_supporteraction (supporter, action_id, way, state, country, language,
    received_at, counted_at, listed, keep_until)
SELECT left(md5('later' || n::text), 22), (SELECT min(id) FROM campaigns_action), 'proof',
    'counted', 'DEU', 'en', now() - interval '30 seconds', now() - interval '30 seconds', false,
    current_date + 90
FROM generate_series(1, 20000) n
"""
MEASURE = """
import django; django.setup()
import io, json, resource, time
from contextlib import redirect_stdout
from datetime import timedelta
from django.core.management import call_command
from django.utils.timezone import now
from endreprisals.campaigns.models import SupporterAction
from endreprisals.campaigns.services import counting, erasure

class Nowhere(io.StringIO):
    size = 0
    def write(self, text):
        self.size += len(text)
        return len(text)

def taken(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result

def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

told = {}
told["reconcile"], _ = taken(lambda: counting.reconcile(now() - timedelta(minutes=5)))
told["refresh"], told["new"] = taken(lambda: counting.refresh(now()))
told["again"], told["none"] = taken(lambda: counting.refresh(now()))
person = SupporterAction.objects.order_by("supporter").values_list("supporter", flat=True)[1000]
told["erase"], told["gone"] = taken(lambda: erasure.erase(person, now())["actions"])
before, out = memory(), Nowhere()
told["export"], _ = taken(lambda: call_command("export-actions", "bench-2026", stdout=out))
told["memory"], told["size"] = memory() - before, out.size
print(json.dumps(told))
"""


class Python(Protocol):
    """A door under whose settings Python runs."""

    def python(self, *words: str, given: str | None = None) -> str: ...


def rows(door: Python, database: Cluster, million: int) -> Iterator[Row]:
    """The table of the last part."""
    size = f"{million} million rows"
    database.query(FILL.format(number=million * 1_000_000))
    database.query("ANALYZE campaigns_supporteraction")
    database.query(LATER)
    told = json.loads(door.python("-c", MEASURE).splitlines()[-1])
    yield Row(f"{size}: counters refreshed", told["refresh"], "s", "limit", 1,
              note=f"{told['new']:,} new acts")  # fmt: skip
    yield Row(f"{size}: counters, nothing new", told["again"], "s", "limit", 1)
    yield Row(f"{size}: reckoned anew (at night)", told["reconcile"], "s")
    yield Row(f"{size}: one person erased", told["erase"], "s", "limit", 5)
    yield Row(
        f"{size}: streamed to a file", told["export"], "s", note=f"{told['size'] / 1e6:,.0f} MB"
    )
    yield Row(f"{size}: memory that it took", told["memory"], "MB", "limit", 100)
