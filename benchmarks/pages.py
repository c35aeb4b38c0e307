"""The pages beside pyvis as it comes, on the same data: what is drawn, sizes, times, who can read them.

Run: ``python -m benchmarks.pages``; it needs chromium and takes some minutes. Times are the best of some
rounds, with their ratio to pyvis's. Nothing here is asserted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures import LIMIT_S, Measured, measure
from benchmarks.written import LANG

#: Pages of the atlas by what they are called here.
PAGES = {"start": "index", "map": "map", "partners": "partners", "promises": "promises"}
EDGES = (5_000, 50_000)
_WIDE = 15


@dataclass(frozen=True, slots=True)
class Written:
    """Pages by path, the seconds that they took, and why there are none."""

    folder: Path
    seconds: float | None
    refusal: str = ""


def written(what: str, folder: Path, edges: int = 0, seed: int = 0) -> Written:
    """Write pages in a process of its own, with a hash seed."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.written",
        what,
        str(folder),
        *([str(edges)] if edges else []),
    ]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=LIMIT_S
        )
    except subprocess.TimeoutExpired:
        return Written(folder, None, f"written in more than {LIMIT_S} s")
    if done.returncode:
        return Written(folder, None, done.stderr.strip().splitlines()[-1])
    return Written(folder, float(done.stdout))


def _same(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same bytes."""
    held = [{p.relative_to(at): p.read_bytes() for p in at.rglob("*.html")} for at in (one, other)]
    return held[0] == held[1]


def _time(seconds: float | None, peer: float | None) -> str:
    """Return a time, and how it is to the peer's; a peer that was given up took at least the limit."""
    if seconds is None:
        return f"> {LIMIT_S} s"
    sign = "" if peer else "<"
    return f"{seconds:.2f} s {sign}{seconds / (peer or LIMIT_S):.3f} x"


def _pair(pair: tuple[int, int] | None, between: str) -> str:
    return f"{pair[0]}{between}{pair[1]}" if pair else "–"


def _rows(peer: Measured) -> Mapping[str, Callable[[Measured], str]]:
    return {
        "nodes / edges at first": lambda m: _pair(m.drawn, " / "),
        "labels that overlap": lambda m: _pair(m.overlaps, " of "),
        "size, KB": lambda m: f"{m.size / 1000:.0f}",
        "size, gzip KB": lambda m: f"{m.packed / 1000:.0f}",
        "interactive after": lambda m: _time(m.interactive, peer.interactive),
        "frames/s, dragging": lambda m: "–" if m.frames is None else f"{m.frames:.0f}",
        "filter click, ms": lambda m: "–" if m.filter_ms is None else f"{m.filter_ms:.0f}",
        "network requests": lambda m: str(m.requests),
        "axe serious/critical": lambda m: "–" if m.violations is None else str(m.violations),
        "read without scripts": lambda m: str(m.read),
    }


def _print(head: str, cells: list[str]) -> None:
    print(f"{head:22}" + "".join(f"{cell:>{_WIDE + 2}}" for cell in cells), flush=True)


def _large(base: Path) -> None:
    """Print what pyvis and the network page make of large graphs."""
    _print("generated graph", ["written", "KB", "interactive", "frames/s", "filter, ms"])
    for edges in EDGES:
        peers: tuple[float | None, float | None] = None, None
        for what in ("pyvis", "network"):
            made = written(what, base / f"{what}-{edges}", edges)
            head = f"{what}, {edges:,} edges"
            if made.seconds is None:
                print(f"{head:22}  {made.refusal}", flush=True)
                continue
            found = measure(made.folder / f"{what}.html")
            if what == "pyvis":
                peers = made.seconds, found.interactive
            told = [
                _time(made.seconds, peers[0]),
                f"{found.size / 1000:.0f}",
                _time(found.interactive, peers[1]),
            ]
            drawn = ["–" if n is None else f"{n:.0f}" for n in (found.frames, found.filter_ms)]
            _print(head, told + drawn)


def main() -> None:
    """Print the table: a row a measure, a column a page; then the large graphs."""
    with tempfile.TemporaryDirectory() as kept:
        base = Path(kept)
        made = {
            what: [written(what, base / f"{what}-{seed}", seed=seed) for seed in (1, 2)]
            for what in ("pyvis", "network", "atlas")
        }
        atlas = made["atlas"][0].folder / LANG
        largest = max(sorted(atlas.rglob("*.html")), key=lambda path: path.stat().st_size)
        paths = {name: made[name][0].folder / f"{name}.html" for name in ("pyvis", "network")}
        paths |= {name: atlas / f"{page}.html" for name, page in PAGES.items()}
        paths["largest"] = largest
        found = {name: measure(path) for name, path in paths.items()}
        _print("", list(found))
        for row, told in _rows(found["pyvis"]).items():
            _print(row, [told(measured) for measured in found.values()])
        same = {what: _same(*(one.folder for one in twice)) for what, twice in made.items()}
        _print("same bytes twice", ["yes" if same.get(name, same["atlas"]) else "no" for name in found])
        seconds = {what: min(one.seconds or 0 for one in twice) for what, twice in made.items()}
        _print("written in, s", [f"{seconds.get(name, seconds['atlas']):.2f}" for name in found])
        print(
            f"(written: the whole atlas in one language; its largest page is {largest.relative_to(atlas)})\n"
        )
        _large(base)


if __name__ == "__main__":
    main()
