"""How soon the prompt is there, how long a key waits for its completion, and an answer of the book.

Run: ``python -m benchmarks.shell``. The prompt is that of a process at a pseudo-terminal, over a store that
is loaded; the answers are those of our own process. Nothing is asserted.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.cli.command import Session
from graph.cli.shell.commands import COMMANDS
from graph.cli.shell.completion import Completion
from graph.cli.shell.opening import Opening
from graph.cli.shell.state import Shell
from graph.cli.shell.vocabulary import read_vocabulary
from queries.script import is_whole

ROUNDS = 5
#: What is typed, a key after another.
TYPED = (
    "MATCH (r:Region {id: 'region:RU-AMU'})<-[t:LOCATED_IN]-(p:Project) WHERE p.project_kind = 'plant' "
    "OR r.name_en STARTS WITH 'Amur' RETURN p.name_en AS name, toLower(t.stage) AS stage ORDER BY name;"
)
LONG = "// " + "a long remark about nothing much\n// " * 3000
QUESTIONS = {
    "partners_of_region": {"region": "Амурская область"},
    "region_deals": {"region": "RU-PRI"},
    "sister_ties": {},
}


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["ARGUN_HOME"] = home
        with Opening(Session("en", store=str(Path(home) / "store"))) as opening:
            _ask(Shell(Session("en"), opening.store, 60.0))
        prompts = [_seconds_to_prompt(home) for _ in range(ROUNDS)]
    print(f"prompt: {min(prompts):.2f} s (of {ROUNDS}: {max(prompts):.2f} s at most)")
    takes = {name: (command.takes, command.help) for name, command in COMMANDS.items()}
    begun = time.perf_counter()
    completion = Completion(read_vocabulary("ru"), takes, list)
    print(f"words read: {1000 * (time.perf_counter() - begun):.0f} ms")
    for what, head in (("a statement", ""), ("one behind 100 KB", LONG)):
        keys = [_timed(partial(_press, completion, head + TYPED[:n])) for n in range(len(TYPED))]
        print(f"a key in {what}: {1000 * max(keys):.1f} ms at most of {len(keys)}")


def _press(completion: Completion, text: str) -> None:
    is_whole(text)
    completion.suggest(text)


def _ask(shell: Shell) -> None:
    from graph.cli.asking import ask_question
    from graph.workflows.loaded_store import StoredNames
    from graph.workflows.query_book import find_question

    names = StoredNames(shell.store())
    for name, given in QUESTIONS.items():
        found = find_question(name)
        asking = partial(ask_question, shell.session, names, found, given, 60.0)
        ask = [_timed(asking) for _ in range(ROUNDS)]
        print(
            f":query {name}: {1000 * ask[0]:.0f} ms the first time, then {1000 * max(ask[1:]):.0f} ms at most"
        )


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _seconds_to_prompt(home: str) -> float:
    master, slave = pty.openpty()
    begun = time.perf_counter()
    environment = {**os.environ, "ARGUN_HOME": home, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = [sys.executable, "-m", "graph.cli.main", "cypher"]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        os.close(slave)
        seen = b""
        while b"argun>" not in seen:
            seen += os.read(master, 65536)
        seconds = time.perf_counter() - begun
        time.sleep(0.5)
        os.write(master, b"\x04")
        while _reads(master):
            pass
        process.wait()
    os.close(master)
    return seconds


def _reads(master: int) -> bool:
    try:
        return bool(os.read(master, 65536))
    except OSError:  # the other end is closed
        return False


if __name__ == "__main__":
    main()
