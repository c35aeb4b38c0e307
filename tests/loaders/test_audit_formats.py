"""The audit's findings as table, JSON and SARIF, and its report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.workflows.contracts.checks import COVERAGE, FINDINGS, REPORT
from loaders.audit import AuditReport, all_rules
from loaders.audit_formats import (
    coverage_records,
    finding_records,
    to_json,
    to_sarif,
)
from schema.messages import Message
from tests.loaders.audit_factory import TIES, Edit, audit_with, write_dataset

_EDITS: tuple[Edit, ...] = (
    (TIES, "value: 70,", "value: 170,"),
    (TIES, '["Huajing Group"]', '["Huajing"]'),
    (TIES, "{at: before/1, stage: agreed", "{at: before/77, stage: agreed"),
)


@pytest.fixture
def report(tmp_path: Path) -> AuditReport:
    return audit_with(tmp_path, *_EDITS)


def test_findings_and_paragraphs_are_as_declared_with_the_next_step(report: AuditReport) -> None:
    findings = finding_records(report, "en")
    assert [(f["rule"], f["line"]) for f in findings] == [(f.rule, f.line) for f in report.findings]
    assert all(all(finding.values()) for finding in findings)
    assert [fault for finding in findings for fault in FINDINGS.faults(finding)] == []
    paragraphs = coverage_records(report.coverage[0])
    assert [fault for paragraph in paragraphs for fault in COVERAGE.faults(paragraph)] == []


def test_a_finding_on_a_whole_file_has_line_0(report: AuditReport) -> None:
    (record,) = finding_records(AuditReport((replace(report.findings[0], line=0),)), "en")
    assert record["line"] == 0


@pytest.mark.parametrize(
    ("lang", "message", "step"),
    [
        (
            "ru",
            "RU-AMU/before/77 нет в rating-test.md: в разделе 4 абзаца",
            "Найдите место и исправьте номер",
        ),
        ("zh", "rating-test.md 中没有 RU-AMU/before/77：该分节有 4 段", "请找到原文并更正编号"),
    ],
)
def test_findings_are_told_in_the_language_asked(
    report: AuditReport, lang: str, message: str, step: str
) -> None:
    (row,) = [r for r in finding_records(report, lang) if r["rule"] == "AR061"]
    assert (row["message"], row["next"]) == (message, step)
    (finding,) = [f for f in json.loads(to_json(report, lang))["findings"] if f["rule"] == "AR061"]
    assert (finding["message"], finding["next"]) == (message, step)
    (run,) = json.loads(to_sarif(report, lang))["runs"]
    (result,) = [r for r in run["results"] if r["ruleId"] == "AR061"]
    assert result["message"]["text"] == f"{message}. {step}."
    assert run["tool"]["driver"]["language"] == lang


def test_a_long_message_in_chinese_is_shown_whole(report: AuditReport) -> None:
    sentence = "该联系的各方均不在来源所述地区之内，而来源又未说明其所在地。" * 4
    finding = replace(report.findings[0], message=Message("{text}", text=sentence))
    (record,) = finding_records(replace(report, findings=(finding,)), "zh")
    assert record["message"] == sentence
    assert len(sentence) > 100


def test_json_holds_counts_findings_and_coverage(report: AuditReport) -> None:
    text = to_json(report, "en")
    loaded = json.loads(text)
    assert text.endswith("}\n")
    assert list(REPORT.faults(loaded)) == []
    assert loaded["findings"] == finding_records(report, "en")
    assert (loaded["errors"], loaded["warnings"]) == (report.errors, report.warnings)
    (coverage,) = loaded["coverage"]
    assert coverage["paragraphs"] == sum(coverage[k] for k in ("covered", "set_aside", "unaccounted")) == 5
    assert loaded["documents"] == {"source:paper": "paper.md", "source:rating-test": "rating-test.md"}


def test_json_without_documents_says_so(tmp_path: Path) -> None:
    loaded = json.loads(to_json(AuditReport(()), "en"))
    assert loaded["documents"] is None
    assert loaded["coverage"] == []


def _check_location(location: Mapping[str, Any]) -> None:
    physical = location["physicalLocation"]
    uri = physical["artifactLocation"]["uri"]
    assert uri
    assert not uri.startswith("/")
    assert " " not in uri
    assert physical.get("region", {"startLine": 1})["startLine"] >= 1


def test_sarif_has_the_structure_of_2_1_0(report: AuditReport) -> None:
    """Check what the OASIS standard requires of sarifLog, run, tool, reportingDescriptor and result."""
    log = json.loads(to_sarif(report, "en", version="1.2.3", root="loaders/data set"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("argun check", "1.2.3")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == list(all_rules())
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
        assert rule["name"].isalnum()
    assert len(run["results"]) == len(report.findings)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        _check_location(location)
        assert location["physicalLocation"]["artifactLocation"]["uri"].startswith("loaders/data%20set/")


def test_finding_without_a_line_has_no_region_in_sarif(report: AuditReport) -> None:
    whole_file = AuditReport((replace(report.findings[0], line=0),))
    (result,) = json.loads(to_sarif(whole_file, "en"))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_coverage_gives_locator_status_and_reason(report: AuditReport) -> None:
    by_locator = {record["locator"]: record for record in coverage_records(report.coverage[0])}
    assert by_locator["RU-AMU/after/4"] == {
        "locator": "RU-AMU/after/4",
        "status": "set_aside",
        "ties": [],
        "observations": [],
        "reason": "continues 3",
    }
    assert by_locator["RU-BU/before/1"]["ties"] == ["EXPORTS/region:RU-BU/product:soy"]


@pytest.mark.parametrize("form", ["to_json", "to_sarif"])
def test_output_does_not_depend_on_the_hash_seed(form: str, tmp_path: Path) -> None:
    data, sources = write_dataset(tmp_path, *_EDITS)
    code = (
        "import sys; from pathlib import Path\n"
        "from loaders.audit import audit; import loaders.audit_formats as f\n"
        f"r = audit([Path({str(data)!r})], Path({str(sources)!r}))\n"
        f"sys.stdout.buffer.write(f.{form}(r, 'ru').encode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
