"""Apache Jena from Maven Central: the other reader of the RDF that we write."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.maven import Jar, needed_jars

#: Of the last line that runs on Java 17.
VERSION = "5.6.0"
#: The second one says the warnings, which are else lost without a word.
JARS = (Jar("org.apache.jena", "jena-cmds", VERSION), Jar("org.slf4j", "slf4j-simple", "2.0.17"))
_COMMANDS = {"riot": "riotcmd.riot", "shacl": "shacl.shacl_validate", "arq": "arq.arq"}


def jena(command: str, *arguments: str | Path) -> tuple[str, str]:
    """Run ``riot``, ``shacl`` (validate) or ``arq``; return what it printed and what it complained of.

    The test is skipped where the jars are not here, and fails in CI.
    """
    lib = needed_jars(f"jena-{VERSION}", *JARS)
    java = ["java", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", f"{lib}/*"]
    done = subprocess.run(
        [*java, _COMMANDS[command], *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout, done.stderr
