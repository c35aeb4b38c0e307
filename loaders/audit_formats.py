"""The audit's findings for tables, for programs (JSON) and for code review (SARIF 2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from loaders.audit import AuditReport, Finding, Rule, read_rules
from loaders.coverage import COVERED, SET_ASIDE, UNACCOUNTED, Coverage

COLUMNS = ("rule", "severity", "file", "line", "key", "message", "next")
COVERAGE_COLUMNS = ("locator", "status", "ties", "observations", "reason")
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def table_rows(report: AuditReport, lang: str = "en") -> list[tuple[str, ...]]:
    """Return a row for each finding, in the order of :data:`COLUMNS`, texts in ``en`` or ``ru``."""
    rows: list[tuple[str, ...]] = []
    for finding in report.findings:
        place = (finding.file, str(finding.line or ""), finding.key)
        rows.append(
            (finding.rule, finding.severity, *place, finding.text(lang), _next(finding.definition, lang))
        )
    return rows


def coverage_rows(coverage: Coverage) -> list[tuple[str, ...]]:
    """Return a row for each paragraph, in the order of :data:`COVERAGE_COLUMNS`; ids joined by ``; ``."""
    return [
        (
            f"{p.section}/{p.column or '?'}/{p.ordinal}",
            p.status,
            "; ".join(p.ties),
            "; ".join(p.observations),
            p.set_aside or "",
        )
        for p in coverage.paragraphs
    ]


def _next(rule: Rule, lang: str) -> str:
    return rule.next_ru if lang == "ru" else rule.next_en


def to_json(report: AuditReport) -> str:
    """Return the report as JSON: counts, findings in both languages, coverage; ends with a newline."""
    content = {
        "errors": report.errors,
        "warnings": report.warnings,
        "documents": dict(report.documents) if report.documents is not None else None,
        "findings": [_finding(finding) for finding in report.findings],
        "coverage": [_coverage(coverage) for coverage in report.coverage],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    rule = finding.definition
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "key": finding.key,
        "message_en": finding.message,
        "message_ru": finding.message_ru,
        "next_en": rule.next_en,
        "next_ru": rule.next_ru,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    paragraphs = [
        {
            "section": p.section,
            "paragraph": p.ordinal,
            "column": p.column,
            "line": p.line,
            "status": p.status,
            "ties": list(p.ties),
            "observations": list(p.observations),
            "set_aside": p.set_aside,
        }
        for p in coverage.paragraphs
    ]
    counts = {status: coverage.count(status) for status in (COVERED, SET_ASIDE, UNACCOUNTED)}
    return {
        "source": coverage.source_id,
        "paragraphs": coverage.count(),
        **counts,
        "by_paragraph": paragraphs,
    }


def to_sarif(report: AuditReport, *, version: str = "", root: str = "") -> str:
    """Return the findings as a SARIF 2.1.0 log; ends with a newline.

    ``version`` is Argun's own; ``root`` the path from the repository's root to the dataset, put before
    the name of every file (GitHub shows the findings beside the lines then).
    """
    rules = read_rules()
    driver: dict[str, Any] = {"name": "argun check", "rules": [_descriptor(rule) for rule in rules.values()]}
    if version:
        driver["version"] = version
    index = {rule_id: number for number, rule_id in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index, root) for finding in report.findings],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": _pascal(rule.title_en),
        "shortDescription": {"text": rule.title_en},
        "fullDescription": {"text": f"{rule.title_en}. {rule.title_ru}."},
        "help": {"text": f"{rule.next_en}. / {rule.next_ru}."},
        "defaultConfiguration": {"level": rule.severity},
    }


def _pascal(title: str) -> str:
    words: Iterable[str] = ("".join(c for c in word if c.isalnum()) for word in title.split())
    return "".join(word[:1].upper() + word[1:] for word in words)


def _result(finding: Finding, index: Mapping[str, int], root: str) -> dict[str, Any]:
    uri = quote((PurePosixPath(root) / finding.file).as_posix())
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.line:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.key:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.key}]
    message = f"{finding.message}. {finding.definition.next_en}."
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": message},
        "locations": [location],
    }
