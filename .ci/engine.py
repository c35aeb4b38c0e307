"""Looks for a newer build of the engine and tries it: ``python .ci/engine.py`` (in the tests' environment).

The pin in pyproject.toml is exact, since what a reader's statement may do is what that very build was seen to
refuse. This exits with 1 when the index has a newer build that nobody has judged yet, and says what the tests
of the boundary and of parity find with it. ``.ci/engines.txt`` lists those that were judged.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
JUDGED = ROOT / ".ci" / "engines.txt"
ENGINE = "arcadedb"
#: What rests on the engine: what it lets in and out, what it keeps, and that it answers as Neo4j does.
TESTS = ("tests/store", "tests/queries", "tests/door/test_stores.py", "tests/cli/test_exit_codes.py")
_PIP = (sys.executable, "-m", "pip")


def main() -> int:
    """Return 1 if there is a newer build that was not judged."""
    heard = subprocess.run(
        [*_PIP, "index", "versions", ENGINE, "--pre"], capture_output=True, text=True, check=False
    )
    listed = re.search(r"^Available versions: (.+)$", heard.stdout, re.MULTILINE)
    if not listed:
        print(f"The index could not be asked for builds of {ENGINE}: {heard.stderr.strip() or 'no words'}")
        return 0
    pin, judged = pinned((ROOT / "pyproject.toml").read_text(encoding="utf-8")), judged_builds()
    new = newer(pin, listed[1].split(", "), judged)
    names = [", ".join(map(str, builds)) or "none" for builds in (new, sorted(judged))]
    print(f"{ENGINE} {pin} is pinned; newer builds: {names[0]}; judged before: {names[1]}")
    for build in new:
        print(f"With {ENGINE} {build} the tests of the boundary say: {tried(build)}")
    if new:
        print(f"Move the pin in pyproject.toml, or write into {JUDGED.relative_to(ROOT)} why not.")
    return int(bool(new))


def pinned(pyproject: str) -> Version:
    """Return the one build that pyproject.toml allows."""
    asked = map(Requirement, tomllib.loads(pyproject)["project"]["dependencies"])
    (pin,) = [spec for each in asked if each.name == ENGINE for spec in each.specifier]
    if pin.operator != "==":
        raise ValueError(f"the pin of the engine is not exact: {pin}")
    return Version(pin.version)


def judged_builds() -> set[Version]:
    """Return the builds in the list: the first word of each line that is no comment."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    return {Version(line.split()[0]) for line in lines if line.strip() and not line.startswith("#")}


def newer(pin: Version, listed: list[str], judged: set[Version]) -> list[Version]:
    """Return the builds after the pin that nobody has judged, oldest first."""
    return sorted({build for build in map(Version, listed) if build > pin} - judged)


def tried(build: Version) -> str:
    """Return how the tests end with a build beside the environment, which stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*_PIP, "install", "-q", "--no-deps", "--pre", "--target", folder, f"{ENGINE}=={build}"]
        got = subprocess.run(command, capture_output=True, text=True, check=False)
        if got.returncode:
            return f"it cannot be installed here: {got.stderr.strip().splitlines()[-1]}"
        paths = os.pathsep.join([folder, str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--tb=no", *TESTS],
            capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
    said = run.stdout.strip().splitlines() or run.stderr.strip().splitlines() or ["nothing"]
    failed = [line for line in said if line.startswith(("FAILED", "ERROR"))]
    return "\n  ".join([said[-1], *failed])


if __name__ == "__main__":
    sys.exit(main())
