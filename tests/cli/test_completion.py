"""What the shell offers: codes and names of places, queries, types, without reading the ties."""

from __future__ import annotations

import subprocess
import sys

import pytest

from graph.cli.completion import (
    complete_parameters,
    complete_places,
    complete_provinces,
    complete_queries,
    complete_regions,
    complete_types,
)


def test_a_code_is_completed_in_any_case_with_a_name_beside_it() -> None:
    assert complete_regions("ru-am") == [("RU-AMU", "Амурская область")]
    assert [code for code, _ in complete_provinces("CN-S")] == ["CN-SX", "CN-SH", "CN-SD", "CN-SC", "CN-SN"]


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("амурск", "RU-AMU"),
        ("Heilo", "CN-HL"),
        ("黑", "CN-HL"),
        ("Пите", "RU-SPE"),
    ],
)
def test_a_name_begun_in_any_language_is_completed_to_a_code_that_needs_no_quotes(
    begun: str, offered: str
) -> None:
    assert offered in [code for code, _ in complete_places(begun)]


def test_every_place_is_offered_where_nothing_is_begun() -> None:
    assert len(complete_places("")) == len(complete_regions("")) + len(complete_provinces("")) == 83 + 34


def test_the_value_of_a_parameter_is_completed_with_its_name_or_alone() -> None:
    assert complete_parameters("region=Heilo") == [("region=CN-HL", "Хэйлунцзян")]
    assert complete_parameters("Heilo") == [("CN-HL", "Хэйлунцзян")]
    assert complete_parameters("region=") == []


def test_queries_and_types_are_completed() -> None:
    assert [name for name, _ in complete_queries("partners_of")] == ["partners_of_region"]
    assert "BUYER_IN" not in complete_types("reg")
    assert complete_types("regi") == ["Region"]


def test_the_shell_does_not_wait_for_the_graph() -> None:
    heavy = {"networkx", "numpy", "scipy", "neo4j", "arcadedb", "pymorphy3", "loaders.dataset_reader"}
    code = (
        "import sys; from graph.cli.completion import *\n"
        "complete_places('RU'), complete_queries(''), complete_types('')\n"
        f"sys.exit(' '.join({heavy!r} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr == b""
