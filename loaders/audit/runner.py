"""Runs every rule over layers of data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from loaders.audit.records import Context, Fault
from loaders.audit.registry import CHECKS, rule_of_code
from loaders.audit.report import AuditReport, Finding
from loaders.audit.rules import ERROR
from loaders.coverage import cover, set_aside_reasons
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
        return AuditReport(_sorted(_from_problem(p) for p in error.problems))
    documents = read_documents(sources, reading.statements) if sources is not None else None
    context = Context(read_schema(), reading.statements, reading.layers, documents or {})
    found = [_from_problem(p) for p in reading.problems]
    found += [_from_fault(fault) for fault in _faults(context)]
    if documents is None:
        return AuditReport(_sorted(found))
    coverage = cover(reading.statements, documents, set_aside_reasons(reading.layers))
    names = {source: document.name for source, document in documents.items()}
    return AuditReport(_sorted(found), coverage, names)


def count_layer_errors(reading: Reading) -> int:
    """Count the errors of a sound reading's upper layers, without lines and warnings: some 10 ms a layer.

    The lowest layer is taken as right; :func:`audit` of all layers finds the same errors, with their places.
    """
    beneath, layers = reading.layers[:1], reading.layers[1:]
    context = Context(read_schema(), reading.statements, layers, beneath=beneath)
    return len({_identity(fault) for fault in _faults(context) if fault.rule.severity == ERROR})


def _faults(context: Context) -> Iterator[Fault]:
    for check in CHECKS.values():
        yield from check.find(context)


def _identity(fault: Fault) -> tuple[str, str, str, Message]:
    """Return what tells one finding from another but its line."""
    path = key_text((*fault.item.path, *fault.path))
    return fault.rule.id, fault.item.shown, path, fault.message


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings)))


def _from_problem(problem: Problem) -> Finding:
    rule = rule_of_code(problem.code)
    return Finding(problem.file, problem.line, rule.id, problem.key, rule.severity, problem.message)


def _from_fault(fault: Fault) -> Finding:
    rule, item = fault.rule, fault.item
    path = (*item.path, *fault.path)
    line = item.file.places.line(path) or 1
    return Finding(item.shown, line, rule.id, key_text(path), rule.severity, fault.message)
