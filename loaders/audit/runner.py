"""Runs every rule over layers of data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from pathlib import Path

from loaders.audit.records import Context, Fault
from loaders.audit.registry import CHECKS, rule_of_code
from loaders.audit.report import AuditReport, Finding
from loaders.audit.rules import ERROR
from loaders.coverage import cover, set_aside_reasons
from loaders.dataset_files import RawDataset
from loaders.dataset_reader import Reading, read_layers
from loaders.documents import read_documents
from loaders.places import key_text
from schema.errors import DatasetError, Problem
from schema.messages import Message
from schema.reader import read_schema


def audit(directories: Sequence[Path], sources: Path | None = None) -> AuditReport:
    """Check layers of data, from the lowest to the highest, against every rule.

    ``sources`` is the directory of the source documents; without it, places are checked for their form
    only and there is no coverage. The findings are in order of file, line and rule.

    Raises
    ------
    DatasetError
        When a directory is no dataset at all; a manifest with mistakes is a finding.
    UsageError
        When ``sources`` holds no document of a source.
    """
    try:
        reading = read_layers(directories)
    except DatasetError as error:
        if not error.problems:
            raise
        return AuditReport(_sorted(_from_problem(p) for p in error.problems), partial=True)
    documents = read_documents(sources, reading.statements) if sources is not None else None
    context = Context(
        read_schema(), reading.statements, reading.layers, documents or {}, stand_ins=reading.stand_ins
    )
    found = [_from_problem(p, layer) for layer in reading.layers for p in layer.problems]
    found += [_from_fault(fault) for fault in _faults(context)]
    partial, releases = bool(reading.problems), reading.releases
    if documents is None:
        return AuditReport(_sorted(found), partial=partial, releases=releases)
    coverage = cover(reading.statements, documents, set_aside_reasons(reading.layers))
    names = {source: document.name for source, document in documents.items()}
    return AuditReport(_sorted(found), coverage, names, partial, releases)


def count_layer_errors(reading: Reading) -> int:
    """Count the errors of a sound reading's upper layers, without lines and warnings: some 10 ms a layer.

    The lowest layer is taken as right; :func:`audit` of all layers finds the same errors, with their places.
    """
    beneath, layers = reading.layers[:1], reading.layers[1:]
    context = Context(read_schema(), reading.statements, layers, beneath=beneath)
    return len({_identity(fault) for fault in _faults(context) if fault.rule.severity == ERROR})


def _faults(context: Context) -> Iterator[Fault]:
    """Yield what breaks the rules; what follows from an absence only below the first layer with problems."""
    partial = {id(layer) for layer in dropwhile(lambda layer: not layer.problems, context.layers)}
    for check in CHECKS.values():
        for fault in check.find(context):
            if not fault.rule.absence or id(fault.item.layer) not in partial:
                yield fault


def _identity(fault: Fault) -> tuple[str, str, str, Message]:
    """Return what tells one finding from another but its line."""
    path = key_text((*fault.item.path, *fault.path))
    return fault.rule.id, fault.item.shown, path, fault.message


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings)))


def _from_problem(problem: Problem, layer: RawDataset | None = None) -> Finding:
    rule = rule_of_code(problem.code)
    file, directory = (layer.shown(problem.file), layer.path) if layer else (problem.file, None)
    return Finding(file, problem.line, rule.id, problem.key, rule.severity, problem.message, directory)


def _from_fault(fault: Fault) -> Finding:
    rule, item = fault.rule, fault.item
    path = (*item.path, *fault.path)
    line = item.file.places.line(path) or 1
    key, directory = key_text(path), item.layer.path
    return Finding(item.shown, line, rule.id, key, rule.severity, fault.message, directory)
