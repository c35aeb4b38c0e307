"""docs/notebook.ipynb runs without a display, from the dataset to a chart, a cluster and a profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from graph import Dataset

#: It starts a kernel of Jupyter.
pytestmark = pytest.mark.slow
PAGE = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def outputs(page: Any, cell: str) -> dict[str, str]:
    """Return what a cell shows, by kind of content; printed text is plain."""
    shown: dict[str, str] = {}
    (found,) = (c for c in page.cells if c.id == cell)
    for output in found.outputs:
        shown |= {"text/plain": output.text} if output.output_type == "stream" else output.data
    return shown


@pytest.fixture(scope="module")
def executed() -> Any:
    with pytest.MonkeyPatch.context() as environment:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND"):
            environment.delenv(name, raising=False)
        environment.setenv("PYTHONPATH", str(PAGE.parents[1]))
        page = nbformat.read(PAGE, as_version=4)
        nbclient.NotebookClient(page, timeout=120, kernel_name="python3").execute()
    return page


def test_the_notebook_is_kept_without_outputs() -> None:
    page = nbformat.read(PAGE, as_version=4)
    nbformat.validate(page)
    code = [cell for cell in page.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)


@pytest.mark.parametrize("cell", ["chart", "drawing"])
def test_pictures_are_drawn_without_a_display(cell: str, executed: Any) -> None:
    assert outputs(executed, cell)["image/png"].startswith("iVBORw0KGgo")


def test_the_table_has_the_marks(executed: Any, dataset: Dataset) -> None:
    shown = outputs(executed, "scores")["text/html"]
    for score in dataset.scores()[:10]:
        assert score["name"] in shown
        assert f"{score['score']:.2f}" in shown


def test_the_cluster_is_the_one_of_the_region(executed: Any, dataset: Dataset) -> None:
    (mine,) = (c for c in dataset.clusters() if "region:RU-AMU" in c["members"])
    head, members = outputs(executed, "cluster")["text/plain"].splitlines()
    assert head == f"{mine['name']}, stability {mine['stability']:.2f}"
    assert members == ", ".join(mine["member_names"])


def test_the_profile_explains_the_mark_and_names_partners_and_promises(
    executed: Any, dataset: Dataset
) -> None:
    assert outputs(executed, "explanation")["text/plain"] == dataset.explain_text("RU-AMU", top=5) + "\n"
    assert "Heihe" in outputs(executed, "book")["text/plain"]
    longest = dataset.promises(region="RU-AMU", unfinished=True)[0]
    assert str(longest["silence_months"]) in outputs(executed, "unfinished")["text/plain"]
