"""Run a command with DATABASE_URL of a PostgreSQL cluster made for it and removed after it.

    python tools/with_postgres.py COMMAND [ARGUMENT ...]

The cluster listens on a socket in its own folder only. As root it runs as the user `postgres`,
because the server refuses to run as root. An existing DATABASE_URL is used as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

USER = "postgres"
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main() -> int:
    """Start, run, stop; the command's exit status is ours."""
    command = sys.argv[1:]
    if os.environ.get("DATABASE_URL"):
        print("PostgreSQL: using the server of DATABASE_URL")
        return subprocess.call(command)  # noqa: S603 -- the caller's own command
    with tempfile.TemporaryDirectory(prefix="endreprisals-pg-") as folder:
        return _with_cluster(Path(folder), command)


def _with_cluster(folder: Path, command: list[str]) -> int:
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    _server("initdb", "-D", str(data), "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust", "-U", USER)
    _server("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"),
            "-o", f"{OPTIONS} -k {folder}", "start")  # fmt: skip
    version = (data / "PG_VERSION").read_text(encoding="utf-8").strip()
    print(f"PostgreSQL {version}: started a cluster for this run")
    url = f"postgresql://{USER}@{quote(str(folder), safe='')}/{USER}"
    try:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})  # noqa: S603
    finally:
        _server("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        print("PostgreSQL: stopped and removed it")


def _server(program: str, *arguments: str) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    path = str(found[-1]) if found else shutil.which(program)
    if not path:
        sys.exit(f"{program} is not installed: apt-get install postgresql, or set DATABASE_URL")
    as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]
    prefix = as_user if os.geteuid() == 0 else []
    done = subprocess.run(  # noqa: S603 -- our own programs and paths
        [*prefix, path, *arguments], capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        sys.exit(f"{program} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
