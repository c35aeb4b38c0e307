"""Reads ``.ci/lock.txt``, and what pyproject.toml asks for, for the tests of both."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = ROOT / ".ci" / "lock.txt"
#: ``platform_system`` and ``os_name`` of a ``sys.platform``.
_SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
_HASH = re.compile(r" --hash=(\S+)")


@dataclass(frozen=True)
class Locked:
    """A package of the lock: its one version, when it is wanted, and the hashes of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")

    def wanted(self, environment: dict[str, str]) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate(environment)


def read_lock(text: str) -> list[Locked]:
    """Return the packages of a lock in the form of pip's requirements with hashes."""
    lines = re.sub(r" *\\\n *", " ", text).splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    return [Locked(Requirement(_HASH.sub("", line)), tuple(_HASH.findall(line))) for line in wanted]


def asked_for() -> dict[str, list[Requirement]]:
    """Return what the build, the program, each extra and each group of pyproject.toml ask for."""
    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"build": made["build-system"]["requires"], "program": made["project"]["dependencies"]}
    asked |= made["project"]["optional-dependencies"] | made["dependency-groups"]
    return {where: [Requirement(line) for line in lines] for where, lines in asked.items()}


def environment(python: str, platform: str) -> dict[str, str]:
    """Return the values of markers on another Python (``3.14``) and platform (``sys.platform``)."""
    system, os_name = _SYSTEMS[platform]
    versions = {"python_version": python, "python_full_version": f"{python}.0"}
    systems = {"sys_platform": platform, "platform_system": system, "os_name": os_name}
    return {**{name: str(value) for name, value in default_environment().items()}, **versions, **systems}


def needed(name: str, extras: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what an installed package needs here, and what that needs in turn, by normal names, in order."""
    waiting, seen = [(canonicalize_name(name), extras)], set[tuple[str, frozenset[str]]]()
    while waiting:
        found = waiting.pop()
        if found in seen:
            continue
        seen.add(found)
        for asked in map(Requirement, distribution(found[0]).requires or ()):
            held = asked.marker is None or any(asked.marker.evaluate({"extra": e}) for e in ("", *found[1]))
            if held:
                waiting.append((canonicalize_name(asked.name), frozenset(asked.extras)))
    yield from sorted({package for package, _ in seen} - {canonicalize_name(name)})
