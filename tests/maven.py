"""Jars from Maven Central in the user's cache: the programs in Java that tests read exports back with.

Java and Maven are the user's; a test run outside CI asks no network, it uses the jars that are here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>argun</groupId><artifactId>{name}</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
{dependencies}
</dependencies></project>
"""


class JarsUnavailableError(Exception):
    """The jars are not here and cannot be had; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Jar:
    """What Maven calls an artifact, of one version: pinned, for the newest there is not always the newest.

    One with a ``classifier`` holds all that it needs, so nothing else is fetched for it.
    """

    group: str
    artifact: str
    version: str
    classifier: str = ""

    def __str__(self) -> str:
        parts = {"groupId": self.group, "artifactId": self.artifact, "version": self.version}
        if self.classifier:
            others = "<exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>"
            parts |= {"classifier": self.classifier, "exclusions": others}
        return f"<dependency>{''.join(f'<{k}>{v}</{k}>' for k, v in parts.items())}</dependency>"


def fetch_jars(name: str, jars: Sequence[Jar], *, fetch: bool) -> Path:
    """Return the folder of the jars and of all that they need; ``name`` tells it, with its version.

    Raises
    ------
    JarsUnavailableError
        Java or Maven is missing, the jars are not here and ``fetch`` is false, or Maven cannot fetch them.
    """
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise JarsUnavailableError(f"{name} needs Java 17 or 21 and Maven; {program} is not on the PATH")
    directory = Path(user_cache_dir("argun", appauthor=False)) / name
    pom = _POM.format(name=name, dependencies="\n".join(map(str, jars)))
    complete = directory / "complete"
    if complete.exists() and (directory / "pom.xml").read_text(encoding="utf-8") == pom:
        return directory / "lib"
    if not fetch:
        raise JarsUnavailableError(f"the jars of {name} are not here; CI=true fetches them with Maven")
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    (directory / "pom.xml").write_text(pom, encoding="utf-8")
    goal = ["dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime"]
    done = subprocess.run(
        ["mvn", "-q", "-B", *goal], cwd=directory, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stdout[-500:] + done.stderr[-500:]
        raise JarsUnavailableError(f"Maven cannot fetch {name}: {said}")
    complete.touch()
    return directory / "lib"


def needed_jars(name: str, *jars: Jar) -> Path:
    """Return the folder of the jars; where they cannot be had the test is skipped, or fails in CI."""
    in_ci = os.environ.get("CI") == "true"
    try:
        return fetch_jars(name, jars, fetch=in_ci)
    except JarsUnavailableError as error:
        if in_ci:
            pytest.fail(str(error))
        pytest.skip(str(error))
