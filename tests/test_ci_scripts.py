"""The scripts of ``.ci`` that judge what others released: known faults, newer engines, the bill."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.version import Version

from tests.lock_file import ROOT, read_lock

CLEAN = {"name": "a", "version": "1", "vulns": []}
UNKNOWN = {"name": "b", "skip_reason": "not found"}
FIXED = {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3", "4"]}]}
OPEN = {"name": "d", "version": "2", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([CLEAN], 0, "1 packages audited, 0 unknown"),
        ([CLEAN, UNKNOWN], 0, "- b: not found"),
        ([CLEAN, FIXED], 1, "- c 2: PYSEC-1, mended by 3, 4"),
        ([OPEN], 0, "- d 2: PYSEC-2, mended by no release yet"),
        ([FIXED, OPEN], 1, "Take newer versions"),
    ],
)
def test_only_a_known_fault_that_a_release_mends_fails(
    packages: list[dict[str, Any]], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("audit").told(packages) == code
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("answer", [[UNKNOWN], [CLEAN], []])
def test_a_service_that_does_not_know_a_known_fault_was_not_asked(
    answer: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As an index does that serves files only: of every package it says that nothing is known."""
    audit = script("audit")
    monkeypatch.setattr(audit, "_audit", lambda *_: answer)
    assert audit.main() == 0
    said = capsys.readouterr().out
    assert "could not be asked" in said
    assert said.endswith("Known vulnerabilities were not looked for.\n")
    assert "audited" not in said


def test_the_second_service_is_asked_when_the_first_is_silent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = script("audit")
    monkeypatch.setattr(audit, "_audit", lambda service, _: [UNKNOWN] if service == "pypi" else [FIXED])
    assert audit.main() == 1
    assert "PYSEC-1" in capsys.readouterr().out


def test_the_pin_of_the_engine_is_exact_and_judged_builds_are_read() -> None:
    engine = script("engine")
    assert engine.pinned((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert all(isinstance(build, Version) for build in engine.judged_builds())
    with pytest.raises(ValueError, match="not exact"):
        engine.pinned('[project]\ndependencies = ["arcadedb>=26.11.1.dev2"]\n')


def test_newer_builds_are_those_after_the_pin_that_nobody_judged() -> None:
    listed = ["27.1", "26.12.1.dev1", "26.11.1", "26.11.1.dev2", "26.11.1.dev1"]
    found = script("engine").newer(Version("26.11.1.dev2"), listed, {Version("26.12.1.dev1")})
    assert found == [Version("26.11.1"), Version("27.1")]


def fake_build(folder: Path, version: str) -> None:
    """Write a wheel of an engine that can do nothing."""
    name = f"arcadedb-{version}"
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("arcadedb/__init__.py", f"__version__ = {version!r}\n")
        head = f"Metadata-Version: 2.1\nName: arcadedb\nVersion: {version}\n"
        wheel.writestr(f"{name}.dist-info/METADATA", head)
        wheel.writestr(
            f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{name}.dist-info/RECORD", "")


@pytest.mark.slow
def test_a_newer_build_is_tried_and_its_failures_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_build(tmp_path, "99.1.dev1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    engine = script("engine")
    monkeypatch.setattr(engine, "TESTS", ("tests/store/test_store_contract.py", "-k", "embedded", "-x"))
    assert engine.main() == 1
    said = capsys.readouterr().out
    assert "newer builds: 99.1.dev1;" in said
    assert "With arcadedb 99.1.dev1 the tests of the boundary say: " in said
    assert "tests/store/test_store_contract.py::" in said


@pytest.mark.slow
def test_an_index_that_cannot_be_asked_is_told_and_fails_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    command = [sys.executable, str(ROOT / ".ci" / "engine.py")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.startswith("The index could not be asked for builds of arcadedb: ")


def test_a_bill_has_hashes_and_licences_of_each_package_or_says_what_is_wrong() -> None:
    sbom = script("sbom")
    lock = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8")
    locked = {(each.name, each.version): each.hashes for each in read_lock(lock)}
    read = {key: tuple(f"sha256:{digest}" for digest in found) for key, found in sbom.hashes(lock).items()}
    assert read == locked
    bill: dict[str, Any] = {
        "components": [{"name": "Rich", "version": "0"}, {"name": "Old_One", "version": "1"}]
    }
    wrong = sbom.complete(bill, {("old-one", "1"): ["ab"]}, {"Old_One": "BSD"})
    assert wrong == ["rich 0 is not in the lock", "rich 0 declares no licence"]
    assert bill["components"][1]["hashes"] == [{"alg": "SHA-256", "content": "ab"}]
