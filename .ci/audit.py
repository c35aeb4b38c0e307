"""Asks an advisory service about the packages of the lock: ``python .ci/audit.py`` (needs pip-audit).

Exits with 1 if a package has a known vulnerability that a newer version mends. pip-audit says "No known
vulnerabilities found" also of packages that the service does not know, and so of all where an index has no
advisories: a release with a known fault is asked about first, and who does not know that one, knows nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LOCK = Path(__file__).with_name("lock.txt")
#: A release with a known vulnerability.
FAULTY = "jinja2==2.10"
SERVICES = ("pypi", "osv")
_SECONDS = 300


class SilentError(Exception):
    """A service that does not answer; says what was heard instead."""


def main() -> int:
    """Ask the services in turn until one answers."""
    for service in SERVICES:
        try:
            found = asked(service)
        except SilentError as error:
            print(f"The advisory service {service} could not be asked: {error}")
            continue
        return told(found)
    print("Known vulnerabilities were not looked for.")
    return 0


def asked(service: str) -> Sequence[Mapping[str, Any]]:
    """Return what a service knows of the packages of the lock.

    Raises
    ------
    SilentError
        It does not answer, or knows no vulnerability of a release that has one.
    """
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder, "known.txt")
        known.write_text(FAULTY, encoding="utf-8")
        sample = _audit(service, known)
    if not any(package.get("vulns") for package in sample):
        heard = next((package["skip_reason"] for package in sample if "skip_reason" in package), "nothing")
        raise SilentError(f"it knows no vulnerability of {FAULTY}: {heard}")
    return _audit(service, LOCK)


def told(packages: Sequence[Mapping[str, Any]]) -> int:
    """Print what was found; return 1 if there is a vulnerability with a fix, else 0."""
    skipped = [package for package in packages if "skip_reason" in package]
    print(f"{len(packages) - len(skipped)} packages audited, {len(skipped)} unknown to the service.")
    for package in skipped:
        print(f"- {package['name']}: {package['skip_reason']}")
    mended = False
    for package in packages:
        for fault in package.get("vulns", ()):
            fixes = ", ".join(fault["fix_versions"]) or "no release yet"
            print(f"- {package['name']} {package['version']}: {fault['id']}, mended by {fixes}")
            mended = mended or bool(fault["fix_versions"])
    if mended:
        print("Take newer versions: .ci/lock --upgrade")
    return int(mended)


def _audit(service: str, requirements: Path) -> Sequence[Mapping[str, Any]]:
    """Run pip-audit; it exits with 1 if it found something."""
    command = (sys.executable, "-m", "pip_audit", "-r", str(requirements), "-s", service, "-f", "json")
    options = ("--no-deps", "--disable-pip", "--progress-spinner", "off")
    try:
        ended = subprocess.run([*command, *options], capture_output=True, text=True, timeout=_SECONDS)
        found: Sequence[Mapping[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except subprocess.TimeoutExpired as error:
        raise SilentError(f"no answer in {_SECONDS} s") from error
    except ValueError as error:
        raise SilentError((ended.stderr.strip() or "no words").splitlines()[-1]) from error
    return found


if __name__ == "__main__":
    sys.exit(main())
