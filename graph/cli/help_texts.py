"""What each command is for, in two languages, with examples that the tests run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """One line of purpose and examples of use."""

    en: str
    ru: str
    examples: tuple[str, ...]


PROGRAM = CommandHelp(
    N_("A knowledge graph of Russia-China regional ties: explore with Cypher, mark, explain, export."),
    ("argun regions", "argun explain RU-AMU", "argun --lang ru ties --region RU-AMU"),
)
COMMANDS = {
    "run": CommandHelp(
        N_("The main job: load the dataset, ask the headline questions, print the marks, write the pages."),
        ("argun run", "argun run --output results --lang ru"),
    ),
    "check": CommandHelp(
        N_("Check a dataset: structure, codebook, evidence, names."),
        ("argun check", "argun check --dataset examples/my-layer --format json"),
    ),
    "load": CommandHelp(
        N_("Load the graph into a store; a second time it only brings what has changed."),
        ("argun load", "argun load --store bolt://localhost:7687"),
    ),
    "query": CommandHelp(
        N_("Answer a question of the query book; without a name list the book."),
        ("argun query", "argun query partners_of_region -p region=RU-AMU"),
    ),
    "cypher": CommandHelp(
        N_("Run a Cypher statement of your own; it can read, never write."),
        (
            'argun cypher "MATCH (c:Company)-[:INVESTOR_IN]->(p:Project) RETURN c.name_en AS investor, '
            'p.name_en AS project ORDER BY investor, project LIMIT 5"',
        ),
    ),
    "regions": CommandHelp(
        N_("List the Russian regions with their codes."),
        ("argun regions", "argun regions --format csv"),
    ),
    "provinces": CommandHelp(
        N_("List the Chinese province-level units with their codes."),
        ("argun provinces --format json",),
    ),
    "entities": CommandHelp(
        N_("List entities with names in three languages and aliases."),
        ("argun entities --type Company", "argun entities --type University --format ndjson"),
    ),
    "ties": CommandHelp(
        N_("List ties with stage, health, shares of regions and evidence."),
        ("argun ties --region RU-AMU", "argun ties --stage operating --health stalled --format json"),
    ),
    "deals": CommandHelp(
        N_("List deals, the unit of account of the marks, with kind, stage, health, size and points."),
        ("argun deals --region RU-AMU", "argun deals --province CN-HL --stage operating --format json"),
    ),
    "observations": CommandHelp(
        N_("List numbers with unit, date and place in the source."),
        ("argun observations --format csv",),
    ),
    "score": CommandHelp(
        N_("Print the marks from 1 to 10 with their intervals."),
        (
            "argun score",
            "argun score --of provinces --format json",
            "argun score --mode calibrated --edition rating-2026",
        ),
    ),
    "explain": CommandHelp(
        N_("Show which deals carry a mark, with their evidence; the points sum to the score."),
        (
            "argun explain RU-AMU --top 10",
            "argun explain province:CN-HL --format json",
        ),
    ),
    "what-if": CommandHelp(
        N_("Show what a mark would be after changes to ties or whole deals, and what moves it."),
        (
            "argun what-if RU-AMU stage=operating@deal:project:amur-gas-chemical-complex",
            "argun what-if RU-AMU add@SISTER_PROVINCE/region:RU-AMU/province:CN-GD:stage=agreed",
            "argun what-if CN-HL health=cancelled@deal:project:power-of-siberia --format json",
        ),
    ),
    "next-mark": CommandHelp(
        N_("Find the fewest deals that move a mark by coming true (up) or by being cancelled (down)."),
        ("argun next-mark RU-TA", "argun next-mark RU-AMU --direction down --format json"),
    ),
    "without": CommandHelp(
        N_("Show the marks with and without what a source or a layer of data says."),
        (
            "argun without --source sme-technology-partnerships-2025",
            "argun without RU-AMU --source argun-reference --format json",
        ),
    ),
    "rank-odds": CommandHelp(
        N_("Show how often a place ranks above another, or among the first, over all admissible weights."),
        ("argun rank-odds RU-AMU RU-PRI", "argun rank-odds RU-AMU --format json"),
    ),
    "compare": CommandHelp(
        N_("Compare the marks, and what any weights would give, with a published edition and simple baselines."),
        (
            "argun compare",
            "argun compare --show weights",
            "argun compare --show disagreements --format json",
            "argun compare --edition rating-2025 --output comparison",
        ),
    ),
    "clusters": CommandHelp(
        N_("Show communities of regions and provinces, how firm they are and what holds them."),
        ("argun clusters", "argun clusters --format json --lang ru"),
    ),
    "network": CommandHelp(
        N_("Show where regions, provinces or companies stand in the network of running deals, by what measure."),
        ("argun network", "argun network --of companies --measure betweenness --format json"),
    ),
    "dyads": CommandHelp(
        N_("Show the points of each region with each province; they sum to the region's strength."),
        ("argun dyads RU-AMU", "argun dyads --matrix --format csv"),
    ),
    "competitors": CommandHelp(
        N_("Show which regions work with the same partner in the same field, each with deals of its own."),
        ("argun competitors RU-PRI", "argun competitors --format json"),
    ),
    "niches": CommandHelp(
        N_("Show what a region does that few others do, by sector and by what it exports."),
        ("argun niches RU-SA", "argun niches --most-others 2 --least-deals 1 --format csv"),
    ),
    "brokers": CommandHelp(
        N_("Show what falls away if a partner, a crossing or a route goes."),
        ("argun brokers", "argun brokers --format json"),
    ),
    "promises": CommandHelp(
        N_("Show what became of announcements: the ledger, the rates by group, what is overdue or unfinished."),
        (
            "argun promises --region RU-AMU",
            "argun promises --by kind",
            "argun promises --unfinished --as-of 2026-11-30",
            "argun promises --overdue --format json",
            "argun promises --survival",
        ),
    ),
    "changes": CommandHelp(
        N_("Tell what happened between two days: what is new, moved, stalled, gone silent, ended, with points."),
        (
            "argun changes --from edition:rating-2025 --to edition:rating-2026",
            "argun changes --from 2025-05-31 --to 2026-05-31 --region RU-AMU",
            "argun changes --from 2025-05-31 --to 2026-05-31 --of provinces --format csv",
        ),
    ),
    "export": CommandHelp(
        N_("Write the graph as a network page, GraphML, GEXF, Turtle or CSV."),
        ("argun export -", "argun export graphml --output argun.graphml"),
    ),
    "card": CommandHelp(
        N_("Print the data card: counts by type, stage, health, region and source."),
        ("argun card", "argun card --lang ru"),
    ),
    "method": CommandHelp(
        N_("Print the method of the marks: orders with reasons, numbers that follow, one region worked by hand."),
        ("argun method", "argun method --lang ru"),
    ),
    "schema": CommandHelp(
        N_("Print the types, properties and vocabularies, the method file or the ontology."),
        ("argun schema", "argun schema --method", "argun schema --ontology"),
    ),
}
