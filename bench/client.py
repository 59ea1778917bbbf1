"""Timing requests over one keep-alive connection, and many clients in a closed loop."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median

REQUESTS = 20  # after one warm-up, as the peer's figures were taken
TIMEOUT = 120


@dataclass(frozen=True, slots=True)
class Timing:
    """Requests of one address: median and 95th percentile in ms, size in kB, status."""

    p50: float
    p95: float
    kilobytes: float
    compressed: float
    status: int


def time_page(port: int, path: str, *, requests: int = REQUESTS) -> Timing:
    """Ask for one address again and again over one connection."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    body, status = _get(connection, path)
    times = []
    for _ in range(requests):
        start = time.perf_counter()
        body, status = _get(connection, path)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    packed = len(gzip.compress(body, 6)) / 1000
    at_95 = times[min(len(times) - 1, round(0.95 * len(times)))]
    return Timing(median(times), at_95, len(body) / 1000, packed, status)


def pages_per_second(port: int, path: str, *, clients: int = 8, seconds: float = 8) -> float:
    """Requests answered per second by `clients` connections that never pause."""
    stop = time.perf_counter() + seconds

    def loop(_: int) -> int:
        connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        done = 0
        while time.perf_counter() < stop:
            _get(connection, path)
            done += 1
        return done

    with ThreadPoolExecutor(clients) as pool:
        return sum(pool.map(loop, range(clients))) / seconds


def _get(connection: HTTPConnection, path: str) -> tuple[bytes, int]:
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    response = connection.getresponse()
    return response.read(), response.status
