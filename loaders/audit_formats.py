"""The audit's findings for tables, for programs (JSON) and for code review (SARIF 2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from graph.texts import say, translate
from loaders.audit import AuditReport, Finding, Rule, all_rules
from loaders.coverage import COVERED, SET_ASIDE, UNACCOUNTED, Coverage
from schema.wording import shortened, visible

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def finding_records(report: AuditReport, lang: str) -> list[dict[str, Any]]:
    """Return a record for each finding, texts in the language; ``line`` is 0 for the whole file."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "file": finding.file,
            "line": finding.line,
            "key": finding.key,
            "message": _message(finding, lang),
            "next": _next(finding.definition, lang),
        }
        for finding in report.findings
    ]


def coverage_records(coverage: Coverage) -> list[dict[str, Any]]:
    """Return a record for each paragraph of a source, in the order of the source."""
    return [
        {
            "locator": f"{p.section}/{p.column or '?'}/{p.ordinal}",
            "status": p.status,
            "ties": list(p.ties),
            "observations": list(p.observations),
            "reason": p.set_aside,
        }
        for p in coverage.paragraphs
    ]


def _message(finding: Finding, lang: str) -> str:
    return shortened(visible(say(finding.message, lang)))


def _next(rule: Rule, lang: str) -> str:
    return translate(rule.next, lang)


def to_json(report: AuditReport, lang: str) -> str:
    """Return the report as JSON: counts, findings in the language, coverage; ends with a newline."""
    content = {
        "errors": report.errors,
        "warnings": report.warnings,
        "documents": dict(report.documents) if report.documents is not None else None,
        "findings": finding_records(report, lang),
        "coverage": [_coverage(coverage) for coverage in report.coverage],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


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


def to_sarif(report: AuditReport, lang: str, *, version: str = "", root: str = "") -> str:
    """Return the findings as a SARIF 2.1.0 log in the language; ends with a newline.

    ``version`` is Argun's own; ``root`` the path from the repository's root to the dataset, put before
    the name of every file (GitHub shows the findings beside the lines then).
    """
    rules = all_rules()
    descriptors = [_descriptor(rule, lang) for rule in rules.values()]
    driver: dict[str, Any] = {"name": "argun check", "language": lang, "rules": descriptors}
    if version:
        driver["version"] = version
    index = {rule_id: number for number, rule_id in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, lang, index, root) for finding in report.findings],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _descriptor(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": _pascal(rule.title),
        "shortDescription": {"text": translate(rule.title, lang)},
        "help": {"text": _next(rule, lang)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _pascal(title: str) -> str:
    words: Iterable[str] = ("".join(c for c in word if c.isalnum()) for word in title.split())
    return "".join(word[:1].upper() + word[1:] for word in words)


def _result(finding: Finding, lang: str, index: Mapping[str, int], root: str) -> dict[str, Any]:
    uri = quote((PurePosixPath(root) / finding.file).as_posix())
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.line:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.key:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.key}]
    message = f"{_message(finding, lang)}. {_next(finding.definition, lang)}."
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": message},
        "locations": [location],
    }
