"""The audit of the data: check."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.command import Session, command
from graph.cli.options import one_of
from graph.cli.output import Format, as_excel, default_format, write_records
from graph.workflows.contracts import checks
from schema.errors import CheckError, UsageError
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from loaders.audit import AuditReport

_PARTIAL = N_(
    "Some records cannot be read. What the data lack, and ids that these records may define, "
    "will be checked once they are corrected."
)


class CheckFormat(StrEnum):
    """How findings are written."""

    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    tsv = "tsv"
    sarif = "sarif"


@command(
    "check",
    N_("Check your data (or the shipped dataset): structure, codebook, evidence, names."),
    examples=(
        "argun check",
        "argun check --dataset examples/my-layer --format json",
        "argun check --dataset examples/my-layer --all",
    ),
    options=("dataset", "excel"),
    records={
        "": checks.FINDINGS,
        "--format json": checks.REPORT,
        "--coverage": checks.COVERAGE,
        "--agreement": checks.AGREEMENT,
        "--contradictions": checks.CONTRADICTIONS,
    },
)
def check(
    session: Session,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("With all findings in the shipped dataset, its warnings too."))
    ] = False,
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
            "--coverage", help=N_("List every paragraph with the ties that cover it (with --sources).")
        ),
    ] = False,
    agreement: Annotated[
        bool, typer.Option("--agreement", help=N_("Agreement of two independent readings instead."))
    ] = False,
    contradictions: Annotated[
        bool,
        typer.Option(
            "--contradictions", help=N_("Where sources contradict each other, which holds, and why, instead.")
        ),
    ] = False,
    errors_only: Annotated[bool, typer.Option("--errors-only", help=N_("Leave out warnings."))] = False,
    form: Annotated[CheckFormat | None, one_of("--format", CheckFormat, N_("How it is written."))] = None,
) -> None:
    if session.format:
        plain = as_excel(form)
    else:
        plain = Format(form.value) if form and form is not CheckFormat.sarif else default_format()
    if agreement:
        _write_agreement(session, plain)
        return
    if contradictions:
        _write_contradictions(session, plain)
        return
    if coverage and sources is None:
        raise UsageError("--coverage needs the documents: argun check --coverage --sources DIR")
    from graph.workflows.notices import unread_tables
    from loaders.audit import audit
    from loaders.dataset_reader import shipped_dataset

    report = audit([shipped_dataset(), *session.layers], sources)
    hidden = 0
    if not everything:
        shown = report.of_layers(session.layers) if session.layers else report.errors_alone()
        report, hidden = shown, len(report.findings) - len(shown.findings)
    if coverage:
        _write_coverage(session, report, plain)
    else:
        _write_findings(session, report.errors_alone() if errors_only else report, form, plain)
    for notice in unread_tables(session.layers):
        session.note(notice)
    _note_coverage(session, report)
    if report.partial:
        session.note(Message(_PARTIAL))
    session.used[:] = report.releases
    session.note(_totals(report))
    session.note_used()
    if hidden:
        session.note(
            counted(
                "{count} finding in the shipped dataset is left out; --all shows it",
                "{count} findings in the shipped dataset are left out; --all shows them",
                hidden,
            )
        )
    if report.errors:
        raise typer.Exit(CheckError.exit_code)


def _write_findings(session: Session, report: AuditReport, form: CheckFormat | None, plain: Format) -> None:
    from loaders import audit_formats

    if form is CheckFormat.sarif:
        from importlib.metadata import version

        text = audit_formats.to_sarif(
            report, version=version("argun"), root="loaders/dataset", lang=session.lang
        )
        typer.echo(text, nl=False)
    elif form is CheckFormat.json:
        typer.echo(audit_formats.to_json(report, session.lang), nl=False)
    else:
        findings = audit_formats.finding_records(report, session.lang)
        write_records(findings, checks.FINDINGS, plain, session.lang)


def _write_coverage(session: Session, report: AuditReport, plain: Format) -> None:
    from loaders.audit_formats import coverage_records

    records = [record for document in report.coverage for record in coverage_records(document)]
    write_records(records, checks.COVERAGE, plain, session.lang)


def _note_coverage(session: Session, report: AuditReport) -> None:
    from loaders.coverage import COVERED, SET_ASIDE, UNACCOUNTED

    for document in report.coverage:
        session.note(
            counted(
                "{source}: {count} paragraph, {covered} covered, {aside} set aside, {rest} unaccounted",
                "{source}: {count} paragraphs, {covered} covered, {aside} set aside, {rest} unaccounted",
                document.count(None),
                source=document.source_id,
                covered=document.count(COVERED),
                aside=document.count(SET_ASIDE),
                rest=document.count(UNACCOUNTED),
            )
        )


def _totals(report: AuditReport) -> Message:
    return Message(
        "{errors}, {warnings}",
        errors=counted("{count} error", "{count} errors", report.errors),
        warnings=counted("{count} warning", "{count} warnings", report.warnings),
    )


def _write_agreement(session: Session, form: Format) -> None:
    from loaders.agreement import read_agreements

    records = [
        {"batch": a.batch, "field": a.field, "ties": a.count, "equal": a.share, "kappa": a.kappa}
        for a in read_agreements()
    ]
    write_records(records, checks.AGREEMENT, form, session.lang)


def _write_contradictions(session: Session, form: Format) -> None:
    from loaders.contradictions import contradiction_records, read_contradictions
    from loaders.dataset_reader import read_releases, shipped_dataset

    found = read_contradictions([shipped_dataset(), *session.layers])
    write_records(contradiction_records(found, session.lang), checks.CONTRADICTIONS, form, session.lang)
    undecided = sum(c.undecided for c in found)
    session.note(
        counted(
            "{count} contradiction, {undecided} not decided",
            "{count} contradictions, {undecided} not decided",
            len(found),
            undecided=undecided,
        )
    )
    session.used[:] = read_releases(session.layers)
    session.note_used()
