"""Times and peak memory of the commands that analysts start most, beside the bare start of Python and typer.

Run: ``python -m benchmarks.commands``. Every command is a process of its own; "cold" starts with an empty
data directory, so the embedded store is made and loaded. Nothing here is asserted.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
ARGUN = [sys.executable, "-m", "graph.cli.main"]


def measure(command: list[str], *, cold: bool) -> tuple[float, float]:
    """Return the best of ``ROUNDS`` wall times in seconds and the peak memory in MB of the last round."""
    best = float("inf")
    peak = 0.0
    with tempfile.TemporaryDirectory() as kept:
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as fresh:
                environment = {**os.environ, "ARGUN_HOME": fresh if cold else kept}
                environment.pop("ARGUN_STORE", None)
                started = time.perf_counter()
                process = subprocess.Popen(
                    command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                _, status, usage = os.wait4(process.pid, 0)
                best = min(best, time.perf_counter() - started)
                process.returncode = os.waitstatus_to_exitcode(status)
                if process.returncode != 0:
                    raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
                peak = usage.ru_maxrss / 1024
    return best, peak


def main() -> None:
    """Print one line a command, with the ratio to the start of the peer."""
    output = Path(tempfile.mkdtemp()) / "out"
    store = str(Path(tempfile.mkdtemp()) / "store")
    peer, _ = measure([sys.executable, "-c", "import typer"], cold=False)
    print(f"{'python -c import typer (peer)':45} {peer:6.2f} s   1.0 x")
    rows = [
        ("argun --help", [*ARGUN, "--help"], False),
        ("argun score, from the statements", [*ARGUN, "score"], False),
        ("argun explain RU-AMU", [*ARGUN, "explain", "RU-AMU"], False),
        ("argun score --store DIR, cold, loads it first", [*ARGUN, "score", "--store", "{store}"], True),
        (
            "argun query partners_of_region, cold",
            [*ARGUN, "query", "partners_of_region", "-p", "region=RU-AMU"],
            True,
        ),
        (
            "argun query partners_of_region, loaded",
            [*ARGUN, "query", "partners_of_region", "-p", "region=RU-AMU"],
            False,
        ),
        (
            "argun cypher, loaded",
            [*ARGUN, "cypher", "MATCH (r:Region) RETURN count(r) AS n"],
            False,
        ),
        ("argun run, cold", [*ARGUN, "run", "--output", str(output)], True),
        ("argun check", [*ARGUN, "check"], False),
    ]
    for name, command, cold in rows:
        filled = [part.replace("{store}", store) for part in command]
        seconds, peak = measure(filled, cold=cold)
        print(f"{name:45} {seconds:6.2f} s {seconds / peer:5.1f} x  peak {peak:4.0f} MB")
    print(f"(this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB)")


if __name__ == "__main__":
    main()
