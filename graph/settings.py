"""What the environment says: the one place that reads environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.texts import chosen_language
from schema.errors import UsageError

#: Neo4j's own defaults, which its other tools use too.
DEFAULT_USER = "neo4j"
DEFAULT_DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set once for all commands; the ``repr`` has no password and no address with one.

    ``store`` is an address or a directory (None: embedded in ``home``), ``datasets`` the directories laid
    over the shipped dataset, in order.
    """

    home: Path
    store: str | None = field(default=None, repr=False)
    datasets: tuple[Path, ...] = ()
    user: str = DEFAULT_USER
    password: str | None = field(default=None, repr=False)
    database: str = DEFAULT_DATABASE
    debug: bool = False
    reviewer: str | None = None


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read ``ARGUN_STORE/DATASET/HOME/REVIEWER/DEBUG`` and ``NEO4J_USERNAME/PASSWORD/DATABASE``.

    Empty variables count as unset. ``ARGUN_DATASET`` is split by ``os.pathsep``. Without ``ARGUN_HOME`` the
    data directory is the platform's own for a user (``~/.local/share/argun`` on Linux).

    >>> read_settings({"ARGUN_HOME": "/srv/argun", "NEO4J_PASSWORD": "secret"}).store is None
    True
    """
    return Settings(
        home=_home(environ.get("ARGUN_HOME")),
        store=environ.get("ARGUN_STORE") or None,
        datasets=tuple(Path(part) for part in environ.get("ARGUN_DATASET", "").split(os.pathsep) if part),
        user=environ.get("NEO4J_USERNAME") or DEFAULT_USER,
        password=environ.get("NEO4J_PASSWORD") or None,
        database=environ.get("NEO4J_DATABASE") or DEFAULT_DATABASE,
        debug=environ.get("ARGUN_DEBUG") == "1",
        reviewer=environ.get("ARGUN_REVIEWER") or None,
    )


def check_environment(environ: Mapping[str, str]) -> None:
    """Check the variables whose values no command could use; an address of a store is checked where it opens.

    Raises
    ------
    UsageError
        Names the variable, its value and what it takes.
    """
    settings = read_settings(environ)
    chosen_language(None, environ)
    if environ.get("ARGUN_DEBUG", "") not in ("", "0", "1"):
        raise UsageError('ARGUN_DEBUG "{value}" is unknown (0, 1)', value=environ["ARGUN_DEBUG"])
    if environ.get("ARGUN_HOME") and settings.home.exists() and not settings.home.is_dir():
        raise UsageError(
            "ARGUN_HOME {path}: this is a file; name a directory (a new one is made)", path=settings.home
        )
    for path in settings.datasets:
        if not path.is_dir():
            raise UsageError(
                "ARGUN_DATASET {path}: there is no such directory; expected directories, "
                'with "{separator}" between them',
                path=path,
                separator=os.pathsep,
            )


def _home(named: str | None) -> Path:
    if named:
        return Path(named)
    from platformdirs import user_data_dir  # only needed when nothing is named

    return Path(user_data_dir("argun", appauthor=False))
