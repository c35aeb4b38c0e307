"""From what the user names to an open store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from graph.settings import Settings
from graph.store.base import Store
from schema.errors import UsageError
from schema.messages import Message

#: The schemes that the driver speaks; +s: encrypted, +ssc: encrypted with a self-signed certificate.
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

#: Where the embedded store lies in the data directory.
STORE_DIRECTORY = "store"


def open_store(
    address: str | None,
    settings: Settings,
    password_prompt: Callable[[], str] | None = None,
    waiting: Callable[[Message], None] | None = None,
) -> Store:
    """Open the named store: nothing (embedded in the data directory), a directory, or a server's address.

    Without ``address`` the settings name it. ``password_prompt`` is asked when a server needs a password and
    the environment has none; without it that is an error. ``waiting`` is told when another process uses the
    directory; without it that is an error at once.

    Raises
    ------
    UsageError
        The address is a file or has an unknown scheme.
    StoreError
        The store is in use, unreadable, down, or refuses the login or the database.
    """
    named = "" if address else "ARGUN_STORE "  # a user may have forgotten the variable
    address = address or settings.store
    if address is None:
        return _open_embedded(settings.home / STORE_DIRECTORY, settings, waiting)
    if "://" in address:
        return _open_server(named, address, settings, password_prompt)
    directory = Path(address).expanduser()
    if directory.exists() and not directory.is_dir():
        raise UsageError(
            "{named}{address}: this is a file; name a directory (a new one is made) "
            "or a server such as bolt://localhost:7687",
            named=named,
            address=address,
        )
    return _open_embedded(directory, settings, waiting)


def _open_embedded(directory: Path, settings: Settings, waiting: Callable[[Message], None] | None) -> Store:
    from graph.store.embedded import EmbeddedStore  # starts an engine of 38 MB: only when it is used

    return EmbeddedStore.open(directory, settings.database, waiting)


def _open_server(
    named: str, address: str, settings: Settings, password_prompt: Callable[[], str] | None
) -> Store:
    scheme, _, rest = address.partition("://")
    scheme, login = scheme.lower(), rest.rpartition("@")[0]
    if login:
        raise UsageError(
            "{named}{scheme}://...@{host}: the address contains a login; leave it out and "
            "set NEO4J_USERNAME and NEO4J_PASSWORD instead",
            named=named,
            scheme=scheme,
            host=rest.rpartition("@")[2],
        )
    if scheme not in SCHEMES:
        raise UsageError(
            "{named}{address}: the scheme {scheme}:// is unknown; expected {known}, or a directory",
            named=named,
            address=address,
            scheme=scheme,
            known=SCHEMES,
        )
    if not _has_sound_port(address):
        raise UsageError(
            "{named}{address}: the port must be a number between 1 and 65535, as in bolt://localhost:7687",
            named=named,
            address=address,
        )
    from graph.store.server import ServerStore  # the driver takes 0.2 s to import

    return ServerStore.open(address, settings, password_prompt)


def _has_sound_port(address: str) -> bool:
    """Tell whether the port can be one; the driver would take 65537 for 1."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False
