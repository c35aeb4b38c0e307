"""The door for Python: a dataset or a database, opened and asked in notebooks and programs."""

from graph.door.dataset import Dataset
from graph.door.opening import open_dataset, open_store
from graph.door.rows import Rows

__all__ = ["Dataset", "Rows", "open_dataset", "open_store"]
