"""Sends forms at a fixed rate over kept connections, whether or not answers come back in time.

    python -m bench.burst PORT FILE --rate 500 --seconds 30 --connections 200 > answers.json

A form that is due while every connection is taken waits, and its time runs from when it was due, so
a slow server is not measured kindly. Prints, for each form, the status and the milliseconds; 0
stands for no answer at all, -1 for a form that was never sent.
"""

import argparse
import asyncio
import json
import sys
import time
from collections import deque
from pathlib import Path

from bench.acts import PATH

PATIENCE = 20.0  # seconds for the last answers


class Run:
    """The forms, when each is due, and what came back."""

    def __init__(self, port: int, forms: list[bytes], rate: float) -> None:
        self.port, self.rate = port, rate
        self.requests = [_request(port, form) for form in forms]
        self.statuses, self.times = [-1] * len(forms), [0.0] * len(forms)
        self.due: deque[int] = deque()
        self.idle: deque[Connection] = deque()
        self.start = 0.0
        self.open = 0

    def give(self) -> None:
        """Hand forms that are due to connections that wait."""
        while self.due and self.idle:
            self.idle.popleft().send(self.due.popleft())

    def answered(self, number: int, status: int) -> None:
        """Note an answer, or that there was none."""
        self.statuses[number] = status
        self.times[number] = (time.perf_counter() - self.start - number / self.rate) * 1000


class Connection(asyncio.Protocol):
    """One kept connection, one form at a time."""

    def __init__(self, run: Run) -> None:
        self.run, self.number, self.received = run, -1, b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self.transport = transport
        self.run.open += 1
        self.run.idle.append(self)
        self.run.give()

    def send(self, number: int) -> None:
        """Send one form."""
        assert self.transport  # noqa: S101
        self.number, self.received = number, b""
        self.run.statuses[number] = 0
        self.transport.write(self.run.requests[number])

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, end, body = self.received.partition(b"\r\n\r\n")
        if not end or len(body) < _length(head):
            return
        number, self.number = self.number, -1
        self.run.answered(number, int(head[9:12]))
        self.run.idle.append(self)
        self.run.give()

    def connection_lost(self, exc: Exception | None) -> None:
        self.run.open -= 1
        if self.number >= 0:
            self.run.answered(self.number, 0)
        if self in self.run.idle:
            self.run.idle.remove(self)


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    return 0


def _request(port: int, form: bytes) -> bytes:
    return (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
        "Sec-Fetch-Site: same-origin\r\n\r\n"
    ).encode() + form


async def send_all(run: Run, connections: int) -> None:
    """Every form when it is due, and a while for the last answers."""
    loop = asyncio.get_running_loop()

    async def connect() -> None:
        try:
            await loop.create_connection(lambda: Connection(run), "127.0.0.1", run.port)
        except OSError:
            await asyncio.sleep(0.05)

    await asyncio.gather(*(connect() for _ in range(connections)))
    run.start, sent, total = time.perf_counter(), 0, len(run.requests)
    while sent < total:
        ready = min(total, int((time.perf_counter() - run.start) * run.rate) + 1)
        run.due.extend(range(sent, ready))
        sent = ready
        run.give()
        for _ in range(min(20, connections - run.open)):  # those that a killed worker dropped
            await connect()
        run.give()
        await asyncio.sleep(0.002)
    deadline = time.perf_counter() + PATIENCE
    while time.perf_counter() < deadline and (run.due or 0 in run.statuses):
        if run.open < connections:
            await connect()
        run.give()
        await asyncio.sleep(0.02)


def main() -> int:
    """Run, and print what came back."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("file")
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--connections", type=int, default=200)
    options = parser.parse_args()
    forms = Path(options.file).read_bytes().splitlines()[: int(options.rate * options.seconds)]
    run = Run(options.port, forms, options.rate)
    asyncio.run(send_all(run, options.connections))
    taken = time.perf_counter() - run.start
    json.dump({"statuses": run.statuses, "times": run.times, "seconds": taken}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
