"""Writes the bill of materials of an installed Argun: ``python .ci/sbom.py PYTHON FILE``.

Needs cyclonedx-bom. PYTHON is that of an environment with nothing but Argun and what it needs. The bill is
CycloneDX 1.6 in JSON, the same bytes for the same packages: each with its version, its licences and the
hashes that the lock has of its files. Exits with 1 if the lock lacks a package or one declares no licence.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / ".ci" / "lock.txt"


def main(python: str, target: str) -> int:
    """Write the bill, and say what is wrong with it."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    command = (sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--sv", "1.6")
    options = ("--pyproject", str(ROOT / "pyproject.toml"), python)
    made = subprocess.run([*command, *options], check=True, capture_output=True, text=True)
    bill = json.loads(made.stdout)
    wrong = complete(bill, hashes(LOCK.read_text(encoding="utf-8")), plain_licences(python))
    text = json.dumps(bill, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        wrong.append(f"the bill does not hold to its schema: {error}")
    Path(target).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(bill['components'])} packages in {target}", *wrong, sep="\n")
    return int(bool(wrong))


def hashes(lock: str) -> dict[tuple[str, str], list[str]]:
    """Return the SHA-256 of the files of each package and version of the lock."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in re.sub(r" *\\\n *", " ", lock).splitlines():
        if named := re.match(r"([\w.-]+)==(\S+)", line):
            found[named[1], named[2]] = re.findall(r"--hash=sha256:(\w+)", line)
    return found


def plain_licences(python: str) -> dict[str, str]:
    """Return what packages say in the old ``License`` field, where the tool takes SPDX ids only."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    heads = [package.metadata for package in distributions(path=[found])]
    return {head["Name"]: head["License"] for head in heads if "License" in head}


def complete(
    bill: dict[str, Any], locked: Mapping[tuple[str, str], list[str]], plain: Mapping[str, str]
) -> list[str]:
    """Give each package its hashes, and its licence where only ``plain`` has it; return what is wrong."""
    wrong = []
    for package in bill["components"]:
        name = re.sub(r"[-_.]+", "-", package["name"]).lower()
        known = locked.get((name, package["version"]), [])
        # CycloneDX has one list for all files of a package: the platform of a file is not told.
        package["hashes"] = [{"alg": "SHA-256", "content": digest} for digest in known]
        if not known:
            wrong.append(f"{name} {package['version']} is not in the lock")
        if not package.get("licenses") and package["name"] in plain:
            told = {"name": plain[package["name"]], "acknowledgement": "declared"}
            package["licenses"] = [{"license": told}]
        if not package.get("licenses"):
            wrong.append(f"{name} {package['version']} declares no licence")
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
