"""Run a module of the browser in Node, for tests that hold two engines side by side.

A module is a file that exports one function, by default `run`, which takes one JSON value and
gives one JSON value (or a promise of it). One start of Node costs a tenth of a second: give many
cases in one payload.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BROWSER = ROOT / "endreprisals" / "mechanisms" / "browser"
NEEDED = "node is not here: install Debian's nodejs and npm, or run `make setup-dev`"
SECONDS = 120  # many times what the longest run takes on a busy machine
# The payload comes by the standard input and the answer leaves by the standard output, so that a
# module under test needs to know of neither.
RUNNER = """
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
// Node 18 has it under that name only.
globalThis.crypto ??= (await import("node:crypto")).webcrypto;
const [file, name] = process.argv.slice(1);
const module = await import(pathToFileURL(file).href);
const answer = await module[name](JSON.parse(readFileSync(0, "utf8")));
let rest = Buffer.from(JSON.stringify(answer === undefined ? null : answer));
while (rest.length) {
  try { rest = rest.subarray(writeSync(1, rest)); } catch (e) { if (e.code !== "EAGAIN") throw e; }
}
"""


def run_js(module: Path | str, payload: object, *, function: str = "run") -> Any:
    """What a function of a module gives for a payload; what it throws is the failure of the test.

    A name that is no whole path is taken from `mechanisms/browser`: `run_js("route.js", {...})`.
    """
    node = shutil.which("node")
    assert node, NEEDED
    done = subprocess.run(  # noqa: S603 -- our own module, in a test
        [node, "--input-type=module", "--eval", RUNNER, "--", str(BROWSER / module), function],
        input=json.dumps(payload).encode(),
        capture_output=True,
        check=False,
        timeout=SECONDS,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
