"""The main job: load, ask the headline questions, mark, write all files and the atlas that leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.files.writing import write_folder
from graph.progress import Progress
from graph.releases import RELEASES_FILE, releases_json
from graph.tables import to_delimited, to_json
from graph.texts import BASE, translate
from graph.workflows.atlas.atlas import atlas_files
from graph.workflows.query_book import headings
from graph.workflows.records.clusters import cluster_records
from graph.workflows.records.scores import explain_record, score_records
from graph.workflows.workspace import Workspace, load_store
from queries.library import Library, bind_parameters
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from graph.store.base import LoadReport, QueryResult, Store
    from queries.header import Query

#: The questions of the query book that the main job answers, all without a parameter, and the columns that
#: a first look needs; ``{lang}`` stands for the language. The files hold every column.
HEADLINES = {
    "companies_in_several_regions": ("company_{lang}", "regions", "deals", "region_ids"),
    "announced_not_there": ("deal_{lang}", "kind", "note_{lang}", "stage", "last_period"),
    "crossings_and_corridors": ("route_{lang}", "mode", "places_{lang}", "stages", "healths"),
    "sister_ties": ("from_{lang}", "tie_type", "to_{lang}", "stage"),
}
#: What the files hold.
_FILES = {
    "marks.csv": N_("Marks"),
    "marks.json": N_("Marks"),
    "explanations.ndjson": N_("What each mark rests on: the points of every tie"),
    "clusters.json": N_("Clusters of regions and provinces"),
    RELEASES_FILE: N_("The data that all of this is made of: name, version, date, licence"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A query of the book with its result."""

    query: Query
    result: QueryResult

    def columns(self, lang: str) -> list[str]:
        """Return the columns of a first look in a language, or in English where the answer has no other."""
        wanted = HEADLINES[self.query.name]
        own = [column.format(lang=lang) for column in wanted]
        english = [column.format(lang=BASE) for column in wanted]
        known = self.result.columns
        return [column if column in known else other for column, other in zip(own, english, strict=True)]

    def headings(self, lang: str) -> list[str]:
        """Return what these columns mean, in a language."""
        return headings(self.query, self.columns(lang), lang)

    def summary(self, lang: str) -> str:
        """Return the question in a language."""
        return translate(self.query.summary, lang)

    @property
    def told(self) -> Message:
        """The question and how many rows answer it."""
        rows = counted("{count} row", "{count} rows", len(self.result.rows))
        return Message("{text} ({detail})", text=Message(self.query.summary), detail=rows)


@dataclass(frozen=True, slots=True)
class MainJob:
    """What the main job did."""

    report: LoadReport
    answers: Mapping[str, Answer]
    marks: list[dict[str, Any]]
    files: tuple[Path, ...]


def run_main_job(workspace: Workspace, store: Store, output: Path, lang: str, progress: Progress) -> MainJob:
    """Run everything on a store and write the files; the marks come from the graph read back from the store.

    The files appear in ``output`` when all are complete, the first page last.

    Raises
    ------
    ArgunError
        The store refuses, or a file cannot be written.
    """
    report, loaded = load_store(workspace, store, lang, progress)
    answers = {name: _ask(store, name) for name in HEADLINES}
    marks = score_records(loaded.scores(), loaded.statements, lang)
    files = _contents(loaded, answers, marks, lang)
    pages = atlas_files(loaded, (lang,), lang, progress, _meanings(files, answers))
    write_folder(output, files | pages, private=bool(workspace.directories))
    return MainJob(report, answers, marks, tuple(output / name for name in files))


def _ask(store: Store, name: str) -> Answer:
    query = Library().find(name)
    return Answer(query, store.query(query.text, bind_parameters(query, {})))


def _contents(
    workspace: Workspace, answers: Mapping[str, Answer], marks: list[dict[str, Any]], lang: str
) -> dict[str, bytes]:
    clusters = cluster_records(workspace.clusters, workspace.statements, lang)
    contents = {
        "marks.csv": to_delimited(marks, list(marks[0]), ","),
        "marks.json": to_json(marks) + "\n",
        "explanations.ndjson": "".join(to_json(explain_record(s)) + "\n" for s in workspace.scores()),
        "clusters.json": to_json(clusters) + "\n",
        RELEASES_FILE: releases_json(workspace.releases),
    }
    for name, answer in answers.items():
        text = to_delimited(answer.result.records(), answer.result.columns, "\t")
        contents[f"queries/{name}.tsv"] = text
    return {name: text.encode() for name, text in contents.items()}


def _meanings(names: Iterable[str], answers: Mapping[str, Answer]) -> dict[str, Message]:
    """Return what each file holds."""
    meanings = {name: Message(text) for name, text in _FILES.items()}
    meanings |= {f"queries/{name}.tsv": answer.told for name, answer in answers.items()}
    return {name: meanings[name] for name in names}
