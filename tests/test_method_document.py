"""The document of the method: a reader with paper reaches the printed mark from the printed rows."""

from __future__ import annotations

import math
import re

import pytest

from graph.analysis.score.method import read_method
from graph.workflows.documents.method import method_document
from tests.shipped import shipped_workspace

#: Half of the last of six printed digits, and what rounding the printed rows adds.
PRINTED = 1e-5
Row = list[str]


def rows(text: str, heading: str) -> list[Row]:
    """Return the cells of the rows of the first table after a heading, without its heads."""
    part = text[text.index(heading) :]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    first = lines[: next((n for n, line in enumerate(lines) if n and line == lines[0]), len(lines))]
    return [[cell.strip() for cell in line[2:-2].split(" | ")] for line in first[2:]]


def value(cell: str) -> float:
    """Return the number of a cell: ``operating 0.75`` is 0.75."""
    return float(cell.split()[-1])


def number_after(text: str, sign: str = "=") -> float:
    found = re.findall(rf"{sign} ([0-9.]*[0-9])", text)
    return float(found[-1])


@pytest.fixture(scope="module", params=["en", "ru", "zh"])
def document(request: pytest.FixtureRequest) -> str:
    return method_document(shipped_workspace(), request.param)


def test_the_method_fits_on_a_page(document: str) -> None:
    method = document[: document.rindex("\n## ")]
    assert len(method.split()) < 650
    assert len(document.splitlines()) < 60


def test_each_scale_prints_the_numbers_that_follow_from_its_order(document: str) -> None:
    scales = rows(document, "#")[:4]
    for (_, told, _), order in zip(scales, read_method().orders.values(), strict=True):
        printed = [float(n) for n in re.findall(r"(?<![\w.])\d(?:\.\d+)?(?=[,、]|$)", told)]
        assert printed == pytest.approx(order.centroid(), abs=1e-6)


def test_the_mark_can_be_worked_from_the_printed_rows(document: str) -> None:
    example = document[document.rindex("\n## ") :]
    strength, told = 0.0, 0.0
    running = {"operating", "being built", "действует", "строится или внедряется", "运行中", "建设中"}
    for _, *factors, points in rows(example, "##"):
        product = math.prod(value(cell) for cell in factors)
        assert product == pytest.approx(value(points), abs=PRINTED)
        if factors[1].rpartition(" ")[0] in running:
            strength += product
        else:
            told += product
    paragraphs = [line for line in example.splitlines() if line and line[0] not in "|#"]
    talk = 2 * (1 - math.exp(-told / 2))
    edges = [float(a) * float(b) for a, b in re.findall(r"([0-9.]+) × ([0-9.]*[0-9])", paragraphs[2])]
    position = math.fsum(edges)
    assert number_after(paragraphs[0]) == pytest.approx(strength, abs=PRINTED)
    assert number_after(paragraphs[1]) == pytest.approx(talk, abs=PRINTED)
    assert number_after(paragraphs[2]) == pytest.approx(position, abs=PRINTED)
    score = 1 + 9 * (1 - math.exp(-(strength + talk + position) / 5))
    assert f"{score:.4f}"[:-1] in paragraphs[3]
    assert number_after(paragraphs[3]) == pytest.approx(score, abs=PRINTED)
    assert int(re.findall(r"\d+", paragraphs[3])[-1]) == math.floor(score + 0.5)


def test_a_world_without_a_fitting_region_has_a_method_and_no_example() -> None:
    from graph.workflows.workspace import Workspace
    from tests.factories import statements, tie

    base = statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant")])
    workspace = Workspace()
    workspace.__dict__["statements"] = base
    assert "\n## " not in method_document(workspace, "en")
