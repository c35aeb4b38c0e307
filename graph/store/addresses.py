"""What a user may name as a store: a directory, or the address of a server without any secret in it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from schema.errors import UsageError

#: The schemes that the driver speaks; +s: encrypted, +ssc: encrypted with a self-signed certificate.
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

# A letter, a colon and a slash are a drive of Windows.
_NEARLY = re.compile(
    r"(?![a-z]:[/\\])(?P<scheme>[a-z][a-z0-9+.-]*)(?::|(?=//))[/\\]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_HOST_AND_PORT = re.compile(r"(?:[\w.-]+|\[[0-9a-f:.]+\]):\d+", re.IGNORECASE)
#: Where the host ends; what stands behind it can be secret.
_BEHIND_HOST = re.compile(r"[/\\?#]")


def names_server(address: str, variable: str = "") -> bool:
    """Tell the sound address of a server from the name of a directory.

    ``variable`` is what messages begin with: ``"ARGUN_STORE "`` or nothing. They show nothing of an address
    that can be secret, neither what stands before the ``@`` nor what stands behind the host.

    Raises
    ------
    UsageError
        It was meant as an address and is none, or it holds more than scheme, host and port.
    """
    scheme, colon, rest = address.partition("://")
    if not colon:
        _refuse_near_address(address, variable)
        return False
    host, login, behind = _parts(rest)
    shown = f"{scheme}://{host}"
    if login:
        raise UsageError(
            "{named}{scheme}://...@{host}: the address contains a login; leave it out and "
            "set NEO4J_USERNAME and NEO4J_PASSWORD instead",
            named=variable,
            scheme=scheme,
            host=host,
        )
    if behind:
        raise UsageError(
            "{named}{address}...: an address ends with the port (the rest may be secret and is not shown); "
            "the login is set by NEO4J_USERNAME and NEO4J_PASSWORD, the database by NEO4J_DATABASE",
            named=variable,
            address=shown,
        )
    _refuse_unsound(scheme.lower(), shown, variable)
    return True


def _parts(rest: str) -> tuple[str, bool, bool]:
    """Return the host with its port, and whether there is a login and anything behind the port.

    Where the one hides the other (a password can hold ``?``, what stands behind ``?`` can hold ``@``), the
    host is not told either.
    """
    _, login, after = rest.rpartition("@")
    host = _BEHIND_HOST.split(after)[0]
    if login and _BEHIND_HOST.search(rest):
        host = "..."
    return host, bool(login), after not in (host, f"{host}/")


def _refuse_unsound(scheme: str, shown: str, variable: str) -> None:
    if scheme not in SCHEMES:
        raise UsageError(
            "{named}{address}: the scheme {scheme}:// is unknown; expected {known}, or a directory",
            named=variable,
            address=shown,
            scheme=scheme,
            known=SCHEMES,
        )
    if not _has_host_and_port(shown):
        raise UsageError(
            "{named}{address}: expected a host, and as its port a number between 1 and 65535, as in "
            "bolt://localhost:7687",
            named=variable,
            address=shown,
        )


def _has_host_and_port(address: str) -> bool:
    """Tell whether host and port can be such; the driver would take none for localhost and 65537 for 1."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0 and not re.search(r"\s", address)
    except ValueError:
        return False


def _refuse_near_address(text: str, variable: str) -> None:
    """Refuse what lacks a part of an address: it would be made as a directory, and filled."""
    nearly = _NEARLY.fullmatch(text)
    if nearly is None and not _HOST_AND_PORT.fullmatch(text):
        return
    scheme, host = "bolt", "localhost:7687"
    if nearly and nearly["scheme"].lower() in SCHEMES:
        scheme = nearly["scheme"].lower()
        found = _parts(nearly["rest"])[0]
        host = found if found and not found.isdecimal() else host  # a port alone
    elif _HOST_AND_PORT.fullmatch(text):
        host = text
    meant = f"{scheme}://{host}"
    raise UsageError(
        "{named}{address}: this lacks a part of an address; was {meant} meant? "
        "(A directory of such a name is written with ./ before it)",
        named=variable,
        address="..." if re.search(r"[@?#]", text) else text,
        meant=meant,
    )
