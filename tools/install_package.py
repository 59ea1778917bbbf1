"""Put this checkout on the virtual environment's path and write its console command.

Plain pip would fetch a build back-end for that, without a pinned hash; two small files do.
"""

import sys
import sysconfig
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SCRIPT = """#!{python}
import sys
from endreprisals.__main__ import main
sys.exit(main())
"""


def install() -> None:
    """Write `endreprisals.pth` into site-packages and `endreprisals` into the bin folder."""
    site_packages = Path(sysconfig.get_path("purelib"))
    (site_packages / "endreprisals.pth").write_text(f"{CHECKOUT}\n", encoding="utf-8")
    command = Path(sysconfig.get_path("scripts")) / "endreprisals"
    command.write_text(SCRIPT.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)


if __name__ == "__main__":
    install()
