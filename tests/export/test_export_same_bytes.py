from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from graph.export.context import ExportContext
from graph.export.registry import EXPORTERS
from graph.files.writing import Content
from graph.model import PropertyGraph
from tests.export.export_samples import FORMATS, Interval, sample_graph, wide_graph

PROGRAM = """
import hashlib, sys
from tests.export.test_export_same_bytes import content_hash
sys.stdout.write(content_hash())
"""


def content_hash() -> str:
    """Return one text with the hash of every format; run in processes with other hash seeds."""
    import hashlib

    context = ExportContext("ru", {"region:R1": Interval()}, {"province:P1": 2, "province:P2": 1})
    graph = wide_graph(20, 8, 60)
    found = []
    for name in FORMATS:
        content = EXPORTERS[name].render(graph, context)
        found.append(f"{name} {hashlib.sha256(_joined(content)).hexdigest()}")
    return "\n".join(found)


def _joined(content: Content) -> bytes:
    if isinstance(content, bytes):
        return content
    return b"".join(name.encode() + content[name] for name in content)


@pytest.mark.slow
def test_another_hash_seed_gives_the_same_bytes() -> None:
    outputs = set()
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_input_does_not_matter(name: str) -> None:
    graph = sample_graph()
    nodes, relationships = list(graph.nodes), list(graph.relationships)
    random.Random(7).shuffle(nodes)  # noqa: S311 - no secret
    random.Random(8).shuffle(relationships)  # noqa: S311 - no secret
    render = EXPORTERS[name].render
    shuffled = PropertyGraph.of(nodes, relationships)
    assert render(shuffled, ExportContext()) == render(graph, ExportContext())
