"""Times and peak memory of the commands that analysts start most, each group beside a peer.

Run: ``python -m benchmarks.commands``. Every command is a process of its own; "cold" starts with an empty
data directory, so the embedded store is made and loaded. Beside the wall's time stands that of the processor,
which other work on the machine disturbs less. Nothing here is asserted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 3
ARGUN = [sys.executable, "-m", "graph.cli.main"]
#: What is exported: every format but the page, which stands beside pyvis.
EXPORTED = (
    *("datapackage", "ftm", "gexf", "graphml", "jsonld", "neo4j-browser", "neo4j-csv", "parquet", "turtle"),
    "xlsx",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor, the best of some rounds, and the peak memory in MB."""

    seconds: float
    processor: float
    peak: float


def measure(command: list[str], *, cold: bool = False) -> Cost:
    """Return what a command takes; ``cold``: with an empty data directory each time."""
    found = []
    with tempfile.TemporaryDirectory() as kept:
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as fresh:
                environment = {**os.environ, "ARGUN_HOME": fresh if cold else kept}
                environment.pop("ARGUN_STORE", None)
                found.append(_run([part.replace("{fresh}", fresh) for part in command], environment))
    return Cost(*(min(values) for values in zip(*found, strict=True)))


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


#: A peer, the commands beside it, and which of these start cold.
Group = tuple[str, list[str], dict[str, list[str]]]
_COLD = ", cold"


def groups(store: str) -> list[Group]:
    """Return what is measured; ``{fresh}`` stands for an empty directory."""
    python = sys.executable
    amur = ["-p", "region=RU-AMU"]
    reading = {
        "argun --help": ["--help"],
        "argun score, from the statements": ["score"],
        "argun explain RU-AMU": ["explain", "RU-AMU"],
        "argun score --store DIR, loads it first, cold": ["score", "--store", store],
        "argun query partners_of_region, cold": ["query", "partners_of_region", *amur],
        "argun query partners_of_region, loaded": ["query", "partners_of_region", *amur],
        "argun query crossings_and_corridors, loaded": ["query", "crossings_and_corridors"],
        "argun cypher, loaded": ["cypher", "MATCH (r:Region) RETURN count(r) AS n"],
        "argun check": ["check"],
    }
    writing = {
        "argun run, all languages, cold": ["run", "--output", "{fresh}/run"],
        "argun atlas --languages ru": ["atlas", "--languages", "ru", "--output", "{fresh}/atlas"],
        "argun export network": ["export", "network", "--output", "{fresh}/network.html"],
    }
    pictures = {
        f"argun picture map --output x.{kind}": ["picture", "map", "--output", f"{{fresh}}/x.{kind}"]
        for kind in ("svg", "png")
    }
    brief = ["brief", "RU-AMU", "--format", "docx", "--output", "{fresh}/x.docx"]
    empty_png = (
        "import matplotlib; matplotlib.use('Agg'); from matplotlib import pyplot as p;"
        "p.figure(figsize=(10.4, 9.3)).add_subplot(); p.savefig('{fresh}/x.png', dpi=200)"
    )
    empty_docx = "import docx; docx.Document().save('{fresh}/x.docx')"
    pyvis = [python, "-m", "benchmarks.written", "pyvis", "{fresh}"]
    exports = {f"argun export {name}": ["export", name, "--output", "{fresh}/export"] for name in EXPORTED}
    bare = "import networkx as n; n.write_graphml(n.gnm_random_graph(9600, 29843, seed=7), '{fresh}/x')"
    return [
        ("python -c import typer", [python, "-c", "import typer"], reading),
        ("pyvis writes its page of the same data", pyvis, writing),
        ("matplotlib saves an empty PNG", [python, "-c", empty_png], pictures),
        (
            "python-docx saves an empty document",
            [python, "-c", empty_docx],
            {"argun brief RU-AMU --format docx": brief},
        ),
        ("NetworkX writes GraphML of 9,600 bare nodes", [python, "-c", bare], exports),
    ]


def main() -> None:
    """Print one line a command, with the ratio to its peer."""
    store = str(Path(tempfile.mkdtemp()) / "store")
    for name, command, rows in groups(store):
        peer = measure(command)
        _print(f"{name} (peer)", peer, peer)
        for own, options in rows.items():
            _print(own, measure([*ARGUN, *options], cold=own.endswith(_COLD)), peer)


def _print(name: str, cost: Cost, peer: Cost) -> None:
    ratio = cost.seconds / peer.seconds
    told = (
        f"{cost.seconds:6.2f} s {ratio:5.1f} x  processor {cost.processor:5.2f} s  peak {cost.peak:4.0f} MB"
    )
    print(f"{name:46} {told}", flush=True)


if __name__ == "__main__":
    main()
