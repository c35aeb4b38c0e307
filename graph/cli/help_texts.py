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
        "Show which ties carry a mark, with their evidence; the points sum to the score.",
        "Показать, какие связи несут оценку, со свидетельствами; сумма баллов равна итогу.",
        (
            "argun explain RU-AMU --top 10",
            "argun explain province:CN-HL --format json",
            "argun explain RU-AMU --to-next-mark up",
            "argun explain RU-AMU --what-if add@SISTER_PROVINCE/region:RU-AMU/province:CN-GD:stage=agreed",
            "argun explain --without-source rating-2026",
        ),
    ),
    "rank-odds": CommandHelp(
        "How likely one place ranks above another, given doubtful evidence, codes and weights.",
        "Насколько вероятно, что одно место стоит выше другого, при сомнениях в данных и весах.",
        ("argun rank-odds RU-AMU RU-PRI",),
    ),
    "sensitivity": CommandHelp(
        "Which weight of the method moves the scores how much.",
        "Какой вес метода насколько сдвигает баллы.",
        ("argun sensitivity", "argun sensitivity RU-AMU --format json"),
    ),
    "compare": CommandHelp(
        "Compare the marks with those of a published edition, beside simple baselines.",
        "Сравнить оценки с опубликованным выпуском и с простыми ориентирами.",
        (
            "argun compare",
            "argun compare --mode blind --show disagreements --format json",
            "argun compare --edition rating-2025 --output comparison",
        ),
    ),
    "clusters": CommandHelp(
        "Show communities of regions and provinces, how firm they are and what holds them.",
        "Показать сообщества регионов и провинций, их прочность и то, что их держит.",
        ("argun clusters", "argun clusters --format json --lang ru"),
    ),
    "network": CommandHelp(
        "Show where regions, provinces or companies stand in the network of results, by what measure.",
        "Показать место регионов, провинций или компаний в сети результатов и смысл каждой меры.",
        ("argun network", "argun network --of companies --measure betweenness --format json"),
    ),
    "dyads": CommandHelp(
        "Show the results of each region with each province; they sum to the region's results.",
        "Показать результаты каждого региона с каждой провинцией; их сумма равна результатам региона.",
        ("argun dyads RU-AMU", "argun dyads --matrix --format csv"),
    ),
    "competitors": CommandHelp(
        "Show which regions court the same partner in the same field.",
        "Показать, какие регионы ищут расположения одного партнёра в одной области.",
        ("argun competitors RU-PRI", "argun competitors --format json"),
    ),
    "niches": CommandHelp(
        "Show what a region does that few others do.",
        "Показать, чем занят регион и мало кто ещё.",
        ("argun niches RU-SA", "argun niches --most-others 2 --least-deals 1 --format csv"),
    ),
    "brokers": CommandHelp(
        "Show what falls away if a partner, a crossing or a route goes.",
        "Показать, что пропадёт без партнёра, перехода или маршрута.",
        ("argun brokers", "argun brokers --bridges --format json"),
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
        "Split the change of marks between two days into new facts, moves, ageing, corrections and method.",
        "Разложить изменение оценок между двумя днями: новое, сдвиги, старение, исправления, метод.",
        (
            "argun changes --from edition:rating-2025 --to edition:rating-2026",
            "argun changes --from 2025-05-31 --to 2026-05-31 --region RU-AMU",
            "argun changes --from 2026-05-31 --to 2026-05-31 --base shipped --dataset examples/my-layer",
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
        "Print the method of the marks: weights with reasons, formulas, one region worked by hand.",
        "Вывести метод оценок: каждый вес с причиной, формулы, один регион с расчётом.",
        ("argun method", "argun method --lang ru"),
    ),
    "schema": CommandHelp(
        "Print the types, properties and vocabularies, the method file or the ontology.",
        "Вывести типы, свойства и словари, файл метода или онтологию.",
        ("argun schema", "argun schema --method", "argun schema --ontology"),
    ),
}
