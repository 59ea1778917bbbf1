"""Put the scripts of one page into one file, and write beside it whose work is in it.

Entry points are `endreprisals/mechanisms/browser/<page>.js`; `static/mechanisms/<page>.js` is what
the page loads, and is committed: who runs the product needs neither Node nor a network. The same
sources and the same `package-lock.json` give the same bytes on every machine.

`bundles.py` writes, `bundles.py --check` compares, `bundles.py --lock` writes the lock file again.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOM = ROOT / "endreprisals" / "mechanisms"
SOURCES = ROOM / "browser"
BUILT = ROOM / "static" / "mechanisms"
PAGES = ("router", "composer")
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
INSTALL = "install Node, then run `npm ci --ignore-scripts` (`make setup-dev` does both)"
CURVES = ("@noble/post-quantum/hybrid.js", "@noble/curves/nist.js", "@noble/curves/ed25519.js")
# The Tor Browser, and what older phones have: streams that transform came with Firefox 102.
OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--platform=browser",
    "--target=firefox102,chrome100,safari15",
    "--charset=ascii",  # the same script whatever a page says about its letters
    "--legal-comments=none",  # licences stand whole in a file of their own
    "--log-level=warning",
    *(f"--alias:{curve}=./endreprisals/mechanisms/browser/no_curves.js" for curve in CURVES),
)


def pages() -> list[str]:
    """The pages that have a script."""
    return [page for page in PAGES if (SOURCES / f"{page}.js").exists()]


def ready() -> bool:
    """Whether this machine can build: Node, and the packages of the lock file."""
    return shutil.which("node") is not None and ESBUILD.exists()


def build(into: Path) -> None:
    """Write each page's script, and the licences of the packages in it, into a folder."""
    into.mkdir(parents=True, exist_ok=True)
    for page in pages():
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "told.json"
            _esbuild(SOURCES / f"{page}.js", into / f"{page}.js", told)
            inside = json.loads(told.read_text(encoding="utf-8"))["outputs"]
        (into / f"{page}.LICENSES.txt").write_text(_licences(inside), encoding="utf-8")


def _esbuild(source: Path, target: Path, told: Path) -> None:
    entry = str(source.relative_to(ROOT))
    subprocess.run(  # noqa: S603 -- our own tool, with fixed words
        ["node", str(ESBUILD), entry, *OPTIONS, f"--outfile={target}", f"--metafile={told}"],  # noqa: S607
        cwd=ROOT,
        check=True,
    )


def _licences(outputs: dict[str, dict[str, dict[str, dict[str, int]]]]) -> str:
    """The licences of the packages that left at least one byte in a script."""
    inputs = {
        name: part["bytesInOutput"]
        for out in outputs.values()
        for name, part in out["inputs"].items()
    }
    packages = sorted({_package(name) for name, size in inputs.items() if size} - {""})
    parts = [_licence(package) for package in packages]
    return "\n".join(parts) if parts else "This script holds no work of others.\n"


def _package(name: str) -> str:
    """`node_modules/@noble/hashes/sha2.js` is of `@noble/hashes`; a source of ours is of none."""
    words = name.split("/")
    if words[0] != "node_modules":
        return ""
    return "/".join(words[1:3]) if words[1].startswith("@") else words[1]


def _licence(package: str) -> str:
    folder = ROOT / "node_modules" / package
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    text = (folder / "LICENSE").read_text(encoding="utf-8").replace("\r\n", "\n").strip()
    return f"{package} {version}\n\n{text}\n\n{'-' * 72}\n"


def differences() -> list[str]:
    """Files that would be written otherwise today."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        made = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    kept = {
        path.name: path.read_bytes() for path in BUILT.glob("*") if path.suffix in {".js", ".txt"}
    }
    return sorted(name for name in made | kept if made.get(name) != kept.get(name))


def write_lock() -> None:
    """Resolve the packages again; the lock file keeps hashes and no address of anybody."""
    lock = ROOT / "package-lock.json"
    subprocess.run(
        ["npm", "install", "--package-lock-only", "--ignore-scripts", "--silent"],  # noqa: S607
        cwd=ROOT,
        check=True,
    )
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    lock.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def main(words: list[str]) -> int:
    if words == ["--lock"]:
        write_lock()
        return 0
    if not ready():
        print(f"cannot build the scripts of pages: {INSTALL}", file=sys.stderr)
        return 1
    try:
        return _check() if words == ["--check"] else _write()
    except subprocess.CalledProcessError:
        return 1  # esbuild has said what is wrong


def _check() -> int:
    found = differences()
    for name in found:
        print(f"{name}: is not what its sources give: run `make bundles`", file=sys.stderr)
    return 1 if found else 0


def _write() -> int:
    build(BUILT)
    for page in pages():
        print(f"{page}.js: {(BUILT / f'{page}.js').stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
