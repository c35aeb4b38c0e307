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
    "A knowledge graph of Russia-China regional ties: explore with Cypher, mark, explain, export.",
    "Граф знаний о связях регионов России и Китая: запросы Cypher, оценки, объяснения, выгрузка.",
    ("argun regions", "argun explain RU-AMU", "argun --lang ru ties --region RU-AMU"),
)
COMMANDS = {
    "run": CommandHelp(
        "The main job: load the dataset, ask the headline questions, print the marks, write the pages.",
        "Главное: загрузить данные, задать основные вопросы, вывести оценки, записать страницы.",
        ("argun run", "argun run --output results --lang ru"),
    ),
    "check": CommandHelp(
        "Check a dataset: structure, codebook, evidence, names.",
        "Проверить набор данных: строение, кодификатор, свидетельства, названия.",
        ("argun check", "argun check --dataset examples/my-layer --format json"),
    ),
    "load": CommandHelp(
        "Load the graph into a store; a second time it only brings what has changed.",
        "Загрузить граф в базу; повторно переносится только изменившееся.",
        ("argun load", "argun load --store bolt://localhost:7687"),
    ),
    "query": CommandHelp(
        "Answer a question of the query book; without a name list the book.",
        "Ответить на вопрос из книги запросов; без имени — список.",
        ("argun query", "argun query partners_of_region -p region=RU-AMU"),
    ),
    "cypher": CommandHelp(
        "Run a Cypher statement of your own; it can read, never write.",
        "Выполнить свой запрос Cypher; он читает, но не пишет.",
        (
            'argun cypher "MATCH (c:Company)-[:INVESTOR_IN]->(p:Project) RETURN c.name_en AS investor, '
            'p.name_en AS project ORDER BY investor, project LIMIT 5"',
        ),
    ),
    "regions": CommandHelp(
        "List the Russian regions with their codes.",
        "Список регионов России с кодами.",
        ("argun regions", "argun regions --format csv"),
    ),
    "provinces": CommandHelp(
        "List the Chinese province-level units with their codes.",
        "Список единиц КНР уровня провинции с кодами.",
        ("argun provinces --format json",),
    ),
    "entities": CommandHelp(
        "List entities with names in three languages and aliases.",
        "Список объектов с названиями на трёх языках и иными написаниями.",
        ("argun entities --type Company", "argun entities --type University --format ndjson"),
    ),
    "ties": CommandHelp(
        "List ties with stage, health, shares of regions and evidence.",
        "Список связей: стадия, состояние, доли регионов, свидетельства.",
        ("argun ties --region RU-AMU", "argun ties --stage operating --health stalled --format json"),
    ),
    "deals": CommandHelp(
        "List deals, the unit of account of the marks, with kind, stage, health, size and points.",
        "Список сделок — единиц счёта оценок: вид, стадия, состояние, размер, баллы.",
        ("argun deals --region RU-AMU", "argun deals --province CN-HL --stage operating --format json"),
    ),
    "observations": CommandHelp(
        "List numbers with unit, date and place in the source.",
        "Список чисел с единицей, датой и местом в источнике.",
        ("argun observations --format csv",),
    ),
    "score": CommandHelp(
        "Print the marks from 1 to 10 with their intervals.",
        "Вывести оценки от 1 до 10 с интервалами.",
        (
            "argun score",
            "argun score --of provinces --format json",
            "argun score --mode calibrated --edition rating-2026",
        ),
    ),
    "explain": CommandHelp(
        "Show which deals carry a mark, with their evidence; the points sum to the score.",
        "Показать, какие сделки несут оценку, со свидетельствами; сумма баллов равна итогу.",
        (
            "argun explain RU-AMU --top 10",
            "argun explain province:CN-HL --format json",
        ),
    ),
    "what-if": CommandHelp(
        "Show what a mark would be after changes to ties or whole deals, and what moves it.",
        "Показать, какой станет оценка после изменения связей или целых сделок и что её сдвигает.",
        (
            "argun what-if RU-AMU stage=operating@deal:project:amur-gas-chemical-complex",
            "argun what-if RU-AMU add@SISTER_PROVINCE/region:RU-AMU/province:CN-GD:stage=agreed",
            "argun what-if CN-HL health=cancelled@deal:project:power-of-siberia --format json",
        ),
    ),
    "next-mark": CommandHelp(
        "Find the fewest deals that move a mark by coming true (up) or by being cancelled (down).",
        "Найти наименьший набор сделок, которые изменят оценку: исполнятся (up) или отменятся (down).",
        ("argun next-mark RU-TA", "argun next-mark RU-AMU --direction down --format json"),
    ),
    "without": CommandHelp(
        "Show the marks with and without what a source or a layer of data says.",
        "Показать оценки со сведениями источника или слоя данных и без них.",
        (
            "argun without --source sme-technology-partnerships-2025",
            "argun without RU-AMU --source argun-reference --format json",
        ),
    ),
    "rank-odds": CommandHelp(
        "Show how often a place ranks above another, or among the first, over all admissible weights.",
        "Показать, как часто место стоит выше другого или в числе первых при всех допустимых весах.",
        ("argun rank-odds RU-AMU RU-PRI", "argun rank-odds RU-AMU --format json"),
    ),
    "compare": CommandHelp(
        "Compare the marks, and what any weights would give, with a published edition and simple baselines.",
        "Сравнить оценки, и при любых весах, с опубликованным выпуском и простыми ориентирами.",
        (
            "argun compare",
            "argun compare --show weights",
            "argun compare --show disagreements --format json",
            "argun compare --edition rating-2025 --output comparison",
        ),
    ),
    "clusters": CommandHelp(
        "Show communities of regions and provinces, how firm they are and what holds them.",
        "Показать сообщества регионов и провинций, их прочность и то, что их держит.",
        ("argun clusters", "argun clusters --format json --lang ru"),
    ),
    "network": CommandHelp(
        "Show where regions, provinces or companies stand in the network of running deals, by what measure.",
        "Показать место регионов, провинций или компаний в сети действующих сделок и смысл каждой меры.",
        ("argun network", "argun network --of companies --measure betweenness --format json"),
    ),
    "dyads": CommandHelp(
        "Show the points of each region with each province; they sum to the region's strength.",
        "Показать баллы каждого региона с каждой провинцией; их сумма равна силе региона.",
        ("argun dyads RU-AMU", "argun dyads --matrix --format csv"),
    ),
    "competitors": CommandHelp(
        "Show which regions work with the same partner in the same field, each with deals of its own.",
        "Показать, какие регионы работают с одним партнёром в одной области, каждый по своим сделкам.",
        ("argun competitors RU-PRI", "argun competitors --format json"),
    ),
    "niches": CommandHelp(
        "Show what a region does that few others do, by sector and by what it exports.",
        "Показать, чем занят регион и мало кто ещё: по отраслям и по вывозу.",
        ("argun niches RU-SA", "argun niches --most-others 2 --least-deals 1 --format csv"),
    ),
    "brokers": CommandHelp(
        "Show what falls away if a partner, a crossing or a route goes.",
        "Показать, что пропадёт без партнёра, перехода или маршрута.",
        ("argun brokers", "argun brokers --format json"),
    ),
    "promises": CommandHelp(
        "Show what became of announcements: the ledger, the rates by group, what is overdue or unfinished.",
        "Показать, что стало с объявленным: список, доли по группам, просроченное, незавершённое.",
        (
            "argun promises --region RU-AMU",
            "argun promises --by kind",
            "argun promises --unfinished --as-of 2026-11-30",
            "argun promises --overdue --format json",
            "argun promises --survival",
        ),
    ),
    "changes": CommandHelp(
        "Tell what happened between two days: what is new, moved, stalled, gone silent, ended, with points.",
        "Показать, что произошло между двумя днями: новое, сдвиги, остановки, молчание, завершения, баллы.",
        (
            "argun changes --from edition:rating-2025 --to edition:rating-2026",
            "argun changes --from 2025-05-31 --to 2026-05-31 --region RU-AMU",
            "argun changes --from 2025-05-31 --to 2026-05-31 --of provinces --format csv",
        ),
    ),
    "export": CommandHelp(
        "Write the graph as a network page, GraphML, GEXF, Turtle or CSV.",
        "Записать граф: страница сети, GraphML, GEXF, Turtle или CSV.",
        ("argun export -", "argun export graphml --output argun.graphml"),
    ),
    "card": CommandHelp(
        "Print the data card: counts by type, stage, health, region and source.",
        "Вывести карточку данных: количество по типам, стадиям, состояниям, регионам и источникам.",
        ("argun card", "argun card --lang ru"),
    ),
    "method": CommandHelp(
        "Print the method of the marks: orders with reasons, numbers that follow, one region worked by hand.",
        "Вывести метод оценок: порядки с причинами, их числа, один регион с расчётом.",
        ("argun method", "argun method --lang ru"),
    ),
    "schema": CommandHelp(
        "Print the types, properties and vocabularies, the method file or the ontology.",
        "Вывести типы, свойства и словари, файл метода или онтологию.",
        ("argun schema", "argun schema --method", "argun schema --ontology"),
    ),
}
