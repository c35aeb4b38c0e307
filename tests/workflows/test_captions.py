"""Every node of a store is called something in its language, and statements know nothing of that."""

from __future__ import annotations

import re

import pytest

from graph.model import NAME
from graph.statements.read_back import to_statements
from graph.texts import languages
from tests.shipped import shipped_workspace

_CYRILLIC, _CHINESE = re.compile("[а-яё]"), re.compile("[\u4e00-\u9fff]")


def test_things_have_their_name_in_the_language() -> None:
    names = shipped_workspace().captions("ru")
    assert names["region:RU-AMU"] == "Амурская область"
    assert names["company:haier"] == "Хайер"
    assert _CHINESE.search("".join(names.values())) is None
    assert shipped_workspace().captions("zh")["region:RU-AMU"] == "阿穆尔州"


@pytest.mark.parametrize("lang", languages())
def test_every_node_is_called_something_that_a_person_reads(lang: str) -> None:
    work = shipped_workspace()
    names = work.captions(lang)
    coded = [n.id for n in work.graph.nodes if n.label not in ("Company", "Source") and names[n.id] == n.id]
    assert (coded, names.keys() == work.graph.labels.keys()) == ([], True)


def test_evidence_and_numbers_say_where_and_how_much() -> None:
    work, names = shipped_workspace(), shipped_workspace().captions("en")
    told = {node.label: names[node.id] for node in work.graph.nodes}
    assert re.search(
        r"Rating of \d{4}, section “.+”, (left|right) column, item \d+", "\n".join(names.values())
    )
    assert re.fullmatch(r".+: .+, .*\d{4}.*", told["Observation"])


def test_statements_read_back_know_nothing_of_the_name() -> None:
    work = shipped_workspace()
    named = work.named("ru")
    assert all(NAME in node.properties for node in named.nodes)
    assert named.content_hash not in (work.graph.content_hash, work.named("en").content_hash)
    assert to_statements(named) == to_statements(work.graph)
