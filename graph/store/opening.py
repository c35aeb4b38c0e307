"""From what the user names to an open store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.settings import Settings
from graph.store.addresses import names_server
from graph.store.base import Store
from graph.texts import BASE
from schema.errors import UsageError
from schema.files import expanded, is_folder
from schema.messages import Message

#: Where the embedded store lies in the data directory. Every language has one of its own, for the names in it
#: are of one language: whoever changes to and fro loads each once.
STORE_DIRECTORY = "store"


def open_store(
    address: str | None,
    settings: Settings,
    password_prompt: Callable[[], str] | None = None,
    waiting: Callable[[Message], None] | None = None,
    lang: str = BASE,
) -> Store:
    """Open the named store: nothing (embedded in the data directory), a directory, or a server's address.

    Without ``address`` the settings name it. ``password_prompt`` is asked when a server needs a password and
    the environment has none; without it that is an error. ``waiting`` is told when another process uses the
    directory; without it that is an error at once. The store in the data directory is that of ``lang``.

    Raises
    ------
    UsageError
        The address is a file, or was meant as that of a server and is none; nothing secret in it is told.
    StoreError
        The store is in use, unreadable, down, or refuses the login or the database.
    """
    named = "" if address else "ARGUN_STORE "  # a user may have forgotten the variable
    address = address or settings.store
    if address is None:
        directory = STORE_DIRECTORY if lang == BASE else f"{STORE_DIRECTORY}-{lang}"
        return _open_embedded(settings.home / directory, settings, waiting)
    if names_server(address, named):
        from graph.store.server import ServerStore  # the driver takes 0.2 s to import

        return ServerStore.open(address, settings, password_prompt)
    folder = expanded(address)
    if not is_folder(folder) and folder.exists():
        raise UsageError(
            "{named}{address}: this is a file; name a directory (a new one is made) "
            "or a server such as bolt://localhost:7687",
            named=named,
            address=address,
        )
    return _open_embedded(folder, settings, waiting)


def _open_embedded(directory: Path, settings: Settings, waiting: Callable[[Message], None] | None) -> Store:
    from graph.store.embedded import EmbeddedStore  # starts an engine of 38 MB: only when it is used

    return EmbeddedStore.open(directory, settings.database, waiting)
