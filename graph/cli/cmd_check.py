"""Commands that vouch: the audit of the data (check), its card (card), the method of the marks (method)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    DatasetOption,
    LangOption,
    MethodOption,
    checked_language,
    settings,
    workspace,
)
from graph.cli.output import Format, note, write_records
from graph.cli.words import count_of, say
from schema.errors import CheckError, UsageError


class CheckFormat(StrEnum):
    """How findings are written."""

    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    tsv = "tsv"
    sarif = "sarif"


def check(
    dataset: DatasetOption = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            help=N_("Your copies of the source documents: places are checked in them."),
        ),
    ] = None,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage",
            help=N_("List every paragraph with the ties that cover it (with --sources)."),
        ),
    ] = False,
    agreement: Annotated[
        bool,
        typer.Option(
            "--agreement",
            help=N_("Agreement of two independent readings instead."),
        ),
    ] = False,
    errors_only: Annotated[
        bool, typer.Option("--errors-only", help=N_("Leave out warnings."))
    ] = False,
    format_: Annotated[
        CheckFormat | None, typer.Option("--format", help=N_("How to write it."))
    ] = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    lang = checked_language(lang)
    plain = Format(format_.value) if format_ and format_ is not CheckFormat.sarif else None
    if agreement:
        _write_agreement(plain)
        return
    from graph.cli.russian import to_russian
    from loaders import audit_formats
    from loaders.audit import audit
    from loaders.coverage import COVERED, SET_ASIDE, UNACCOUNTED
    from loaders.dataset_reader import shipped_dataset

    if coverage and sources is None:
        raise UsageError("--coverage needs the documents: argun check --coverage --sources DIR")
    report = audit([shipped_dataset(), *(dataset or settings().datasets)], sources, to_russian)
    if coverage:
        rows = [
            dict(zip(audit_formats.COVERAGE_COLUMNS, r, strict=True))
            for c in report.coverage
            for r in audit_formats.coverage_rows(c)
        ]
        write_records(rows, plain)
    elif format_ is CheckFormat.sarif:
        from importlib.metadata import version

        typer.echo(audit_formats.to_sarif(report, version=version("argun"), root="loaders/dataset"), nl=False)
    elif format_ is CheckFormat.json and not errors_only:
        typer.echo(audit_formats.to_json(report), nl=False)
    else:
        rows = [
            dict(zip(audit_formats.COLUMNS, row, strict=True))
            for row in audit_formats.table_rows(report, lang)
        ]
        write_records([row for row in rows if not errors_only or row["severity"] == "error"], plain)
    for document in report.coverage:
        counts = [document.count(status) for status in (None, COVERED, SET_ASIDE, UNACCOUNTED)]
        note(
            translate(N_("{}: {}, {} covered, {} set aside, {} unaccounted"), lang).format(document.source_id, count_of(counts[0], "paragraph", lang), *counts[1:])
        )
    note(f"{count_of(report.errors, 'error', lang)}, {count_of(report.warnings, 'warning', lang)}")
    if report.errors:
        raise typer.Exit(CheckError.exit_code)


def _write_agreement(format_: Format | None) -> None:
    from loaders.agreement import read_agreements

    records = [
        {"batch": a.batch, "field": a.field, "ties": a.count, "equal": a.share, "kappa": a.kappa}
        for a in read_agreements()
    ]
    write_records(records, format_)


def card(dataset: DatasetOption = None, lang: LangOption = DEFAULT_LANGUAGE) -> None:
    from graph.workflows.documents.data_card import data_card

    typer.echo(data_card(workspace(dataset), checked_language(lang)), nl=False)


def method(
    method: MethodOption = None, dataset: DatasetOption = None, lang: LangOption = DEFAULT_LANGUAGE
) -> None:
    from graph.workflows.documents.method import method_document

    typer.echo(method_document(workspace(dataset, None, method), checked_language(lang)), nl=False)
