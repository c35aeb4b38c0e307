"""Records as Python has them: a list of dictionaries that turns into a frame where pandas is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from schema.errors import UsageError

if TYPE_CHECKING:
    import pandas


class Rows(list[dict[str, Any]]):
    """A list of records, each a dictionary that JSON could hold; a slice of it is one too.

    ``columns`` are the fields that are declared, even where there are no records, then all others in the
    order in which they first come; of an answer to Cypher they are those of its RETURN.

    Examples
    --------
    >>> Rows([{"a": 1}, {"a": 2, "b": 3}]).columns
    ('a', 'b')
    """

    def __init__(self, records: Iterable[Mapping[str, Any]] = (), declared: Iterable[str] = ()) -> None:
        super().__init__(dict(record) for record in records)
        self.columns = tuple(dict.fromkeys((*declared, *(key for record in self for key in record))))

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, at: slice, /) -> Rows: ...

    def __getitem__(self, at: SupportsIndex | slice, /) -> dict[str, Any] | Rows:
        found = super().__getitem__(at)
        return Rows(found, self.columns) if isinstance(found, list) else found

    def frame(self) -> pandas.DataFrame:
        """Return a pandas DataFrame: a row for each record in the same order, ``columns`` as its columns.

        Lists and dictionaries stay what they are, dates are text; what is missing is so to ``isna()``.

        Raises
        ------
        UsageError
            pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError(
                'a frame needs pandas: pip install "argun[pandas]"; '
                'without it d.records("scores") gives the same as a list of dictionaries'
            ) from error
        return pandas.DataFrame(list(self), columns=list(self.columns))
