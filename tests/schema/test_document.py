"""The schema documents are made from the definitions and are up to date."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.texts import translations
from schema.document import schema_document, type_document
from schema.errors import UsageError
from schema.model import EdgeType, NodeType
from schema.reader import read_schema

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("lang", "name"), [("en", "schema.md"), ("ru", "schema.ru.md")])
def test_document_is_up_to_date(lang: str, name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == schema_document(read_schema(), translations(lang)), (
        f"write docs/{name} anew: argun schema"
    )


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_document_names_every_type_property_and_term(lang: str) -> None:
    schema, text = read_schema(), schema_document(read_schema(), translations(lang))
    owners: list[NodeType | EdgeType] = [*schema.nodes.values(), *schema.edges.values()]
    for owner in owners:
        assert f" {owner.name}\n" in text
        assert all(f"| `{name}` |" in text for name in owner.properties)
    for node in schema.nodes.values():
        assert all(f"| `{name}` |" in text for name in node.derived)
    for vocabulary in schema.vocabularies.values():
        assert all(f"| `{term}` |" in text for term in vocabulary.terms)


def _section(lang: str, name: str) -> list[str]:
    """Return the lines that the document has on a type."""
    text = schema_document(read_schema(), translations(lang))
    return text.partition(f"# {name}\n")[2].partition("\n#")[0].strip().split("\n")


def test_what_the_program_makes_stands_in_a_table_of_its_own() -> None:
    region = _section("en", "Region")
    head = region.index("| Made by the program | Kind | Meaning |")
    assert region.index("| `iso` | string | ISO 3166-2 code |") < head
    assert any(line.startswith("| `mark` | number, 1…10 |") for line in region[head:])
    assert "| Выводится программой | Вид | Значение |" in _section("ru", "Region")
    deal = _section("en", "Deal")
    assert "a dataset never names one" in deal[0]
    assert "no properties of its own" not in " ".join(deal)


def test_a_thing_tells_that_its_ties_are_one_deal_and_of_what_kind() -> None:
    assert "one deal of the kind `link`." in _section("en", "BorderCrossing")[0]
    assert "whose kind follows from its `project_kind`." in _section("en", "Project")[0]
    assert _section("en", "Corridor")[0].endswith("Where `umbrella` is true, it joins nothing.")
    assert "one deal" not in _section("en", "Zone")[0]
    assert "| Term | Meaning | Kind of deal | Across the border |" in _section("en", "project_kind")
    assert "| `bridge` | bridge | built | link |" in _section("en", "project_kind")


def test_a_tie_type_tells_its_phrase_and_what_scores_know_of_it() -> None:
    assert _section("en", "INVESTOR_IN")[4:10] == [
        "- In words: `{source} invests in {target}`",
        "- Belongs to the deal of the thing at the target, else of the one project that the target operates, "
        "else of the one project in which both companies take part",
        "- Otherwise forms one deal of the kind `service` with all `capital` ties between the same two sides",
        "- Still counts after a neutral end",
        "- Parties: source as `investor`, target as `recipient`",
        "",
    ]
    assert _section("en", "EXPORTS")[5:8] == [
        "- Belongs to the deal of the thing in `via` (Project)",
        "- Otherwise forms one deal of the kind `goods` with all `exports` ties of the same regions with the "
        "same target (a product stands for its HS section)",
        "- Counts for nothing after a neutral end",
    ]
    assert _section("ru", "SISTER_CITY")[4:] == [
        "- Словами: `города-побратимы: {source} и {target}`",
        "- Означает одно и то же в обоих направлениях",
        "- Составляет одну сделку вида `goods` со всеми связями рода `framework` "
        "между теми же двумя сторонами",
        "- Засчитывается не выше стадии `agreed`",
        "- После нейтрального завершения не засчитывается",
    ]


def test_a_tie_type_outside_deals_tells_no_deal() -> None:
    assert [line.partition(":")[0] for line in _section("en", "LOCATED_IN") if line.startswith("-")] == [
        "- From",
        "- To",
        "- In words",
    ]


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_every_link_of_the_index_leads_to_a_heading(lang: str) -> None:
    lines = schema_document(read_schema(), translations(lang)).splitlines()
    links = [
        found
        for line in lines
        if line.startswith("- [")
        for found in re.findall(r"\[(.+?)\]\(#(.+?)\)", line)
    ]
    titles = [line.lstrip("# ") for line in lines if line.startswith("##")]
    numbered = [(t, t.lower().replace(" ", "-").replace(":", "").replace("：", "")) for t in titles]
    seen: Counter[str] = Counter()
    anchors = {}
    for title, anchor in numbered:
        anchors[f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor] = title
        seen[anchor] += 1
    assert all(anchors[anchor] == title for title, anchor in links)
    assert {title for title, _ in links} >= {*read_schema().nodes, *read_schema().edges}


@pytest.mark.parametrize("name", ["Zone", "zone", "ZONE"])
def test_the_page_of_a_node_type_tells_its_properties_ties_and_statements(name: str) -> None:
    text = type_document(read_schema(), name)
    assert text.startswith("# Zone\n\nA special economic zone")
    assert "| `zone_kind` | vocabulary `zone_kind` | Kind of zone |" in text
    assert "| `free_port` | free port |" in text
    assert (
        "| → `RESIDENT_OF` | Company, Organisation, University, Country, Province | A resident of a zone |"
        in text
    )
    assert "| `LOCATED_IN` → |" in text
    assert "HAS_PRESENCE` →" not in text
    assert text.count("```cypher\nMATCH (n:Zone)") == 3


def test_the_page_of_a_tie_type_tells_its_ends_and_statements() -> None:
    text = type_document(read_schema(), "sister_city", translations("zh"))
    assert "`{source}与{target}是友好城市`" in text
    assert text.count("[t:SISTER_CITY]") == 3


def test_an_unknown_type_is_refused_with_near_ones() -> None:
    with pytest.raises(UsageError, match=r'no type "Regiom" \(did you mean Region'):
        type_document(read_schema(), "Regiom")
