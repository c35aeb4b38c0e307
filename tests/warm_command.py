"""Runs commands in forks of one process that has imported the program and read the shipped dataset before.

A command in a fork is a process of its own, with its own arguments, variables, directory, streams and exit
code. What it saves is what every start does anew: a second of imports, reading and scoring.
``tests.command_line`` writes a request a line and reads the exit code of each from a line.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import sys
import threading
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any, NoReturn

import graph
import loaders
from graph.cli.main import main as argun
from graph.workflows.workspace import Workspace
from loaders import dataset_reader
from loaders.dataset_files import RawDataset, read_files
from schema.errors import ArgunError
from schema.model import Schema

#: Ends a command that hangs.
TIMEOUT_S = 120


def _import_all() -> None:
    for package in (graph, loaders):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name != "graph.texts.catalogues":  # needs Babel, and no command uses it
                importlib.import_module(module.name)
    sys.argv = ["argun", "score", "--help"]
    with redirect_stdout(io.StringIO()), suppress(SystemExit):
        argun()  # typer imports more at the first call


def _share_the_dataset() -> None:
    """Let every workspace of the shipped dataset begin with what one has made, and layers with its files."""
    shipped = Workspace()
    (files,) = shipped._reading.layers

    def read(directory: Path, schema: Schema) -> RawDataset:
        return files if directory == files.path else read_files(directory, schema)

    vars(dataset_reader)["read_files"] = read
    shipped.graph, shipped.scores("regions"), shipped.scores("provinces"), shipped.clusters
    for edition in shipped.statements.editions.values():
        with suppress(ArgunError):  # too few marks
            calibration = shipped.calibration(edition)
            for made_once in ("half_width", "grouped", "ends"):
                getattr(calibration, made_once)
    make = Workspace.__init__

    def share(workspace: Workspace, *args: Any, **fields: Any) -> None:
        make(workspace, *args, **fields)
        if workspace == shipped:
            vars(workspace).update(vars(shipped))

    Workspace.__init__ = share  # type: ignore[method-assign, assignment]


def _become(request: dict[str, Any]) -> None:
    """Take the arguments, variables, directory and streams of a command, as a new process has them."""
    streams = zip(request["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)
    for number, (path, mode) in enumerate(streams):
        opened = os.open(path, mode)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in enumerate("rww")
    )
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["directory"])
    sys.argv = ["argun", *request["arguments"]]
    signal.alarm(TIMEOUT_S)


def _run() -> int:
    try:
        argun()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _end(code: int) -> NoReturn:
    """End as Python does, but leave what was made before the fork: taking it apart would copy it first."""
    threading._shutdown()  # type: ignore[attr-defined] # what Python itself calls
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def main() -> None:
    _import_all()
    _share_the_dataset()
    gc.freeze()  # forks then leave these pages alone
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(json.loads(line))
            _end(_run())
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
