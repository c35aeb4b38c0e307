"""Saved scripts for Neo4j Browser: questions whose answers are pictures, in the order of a first look.

The Browser calls a script by its first line, a comment. A statement finds things by id, which is the same in
every language; the words above it tell what to change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import PropertyGraph
from graph.statements.status import STAGES
from graph.texts import translate
from queries.header import Query
from schema.messages import N_

#: Ties by which somebody takes part in a thing.
_ROLES = "INVESTOR_IN|OPERATES|OWNS_STAKE_IN|CONTRACTOR_FOR|SUPPLIER_TO|FINANCES|DEVELOPS_WITH"
_PLACES = ("region:", "province:")
_EVERY_PLACE = "MATCH p = (:Region)-[:PARTNER]->(:Province)\nRETURN p"


@dataclass(frozen=True, slots=True)
class Script:
    """A question: its title and how to read the answer, both marked texts, and the statement."""

    title: str
    reading: str
    statement: str

    def text(self, number: int, lang: str) -> str:
        """Return the script in a language."""
        title, reading = (translate(text, lang) for text in (self.title, self.reading))
        return f"// {number:02}. {title}\n// {reading}\n{self.statement}\n"


def scripts(graph: PropertyGraph, clusters: Mapping[str, int], region_id: str) -> Iterator[Script]:
    """Yield the scripts; ``region_id`` is the region of the examples, empty: the one with most points."""
    yield Script(
        N_("Before the others: draw only what a script asks for"),
        N_("Else the Browser adds every tie between the nodes; `:config autoComplete: true` lets it again."),
        ":config autoComplete: false",
    )
    region = region_id or _strongest(graph)
    deal = _best_deal(graph, region)
    yield Script(
        N_("Clusters of regions and provinces"),
        N_("Regions are blue, provinces violet; the number beside a line is that of their deals."),
        _clusters(clusters) if clusters else _EVERY_PLACE,
    )
    yield Script(
        N_("The two strongest partners of every region"),
        N_("Provinces in the middle of many lines are wanted by many; click a line to see points and deals."),
        "MATCH p = (:Region)-[t:PARTNER]->(:Province)\nWHERE t.rank <= 2\nRETURN p",
    )
    yield Script(
        N_("A region: what runs or is being built, and with whom"),
        N_("For another region change the id (it has the code of ISO 3166-2)."),
        f"MATCH p = (:Region {{id: {_quoted(region)}}})-[:TAKES_PART]->(d:Deal)\n"
        "  <-[:PARTY_TO|TAKES_PART]-(who)\n"
        "WHERE d.stage IN ['operating', 'building'] AND NOT who:Region\nRETURN p",
    )
    yield Script(
        N_("A region: its projects, who takes part in them and as what"),
        N_("The word beside a line is what a company is to a project; click a line to see how it stands."),
        f"MATCH p = (:Region {{id: {_quoted(region)}}})-[:HAS_PROJECT]->(thing)\n"
        f"OPTIONAL MATCH q = (thing)<-[:{_ROLES}]-()\nRETURN p, q",
    )
    yield Script(
        N_("Chinese companies at work in three regions or more"),
        N_("Between a company and a region stands the deal."),
        "MATCH (c:Company {country: 'country:CN'})-[:PARTY_TO]->(:Deal)<-[t:TAKES_PART]-(r:Region)\n"
        "WHERE t.stage IN ['operating', 'building']\n"
        "WITH c, count(DISTINCT r) AS regions WHERE regions >= 3\n"
        "MATCH p = (c)-[:PARTY_TO]->(:Deal)<-[t:TAKES_PART]-(:Region)\n"
        "WHERE t.stage IN ['operating', 'building']\nRETURN p",
    )
    yield Script(
        N_("Crossings and the places that they join"),
        N_("A corridor serves the places on its way; a crossing stands in a region and a province."),
        "MATCH p = (:BorderCrossing)-[:LOCATED_IN]->(place) WHERE place:Region OR place:Province\n"
        "OPTIONAL MATCH q = (:Corridor)-[:SERVES]->(place)\nRETURN p, q",
    )
    yield Script(
        N_("What stalled or was cancelled"),
        N_("Deals on which the last report is bad, with their regions."),
        "MATCH p = (:Region)-[:TAKES_PART]->(d:Deal) WHERE d.health IN ['stalled', 'cancelled']\nRETURN p",
    )
    yield Script(
        N_("A deal: what is said of it, and where"),
        N_("For another deal change the id; url of a source leads to its page."),
        f"MATCH p = (:Deal {{id: {_quoted(deal)}}})<-[:TELLS_OF]-(:Evidence)-[:FROM]->(:Source)\nRETURN p",
    )
    yield Script(
        N_("How two things hang together"),
        N_("The shortest ways between two ids over deals and things, without what only tells of them."),
        f"MATCH (a:Region {{id: {_quoted(region)}}}), (b:Province {{id: 'province:CN-GD'}})\n"
        f"MATCH p = allShortestPaths((a)-[:HAS_PROJECT|{_ROLES}|LOCATED_IN|SERVES|PARTNERS_WITH*1..6]-(b))\n"
        "RETURN p LIMIT 25",
    )
    yield Script(
        N_("Find a thing by a part of its name"),
        N_("In any language and spelling that is known; then double-click it to see what is around."),
        "MATCH (n) WHERE n.layer IS NOT NULL AND any(name IN [n.name_ru, n.name_en, n.name_zh] + "
        "coalesce(n.aliases, [])\n  WHERE toLower(name) CONTAINS toLower('haier'))\nRETURN n",
    )


def book_script(query: Query, lang: str) -> str:
    """Return a query of the book as a script: its question in a language, and what must be set before it."""
    lines = [f"// {translate(query.summary, lang)}"]
    for parameter in query.parameters:
        value = "..." if parameter.required else _quoted(parameter.default)
        lines.append(f"// :param {parameter.name} => {value}   // {translate(parameter.meaning, lang)}")
    return "\n".join([*lines, query.text.strip(), ""])


def _quoted(value: object) -> str:
    """Return a value as Cypher writes it."""
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_quoted, value))}]"
    return "null" if value is None else str(value).lower()


def _clusters(clusters: Mapping[str, int]) -> str:
    members: defaultdict[int, list[str]] = defaultdict(list)
    for member, number in sorted(clusters.items()):
        if member.startswith(_PLACES):
            members[number].append(member)
    lists = ",\n  ".join(_quoted(members[number]) for number in sorted(members))
    return (
        f"UNWIND [\n  {lists}\n] AS cluster\nMATCH p = (r:Region)-[:PARTNER]->(q:Province)\n"
        "WHERE r.id IN cluster AND q.id IN cluster\nRETURN p"
    )


def _strongest(graph: PropertyGraph) -> str:
    regions = [n for n in graph.nodes if n.label == "Region"]
    order = sorted(regions, key=lambda n: (_number(n.properties.get("rank"), 1e9), n.id))
    return order[0].id if order else "region:RU-AMU"


def _best_deal(graph: PropertyGraph, region: str) -> str:
    """Return the deal of a region of which most is told, the furthest first."""
    told: defaultdict[str, int] = defaultdict(int)
    for r in graph.relationships:
        told[r.target_id] += r.type == "TELLS_OF"
    own = {r.target_id for r in graph.relationships if r.type == "TAKES_PART" and r.source_id == region}
    deals = (n for n in graph.nodes if n.id in own)
    order = sorted(deals, key=lambda n: (-_stage(n.properties.get("stage")), -told[n.id], n.id))
    return order[0].id if order else "deal:..."


def _stage(value: object) -> int:
    return STAGES.index(str(value)) if value in STAGES else -1


def _number(value: object, otherwise: float) -> float:
    return float(value) if isinstance(value, (int, float)) else otherwise


def numbered(found: Iterable[Script], lang: str) -> list[str]:
    """Return the texts of scripts in a language, numbered in their order; the settings have the number 0."""
    return [script.text(number, lang) for number, script in enumerate(found)]
