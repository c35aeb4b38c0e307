"""What Argun needs at run time, and what its pages carry, is under licences that let it be passed on."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from graph.export.context import ExportContext
from graph.export.formats.network import engine_scripts
from tests.lock_file import ROOT, needed

#: SPDX ids that ask for a notice at most. Python-2.0 and PSF-2.0 are the licences of Python itself.
PERMISSIVE = frozenset(
    {"0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"}
    | {"PSF-2.0", "Python-2.0", "Zlib"}
)
#: What older packages write instead; "BSD" is that with two clauses or three.
OLDER_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    # pypdfium2: its own code under either; PDFium and what it is built of under permissive licences, whose
    # texts are in the wheel.
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "ISC license": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
}
#: How the text of a licence begins to permit.
WORDS_OF = {
    "Apache-2.0": "Apache License",
    "BSD": "Redistribution and use in source and binary forms",
    "ISC": "Permission to use, copy, modify, and",
    "MIT": "Permission is hereby granted, free of charge",
    "PSF": "PYTHON SOFTWARE FOUNDATION LICENSE",
}
#: Packages with the text of a licence that may ask for more, and the words that let us use them all the same.
#: Argun ships none of them: whoever installs it takes them from the index.
RESERVED = {
    "arcadedb": '"CLASSPATH" EXCEPTION',  # the runtime of GraalVM and OpenJDK within the engine
    "numpy": "GCC RUNTIME LIBRARY EXCEPTION",  # libgfortran; libquadmath (LGPL-2.1) is a library of its own
    "scipy": "GCC RUNTIME LIBRARY EXCEPTION",  # the same
    # It comes with pymorphy3 from Python 3.12 on, and carries autocommand (LGPL-3.0) for its own builds.
    "setuptools": "You may convey a Combined Work under terms of your choice",
    # python-docx needs it; the iconv (LGPL-2.1) within some of its wheels is a library of its own.
    "lxml": "iconv",
    "pypdfium2": "GCC RUNTIME LIBRARY EXCEPTION",  # in wheels for musl alone
    "et-xmlfile": "GPL-compatible",  # Python's own licence tells its history
    "pandas": "GPL-compatible",  # the same
    "typing-extensions": "GPL-compatible",  # the same
}
#: The metadata name a licence, but no file of the package has its text.
WITHOUT_TEXT = {"pymorphy3-dicts-ru"}
_COPYLEFT = re.compile(
    r"GNU\s+(?:LESSER\s+|LIBRARY\s+|AFFERO\s+)?GENERAL\s+PUBLIC|\b[AL]?GPL-?v?\d"
    r"|(?:Mozilla|Eclipse|Server Side) Public|Share[- ]?Alike|\bCC[ -]BY-(?:SA|NC|ND)"
    r"|Common Development and Distribution|Commons Clause|Business Source",
    re.IGNORECASE,
)
_LICENCE_FILE = re.compile(r"licen[sc]e|copying|notice", re.IGNORECASE)
#: vis-network 9.1.2 as pyvis 0.3.2 brings it, without the address of its source map.
VIS_NETWORK = "5ae42dfb3ea3fc7bcc4a71817d77c23fd3b52ed86382f0c887fbedda214a9585"


def run_time() -> list[str]:
    """Return what the program needs, and what the extra for frames adds."""
    return sorted({*needed("argun"), *needed("argun", frozenset({"pandas"}))})


def declared(package: Distribution) -> set[str]:
    """Return the licences that hold all together, by SPDX ids where the words are known."""
    if expression := _said(package, "License-Expression"):
        return set(re.split(r"\s+AND\s+", expression.strip("()")))
    classifiers = package.metadata.get_all("Classifier") or ()
    words = {line.rsplit("::", 1)[1].strip() for line in classifiers if line.startswith("License ::")}
    plain = _said(package, "License").strip()
    if plain and "\n" not in plain and plain != "UNKNOWN":  # else it is the text of the licence
        words.add(plain)
    return {OLDER_WORDS.get(word, word) for word in words}


def _said(package: Distribution, field: str) -> str:
    return str((package.metadata.get_all(field) or [""])[0])


def texts(package: Distribution) -> str:
    """Return all files of a package that are named after a licence, on one line in small letters."""
    named = [file for file in package.files or () if _LICENCE_FILE.search(str(file.name))]
    named += [file for file in package.files or () if "/licenses/" in str(file) and file not in named]
    kept = [
        file for file in named if Path(file.locate()).is_file() and file.suffix not in (".py", ".pyc", ".pyi")
    ]
    return " ".join(
        word for file in kept for word in Path(file.locate()).read_text(errors="replace").lower().split()
    )


@pytest.mark.parametrize("name", run_time())
def test_a_package_that_the_program_needs_is_under_a_permissive_licence(name: str) -> None:
    package = distribution(name)
    licences = declared(package)
    assert licences, f"{name} declares no licence"
    assert licences <= PERMISSIVE, f"judge the licence of {name}: {sorted(licences - PERMISSIVE)}"
    text = texts(package)
    if name not in WITHOUT_TEXT:
        families = {
            licence.split("-")[0] if licence[:3] in ("BSD", "PSF") else licence for licence in licences
        }
        assert any(WORDS_OF[family].lower() in text for family in families & set(WORDS_OF)), (
            f"{name} lacks a text"
        )
    if found := _COPYLEFT.search(text):
        assert name in RESERVED, f"judge what {name} says of {found[0]}"
        assert RESERVED[name].lower() in text


_AFFERO = "GNU Affero General Public License v3"


@pytest.mark.parametrize(
    ("metadata", "found"),
    [
        ("License-Expression: MIT AND Zlib", {"MIT", "Zlib"}),
        ("License-Expression: MIT OR GPL-2.0-only", {"MIT OR GPL-2.0-only"}),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: ISC License (ISCL)", {"ISC"}),
        ("License: (c)\n        All of it.\nClassifier: License :: OSI Approved :: BSD License", {"BSD"}),
        (f"License: MIT\nClassifier: License :: OSI Approved :: {_AFFERO}", {"MIT", _AFFERO}),
        ("License: see the site", {"see the site"}),
        ("Summary: silent", set()),
    ],
)
def test_licences_are_read_from_each_form_of_metadata(metadata: str, found: set[str], tmp_path: Path) -> None:
    folder = tmp_path / "x-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\n{metadata}\n", encoding="utf-8")
    assert declared(Distribution.at(folder)) == found


@pytest.mark.parametrize(
    "words",
    ["GNU Lesser General Public", "AGPL-3.0-only", "GPLv2+", "Mozilla Public License", "CC BY-NC 4.0"],
)
def test_words_of_licences_that_ask_for_more_are_seen(words: str) -> None:
    assert _COPYLEFT.search(f"It is {words} licensed")
    assert not _COPYLEFT.search("a GPL-compatible licence")


def test_the_script_in_the_network_page_is_the_one_that_was_judged_and_keeps_its_notice() -> None:
    engine, _ = engine_scripts({"nodes": [], "pairs": []}, ExportContext("en", {}))
    notice = engine[: engine.index("*/")]
    assert "@copyright (c) 2011-2017 Almende B.V" in notice
    assert "vis.js may be distributed under either license" in notice
    assert hashlib.sha256(engine.encode()).hexdigest() == VIS_NETWORK, "judge the licence of this vis-network"
    told = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "vis-network 9.1.2 (Apache-2.0 or MIT)" in told
    assert re.search(r"@version +9\.1\.2\n", notice)


def test_the_dictionaries_are_credited_since_their_metadata_tell_of_the_code_only() -> None:
    metadata = distribution("pymorphy3-dicts-ru").read_text("METADATA") or ""
    assert "licenses/by-sa/3.0" in metadata
    assert "OpenCorpora (CC BY-SA 3.0)" in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_no_text_of_a_reserved_licence_is_in_what_we_ship() -> None:
    for path in (*ROOT.glob("graph/**/*.js"), *ROOT.glob("graph/**/*.css"), *ROOT.glob("LICENSE")):
        assert not re.search(r"GNU\s+\w*\s*GENERAL", path.read_text(encoding="utf-8"), re.IGNORECASE), path
