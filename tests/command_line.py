"""Runs the command as a user does, in a process of its own; equal calls run once in a process of pytest."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "graph.cli.main")
#: Removed when the session ends.
_SCRATCH = tempfile.TemporaryDirectory(prefix="argun-cli-", ignore_cleanup_errors=True)
HOME = Path(_SCRATCH.name) / "home"
#: Most tests ask for nothing that is called otherwise in another language, so all languages share one store.
for _name in ("store-ru", "store-zh"):
    (HOME / "store").mkdir(parents=True, exist_ok=True)
    (HOME / _name).symlink_to("store")
#: Variables of the machine that would change what the command does.
_CLEARED = ("ARGUN_", "NEO4J_", "PYTHON", "LC_", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR")
#: Those of them that Python itself obeys, and only when it starts.
_READ_AT_START = ("PYTHON", "LC_", "LANG")


@dataclass(frozen=True)
class Finished:
    """How a command ended, with its streams as bytes."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def errors(self) -> str:
        return self.err.decode("utf-8")

    @property
    def json(self) -> Any:
        assert self.code in (0, 4), self.errors
        return json.loads(self.text)


def environment(extra: Mapping[str, str] | None = None, program: Path = ROOT) -> dict[str, str]:
    """Return the machine's environment with our variables set anew; the home is the session's."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_CLEARED)}
    home = HOME if program == ROOT else program / "home"
    path = os.pathsep.join(dict.fromkeys((str(program), str(ROOT))))
    return {**kept, "PYTHONPATH": path, "ARGUN_HOME": str(home), **(extra or {})}


def copy_program(folder: Path) -> None:
    """Copy the packages of the program, for a test to change."""
    for package in ("graph", "loaders", "queries", "schema"):
        shutil.copytree(ROOT / package, folder / package)


def run(
    *arguments: str,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    cwd: Path | None = None,
    fresh: bool = False,
    program: Path = ROOT,
) -> Finished:
    """Run the command to its end, in a fork of a process that is warm unless a ``fresh`` one is wanted.

    ``program`` is where its packages are: here, or in a copy.
    """
    only_at_start = any(name.startswith(_READ_AT_START) for name in env or ())
    variables, directory = environment(env, program), cwd or program
    if fresh or only_at_start or not hasattr(os, "fork"):
        return _run_fresh(arguments, variables, stdin, directory)
    return _warm(program).run(arguments, variables, stdin, directory)


def _run_fresh(arguments: Sequence[str], env: Mapping[str, str], stdin: bytes, cwd: Path) -> Finished:
    done = subprocess.run(
        [*COMMAND, *arguments], input=stdin, capture_output=True, env=env, cwd=cwd, timeout=120, check=False
    )
    return Finished(done.returncode, done.stdout, done.stderr)


@cache
def _warm(program: Path) -> _Warm:
    return _Warm(program)


class _Warm:
    """The process that is warm (``tests.warm_command``); it ends when we do."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm_command"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Threads of the algebra would not be there after a fork.
            env=environment({"OPENBLAS_NUM_THREADS": "1"}, program),
            cwd=program,
            text=True,
        )
        atexit.register(self._end)

    def run(self, arguments: Sequence[str], env: Mapping[str, str], stdin: bytes, cwd: Path) -> Finished:
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        with tempfile.TemporaryDirectory(dir=_SCRATCH.name) as folder:
            streams = [Path(folder) / name for name in ("in", "out", "err")]
            for path, content in zip(streams, (stdin, b"", b""), strict=True):
                path.write_bytes(content)
            request = {
                "arguments": arguments,
                "environment": env,
                "directory": str(cwd),
                "streams": [str(path) for path in streams],
            }
            with suppress(BrokenPipeError):  # then there is no answer
                asked.write(json.dumps(request) + "\n")
                asked.flush()
            code = answered.readline()
            assert code, "the warm process has ended; above it says why"
            return Finished(int(code), streams[1].read_bytes(), streams[2].read_bytes())

    def _end(self) -> None:
        self._process.communicate()


def hear_control_c() -> None:
    """Before a process starts: a shell that runs the tests in the background makes all deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@cache
def _loaded_store() -> Path:
    store = Path(_SCRATCH.name) / "loaded"
    assert run("load", "--store", str(store)).code == 0
    return store


def copy_loaded_store(store: Path) -> None:
    """Make a store that holds the shipped dataset, sooner than by loading it."""
    shutil.copytree(_loaded_store(), store)


@cache
def argun(*arguments: str) -> Finished:
    """Run the command over the shipped dataset, or return what it gave before."""
    return run(*arguments)


def records(*arguments: str) -> list[dict[str, Any]]:
    """Return the JSON array of a command, checked to be one of objects."""
    found = argun(*arguments, "--format", "json").json
    assert isinstance(found, list)
    assert all(isinstance(record, dict) for record in found)
    return found


def shapes(found: list[dict[str, Any]], expected: Mapping[str, type | tuple[type, ...]]) -> Iterator[str]:
    """Yield what in the records is not as expected; ``type(None)`` allows null."""
    for record in found:
        for key, types in expected.items():
            if key not in record:
                yield f"{record.get('id')}: no {key}"
            elif not isinstance(record[key], types) or (isinstance(record[key], bool) and types is not bool):
                yield f"{record.get('id')}: {key} is {record[key]!r}"


def write_layer(folder: Path, ties: str, name: str = "overlay") -> Path:
    """Write a small dataset with one company, one project in Ingushetia, and the ties that are given."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = f"format: 1\nname: {name}\nru: Слой\nen: Layer\n"
    (folder / "dataset.yaml").write_text(manifest, encoding="utf-8")
    (folder / "facts.yaml").write_text(LAYER_HEAD + ties, encoding="utf-8")
    return folder


#: What no server ends within a test.
LONG_QUERY = "UNWIND range(1, 100000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b) AS n"


def wait_for_server(store: Path, seconds: float = 30) -> None:
    """Wait until a command's embedded server answers in a directory."""
    end = time.monotonic() + seconds
    while not list(store.glob("running/*/server-*/databases/neo4j/database.lck")):
        assert time.monotonic() < end, f"no server in {store}"
        time.sleep(0.05)


LAYER_HEAD = """
source: source:overlay-notes
region: RU-IN
sources:
- {id: source:overlay-notes, ru: Заметки, en: Notes, date: 2026-05, periods: {default: 2025-06/2026-05}}
entities:
- {id: company:overlay-firm, ru: "[red]Фирма[/red] [x]", en: "[red]Firm[/red] [x]", country: country:CN}
- id: project:overlay-plant
  ru: Завод
  en: Plant
  project_kind: plant
  sector: machinery
  located_in: [region:RU-IN]
- id: project:overlay-mine
  ru: Рудник
  en: Mine
  project_kind: mine
  sector: mining
  located_in: [region:RU-IN]
ties:
"""
#: Operating, and as large as it takes to move a mark.
LAYER_TIES = """
- type: INVESTOR_IN
  from: company:overlay-firm
  to: project:overlay-plant
  provinces: {CN-SN: told}
  evidence: [{at: p/1, stage: operating, ru: Завод работает, en: The plant runs}]
- type: INVESTOR_IN
  from: company:overlay-firm
  to: project:overlay-mine
  provinces: {CN-HL: told}
  evidence: [{at: p/2, stage: operating, ru: Рудник работает, en: The mine runs}]
"""
