"""LibreOffice, which opens what people are given: workbooks, documents, pictures.

It has a profile of its own, so that it neither meets a running one nor asks anything; the tests that use it
share one process (:mod:`tests.lanes`), so that it does one thing at a time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Debian's packages that have all of it that the tests need.
PACKAGES = "libreoffice-calc-nogui libreoffice-writer-nogui"
#: CSV of every sheet, each into a file of its own: comma, quote, UTF-8, cells as they are shown, all quoted.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
#: CSV as a Russian Excel reads it: semicolon, quote, UTF-8, numbers and dates by the rules of Russian.
RUSSIAN_CSV = "CSV:59,34,76,1,,1049,false,true"
_LONGEST_S = 180


@dataclass(frozen=True)
class Office:
    """The program, and a folder for its profile."""

    program: str
    profile: Path

    def convert(self, path: Path, to: str, folder: Path, reading: str = "") -> list[Path]:
        """Open a file and write it in another format (``pdf``, ``ods``, a filter); return the new files.

        ``folder`` must be empty or not be there; ``reading`` is a filter for what says nothing of its form.
        """
        folder.mkdir(parents=True, exist_ok=True)
        assert not list(folder.iterdir()), f"{folder} is not empty"
        asked = [self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore"]
        filters = [f"--infilter={reading}"] if reading else []
        done = subprocess.run(
            [*asked, *filters, "--convert-to", to, "--outdir", str(folder), str(path)],
            env={**os.environ, "HOME": str(self.profile), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
        found = sorted(folder.iterdir())
        # It ends with 0 whatever happened; what it could not open leaves no file.
        assert done.returncode == 0, done.stderr
        assert found, f"LibreOffice could not open {path.name}: {done.stdout} {done.stderr}"
        return found


def find_office(profile: Path) -> Office:
    """Return LibreOffice; where there is none the test is skipped, or fails in CI."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = f"LibreOffice is missing; apt-get install --no-install-recommends {PACKAGES}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    profile.mkdir(parents=True, exist_ok=True)
    return Office(program, profile)
