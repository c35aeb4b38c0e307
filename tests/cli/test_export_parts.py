"""What ``argun export --what`` writes, and how it refuses what does not go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export.context import ALL, EGO, NETWORK
from graph.workflows.exported import Wanted, exported
from graph.workflows.exports import exports
from schema.errors import NotFoundError, UsageError
from tests.command_line import argun, run
from tests.shipped import shipped_workspace


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("gexf", "--what", "netwrk"), ("did you mean network?",)),
        (("gexf", "--what", "ego"), ("whose ego network", "ego:NAME")),
        (("gexf", "--what", "ego:Синопекк"), ("did you mean Синопек (company:sinopec)",)),
        (("gexf", "--what", "ego:Haier", "--region", "RU-TA"), ("Haier", "leave --region out")),
        (("gexf", "--radius", "2"), ("--radius belongs to --what ego",)),
        (("gexf", "--what", "ego:Haier", "--radius", "0"), ("--radius", "at least 1")),
        (("xlsx", "--what", "network"), ("xlsx takes no --what network", "it holds: all")),
        (("network", "--what", "ego:Haier"), ("network takes no --what ego:NAME",)),
        (("gexf", "--region", "RU-AMUR"), ("did you mean Amur Oblast (RU-AMU)",)),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_cannot_be_exported_is_said(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    done = argun("export", *arguments, "--output", "-")
    assert (done.code, done.out) == (2, b"")
    assert [word for word in words if word not in done.errors] == []


def test_what_was_written_is_told_with_its_counts(tmp_path: Path) -> None:
    done = run("export", "graphml", "--what", "ego:海尔", cwd=tmp_path)
    assert done.code == 0, done.errors
    assert "ego network of Haier (company:haier), radius 1: 9 nodes, 8 ties" in done.errors
    assert (tmp_path / "argun.graphml").read_bytes().count(b"<node ") == 9


@pytest.mark.parametrize("format_", ["gexf", "graphml"])
def test_a_file_says_which_part_of_the_graph_it_is_and_of_which_day(format_: str) -> None:
    done = argun("export", format_, "--region", "RU-AMU", "--as-of", "2025-05-31", "--output", "-")
    head = done.out.decode()[:20_000]
    assert "deals of Amur Oblast, as reported by 2025-05-31: " in head
    assert "; Data: argun" in head


def test_each_format_has_the_default_that_it_is_used_for() -> None:
    defaults = {name: export.parts[0] for name, export in exports().items()}
    assert {name for name, part in defaults.items() if part == NETWORK} == {"gexf", "graphml", "network"}


def test_nothing_to_write_is_an_error_with_the_next_step() -> None:
    joined = {end for r in shipped_workspace().graph.relationships for end in (r.source_id, r.target_id)}
    alone = next(
        id_
        for id_, e in shipped_workspace().statements.entities.items()
        if e.type == "Country" and id_ not in joined
    )
    with pytest.raises(NotFoundError, match="no tie in the network; take another thing, or --what all"):
        exported(shipped_workspace(), Wanted.read(f"ego:{alone}", None, None), EGO)


def test_a_region_has_its_own_network() -> None:
    wanted = Wanted.read(None, None, "Амурская область")
    parts = {part: exported(shipped_workspace(), wanted, part) for part in (ALL, NETWORK)}
    whole, network = (parts[part][0] for part in (ALL, NETWORK))
    assert network.labels.keys() < whole.labels.keys()
    ends = {end for r in network.relationships for end in (r.source_id, r.target_id)}
    assert ends == network.labels.keys()  # others are only mentioned
    assert {r.id for r in network.relationships} < {r.id for r in whole.relationships}
    assert str(parts[NETWORK][1]).startswith("network of places, parties and things, deals of Amur Oblast: ")


def test_a_name_that_means_several_is_refused() -> None:
    with pytest.raises(UsageError, match="give the id"):
        exported(shipped_workspace(), Wanted.read("ego:завод", None, None), EGO)
