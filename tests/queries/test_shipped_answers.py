"""Every query of the book on the shipped data: facts that its YAML tells, and what must not be there.

The expected rows were worked from ``loaders/dataset`` by reading. A row is compared with every column.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.analysis.deals import assign_deals
from graph.model import PropertyGraph
from graph.progress import NoProgress
from graph.statements.property_graph import to_property_graph
from graph.store.base import Json
from graph.store.embedded import EmbeddedStore
from loaders.dataset_reader import read_statements
from queries.header import Mode
from queries.library import Library, bind_parameters

Row = dict[str, Json]
_ENTITIES = 100_000  # more than any answer has rows
