"""The snippets of docs/python.md run, in order, and print what stands there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from graph.store.embedded import EmbeddedStore

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"
FENCED = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_the_page_says_what_happens(shipped: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    server = shipped.share()
    monkeypatch.chdir(ROOT / "examples")
    monkeypatch.setenv("NEO4J_USERNAME", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    text = "\n".join(FENCED.findall(PAGE.read_text(encoding="utf-8")))
    text = text.replace("bolt://localhost:7687", server.address)
    told: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    page = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    found = doctest.DocTestRunner(optionflags=flags).run(page, out=told.append)
    assert found.failed == 0, "".join(told)
    assert found.attempted > 20
