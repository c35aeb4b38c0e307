"""The lock holds all that pyproject.toml asks for, in versions that it allows, with hashes."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.lock_file import LOCK, Locked, asked_for, environment, needed, read_lock

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("linux", "darwin", "win32")
ANEW = "write the lock anew with .ci/lock (CONTRIBUTING.md)"


@pytest.fixture(scope="module")
def locked() -> list[Locked]:
    return read_lock(LOCK.read_text(encoding="utf-8"))


def faults(asked: Requirement, locked: list[Locked], where: dict[str, str]) -> str:
    """Return what is wrong with the lock of a requirement in an environment; nothing if all is well."""
    if asked.marker and not asked.marker.evaluate(where):
        return ""
    found = [each for each in locked if each.name == canonicalize_name(asked.name) and each.wanted(where)]
    if len(found) != 1:
        return f"{asked.name} is locked {len(found)} times; {ANEW}"
    fits = asked.specifier.contains(found[0].version, prereleases=True)
    return "" if fits else f"{asked} is locked as {found[0].version}; {ANEW}"


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_all_that_is_asked_for_is_locked_in_a_version_that_fits(
    python: str, platform: str, locked: list[Locked]
) -> None:
    where = environment(python, platform)
    for place, asked in asked_for().items():
        assert [found for each in asked if (found := faults(each, locked, where))] == [], place


def test_all_that_those_need_in_turn_is_locked(locked: list[Locked]) -> None:
    names = {each.name for each in locked}
    assert [name for name in needed("argun", frozenset({"dev", "pandas"})) if name not in names] == [], ANEW


def test_each_package_has_one_version_and_its_hashes_and_names_no_place(locked: list[Locked]) -> None:
    for each in locked:
        assert re.fullmatch(r"==[^*,]+", str(each.requirement.specifier)), each.name
        assert each.hashes, each.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in each.hashes), each.name
    assert not re.search(
        r"https?:|file:|--(extra-)?index-url|--find-links|@ ", LOCK.read_text(encoding="utf-8")
    )


def test_no_package_is_locked_twice_for_one_environment(locked: list[Locked]) -> None:
    for where in (environment(python, platform) for python in PYTHONS for platform in PLATFORMS):
        names = [each.name for each in locked if each.wanted(where)]
        assert sorted(names) == sorted(set(names)), ANEW


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("numpy>=2.0,<3", ""),
        ("numpy>=2.9", "numpy>=2.9 is locked as 2.4.6"),
        ("left-pad>=1", "left-pad is locked 0 times"),
        ("left-pad>=1; python_version < '3.4'", ""),
        ("two", "two is locked 2 times"),
        ("engine>=1.0.dev1", ""),
    ],
)
def test_a_lock_that_does_not_fit_is_told(line: str, told: str) -> None:
    lock = read_lock(
        "# a comment\nnumpy==2.4.6 ; python_version >= '3.0' \\\n"
        "    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "two==1 --hash=sha256:cc\ntwo==2 --hash=sha256:dd\nengine==1.0.dev2 --hash=sha256:ee\n"
    )
    assert lock[0].hashes == ("sha256:aa", "sha256:bb")
    found = faults(Requirement(line), lock, environment("3.14", "linux"))
    assert found.startswith(told) if told else not found
