"""Help pages: in two languages, with examples that run, and shown at once."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.main import EXAMPLES as OF_PROGRAM
from graph.cli.main import ordered_commands
from graph.texts import languages, translate
from tests.command_line import ROOT, argun, environment, run

#: What starting the program must not load: each takes from 20 ms to a second.
HEAVY = {
    *("arcadedb", "IPython", "graph.analysis", "graph.export", "graph.statements", "graph.store", "loaders"),
    *("neo4j", "networkx", "numpy", "pyvis", "queries", "rdflib", "rich", "ryaml", "scipy", "yaml"),
}
#: What needs a Neo4j server begins so (tests/store runs the same on a real one).
NEEDS_SERVER = "argun load --store bolt://"
EXAMPLES = [
    example
    for examples in (OF_PROGRAM, *(command.examples for command in ordered_commands()))
    for example in examples
    if not example.startswith(NEEDS_SERVER)
]
COMMANDS = {command.name: command for command in ordered_commands()}
PAGES = pytest.mark.parametrize("command", ["", *COMMANDS])


@PAGES
@pytest.mark.parametrize("lang", languages())
def test_every_help_page_has_its_examples_at_the_end(command: str, lang: str) -> None:
    done = run(*command.split(), "--help", env={"ARGUN_LANG": lang})
    assert (done.code, done.err) == (0, b"")
    examples = COMMANDS[command].examples if command else OF_PROGRAM
    end = done.text.rpartition(translate("Examples:", lang))[2]
    assert end.split()[: len(" ".join(examples).split())] == " ".join(examples).split()


@PAGES
@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "en"])
def test_a_translated_help_page_has_no_english_sentence(command: str, lang: str) -> None:
    done = run(*command.split(), "--help", env={"ARGUN_LANG": lang})
    text = done.text.partition(translate("Examples:", lang))[0]
    for name in sorted(COMMANDS, key=len, reverse=True):  # a page names other commands, too
        text = text.replace(f"argun {name}", "argun")
    assert not re.findall(r"\b[a-z]+ [a-z]+ [a-z]+\b", text)
    assert not {"Usage", "Options", "Commands", "Arguments", "default", "required"} & set(
        re.findall(r"\w+", text)
    )


def test_the_list_of_commands_is_not_cut() -> None:
    listed = " ".join(argun("--help").text.split())
    assert all(command.help in listed for command in COMMANDS.values())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to run examples in, with the examples' data."""
    found = tmp_path_factory.mktemp("examples")
    (found / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    return found


#: The examples that take a process of their own for seconds: other tests run these commands, too.
LONG = ("argun run", "argun atlas", "argun brief --all", "argun compare --edition", "argun export xlsx",
        "argun load", "argun mcp", "argun export graphml", "argun read rating", "argun candidates",
        "argun diff", "argun review")  # fmt: skip


@pytest.mark.parametrize(
    "example",
    [pytest.param(e, marks=pytest.mark.slow) if e.startswith(LONG) else e for e in EXAMPLES],
)
def test_every_example_runs(example: str, folder: Path) -> None:
    program, *arguments = shlex.split(example)
    assert program == "argun"
    done = run(*arguments, cwd=folder)
    assert done.code == 0, done.errors + done.text[:2000]
    assert done.out or done.err


@pytest.mark.parametrize("arguments", [["--help"], ["score", "--help"], ["ties", "--foo"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom graph.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('|'.join(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, env=environment(), cwd=ROOT, check=True
    )
    loaded = set(done.stderr.decode().rpartition("\n")[2].split("|"))
    assert "graph.cli.main" in loaded
    assert {name for name in loaded if name in HEAVY or name.partition(".")[0] in HEAVY} == set()
